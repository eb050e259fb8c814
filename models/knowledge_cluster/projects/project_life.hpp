#pragma once

#include "models/knowledge_cluster/projects/projects_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tie_strength.hpp"

/// A project's life: its members give it a slot each, it starts on somebody's money or dissolves, and it
/// ends.
///
/// Formula: own money: own_million a year for own_months, in equal parts of its n firms. A firm pays if it
///          has no other own-money project, or Σ its parts ≤ firm_share · its research budget; else it
///          leaves, and n falls; a project with n = 0 dissolves.
///          A project runs from the month after its money is there.
/// Keys:    funding.own_million, funding.own_months, funding.firm_share
/// Source:  docs/odd.md, "Funding"; class c, but own_million class b: Ministry of Education (MEXT) (2005).
namespace musubi::knowledge_cluster {

/// Until a core is a project its members' slots hold no project's row.
inline constexpr ProjectId forming = ProjectId::none();

/// What changes where projects start.
struct StartChanges {
    Agents& agents;  ///< slots and shares of own money; who was in the programme
    Projects& projects;
    Ties<Bond>& ties;      ///< of the members
    Programme& programme;  ///< projects that a headquarters pays
    Counters& counters;
};

/// Gives an agent's slot to a project; it must have one free.
void take_slot(Agents& agents, AgentId agent, ProjectId project);
void free_slot(Agents& agents, AgentId agent, ProjectId project);

/// How many of these are firms.
[[nodiscard]] std::int64_t firms_among(const Agents& agents, std::span<const AgentId> members);

/// A new row for a core whose members hold their slots as `forming`: they become the project's. Its field is
/// that of the members' mean knowledge.
ProjectId form(Agents& agents, Projects& projects, const Project& core);

/// Whether a firm can take this yearly share of an own-money project.
[[nodiscard]] bool can_pay(const Parameters& p, const Agents& agents, AgentId firm, ThousandYen share);

/// The project's firms pay it from next month on, or it dissolves.
void start_on_own_money(const Parameters& p, Month now, const State& s, const StartChanges& to,
                        const LookUp& look_up, ProjectId id);

/// The headquarters of `region` pays this much a year, from next month on.
void start_on_programme_money(const Parameters& p, Month now, const State& s, const StartChanges& to,
                              const LookUp& look_up, ProjectId id, RegionId region, ThousandYen yearly_cost,
                              std::int32_t months);

/// Frees the members and the row of a project that never started, or whose end has been settled.
void dissolve(Agents& agents, Projects& projects, ProjectId id);

/// Before anything else in a month: projects whose last month has passed free their members.
void end_projects(Month now, const State& s, Agents& agents, Projects& projects, Programme& programme,
                  Participants& participants, ProjectsScratch& w);

}  // namespace musubi::knowledge_cluster
