#include "tools/musubi/page/page_sentences.hpp"

#include <fmt/core.h>

#include <cmath>

#include "tools/musubi/words/difference_text.hpp"
#include "tools/musubi/words/number_text.hpp"
#include "tools/musubi/words/said_in_words.hpp"
#include "tools/musubi/words/what_intervals_hold.hpp"

namespace musubi {

std::string precision_in_japanese(const PairedDifference& d, const std::string& unit, int decimals) {
    const OverVectors& over = d.over_vectors;
    if (!over.is_known())
        return fmt::format("平均の差の90 %区間：{}〜{}{}", grouped(d.low, decimals, true),
                           grouped(d.high, decimals, true), unit);
    const int wide = decimals_for({d.mean, over.low, over.high});
    return fmt::format("未知のパラメータ{}による幅：{}〜{}{}、{} %の組が{}、平均の精度±{}",
                       over.luck_taken_off ? "" : "と偶然", grouped(over.low, wide, true),
                       grouped(over.high, wide, true), unit, number(100 * over.same_sign, 0),
                       d.mean < 0 ? "負" : "正", grouped((d.high - d.low) / 2, wide));
}

std::string difference_in_japanese(const std::string& from, const std::string& to, const std::string& what,
                                   const std::string& unit, const PairedDifference& d) {
    if (d.mean == 0 && !(d.low < 0))
        return fmt::format("「{}」の{}は、すべての繰り返しで「{}」と同じです。", to, what, from);
    const int decimals = decimals_for({d.mean, d.low, d.high});
    const std::string mean = grouped(d.mean, decimals, true);
    if (std::isnan(d.low))
        return fmt::format(
            "「{}」の{}は「{}」との差が{}{}"
            "ですが、繰り返し（またはパラメータの組）が1つのため偶然かもしれません。",
            to, what, from, mean, unit);
    const std::string interval = precision_in_japanese(d, unit, decimals);
    if (d.low <= 0 && d.high >= 0)
        return fmt::format("「{}」の{}に「{}」との明確な差はありません：{}{}（{}）。", to, what, from, mean,
                           unit, interval);
    const std::string relative =
        std::isfinite(d.relative) ? number(100 * d.relative, 1, true) + " %、" : std::string();
    return fmt::format("「{}」では「{}」に比べ、{}が{}{}{}（{}{}）。{}", to, from, what,
                       grouped(std::abs(d.mean), decimals), unit, d.mean > 0 ? "多い" : "少ない", relative,
                       interval, leaves_sign_open(d) ? "未知のパラメータ次第で符号が変わり得ます。" : "");
}

std::vector<std::size_t> said_of(const std::vector<ShownIndicator>& indicators,
                                 const std::string& primary_outcome) {
    std::vector<std::size_t> said;
    for (std::size_t i = 0; i < indicators.size(); ++i)
        if (indicators[i].id == primary_outcome) said.push_back(i);
    for (std::size_t i = 0; i < indicators.size() && said.size() < said_in_words; ++i)
        if (indicators[i].id != primary_outcome) said.push_back(i);
    return said;
}

InTwoLanguages primary_outcome_in_words(const InTwoLanguages& outcome) {
    return {fmt::format(
                "Primary outcome, named before the runs: {}. This page has many more intervals (90 %): one "
                "in ten misses by chance, so they say what goes with it, and decide nothing by themselves.",
                outcome.en),
            fmt::format(
                "実行の前に定めた主要評価項目：{}。このページには他にも多くの90 %区間があり、その10に1つは"
                "偶然だけで外れます。主要評価項目に伴う動きを示すもので、単独では判断の根拠になりません。",
                outcome.ja)};
}

InTwoLanguages intervals_in_words(const Vectors& vectors) {
    if (!vectors.drawn)
        return {"Every interval holds " + what_intervals_hold(vectors) + ".",
                "区間が示すのは同じシナリオを繰り返したときの偶然のばらつきだけであり、パラメータの不確かさは"
                "含みません。"};
    if (vectors.count == 1)
        return {"Every interval holds " + what_intervals_hold(vectors) + ".",
                "すべての繰り返しで較正パラメータの組が同じため、平均の区間は求められません。"};
    return {
        fmt::format("Ranges of replicates hold {}. Intervals of means say {}; beside a difference stands its "
                    "range over what is not known.",
                    what_ranges_hold(vectors), what_intervals_hold(vectors)),
        fmt::format("繰り返しの幅は、偶然のばらつきと較正されたパラメータの不確かさの両方を含みます（{}組）。"
                    "平均の区間は平均がどれほど正確かを示すもので（組を単位として計算）、パラメータの不確かさ"
                    "による幅は差に併記します。その他のパラメータの不確かさは含みません。",
                    vectors.count)};
}

}  // namespace musubi
