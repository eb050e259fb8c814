#include "models/knowledge_cluster/partners/search.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/knowledge_cluster/little_towns.hpp"

// Who looks for a partner, and whom it asks (docs/odd.md, "Search and matching").
namespace musubi::knowledge_cluster::testing {
namespace {

std::vector<Offer> offers_in(Little& l, Month now) {
    act(l, "search", now);
    return all_of(l.w.partners.offers);
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
    const Key me = l.s.agents.card[l.group].key;
    std::multiset<int> chosen;
    for (int month = 0; month < 300; ++month) {
        const Month now = april_2002 + month;
        const Stream noise = l.s.luck.stream(Purpose::choice, now);
        double best = 5.0 + l.s.luck.stream(Purpose::outside, now).gumbel(me);
        int which = -1;
        for (int i = 0; i < 3; ++i) {
            const Key candidate = l.s.agents.card[l.firms[static_cast<std::size_t>(i)]].key;
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
    l.s.agents.card[l.group].slots = 0;
    l.s.agents.card[l.firms[0]].slots = 0;
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

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
