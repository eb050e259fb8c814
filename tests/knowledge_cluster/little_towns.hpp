#pragma once

#include <set>

#include "models/knowledge_cluster/partners/choice_set.hpp"
#include "tests/knowledge_cluster/little_projects.hpp"

namespace musubi::knowledge_cluster::testing {

inline constexpr std::int64_t no_candidates = 0;

/// Two regions of two groups and six firms each; one firm of AAA is busy.
struct Towns : Little {
    std::array<AgentId, 4> group{};
    std::array<AgentId, 12> firm{};
    AgentId busy;

    explicit Towns(const Overrides& overrides = {}) : Little(three_regions, overrides) {
        const InstitutionId alpha = add_institution(*this, "AAA"), beta = add_institution(*this, "BBB");
        for (std::size_t i = 0; i < 4; ++i) group[i] = add_group(*this, i < 2 ? alpha : beta);
        for (std::size_t i = 0; i < 12; ++i) firm[i] = add_firm(*this, i < 6 ? "AAA" : "BBB");
        busy = firm[5];
        s.agents.card[busy].busy = s.agents.card[busy].slots;
    }
    [[nodiscard]] std::vector<AgentId> set_of(AgentId chooser, int month) const {
        ChoiceSet set;
        look_around(p(), april_2002 + month, s, w.partners, {&chooser, 1}, {&set, 1});
        return {set.agents().begin(), set.agents().end()};
    }
    /// All that a chooser looks at in some month or other.
    [[nodiscard]] std::set<AgentId> ever_seen_by(AgentId chooser) const {
        std::set<AgentId> seen;
        for (int month = 0; month < 200; ++month)
            for (const AgentId agent : set_of(chooser, month)) seen.insert(agent);
        return seen;
    }
    [[nodiscard]] std::set<AgentId> firms(std::size_t first, std::size_t last) const {
        std::set<AgentId> those(firm.begin() + static_cast<std::ptrdiff_t>(first),
                                firm.begin() + static_cast<std::ptrdiff_t>(last));
        those.erase(busy);
        return those;
    }
};

/// Two towns with a start-up beside the first group, which nobody knows yet.
struct TownsWithNewborn : Towns {
    AgentId newborn;
    explicit TownsWithNewborn(const Overrides& overrides) : Towns(overrides) {
        newborn = found_startup(*world, s.agents, s.ties, key_of("newborn"), group[0], 5, s.age(april_2002));
        s.ties.disconnect(group[0].row, newborn.row);
    }
};

}  // namespace musubi::knowledge_cluster::testing
