#pragma once

#include "models/knowledge_cluster/state/state.hpp"
#include "musubi/reads.hpp"

/// What rules read of agents and of projects, for the loops of `musubi/step_together.hpp`. What stands in one
/// column is `read_in(column)`.
namespace musubi::knowledge_cluster::reads {

/// So many members has a project usually, for `in_order`.
inline constexpr std::size_t usual_members = 3;

/// Of an agent: how many ties it has.
template <class Bond>
[[nodiscard]] auto degree(const Ties<Bond>& ties) {
    return read_of(&AgentId::row, ties.read_degree());
}

/// Of an agent: its ties.
template <class Bond>
[[nodiscard]] auto ties(const Ties<Bond>& ties) {
    return read_of(&AgentId::row, ties.read_neighbours());
}

/// Of an agent: how those stand with whom it has ties.
[[nodiscard]] inline auto cards_of_acquaintances(const State& s) {
    const auto card = read_at([&s](std::uint32_t node) { return &s.agents.card[AgentId{node}]; });
    const auto acquaintances = [&s](AgentId agent) { return s.ties.neighbours(agent.row); };
    return read_then(ties(s.ties), read_of(acquaintances, card));
}

/// Of an agent: how it stands, and its slots.
[[nodiscard]] inline auto slots(const Agents& agents) {
    const auto first =
        read_at([&agents](AgentId agent) { return agents.slot_project.data() + agents.first_slot[agent]; });
    return read_then(read_all(read_in(agents.card), read_in(agents.first_slot)), first);
}

/// Of a project: its row, then `of_member` of each of its members.
template <class Read>
[[nodiscard]] auto project(const Projects& projects, Read of_member) {
    const auto members = [&projects](ProjectId id) { return projects.members(id); };
    const auto list = read_at([members](ProjectId id) { return members(id).data(); });
    return read_then(read_in(projects.row), read_then(list, read_of(members, of_member)));
}

}  // namespace musubi::knowledge_cluster::reads
