#pragma once

#include "models/knowledge_cluster/programme/commitments.hpp"
#include "models/knowledge_cluster/state/state.hpp"

/// Phase "calls": headquarters announce calls.
namespace musubi::knowledge_cluster {

/// Opens a call where the month is one of the headquarters' call months and money for a project is left, and
/// says how much of each open call's line is uncommitted: so much does the call add to the utility of the
/// pairs that it could pay (utility.hpp), so that money creates joint research and not only enlarges what
/// would have formed.
void announce_calls(const World& world, Month now, const Projects& projects, Programme& programme);

/// The programme project that a headquarters would pay from next month on.
struct Offered {
    ThousandYen yearly_cost = 0;
    std::int32_t months = 0;  ///< 0: none, the plan ends too soon
};
[[nodiscard]] Offered project_on_offer(const World& world, const Headquarters& hq, Month now);

/// Whether the cost of a project in this and every later year fits the research money on the announced path:
/// this year's grant and matching money, held flat over the plan.
[[nodiscard]] bool fits(const Headquarters& hq, const Commitments& committed, Month now,
                        const Offered& offered);

}  // namespace musubi::knowledge_cluster
