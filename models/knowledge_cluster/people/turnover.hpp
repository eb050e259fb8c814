#pragma once

#include "models/knowledge_cluster/people/people_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tools.hpp"

/// Phase "turnover": in April people are moved, and what has faded is forgotten.
///
/// Formula: those in charge of an agent's joint research change with chance turnover: all its ties go, its
///          expertise is 0, its knowledge is drawn anew. Of the other ties those below 0.2 go that hold no
///          introduction which still counts.
/// Keys:    population.turnover
/// Source:  docs/odd.md, "Turnover and growth"; class c, needed for the stationary burn-in.
namespace musubi::knowledge_cluster {

/// Without turnover partners would look for better ones for ever and never lose them: a network that grows
/// denser for decades, whose growth reads like that of the economy.
///
/// Writes:  ties, knowledge, expertise.
void move_people(const World& world, Month now, const State& s, Agents& agents, Ties<Bond>& ties,
                 const Tools& tools, PeopleScratch& w);

}  // namespace musubi::knowledge_cluster
