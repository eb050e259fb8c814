#include <algorithm>
#include <map>
#include <utility>

#include "models/knowledge_cluster/results/questions.hpp"
#include "sim/experiment/comparison/treatment.hpp"
#include "sim/experiment/estimates/interval.hpp"
#include "tools/musubi/knowledge_cluster/page_parts.hpp"
#include "tools/musubi/page/page_differences.hpp"

namespace musubi {
namespace {

/// The state of every region in every year, by replicate, and which states count as "trial" and "full".
struct States {
    CellSums numbers;
    std::map<double, const char*> groups;
};

States states_of(const ShownResult& result) {
    const Treatment asked = full_or_trial_of(result);
    States states{sums_by_cell(result.panel(), {"", asked.flag, {}, {}}, {asked.time, asked.unit}), {}};
    for (const Flag& flag : result.panel().variable(asked.flag).flags) {
        if (flag.meaning == asked.untreated) states.groups[flag.value] = "trial";
        if (std::find(asked.treated.begin(), asked.treated.end(), flag.meaning) != asked.treated.end())
            states.groups[flag.value] = "full";
    }
    return states;
}

/// Of each replicate: how many regions are in a group, and the sum over them of an indicator's variable.
struct Group {
    std::vector<double> regions, sum;
};

std::map<std::string, Group> groups_in(const ShownResult& result, const States& states, std::size_t indicator,
                                       std::size_t year) {
    std::map<std::string, Group> groups;
    for (std::size_t r = 0; r < result.regions; ++r) {
        const auto state = states.numbers.of(year * result.regions + r),
                   numbers = result.of(indicator, year, r);
        for (std::size_t k = 0; k < state.size(); ++k) {
            const auto name = states.groups.find(state[k]);
            if (name == states.groups.end()) continue;
            Group& group = groups[name->second];
            group.regions.resize(state.size(), 0);
            group.sum.resize(state.size(), 0);
            ++group.regions[k];
            group.sum[k] += numbers[k];
        }
    }
    return groups;
}

/// A region, in the replicates that have such regions.
WithInterval a_region(const Group& group, double factor, const Vectors& vectors) {
    std::vector<double> means;
    std::vector<std::size_t> replicates;
    for (std::size_t k = 0; k < group.sum.size(); ++k) {
        if (group.regions[k] == 0) continue;
        means.push_back(group.sum[k] / group.regions[k]);
        replicates.push_back(k);
    }
    return mean_with_interval(times(factor, std::move(means)), vectors_of_some(vectors, replicates));
}

void add_rows(const ShownResult& result, PageTable& table) {
    const States states = states_of(result);
    for (std::size_t i = 0; i < result.indicators.size(); ++i)
        for (std::size_t y = 0; y < result.years; ++y)
            for (const auto& [name, group] : groups_in(result, states, i, y)) {
                const WithInterval mean = a_region(group, result.indicators[i].factor, result.vectors);
                table.add({result.from.name, result.indicators[i].id, result.year(y), name,
                           mean_with_interval(group.regions).value, mean.value, mean.low, mean.high});
            }
}

bool has_trial_regions(const std::vector<ShownResult>& results) {
    return std::any_of(results.begin(), results.end(), [](const ShownResult& result) {
        const States states = states_of(result);
        for (std::size_t cell = 0; cell < states.numbers.cells(); ++cell)
            for (const double state : states.numbers.of(cell)) {
                const auto name = states.groups.find(state);
                if (name != states.groups.end() && std::string(name->second) == "trial") return true;
            }
        return false;
    });
}

}  // namespace

Treatment full_or_trial_of(const ShownResult& result) {
    Treatment asked = knowledge_cluster::questions_about(result.panel()).treatments.front();
    asked.outcomes.clear();
    for (const auto& indicator : result.indicators) {
        asked.outcomes.push_back(indicator.column);
        asked.outcomes.back().heading = indicator.label.en;
    }
    return asked;
}

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

TreatmentTables treatment_differences(const ShownResult& base, const ShownResult& changed) {
    PageTable moved = difference_table({{"group", {"Regions", "地域区分"}, "group"}});
    PageTable seen{{"indicator", {"Indicator", "指標"}, "indicator"},
                   {"mean", {"Difference in differences (mean)", "差の差（平均）"}},
                   {"low", {"low (90 % interval)", "下限（90 %区間）"}},
                   {"high", {"high (90 % interval)", "上限（90 %区間）"}},
                   {"histories_low", {"5 % of the histories", "繰り返しの5 %点"}},
                   {"histories_high", {"95 % of the histories", "繰り返しの95 %点"}}};
    const AnsweredTreatment found = answer_treatment(full_or_trial_of(base), base.panel(), changed.panel());
    for (std::size_t i = 0; i < base.indicators.size() && !found.units.empty(); ++i) {
        const auto& indicator = base.indicators[i];
        const double factor = indicator.factor;
        add_difference(moved, indicator, {"moved"}, found.rows.back().values[i]);
        add_difference(moved, indicator, {"others"}, found.others.values[i]);
        if (found.seen.empty()) continue;
        const SeenInHistories& s = found.seen[i];
        seen.add({indicator.id, factor * s.mean.value, factor * s.mean.low, factor * s.mean.high,
                  factor * s.low, factor * s.high});
    }
    return {std::move(moved).json(), std::move(seen).json()};
}

}  // namespace musubi
