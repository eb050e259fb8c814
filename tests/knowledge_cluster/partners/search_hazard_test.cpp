#include "models/knowledge_cluster/partners/search_hazard.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/engine/every_parameter.hpp"
#include "tests/knowledge_cluster/little_projects.hpp"

// How often agents look for a partner (docs/odd.md, "Search and matching").
namespace musubi::knowledge_cluster::testing {
namespace {

struct Seeker : Little {
    AgentId group, firm;
    explicit Seeker(const Overrides& overrides = {}) : Little(three_regions, overrides) {
        group = add_group(*this, add_institution(*this, "AAA", {.also_in = {"BBB"}}));
        firm = add_firm(*this, "AAA", {.eagerness = 3});
    }
    [[nodiscard]] double hazard(AgentId agent, Month now = april_2002) const {
        return search_hazard(p(), now, s, agent);
    }
};

TEST(SearchHazard, OfGroupsAndFirmsDiffersAndGrowsWithTheEconomy) {
    Seeker l;
    EXPECT_NEAR(l.hazard(l.group), 0.035, 1e-12);
    EXPECT_NEAR(l.hazard(l.firm), 0.012 * 3, 1e-12);
    l.s.growth = 1.5;
    EXPECT_NEAR(l.hazard(l.group), 0.035 * 1.5, 1e-12);
}

TEST(SearchHazard, OfAFirmRisesWithItsSize) {
    const auto world = world_of(little_scenario());
    const State s = populate(*world, {1, 0});
    double least = 1, most = 0;
    for (std::uint32_t row = s.agents.groups; row < s.agents.size(); ++row) {
        const AgentId firm{row};
        const double hazard = search_hazard(world->parameters, april_2002, s, firm);
        const double by_hand = 0.012 * std::pow(s.agents.employees[firm] / median, 0.3);
        EXPECT_NEAR(hazard, by_hand, 1e-6 * by_hand);
        least = std::min(least, hazard);
        most = std::max(most, hazard);
    }
    EXPECT_LT(2 * least, most);
}

TEST(SearchHazard, TriplesForFourMonthsAfterAnIntroduction) {
    Seeker l;
    l.s.agents.encouraged_until[l.group] = (april_2002 + 4).index();
    EXPECT_NEAR(l.hazard(l.group, april_2002 + 4), 0.035 * 3, 1e-12);
    EXPECT_NEAR(l.hazard(l.group, april_2002 + 5), 0.035, 1e-12);
}

TEST(SearchHazard, RisesWithRoyaltiesForTwoYears) {
    Seeker l, richer({{"exploitation.royalty_million", 6.0}});
    for (Seeker* seeker : {&l, &richer})
        seeker->s.agents.royalties_until[seeker->group] = (april_2002 + 24).index();
    EXPECT_NEAR(l.hazard(l.group, april_2002 + 24), 0.035 * 1.05, 1e-12) << "5 % for 3 million yen";
    EXPECT_NEAR(richer.hazard(richer.group, april_2002 + 24), 0.035 * 1.10, 1e-12);
    EXPECT_NEAR(l.hazard(l.group, april_2002 + 25), 0.035, 1e-12);
}

TEST(SearchHazard, RisesByHalfForThoseWhomAnOpenCallCouldPay) {
    Seeker l;
    l.hq("AAA").call_closes = april_2002 + 1;
    EXPECT_NEAR(l.hazard(l.group, april_2002 + 1), 0.035 * 1.5, 1e-12);
    EXPECT_NEAR(l.hazard(l.firm, april_2002 + 1), 0.036 * 1.5, 1e-12);
    EXPECT_NEAR(l.hazard(l.group, april_2002 + 2), 0.035, 1e-12) << "the call is closed";

    Seeker member;  // the group's institution is in BBB's cluster too; the firm is not
    member.hq("BBB").call_closes = april_2002;
    EXPECT_NEAR(member.hazard(member.group), 0.035 * 1.5, 1e-12);
    EXPECT_NEAR(member.hazard(member.firm), 0.036, 1e-12);

    Seeker stranger;
    stranger.hq("CCC").call_closes = april_2002;
    EXPECT_NEAR(stranger.hazard(stranger.group), 0.035, 1e-12);

    Seeker unmoved({{"calls.attract", false}});
    unmoved.hq("AAA").call_closes = april_2002;
    EXPECT_NEAR(unmoved.hazard(unmoved.group), 0.035, 1e-12);
}

TEST(SearchHazard, OfGroupsRisesOnceUniversitiesContractThemselves) {
    Seeker l({{"economy.incorporation", 0.2}});
    EXPECT_NEAR(l.hazard(l.group, Month::closing({2004})), 0.035, 1e-12);
    EXPECT_NEAR(l.hazard(l.group, Month::opening({2005})), 0.035 * 1.2, 1e-12);
    EXPECT_NEAR(l.hazard(l.firm, Month::opening({2005})), 0.036, 1e-12);
}

TEST(SearchHazard, AllThatRaisesItMultiplies) {
    Seeker l({{"economy.incorporation", 0.2}});
    const Month now = Month::opening({2005});
    l.s.growth = 2;
    l.s.agents.encouraged_until[l.group] = l.s.agents.royalties_until[l.group] = now.index();
    l.hq("AAA").call_closes = now;
    EXPECT_NEAR(l.hazard(l.group, now), 0.035 * 2 * 1.2 * 3 * 1.05 * 1.5, 1e-12);
}

/// A bound that is too low loses searches in silence, and a new parameter is soon left out of it.
TEST(SearchHazard, IsNeverAboveItsBoundWhateverTheParameter) {
    for (const ParameterSpec& spec : KnowledgeCluster::parameters()) {
        // The budget's shares and the grades' cut-offs cannot be moved one by one, and are no part of it.
        const bool elsewhere = spec.name.starts_with("budget.") || spec.name.starts_with("evaluation.");
        if (spec.type != ParameterSpec::Type::real || elsewhere) continue;
        for (const Value& extreme : extremes_of(spec)) {
            Seeker l({{spec.name, extreme}});
            const Month now = Month::opening({2011});
            l.s.growth = 2;
            l.hq("AAA").call_closes = now;
            for (const AgentId agent : {l.group, l.firm}) {
                l.s.agents.encouraged_until[agent] = l.s.agents.royalties_until[agent] = now.index();
                EXPECT_LE(l.hazard(agent, now),
                          highest_search_hazard(l.p(), l.s) * l.s.agents.eagerness[agent] * (1 + 1e-12))
                    << spec.name << " = " << std::get<double>(extreme);
            }
        }
    }
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
