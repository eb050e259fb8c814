#include "models/knowledge_cluster/world/region_capacity.hpp"

#include <gtest/gtest.h>

#include "models/knowledge_cluster/people/knowledge.hpp"
#include "models/knowledge_cluster/people/population.hpp"
#include "tests/knowledge_cluster/little_world.hpp"

// How large and how strong a region is, by the columns of its table.
namespace musubi::knowledge_cluster::testing {
namespace {

const std::string header =
    "id,name_en,name_ja,fields,wide_area,first_trial_fy,first_full_fy,latitude,longitude,role,institutions,"
    "groups,firms,strength,share_it,share_life,share_nano,share_environment\n";

Scenario of_rows(const std::string& rows) {
    Scenario scenario = little_scenario();
    scenario.tables["tables.regions"] = table_of_text(header + rows, "regions.csv");
    return scenario;
}

std::vector<std::string> problems_of(const std::string& rows) {
    Problems problems;
    EXPECT_EQ(prepare_world(of_rows(rows), problems), nullptr);
    return lines_of(problems);
}

TEST(RegionCapacity, IsTheNumbersOfTheRow) {
    const Little l(
        of_rows("AAA,,,IT,,,2002,35,135,programme,3,50,70,1.5,0.1,0.2,0.3,0.4\n"
                "BBB,,,IT,,,,35,139,rest,2,20,30,,,,,\n"));
    const RegionId a = l.region("AAA"), b = l.region("BBB");
    EXPECT_EQ(l.world->regions.numbers[a], (RegionNumbers{3, 50, 70}));
    EXPECT_EQ(l.world->regions.size_class[a], SizeClass::own);
    EXPECT_EQ(l.world->regions.strength[a], 1.5);
    EXPECT_EQ(l.world->regions.strength[b], 1) << "of the country's mean group";
    EXPECT_FALSE(l.world->is_rest(a));
    EXPECT_TRUE(l.world->is_rest(b));
    const State people = populate(*l.world, {1, 0});
    EXPECT_EQ(people.agents.groups, 70U);
    EXPECT_EQ(people.agents.size(), 170U);
    EXPECT_EQ(people.institutions.size(), 5U);
}

TEST(RegionCapacity, LargeFirmsAreAsManyAsTheRowSays) {
    Scenario scenario = little_scenario();
    scenario.tables["tables.regions"] = table_of_text(
        "id,name_en,name_ja,fields,wide_area,first_trial_fy,first_full_fy,latitude,longitude,institutions,"
        "groups,"
        "firms,large_firms\nAAA,,,IT,,,2002,35,135,3,50,70,60\nBBB,,,IT,,,2002,36,135,3,50,70,0\n",
        "regions.csv");
    const Little l(scenario);
    const State people = populate(*l.world, {1, 0});
    std::array<int, 2> large{};
    for (std::uint32_t row = people.agents.groups; row < people.agents.founding_size; ++row)
        if (!people.agents.is_sme(AgentId{row})) ++large[people.agents.card[AgentId{row}].region().row];
    EXPECT_EQ(large, (std::array{60, 0}));
}

TEST(RegionCapacity, OfASizeClassIsThatOfTheScenario) {
    const Little l(one_region, {{"population.groups_small", std::int64_t{7}}});
    EXPECT_EQ(l.world->regions.numbers[l.region("AAA")].groups, 7);
    EXPECT_EQ(l.world->regions.numbers[l.region("AAA")].institutions, 8);
}

TEST(RegionCapacity, ARegionThatIsRenamedOrMovedInItsTableKeepsItsPlaceInTheCountry) {
    const std::string a = ",,,IT,,,2002,35,135,programme,3,50,70,1.5,,,,\n",
                      b = "BBB,,,IT,,,,35,139,rest,2,20,30,,,,,\n";
    const Little before(of_rows("AAA" + a + b)), after(of_rows(b + "ZZZ" + a));
    EXPECT_EQ(before.world->regions.numbers[before.region("AAA")],
              after.world->regions.numbers[after.region("ZZZ")]);
    EXPECT_EQ(before.world->log_distance_between(before.region("AAA"), before.region("BBB")),
              after.world->log_distance_between(after.region("ZZZ"), after.region("BBB")));
}

TEST(RegionCapacity, FieldsOfGroupsFollowTheirSharesAndThoseOfFirmsTheProgramme) {
    const Little l(of_rows("AAA,,,IT,,,2002,35,135,programme,3,4000,4000,,0.1,0.2,0.7,0\n"));
    std::array<double, field_count> groups{}, firms{};
    constexpr int number = 4000;
    for (int i = 0; i < number; ++i) {
        const Key key = combine(key_of("somebody"), static_cast<Key>(i));
        const auto field_of = [&](AgentKind kind) {
            const Knowledge k = draw_knowledge(*l.world, l.region("AAA"), kind, key, l.s.luck);
            return static_cast<std::size_t>(nearest_field(k));
        };
        groups[field_of(AgentKind::group)] += 1.0 / number;
        firms[field_of(AgentKind::firm)] += 1.0 / number;
    }
    // The noise of knowledge moves few from one field to another.
    EXPECT_NEAR(groups[0], 0.1, 0.02);
    EXPECT_NEAR(groups[1], 0.2, 0.02);
    EXPECT_NEAR(groups[2], 0.7, 0.03);
    EXPECT_NEAR(groups[3], 0, 0.01);
    EXPECT_NEAR(firms[0], 0.6 + 0.4 / 4, 0.03) << "specialisation, and a quarter of the others";
}

TEST(BadCapacity, IsSaidWithItsPlace) {
    EXPECT_EQ(
        problems_of("AAA,,,IT,,,2002,35,135,program,3,50,70,1.5,0.1,0.2,0.3,0.4\n"),
        (std::vector<std::string>{"regions.csv:2:24: unknown role 'program' (did you mean 'programme'?)"}));
    EXPECT_EQ(problems_of("AAA,,,IT,,,2002,35,135,programme,3,,70,0,0.1,0.2,0.3,0.1\n"),
              (std::vector<std::string>{
                  "regions.csv:2:1: AAA needs a size class, or numbers of institutions, groups and firms",
                  "regions.csv:2:40: strength 0 is outside 0.01 to 100",
                  "regions.csv:2:54: the shares of fields of AAA sum to 0.7, not to 1"}));
    EXPECT_EQ(
        problems_of("AAA,,,IT,,,2002,35,135,rest,3,50,70,,,,,\n"),
        (std::vector<std::string>{"regions.csv:2:12: AAA is of the rest of the country, which never enters "
                                  "the programme: leave this cell empty"}));
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
