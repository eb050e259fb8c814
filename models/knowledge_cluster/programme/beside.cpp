#include "models/knowledge_cluster/programme/beside.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace musubi::knowledge_cluster {
namespace {

/// Whom luck names first, so many of a region's groups.
std::vector<AgentId> holders(const State& s, const GrantBeside& grant, std::size_t number) {
    const Stream luck = s.luck.stream(Purpose::grants_beside);
    std::vector<std::pair<double, AgentId>> groups;
    for (std::uint32_t row = s.agents.group_begin[grant.region.row];
         row < s.agents.group_begin[grant.region.row + 1]; ++row) {
        const AgentId group{row};
        groups.emplace_back(luck.uniform(combine(s.agents.card[group].key, grant.programme)), group);
    }
    number = std::min(number, groups.size());
    const auto end = groups.begin() + static_cast<std::ptrdiff_t>(number);
    std::partial_sort(groups.begin(), end, groups.end());
    std::vector<AgentId> first;
    for (auto at = groups.begin(); at != end; ++at) first.push_back(at->second);
    return first;
}

}  // namespace

void grant_beside(const World& world, Month now, const State& s, Agents& agents) {
    if (world.beside.empty()) return;
    agents.beside.assign(agents.groups, 0);
    for (const GrantBeside& grant : world.beside) {
        const FiscalYear year = now.fiscal_year();
        if (year < grant.first || grant.last < year || grant.million_yen == 0) continue;
        const double all = grant.million_yen * world.scale();
        const auto number =
            static_cast<std::size_t>(std::llround(all / world.parameters.beside.grant_million));
        const auto groups = holders(s, grant, std::max<std::size_t>(1, number));
        for (const AgentId group : groups)
            agents.beside[group.row] += all * 1000 / static_cast<double>(groups.size());
    }
}

}  // namespace musubi::knowledge_cluster
