#include "models/knowledge_cluster/measures/facts.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "models/knowledge_cluster/measures/network.hpp"
#include "tests/knowledge_cluster/little_exploitation.hpp"

// The stylised facts, each on a little state whose value is worked out here.
namespace musubi::knowledge_cluster::testing {
namespace {

constexpr Month march_2003 = Month::closing(programme_start);

TEST(RegionalGrowth, IsThatOfTheRegionsOverThatOfTheRestOfTheCountry) {
    EXPECT_NEAR(regional_growth({100, 50}, {180, 60}), 1.8 / 1.2, 1e-12);
    EXPECT_TRUE(std::isnan(regional_growth({100, 0}, {180, 60})));
    EXPECT_TRUE(std::isnan(regional_growth({100, 50}, {180, 0})));
}

TEST(UpperTail, IsThe99thPercentileOverTheMedian) {
    std::vector<double> one_to_101(101);
    std::iota(one_to_101.rbegin(), one_to_101.rend(), 1);  // the order does not matter
    EXPECT_NEAR(upper_tail(one_to_101), 100 / 51.0, 1e-12);
    EXPECT_EQ(upper_tail({7}), 1);
    EXPECT_TRUE(std::isnan(upper_tail({})));
}

TEST(Dispersion, IsVarianceOverMean) {
    EXPECT_NEAR(dispersion(std::vector<double>{1, 3}), 2 / 2.0, 1e-12);
    EXPECT_NEAR(dispersion(std::vector<double>{0, 0, 6}), 12 / 2.0, 1e-12);
    EXPECT_EQ(dispersion(std::vector<double>{4, 4}), 0);
    EXPECT_TRUE(std::isnan(dispersion(std::vector<double>{0, 0})));
    EXPECT_TRUE(std::isnan(dispersion(std::vector<double>{5})));
}

TEST(ZipfExponent, IsThatOfAParetoOfWholeNumbers) {
    std::vector<std::int32_t> one, two;
    for (int i = 0; i < 10'000; ++i) {
        const double beyond = 1 - (i + 0.5) / 10'000;  // the sizes that cut Pareto's tail into equal parts
        one.push_back(static_cast<std::int32_t>(20 / beyond));
        two.push_back(static_cast<std::int32_t>(20 / std::sqrt(beyond)));
    }
    EXPECT_NEAR(zipf_exponent(one, 20), 1, 0.01);
    EXPECT_NEAR(zipf_exponent(two, 20), 2, 0.02);
}

TEST(ZipfExponent, LeavesOutWhatIsBelowTheLeast) {
    const double expected = 2 / (std::log(20.5 / 20) + std::log(54.5 / 20));
    EXPECT_NEAR(zipf_exponent(std::vector<std::int32_t>{20, 3, 54, 19}, 20), expected, 1e-9);
    EXPECT_TRUE(std::isnan(zipf_exponent(std::vector<std::int32_t>{3}, 20)));
}

TEST(Nearby, IsSeenOverWhatPopulationGives) {
    // AAA and BBB lie 56 km apart, CCC far away; OUT is no place. Two agents, one, one: of 16 ordered pairs
    // 4 + 1 + 1 lie within a region and 2 · 2 · 1 between AAA and BBB. Of the group's three partners two are
    // near.
    Little l(
        "AAA,Alpha,,IT,,,2002,35,135,small\nBBB,Beta,,IT,,,2002,35.5,135,small\n"
        "CCC,Gamma,,IT,,,2002,40,135,small\nOUT,Rest,,IT,,,,35,135,rest\n");
    const AgentId group = add_group(l, add_institution(l, "AAA"), {.slots = 4});
    for (const char* home : {"AAA", "BBB", "CCC", "OUT"})
        add_project(l, {.members = {group, add_firm(l, home)}});
    measure_network(*l.world, april_2002, l.s, l.s.programme, l.s.measures, l.w.measures);
    EXPECT_NEAR(share_nearby_over_expected(*l.world, l.s, l.w.measures.partners), (2 / 3.0) / (10 / 16.0),
                1e-12);
}

TEST(FundingElasticity, ComparesTheTwoSponsorsWithinAnInstitution) {
    // 2 inventions in 10 months against 10 in 100: twice as many for four times the money, so ½. The other
    // institution is ten times as inventive but has no programme project to compare with.
    FactTallies tallies;
    tallies.institution.push_back(InstitutionTally{0, {10, 2}, {100, 10}});
    tallies.institution.push_back(InstitutionTally{0, {100, 0}, {100, 0}});
    tallies.own_money = 200 * 2;
    tallies.programme_money = 10 * 8;
    EXPECT_NEAR(funding_elasticity(tallies), 0.5, 1e-9);
    tallies.institution.begin()->inventions[1] = 0;
    EXPECT_TRUE(std::isnan(funding_elasticity(tallies)));
    EXPECT_TRUE(std::isnan(funding_elasticity({})));
}

TEST(Applications, AreDatedFromTheStartOfTheirProject) {
    Office l(one_year);
    for (const int age : {0, 23, 24, 60}) {
        Invention invention = l.invention(static_cast<Key>(age), l.firm);
        invention.begun = l.now - age;
        l.s.pipeline.in(l.now).push_back({invention, Step::filing});
        l.s.pipeline.in(l.now).push_back({invention, Step::licence});  // no application
    }
    act(l, "filings", l.now);
    EXPECT_EQ(l.s.measures.tallies.applications, 4);
    EXPECT_EQ(l.s.measures.tallies.applications_within_two_years, 2);
    EXPECT_EQ(l.s.measures.tallies.institution[l.university].applications, 4);
    act(l, "filings", l.now + 12);  // another year
    EXPECT_EQ(l.s.measures.tallies.applications, 4);
}

TEST(Applications, OfAnInventionKnowWhenItsProjectBegan) {
    Office l({{"research.inventions", 1.0}, {"exploitation.own_propensity", 1.0}});
    add_project(l, {.members = {l.group, l.firm}, .start = april_2002 - 7});
    for (int month = 0; month < 6 && l.w.projects.inventions.empty(); ++month)
        act(l, "research", l.now + month);
    ASSERT_FALSE(l.w.projects.inventions.empty());
    EXPECT_EQ(l.w.projects.inventions.front().begun, april_2002 - 7);
}

TEST(Facts, OfALittleStateAreAsWorkedOut) {
    // The group runs an own-money project with each of two firms, one of IT and one of Life; a third one
    // begins next month only.
    Little l(one_region, one_year);
    const InstitutionId university = add_institution(l, "AAA");
    const AgentId group = add_group(l, university, {.slots = 4}), other = add_group(l, university);
    const AgentId it = add_firm(l, "AAA", {.employees = 20});
    const AgentId life = add_firm(l, "AAA", {.employees = 54});
    add_project(l, {.members = {group, it}, .yearly_million = 2, .end = march_2003 + 9});
    const ProjectId second =
        add_project(l, {.members = {group, life}, .yearly_million = 3, .end = march_2003 + 9});
    l.s.projects.row[second].field = Field::life;
    add_project(
        l, {.members = {other, life}, .yearly_million = 9, .start = march_2003 + 1, .end = march_2003 + 9});
    l.s.counts.year.at(Indicator::firm_participations, l.region("AAA"), Sponsor::own) = 4;
    l.s.counts.year.at(Indicator::sme_participations, l.region("AAA"), Sponsor::own) = 1;
    l.s.counts.year.at(Indicator::sme_participations, l.region("AAA"), Sponsor::programme) = 9;
    l.s.measures.tallies.formed = 3;
    l.s.measures.tallies.formed_by_firms = 1;
    measure_network(*l.world, march_2003, l.s, l.s.programme, l.s.measures, l.w.measures);
    act(l, "filings", march_2003);
    measure_facts(*l.world, march_2003, l.s, l.s.measures, l.w.measures);
    const auto fact = [&](Fact which) { return l.s.measures.fact[static_cast<std::size_t>(which)]; };
    // Degrees and projects of the three participants: 1, 1, 2. The 99th percentile lies at 1.98 of 0 … 2.
    EXPECT_NEAR(fact(Fact::degree_tail), 1.98, 1e-12);
    EXPECT_NEAR(fact(Fact::activity_tail), 1.98, 1e-12);
    EXPECT_NEAR(fact(Fact::own_cost), 2.5, 1e-12);
    EXPECT_NEAR(fact(Fact::smes), 0.25, 1e-12);
    EXPECT_NEAR(fact(Fact::begun_by_firms), 1 / 3.0, 1e-12);
    EXPECT_NEAR(fact(Fact::zipf), 2 / (std::log(20.5 / 20) + std::log(54.5 / 20)), 1e-9);
    EXPECT_TRUE(std::isnan(fact(Fact::early_patents))) << "nobody applied for any";
    EXPECT_EQ(l.s.measures.field_share, (std::array<double, field_count>{0.5, 0.5, 0, 0}));
    EXPECT_EQ(l.s.measures.tallies.institution[university].project_months,
              (std::array<std::int64_t, 2>{2, 0}));
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
