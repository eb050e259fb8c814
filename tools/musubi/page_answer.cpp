#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/experiment/paired.hpp"
#include "sim/experiment/summary.hpp"
#include "tools/musubi/number_text.hpp"
#include "tools/musubi/page_parts.hpp"

namespace musubi {
namespace {

constexpr std::size_t said_in_words = 3;

/// Two decimals at most: a page is read, not computed with.
int decimals_shown(std::initializer_list<double> numbers) { return std::min(2, decimals_for(numbers)); }

/// "5,389", "-0.25".
std::string grouped(double x, int decimals, bool with_sign = false) {
    std::string text = number(x, decimals, with_sign);
    const std::size_t digits = text.find_first_of("0123456789"),
                      whole = std::min(text.find('.'), text.size());
    for (std::size_t at = whole; at > digits + 3; at -= 3) text.insert(at - 3, ",");
    return text;
}

PageJson sentence_about(const ShownResult& result, std::size_t i) {
    const auto& indicator = result.indicators[i];
    const std::size_t last = result.years - 1;
    const Estimate e = estimate(result.of_all_regions(i, last));
    const int decimals = decimals_shown({e.high});
    const std::string mean = grouped(e.mean, decimals), low = grouped(e.low, decimals),
                      high = grouped(e.high, decimals);
    return in_json({fmt::format("In FY{}: {} {} (5 % to 95 % of the replicates: {} to {}).",
                                result.year(last), mean, indicator.label.en, low, high),
                    fmt::format("{}年度の{}は平均{}{}（繰り返しの5 %〜95 %：{}〜{}{}）。", result.year(last),
                                indicator.label.ja, mean, indicator.unit.ja, low, high, indicator.unit.ja)});
}

/// A difference in words; which of them depends on whether there is one, and whether it is clear.
PageJson sentence_about(const ShownResult& base, const ShownResult& changed, std::size_t i) {
    const auto& [en, ja] = base.indicators[i].label;
    const std::string& unit = base.indicators[i].unit.ja;
    const std::size_t last = base.years - 1;
    const auto year = base.year(last);
    const std::string &from = base.from.name, &to = changed.from.name;
    const PairedDifference d =
        paired_difference(base.of_all_regions(i, last), changed.of_all_regions(i, last));
    if (d.mean == 0 && !(d.low < 0))
        return in_json(
            {fmt::format("{}: as many {} in FY{} as {} in every replicate.", to, en, year, from),
             fmt::format("「{}」の{}年度の{}は、すべての繰り返しで「{}」と同じです。", to, year, ja, from)});
    const int decimals = decimals_shown({d.mean, d.low, d.high});
    const std::string mean = grouped(d.mean, decimals, true);
    if (std::isnan(d.low))
        return in_json(
            {fmt::format("{}: {} {} in FY{} against {}, in one replicate: luck may do that.", to, mean, en,
                         year, from),
             fmt::format(
                 "「{}」の{}年度の{}は「{}」との差が{}{}ですが、繰り返しが1回のため偶然かもしれません。", to,
                 year, ja, from, mean, unit)});
    const std::string low = grouped(d.low, decimals, true), high = grouped(d.high, decimals, true);
    const std::string interval_en = fmt::format("90 % interval of the mean difference: {} to {}", low, high);
    const std::string interval_ja = fmt::format("平均の差の90 %区間：{}〜{}{}", low, high, unit);
    if (d.low <= 0 && d.high >= 0)
        return in_json({fmt::format("{}: no clear difference in {} in FY{} from {}: {} ({}).", to, en, year,
                                    from, mean, interval_en),
                        fmt::format("「{}」の{}年度の{}に「{}」との明確な差はありません：{}{}（{}）。", to,
                                    year, ja, from, mean, unit, interval_ja)});
    const std::string size = grouped(std::abs(d.mean), decimals);
    const std::string relative =
        std::isfinite(d.relative) ? grouped(100 * d.relative, 1, true) + " %, " : std::string();
    const std::string relative_ja =
        std::isfinite(d.relative) ? grouped(100 * d.relative, 1, true) + " %、" : std::string();
    return in_json({fmt::format("{}: {} {} {} in FY{} than {} ({}{}).", to, size,
                                d.mean > 0 ? "more" : "fewer", en, year, from, relative, interval_en),
                    fmt::format("「{}」では「{}」に比べ、{}年度の{}が{}{}{}（{}{}）。", to, from, year, ja,
                                size, unit, d.mean > 0 ? "多い" : "少ない", relative_ja, interval_ja)});
}

}  // namespace

PageJson answer_about(const ShownResult& result) {
    PageJson sentences = PageJson::array();
    for (std::size_t i = 0; i < said_in_words; ++i) sentences.push_back(sentence_about(result, i));
    return sentences;
}

PageJson answer_about(const ShownResult& base, const ShownResult& changed) {
    PageJson sentences = PageJson::array();
    for (std::size_t i = 0; i < said_in_words; ++i) sentences.push_back(sentence_about(base, changed, i));
    return sentences;
}

}  // namespace musubi
