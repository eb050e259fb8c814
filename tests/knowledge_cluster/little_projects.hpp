#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "tests/knowledge_cluster/little_world.hpp"

/// What the tests of the phases from search to exploitation share: offers, applications, bounds.
namespace musubi::knowledge_cluster::testing {

/// AAA and BBB share a wide area and lie one degree of latitude apart; CCC lies one degree beyond BBB.
inline const std::string three_regions =
    "AAA,Alpha,,IT,WEST,,2002,35,135,small\n"
    "BBB,Beta,,IT,WEST,,2002,36,135,small\n"
    "CCC,Gamma,,Life,,,2002,37,135,small\n";

/// So many standard deviations a normal variable exceeds, on either side, about once in a million.
inline constexpr double once_in_a_million = 4.9;

/// A count of `trials` draws with this chance must lie where it lies but once in a million.
inline void expect_binomial(double count, double trials, double chance) {
    EXPECT_NEAR(count, trials * chance, once_in_a_million * std::sqrt(trials * chance * (1 - chance)));
}

inline Overrides with(Overrides overrides, const Overrides& more) {
    for (const auto& [name, value] : more) overrides[name] = value;
    return overrides;
}
/// Searchers look at nobody but their ties.
inline const Overrides only_ties{{"search.near", std::int64_t{0}},
                                 {"search.far", std::int64_t{0}},
                                 {"search.friends_of_friends", std::int64_t{0}}};
/// Whoever is asked accepts, whatever its luck.
inline const Overrides eager{{"choice.outside_group", -1000.0}, {"choice.outside_firm", -1000.0}};

inline void tie(Little& l, AgentId one, AgentId other, double strength = 0.5, Month worked = april_2002) {
    l.s.ties.connect(one.row, other.row, {static_cast<float>(strength), l.s.age(worked), 0});
}

template <class T>
std::vector<T> all_of(const Proposals<T>& proposals) {
    std::vector<T> all;
    proposals.gather(all);
    return all;
}
template <class T>
void put(Proposals<T>& proposals, const std::vector<T>& items) {
    proposals.prepare(1, 1);
    proposals.block(0) = items;
}

/// A project that formed this month, as matching leaves it for funding.
struct FormedSketch {
    std::vector<AgentId> members;  ///< the lead, a group, first; then its partner, a firm
    std::string caller = {};       ///< region whose call it answers; none if empty
    bool stands_alone = true;
    bool introduced = false;
    bool begun_by_firm = false;
};
inline ProjectId add_formed(Little& l, const FormedSketch& sketch) {
    State& s = l.s;
    const AgentId lead = sketch.members.at(0), partner = sketch.members.at(1);
    const ProjectId id = s.projects.row.push_back(
        {.key = combine(s.agents.card[lead].key, s.agents.card[partner].key),
         .lead = lead,
         .partner = partner,
         .region = s.agents.card[lead].region(),
         .caller = sketch.caller.empty() ? RegionId::none() : l.region(sketch.caller),
         .begun_by_firm = sketch.begun_by_firm,
         .stands_alone = sketch.stands_alone,
         .introduced = sketch.introduced});
    for (const AgentId member : sketch.members) {
        take_slot(s.agents, member, id);
        s.projects.consortia.add(s.projects.row[id].members, member);
    }
    l.w.partners.formed.push_back(id);
    return id;
}

inline std::vector<AgentId> members_of(const State& s, ProjectId id) {
    const auto members = s.projects.members(id);
    return {members.begin(), members.end()};
}
inline std::vector<ProjectId> projects_of(const State& s, AgentId agent) {
    const auto projects = s.agents.projects_of(agent);
    return {projects.begin(), projects.end()};
}

}  // namespace musubi::knowledge_cluster::testing
