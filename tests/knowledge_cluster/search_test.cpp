#include "models/knowledge_cluster/search.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/engine/every_parameter.hpp"
#include "tests/knowledge_cluster/little_projects.hpp"

// Who looks for a partner, whom it looks at, and whom it asks (model.md 3, phase 5).
namespace musubi::knowledge_cluster::testing {
namespace {

constexpr std::int64_t no_candidates = 0;

std::vector<Offer> offers_in(Little& l, Month now) {
    search(l.p(), now, l.s, l.w);
    return all_of(l.w.offers);
}

/// Every group searches every month, knows all firms of its choice set by ties that never fade, and no firm
/// searches.
Overrides groups_always() {
    return with(only_ties, {{"search.group_hazard", 1.0},
                            {"search.firm_hazard", 0.0},
                            {"research.fade_half_life", 1e9},
                            {"choice.outside_group", 5.0}});
}

/// Two groups of one region. The first knows three firms, the second two of them, and either knows the
/// newcomer, if there is one.
struct Courtship : Little {
    AgentId group, other_group;
    std::vector<AgentId> firms;
    std::vector<double> strength{0.9, 0.5, 0.2, 0.7};

    explicit Courtship(bool newcomer) : Little(one_region, groups_always()) {
        const InstitutionId university = add_institution(*this, "AAA");
        group = add_group(*this, university);
        other_group = add_group(*this, university);
        const std::vector<double> proximity{0.5, 0.3, 0.6, 0.5};
        const std::vector<int> employees{30, 100, 300, 50};
        for (std::size_t i = 0; i < (newcomer ? 4U : 3U); ++i) {
            firms.push_back(add_firm(*this, "AAA",
                                     {.knowledge = at_proximity(proximity[i], Field::it, Field::life),
                                      .employees = employees[i]}));
            tie(*this, group, firms[i], strength[i]);
        }
        tie(*this, other_group, firms[0]);
        tie(*this, other_group, firms[1]);
    }
    /// 3·tie + 8(p − p²) − 0.35 ln 2 + 1.5 ln(employees/median) + 0.3 ln(1 + degree) of the first group's
    /// firms; nobody shares a partner with its own partner here.
    [[nodiscard]] std::vector<double> utilities_by_hand() const {
        return {3 * 0.9 + 2 - 0.35 * std::log(2) + 1.5 * std::log(30 / median) + 0.3 * std::log(3),
                3 * 0.5 + 1.68 - 0.35 * std::log(2) + 1.5 * std::log(100 / median) + 0.3 * std::log(3),
                3 * 0.2 + 1.92 - 0.35 * std::log(2) + 1.5 * std::log(300 / median) + 0.3 * std::log(2)};
    }
};

TEST(Search, AsksTheCandidateOfGreatestUtilityWithItsLuckOrNobody) {
    Courtship l(false);
    const auto by_hand = l.utilities_by_hand();
    const Key me = l.s.agents.standing[l.group].key;
    std::multiset<int> chosen;
    for (int month = 0; month < 300; ++month) {
        const Month now = april_2002 + month;
        const Stream noise = l.s.luck.stream(Purpose::choice, now);
        double best = 5.0 + l.s.luck.stream(Purpose::outside, now).gumbel(me);
        int which = -1;
        for (int i = 0; i < 3; ++i) {
            const Key candidate = l.s.agents.standing[l.firms[static_cast<std::size_t>(i)]].key;
            const double utility = by_hand[static_cast<std::size_t>(i)] + noise.gumbel(me, candidate);
            if (utility > best) {
                best = utility;
                which = i;
            }
        }
        chosen.insert(which);
        const auto offers = offers_in(l, now);
        const auto mine =
            std::find_if(offers.begin(), offers.end(), [&](const Offer& o) { return o.chooser == l.group; });
        ASSERT_EQ(mine != offers.end(), which >= 0) << month;
        if (which < 0) continue;
        EXPECT_EQ(mine->partner, l.firms[static_cast<std::size_t>(which)]) << month;
        EXPECT_NEAR(mine->utility, best, 1e-5) << month;
    }
    for (const int i : {-1, 0, 1, 2}) EXPECT_GT(chosen.count(i), 10U) << "the test must see each outcome";
}

TEST(Search, OneMoreCandidateChangesNobodyElsesLuck) {
    Courtship without(false), with_newcomer(true);
    const AgentId newcomer = with_newcomer.firms[3];
    int took_the_newcomer = 0;
    for (int month = 0; month < 300; ++month) {
        const auto before = offers_in(without, april_2002 + month);
        auto after = offers_in(with_newcomer, april_2002 + month);
        const auto gone = std::erase_if(after, [&](const Offer& o) { return o.partner == newcomer; });
        took_the_newcomer += static_cast<int>(gone);
        for (const Offer& offer : after) {
            const auto same = std::find_if(before.begin(), before.end(), [&](const Offer& o) {
                return o.chooser == offer.chooser && o.partner == offer.partner;
            });
            ASSERT_NE(same, before.end()) << month;
            EXPECT_EQ(same->utility, offer.utility) << month;
        }
        // An offer is given up for the newcomer only, whom the second group does not know.
        const auto of_the_second = [&](const Offer& o) { return o.chooser == without.other_group; };
        EXPECT_EQ(std::any_of(before.begin(), before.end(), of_the_second),
                  std::any_of(after.begin(), after.end(), of_the_second));
    }
    EXPECT_GT(took_the_newcomer, 10);
    EXPECT_LT(took_the_newcomer, 290);
}

TEST(Search, WhoHasNoFreeSlotAsksNobodyAndIsAskedByNobody) {
    Courtship l(false);
    l.s.agents.standing[l.group].slots = 0;
    l.s.agents.standing[l.firms[0]].slots = 0;
    int asked = 0;
    for (int month = 0; month < 100; ++month)
        for (const Offer& offer : offers_in(l, april_2002 + month)) {
            EXPECT_EQ(offer.chooser, l.other_group);
            EXPECT_EQ(offer.partner, l.firms[1]);
            ++asked;
        }
    EXPECT_GT(asked, 0);
}

/// A call makes pairs ask that stay alone without it, and an exhausted one none.
TEST(Search, ACallMakesOffersThatWouldNotBe) {
    const auto offers_with_call = [](bool attract, double uncommitted) {
        Little l(one_region, with(groups_always(), {{"calls.attract", attract}}));
        const AgentId group = add_group(l, add_institution(l, "AAA"));
        tie(l, group, add_firm(l, "AAA"));
        Headquarters& hq = give_money(l, "AAA", 100);
        hq.call_closes = april_2002 + 400;
        hq.uncommitted = uncommitted;
        std::vector<std::pair<int, bool>> offers;  // month, whether the call is to pay
        for (int month = 0; month < 400; ++month)
            for (const Offer& offer : offers_in(l, april_2002 + month))
                offers.emplace_back(month, offer.value.call.region.exists());
        return offers;
    };
    const auto without = offers_with_call(false, 1), exhausted = offers_with_call(true, 0),
               open = offers_with_call(true, 1);
    EXPECT_EQ(exhausted.size(), without.size());
    EXPECT_GT(open.size(), without.size() + 10);
    for (std::size_t i = 0; i < without.size(); ++i) {
        EXPECT_EQ(exhausted[i], std::pair(without[i].first, false)) << "no money, no call";
        EXPECT_TRUE(std::binary_search(open.begin(), open.end(), without[i])) << "and none is lost";
    }
}

TEST(Search, GoesOnAsOftenAsTheHazardSays) {
    Overrides settings = with(eager, {{"search.near", std::int64_t{6}}});
    Little l(one_region, settings);
    const InstitutionId university = add_institution(l, "AAA");
    constexpr int agents = 20, months = 500;
    for (int i = 0; i < agents; ++i) add_group(l, university);
    for (int i = 0; i < agents; ++i) add_firm(l, "AAA", {.eagerness = 2});
    double by_groups = 0, by_firms = 0;
    for (int month = 0; month < months; ++month)
        for (const Offer& offer : offers_in(l, april_2002 + month))
            (l.s.agents.is_group(offer.chooser) ? by_groups : by_firms) += 1;
    expect_binomial(by_groups, agents * months, 0.035);
    expect_binomial(by_firms, agents * months, 0.012 * 2);
}

/// Two regions of two groups and six firms each; one firm of AAA is busy.
struct Towns : Little {
    std::array<AgentId, 4> group{};
    std::array<AgentId, 12> firm{};
    AgentId busy;

    explicit Towns(const Overrides& overrides = {}) : Little(three_regions, overrides) {
        const InstitutionId alpha = add_institution(*this, "AAA"), beta = add_institution(*this, "BBB");
        for (std::size_t i = 0; i < 4; ++i) group[i] = add_group(*this, i < 2 ? alpha : beta);
        for (std::size_t i = 0; i < 12; ++i) firm[i] = add_firm(*this, i < 6 ? "AAA" : "BBB");
        busy = firm[5];
        s.agents.standing[busy].busy = s.agents.standing[busy].slots;
    }
    [[nodiscard]] std::vector<AgentId> set_of(AgentId chooser, int month) const {
        const ChoiceSet set = choice_set(p(), april_2002 + month, s, w, chooser);
        return {set.agents().begin(), set.agents().end()};
    }
    /// All that a chooser looks at in some month or other.
    [[nodiscard]] std::set<AgentId> ever_seen_by(AgentId chooser) const {
        std::set<AgentId> seen;
        for (int month = 0; month < 200; ++month)
            for (const AgentId agent : set_of(chooser, month)) seen.insert(agent);
        return seen;
    }
    [[nodiscard]] std::set<AgentId> firms(std::size_t first, std::size_t last) const {
        std::set<AgentId> those(firm.begin() + static_cast<std::ptrdiff_t>(first),
                                firm.begin() + static_cast<std::ptrdiff_t>(last));
        those.erase(busy);
        return those;
    }
};

TEST(ChoiceSet, HoldsEveryoneOfTheOtherKindWithAFreeSlotAndNobodyTwice) {
    Towns l;
    for (const std::size_t i : {0, 1, 5, 7}) tie(l, l.group[0], l.firm[i]);
    tie(l, l.group[0], l.group[1]);
    tie(l, l.group[1], l.firm[2]);
    for (int month = 0; month < 200; ++month) {
        const auto set = l.set_of(l.group[0], month);
        EXPECT_EQ(std::set<AgentId>(set.begin(), set.end()).size(), set.size()) << month;
        EXPECT_LE(set.size(), 10U + 4U + 6U + 4U);
        for (const std::size_t i : {0, 1, 7})
            EXPECT_EQ(std::count(set.begin(), set.end(), l.firm[i]), 1) << "a tie is always looked at";
    }
    // Each of ten draws a month is one of six or twelve firms: never to be seen in 200 months is impossible.
    EXPECT_EQ(l.ever_seen_by(l.group[0]), l.firms(0, 12));
    EXPECT_EQ(l.ever_seen_by(l.firm[8]), std::set<AgentId>(l.group.begin(), l.group.end()));
}

TEST(ChoiceSet, NearIsTheRegionAndFarIsTheCountry) {
    const Towns near({{"search.far", no_candidates}, {"search.friends_of_friends", no_candidates}});
    EXPECT_EQ(near.ever_seen_by(near.group[0]), near.firms(0, 6));
    EXPECT_EQ(near.ever_seen_by(near.group[3]), near.firms(6, 12));
    const Towns far({{"search.near", no_candidates}, {"search.friends_of_friends", no_candidates}});
    EXPECT_EQ(far.ever_seen_by(far.group[0]), far.firms(0, 12));
}

TEST(ChoiceSet, HoldsSoManyTiesAndBusyOnesDoNotCount) {
    Towns l(with(only_ties, {{"search.ties", std::int64_t{2}}}));
    for (const std::size_t i : {5, 0, 1, 2}) tie(l, l.group[0], l.firm[i]);
    EXPECT_EQ(l.set_of(l.group[0], 0), (std::vector{l.firm[0], l.firm[1]}));
}

TEST(ChoiceSet, HoldsPartnersOfPartnersButNoneFartherOff) {
    Towns l(with(only_ties, {{"search.friends_of_friends", std::int64_t{4}}}));
    tie(l, l.group[0], l.group[1]);
    tie(l, l.group[1], l.firm[7]);
    tie(l, l.firm[7], l.group[2]);
    tie(l, l.group[2], l.firm[8]);
    EXPECT_EQ(l.ever_seen_by(l.group[0]), std::set{l.firm[7]});
}

TEST(ChoiceSet, OfSomeoneWithoutAcquaintancesAndDrawsIsEmpty) {
    const Towns l(only_ties);
    EXPECT_TRUE(l.ever_seen_by(l.group[0]).empty());
}

TEST(ChoiceSet, TakesNoMoreThanItHolds) {
    ChoiceSet set;
    for (std::uint32_t row = 0; row < 200; ++row) {
        set.add(AgentId{row});
        set.add(AgentId{row});
    }
    ASSERT_EQ(set.agents().size(), ChoiceSet::most);
    for (std::uint32_t row = 0; row < ChoiceSet::most; ++row) EXPECT_EQ(set.agents()[row], AgentId{row});
}

/// Two towns with a start-up beside the first group, which nobody knows yet.
struct TownsWithNewborn : Towns {
    AgentId newborn;
    explicit TownsWithNewborn(const Overrides& overrides) : Towns(overrides) {
        newborn = found_startup(s, key_of("newborn"), group[0], 5, april_2002);
        s.ties.disconnect(group[0].row, newborn.row);
    }
};

TEST(ChoiceSet, AStartUpIsOutsideThePoolThatSamplingDrawsFrom) {
    const TownsWithNewborn l({{"search.near", std::int64_t{16}}, {"search.far", std::int64_t{16}}});
    for (const AgentId group : l.group) EXPECT_FALSE(l.ever_seen_by(group).contains(l.newborn));
}

TEST(ChoiceSet, AStartUpShowsItselfToGroupsOfItsRegion) {
    TownsWithNewborn l(only_ties);
    std::array<int, 4> seen{};
    for (int month = 0; month < 50; ++month) {
        offers_in(l, april_2002 + month);  // lists the visits of the month
        for (std::size_t i = 0; i < 4; ++i) seen[i] += static_cast<int>(l.set_of(l.group[i], month).size());
    }
    // Ten visits a month to two groups: either is missed once in 1,024 months, and nobody is seen twice.
    EXPECT_GE(seen[0], 45);
    EXPECT_GE(seen[1], 45);
    EXPECT_LE(std::max(seen[0], seen[1]), 50);
    EXPECT_EQ(seen[2] + seen[3], 0) << "they live elsewhere";
}

TEST(Search, AnInertNewbornChangesNobodysOffers) {
    const Overrides settings = with(eager, {{"search.newborn_visits", no_candidates}});
    Towns without(settings);
    TownsWithNewborn with_newborn(settings);
    with_newborn.s.agents.eagerness[with_newborn.newborn] = 0;
    std::size_t offers = 0;
    for (int month = 0; month < 200; ++month) {
        const auto before = offers_in(without, april_2002 + month),
                   after = offers_in(with_newborn, april_2002 + month);
        ASSERT_EQ(before.size(), after.size());
        for (std::size_t i = 0; i < before.size(); ++i) {
            EXPECT_EQ(before[i].partner, after[i].partner);
            EXPECT_EQ(before[i].utility, after[i].utility);
        }
        offers += before.size();
    }
    EXPECT_GT(offers, 20U);
}

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
