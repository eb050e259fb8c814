#include "tools/musubi/page/page_sentences.hpp"

#include <fmt/core.h>

#include <cmath>

#include "tools/musubi/words/number_text.hpp"
#include "tools/musubi/words/what_intervals_hold.hpp"

namespace musubi {

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
    const std::string interval = fmt::format("平均の差の90 %区間：{}〜{}{}", grouped(d.low, decimals, true),
                                             grouped(d.high, decimals, true), unit);
    if (d.low <= 0 && d.high >= 0)
        return fmt::format("「{}」の{}に「{}」との明確な差はありません：{}{}（{}）。", to, what, from, mean,
                           unit, interval);
    const std::string relative =
        std::isfinite(d.relative) ? number(100 * d.relative, 1, true) + " %、" : std::string();
    return fmt::format("「{}」では「{}」に比べ、{}が{}{}{}（{}{}）。", to, from, what,
                       grouped(std::abs(d.mean), decimals), unit, d.mean > 0 ? "多い" : "少ない", relative,
                       interval);
}

InTwoLanguages intervals_in_words(const Vectors& vectors) {
    const std::string en = "Every interval holds " + what_intervals_hold(vectors) + ".";
    if (!vectors.drawn)
        return {en,
                "区間が示すのは同じシナリオを繰り返したときの偶然のばらつきだけであり、パラメータの不確かさは"
                "含みません。"};
    if (vectors.count == 1)
        return {en, "すべての繰り返しで較正パラメータの組が同じため、平均の区間は求められません。"};
    return {en,
            fmt::format(
                "区間は、偶然のばらつきに加え、較正されたパラメータの不確かさを含みます（{}組の値に基づき、"
                "繰り返しではなく組を単位として計算）。その他のパラメータの不確かさは含みません。",
                vectors.count)};
}

}  // namespace musubi
