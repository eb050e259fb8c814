#include <algorithm>

#include "models/knowledge_cluster/results/page_words.hpp"
#include "models/knowledge_cluster/results/rest_of_country.hpp"
#include "sim/experiment/estimates/fan.hpp"
#include "sim/experiment/estimates/interval.hpp"
#include "tools/musubi/knowledge_cluster/page_parts.hpp"

namespace musubi {
namespace {

void add_fan(PageTable& table, const ShownResult& result, std::size_t indicator, const std::string& region,
             std::size_t year, std::vector<double> sample) {
    const Fan f = fan(times(result.indicators[indicator].factor, std::move(sample)));
    table.add({result.from.name, result.indicators[indicator].id, region, result.year(year), f.mean, f.p05,
               f.p25, f.p50, f.p75, f.p95});
}

const std::string& text_of_region(const Panel& panel, const char* variable, std::size_t region) {
    return std::get<std::vector<std::string>>(panel.variable(variable).numbers)[region];
}

double number_of_region(const Panel& panel, const char* variable, std::size_t region) {
    return std::get<std::vector<double>>(panel.variable(variable).numbers)[region];
}

/// Null in a result of a version that did not tell.
PageJson groups_of_region(const Panel& panel, std::size_t region) {
    for (const Variable& variable : panel.variables)
        if (variable.name == "region_groups")
            return std::get<std::vector<std::int32_t>>(variable.numbers)[region];
    return nullptr;
}

PageJson parts_of(const std::string& list) {
    PageJson parts = PageJson::array();
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(';', at), list.size());
        parts.push_back(list.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

/// The value that most replicates have, the smaller one on a tie, and how many have it.
std::pair<double, std::size_t> commonest(std::vector<double> sample) {
    std::sort(sample.begin(), sample.end());
    std::pair<double, std::size_t> most{0, 0};
    for (std::size_t from = 0; from < sample.size();) {
        const auto end = std::upper_bound(sample.begin(), sample.end(), sample[from]) - sample.begin();
        const std::size_t times = static_cast<std::size_t>(end) - from;
        if (times > most.second) most = {sample[from], times};
        from = static_cast<std::size_t>(end);
    }
    return most;
}

std::string meaning_of(const Variable& variable, double value) {
    for (const Flag& flag : variable.flags)
        if (static_cast<double>(flag.value) == value) return flag.meaning;
    return "";
}

}  // namespace

ShownResult::ShownResult(const Compared& result)
    : from(result),
      indicators(knowledge_cluster::shown_indicators(result.result.panel)),
      years(result.result.panel.dimension("fiscal_year").size()),
      regions(result.result.panel.dimension("region").size()),
      rest(knowledge_cluster::rest_of_country(result.result.panel)),
      vectors(vectors_of(result.result.panel)) {
    for (const auto& indicator : indicators)
        sums.push_back(sums_by_cell(panel(), indicator.column, {"fiscal_year", "region"}));
}

std::int64_t ShownResult::year(std::size_t y) const { return panel().dimension("fiscal_year").numbers[y]; }

const std::string& ShownResult::region(std::size_t r) const { return panel().dimension("region").labels[r]; }

bool ShownResult::is_of_the_programme(std::size_t r) const {
    return std::find(rest.begin(), rest.end(), region(r)) == rest.end();
}

std::vector<double> ShownResult::of(std::size_t indicator, std::size_t year, std::size_t region) const {
    return sums[indicator].of(year * regions + region);
}

std::vector<double> ShownResult::of_all_regions(std::size_t indicator, std::size_t year) const {
    std::vector<double> total = of(indicator, year, 0);
    for (std::size_t r = 1; r < regions; ++r) add_to(total, of(indicator, year, r));
    return total;
}

std::vector<double> ShownResult::of_all_years(std::size_t indicator, std::size_t region) const {
    std::vector<double> total = of(indicator, 0, region);
    for (std::size_t y = 1; y < years; ++y) add_to(total, of(indicator, y, region));
    return total;
}

PageJson fan_table(const std::vector<ShownResult>& results) {
    PageTable table{{"result", {"Scenario", "シナリオ"}},
                    {"indicator", {"Indicator", "指標"}, "indicator"},
                    {"region", {"Region", "地域"}, "region"},
                    {"fiscal_year", {"Fiscal year", "年度"}},
                    {"mean", {"Mean", "平均"}},
                    {"p05", {"5 %", "5 %点"}},
                    {"p25", {"25 %", "25 %点"}},
                    {"p50", {"Median", "中央値"}},
                    {"p75", {"75 %", "75 %点"}},
                    {"p95", {"95 %", "95 %点"}}};
    for (const ShownResult& result : results)
        for (std::size_t i = 0; i < result.indicators.size(); ++i) {
            for (std::size_t y = 0; y < result.years; ++y)
                add_fan(table, result, i, all_regions, y, result.of_all_regions(i, y));
            for (std::size_t r = 0; r < result.regions; ++r)
                for (std::size_t y = 0; y < result.years && result.is_of_the_programme(r); ++y)
                    add_fan(table, result, i, result.region(r), y, result.of(i, y, r));
        }
    return std::move(table).json();
}

PageJson region_table(const ShownResult& result) {
    const Panel& panel = result.panel();
    PageJson all = PageJson::array();
    for (std::size_t r = 0; r < result.regions; ++r)
        all.push_back({{"code", result.region(r)},
                       {"en", text_of_region(panel, "region_name", r)},
                       {"ja", text_of_region(panel, "region_name_ja", r)},
                       {"latitude", number_of_region(panel, "latitude", r)},
                       {"longitude", number_of_region(panel, "longitude", r)},
                       {"fields", parts_of(text_of_region(panel, "region_fields", r))},
                       {"size", text_of_region(panel, "region_size_class", r)},
                       {"groups", groups_of_region(panel, r)}});
    return all;
}

PageJson state_table(const std::vector<ShownResult>& results) {
    PageTable table{{"result", {"Scenario", "シナリオ"}},
                    {"fiscal_year", {"Fiscal year", "年度"}},
                    {"region", {"Region", "地域"}, "region"},
                    {"state", {"Commonest state", "最も多い区分"}, "state"},
                    {"state_share", {"Share of replicates in it", "その区分となる割合"}},
                    {"hub", {"Probability of a hub", "ハブとなる確率"}},
                    {"hub_low", {"low (90 % interval)", "下限（90 %区間）"}},
                    {"hub_high", {"high (90 % interval)", "上限（90 %区間）"}}};
    for (const ShownResult& result : results) {
        const std::vector<std::string> kept{"fiscal_year", "region"};
        const CellSums states = sums_by_cell(result.panel(), {"", "programme_state", {}, {}}, kept);
        const CellSums hubs = sums_by_cell(result.panel(), {"", "hub", {}, {}}, kept);
        for (std::size_t cell = 0; cell < states.cells(); ++cell) {
            const auto [state, times] = commonest(states.of(cell));
            const auto sure = share_with_interval(hubs.of(cell), result.vectors);
            table.add({result.from.name, result.year(cell / result.regions),
                       result.region(cell % result.regions),
                       meaning_of(result.panel().variable("programme_state"), state),
                       static_cast<double>(times) / static_cast<double>(sure.size), sure.value, sure.low,
                       sure.high});
        }
    }
    return std::move(table).json();
}

}  // namespace musubi
