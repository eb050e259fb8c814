#include "musubi/tie_exchanges.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "musubi/random.hpp"
#include "sim/engine/worker_pool.hpp"

using musubi::TieExchange;
using musubi::TieExchanges;
using musubi::Ties;
using musubi::WorkerPool;
using musubi::Workers;

namespace {

using Network = Ties<>;
using Node = Network::Node;

/// What is meant: one wish after the other, each looked at when its turn comes.
std::size_t make_one_by_one(const std::vector<TieExchange>& wishes, Network& ties) {
    std::size_t made = 0;
    for (const auto& [node, from, to] : wishes) {
        if (!ties.has(node, from) || ties.has(node, to)) continue;
        ties.disconnect(node, from);
        ties.connect(node, to);
        ++made;
    }
    return made;
}

std::vector<Node> sorted_neighbours(const Network& ties, Node a) {
    std::vector<Node> all(ties.neighbours(a).begin(), ties.neighbours(a).end());
    std::sort(all.begin(), all.end());
    return all;
}

bool same_ties(const Network& one, const Network& other) {
    for (Node a = 0; a < one.node_count(); ++a)
        if (sorted_neighbours(one, a) != sorted_neighbours(other, a)) return false;
    return one.edge_count() == other.edge_count();
}

Network ring(std::size_t nodes) {
    Network ties(nodes);
    for (Node a = 0; a < nodes; ++a) ties.connect(a, static_cast<Node>((a + 1) % nodes));
    return ties;
}

/// A node's wish as a model could have it: a neighbour that goes, and one to come that is none yet.
std::optional<TieExchange> wish_of(const Network& ties, Node node, std::uint64_t luck, Node reach) {
    const auto neighbours = ties.neighbours(node);
    const auto to = static_cast<Node>((luck >> 32) % reach);
    if (neighbours.empty() || to == node || ties.has(node, to)) return {};
    return TieExchange{node, neighbours[luck % neighbours.size()], to};
}

}  // namespace

TEST(TieExchanges, AreThoseThatOneAfterTheOtherWouldMake) {
    const bool ok = rc::check([] {
        const auto nodes = *rc::gen::inRange<Node>(4, 30);
        Network ties = ring(nodes);
        TieExchanges exchanges;
        for (int month = 0; month < 5; ++month) {
            std::vector<TieExchange> wishes;
            for (Node a = 0; a < nodes; ++a)
                if (const auto wish = wish_of(ties, a, *rc::gen::arbitrary<std::uint64_t>(), nodes))
                    wishes.push_back(*wish);
            Network expected = ties;
            const std::size_t made = make_one_by_one(wishes, expected);
            RC_ASSERT(exchanges.make(wishes, {}, ties) == made);
            RC_ASSERT(same_ties(ties, expected));
        }
    });
    EXPECT_TRUE(ok);
}

TEST(TieExchanges, GiveTheSameNetworkInTheSameOrderOnAnyNumberOfThreads) {
    constexpr Node nodes = 40'000, popular = 700;  // who is wished for by so many that blocks must grow
    Network alone = ring(nodes);
    std::vector<TieExchange> wishes;
    for (Node a = 0; a < nodes; ++a)
        if (const auto wish = wish_of(alone, a, musubi::scramble(a + 1), popular)) wishes.push_back(*wish);
    Network one_by_one = alone;
    const std::size_t made = make_one_by_one(wishes, one_by_one);
    ASSERT_GT(made, nodes / 2);
    const Network before = alone;
    EXPECT_EQ(TieExchanges().make(wishes, {}, alone), made);
    EXPECT_TRUE(same_ties(alone, one_by_one));
    for (const int threads : {1, 2, 3, 8}) {
        WorkerPool pool(threads);
        Network ties = before;
        EXPECT_EQ(TieExchanges().make(wishes, pool.workers(), ties), made);
        for (Node a = 0; a < nodes; ++a)
            ASSERT_TRUE(std::ranges::equal(ties.neighbours(a), alone.neighbours(a)))
                << threads << " threads, " << a;
    }
}

TEST(TieExchanges, ATieThatBothGiveUpOrBothTakeUpChangesHandsOnce) {
    Network ties = ring(6);
    // 0 and 1 give each other up: 1 comes too late. 2 and 4 wish for each other: 4 comes too late.
    const std::vector<TieExchange> wishes{{0, 1, 3}, {1, 0, 5}, {2, 3, 4}, {4, 5, 2}};
    EXPECT_EQ(TieExchanges().make(wishes, {}, ties), 2U);
    EXPECT_EQ(sorted_neighbours(ties, 0), (std::vector<Node>{3, 5}));
    EXPECT_EQ(sorted_neighbours(ties, 1), (std::vector<Node>{2}));
    EXPECT_EQ(sorted_neighbours(ties, 2), (std::vector<Node>{1, 4}));
    EXPECT_EQ(sorted_neighbours(ties, 4), (std::vector<Node>{2, 3, 5}));
}

TEST(TieExchanges, AWishWhoseRivalFailedIsGranted) {
    Network ties = ring(8);
    // 0 and 1 give each other up, so 1's wish for 4 fails; hence nothing stands in the way of 4's for 1.
    const std::vector<TieExchange> wishes{{0, 1, 3}, {1, 0, 4}, {4, 5, 1}};
    EXPECT_EQ(TieExchanges().make(wishes, {}, ties), 2U);
    EXPECT_TRUE(ties.has(4, 1));
    EXPECT_FALSE(ties.has(4, 5));
}

TEST(TieExchanges, WithoutWishesNothingChanges) {
    Network ties = ring(5);
    EXPECT_EQ(TieExchanges().make({}, {}, ties), 0U);
    EXPECT_TRUE(same_ties(ties, ring(5)));
}
