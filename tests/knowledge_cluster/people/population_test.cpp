#include "models/knowledge_cluster/people/population.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "models/knowledge_cluster/parameters/firm_sizes.hpp"
#include "models/knowledge_cluster/results/layout.hpp"
#include "tests/knowledge_cluster/little_world.hpp"

// The people before time begins.
namespace musubi::knowledge_cluster::testing {
namespace {

Value whole(std::int64_t number) { return number; }

const std::string small_region = "BBB,Beta,,Life,west,,2002,35,135,small\n";
const std::string two_more =
    "AAA,Alpha,,IT;Nano,west,,2002,34,135,large\n"
    "CCC,Gamma,,Environment,,2002,2003,36,136,medium\n";

/// A world with its people. A little one: forty groups and sixty firms a small region.
struct People {
    std::unique_ptr<const World> world;
    State s;
    explicit People(const Scenario& scenario, Replicate replicate = {1, 0})
        : world(world_of(scenario)), s(populate(*world, replicate)) {}
    explicit People(const std::string& regions, Overrides overrides = {}, Replicate replicate = {1, 0})
        : People(scenario(regions, std::move(overrides)), replicate) {}

    static Scenario scenario(const std::string& regions, Overrides overrides) {
        overrides.emplace("population.groups_small", whole(40));
        overrides.emplace("population.firms_small", whole(60));
        return little_scenario(regions, overrides);
    }
    [[nodiscard]] std::vector<AgentId> agents_of(const std::string& code, bool groups) const {
        std::vector<AgentId> agents;
        for (const AgentId agent : AllIds<AgentId>(s.agents.size()))
            if (world->regions.code[s.agents.card[agent].region()] == code &&
                s.agents.is_group(agent) == groups)
                agents.push_back(agent);
        return agents;
    }
};

/// All that is known of an agent, by keys and never by rows.
struct Likeness {
    std::array<float, 16> knowledge;
    float attraction, eagerness;
    int slots, seeds, employees;
    ThousandYen budget;
    Key institution;
    std::set<std::pair<Key, float>> ties;
    bool operator==(const Likeness&) const = default;
};
std::map<Key, Likeness> portraits(const People& people, const std::string& region) {
    const State& s = people.s;
    const Agents& a = s.agents;
    std::map<Key, Likeness> all;
    for (const bool groups : {true, false})
        for (const AgentId agent : people.agents_of(region, groups)) {
            const AgentCard& card = a.card[agent];
            Likeness p{.knowledge = a.knowledge[agent].axis,
                       .attraction = card.attraction,
                       .eagerness = a.eagerness[agent],
                       .slots = card.slots,
                       .seeds = a.seeds[agent],
                       .employees = a.employees[agent],
                       .budget = a.research_budget[agent],
                       .institution = groups ? s.institutions.key[a.institution[agent]] : 0,
                       .ties = {}};
            const auto neighbours = s.ties.neighbours(agent.row);
            for (std::size_t i = 0; i < neighbours.size(); ++i)
                p.ties.insert({a.card[AgentId{neighbours[i]}].key, s.ties.bonds(agent.row)[i].strength});
            all.emplace(card.key, std::move(p));
        }
    return all;
}

TEST(Population, AnotherRegionChangesNobodyElsewhere) {
    const auto alone = portraits(People(small_region), "BBB");
    EXPECT_EQ(alone.size(), 100U);
    EXPECT_EQ(portraits(People(small_region + two_more), "BBB"), alone);
}

TEST(Population, TheOrderOfTheFileChangesOnlyTheOrderOfResults) {
    const People one(small_region + two_more), other(two_more + small_region);
    for (const std::string code : {"AAA", "BBB", "CCC"})
        EXPECT_EQ(portraits(one, code), portraits(other, code)) << code;
    for (const AgentId agent : AllIds<AgentId>(one.s.agents.size()))
        ASSERT_EQ(one.s.agents.card[agent].key, other.s.agents.card[agent].key) << "the same rows";
    EXPECT_EQ(layout_of(*one.world).dimension("region").labels,
              (std::vector<std::string>{"BBB", "AAA", "CCC"}));
    EXPECT_EQ(layout_of(*other.world).dimension("region").labels,
              (std::vector<std::string>{"AAA", "CCC", "BBB"}));
}

TEST(Population, OneMoreGroupAndFirmChangeNobody) {
    // Ties are drawn among all of a region, so only they may differ, and the shares of institutions.
    const auto without_company = [](std::map<Key, Likeness> people) {
        for (auto& [key, portrait] : people) {
            portrait.ties.clear();
            portrait.institution = 0;
        }
        return people;
    };
    auto more = without_company(portraits(
        People(small_region, {{"population.groups_small", whole(41)}, {"population.firms_small", whole(61)}}),
        "BBB"));
    const auto fewer = without_company(portraits(People(small_region), "BBB"));
    EXPECT_EQ(more.size(), 102U);
    std::erase_if(more, [&](const auto& entry) { return !fewer.contains(entry.first); });
    EXPECT_EQ(more, fewer);
}

TEST(Population, IsTheSameForTheSameReplicateAndAnotherForAnother) {
    const auto first = portraits(People(small_region, {}, {5, 3}), "BBB");
    EXPECT_EQ(portraits(People(small_region, {}, {5, 3}), "BBB"), first);
    for (const Replicate other : {Replicate{5, 4}, Replicate{6, 3}})
        for (const auto& [key, portrait] : portraits(People(small_region, {}, other), "BBB"))
            EXPECT_NE(portrait.knowledge, first.at(key).knowledge) << "the same names, another luck";
}

TEST(Population, HasTheNumbersOfTheModel) {
    EXPECT_EQ(founding_agents(*world_of(small_scenario({{"population.scale", 1.0}}))), 37'600U);
}

TEST(Population, HasTheNumbersOfTheSizeClasses) {
    // 6 large, 8 medium and 4 small regions and the rest: 2400 + 2000 + 600 + 2000 groups and
    // 3600 + 2800 + 800 + 3000 firms. At a tenth of the scale a tenth of each.
    const auto of_classes = [](double scale) {
        return with_size_classes(small_scenario({{"population.scale", scale}}));
    };
    const People country(of_classes(0.1));
    EXPECT_EQ(country.s.agents.groups, 700U);
    EXPECT_EQ(country.s.agents.size(), 700U + 1'020U);
    EXPECT_EQ(founding_agents(*country.world), 1'720U);
    EXPECT_EQ(founding_agents(*world_of(of_classes(1))), 17'200U);
    EXPECT_EQ(country.agents_of("SAP", true).size(), 40U);
    EXPECT_EQ(country.agents_of("KOB", false).size(), 35U);
    EXPECT_EQ(country.agents_of("OUT", false).size(), 300U);
}

TEST(Population, StandsInTheOrderThatTheStatePromises) {
    const People people(small_region + two_more);
    const Agents& a = people.s.agents;
    ASSERT_EQ(a.group_begin.size(), 4U);
    ASSERT_EQ(a.firm_begin.size(), 4U);
    EXPECT_EQ(a.group_begin.back(), a.groups);
    EXPECT_EQ(a.firm_begin.front(), a.groups);
    EXPECT_EQ(a.firm_begin.back(), a.founding_size);
    EXPECT_EQ(a.founding_size, a.size());
    for (std::uint32_t r = 0; r < 3; ++r) {
        for (std::uint32_t row = a.group_begin[r]; row < a.group_begin[r + 1]; ++row)
            EXPECT_EQ(a.card[AgentId{row}].region().row, r);
        for (std::uint32_t row = a.firm_begin[r]; row < a.firm_begin[r + 1]; ++row)
            EXPECT_EQ(a.card[AgentId{row}].region().row, r);
    }
}

TEST(Institutions, ShareTheGroupsOfARegionByZipf) {
    // Weights 1, 1/2 and 1/3: of 11 groups 6, 3 and 2.
    const People people(small_region, {{"population.institutions_small", whole(3)},
                                       {"population.institution_zipf", 1.0},
                                       {"population.groups_small", whole(11)}});
    std::vector<int> groups(3, 0);
    for (const AgentId group : people.agents_of("BBB", true))
        ++groups[people.s.agents.institution[group].row];
    EXPECT_EQ(groups, (std::vector<int>{6, 3, 2}));
}

TEST(Institutions, MoreOfThemShareTheSameGroups) {
    const People people(small_region, {{"population.institutions_small", whole(3)},
                                       {"population.institutions", 1.5},
                                       {"population.institution_zipf", 0.0},
                                       {"population.groups_small", whole(10)}});
    std::map<std::uint32_t, int> groups;
    for (const AgentId group : people.agents_of("BBB", true))
        ++groups[people.s.agents.institution[group].row];
    EXPECT_EQ(groups, (std::map<std::uint32_t, int>{{0, 2}, {1, 2}, {2, 2}, {3, 2}, {4, 2}}))
        << "1.5 times 3, rounded up from the half, share 10";
}

TEST(Institutions, NamedOnesComeFirstAndHaveACentre) {
    Scenario scenario = People::scenario(small_region, {{"population.joint_centres", 0.0},
                                                        {"population.institutions_small", whole(4)},
                                                        {"population.public_institutes", 0.0}});
    scenario.tables["tables.institutions"] = table_of_text(
        "name_en,name_ja,home,also_in\nBeta University,ベータ大学,BBB,\nBeta Laboratory,,BBB,\n", "inst.csv");
    const People people(scenario);
    const Institutions& i = people.s.institutions;
    ASSERT_EQ(i.size(), 4U) << "two named and two others";
    const Key region = people.world->regions.key[RegionId{0}];
    EXPECT_EQ(i.key[InstitutionId{0}], combine(region, key_of("Beta University")));
    EXPECT_EQ(std::vector<int>(i.has_centre.begin(), i.has_centre.end()), (std::vector<int>{1, 1, 0, 0}));
    EXPECT_EQ(i.kind[InstitutionId{0}], InstitutionKind::university);
    EXPECT_EQ(i.kind[InstitutionId{1}], InstitutionKind::public_institute);
    EXPECT_EQ(i.kind[InstitutionId{2}], InstitutionKind::university);
}

TEST(Institutions, OsakaAndKyotoUniversitiesAndRikenTakePartInKobesCluster) {
    const People country(small_scenario());
    const Institutions& i = country.s.institutions;
    const auto region = [&](const std::string& code) {
        for (const RegionId r : country.world->regions.all())
            if (country.world->regions.code[r] == code) return r;
        throw std::out_of_range(code);
    };
    const auto named = [&](const std::string& name, const std::string& home) {
        const Key key = combine(country.world->regions.key[region(home)], key_of(name));
        for (const InstitutionId id : AllIds<InstitutionId>(i.size()))
            if (i.key[id] == key) return id;
        throw std::out_of_range(name);
    };
    EXPECT_EQ(i.clusters[named("Osaka University", "OSA")], bit(region("OSA")) | bit(region("KOB")));
    EXPECT_EQ(i.clusters[named("Kyoto University", "KYO")], bit(region("KYO")) | bit(region("KOB")));
    EXPECT_EQ(i.clusters[named("RIKEN", "KOB")], bit(region("KOB")));
    EXPECT_EQ(i.region[named("Osaka University", "OSA")], region("OSA")) << "its home stays its home";
    const auto in_kobe = std::count_if(i.clusters.begin(), i.clusters.end(), [&](std::uint64_t clusters) {
        return (clusters & bit(region("KOB"))) != 0;
    });
    const auto at_home = std::count(i.region.begin(), i.region.end(), region("KOB"));
    EXPECT_EQ(in_kobe, at_home + 2);
}

TEST(Firms, HaveTwentyEmployeesOrMoreAndGrowRareAsTheyGrowLarge) {
    const People people(small_region, {{"population.firms_small", whole(4000)}});
    std::array<int, 3> larger{};
    for (const AgentId firm : people.agents_of("BBB", false)) {
        const std::int32_t employees = people.s.agents.employees[firm];
        EXPECT_GE(employees, 20);
        EXPECT_LE(employees, 50'000);
        EXPECT_EQ(people.s.agents.research_budget[firm], employees * 600) << "0.6 million yen an employee";
        for (std::size_t i = 0; i < 3; ++i) larger[i] += employees >= std::array{40, 200, 2000}[i] ? 1 : 0;
    }
    // Exponent 1 from 20 on: a half has 40 or more, a tenth 200, a hundredth 2,000, each within four
    // standard deviations of its binomial count.
    EXPECT_NEAR(larger[0], 2000, 4 * std::sqrt(4000 * 0.25));
    EXPECT_NEAR(larger[1], 400, 4 * std::sqrt(4000 * 0.09));
    EXPECT_NEAR(larger[2], 40, 4 * std::sqrt(4000 * 0.0099));
}

TEST(Firms, SlotsGrowWithSize) {
    // 1 and 1.5 more for each e-fold over 20 employees: e-folds of 40, 150 and 50,000 are 0.69, 2.01, 7.8.
    const People people(small_region, {{"population.firms_small", whole(2000)}});
    std::map<std::int32_t, int> slots;
    for (const AgentId firm : people.agents_of("BBB", false))
        slots[people.s.agents.employees[firm]] = people.s.agents.card[firm].slots;
    for (const auto& [employees, number] : slots)
        EXPECT_EQ(number, std::min(16, 1 + static_cast<int>(1.5 * std::log(employees / 20.0))))
            << employees << " employees";
    EXPECT_EQ(slots.begin()->second, 1);
    EXPECT_GE(slots.rbegin()->second, 6);
}

TEST(Firms, LargerOnesAttractAndSearchMore) {
    const People people(small_region);
    const Parameters& p = people.world->parameters;
    EXPECT_NEAR(median_employees(p), 40, 0.05);
    EXPECT_NEAR(attraction_of_firm(p, 400 / 40.0), 1.5 * std::log(10), 0.01);
    EXPECT_EQ(attraction_of_firm(p, 50'000 / 40.0), 6.0F) << "1.5 times the cap of 4";
    EXPECT_LT(attraction_of_firm(p, 20 / 40.0), 0);
    EXPECT_NEAR(attraction_of_group(p, 3), 0.5 * std::log(4), 1e-6);
    for (const AgentId firm : people.agents_of("BBB", false))
        EXPECT_NEAR(people.s.agents.eagerness[firm],
                    std::pow(people.s.agents.employees[firm] / median_employees(p), 0.3), 1e-5);
}

TEST(Groups, RunBetweenTwoAndFourProjects) {
    std::array<int, 9> number{};
    const People people(small_region, {{"population.groups_small", whole(3000)}});
    for (const AgentId group : people.agents_of("BBB", true)) ++number[people.s.agents.card[group].slots];
    for (const std::size_t slots : {2, 3, 4}) EXPECT_NEAR(number[slots], 1000, 4 * std::sqrt(3000 * 2 / 9.0));
    EXPECT_EQ(number[2] + number[3] + number[4], 3000);
}

TEST(Knowledge, IsAUnitVector) {
    const People people(small_region + two_more);
    for (const Knowledge& knowledge : people.s.agents.knowledge) {
        double square = 0;
        for (const float x : knowledge.axis) square += static_cast<double>(x) * static_cast<double>(x);
        EXPECT_NEAR(square, 1, 1e-5);
    }
}

TEST(Knowledge, FollowsTheSpecialisationOfTheRegion) {
    const auto in_fields = [](const People& people, const std::string& region) {
        std::array<int, field_count> agents{};
        for (const bool groups : {true, false})
            for (const AgentId agent : people.agents_of(region, groups))
                ++agents[static_cast<std::size_t>(nearest_field(people.s.agents.knowledge[agent]))];
        return agents;
    };
    const Overrides pure_fields{{"knowledge.noise", 0.0},
                                {"population.groups_small", whole(1000)},
                                {"population.firms_small", whole(1000)}};
    const auto with = [&](double specialisation) {
        Overrides overrides = pure_fields;
        overrides["knowledge.specialisation"] = specialisation;
        return overrides;
    };
    const std::string two_fields = "BBB,Beta,,IT;Nano,,,2002,35,135,small\n";
    const auto wholly = in_fields(People(two_fields, with(1)), "BBB");
    EXPECT_EQ(wholly[1] + wholly[3], 0) << "life science and environment are not its fields";
    EXPECT_NEAR(wholly[0], 1000, 4 * std::sqrt(500));
    // Six tenths in its fields, the others in any of the four: 0.6/2 + 0.4/4 and 0.4/4.
    const auto partly = in_fields(People(two_fields, with(0.6)), "BBB");
    for (const std::size_t own : {0, 2}) EXPECT_NEAR(partly[own], 800, 4 * std::sqrt(2000 * 0.4 * 0.6));
    for (const std::size_t other : {1, 3}) EXPECT_NEAR(partly[other], 200, 4 * std::sqrt(2000 * 0.1 * 0.9));
}

TEST(Knowledge, OfDifferentFieldsIsOrthogonal) {
    EXPECT_EQ(nearest_field(pure(Field::nano)), Field::nano);
    EXPECT_EQ(nearest_field(at_proximity(0.8, Field::life, Field::environment)), Field::life);
    Knowledge long_one;
    long_one.axis = {3, 4};
    normalise(long_one);
    EXPECT_FLOAT_EQ(long_one.axis[0], 0.6F);
    EXPECT_FLOAT_EQ(long_one.axis[1], 0.8F);
    Knowledge nothing;
    normalise(nothing);
    EXPECT_EQ(nothing.axis, Knowledge{}.axis) << "nothing to divide by";
}

TEST(InitialTies, JoinAgentsOfOneRegion) {
    const People people(small_region + two_more, {{"population.groups_small", whole(400)}});
    const State& s = people.s;
    for (std::uint32_t row = 0; row < s.agents.size(); ++row)
        for (const std::uint32_t other : s.ties.neighbours(row)) {
            EXPECT_EQ(s.agents.card[AgentId{row}].region(), s.agents.card[AgentId{other}].region());
            EXPECT_NE(row, other);
            EXPECT_TRUE(s.agents.is_group(AgentId{row}) || s.agents.is_group(AgentId{other}));
            EXPECT_LE(s.ties.bond(row, other).strength, 1);
        }
    EXPECT_EQ(People(small_region, {{"population.initial_ties", 0.0}}).s.ties.edge_count(), 0U);
    // Four a group on average; a few meet twice.
    EXPECT_NEAR(static_cast<double>(s.ties.edge_count()) / s.agents.groups, 4, 0.25);
}

TEST(Startups, StandBesideTheirGroupAndOutsideTheFoundingPool) {
    People people(small_region);
    State& s = people.s;
    s.began = Month::opening(trend_start);
    const auto founders = static_cast<std::uint32_t>(s.agents.size());
    const AgentId group = people.agents_of("BBB", true)[7];
    const Month now = s.began + 30;
    const AgentId firm =
        found_startup(*people.world, s.agents, s.ties, key_of("a newborn"), group, 0, s.age(now));
    EXPECT_EQ(firm.row, founders);
    EXPECT_EQ(s.agents.founding_size, founders);
    EXPECT_EQ(s.agents.firm_begin.back(), founders);
    EXPECT_EQ(s.agents.newborns, std::vector{firm});
    EXPECT_EQ(s.agents.born[firm], 1);
    EXPECT_EQ(s.agents.employees[firm], 1) << "somebody works there";
    EXPECT_EQ(s.agents.card[firm].slots, 1);
    EXPECT_EQ(s.agents.card[firm].key, key_of("a newborn"));
    EXPECT_EQ(s.agents.card[firm].region(), s.agents.card[group].region());
    EXPECT_EQ(s.agents.knowledge[firm].axis, s.agents.knowledge[group].axis);
    ASSERT_TRUE(s.ties.has(group.row, firm.row));
    EXPECT_EQ(s.ties.bond(group.row, firm.row).strength, 0.5F);
    EXPECT_EQ(s.ties.bond(group.row, firm.row).worked, s.age(now));
}

TEST(Population, AnInstitutionsGroupsShareWhatItIsGoodAt) {
    const People people(small_region,
                        {{"research.institution_spread", 0.5}, {"search.institution_spread", 0.3}});
    const Agents& a = people.s.agents;
    std::map<InstitutionId, std::set<std::pair<float, float>>> of_institution;
    std::set<float> talents, eagerness;
    for (const AgentId group : people.agents_of("BBB", true)) {
        of_institution[a.institution[group]].insert({a.talent[group], a.eagerness[group]});
        talents.insert(a.talent[group]);
        eagerness.insert(a.eagerness[group]);
    }
    ASSERT_GT(of_institution.size(), 3U);
    for (const auto& [institution, traits] : of_institution) EXPECT_EQ(traits.size(), 1U);
    EXPECT_EQ(talents.size(), of_institution.size());
    EXPECT_EQ(eagerness.size(), of_institution.size());
}

TEST(Population, TalentOfInstitutionsHasMeanOneAndTheSpreadThatIsSet) {
    double sum = 0, square_of_logs = 0, logs = 0, institutions = 0;
    for (int replicate = 0; replicate < 400; ++replicate) {
        const People people(small_region, {{"research.institution_spread", 0.5}},
                            {1, static_cast<std::uint64_t>(replicate)});
        std::map<InstitutionId, double> talent;
        for (const AgentId group : people.agents_of("BBB", true))
            talent[people.s.agents.institution[group]] = double{people.s.agents.talent[group]};
        for (const auto& [institution, of_it] : talent) {
            sum += of_it;
            logs += std::log(of_it);
            square_of_logs += std::log(of_it) * std::log(of_it);
            ++institutions;
        }
    }
    // A log-normal of mean 1 and spread 0.5 has a standard deviation of √(e^0.25 − 1) = 0.533.
    EXPECT_NEAR(sum / institutions, 1, 4.9 * 0.533 / std::sqrt(institutions));
    const double mean = logs / institutions, variance = square_of_logs / institutions - mean * mean;
    EXPECT_NEAR(mean, -0.125, 4.9 * 0.5 / std::sqrt(institutions));
    EXPECT_NEAR(std::sqrt(variance), 0.5, 4.9 * 0.5 / std::sqrt(2 * institutions));
}

TEST(Population, WithoutSpreadsAllGroupsAreAlike) {
    const People people(small_region);
    for (const AgentId group : people.agents_of("BBB", true)) {
        EXPECT_EQ(people.s.agents.talent[group], 1);
        EXPECT_EQ(people.s.agents.eagerness[group], 1);
    }
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
