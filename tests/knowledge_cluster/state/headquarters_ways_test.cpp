#include "models/knowledge_cluster/state/headquarters_ways.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "tests/knowledge_cluster/little_projects.hpp"

// What headquarters do differently with equal grants (docs/odd.md, "Fiscal").
namespace musubi::knowledge_cluster::testing {
namespace {

/// Of so many replicates' headquarters.
std::vector<HeadquartersWays> drawn(const Overrides& overrides, int replicates = 4000) {
    const auto world = world_of(little_scenario(one_region, overrides));
    std::vector<HeadquartersWays> all;
    all.reserve(static_cast<std::size_t>(replicates));
    for (int r = 0; r < replicates; ++r)
        all.push_back(ways_of(*world, Luck(1, static_cast<std::uint64_t>(r)), RegionId{0}));
    return all;
}

/// Mean of a number of them, which its own spread says how near it must be.
template <class F>
void expect_mean(const std::vector<HeadquartersWays>& all, double mean, F&& number) {
    double sum = 0, squares = 0;
    for (const HeadquartersWays& ways : all) {
        sum += number(ways);
        squares += number(ways) * number(ways);
    }
    const auto n = static_cast<double>(all.size());
    const double deviation = std::sqrt(squares / n - sum / n * sum / n);
    EXPECT_GT(deviation, 0);
    EXPECT_NEAR(sum / n, mean, once_in_a_million * deviation / std::sqrt(n));
}

TEST(HeadquartersWays, AreTheScenariosWithoutASpread) {
    for (const HeadquartersWays& ways : drawn({}, 20)) {
        EXPECT_EQ(ways.line_share, (std::array{0.65, 0.10, 0.06, 0.09, 0.10}));
        EXPECT_EQ(ways.matching, 0.10);
        EXPECT_EQ(ways.full_million, 35);
        EXPECT_EQ(ways.filing, 0.85);
        EXPECT_EQ(ways.skill_odds, 1);
    }
}

TEST(HeadquartersWays, SpreadAroundTheScenarios) {
    const auto all = drawn({{"headquarters.themes", 0.5},
                            {"headquarters.matching", 0.3},
                            {"headquarters.filing", 0.4},
                            {"headquarters.skill", 0.4}});
    expect_mean(all, 35, [](const HeadquartersWays& ways) { return ways.full_million; });
    expect_mean(all, 0.10, [](const HeadquartersWays& ways) { return ways.matching; });
    // In logarithms of odds the middle stays where it was: ln(0.85/0.15).
    expect_mean(all, std::log(0.85 / 0.15),
                [](const HeadquartersWays& ways) { return std::log(ways.filing / (1 - ways.filing)); });
    expect_mean(all, 0, [](const HeadquartersWays& ways) { return std::log(ways.skill_odds); });
}

TEST(HeadquartersWays, SpreadLinesThatStillShareOneGrant) {
    const auto all = drawn({{"headquarters.lines", 0.5}}, 500);
    for (const HeadquartersWays& ways : all) {
        EXPECT_NEAR(std::accumulate(ways.line_share.begin(), ways.line_share.end(), 0.0), 1, 1e-12);
        for (const double share : ways.line_share) EXPECT_GT(share, 0);
    }
    // The logarithm of one over another spreads around that of the scenario by 0.5 · √2.
    expect_mean(all, std::log(0.10 / 0.06), [](const HeadquartersWays& ways) {
        return std::log(ways.line_share[1] / ways.line_share[2]);
    });
}

TEST(HeadquartersWays, OfOneKindMoveNoOther) {
    const auto one = drawn({{"headquarters.themes", 0.5}}, 50),
               both = drawn({{"headquarters.themes", 0.5}, {"headquarters.skill", 1.0}}, 50);
    for (std::size_t i = 0; i < one.size(); ++i) {
        EXPECT_EQ(one[i].full_million, both[i].full_million);
        EXPECT_NE(one[i].skill_odds, both[i].skill_odds);
    }
}

TEST(HeadquartersWays, AreTheTablesWhereItHasThem) {
    Overrides spreads;
    for (const char* way : {"themes", "lines", "matching", "filing", "skill"})
        spreads[std::string("headquarters.") + way] = 0.5;
    Scenario scenario = little_scenario(one_region, spreads);
    scenario.tables["tables.regions"] = table_of_text(
        "id,name_en,name_ja,fields,wide_area,first_trial_fy,first_full_fy,latitude,longitude,size_class,line_"
        "research,"
        "line_coordination,line_ip,line_centres,line_administration,theme_million,matching,filing,"
        "coordinator_skill\n"
        "AAA,Alpha,,IT,,,2002,35,135,small,0.5,0.2,0.1,0.1,0.1,12,0.25,0.4,0.8\n",
        "regions.csv");
    const auto world = world_of(scenario);
    const HeadquartersWays ways = ways_of(*world, Luck(1, 0), RegionId{0});
    EXPECT_EQ(ways.line_share, (std::array{0.5, 0.2, 0.1, 0.1, 0.1}));
    EXPECT_EQ(ways.full_million, 12);
    EXPECT_EQ(ways.matching, 0.25);
    EXPECT_EQ(ways.filing, 0.4);
    EXPECT_NEAR(with_odds(0.5, ways.skill_odds), 0.8, 1e-12) << "the middle one of those whom it hires";
}

TEST(Odds, SoManyTimesThoseOfAProbability) {
    EXPECT_NEAR(with_odds(0.5, 3), 0.75, 1e-12);
    EXPECT_NEAR(with_odds(0.2, 4), 0.5, 1e-12);
    EXPECT_EQ(with_odds(0, 5), 0);
    EXPECT_EQ(with_odds(1, 5), 1);
    EXPECT_EQ(with_odds(0.85, 1), 0.85) << "to the last bit";
}

TEST(HeadquartersWays, DecideWhatIsSpentFiledAndHired) {
    Little l(one_region, {{"time.last_fiscal_year", std::int64_t{2003}}});
    HeadquartersWays& ways = l.hq("AAA").ways;
    ways.line_share = {0.2, 0.5, 0.1, 0.1, 0.1};
    ways.matching = 0.5;
    ways.skill_odds = 1e9;
    act(l, "budget", april_2002);
    const auto granted = [&](Line line) { return l.hq("AAA").ledger.account(line).granted; };
    EXPECT_EQ(granted(Line::research), 200'000);
    EXPECT_EQ(granted(Line::coordination), 500'000);
    EXPECT_EQ(granted(Line::matching), 500'000);
    ASSERT_FALSE(l.s.programme.coordinators.empty());
    for (const Coordinator& coordinator : l.s.programme.coordinators) EXPECT_GT(coordinator.skill, 0.99F);
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
