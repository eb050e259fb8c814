#include <gtest/gtest.h>

#include <map>
#include <tuple>

#include "models/knowledge_cluster/partners/matching.hpp"
#include "models/knowledge_cluster/partners/search.hpp"
#include "tests/knowledge_cluster/ensembles.hpp"

// Luck belongs to those concerned, by their keys: whoever else is there changes nobody's (docs/odd.md,
// "Stochasticity").
namespace musubi::knowledge_cluster::testing {
namespace {

constexpr Key newborns_key = 0x5eed;

using History = testing::Run;  // inside a test, Run is GoogleTest's

/// A firm beside the first group of all, without its tie to the group: by what it is, it touches nobody.
AgentId add_newborn(History& run, std::uint8_t slots) {
    State& s = run.state;
    const AgentId group{0};
    const AgentId firm = found_startup(run.world, s.agents, s.ties, newborns_key, group, 20, s.age(run.now));
    s.ties.disconnect(group.row, firm.row);
    s.agents.card[firm].slots = slots;
    return firm;
}

/// What is known of an agent, and its ties by the keys of the others.
using Tied = std::map<Key, std::tuple<float, std::int16_t, std::int16_t>>;
using Portrait = std::tuple<int, float, std::array<float, 16>, ThousandYen, int, Tied>;

std::map<Key, Portrait> portraits(const State& s) {
    std::map<Key, Portrait> all;
    for (const AgentId agent : AllIds<AgentId>(s.agents.size())) {
        Tied ties;
        for (const std::uint32_t node : s.ties.neighbours(agent.row)) {
            const Bond& bond = s.ties.bond(agent.row, node);
            ties[s.agents.card[AgentId{node}].key] = {bond.strength, bond.worked, bond.introduced};
        }
        const AgentCard& card = s.agents.card[agent];
        all[card.key] = {card.busy,
                         s.agents.expertise[agent],
                         s.agents.knowledge[agent].axis,
                         s.agents.own_money[agent],
                         s.agents.seeds[agent],
                         ties};
    }
    return all;
}

std::vector<std::int32_t> counted(const State& s) {
    std::vector<std::int32_t> counts;
    for (std::size_t i = 0; i < indicator_count; ++i)
        for (const RegionId r : AllIds<RegionId>(s.programme.headquarters.size()))
            for (const Sponsor sponsor : {Sponsor::own, Sponsor::programme})
                counts.push_back(s.counts.month.at(static_cast<Indicator>(i), r, sponsor));
    return counts;
}

TEST(Luck, AnInertNewbornChangesNobodyElse) {
    // Given two runs of the same luck with start-ups galore; one of them has a newborn that can do nothing
    // (no slot), and every start-up born after it has a row of its own that is one further.
    const auto world = world_of(small_scenario({{"population.scale", 0.1}, {"exploitation.startup", 0.5}}));
    History with(*world), without(*world);
    with.advance_to(Month::opening(programme_start));
    without.advance_to(Month::opening(programme_start));
    const AgentId newborn = add_newborn(with, 0);

    while (!with.is_over()) {
        const Month now = with.advance();
        without.advance();
        ASSERT_EQ(counted(with.state), counted(without.state)) << "month " << now.index();
    }
    ASSERT_GT(without.state.agents.newborns.size(), 20U);
    auto found = portraits(with.state);
    EXPECT_TRUE(std::get<Tied>(found.at(newborns_key)).empty());
    found.erase(newborns_key);
    EXPECT_EQ(found, portraits(without.state));
    EXPECT_EQ(with.state.agents.card[newborn].busy, 0);
}

/// The offers of a month by the chooser's key: whom it asks, and how much it wants that.
std::map<Key, std::pair<Key, double>> offers_of(History& run) {
    phase_named("search").act(run.world, run.now, run.state, run.scratch);
    std::map<Key, std::pair<Key, double>> offers;
    run.scratch.partners.offers.for_each([&](const Offer& offer) {
        const auto key = [&](AgentId agent) { return run.state.agents.card[agent].key; };
        offers[key(offer.chooser)] = {key(offer.partner), offer.utility};
    });
    return offers;
}

TEST(Luck, OneMoreCandidateIsTakenOrChangesNothing) {
    // Given all groups searching, and one more firm, a pleasant one, that every fifth of them knows by name:
    // a tie without strength. Ties come first in a choice set, so those drawn after it move down by one. (A
    // group's friends of friends are drawn by their place among its ties, so there are none here.)
    const auto world = world_of(small_scenario({{"population.scale", 0.1},
                                                {"search.group_hazard", 1.0},
                                                {"search.firm_hazard", 0.0},
                                                {"search.friends_of_friends", std::int64_t{0}}}));
    History with(*world), without(*world);
    with.advance_to(Month::opening(programme_start));
    without.advance_to(Month::opening(programme_start));
    const AgentId newborn = add_newborn(with, 16);
    with.state.agents.card[newborn].attraction = 5;
    for (std::uint32_t group = 0; group < with.state.agents.groups; group += 5)
        with.state.ties.connect(group, newborn.row, {0, with.state.age(with.now), 0});

    const auto before = offers_of(without);
    auto after = offers_of(with);
    after.erase(newborns_key);
    int taken = 0;
    for (const auto& [chooser, offer] : after) {
        if (offer.first == newborns_key) {
            // Taken: then it is worth more than whatever the chooser would have asked.
            ++taken;
            if (before.contains(chooser)) {
                EXPECT_GT(offer.second, before.at(chooser).second);
            }
        } else {
            ASSERT_TRUE(before.contains(chooser));
            EXPECT_EQ(offer, before.at(chooser));
        }
    }
    for (const auto& [chooser, offer] : before) EXPECT_TRUE(after.contains(chooser));
    EXPECT_GT(taken, 3);
    EXPECT_GT(after.size(), 2U * static_cast<std::size_t>(taken)) << "there are others to compare";
}

TEST(Luck, WhoIsAskedAnswersTheSameWhoeverElseAsks) {
    // As above; then a pair that is asked for in both runs is accepted in both or in neither.
    const auto world = world_of(small_scenario({{"population.scale", 0.1},
                                                {"search.group_hazard", 0.5},
                                                {"search.firm_hazard", 0.5},
                                                {"search.newborn_visits", std::int64_t{200}}}));
    History with(*world), without(*world);
    with.advance_to(Month::opening(programme_start));
    without.advance_to(Month::opening(programme_start));
    with.state.agents.card[add_newborn(with, 16)].attraction = 8;

    const auto pairs_of = [](History& run) {
        auto offers = offers_of(run);
        answer_offers(run.world.parameters, run.now, run.state, run.scratch.tools, run.scratch.partners);
        std::map<std::pair<Key, Key>, bool> accepted;  // by group and firm: every pair that was asked for
        run.scratch.partners.offers.for_each([&](const Offer& offer) {
            const bool by_group = run.state.agents.is_group(offer.chooser);
            const auto key = [&](AgentId agent) { return run.state.agents.card[agent].key; };
            accepted[by_group ? std::pair{key(offer.chooser), key(offer.partner)}
                              : std::pair{key(offer.partner), key(offer.chooser)}] = false;
        });
        run.scratch.partners.accepted.for_each([&](const Core& core) {
            accepted.at({run.state.agents.card[core.group].key, run.state.agents.card[core.firm].key}) = true;
        });
        return accepted;
    };
    const auto before = pairs_of(without), after = pairs_of(with);
    int in_both = 0, accepted = 0;
    for (const auto& [pair, answer] : before)
        if (after.contains(pair)) {
            EXPECT_EQ(after.at(pair), answer);
            ++in_both;
            accepted += answer ? 1 : 0;
        }
    EXPECT_GT(in_both, 100);
    EXPECT_GT(accepted, 10);
}

/// The baseline with a region more, far off in the south, that never enters the programme. Its code sorts
/// before all others, so that every row of every table moves.
Scenario with_one_more_region(Scenario scenario) {
    TextTable& regions = scenario.tables.at("tables.regions");
    TextTable::Row row = regions.rows.front();
    const auto set = [&](const char* column, const char* text) {
        row.cells[column_of(regions, column)].text = text;
    };
    set("id", "AAA");
    set("name_en", "Ishigaki");
    set("wide_area", "");
    set("first_trial_fy", "");
    set("first_full_fy", "");
    set("latitude", "24.34");
    set("longitude", "124.16");
    regions.rows.push_back(row);
    return scenario;
}

TEST(Luck, OneMoreRegionLeavesTheOthersTheirPeople) {
    const auto before = world_of(small_scenario()), after = world_of(with_one_more_region(small_scenario()));
    const auto found = portraits(populate(*after, {1, 0}));
    const auto expected = portraits(populate(*before, {1, 0}));
    ASSERT_GT(found.size(), expected.size());
    for (const auto& [key, portrait] : expected) {
        ASSERT_TRUE(found.contains(key));
        EXPECT_EQ(found.at(key), portrait);
    }
}

TEST(Luck, OneMoreRegionThatNobodyMeetsChangesNoNumberOfTheOthers) {
    // Given that nobody is drawn from afar (a draw from the whole country must change when the country
    // grows), so that the new region's people stay among themselves.
    const Scenario scenario = small_scenario({{"population.scale", 0.1}, {"search.far", std::int64_t{0}}});
    const EnsemblePlan plan = plan_of(2);
    const Panel before = ensemble_of(scenario, plan);
    const Panel after = ensemble_of(with_one_more_region(scenario), plan);
    ASSERT_GT(sum_of(after, "projects_started", {{"region", "AAA"}}), 0) << "they do research, by themselves";
    // A share of the country is less of a larger country.
    const auto by_region = [](const Variable& v) {
        return v.name != "hub_share" &&
               std::find(v.dimensions.begin(), v.dimensions.end(), "region") != v.dimensions.end();
    };
    EXPECT_EQ(first_difference(before, after, by_region), "");
}

TEST(Luck, AnotherOrderOfTheRegionsChangesTheirOrderOnly) {
    const Scenario scenario = small_scenario({{"population.scale", 0.1}});
    Scenario turned = scenario;
    auto& rows = turned.tables.at("tables.regions").rows;
    std::reverse(rows.begin(), rows.end());
    std::swap(rows[3], rows[11]);
    const EnsemblePlan plan = plan_of(2);
    const Panel before = ensemble_of(scenario, plan), after = ensemble_of(turned, plan);
    EXPECT_EQ(before.dimension("region").labels.front(), "SAP");
    EXPECT_EQ(after.dimension("region").labels.front(), "KYU");
    EXPECT_EQ(first_difference(before, after), "");
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
