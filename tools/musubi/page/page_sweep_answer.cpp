#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "sim/sweep/analysis/factor_order.hpp"
#include "tools/musubi/page/page_sweep_parts.hpp"
#include "tools/musubi/words/number_text.hpp"

namespace musubi {
namespace {

constexpr std::size_t said = 5;

/// "0.41 [0.35, 0.47]" and as it is written in Japanese; without an interval the number alone.
InTwoLanguages with_interval(const Bounded& b) {
    const bool bounded = !std::isnan(b.low);
    const int decimals = bounded ? decimals_for({b.value, b.low, b.high}) : decimals_for({b.value});
    const std::string value = number(b.value, decimals);
    if (!bounded) return {value, value};
    const std::string low = number(b.low, decimals), high = number(b.high, decimals);
    return {fmt::format("{} [{}, {}]", value, low, high), fmt::format("{}［{}〜{}］", value, low, high)};
}

/// The ends of an interval of the size of something.
std::pair<double, double> size_between(const Bounded& b, const OrderingMeasure& by) {
    if (!by.has_direction) return {std::max(0.0, b.low), std::max(0.0, b.high)};
    const double low = std::abs(b.low), high = std::abs(b.high);
    const bool holds_nothing = b.low <= 0 && b.high >= 0;
    return {holds_nothing ? 0 : std::min(low, high), std::max(low, high)};
}

/// "total index" for "total": as a sentence has it.
InTwoLanguages measure_in_words(const OrderingMeasure& by) {
    switch (by.estimator) {
        case SweepEstimator::sobol:
            return {"share of the variance, with all others", "他との組合せを含む分散の割合"};
        case SweepEstimator::morris:
            return {"mean size of its effect, μ*", "効果の大きさの平均μ*"};
        case SweepEstimator::changes:
            return {"change", "変化"};
        case SweepEstimator::pawn:
        case SweepEstimator::correlation:
        case SweepEstimator::tree:
            break;
    }
    return {"partial rank correlation", "偏順位相関"};
}

/// Which factors decide an output most, with their numbers.
InTwoLanguages the_strongest(const std::string& output, const std::vector<SweepEstimate>& factors,
                             std::size_t varied) {
    std::vector<std::string> en, ja;
    for (std::size_t i = 0; i < std::min(said, factors.size()); ++i) {
        const InTwoLanguages text = with_interval(factors[i].value);
        en.push_back(fmt::format("{} ({})", factors[i].factor, text.en));
        ja.push_back(fmt::format("{}（{}）", factors[i].factor, text.ja));
    }
    if (varied == 1)
        return {fmt::format("{}: {}; nothing else was varied.", output, en.front()),
                fmt::format("「{}」：{}。動かした要因はこれだけです。", output, ja.front())};
    if (varied <= said)
        return {fmt::format("{}, by what decides most: {}.", output, fmt::join(en, ", ")),
                fmt::format("「{}」への影響の大きい順：{}。", output, fmt::join(ja, "、"))};
    return {fmt::format("{}, by what decides most (of {}): {}.", output, varied, fmt::join(en, ", ")),
            fmt::format("「{}」への影響の大きい順（{}個中）：{}。", output, varied, fmt::join(ja, "、"))};
}

/// What keeps that order from being sure: those that may be nothing, and a last that may not be the last.
std::optional<InTwoLanguages> what_is_not_sure(const std::vector<SweepEstimate>& factors,
                                               const OrderingMeasure& by) {
    std::vector<std::string> unsure;
    const std::size_t shown = std::min(said, factors.size());
    for (std::size_t i = 0; i < shown; ++i)
        if (!(size_between(factors[i].value, by).first > 0)) unsure.push_back(factors[i].factor);
    std::string en, ja;
    if (!unsure.empty()) {
        en = fmt::format("Not clearly different from nothing: {}.", fmt::join(unsure, ", "));
        ja = fmt::format("影響の有無が明確でないもの：{}。", fmt::join(unsure, "、"));
    }
    if (factors.size() > shown) {
        const SweepEstimate &last = factors[shown - 1], &next = factors[shown];
        if (!(size_between(last.value, by).first > size_between(next.value, by).second)) {
            en += fmt::format("{}{} may belong among them instead of {}: their intervals overlap.",
                              en.empty() ? "" : " ", next.factor, last.factor);
            ja += fmt::format("{}と{}の区間は重なり、順位は確かではありません。", last.factor, next.factor);
        }
    }
    if (en.empty()) return std::nullopt;
    return InTwoLanguages{en, ja};
}

/// How many factors, groups of them or changes were to be told apart, whether or not they could be.
std::size_t count_of(const ShownSweep& sweep, const std::string& output) {
    const auto& all = sweep.analysis.measured;
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const SweepEstimate& one) {
        return one.output == output && one.estimator == name_of(sweep.by.estimator) &&
               one.measure == sweep.by.measure;
    }));
}

InTwoLanguages nothing_found(const SweepAnalysis& analysis, const std::string& output) {
    const bool is_constant =
        std::any_of(analysis.notes.begin(), analysis.notes.end(), [&](const SweepNote& note) {
            return note.output == output && note.kind == SweepNote::Kind::does_not_vary;
        });
    if (is_constant)
        return {output + " is the same at every point: nothing that was varied decides it.",
                "「" + output + "」：どの点でも同じ値で、動かした要因には左右されません。"};
    return {output + ": nothing can be said of what decides it.",
            "「" + output + "」：何が左右するかは分かりません。"};
}

/// How much of the variance of a run is luck.
std::optional<InTwoLanguages> share_of_luck(const SweepAnalysis& analysis, const std::string& output) {
    const auto found = std::find_if(analysis.outputs.begin(), analysis.outputs.end(),
                                    [&](const OutputAnalysis& one) { return one.output.name == output; });
    const VarianceOfARun& v = found->variance;
    if (std::isnan(v.luck()) || !(v.whole() > 0)) return std::nullopt;
    const double luck = 100 * std::clamp(v.luck() / v.whole(), 0.0, 1.0);
    return InTwoLanguages{
        fmt::format("{}: luck is {:.0f} % of the variance of a single run over these points, the factors are "
                    "the rest.",
                    output, luck),
        fmt::format("「{}」：これらの点での1回の実行の分散のうち偶然が{:.0f} %、残りが要因によるものです。",
                    output, luck)};
}

}  // namespace

PageJson answer_about(const ShownSweep& sweep) {
    PageJson sentences = PageJson::array();
    bool numbers_are_said = false;
    for (const std::string& output : sweep.headlines) {
        std::vector<SweepEstimate> factors = ordered_factors(sweep.analysis, output, sweep.by);
        std::erase_if(factors,
                      [&](const SweepEstimate& one) { return !(sweep.by.size_of(one.value.value) > 0); });
        if (factors.empty()) {
            sentences.push_back(in_json(nothing_found(sweep.analysis, output)));
            continue;
        }
        numbers_are_said = true;
        InTwoLanguages text = the_strongest(output, factors, count_of(sweep, output));
        if (const auto unsure = what_is_not_sure(factors, sweep.by)) {
            text.en += ' ' + unsure->en;
            text.ja += unsure->ja;
        }
        sentences.push_back(in_json(text));
    }
    const InTwoLanguages measure = measure_in_words(sweep.by);
    if (numbers_are_said)
        sentences.push_back(in_json({fmt::format("In brackets: {}, with its 95 % interval.", measure.en),
                                     fmt::format("括弧内は{}とその95 %区間です。", measure.ja)}));
    for (const std::string& output : sweep.headlines)
        if (const auto luck = share_of_luck(sweep.analysis, output)) sentences.push_back(in_json(*luck));
    return sentences;
}

}  // namespace musubi
