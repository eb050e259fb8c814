#include "models/knowledge_cluster/programme/beside.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "models/knowledge_cluster/partners/search_hazard.hpp"
#include "models/knowledge_cluster/projects/lone_research.hpp"
#include "models/knowledge_cluster/state/project_finds.hpp"
#include "models/knowledge_cluster/world/beside_table.hpp"
#include "tests/knowledge_cluster/little_projects.hpp"

// Programmes beside this one (docs/odd.md, "Fiscal").
namespace musubi::knowledge_cluster::testing {
namespace {

using Lines = std::vector<std::string>;
constexpr const char* header = "programme,region,first_fy,last_fy,million_yen\n";

/// Ten groups in AAA and five in BBB.
struct Granted : Little {
    explicit Granted(const std::string& rows, const Overrides& overrides = {})
        : Little(scenario_of(rows, overrides)) {
        for (const auto& [region, groups] : {std::pair{"AAA", 10}, {"BBB", 5}}) {
            const InstitutionId home = add_institution(*this, region);
            for (int i = 0; i < groups; ++i) add_group(*this, home);
        }
    }
    static Scenario scenario_of(const std::string& rows, const Overrides& overrides) {
        Scenario scenario = little_scenario(three_regions, overrides);
        scenario.tables["tables.beside"] = table_of_text(header + rows, "beside.csv");
        return scenario;
    }
    void april(std::int32_t year) { act(*this, "programmes beside", Month::opening({year})); }
    /// By group row.
    [[nodiscard]] std::vector<double> grants() const { return s.agents.beside; }
};

double money_of(const std::vector<double>& numbers) {
    double all = 0;
    for (const double number : numbers) all += number;
    return all;
}

TEST(ProgrammesBeside, DealTheirMoneyInEqualPartsToGroupsOfTheirRegion) {
    Granted l("City,AAA,2002,2004,30\n", {{"population.scale", 1.0}});
    l.april(2002);
    const auto grants = l.grants();
    EXPECT_EQ(std::count(grants.begin(), grants.begin() + 10, 10'000), 3)
        << "30 million are three grants of 10";
    EXPECT_EQ(money_of(grants), 30'000);
    l.april(2001);
    EXPECT_EQ(money_of(l.grants()), 0);
    l.april(2005);
    EXPECT_EQ(money_of(l.grants()), 0);
}

TEST(ProgrammesBeside, GoToTheSameGroupsInAllTheirYearsAndToOthersInAnotherCohort) {
    Granted l("City,AAA,2002,2004,30\n", {{"population.scale", 1.0}});
    l.april(2002);
    const auto first = l.grants();
    l.april(2004);
    EXPECT_EQ(l.grants(), first);
    Granted next("City,AAA,2003,2005,30\n", {{"population.scale", 1.0}});
    next.april(2003);
    EXPECT_NE(next.grants(), first);
}

TEST(ProgrammesBeside, OfMoreMoneyThanGroupsGiveEachMore) {
    Granted l("City,BBB,2002,2002,100\n", {{"population.scale", 1.0}});
    l.april(2002);
    for (std::size_t row = 10; row < 15; ++row) EXPECT_EQ(l.grants()[row], 20'000);
    Granted little("City,BBB,2002,2002,2\n", {{"population.scale", 1.0}});
    little.april(2002);
    EXPECT_EQ(*std::max_element(little.s.agents.beside.begin(), little.s.agents.beside.end()), 2'000)
        << "too little for one grant goes to one group";
}

TEST(ProgrammesBeside, MakeTheirHoldersSearchMoreEagerly) {
    Granted l("City,BBB,2002,2002,10\n", {{"population.scale", 1.0}, {"beside.boost", 0.5}});
    l.april(2002);
    const auto hazard = [&](std::uint32_t row) {
        return search_hazard(l.p(), april_2002, l.s, AgentId{row}) / l.s.agents.eagerness[AgentId{row}];
    };
    const auto grants = l.grants();
    const auto holder =
        static_cast<std::uint32_t>(std::max_element(grants.begin(), grants.end()) - grants.begin());
    EXPECT_NEAR(hazard(holder), 1.5 * hazard(0), 1e-12);
    EXPECT_GE(highest_search_hazard(l.p(), l.s), hazard(holder));
}

TEST(ProgrammesBeside, LetAHolderInventByItself) {
    // At the reference cost a grant finds what a project of mean talent would: research.inventions a month.
    Granted l("City,BBB,2002,2002,50\n", {{"population.scale", 1.0},
                                          {"research.inventions", 0.5},
                                          {"beside.grant_million", 2.5},
                                          {"research.reference_million", 2.5},
                                          {"research.dispersion", 10.0}});
    l.s.agents.beside.assign(l.s.agents.groups, 0);
    l.s.agents.beside[10] = 2'500;
    double found = 0;
    constexpr int months = 4000;
    for (int month = 0; month < months; ++month) {
        l.w.projects.inventions.clear();
        invent_alone(l.p(), april_2002 + month, l.s, l.s.counts.month, l.w.tools, l.w.projects);
        for (const Invention& invention : l.w.projects.inventions) EXPECT_EQ(invention.group.row, 10U);
        found += static_cast<double>(l.w.projects.inventions.size());
    }
    const double mean = 0.5 * l.s.agents.talent[AgentId{10}];
    EXPECT_NEAR(found / months, mean, once_in_a_million * std::sqrt(mean * (1 + mean / 10) / months));
}

TEST(ProgrammesBeside, SayAllThatIsWrongInTheirTable) {
    Problems problems;
    const Scenario scenario = Granted::scenario_of("City,AAB,2002,2001,-5\n,AAA,x,2004,1\n", {});
    EXPECT_EQ(prepare_world(scenario, problems), nullptr);
    EXPECT_EQ(lines_of(problems), (Lines{"beside.csv:2:6: unknown region 'AAB' (did you mean 'AAA'?)",
                                         "beside.csv:2:15: last_fy 2001 is before first_fy 2002",
                                         "beside.csv:2:20: million_yen -5 is outside 0 to 1000000 (a year)",
                                         "beside.csv:3:1: programme is empty; a name was meant",
                                         "beside.csv:3:6: first_fy 'x' is not a number from 1980 to 2100"}));
}

TEST(ProgrammesBeside, OfOtherRegionsAreOneFaultAndAnUnknownRegionIsSaidOnce) {
    const auto said_of = [](const std::string& rows) {
        Problems problems;
        EXPECT_EQ(prepare_world(Granted::scenario_of(rows, {}), problems), nullptr);
        return lines_of(problems);
    };
    EXPECT_EQ(said_of("City,TOH,2002,2004,5\nCity,KAN,2002,2004,5\n"),
              (Lines{"beside.csv:2:6: no region of this table is in tables.regions; name another table, or "
                     "beside = \"\" in [tables] for no programmes beside"}));
    EXPECT_EQ(said_of("City,AAA,2002,2004,5\nCity,AAB,2002,2004,5\nCity,AAB,2003,2005,5\n"),
              (Lines{"beside.csv:3:6: unknown region 'AAB' (did you mean 'AAA'?)"}));
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
