#pragma once

#include <span>
#include <vector>

#include "models/knowledge_cluster/partners/partners_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tie_strength.hpp"

/// Whom of its choice set a searcher asks.
///
/// Formula: the j of the greatest U_ij (utility.hpp) if U_ij > what staying alone is worth to i.
/// Keys:    none of its own
/// Source:  docs/odd.md, "Search and matching".
namespace musubi::knowledge_cluster {

/// Appends an offer to the candidate of greatest utility to the chooser, if that is above `alone`, what
/// staying alone is worth to it. `noise`: of each candidate.
void choose(const World& world, Month now, const State& s, const LookUp& look_up, AgentId chooser,
            double alone, std::span<const AgentId> candidates, std::span<const double> noise,
            std::vector<Offer>& out);

}  // namespace musubi::knowledge_cluster
