#include "models/knowledge_cluster/partners/utility.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "models/knowledge_cluster/partners/choice_set.hpp"
#include "tests/knowledge_cluster/little_projects.hpp"
#include "tests/knowledge_cluster/random_world.hpp"

// U_ij term by term (docs/odd.md, "Search and matching"), with the start values of the registry: tie 3,
// shared 1, degree 0.3, distance 0.35, near 8, wide 0.3, introduced 1.2, call 1.5, size 1.5 up to 4, expert
// 0.5.
namespace musubi::knowledge_cluster::testing {
namespace {

using History = testing::Run;  // inside a test, Run is GoogleTest's

constexpr double ln2 = 0.693147180559945;
constexpr double next_door = -0.35 * ln2;  // within a region are 10 km: ln(1 + 10/10)

/// A group in AAA, and a firm in each region; all are alike, so that their proximity of 1 teaches nothing.
struct Acquainted : Little {
    AgentId group, other_group, near, neighbouring, far;

    explicit Acquainted(const Overrides& overrides = {}, const AgentSketch& firm = {})
        : Little(three_regions, overrides) {
        const InstitutionId university = add_institution(*this, "AAA");
        group = add_group(*this, university);
        other_group = add_group(*this, university);
        near = add_firm(*this, "AAA", firm);
        neighbouring = add_firm(*this, "BBB", firm);
        far = add_firm(*this, "CCC", firm);
    }
    [[nodiscard]] PairValue value(AgentId chooser, AgentId candidate, Month now = april_2002) const {
        NeighbourSet mine;
        mine.fill(s.ties.neighbours(chooser.row));
        return value_of_pair(*world, s, w.tools.look_up, now, mine, chooser, candidate);
    }
    Headquarters& open_call(const std::string& region, double uncommitted) {
        Headquarters& hq = give_money(*this, region, 100);
        hq.call_closes = april_2002 + 1;
        hq.uncommitted = uncommitted;
        return hq;
    }
};

TEST(Utility, OfAStrangerNextDoorWhoIsAlikeIsOnlyTheCostOfTenKilometres) {
    const Acquainted l;
    EXPECT_NEAR(l.value(l.group, l.near).common, next_door, float_error);
}

TEST(Utility, FallsWithTheLogarithmOfTheDistanceAndGainsInsideAWideArea) {
    const Acquainted l;
    // A degree of latitude is 2π/360 of 6371.0088 km: 111.195 km.
    EXPECT_NEAR(l.value(l.group, l.neighbouring).common, -0.35 * std::log(1 + 11.1195) + 0.3, 1e-5);
    EXPECT_NEAR(l.value(l.group, l.far).common, -0.35 * std::log(1 + 22.2390), 1e-5);
}

TEST(Utility, OfProximityIsAnInvertedUWithItsPeakInTheMiddle) {
    double best = -1, best_proximity = -1;
    for (int tenth = 0; tenth <= 10; ++tenth) {
        const double p = tenth / 10.0;
        const Acquainted l({}, {.knowledge = at_proximity(p, Field::it, Field::life)});
        const double gain = l.value(l.group, l.near).common - next_door;
        EXPECT_NEAR(gain, 8 * (p - p * p), 4e-6) << p;
        if (gain > best) {
            best = gain;
            best_proximity = p;
        }
    }
    EXPECT_EQ(best_proximity, 0.5);
    EXPECT_NEAR(best, 2, float_error);
}

TEST(Utility, OfATieIsThreeTimesItsStrengthWhichHalvesInTwoYearsWithoutWork) {
    Acquainted l;
    tie(l, l.group, l.near, 0.8);
    EXPECT_NEAR(l.value(l.group, l.near).common - next_door, 3 * 0.8, float_error);
    EXPECT_NEAR(l.value(l.group, l.near, april_2002 + 24).common - next_door, 3 * 0.4, float_error);
    EXPECT_NEAR(l.value(l.group, l.near, april_2002 + 12).common - next_door, 3 * 0.8 * std::sqrt(0.5),
                float_error);
    EXPECT_NEAR(l.value(l.group, l.near, april_2002 + 600).common - next_door, 0, 1e-5);
}

TEST(Utility, OfSharedPartnersCountsThoseWhomBothKnowAndNobodyElse) {
    Acquainted l;
    tie(l, l.group, l.other_group);
    tie(l, l.group, l.neighbouring);
    tie(l, l.near, l.other_group);
    tie(l, l.near, l.neighbouring);
    tie(l, l.near, l.far);  // whom the chooser does not know
    EXPECT_NEAR(l.value(l.group, l.near).common - next_door, std::log(1 + 2), float_error);
}

TEST(Utility, OfAnIntroductionLastsAYear) {
    Acquainted l;
    l.s.ties.connect(l.group.row, l.near.row, {0, l.s.age(april_2002), l.s.age(april_2002)});
    for (const int months : {0, 12}) {
        const PairValue value = l.value(l.group, l.near, april_2002 + months);
        EXPECT_TRUE(value.introduced);
        EXPECT_NEAR(value.common - next_door, 1.2, float_error) << months;
    }
    const PairValue forgotten = l.value(l.group, l.near, april_2002 + 13);
    EXPECT_FALSE(forgotten.introduced);
    EXPECT_NEAR(forgotten.common, next_door, float_error);
}

TEST(Utility, OfACallGrowsWithTheUncommittedPartOfItsLineForBothEnds) {
    Acquainted l;
    l.open_call("AAA", 0.5);
    for (const PairValue& value : {l.value(l.group, l.near), l.value(l.near, l.group)}) {
        EXPECT_EQ(value.call.region, l.region("AAA"));
        EXPECT_NEAR(value.call.utility, 1.5 * 0.5, 1e-12);
        EXPECT_NEAR(value.common - next_door, 1.5 * 0.5, float_error);
    }
}

TEST(Utility, OfACallWithNothingUncommittedIsNone) {
    Acquainted l;
    l.open_call("AAA", 0);
    EXPECT_FALSE(l.value(l.group, l.near).call.region.exists());
    EXPECT_NEAR(l.value(l.group, l.near).common, next_door, float_error);
}

TEST(Utility, OfACallEndsWithTheCall) {
    Acquainted l;
    l.open_call("AAA", 0.5);
    EXPECT_TRUE(l.value(l.group, l.near, april_2002 + 1).call.region.exists());
    EXPECT_FALSE(l.value(l.group, l.near, april_2002 + 2).call.region.exists());
}

TEST(Utility, ACallCountsForTheGroupsOfItsClusterWhereverTheFirmIs) {
    Acquainted l;
    l.open_call("BBB", 0.5);
    EXPECT_FALSE(l.value(l.group, l.neighbouring).call.region.exists()) << "the group belongs to AAA";
    l.s.institutions.clusters[InstitutionId{0}] |= bit(l.region("BBB"));
    EXPECT_EQ(l.value(l.group, l.near).call.region, l.region("BBB"));
    EXPECT_FALSE(l.value(l.group, l.other_group).call.region.exists()) << "calls pay a group with a firm";
}

TEST(Utility, ACallCountsWhereThePairsMeanKnowledgeLiesInItsFields) {
    // Mean of (1, 0) and (0.6, 0.8): IT. Both (0.6, 0.8): Life, in which AAA does not work.
    Acquainted l({}, {.knowledge = at_proximity(0.6, Field::it, Field::life)});
    l.open_call("AAA", 0.5);
    EXPECT_TRUE(l.value(l.group, l.near).call.region.exists());
    l.s.agents.knowledge[l.group] = l.s.agents.knowledge[l.near];
    EXPECT_FALSE(l.value(l.group, l.near).call.region.exists());
}

TEST(Utility, OfTwoCallsTheBetterOneCounts) {
    Acquainted l;
    l.s.institutions.clusters[InstitutionId{0}] |= bit(l.region("BBB"));
    l.open_call("AAA", 0.3);
    l.open_call("BBB", 0.7);
    EXPECT_EQ(l.value(l.group, l.near).call.region, l.region("BBB"));
    l.hq("AAA").uncommitted = 0.9;
    EXPECT_EQ(l.value(l.group, l.near).call.region, l.region("AAA"));
}

TEST(Utility, WithoutAttractionACallStillPaysButPullsNobody) {
    Acquainted l({{"calls.attract", false}});
    l.open_call("AAA", 0.5);
    const PairValue value = l.value(l.group, l.near);
    EXPECT_EQ(value.call.region, l.region("AAA"));
    EXPECT_EQ(value.call.utility, 0);
    EXPECT_NEAR(value.common, next_door, float_error);
}

TEST(Utility, TheSumOfItsTermsIsTheSameFromBothEnds) {
    Acquainted l({}, {.knowledge = at_proximity(0.4, Field::it, Field::life)});
    tie(l, l.group, l.other_group);
    tie(l, l.neighbouring, l.other_group);
    l.s.ties.connect(l.group.row, l.neighbouring.row, {0.6F, l.s.age(april_2002), l.s.age(april_2002)});
    l.open_call("AAA", 0.2);
    const double by_hand =
        3 * 0.6 + std::log(1 + 1) - 0.35 * std::log(1 + 11.1195) + 8 * (0.4 - 0.16) + 0.3 + 1.2 + 1.5 * 0.2;
    EXPECT_NEAR(l.value(l.group, l.neighbouring).common, by_hand, 1e-5);
    EXPECT_NEAR(l.value(l.neighbouring, l.group).common, by_hand, 1e-5);
}

TEST(Utility, OfAPairIsNeverAboveItsBound) {
    // In the baseline, a month of each kind: without calls and with; all pairs of the searchers that met.
    const auto world = world_of(small_scenario({{"population.scale", 0.14}}));
    History run(*world, {1, 0});
    std::size_t pairs = 0, tied = 0, introduced = 0, called = 0;
    for (const Month month :
         {Month::opening({2000}), Month::opening({2003}) + 6, Month::opening({2004}) + 1}) {
        run.advance_to(month);
        const State& s = run.state;
        const LookUp& look_up = run.scratch.tools.look_up;
        NeighbourSet mine;
        for (const AgentId chooser : AllIds<AgentId>(s.agents.size())) {
            mine.fill(s.ties.neighbours(chooser.row));
            ChoiceSet set;
            look_around(world->parameters, month, s, run.scratch.partners, {&chooser, 1}, {&set, 1});
            for (const AgentId candidate : set.agents()) {
                const PairValue value = value_of_pair(*world, s, look_up, month, mine, chooser, candidate);
                ASSERT_LE(value.common, most_of_pair(*world, s, look_up, month, mine, chooser, candidate));
                ++pairs;
                tied += mine.contains(candidate.row) ? 1 : 0;
                introduced += value.introduced ? 1 : 0;
                called += value.call.utility > 0 ? 1 : 0;
            }
        }
    }
    EXPECT_GT(pairs, 10'000U);
    EXPECT_GT(std::min({tied, introduced, called}), 20U)
        << tied << " tied, " << introduced << " introduced, " << called << " called of " << pairs;
}

TEST(Utility, OfAPairThatHasEverythingIsItsBound) {
    Acquainted a({}, {.knowledge = at_proximity(0.5, Field::it, Field::life)});
    a.open_call("AAA", 1.0);
    tie(a, a.group, a.near, 1.0);
    a.s.ties.update(a.group.row, a.near.row, [&](Bond& bond) { bond.introduced = a.s.age(april_2002); });
    NeighbourSet mine;
    mine.fill(a.s.ties.neighbours(a.group.row));
    const double most = most_of_pair(*a.world, a.s, a.w.tools.look_up, april_2002, mine, a.group, a.near);
    // All but shared partners: each has one neighbour, the other.
    EXPECT_NEAR(most - a.value(a.group, a.near).common, ln2, 1e-6);
}

TEST(Pull, OfAFirmGrowsWithTheLogarithmOfItsSizeUpToACap) {
    for (const int employees : {20, 40, 100, 1000}) {
        const Acquainted l({}, {.employees = employees});
        EXPECT_NEAR(pull_of(l.p(), l.s, l.w.tools.look_up, l.near), 1.5 * std::log(employees / median),
                    float_error);
    }
    // e⁴ medians are 2,183 employees.
    for (const int employees : {2184, 50000}) {
        const Acquainted l({}, {.employees = employees});
        EXPECT_NEAR(pull_of(l.p(), l.s, l.w.tools.look_up, l.near), 1.5 * 4, float_error);
    }
}

TEST(Pull, OfAGroupGrowsWithTheLogarithmOfItsExpertise) {
    Little l;
    const InstitutionId university = add_institution(l, "AAA");
    const AgentId novice = add_group(l, university), expert = add_group(l, university, {.expertise = 3});
    EXPECT_EQ(pull_of(l.p(), l.s, l.w.tools.look_up, novice), 0);
    EXPECT_NEAR(pull_of(l.p(), l.s, l.w.tools.look_up, expert), 0.5 * 2 * ln2, float_error);
}

TEST(Pull, OfTheWellConnectedGrowsWithTheLogarithmOfTheirDegree) {
    Acquainted l({{"choice.size", 0.0}});
    tie(l, l.near, l.group);
    tie(l, l.near, l.other_group);
    tie(l, l.near, l.far);
    EXPECT_NEAR(pull_of(l.p(), l.s, l.w.tools.look_up, l.near), 0.3 * 2 * ln2, 1e-12);
    EXPECT_NEAR(pull_of(l.p(), l.s, l.w.tools.look_up, l.far), 0.3 * ln2, 1e-12);
    EXPECT_EQ(pull_of(l.p(), l.s, l.w.tools.look_up, l.neighbouring), 0);
}

TEST(OutsideOption, IsOneForGroupsAndAnotherForFirms) {
    const Acquainted l;
    EXPECT_EQ(outside_option(l.p(), l.s, l.group), 5.5);
    EXPECT_EQ(outside_option(l.p(), l.s, l.near), 2.0);
}

TEST(LookUp, LogarithmsInsideAndBeyondTheTableAreThose) {
    const Little l;
    for (const std::size_t n : {0, 1, 2, 100, 511, 512, 5000})
        EXPECT_NEAR(l.w.tools.look_up.log1p(n), std::log1p(static_cast<double>(n)), 1e-12) << n;
}

TEST(NeighbourSet, AgreesWithASetOfNumbers) {
    const bool ok = rc::check([] {
        const auto node = rc::gen::inRange<std::uint32_t>(0, 5000);
        const auto neighbours = *rc::gen::resize(
            400, rc::gen::container<std::set<std::uint32_t>>(node));  // also more than the smallest table
        const auto others = *rc::gen::container<std::vector<std::uint32_t>>(node);
        NeighbourSet set;
        set.fill(std::vector<std::uint32_t>(3, 7));  // what was there before is forgotten
        set.fill(std::vector<std::uint32_t>(neighbours.begin(), neighbours.end()));
        std::size_t shared = 0;
        for (const std::uint32_t other : others) {
            RC_ASSERT(set.contains(other) == neighbours.contains(other));
            shared += neighbours.contains(other) ? 1 : 0;
        }
        RC_ASSERT(set.shared_with(others) == shared);
    });
    EXPECT_TRUE(ok);
}

TEST(NeighbourSet, KeepsTheEarliestOfThoseWhoKnowMoreThanItHolds) {
    std::vector<std::uint32_t> neighbours(3000);
    for (std::uint32_t i = 0; i < 3000; ++i) neighbours[i] = 7 * i;
    NeighbourSet set;
    set.fill(neighbours);
    EXPECT_EQ(set.shared_with(std::span(neighbours).first(2048)), 2048);
    EXPECT_EQ(set.shared_with(std::span(neighbours).subspan(2048)), 0);
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
