#include "models/knowledge_cluster/measures/formation.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/knowledge_cluster/little_projects.hpp"

// Who began to work together, against who could have.
namespace musubi::knowledge_cluster::testing {
namespace {

/// Two groups and four firms of AAA, and a group of BBB.
struct Village : Little {
    std::vector<AgentId> group, firm;
    explicit Village(const Overrides& overrides = one_year) : Little(three_regions, overrides) {
        const InstitutionId alpha = add_institution(*this, "AAA"), beta = add_institution(*this, "BBB");
        for (const InstitutionId home : {alpha, alpha, beta})
            group.push_back(add_group(*this, home, {.slots = 4}));
        for (int i = 0; i < 4; ++i) firm.push_back(add_firm(*this, "AAA", {.slots = 1}));
    }
    [[nodiscard]] const FormationTally& count(Month now = april_2002) {
        act(*this, "formation", now);
        return s.measures.tallies.formation;
    }
};

TEST(RepeatTies, AreComparedWithAllPairsThatHadFreeSlots) {
    // Of the 2 × 3 pairs without the busy firm one worked together before: it forms a project (1 of 1), and
    // so does one of the 5 others. Odds of rare events: (1/1) / (1/5).
    Village l;
    add_project(l, {.members = {l.group[2], l.firm[3]}});
    tie(l, l.group[0], l.firm[0]);
    tie(l, l.group[1], l.firm[3]);                                      // not at risk
    l.s.ties.connect(l.group[1].row, l.firm[1].row, Bond{0.0F, 0, 1});  // introduced, no more
    add_formed(l, {.members = {l.group[0], l.firm[0]}});
    add_formed(l, {.members = {l.group[1], l.firm[1]}});
    EXPECT_NEAR(l.count().repeat.ratio(), 5, 1e-12);
}

TEST(RepeatTies, AcrossRegionsAreNotLookedAt) {
    Village l;
    tie(l, l.group[2], l.firm[0]);
    add_formed(l, {.members = {l.group[2], l.firm[0]}});
    EXPECT_TRUE(std::isnan(l.count().repeat.ratio()));
    EXPECT_EQ(l.count().repeat.with_trait, 0);
}

TEST(RepeatTies, AreCountedInTheLastYearOnly) {
    Village l({{"time.last_fiscal_year", std::int64_t{2003}}});
    tie(l, l.group[0], l.firm[0]);
    add_formed(l, {.members = {l.group[0], l.firm[0]}});
    EXPECT_EQ(l.count(april_2002).repeat.with_trait, 0);
    EXPECT_NEAR(l.count(april_2002 + 12).repeat.with_trait, 1 - 1 / 8.0, 1e-12);
}

TEST(NewProjects, AreCountedByWhoBeganThemInEveryRegion) {
    Village l;
    add_formed(l, {.members = {l.group[0], l.firm[0]}, .begun_by_firm = true});
    add_formed(l, {.members = {l.group[1], l.firm[1]}});
    add_formed(l, {.members = {l.group[2], l.firm[2]}, .caller = "AAA"});
    act(l, "formation", april_2002);
    EXPECT_EQ(l.s.measures.tallies.formed, 3);
    EXPECT_EQ(l.s.measures.tallies.formed_by_firms, 1);
    act(l, "formation", april_2002 + 1);  // another month of the year
    EXPECT_EQ(l.s.measures.tallies.formed, 6);
    EXPECT_EQ(l.s.measures.tallies.formed_by_firms, 2);
}

TEST(StratifiedOddsRatio, DoesNotMixRegionsOfDifferentSize) {
    // In both strata the odds are 3: a quarter at risk with the trait has half of the cases, three quarters
    // have nine tenths. Thrown together, half at risk had 10 of 14 cases, which would read 2.5.
    StratifiedOdds odds;
    odds.add(2, 2, 0.25);
    odds.add(9, 1, 0.75);
    EXPECT_NEAR(odds.ratio(), 3, 1e-12);
}

TEST(TriadicClosure, IsOfPairsThatNeverWorkedTogether) {
    // Group 0 shares the group of BBB with firm 0, not with firms 1 and 2, and has worked with firm 3: a
    // third of its pairs without a tie are triads. Both kinds form one project a month, twelve months long.
    Village l;
    for (int i = 0; i < 4; ++i) take_slot(l.s.agents, l.group[1], ProjectId::none());  // busy
    tie(l, l.group[0], l.group[2]);
    tie(l, l.group[2], l.firm[0]);
    tie(l, l.group[0], l.firm[3]);
    for (const std::size_t partner : {0U, 1U, 3U}) add_formed(l, {.members = {l.group[0], l.firm[partner]}});
    for (int month = 0; month < 12; ++month) (void)l.count(april_2002 + month);
    const StratifiedOdds& odds = l.s.measures.tallies.formation.triadic;
    EXPECT_NEAR(odds.with_trait + odds.without_trait, 12, 1e-9)
        << "the pair that worked together is left out";
    // 12 · 128 draws, of which 3/8 (one of two groups, three of four firms) are pairs at risk without a tie.
    const double deviation = std::sqrt(1.0 / 3 * 2 / 3 / (12 * 128 * 3 / 8.0));
    EXPECT_NEAR(odds.without_trait / 12, 1.0 / 3, once_in_a_million * deviation);
}

TEST(Formation, ChangesNothingButItsTally) {
    Village l;
    tie(l, l.group[0], l.firm[0]);
    add_formed(l, {.members = {l.group[0], l.firm[0]}});
    const auto formed = l.w.partners.formed;
    (void)l.count();
    EXPECT_EQ(l.w.partners.formed, formed);
    EXPECT_EQ(l.s.ties.edge_count(), 1U);
    EXPECT_EQ(projects_of(l.s, l.group[0]), formed);
}

TEST(ProximityPeak, ExpectsWhatThePairsAtRiskHave) {
    // All are alike, so all of the risk lies where what was formed does.
    Village l;
    add_formed(l, {.members = {l.group[0], l.firm[0]}});
    add_formed(l, {.members = {l.group[1], l.firm[1]}});
    const FormationTally& tally = l.count();
    EXPECT_EQ(tally.formed.back(), 2) << "proximity 1";
    EXPECT_EQ(tally.expected.back(), 2);
}

/// formed = expected · exp(curvature · (p − peak)²), bin by bin.
FormationTally curve(double peak, double curvature) {
    FormationTally tally;
    for (std::size_t b = 0; b < proximity_bins; ++b) {
        const double p = -0.25 + 0.1 * static_cast<double>(b);
        tally.expected[b] = 100 + 10 * static_cast<double>(b);
        tally.formed[b] = tally.expected[b] * std::exp(curvature * (p - peak) * (p - peak));
    }
    return tally;
}

TEST(ProximityPeak, OfAParabolaIsItsPeakWhateverTheRisk) {
    EXPECT_NEAR(proximity_peak(curve(0.5, -4)), 0.5, 1e-9);
    EXPECT_NEAR(proximity_peak(curve(0.2, -1)), 0.2, 1e-9);
}

TEST(ProximityPeak, OfACurveWithoutOneIsTheBetterEnd) {
    EXPECT_NEAR(proximity_peak(curve(0.2, 2)), 1, 1e-9) << "0.8 away against 0.5 at the other end";
    EXPECT_NEAR(proximity_peak(curve(0.6, 2)), -0.3, 1e-9);
    EXPECT_NEAR(proximity_peak(curve(3, -1)), 1, 1e-9) << "its peak lies where nobody can be";
}

TEST(ProximityPeak, NeedsThreeBins) {
    FormationTally tally = curve(0.5, -4);
    for (std::size_t b = 2; b < proximity_bins; ++b) tally.formed[b] = 0;
    EXPECT_TRUE(std::isnan(proximity_peak(tally)));
    EXPECT_TRUE(std::isnan(proximity_peak({})));
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
