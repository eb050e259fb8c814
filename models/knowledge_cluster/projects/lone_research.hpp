#pragma once

#include "models/knowledge_cluster/projects/projects_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tools.hpp"

/// Groups invent without joint research too, so that the country's inventions are more than those of joint
/// research, and the programme adds to something.
///
/// Formula: inventions of a group a month ~ negative binomial of dispersion and mean research.alone · talent
/// Keys:    research.alone, research.dispersion
/// Source:  docs/odd.md, "Research"; class c.
namespace musubi::knowledge_cluster {

/// Adds to w.inventions, in the order of groups, and to the counters of their regions.
void invent_alone(const Parameters& p, Month now, const State& s, Counters& counters, const Tools& tools,
                  ProjectsScratch& w);

}  // namespace musubi::knowledge_cluster
