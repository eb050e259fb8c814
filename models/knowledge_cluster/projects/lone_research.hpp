#pragma once

#include "models/knowledge_cluster/projects/projects_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tools.hpp"

/// Groups invent without joint research too, so that the country's inventions are more than those of joint
/// research, and the programme adds to something.
///
/// Formula: inventions of a group a month ~ negative binomial of dispersion and mean talent · (alone + b)
///          with a grant g of other programmes b = research.inventions · effect of m (project_finds.hpp) ·
///          g/m, m = g, or all its money where money acts on groups (money_of_groups.hpp); b = 0 without
/// Keys:    research.alone, research.dispersion, research.inventions, research.money_acts_on
/// Source:  docs/odd.md, "Research"; class c.
namespace musubi::knowledge_cluster {

/// Adds to w.inventions, in the order of groups, and to the counters of their regions.
void invent_alone(const Parameters& p, Month now, const State& s, Counters& counters, const Tools& tools,
                  ProjectsScratch& w);

}  // namespace musubi::knowledge_cluster
