#pragma once

#include "models/knowledge_cluster/scratch.hpp"
#include "models/knowledge_cluster/state.hpp"

/// Phase 6: who accepts, and which consortia form.
namespace musubi::knowledge_cluster {

/// The asked one accepts only above its own outside option. Offers that are mutual are one.
///
/// Reads:   w.offers, agents.
/// Writes:  w.accepted, in the order of offers.
void answer_offers(Month now, const State& s, Scratch& w);

/// Accepted pairs become cores greedily in the order of joint utility (ties by key), while both ends have a
/// slot left. Writes w.cores and takes the slots.
void form_cores(State& s, Scratch& w);

/// Cores invite from the acquaintances of their members, in rounds by the same rule, up to a size drawn from
/// a truncated heavy-tailed distribution. A guest accepts above its own outside option for joining.
void gather_consortia(const Parameters& p, Month now, State& s, Scratch& w);

/// Turns the cores into projects that apply or look for money: w.formed, in the order of joint utility.
void form_projects(State& s, Scratch& w);

void match(const Parameters& p, Month now, State& s, Scratch& w);

/// Gives an agent's slot to a project; it must have one free.
void take_slot(State& s, AgentId agent, ProjectId project);
void free_slot(State& s, AgentId agent, ProjectId project);

}  // namespace musubi::knowledge_cluster
