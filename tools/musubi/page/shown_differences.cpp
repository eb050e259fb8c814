#include <fmt/core.h>

#include <utility>

#include "sim/experiment/comparison/answers.hpp"
#include "sim/experiment/estimates/summary.hpp"
#include "sim/experiment/panels/sums.hpp"
#include "tools/musubi/page/page_differences.hpp"
#include "tools/musubi/page/page_numbers.hpp"
#include "tools/musubi/page/page_sentences.hpp"
#include "tools/musubi/page/shown_sums.hpp"
#include "tools/musubi/words/difference_text.hpp"
#include "tools/musubi/words/number_text.hpp"

namespace musubi {
namespace {

PairedDifference difference_of(const SummedResult& base, const SummedResult& changed,
                               const ShownIndicator& indicator) {
    return paired_difference(sum_by_replicate(base.panel(), indicator.column),
                             sum_by_replicate(changed.panel(), indicator.column), base.vectors);
}

PageJson sentence_about(const SummedResult& result, const ShownIndicator& indicator) {
    const Estimate e = estimate(times(indicator.factor, sum_by_replicate(result.panel(), indicator.column)));
    const int decimals = decimals_for({e.high});
    const std::string mean = grouped(e.mean, decimals), low = grouped(e.low, decimals),
                      high = grouped(e.high, decimals);
    const std::string unit = indicator.unit.en.empty() ? "" : " " + indicator.unit.en;
    return in_json({fmt::format("{}: {}{} (5 % to 95 % of the replicates: {} to {}).", indicator.label.en,
                                mean, unit, low, high),
                    fmt::format("{}：平均{}{}（繰り返しの5 %〜95 %：{}〜{}{}）。", indicator.label.ja, mean,
                                indicator.unit.ja, low, high, indicator.unit.ja)});
}

PageJson sentence_about(const SummedResult& base, const SummedResult& changed,
                        const ShownIndicator& indicator) {
    const PairedDifference d = times(indicator.factor, difference_of(base, changed, indicator));
    return in_json({difference_in_words(base.from.name, changed.from.name, indicator.label.en, d),
                    difference_in_japanese(base.from.name, changed.from.name, indicator.label.ja,
                                           indicator.unit.ja, d)});
}

}  // namespace

PageJson total_differences(const SummedResult& base, const SummedResult& changed) {
    PageTable table = difference_table({{"unit", {"Unit", "単位"}}});
    for (const ShownIndicator& indicator : base.words.indicators)
        add_difference(table, indicator, {in_json(indicator.unit)}, difference_of(base, changed, indicator));
    return std::move(table).json();
}

PageJson place_differences(const SummedResult& base, const SummedResult& changed) {
    PageTable table = difference_table(
        {{"dimension", {"By", "区分"}, "dimension"}, {"place", {"Place", "項目"}, "dimension"}});
    for (const ShownIndicator& indicator : base.words.indicators)
        for (const Dimension* by : shown_dimensions(base.panel(), indicator)) {
            const CellSums before = sums_by_cell(base.panel(), indicator.column, {by->name}),
                           after = sums_by_cell(changed.panel(), indicator.column, {by->name});
            for (const std::size_t place : shown_places(*by, indicator))
                add_difference(table, indicator, {by->name, label_of(*by, place)},
                               paired_difference(before.of(place), after.of(place), base.vectors));
        }
    return std::move(table).json();
}

PageJson asked_differences(const Questions& questions, const Panel& base, const Panel& changed) {
    PageTable table(with_differences({{"question", {"Question", "問い"}}}));
    for (const auto& [heading, d] : answer(questions, base, changed).indicators)
        table.add({heading, d.base, d.changed, d.mean, d.low, d.high, d.relative, d.same_sign,
                   d.over_vectors.low, d.over_vectors.high, d.over_vectors.same_sign});
    return std::move(table).json();
}

PageJson answer_about(const SummedResult& result, const std::string& primary_outcome) {
    PageJson sentences = PageJson::array();
    for (const std::size_t i : said_of(result.words.indicators, primary_outcome))
        sentences.push_back(sentence_about(result, result.words.indicators[i]));
    return sentences;
}

PageJson answer_about(const SummedResult& base, const SummedResult& changed,
                      const std::string& primary_outcome) {
    PageJson sentences = PageJson::array();
    for (const std::size_t i : said_of(base.words.indicators, primary_outcome))
        sentences.push_back(sentence_about(base, changed, base.words.indicators[i]));
    return sentences;
}

}  // namespace musubi
