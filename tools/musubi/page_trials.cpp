#include <algorithm>
#include <map>

#include "sim/experiment/interval.hpp"
#include "sim/experiment/paired.hpp"
#include "tools/musubi/page_differences.hpp"
#include "tools/musubi/page_parts.hpp"

namespace musubi {
namespace {

/// The state of every region in every year, by replicate.
CellSums states_of(const ShownResult& result) {
    return sums_by_cell(result.panel(), {"", "programme_state", {}, {}}, {"fiscal_year", "region"});
}

/// "trial", "full" for every state in which the region is a full one, or nothing.
std::string group_of(const Variable& states, double value) {
    for (const Flag& flag : states.flags) {
        if (static_cast<double>(flag.value) != value) continue;
        if (flag.meaning == "trial") return "trial";
        if (flag.meaning == "full" || flag.meaning == "expanded" || flag.meaning == "held" ||
            flag.meaning == "shrunk")
            return "full";
    }
    return "";
}

/// Of each replicate: how many regions are in a group, and the sum of an indicator over them.
struct Group {
    std::vector<double> regions, sum;
};

std::map<std::string, Group> groups_in(const ShownResult& result, const CellSums& states,
                                       std::size_t indicator, std::size_t year) {
    const Variable& flags = result.panel().variable("programme_state");
    std::map<std::string, Group> groups;
    for (std::size_t r = 0; r < result.regions; ++r) {
        const auto state = states.of(year * result.regions + r), numbers = result.of(indicator, year, r);
        for (std::size_t k = 0; k < state.size(); ++k) {
            const std::string name = group_of(flags, state[k]);
            if (name.empty()) continue;
            Group& group = groups[name];
            group.regions.resize(state.size(), 0);
            group.sum.resize(state.size(), 0);
            ++group.regions[k];
            group.sum[k] += numbers[k];
        }
    }
    return groups;
}

/// A region, in the replicates that have such regions.
std::vector<double> a_region(const Group& group) {
    std::vector<double> means;
    for (std::size_t k = 0; k < group.sum.size(); ++k)
        if (group.regions[k] > 0) means.push_back(group.sum[k] / group.regions[k]);
    return means;
}

void add_rows(const ShownResult& result, PageTable& table) {
    const CellSums states = states_of(result);
    for (std::size_t i = 0; i < result.indicators.size(); ++i)
        for (std::size_t y = 0; y < result.years; ++y)
            for (const auto& [name, group] : groups_in(result, states, i, y)) {
                const WithInterval mean = mean_with_interval(a_region(group));
                table.add({result.from.name, result.indicators[i].id, result.year(y), name,
                           mean_with_interval(group.regions).value, mean.value, mean.low, mean.high});
            }
}

bool has_trial_regions(const std::vector<ShownResult>& results) {
    return std::any_of(results.begin(), results.end(), [](const ShownResult& result) {
        const CellSums states = states_of(result);
        const Variable& flags = result.panel().variable("programme_state");
        for (std::size_t cell = 0; cell < states.cells(); ++cell)
            for (const double state : states.of(cell))
                if (group_of(flags, state) == "trial") return true;
        return false;
    });
}

/// The regions whose state is another in some year of some replicate.
std::vector<bool> moved_regions(const ShownResult& base, const ShownResult& changed) {
    const CellSums before = states_of(base), after = states_of(changed);
    std::vector<bool> moved(base.regions, false);
    for (std::size_t cell = 0; cell < before.cells(); ++cell)
        if (before.of(cell) != after.of(cell)) moved[cell % base.regions] = true;
    return moved;
}

}  // namespace

PageJson trial_table(const std::vector<ShownResult>& results) {
    PageTable table{{"result", {"Scenario", "シナリオ"}},
                    {"indicator", {"Indicator", "指標"}, "indicator"},
                    {"fiscal_year", {"Fiscal year", "年度"}},
                    {"group", {"Regions", "地域区分"}, "group"},
                    {"regions", {"Number of regions (mean)", "地域数（平均）"}},
                    {"mean", {"Mean a region", "1地域当たり平均"}},
                    {"low", {"low (90 % interval of the mean)", "下限（平均の90 %区間）"}},
                    {"high", {"high (90 % interval of the mean)", "上限（平均の90 %区間）"}}};
    if (has_trial_regions(results))
        for (const ShownResult& result : results) add_rows(result, table);
    return std::move(table).json();
}

PageJson moved_differences(const ShownResult& base, const ShownResult& changed) {
    PageTable table = difference_table({"group", {"Regions", "地域区分"}, "group"});
    const std::vector<bool> moved = moved_regions(base, changed);
    if (std::find(moved.begin(), moved.end(), true) == moved.end()) return std::move(table).json();
    const std::size_t replicates = base.of(0, 0, 0).size();
    for (std::size_t i = 0; i < base.indicators.size(); ++i)
        for (const bool wanted : {true, false}) {
            std::vector<double> before(replicates, 0), after(replicates, 0);
            for (std::size_t r = 0; r < base.regions; ++r) {
                if (moved[r] != wanted) continue;
                add_to(before, base.of_all_years(i, r));
                add_to(after, changed.of_all_years(i, r));
            }
            add_difference(table, base.indicators[i].id, wanted ? "moved" : "others",
                           paired_difference(before, after));
        }
    return std::move(table).json();
}

}  // namespace musubi
