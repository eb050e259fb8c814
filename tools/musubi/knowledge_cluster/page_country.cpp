#include "models/knowledge_cluster/results/national_series.hpp"
#include "models/knowledge_cluster/results/observed_levels.hpp"
#include "sim/experiment/estimates/summary.hpp"
#include "tools/musubi/knowledge_cluster/page_parts.hpp"

namespace musubi {

PageJson country_table(const std::vector<ShownResult>& results) {
    PageTable table{{"result", {"Scenario", "シナリオ"}},
                    {"series", {"Of the whole country", "全国の系列"}},
                    {"fiscal_year", {"Fiscal year", "年度"}},
                    {"observed", {"Observed", "観測値"}},
                    {"mean", {"Model: mean", "モデル：平均"}},
                    {"p05", {"5 %", "5 %点"}},
                    {"p95", {"95 %", "95 %点"}}};
    for (const ShownResult& result : results) {
        const Panel& panel = result.panel();
        if (!knowledge_cluster::has_observed_levels(panel)) continue;
        const auto& years = panel.dimension("trend_year").numbers;
        for (const auto& series : knowledge_cluster::national_series) {
            const auto& observed = std::get<std::vector<double>>(panel.variable(series.observed()).numbers);
            const CellSums sums = sums_by_cell(panel, {"", series.modelled(), {}, {}}, {"trend_year"});
            for (std::size_t y = 0; y < years.size(); ++y) {
                const Estimate model = estimate(sums.of(y));
                table.add({result.from.name, in_json({series.heading, series.heading_ja}), years[y],
                           observed[y], model.mean, model.low, model.high});
            }
        }
    }
    return std::move(table).json();
}

}  // namespace musubi
