#include "models/knowledge_cluster/partners/scouting.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "models/knowledge_cluster/parameters/firm_sizes.hpp"
#include "musubi/distributions.hpp"
#include "tests/knowledge_cluster/little_world.hpp"

// Phase 3: coordinators bring groups and firms together.
namespace musubi::knowledge_cluster::testing {
namespace {

/// So many looks that every one of a few pairs is seen.
const Value every_pair = std::int64_t{200};

std::vector<Introduction> proposed(Little& l, Month now = april_2002) {
    propose_introductions(*l.world, now, l.s, l.w.tools, l.w.partners);
    std::vector<Introduction> all;
    l.w.partners.introductions.for_each(
        [&](const Introduction& introduction) { all.push_back(introduction); });
    return all;
}
std::int32_t counted(const Little& l, const std::string& region) {
    return l.s.counts.month.at(Indicator::introductions, l.region(region), Sponsor::programme);
}

/// One region with so many groups and as many firms, all alike.
struct ScoutedTown : Little {
    std::vector<AgentId> groups, firms;
    explicit ScoutedTown(int each, const Overrides& overrides = {}) : Little(one_region, overrides) {
        const auto institution = add_institution(*this, "AAA");
        for (int i = 0; i < each; ++i) groups.push_back(add_group(*this, institution));
        for (int i = 0; i < each; ++i) firms.push_back(add_firm(*this, "AAA"));
    }
};

TEST(Scouting, WithoutCoordinatorsNobodyIsIntroduced) {
    ScoutedTown town(10);
    act(town, "scouting", april_2002);
    EXPECT_EQ(counted(town, "AAA"), 0);
    EXPECT_EQ(town.s.ties.edge_count(), 0U);

    add_coordinator(town, "AAA", 1);
    town.hq("AAA").coordinators = {};  // known by name, but no longer paid
    act(town, "scouting", april_2002);
    EXPECT_EQ(counted(town, "AAA"), 0);
}

TEST(Scouting, BeginsWithTheProgramme) {
    ScoutedTown town(10);
    add_coordinator(town, "AAA", 1);
    EXPECT_TRUE(proposed(town, april_2002 - 1).empty());
    EXPECT_FALSE(proposed(town, april_2002).empty());
}

TEST(Scouting, ACoordinatorPaidInPartWorksInItsMonthsOnly) {
    ScoutedTown town(10);
    add_coordinator(town, "AAA", 1);
    town.hq("AAA").coordinators = {4, 12'000};  // a month in each quarter, its last
    for (int k = 1; k <= 12; ++k)
        EXPECT_EQ(proposed(town, april_2002 + (k - 1)).size(), k % 3 == 0 ? 3U : 0U) << "month " << k;
}

TEST(Scouting, IsBoundByAttention) {
    for (const std::int64_t attention : {0, 1, 3, 5}) {
        ScoutedTown town(20, {{"scouting.attention", attention}});
        add_coordinator(town, "AAA", 1);
        add_coordinator(town, "AAA", 0);
        EXPECT_EQ(proposed(town).size(), static_cast<std::size_t>(2 * attention));
    }
}

TEST(Scouting, IntroductionsDoNotGrowWithThePopulation) {
    for (const int each : {10, 30, 300}) {
        ScoutedTown town(each);
        add_coordinator(town, "AAA", 0.5);
        act(town, "scouting", april_2002);
        EXPECT_EQ(counted(town, "AAA"), 3) << each << " groups and firms";
    }
}

TEST(Scouting, NoMorePairsAreIntroducedThanLookedAt) {
    ScoutedTown town(20, {{"scouting.pairs_looked_at", std::int64_t{2}}});
    add_coordinator(town, "AAA", 1);
    EXPECT_EQ(proposed(town).size(), 2U);
}

TEST(Scouting, EachPairIsProposedOnce) {
    ScoutedTown town(2, {{"scouting.pairs_looked_at", every_pair}, {"scouting.attention", std::int64_t{50}}});
    add_coordinator(town, "AAA", 1);
    std::set<std::pair<AgentId, AgentId>> pairs;
    const auto introductions = proposed(town);
    for (const auto& introduction : introductions) pairs.insert({introduction.group, introduction.firm});
    EXPECT_EQ(pairs.size(), 4U) << "two groups with two firms";
    EXPECT_EQ(introductions.size(), 4U);
}

/// A group and four firms of different fit.
struct Choice : Little {
    AgentId group, alike, partly, foreign, large;
    explicit Choice(std::int64_t attention)
        : Little(one_region, {{"scouting.pairs_looked_at", every_pair}, {"scouting.attention", attention}}) {
        group = add_group(*this, add_institution(*this, "AAA"));
        alike = add_firm(*this, "AAA", {.employees = 110});
        partly = add_firm(*this, "AAA", {.knowledge = at_proximity(0.5, Field::it, Field::nano)});
        foreign = add_firm(*this, "AAA", {.knowledge = pure(Field::life), .employees = 90});
        large = add_firm(*this, "AAA",
                         {.knowledge = at_proximity(0.9, Field::it, Field::nano), .employees = 400});
    }
    [[nodiscard]] std::vector<AgentId> firms(Month now = april_2002) {
        std::vector<AgentId> firms;
        for (const Introduction& introduction : proposed(*this, now)) firms.push_back(introduction.firm);
        return firms;
    }
    /// 8·(p − p²) + 1.5·ln(employees/median), as docs/odd.md has it ("Scouting and calls"); distance is the
    /// same for all.
    [[nodiscard]] double fit(AgentId firm) const {
        const double near = proximity(s.agents.knowledge[group], s.agents.knowledge[firm]);
        return 8 * (near - near * near) + 1.5 * natural_log(s.agents.employees[firm] / median_employees(p()));
    }
};

TEST(Scouting, AFullySkilledCoordinatorIntroducesTheBest) {
    // The median firm has 40 employees. Large: 8·0.09 + 1.5·ln(10) = 4.17; partly alike: 8·0.25 +
    // 1.5·ln(2.5) = 3.37; alike: 0 + 1.5·ln(2.75) = 1.52; foreign: 0 + 1.5·ln(2.25) = 1.22.
    Choice best(1), all(4);
    add_coordinator(best, "AAA", 1);
    add_coordinator(all, "AAA", 1);
    EXPECT_EQ(best.firms(), std::vector<AgentId>{best.large});
    EXPECT_EQ(all.firms(), (std::vector<AgentId>{all.large, all.partly, all.alike, all.foreign}));
}

TEST(Scouting, TheErrorFallsWithSkillAndWithWhomOneHasMet) {
    // 1.5·(1 − skill) with strangers, three quarters of it if one of the two is known, half if both are.
    const auto expected_order = [](const Choice& l, const Coordinator& coordinator, Month now,
                                   const auto& error_with) {
        const Stream judgement = l.s.luck.stream(Purpose::fit, now);
        std::vector<std::pair<double, AgentId>> order;
        for (const AgentId firm : {l.alike, l.partly, l.foreign, l.large}) {
            const Key pair = combine(l.s.agents.card[l.group].key, l.s.agents.card[firm].key);
            order.push_back(
                {-l.fit(firm) - error_with(firm) * standard_normal(judgement.uniform(coordinator.key, pair)),
                 firm});
        }
        std::sort(order.begin(), order.end());
        std::vector<AgentId> firms(order.size());
        std::transform(order.begin(), order.end(), firms.begin(),
                       [](const auto& each) { return each.second; });
        return firms;
    };
    Choice l(4);
    const CoordinatorId id = add_coordinator(l, "AAA", 0.25);
    Coordinator& coordinator = l.s.programme.coordinators[id.row];
    const auto of_strangers = [](AgentId) { return 1.5 * 0.75; };
    const auto of_those_met = [&](AgentId firm) { return 1.5 * 0.75 * (firm == l.large ? 0.5 : 0.75); };
    int misjudged = 0;
    for (int month = 0; month < 24; ++month) {
        coordinator.met.fill(AgentId::none());
        coordinator.meetings = 0;
        const auto strangers = expected_order(l, coordinator, april_2002 + month, of_strangers);
        const auto seen = l.firms(april_2002 + month);
        EXPECT_EQ(seen, strangers) << "month " << month;
        misjudged += seen.front() != l.large ? 1 : 0;

        coordinator.met[0] = l.group;
        coordinator.met[1] = l.large;
        coordinator.meetings = 2;
        EXPECT_EQ(l.firms(april_2002 + month),
                  expected_order(l, coordinator, april_2002 + month, of_those_met))
            << "month " << month;
    }
    EXPECT_GT(misjudged, 0) << "without skill the best is sometimes missed";
}

TEST(Scouting, AnIntroductionIsAMarkedTieThatEncouragesBoth) {
    ScoutedTown town(1);
    const CoordinatorId id = add_coordinator(town, "AAA", 1);
    const AgentId group = town.groups[0], firm = town.firms[0];
    act(town, "scouting", april_2002);
    ASSERT_TRUE(town.s.ties.has(group.row, firm.row));
    const Bond& bond = town.s.ties.bond(group.row, firm.row);
    EXPECT_EQ(bond.introduced, town.s.age(april_2002));
    EXPECT_EQ(bond.strength, 0) << "they have not worked together";
    for (const AgentId agent : {group, firm})
        EXPECT_EQ(town.s.agents.encouraged_until[agent], (april_2002 + 4).index());
    EXPECT_EQ(counted(town, "AAA"), 1);
    const Coordinator& coordinator = town.s.programme.coordinators[id.row];
    EXPECT_EQ(coordinator.meetings, 2U);
    EXPECT_EQ(std::set(coordinator.met.begin(), coordinator.met.begin() + 2), (std::set{group, firm}));

    const Month forgotten = april_2002 + 13;  // an introduction counts for 12 months
    for (Month now = april_2002 + 1; now <= forgotten; ++now) act(town, "scouting", now);
    EXPECT_EQ(coordinator.meetings, 2U) << "it knows them already";
    EXPECT_EQ(town.s.ties.bond(group.row, firm.row).introduced, town.s.age(forgotten))
        << "once, and once again";
    EXPECT_EQ(counted(town, "AAA"), 2);
}

TEST(Scouting, RemembersTheLastThirtyTwoItMet) {
    // Twenty groups and as many firms; it meets all of them, at most two an introduction.
    ScoutedTown town(20,
                     {{"scouting.pairs_looked_at", every_pair}, {"scouting.attention", std::int64_t{50}}});
    const CoordinatorId id = add_coordinator(town, "AAA", 1);
    for (int month = 0; month < 6; ++month) act(town, "scouting", april_2002 + month);
    const Coordinator& coordinator = town.s.programme.coordinators[id.row];
    ASSERT_GT(coordinator.meetings, Coordinator::memory);
    EXPECT_EQ(std::set(coordinator.met.begin(), coordinator.met.end()).size(), Coordinator::memory)
        << "nobody stands twice";
}

TEST(Scouting, AnEarlierTieKeepsItsStrength) {
    ScoutedTown town(1);
    add_coordinator(town, "AAA", 1);
    const auto worked = static_cast<std::int16_t>(town.s.age(april_2002) - 24);
    town.s.ties.connect(town.groups[0].row, town.firms[0].row, {0.15F, worked, 0});
    act(town, "scouting", april_2002);  // 0.15 is 0.075 after the half-life of 24 months
    const Bond& bond = town.s.ties.bond(town.groups[0].row, town.firms[0].row);
    EXPECT_EQ(bond.introduced, town.s.age(april_2002));
    EXPECT_EQ(bond.strength, 0.15F);
    EXPECT_EQ(bond.worked, worked);
}

TEST(Scouting, ThoseWhoKnowOneAnotherNeedNoIntroduction) {
    ScoutedTown town(1);
    add_coordinator(town, "AAA", 1);
    town.s.ties.connect(town.groups[0].row, town.firms[0].row, {0.2F, town.s.age(april_2002), 0});
    EXPECT_TRUE(proposed(town).empty());
}

TEST(Scouting, ThoseWithoutAFreeSlotAreLeftAlone) {
    ScoutedTown town(2, {{"scouting.pairs_looked_at", every_pair}, {"scouting.attention", std::int64_t{50}}});
    add_coordinator(town, "AAA", 1);
    town.s.agents.card[town.groups[0]].busy = 2;
    town.s.agents.card[town.firms[1]].busy = 2;
    const auto introductions = proposed(town);
    ASSERT_EQ(introductions.size(), 1U);
    EXPECT_EQ(introductions[0].group, town.groups[1]);
    EXPECT_EQ(introductions[0].firm, town.firms[0]);
}

/// Two regions of one wide area and a third one outside, each with ten groups and twenty firms.
struct Country : Little {
    explicit Country(double wide_reach, double meti_link)
        : Little(
              "AAA,,,IT,west,,2002,35,135,small\nBBB,,,IT,west,,2002,35.3,135,small\n"
              "CCC,,,IT,,,2002,35.6,135,small\n",
              {{"scouting.wide_reach", wide_reach},
               {"scouting.meti_link", meti_link},
               {"scouting.pairs_looked_at", every_pair},
               {"scouting.attention", std::int64_t{50}}}) {
        for (const std::string region : {"AAA", "BBB", "CCC"}) {
            const auto institution = add_institution(*this, region);
            for (int i = 0; i < 10; ++i) add_group(*this, institution);
        }
        for (const std::string region : {"AAA", "BBB", "CCC"})
            for (int i = 0; i < 20; ++i) add_firm(*this, region);
    }
    /// Introductions of three coordinators of a region in a year, who see nothing of the fit: by the region
    /// of the group and of the firm.
    struct Reached {
        std::array<double, 3> groups{}, firms{};
        std::set<AgentId> who;
        double all = 0;
    };
    Reached reached(const std::string& home) {
        for (int i = 0; i < 3; ++i) add_coordinator(*this, home, 0);
        Reached reached;
        for (int month = 0; month < 12; ++month)
            for (const Introduction& made : proposed(*this, april_2002 + month)) {
                ++reached.all;
                ++reached.groups[s.agents.card[made.group].region().row];
                ++reached.firms[s.agents.card[made.firm].region().row];
                reached.who.insert({made.group, made.firm});
            }
        return reached;
    }
};

TEST(Scouting, ReachesItsRegionItsWideAreaMoreRarelyAndNobodyBeyond) {
    Country country(0.3, 0);
    const auto reached = country.reached("AAA");
    // 10 groups at home and 10 met at 0.3 of their rate: 3/13 of introductions; of 20 firms the same.
    EXPECT_NEAR(reached.groups[1] / reached.all, 3 / 13.0, 0.04);
    EXPECT_NEAR(reached.firms[1] / reached.all, 3 / 13.0, 0.04);
    EXPECT_EQ(reached.groups[2] + reached.firms[2], 0);
    EXPECT_EQ(reached.who.size(), 60U) << "everybody of the wide area has a chance";
}

TEST(Scouting, TheMetiLinkWidensTheReachToFirms) {
    Country country(0.3, 0.5);  // firms elsewhere at 0.3 · (1 + 0.5) of the rate; groups as without
    const auto reached = country.reached("BBB");
    EXPECT_NEAR(reached.groups[0] / reached.all, 3 / 13.0, 0.04);
    EXPECT_NEAR(reached.firms[0] / reached.all, 9 / 29.0, 0.04);

    Country whole(0.8, 1);  // cannot be more often than at home
    const auto all = whole.reached("AAA");
    EXPECT_NEAR(all.firms[1] / all.all, 0.5, 0.04);
}

TEST(Scouting, WithoutAWideAreaOnlyTheRegionIsKnown) {
    Country alone(1, 1);
    const auto reached = alone.reached("CCC");
    EXPECT_EQ(reached.groups[2], reached.all);
    EXPECT_EQ(reached.firms[2], reached.all);
    EXPECT_EQ(counted(alone, "CCC"), 0) << "proposals count when they are applied";

    act(alone, "scouting", april_2002);
    EXPECT_GT(counted(alone, "CCC"), 0);
    EXPECT_EQ(counted(alone, "AAA"), 0);
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
