#include "musubi/ties.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "sim/engine/worker_pool.hpp"

using musubi::NoBond;
using musubi::Ties;

namespace {

struct Acquaintance {
    float strength = 0;
    std::int32_t since = 0;
    std::uint8_t mark = 0;
    bool operator==(const Acquaintance&) const = default;
};
using Network = Ties<Acquaintance>;
using Node = Network::Node;

/// A network as anybody would write it: what Ties must agree with.
using Reference = std::map<std::pair<Node, Node>, Acquaintance>;

std::pair<Node, Node> key(Node a, Node b) { return std::minmax(a, b); }

void expect_same(const Network& ties, const Reference& reference) {
    std::size_t ends = 0;
    for (Node a = 0; a < ties.node_count(); ++a) {
        const auto neighbours = ties.neighbours(a);
        RC_ASSERT(neighbours.size() == ties.degree(a));
        RC_ASSERT(ties.bonds(a).size() == ties.degree(a));
        ends += neighbours.size();
        for (std::size_t k = 0; k < neighbours.size(); ++k) {
            const auto found = reference.find(key(a, neighbours[k]));
            RC_ASSERT(found != reference.end());
            RC_ASSERT(ties.bonds(a)[k] == found->second);
            RC_ASSERT(ties.position(a, neighbours[k]) == k);
        }
    }
    RC_ASSERT(ends == 2 * reference.size());
    RC_ASSERT(ties.edge_count() == reference.size());
    for (const auto& [ends_of, bond] : reference) {
        RC_ASSERT(ties.has(ends_of.first, ends_of.second) && ties.has(ends_of.second, ends_of.first));
        RC_ASSERT(ties.bond(ends_of.first, ends_of.second) == bond);
    }
}

std::vector<Node> to_vector(std::span<const Node> nodes) { return {nodes.begin(), nodes.end()}; }

}  // namespace

TEST(Ties, AgreeWithAMapOfPairsWhateverIsDoneToThem) {
    const bool ok = rc::check([] {
        const auto nodes = *rc::gen::inRange<std::size_t>(2, 40);
        Network ties(nodes, *rc::gen::inRange<std::size_t>(0, 20));
        Reference reference;
        const auto operations = *rc::gen::inRange(0, 600);
        for (int n = 0; n < operations; ++n) {
            const auto count = static_cast<Node>(ties.node_count());
            const Node a = *rc::gen::inRange<Node>(0, count);
            const Node b = (a + *rc::gen::inRange<Node>(1, count)) % count;
            const Acquaintance bond{static_cast<float>(n), n, static_cast<std::uint8_t>(n % 3)};
            const bool tied = reference.contains(key(a, b));
            RC_ASSERT(ties.has(a, b) == tied);
            RC_ASSERT((ties.position(a, b) == Network::absent) == !tied);
            switch (*rc::gen::inRange(0, 12)) {
                case 0:
                    ties.add_node();
                    break;
                case 1:
                    ties.erase_if([](Node, Node, const Acquaintance& old) { return old.mark == 1; });
                    std::erase_if(reference, [](const auto& tie) { return tie.second.mark == 1; });
                    break;
                case 2:
                case 3:
                    ties.update(a, b, [](Acquaintance& old) { old.strength += 1; });
                    reference[key(a, b)].strength += 1;
                    break;
                case 4:
                    if (tied) ties.set_bond(a, b, bond), reference[key(a, b)] = bond;
                    break;
                case 5:
                case 6:
                    if (tied) ties.disconnect(a, b), reference.erase(key(a, b));
                    break;
                default:
                    if (!tied) ties.connect(a, b, bond), reference[key(a, b)] = bond;
            }
        }
        expect_same(ties, reference);
    });
    EXPECT_TRUE(ok);
}

TEST(Ties, TheLastNeighbourTakesThePlaceOfTheOneThatLeaves) {
    Ties<> ties(5);
    for (const Node b : {1U, 2U, 3U, 4U}) ties.connect(0, b);
    ties.disconnect(2, 0);
    EXPECT_EQ(to_vector(ties.neighbours(0)), (std::vector<Node>{1, 4, 3}));
    EXPECT_EQ(ties.degree(2), 0U);
    EXPECT_FALSE(ties.has(0, 2));
}

TEST(Ties, AnEndChangesAloneAndOnlyIfThereIsPlace) {
    Ties<> ties(12);
    for (const Node b : {1U, 2U, 3U}) ties.connect(0, b);
    EXPECT_TRUE(ties.change_end(0, 1, 4)) << "4 where 1 stood";
    EXPECT_TRUE(ties.change_end(1, 0, 1)) << "0 goes";
    EXPECT_TRUE(ties.change_end(4, 4, 0)) << "0 comes";
    EXPECT_EQ(to_vector(ties.neighbours(0)), (std::vector<Node>{4, 2, 3}));
    EXPECT_EQ(to_vector(ties.neighbours(4)), std::vector<Node>{0});
    EXPECT_EQ(ties.degree(1), 0U);
    EXPECT_EQ(ties.edge_count(), 3U);
    for (Node b = 5; b < 10; ++b) ties.connect(0, b);  // all eight places
    EXPECT_FALSE(ties.change_end(0, 0, 10));
    EXPECT_EQ(ties.degree(0), 8U);
    ties.append_end(0, 10);
    EXPECT_EQ(to_vector(ties.neighbours(0)), (std::vector<Node>{4, 2, 3, 5, 6, 7, 8, 9, 10}));
}

TEST(Ties, ErasingKeepsTheOrderOfThoseThatStay) {
    Network ties(30);
    for (Node b = 1; b < 30; ++b) ties.connect(0, b, {0, static_cast<std::int32_t>(b), 0});
    ties.erase_if([](Node, Node, const Acquaintance& bond) { return bond.since % 3 != 0; });
    EXPECT_EQ(to_vector(ties.neighbours(0)), (std::vector<Node>{3, 6, 9, 12, 15, 18, 21, 24, 27}));
    EXPECT_EQ(ties.edge_count(), 9U);
    EXPECT_FALSE(ties.has(0, 29)) << "what stood behind is forgotten";
}

TEST(Ties, ErasingOnSeveralThreadsIsErasing) {
    constexpr Node nodes = 5'000;
    Network before(nodes);
    for (Node a = 0; a < nodes; ++a)
        for (const Node step : {1U, 7U, 1'300U}) {
            const Node b = (a + step) % nodes;
            before.connect(a, b, {0, static_cast<std::int32_t>(a * step % 11), 0});
        }
    const auto unwanted = [](Node, Node, const Acquaintance& bond) { return bond.since % 3 == 0; };
    Network expected = before;
    expected.erase_if(unwanted);
    EXPECT_LT(expected.edge_count(), before.edge_count());
    for (const int threads : {1, 2, 3, 8}) {
        musubi::WorkerPool pool(threads);
        Network ties = before;
        ties.erase_if(unwanted, pool.workers());
        EXPECT_EQ(ties.edge_count(), expected.edge_count());
        for (Node a = 0; a < nodes; ++a) {
            EXPECT_EQ(to_vector(ties.neighbours(a)), to_vector(expected.neighbours(a))) << a;
            for (std::size_t i = 0; i < ties.degree(a); ++i)
                EXPECT_EQ(ties.bonds(a)[i].since, expected.bonds(a)[i].since) << a;
        }
    }
}

TEST(Ties, ACopyIsIndependent) {
    Network ties(3);
    ties.connect(0, 1, {1, 1, 1});
    Network copy = ties;
    copy.update(0, 1, [](Acquaintance& bond) { bond.strength = 5; });
    copy.connect(1, 2);
    EXPECT_EQ(ties.bond(0, 1).strength, 1);
    EXPECT_EQ(ties.edge_count(), 1U);
    EXPECT_EQ(copy.bond(1, 0).strength, 5);
}

TEST(Ties, ATieMayBeGivenTheBondOfAnotherEvenWhenTheBlocksMove) {
    Network ties(100);
    ties.connect(0, 1, {7, 7, 7});
    for (Node b = 2; b < 100; ++b) ties.connect(0, b, ties.bond(0, 1));
    for (Node b = 1; b < 100; ++b) EXPECT_EQ(ties.bond(b, 0), (Acquaintance{7, 7, 7}));
}

TEST(Ties, AnEmptyBondTakesNoMemory) {
    Ties<> plain(1000);
    Network bonded(1000);
    EXPECT_LT(plain.bytes(), 1000U * (8 + 8 * 4) + 100);
    EXPECT_GE(bonded.bytes(), plain.bytes() + 1000U * 8 * sizeof(Acquaintance));
}

TEST(Ties, OnceWarmRewiringTakesNoMoreMemory) {
    constexpr Node nodes = 200;
    Network ties(nodes);
    const auto churn = [&](std::uint32_t seed) {  // hubs come and go
        std::uint32_t luck = seed;
        for (int n = 0; n < 200'000; ++n) {
            luck = luck * 1664525U + 1013904223U;
            const Node a = (luck >> 8) % nodes, b = (luck >> 20) % nodes;
            if (a == b) continue;
            if (ties.has(a, b))
                ties.disconnect(a, b);
            else
                ties.connect(a, b);
        }
    };
    churn(1);
    const std::size_t warm = ties.bytes();
    const Node* const place = ties.neighbours(0).data();
    for (std::uint32_t seed = 2; seed < 6; ++seed) churn(seed);
    EXPECT_EQ(ties.bytes(), warm);
    EXPECT_EQ(ties.neighbours(0).data(), place);
}

TEST(Ties, AnOutgrownBlockIsUsedAgain) {
    Ties<> ties(100, 8);
    for (Node b = 1; b < 10; ++b) ties.connect(0, b);  // the block of 0 moves and leaves a place for eight
    const std::size_t before = ties.bytes();
    const Node* const slab = ties.neighbours(1).data();
    const Node newborn = ties.add_node();
    ties.connect(newborn, 50);
    EXPECT_EQ(ties.neighbours(newborn).data(), slab - 8) << "block 0 stood before block 1";
    EXPECT_LE(ties.bytes(), before + 1000 * sizeof(std::uint64_t)) << "only the table of blocks may grow";
    EXPECT_EQ(to_vector(ties.neighbours(newborn)), std::vector<Node>{50});
    EXPECT_FALSE(ties.has(newborn, 1)) << "no trace of who stood there";
}
