#include <fmt/core.h>
#include <fmt/ranges.h>

#include "sim/experiment/comparison/paired.hpp"
#include "sim/experiment/estimates/summary.hpp"
#include "tools/musubi/knowledge_cluster/page_parts.hpp"
#include "tools/musubi/page/page_sentences.hpp"
#include "tools/musubi/words/difference_text.hpp"
#include "tools/musubi/words/number_text.hpp"

namespace musubi {
namespace {

PageJson sentence_about(const ShownResult& result, std::size_t i) {
    const auto& indicator = result.indicators[i];
    const std::size_t last = result.years - 1;
    const Estimate e = estimate(times(indicator.factor, result.of_all_regions(i, last)));
    const int decimals = decimals_for({e.high});
    const std::string mean = grouped(e.mean, decimals), low = grouped(e.low, decimals),
                      high = grouped(e.high, decimals);
    return in_json({fmt::format("In FY{}: {} {} (5 % to 95 % of the replicates: {} to {}).",
                                result.year(last), mean, indicator.label.en, low, high),
                    fmt::format("{}年度の{}は平均{}{}（繰り返しの5 %〜95 %：{}〜{}{}）。", result.year(last),
                                indicator.label.ja, mean, indicator.unit.ja, low, high, indicator.unit.ja)});
}

PageJson sentence_about(const ShownResult& base, const ShownResult& changed, std::size_t i) {
    const std::size_t last = base.years - 1;
    const auto& [en, ja] = base.indicators[i].label;
    const PairedDifference d =
        times(base.indicators[i].factor,
              paired_difference(base.of_all_regions(i, last), changed.of_all_regions(i, last), base.vectors));
    return in_json({difference_in_words(base.from.name, changed.from.name,
                                        fmt::format("{} in FY{}", en, base.year(last)), d),
                    difference_in_japanese(base.from.name, changed.from.name,
                                           fmt::format("{}年度の{}", base.year(last), ja),
                                           base.indicators[i].unit.ja, d)});
}

/// As treatment_in_words(), in Japanese, about trial regions.
std::string treatment_in_japanese(const std::string& base, const std::string& changed,
                                  const AnsweredTreatment& answered, const std::string& what,
                                  const std::string& unit) {
    const PairedDifference& d = answered.rows.back().values.front();
    const int decimals = decimals_for({d.mean, d.low, d.high});
    return fmt::format(
        "「{}」では{}が{}年度から「{}」と異なり{}。これらの地域の{}の差は{}〜{}年度の合計で{}{}"
        "（{}）。",
        changed, fmt::join(answered.units, "・"), answered.from, base,
        answered.changed_treats ? "試行でなく本格実施です" : "本格実施でなく試行です", what, answered.from,
        answered.to, grouped(d.mean, decimals, true), unit, precision_in_japanese(d, unit, decimals));
}

void add_treatments_in_words(const ShownResult& base, const ShownResult& changed, PageJson& sentences) {
    const auto& indicator = base.indicators.front();
    const AnsweredTreatment found = answer_treatment(full_or_trial_of(base), base.panel(), changed.panel());
    if (!found.units.empty())
        sentences.push_back(in_json({treatment_in_words(base.from.name, changed.from.name, found),
                                     treatment_in_japanese(base.from.name, changed.from.name, found,
                                                           indicator.label.ja, indicator.unit.ja)}));
}

}  // namespace

PageJson answer_about(const ShownResult& result, const std::string& primary_outcome) {
    PageJson sentences = PageJson::array();
    for (const std::size_t i : said_of(result.indicators, primary_outcome))
        sentences.push_back(sentence_about(result, i));
    return sentences;
}

PageJson answer_about(const ShownResult& base, const ShownResult& changed,
                      const std::string& primary_outcome) {
    PageJson sentences = PageJson::array();
    add_treatments_in_words(base, changed, sentences);
    for (const std::size_t i : said_of(base.indicators, primary_outcome))
        sentences.push_back(sentence_about(base, changed, i));
    return sentences;
}

}  // namespace musubi
