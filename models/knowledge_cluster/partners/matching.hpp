#pragma once

#include "models/knowledge_cluster/partners/partners_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tools.hpp"

/// Phase "matching": who accepts, and which consortia form.
///
/// Formula: j accepts i if U_ji > outside option of j + Gumbel
///          Accepted pairs become cores in the order of U_ij + U_ji, ties by key, while both have a slot. A
///          core stands alone if both sides would want it without the call.
///          members aimed at = min(largest, ⌊a · Pareto(tail) from 2 to largest⌋), a = under_call if the core
///          is eligible for a call, else 1; they are invited in up to rounds rounds
/// Keys:    consortium.tail, consortium.under_call, consortium.largest, consortium.rounds
/// Source:  docs/odd.md, "Search and matching"; class c.
namespace musubi::knowledge_cluster {

/// Who is asked answers. Offers that are mutual are one.
///
/// Reads:   w.offers, agents.
/// Writes:  w.accepted, in the order of offers.
void answer_offers(const Parameters& p, Month now, const State& s, const Tools& tools, PartnersScratch& w);

/// Turns accepted pairs into cores, w.cores, and takes their slots.
void form_cores(Agents& agents, Projects& projects, PartnersScratch& w);

/// Cores invite (invitations.hpp), round after round, up to the size that each aims at.
void gather_consortia(const World& world, Month now, const State& s, Agents& agents, Projects& projects,
                      const Tools& tools, PartnersScratch& w);

/// Turns the cores into projects that apply or look for money: w.formed, in the order of joint utility.
void form_projects(Agents& agents, Projects& projects, PartnersScratch& w);

void match(const World& world, Month now, const State& s, Agents& agents, Projects& projects,
           const Tools& tools, PartnersScratch& w);

}  // namespace musubi::knowledge_cluster
