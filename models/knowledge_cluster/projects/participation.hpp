#pragma once

#include "models/knowledge_cluster/state/state.hpp"

/// Who takes part in running joint research. Different participants are a stock that changes where a project
/// begins to run or ends, by its members alone: an agent has few projects, and there are many agents.
///
/// Formula: participants of a region and sponsor = the different members of its running projects; of a year,
///          the different members of those that ran in it. An institution takes part through its groups.
/// Keys:    none
/// Source:  docs/odd.md, "Outputs".
namespace musubi::knowledge_cluster {

/// Counts the members of a project that runs, each that takes part in no other one of the same region and
/// sponsor.
void begin_to_take_part(const State& s, Projects& projects, Participants& participants, ProjectId project);

/// The project ends; its members hold their slots still. Nothing happens if it never ran.
void cease_to_take_part(const State& s, Projects& projects, Participants& participants, ProjectId project);

/// Counts the members of a project for the fiscal year, each the first time that it takes part in the region
/// and for the sponsor.
void take_part_this_year(const State& s, Counts& counts, ProjectId project);

}  // namespace musubi::knowledge_cluster
