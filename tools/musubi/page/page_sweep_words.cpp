#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "tools/musubi/page/page_sweep_parts.hpp"

namespace musubi {
namespace {

/// Of those about a note, the page itself needs none.
struct SweepWord {
    const char *about, *name;
    InTwoLanguages means;
};

const std::vector<SweepWord>& all_words() {
    static const std::vector<SweepWord> words{
        {"design", "factorial", {"every combination of levels", "全水準の組合せ"}},
        {"design", "latin_hypercube", {"Latin hypercube", "ラテン超方格"}},
        {"design", "sobol", {"Sobol' sequence", "ソボル列"}},
        {"design", "saltelli", {"Saltelli's design", "サルテリの計画"}},
        {"design", "morris", {"Morris' trajectories", "モリスの軌跡"}},
        {"design", "one_at_a_time", {"one factor at a time", "一因子ずつ"}},
        {"design", "list", {"list of points", "点の一覧"}},
        {"estimator", "sobol", {"Sobol' indices", "ソボル感度指数"}},
        {"estimator", "morris", {"Morris' effects", "モリスの効果"}},
        {"estimator", "pawn", {"PAWN distances", "PAWN距離"}},
        {"estimator", "correlation", {"rank correlations", "順位相関"}},
        {"estimator", "tree", {"regression tree", "回帰木"}},
        {"estimator", "changes", {"single changes", "単独の変更"}},
        {"measure", "first", {"alone (first-order index)", "単独（一次感度指数）"}},
        {"measure", "total", {"with all others (total index)", "他との組合せを含む（総感度指数）"}},
        {"measure", "second", {"two together (second-order index)", "二つの組合せ（二次感度指数）"}},
        {"measure", "mu*", {"μ*: mean size of the effect", "μ*：効果の大きさの平均"}},
        {"measure", "mu", {"μ: mean effect", "μ：効果の平均"}},
        {"measure", "sigma", {"σ: spread of the effect", "σ：効果のばらつき"}},
        {"measure", "distance", {"PAWN distance", "PAWN距離"}},
        {"measure", "spearman", {"Spearman's rank correlation", "スピアマンの順位相関"}},
        {"measure", "partial", {"partial rank correlation", "偏順位相関"}},
        {"measure", "importance", {"importance in the tree", "回帰木での重要度"}},
        {"measure", "change", {"change from the scenario", "シナリオからの変化"}},
        {"note", "first-order index", {"first-order index", "一次感度指数"}},
        {"note", "total index", {"total index", "総感度指数"}},
        {"note", "second-order index", {"second-order index", "二次感度指数"}},
        {"note", "mu*", {"μ*", "μ*"}},
        {"note", "PAWN distance", {"PAWN distance", "PAWN距離"}},
        {"note", "rank correlation", {"rank correlation", "順位相関"}},
        {"note", "change", {"change", "変化"}},
        {"note", "any index", {"any index", "感度指数"}},
        {"note", "any effect", {"any effect", "効果"}},
        {"note", "PAWN, which needs 20", {"PAWN, which needs 20", "PAWN距離（20点が必要）"}},
        {"note", "rank correlations", {"rank correlations", "順位相関"}},
        {"note",
         "partial rank correlations of so many factors",
         {"partial rank correlations of so many factors", "この要因数での偏順位相関"}},
        {"note", "a tree, which needs 20", {"a tree, which needs 20", "回帰木（20点が必要）"}},
        {"note", "Saltelli's design", {"Saltelli's design", "サルテリの計画"}},
        {"note", "every combination of levels", {"every combination of levels", "全水準の組合せ"}},
        {"note",
         "neighbouring rows are alike, as along a curve",
         {"neighbouring rows are alike, as along a curve", "隣り合う行が曲線上のように似ています"}},
        {"note",
         "rows share more values than independent ones would",
         {"rows share more values than independent ones would",
          "行どうしが独立な場合より多くの値を共有しています"}},
        {"note", "base points", {"base points", "基準点"}},
        {"note", "trajectories", {"trajectories", "軌跡"}},
        {"note", "points", {"points", "点"}},
        {"note", "replicates", {"replicates", "回の繰り返し"}},
    };
    return words;
}

std::string japanese(const SweepNote& note) {
    using enum SweepNote::Kind;
    const std::string what = word_for(note.what).ja, units = word_for(note.units).ja,
                      factors = fmt::format("{}", fmt::join(note.factors, "と"));
    switch (note.kind) {
        case runs_missing:
            return fmt::format(
                "{}回の実行のうち{}回が欠け、{}回が失敗しました。それを必要とする計算からは除いて"
                "います。",
                note.of, note.count, note.failed);
        case one_replicate:
            return "繰り返しが1回では、偶然と要因を区別できません。2回以上で計画してください。";
        case left_out:
            return fmt::format("{}{}のうち{}が不完全なため除きました。", note.of, units, note.count) +
                   (note.count < note.of ? fmt::format("区間の幅は約{:.0f} %広くなります。", 100 * note.value)
                                         : "");
        case too_few:
            return fmt::format("欠けのない{}が少なすぎるため、{}を推定できません。", units, what);
        case does_not_vary:
            return "どの点でも同じ値です。左右する要因はありません。";
        case no_variance:
            return "偶然を除くと分散が残りません。繰り返しを増やすか、変化する出力を選んでください。";
        case noise:
            return fmt::format("{}を下回るPAWN距離は、ノイズと区別できません。", two_figures(note.value));
        case luck_floor:
            return fmt::format(
                "何もしない要因でも、偶然だけでμ*が{}になります。{}要因のうち{}"
                "はこれに届かず、偶然と区別できません。",
                two_figures(note.value), note.of, note.count);
        case laid_out:
            return fmt::format("一覧の行は{}（{}{}）であり、そのように分析します。", what, note.count, units);
        case not_independent:
            return fmt::format(
                "一覧の点は独立ではありません（{}）。区間もノイズの水準も示せず、"
                "何もしない要因が大きく見えることがあります。",
                what);
        case stood_still:
            return fmt::format("{}の水準が変わった軌跡は{}本中{}本だけです。効果はそれらのものです。",
                               factors, note.of, note.count);
        case moves_together:
            return fmt::format(
                "{}は常に一緒に動くため区別できません。偏順位相関と回帰木では一つとして示します。", factors);
        case determined:
            return fmt::format("{}は互いに決まり合うため、偏順位相関がありません。", factors);
        case too_wide:
            return fmt::format("{}の区間は最大で±{}です。±{}とするには約{}{}（{}回の実行）が必要です。", what,
                               two_figures(note.value), two_figures(note.wanted), note.count, units,
                               note.runs);
    }
    return "";
}

}  // namespace

InTwoLanguages word_for(const std::string& name) {
    const auto found = std::find_if(all_words().rbegin(), all_words().rend(),
                                    [&](const SweepWord& word) { return word.name == name; });
    return found == all_words().rend() ? InTwoLanguages{name, name} : found->means;
}

InTwoLanguages words_of(const SweepNote& note) {
    const std::string about = note.output.empty() ? "" : "「" + note.output + "」：";
    return {text_of(note), about + japanese(note)};
}

PageJson sweep_words() {
    PageJson all;
    for (const SweepWord& word : all_words())
        if (word.about != std::string("note")) all[word.about][word.name] = in_json(word.means);
    return all;
}

std::vector<InTwoLanguages> sweep_caveats(std::vector<InTwoLanguages> caveats) {
    caveats.push_back(
        {"What decides depends on how far each factor was varied: the table of factors says that. A factor "
         "that "
         "was not varied is not among them.",
         "何が結果を左右するかは、各要因をどれだけ動かしたかに依存します（要因の表を参照）。動かしていない要"
         "因は"
         "含まれません。"});
    caveats.push_back(
        {"Every interval is a 95 % interval of the points that were run: more of them narrow it. What is not "
         "known "
         "about the spreads of the factors, and what the model leaves out, is not in it.",
         "区間はすべて、実行した点の標本による95 "
         "%区間で、点を増やせば狭くなります。要因の範囲そのものの不確かさや"
         "、モデルに含まれないことは反映されません。"});
    return caveats;
}

}  // namespace musubi
