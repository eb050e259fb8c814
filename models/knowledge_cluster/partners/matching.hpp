#pragma once

#include "models/knowledge_cluster/partners/partners_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tools.hpp"

/// Phase "matching": who accepts, and which consortia form.
namespace musubi::knowledge_cluster {

/// The asked one accepts only above its own outside option. Offers that are mutual are one.
///
/// Reads:   w.offers, agents.
/// Writes:  w.accepted, in the order of offers.
void answer_offers(const Parameters& p, Month now, const State& s, const Tools& tools, PartnersScratch& w);

/// Accepted pairs become cores greedily in the order of joint utility (ties by key), while both ends have a
/// slot left. Writes w.cores and takes the slots.
void form_cores(Agents& agents, Projects& projects, PartnersScratch& w);

/// Cores invite from the acquaintances of their members, in rounds by the same rule, up to a size drawn from
/// a truncated heavy-tailed distribution. A guest accepts above its own outside option for joining.
void gather_consortia(const World& world, Month now, const State& s, Agents& agents, Projects& projects,
                      const Tools& tools, PartnersScratch& w);

/// Turns the cores into projects that apply or look for money: w.formed, in the order of joint utility.
void form_projects(Agents& agents, Projects& projects, PartnersScratch& w);

void match(const World& world, Month now, const State& s, Agents& agents, Projects& projects,
           const Tools& tools, PartnersScratch& w);

}  // namespace musubi::knowledge_cluster
