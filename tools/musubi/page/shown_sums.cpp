#include "tools/musubi/page/shown_sums.hpp"

#include <algorithm>
#include <utility>

#include "sim/experiment/comparison/paired.hpp"
#include "sim/experiment/estimates/fan.hpp"
#include "sim/experiment/panels/sums.hpp"
#include "tools/musubi/page/page_numbers.hpp"

namespace musubi {
namespace {

/// More make a chart that nobody reads.
constexpr std::size_t most_places = 200;

bool names(const DimensionLabels& labels, const std::string& dimension) {
    return std::any_of(labels.begin(), labels.end(), [&](const auto& one) { return one.first == dimension; });
}

/// A variable as an indicator, in the words of the file: its sum but for what the model leaves out.
ShownIndicator as_it_is(const Variable& variable, const DimensionLabels& left_out) {
    const std::string name = variable.long_name.empty() ? variable.name : variable.long_name;
    const std::string unit = variable.units == "1" ? "" : variable.units;
    ShownIndicator indicator{variable.name, {name, name}, {unit, unit}, {"", variable.name, {}, {}}};
    for (const auto& one : left_out)
        if (std::find(variable.dimensions.begin(), variable.dimensions.end(), one.first) !=
            variable.dimensions.end())
            indicator.column.leave_out.push_back(one);
    return indicator;
}

PageWords words_about(const ResultInput& result) {
    const AnyModel* model = model_of(result);
    PageWords words = model != nullptr && model->page ? model->page(result.panel) : PageWords();
    if (!words.indicators.empty()) return words;
    const DimensionLabels left_out =
        model != nullptr && model->left_out ? model->left_out(result.panel) : DimensionLabels();
    for (const Variable& variable : result.panel.variables)
        if (holds_amounts(variable)) words.indicators.push_back(as_it_is(variable, left_out));
    return words;
}

std::vector<PageTable::Column> with_quantiles(std::vector<PageTable::Column> columns) {
    const std::vector<PageTable::Column> quantiles{{"mean", {"Mean", "平均"}},  {"p05", {"5 %", "5 %点"}},
                                                   {"p25", {"25 %", "25 %点"}}, {"p50", {"Median", "中央値"}},
                                                   {"p75", {"75 %", "75 %点"}}, {"p95", {"95 %", "95 %点"}}};
    columns.insert(columns.end(), quantiles.begin(), quantiles.end());
    return columns;
}

void add_fan(PageTable& table, std::vector<PageJson> cells, const ShownIndicator& indicator,
             std::vector<double> sample) {
    const Fan f = fan(times(indicator.factor, std::move(sample)));
    for (const double number : {f.mean, f.p05, f.p25, f.p50, f.p75, f.p95}) cells.emplace_back(number);
    table.add(std::move(cells));
}

}  // namespace

SummedResult::SummedResult(const Compared& result)
    : from(result), words(words_about(result.result)), vectors(vectors_of(result.result.panel)) {}

std::vector<const Dimension*> shown_dimensions(const Panel& results, const ShownIndicator& indicator) {
    std::vector<const Dimension*> shown;
    for (const std::string& name : results.variable(indicator.column.variable).dimensions) {
        const Dimension& dimension = results.dimension(name);
        if (name != "replicate" && !names(indicator.column.select, name) && dimension.size() > 1 &&
            dimension.size() <= most_places)
            shown.push_back(&dimension);
    }
    return shown;
}

std::vector<const Dimension*> shown_dimensions(const SummedResult& result) {
    std::vector<const Dimension*> all;
    for (const ShownIndicator& indicator : result.words.indicators)
        for (const Dimension* dimension : shown_dimensions(result.panel(), indicator))
            if (std::find(all.begin(), all.end(), dimension) == all.end()) all.push_back(dimension);
    return all;
}

std::vector<std::size_t> shown_places(const Dimension& dimension, const ShownIndicator& indicator) {
    const DimensionLabels& left_out = indicator.column.leave_out;
    std::vector<std::size_t> shown;
    for (std::size_t place = 0; place < dimension.size(); ++place)
        if (std::find(left_out.begin(), left_out.end(),
                      std::pair(dimension.name, label_of(dimension, place))) == left_out.end())
            shown.push_back(place);
    return shown;
}

PageJson total_table(const std::vector<SummedResult>& results) {
    PageTable table(with_quantiles({{"result", {"Scenario", "シナリオ"}},
                                    {"indicator", {"Indicator", "指標"}, "indicator"},
                                    {"unit", {"Unit", "単位"}}}));
    for (const SummedResult& result : results)
        for (const ShownIndicator& indicator : result.words.indicators)
            add_fan(table, {result.from.name, indicator.id, in_json(indicator.unit)}, indicator,
                    sum_by_replicate(result.panel(), indicator.column));
    return std::move(table).json();
}

PageJson place_table(const std::vector<SummedResult>& results) {
    PageTable table(with_quantiles({{"result", {"Scenario", "シナリオ"}},
                                    {"indicator", {"Indicator", "指標"}, "indicator"},
                                    {"dimension", {"By", "区分"}, "dimension"},
                                    {"place", {"Place", "項目"}, "dimension"}}));
    for (const SummedResult& result : results)
        for (const ShownIndicator& indicator : result.words.indicators)
            for (const Dimension* by : shown_dimensions(result.panel(), indicator)) {
                const CellSums sums = sums_by_cell(result.panel(), indicator.column, {by->name});
                for (const std::size_t place : shown_places(*by, indicator))
                    add_fan(table, {result.from.name, indicator.id, by->name, label_of(*by, place)},
                            indicator, sums.of(place));
            }
    return std::move(table).json();
}

}  // namespace musubi
