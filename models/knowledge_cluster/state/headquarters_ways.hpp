#pragma once

#include <array>

#include "models/knowledge_cluster/world/world.hpp"
#include "musubi/random.hpp"

/// What a headquarters does with its grant, which is equal for all: as its row of the table of regions says
/// or, where it says nothing, as it was drawn with the people.
///
/// Formula: with z standard normal, a draw for each way and headquarters
///          cost of a full region's project = full_million · exp(themes · z − themes²/2)
///          share of a line                 ∝ the scenario's share · exp(lines · z)
///          matching money, of the grant    = min(1, budget.matching · exp(matching · z − matching²/2))
///          chance that its advisers file   = advised_propensity with odds · exp(filing · z)
///          skill of a coordinator          = its uniform draw with odds · exp(skill · z); where the table
///                                            has the middle coordinator's, with that one's odds
/// Keys:    headquarters.themes, headquarters.lines, headquarters.matching, headquarters.filing,
///          headquarters.skill, funding.full_million, budget.matching, exploitation.advised_propensity
/// Source:  docs/odd.md, "Fiscal"; class c.
namespace musubi::knowledge_cluster {

struct HeadquartersWays {
    std::array<double, grant_line_count> line_share{};  ///< of the grant; sums to 1
    double matching = 0;                                ///< local money, a share of the grant
    double full_million = 0;                            ///< a year, what a full region's project costs
    double filing = 0;                                  ///< chance that a disclosure that is handled is filed
    double skill_odds = 1;  ///< of those whom it hires, over those of the usual coordinators
};

[[nodiscard]] HeadquartersWays ways_of(const World& world, const Luck& luck, RegionId region);

/// The probability whose odds are so many times those of p.
[[nodiscard]] double with_odds(double p, double times);

}  // namespace musubi::knowledge_cluster
