#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/knowledge_cluster/world/ids.hpp"
#include "models/knowledge_cluster/world/world.hpp"
#include "musubi/random.hpp"
#include "musubi/table.hpp"

namespace musubi::knowledge_cluster {

/// A unit vector; the cosine of two is their proximity.
struct alignas(64) Knowledge {
    std::array<float, 16> axis{};
};

/// What a chooser looks at in a candidate, side by side in memory; four to a line of it.
struct alignas(16) AgentCard {
    Key key = 0;
    float attraction = 0;              ///< utility of its size (firm) or expertise (group) to any chooser
    std::uint8_t region_row = 0;       ///< a byte, for the room; see `region`
    std::uint8_t slots = 0, busy = 0;  ///< projects that it can run, and runs or applies for

    [[nodiscard]] RegionId region() const { return {region_row}; }
    [[nodiscard]] bool has_free_slot() const { return busy < slots; }
};
static_assert(sizeof(AgentCard) == 16 && most_regions <= 256, "the row of a region is a byte");

/// Research groups and firms as columns. Groups come first, then the firms that stood at the start, region by
/// region in each; firms that are born later are appended. The row is the agent's node in the network of
/// ties.
struct Agents {
    std::uint32_t groups = 0;         ///< rows below are groups
    std::uint32_t founding_size = 0;  ///< rows below stood at the start: the pool that sampling draws from
    Column<AgentId, AgentCard> card;
    Column<AgentId, float> eagerness;  ///< of its search, relative to the hazard of its kind
    Column<AgentId, Knowledge> knowledge;
    Column<AgentId, float> expertise;
    Column<AgentId, std::int32_t>
        encouraged_until;                       ///< Month index: an introduction raises its hazard till then
    Column<AgentId, std::uint32_t> first_slot;  ///< into `slot_project`
    Column<AgentId, std::uint8_t> was_in_programme;  ///< ever a member of a programme project
    std::vector<ProjectId> slot_project;  ///< `busy` of them from `first_slot` on are the agent's projects

    Column<AgentId, InstitutionId> institution;  ///< of a group
    Column<AgentId, float> talent;         ///< of a group: what it invents over what the mean group would
    Column<AgentId, std::uint16_t> seeds;  ///< of a group: inventions that nobody has filed
    Column<AgentId, std::int32_t> royalties_until;  ///< of a group: Month index
    std::vector<double> beside;  ///< by group row: thousand yen this year of other programmes; empty: none
    Column<AgentId, std::int32_t> employees;       ///< of a firm
    Column<AgentId, ThousandYen> research_budget;  ///< of a firm, a year
    Column<AgentId, ThousandYen> own_money;        ///< of a firm: its yearly shares in own-money projects
    Column<AgentId, std::uint8_t> own_projects;    ///< of a firm: number of those
    Column<AgentId, std::uint8_t> born;            ///< 1: a start-up, born in the run

    std::vector<std::uint32_t> group_begin, firm_begin;  ///< by region row, one past the end at the back
    std::vector<AgentId> newborns;                       ///< in the order of birth

    [[nodiscard]] std::size_t size() const { return card.size(); }
    [[nodiscard]] bool is_group(AgentId agent) const { return agent.row < groups; }
    [[nodiscard]] double beside_of(AgentId group) const { return beside.empty() ? 0 : beside[group.row]; }
    [[nodiscard]] bool is_sme(AgentId firm) const { return employees[firm] <= 300; }
    [[nodiscard]] std::span<const ProjectId> projects_of(AgentId agent) const {
        return std::span(slot_project).subspan(first_slot[agent], card[agent].busy);
    }
};

/// Calls f(group) for each of some members that is one, in their order.
template <class F>
void for_groups(const Agents& agents, std::span<const AgentId> members, F&& f) {
    for (const AgentId member : members)
        if (agents.is_group(member)) f(member);
}
/// Calls f(firm) for each that is one.
template <class F>
void for_firms(const Agents& agents, std::span<const AgentId> members, F&& f) {
    for (const AgentId member : members)
        if (!agents.is_group(member)) f(member);
}

}  // namespace musubi::knowledge_cluster
