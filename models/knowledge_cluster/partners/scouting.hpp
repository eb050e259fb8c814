#pragma once

#include "models/knowledge_cluster/partners/partners_scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"
#include "models/knowledge_cluster/state/tools.hpp"

/// Phase "scouting": coordinators spend this month's attention on introductions.
///
/// Formula: fit = near·(p − p²) − distance·ln(1 + km/10) + attraction(group) + attraction(firm) + ε
///          ε ~ N(0, error·(1 − skill)·(2 + strangers)/4), strangers = how many of the two it has not met
///          Each looks at pairs_looked_at pairs of its region and its wide area, where it meets a group
///          wide_reach and a firm min(1, wide_reach·(1 + meti_link)) times as often as one of its region, and
///          introduces the attention best.
/// Keys:    scouting.attention, scouting.pairs_looked_at, scouting.error, scouting.wide_reach,
///          scouting.meti_link, scouting.boost_months, choice.near, choice.distance
/// Source:  docs/odd.md, "Scouting and calls"; class c.
namespace musubi::knowledge_cluster {

/// What each coordinator at work proposes. Attention is finite, so a region's introductions grow with its
/// coordinators and never with its population; none means none.
///
/// Reads:   agents with a free slot, coordinators, ties.
/// Writes:  w.introductions, in the order of coordinators.
void propose_introductions(const World& world, Month now, const State& s, const Tools& tools,
                           PartnersScratch& w);

/// Turns introductions into ties marked as introduced, raises the search hazard of both ends in this month
/// and the boost_months after it, and lets the coordinators remember whom they met.
void apply_introductions(const Parameters& p, Month now, const State& s, Agents& agents, Ties<Bond>& ties,
                         Programme& programme, Counters& counters, PartnersScratch& w);

void scout(const World& world, Month now, const State& s, Agents& agents, Ties<Bond>& ties,
           Programme& programme, Counters& counters, const Tools& tools, PartnersScratch& w);

}  // namespace musubi::knowledge_cluster
