#include "models/knowledge_cluster/partners/choice_set.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/knowledge_cluster/little_towns.hpp"

// Whom a searcher looks at (docs/odd.md, "Search and matching").
namespace musubi::knowledge_cluster::testing {
namespace {

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

TEST(ChoiceSet, AStartUpIsOutsideThePoolThatSamplingDrawsFrom) {
    const TownsWithNewborn l({{"search.near", std::int64_t{16}}, {"search.far", std::int64_t{16}}});
    for (const AgentId group : l.group) EXPECT_FALSE(l.ever_seen_by(group).contains(l.newborn));
}

TEST(ChoiceSet, AStartUpShowsItselfToGroupsOfItsRegion) {
    TownsWithNewborn l(only_ties);
    std::array<int, 4> seen{};
    for (int month = 0; month < 50; ++month) {
        list_visits(l.p(), april_2002 + month, l.s, l.w.partners);
        for (std::size_t i = 0; i < 4; ++i) seen[i] += static_cast<int>(l.set_of(l.group[i], month).size());
    }
    // Ten visits a month to two groups: either is missed once in 1,024 months, and nobody is seen twice.
    EXPECT_GE(seen[0], 45);
    EXPECT_GE(seen[1], 45);
    EXPECT_LE(std::max(seen[0], seen[1]), 50);
    EXPECT_EQ(seen[2] + seen[3], 0) << "they live elsewhere";
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
