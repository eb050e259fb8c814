#pragma once

#include "models/knowledge_cluster/people/people_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tools.hpp"

namespace musubi::knowledge_cluster {

/// April, when people are moved: those in charge of an agent's joint research change with the chance
/// `population.turnover`. Their ties and their expertise go with them, and the knowledge of the agent is that
/// of the next. Ties that have faded, and introductions that nobody remembers, are forgotten too.
///
/// Without it partners would look for better ones for ever and never lose them: a network that grows denser
/// for decades, whose growth reads like that of the economy.
///
/// Writes:  ties, knowledge, expertise.
/// Source:  class c; needed for the stationary burn-in (docs/odd.md, "Initialization").
void move_people(const World& world, Month now, const State& s, Agents& agents, Ties<Bond>& ties,
                 const Tools& tools, PeopleScratch& w);

}  // namespace musubi::knowledge_cluster
