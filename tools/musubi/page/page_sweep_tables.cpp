#include <fmt/core.h>
#include <fmt/ranges.h>

#include "musubi/missing.hpp"
#include "sim/experiment/designs/factor.hpp"
#include "sim/io/resolved_toml.hpp"
#include "tools/musubi/page/page_sweep_parts.hpp"
#include "tools/musubi/words/parameter_text.hpp"

namespace musubi {
namespace {

PageTable::Column output_column() { return {"output", {"Output", "出力"}, "output"}; }
PageTable::Column estimator_column() { return {"estimator", {"Estimator", "推定法"}, "estimator"}; }
PageTable::Column measure_column() { return {"measure", {"Measure", "尺度"}, "measure"}; }
PageTable::Column factor_column() { return {"factor", {"Factor", "要因"}}; }
PageTable::Column value_column() { return {"value", {"Value", "値"}}; }
PageTable::Column low_column() { return {"low", {"low (95 % interval)", "下限（95 %区間）"}}; }
PageTable::Column high_column() { return {"high", {"high (95 % interval)", "上限（95 %区間）"}}; }

/// The levels, or the first and the last of many.
InTwoLanguages text_of(const Levels& levels) {
    constexpr std::size_t named = 8;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < levels.values.size(); ++i) {
        const auto* text = std::get_if<std::string>(&levels.values[i]);
        texts.push_back(text != nullptr ? *text : toml_value(levels.values[i]));
        if (!levels.weights.empty()) texts.back() += fmt::format(" (× {:g})", levels.weights[i]);
    }
    if (texts.size() > named) {
        const std::string ends = texts.front() + " … " + texts.back();
        return {fmt::format("{}, {} levels", ends, texts.size()),
                fmt::format("{}（{}水準）", ends, texts.size())};
    }
    const std::string all = fmt::format("{}", fmt::join(texts, ", "));
    return {all, all};
}

/// How a factor was varied.
InTwoLanguages text_of(const Spread& spread) {
    if (const auto* even = std::get_if<Prior>(&spread)) {
        const std::string ends = fmt::format("{:g} … {:g}", even->low, even->high),
                          scale = name_of(even->scale);
        return {ends + ", even on a " + scale + " scale", ends + (scale == "linear" ? "（一様）"
                                                                  : scale == "root" ? "（平方根で一様）"
                                                                                    : "（対数で一様）")};
    }
    if (const auto* normal = std::get_if<NormalSpread>(&spread)) {
        const std::string text = fmt::format("{:g} ± {:g}", normal->mean, normal->deviation),
                          ends = fmt::format("{:g} … {:g}", normal->low, normal->high);
        return {text + ", normal, within " + ends, text + "（正規分布、範囲" + ends + "）"};
    }
    if (const auto* triangular = std::get_if<TriangularSpread>(&spread)) {
        const std::string ends = fmt::format("{:g} … {:g}", triangular->low, triangular->high),
                          mode = fmt::format("{:g}", triangular->mode);
        return {ends + ", most often " + mode, ends + "（最頻値" + mode + "）"};
    }
    return text_of(std::get<Levels>(spread));
}

}  // namespace

PageJson output_table(const ShownSweep& sweep) {
    PageTable table{
        output_column(),
        {"family", {"Of", "系列"}},
        {"label", {"Label", "区分"}},
        {"together", {"Mean of several", "複数の平均"}},
        {"mean", {"Mean over the points", "全点の平均"}},
        {"complete", {"Complete points", "欠けのない点"}},
        {"by_factors", {"Variance of a run: by the factors", "1回の実行の分散：要因による分"}},
        {"by_luck", {"by luck", "偶然による分"}},
        {"by_common_luck", {"of it, by luck that all points share", "うち全点に共通の偶然による分"}},
        {"luck_share", {"Share of luck", "偶然の割合"}}};
    for (const OutputAnalysis& one : sweep.analysis.outputs) {
        const VarianceOfARun& v = one.variance;
        table.add({one.output.name, one.output.family, one.output.label, one.output.together, one.mean,
                   one.complete, v.expected, v.luck(), v.common,
                   v.whole() > 0 ? v.luck() / v.whole() : missing});
    }
    return std::move(table).json();
}

PageJson measured_table(const ShownSweep& sweep) {
    PageTable table{output_column(), estimator_column(), measure_column(), factor_column(),
                    value_column(),  low_column(),       high_column()};
    for (const SweepEstimate& one : sweep.analysis.measured)
        if (one.first.empty())
            table.add({one.output, one.estimator, one.measure, one.factor, one.value.value, one.value.low,
                       one.value.high});
    return std::move(table).json();
}

PageJson pair_table(const ShownSweep& sweep) {
    PageTable table{output_column(), factor_column(), {"other", {"With", "組合せる要因"}},
                    value_column(),  low_column(),    high_column()};
    for (const SweepEstimate& one : sweep.analysis.measured)
        if (!one.first.empty())
            table.add({one.output, one.first, one.second, one.value.value, one.value.low, one.value.high});
    return std::move(table).json();
}

PageJson convergence_table(const ShownSweep& sweep) {
    const InTwoLanguages units = word_for(units_of(sweep.plan.sweep.design.kind));
    PageTable table{output_column(),
                    measure_column(),
                    factor_column(),
                    {"sample", units},
                    {"points", {"Points of the design", "計画の点"}},
                    value_column(),
                    low_column(),
                    high_column()};
    for (const MeasuredAt& one : sweep.settling)
        table.add({one.measured.output, one.measured.measure, one.measured.factor, one.blocks, one.points,
                   one.measured.value.value, one.measured.value.low, one.measured.value.high});
    return std::move(table).json();
}

PageJson factor_table(const ShownSweep& sweep) {
    PageTable table{factor_column(),
                    {"group", {"Moves with", "同時に動く組"}},
                    {"spread", {"Varied over", "動かした範囲"}},
                    {"unit", {"Unit", "単位"}},
                    {"source",
                     {"Source: a the programme's sheet, b published, c assumption",
                      "出典：a 評価書、b 公表資料、c 仮定"}},
                    {"meaning", {"Meaning", "意味（英語）"}}};
    for (const SweepFactor& factor : sweep.plan.sweep.factors) {
        const ParameterSpec* spec = parameter_named(*sweep.plan.sweep.model->parameters, factor.name);
        table.add({factor.name, factor.group == factor.name ? "" : factor.group,
                   in_json(text_of(factor.spread)), spec == nullptr ? "" : spec->unit,
                   spec == nullptr ? "" : class_of(spec->source), spec == nullptr ? "" : spec->meaning});
    }
    return std::move(table).json();
}

}  // namespace musubi
