#pragma once

#include "models/knowledge_cluster/programme/commitments.hpp"
#include "models/knowledge_cluster/state/state.hpp"

/// Phase "calls": headquarters announce calls.
///
/// Formula: in a call month, and in that in which its programme begins if that is not April, a funded
///          headquarters opens a call for open_months months if one more project would fit: committed + its
///          cost ≤ research money in each year that it would run. It costs c a year for m = full_months,
///          or to the end of the plan if that is sooner, never under min(m, least_months), c the cost of its
///          headquarters (headquarters_ways.hpp); in a trial region trial_million, m = trial_months.
///          An application of a full region costs c · exp(full_spread · z − full_spread²/2), z standard
///          normal, but no less than full_least_million and no more than full_most_million.
///          uncommitted share = max(0, 1 − (committed + ended)/research money) of this year
/// Keys:    calls.open_months, funding.full_months, funding.trial_million, funding.trial_months,
///          funding.least_months, funding.full_spread, funding.full_least_million, funding.full_most_million
/// Source:  docs/odd.md, "Scouting and calls"; class c.
namespace musubi::knowledge_cluster {

/// Opens calls, and says how much of each open call's line is uncommitted: so much does the call add to the
/// utility of the pairs that it could pay (utility.hpp), so that money creates joint research and not only
/// enlarges what would have formed.
void announce_calls(const World& world, Month now, const Projects& projects, Programme& programme);

/// The programme project that a headquarters would pay from next month on.
struct Offered {
    ThousandYen yearly_cost = 0;
    std::int32_t months = 0;  ///< 0: none, the plan ends too soon
};
[[nodiscard]] Offered project_on_offer(const World& world, const Headquarters& hq, Month now);

/// What it would pay for an application by this key: in a full region some cost more and some less.
[[nodiscard]] Offered offered_to(const Parameters& p, const Luck& luck, const Headquarters& hq,
                                 const Offered& usual, Key project);

/// Whether the cost of a project in this and every later year fits the research money on the announced path:
/// this year's grant and matching money, held flat over the plan.
[[nodiscard]] bool fits(const Headquarters& hq, const Commitments& committed, Month now,
                        const Offered& offered);

}  // namespace musubi::knowledge_cluster
