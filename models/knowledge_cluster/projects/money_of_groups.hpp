#pragma once

#include "models/knowledge_cluster/projects/projects_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tools.hpp"

/// Money acts on a group, not on a contract: the elasticity was measured within organisations. So the same
/// money in two contracts of the same groups finds what it finds in one, and in the hands of more groups it
/// finds more, until weaker groups are reached.
///
/// Formula: a running project's part to each of its n groups is s = c/n, c what it is paid a year
///          m = Σ over a group's running projects s, and what other programmes give it (beside.hpp)
///          money factor of a project = Σ over its groups talent · effect of m (project_finds.hpp) · s/m
/// Keys:    research.money_acts_on
/// Source:  docs/odd.md, "Research"; class c.
namespace musubi::knowledge_cluster {

/// Where money acts on groups: sets the money factor of every running project for this month.
void let_money_act_on_groups(const Parameters& p, Month now, const State& s, Projects& projects,
                             const Tools& tools, ProjectsScratch& w);

}  // namespace musubi::knowledge_cluster
