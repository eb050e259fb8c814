#include "models/knowledge_cluster/state/consortia.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <vector>

// The members of all projects in one slab: blocks of 4, 8, 16 or 40 that are used again.
namespace musubi::knowledge_cluster {
namespace {

std::vector<AgentId> members_of(const Consortia& consortia, const Consortia::Block& block) {
    const auto members = consortia.members(block);
    return {members.begin(), members.end()};
}

std::vector<AgentId> rows(std::uint32_t first, std::uint32_t last) {
    std::vector<AgentId> agents;
    for (std::uint32_t row = first; row < last; ++row) agents.push_back(AgentId{row});
    return agents;
}

Consortia::Block filled(Consortia& consortia, const std::vector<AgentId>& members) {
    Consortia::Block block;
    for (const AgentId member : members) consortia.add(block, member);
    return block;
}

TEST(Consortia, ANewBlockHasNoMembers) {
    const Consortia consortia;
    EXPECT_TRUE(consortia.members({}).empty());
}

TEST(Consortia, KeepTheOrderOfJoiningThroughEverySizeUpToTheLargest) {
    Consortia consortia;
    Consortia::Block block;
    for (std::uint32_t row = 0; row < 40; ++row) {
        consortia.add(block, AgentId{row});
        EXPECT_EQ(members_of(consortia, block), rows(0, row + 1));
    }
}

TEST(Consortia, OneThatOutgrowsItsBlockDoesNotDisturbItsNeighbour) {
    Consortia consortia;
    Consortia::Block growing = filled(consortia, rows(0, 4));
    const Consortia::Block neighbour = filled(consortia, rows(100, 104));
    for (const AgentId member : rows(4, 17)) consortia.add(growing, member);
    EXPECT_EQ(members_of(consortia, growing), rows(0, 17));
    EXPECT_EQ(members_of(consortia, neighbour), rows(100, 104));
}

TEST(Consortia, RemovingAMemberKeepsTheOrderOfTheOthers) {
    Consortia consortia;
    Consortia::Block block = filled(consortia, rows(0, 5));
    consortia.remove(block, AgentId{2});
    EXPECT_EQ(members_of(consortia, block), (std::vector{AgentId{0}, AgentId{1}, AgentId{3}, AgentId{4}}));
    consortia.remove(block, AgentId{77});  // a stranger: nobody leaves
    EXPECT_EQ(block.count, 4);
    consortia.add(block, AgentId{9});
    EXPECT_EQ(members_of(consortia, block).back(), AgentId{9});
}

TEST(Consortia, AReleasedBlockServesTheNextConsortiumOfItsSize) {
    Consortia consortia;
    Consortia::Block ended = filled(consortia, rows(0, 3));
    const std::uint32_t place = ended.offset;
    consortia.release(ended);
    EXPECT_EQ(ended.count, 0);
    EXPECT_EQ(ended.size_class, Consortia::Block::none);
    EXPECT_EQ(filled(consortia, rows(10, 12)).offset, place);
    EXPECT_NE(filled(consortia, rows(20, 22)).offset, place) << "it is in use";
}

TEST(Consortia, TheBlockThatAGrowingOneLeavesIsUsedAgain) {
    Consortia consortia;
    Consortia::Block growing = filled(consortia, rows(0, 4));
    const std::uint32_t left = growing.offset;
    consortia.add(growing, AgentId{4});
    EXPECT_NE(growing.offset, left);
    EXPECT_EQ(filled(consortia, rows(10, 12)).offset, left);
}

TEST(Consortia, ReleasingAnEmptyBlockGivesNothingAway) {
    Consortia consortia;
    Consortia::Block never_used;
    consortia.release(never_used);
    const Consortia::Block one = filled(consortia, rows(0, 2)), other = filled(consortia, rows(2, 4));
    EXPECT_NE(one.offset, other.offset);
}

/// Whatever joins, leaves and ends, in any order: every consortium is what a list of its own would be.
TEST(Consortia, AgreeWithListsWhateverIsDoneToThem) {
    const bool ok = rc::check([] {
        Consortia consortia;
        std::map<int, std::pair<Consortia::Block, std::vector<AgentId>>> all;
        const auto operations = *rc::gen::inRange(0, 400);
        for (int n = 0; n < operations; ++n) {
            auto& [block, list] = all[*rc::gen::inRange(0, 6)];
            const AgentId agent{*rc::gen::inRange<std::uint32_t>(0, 60)};
            const int what = *rc::gen::inRange(0, 12);
            if (what == 0) {
                consortia.release(block);
                list.clear();
            } else if (what == 1) {
                consortia.remove(block, agent);
                std::erase(list, agent);
            } else if (list.size() < 40 && std::find(list.begin(), list.end(), agent) == list.end()) {
                consortia.add(block, agent);
                list.push_back(agent);
            }
            for (const auto& [name, pair] : all) RC_ASSERT(members_of(consortia, pair.first) == pair.second);
        }
    });
    EXPECT_TRUE(ok);
}

}  // namespace
}  // namespace musubi::knowledge_cluster
