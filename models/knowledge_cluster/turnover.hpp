#pragma once

#include "models/knowledge_cluster/scratch.hpp"
#include "models/knowledge_cluster/state.hpp"

namespace musubi::knowledge_cluster {

/// April, when people are moved: those in charge of an agent's joint research change with the chance
/// `population.turnover`. Their ties and their expertise go with them, and the knowledge of the agent is that
/// of the next. Ties that have faded, and introductions that nobody remembers, are forgotten too.
///
/// Without it partners would look for better ones for ever and never lose them: a network that grows denser
/// for decades, whose growth reads like that of the economy.
///
/// Writes:  ties, knowledge, expertise.
/// Source:  class c; needed for the stationary burn-in of model.md 1.
void move_people(const Parameters& p, Month now, State& s, Scratch& w);

}  // namespace musubi::knowledge_cluster
