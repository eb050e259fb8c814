#pragma once

#include "models/knowledge_cluster/state/state.hpp"

/// Phase "programmes beside": what other programmes give to research groups, in April. It is not what this
/// programme is asked about, and it is not the same everywhere: without it, growth that others paid would be
/// credited to this one or counted against it.
///
/// Formula: of M million yen a year for a region, n = max(1, ⌊M/grant_million + ½⌋) of its groups, at most
///          all, hold M/n each; the same ones in all years of the grants. Holders search more eagerly
///          (search_hazard.hpp) and invent by themselves (lone_research.hpp).
/// Keys:    beside.grant_million
/// Source:  docs/odd.md, "Fiscal"; class c.
namespace musubi::knowledge_cluster {

/// Deals this year's money of the table of programmes beside to groups.
void grant_beside(const World& world, Month now, const State& s, Agents& agents);

}  // namespace musubi::knowledge_cluster
