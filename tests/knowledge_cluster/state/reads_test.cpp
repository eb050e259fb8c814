#include "models/knowledge_cluster/state/reads.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace musubi::knowledge_cluster {
namespace {

/// Three agents with two slots each, the first two of whom work together; each knows the next.
State three_agents() {
    State s;
    for (std::uint32_t row = 0; row < 3; ++row) {
        s.agents.card.push_back(AgentCard{.slots = 2});
        s.agents.first_slot.push_back(2 * row);
        s.ties.add_node();
    }
    s.agents.slot_project.resize(6);
    s.ties.connect(0, 1);
    s.ties.connect(1, 2);
    const ProjectId project = s.projects.row.push_back(Project{});
    for (const std::uint32_t row : {1U, 0U})
        s.projects.consortia.add(s.projects.row[project].members, AgentId{row});
    return s;
}

/// What is looked at when so many looks are left.
template <std::size_t left, class Read, class Item>
std::vector<AgentId> look(const Read& read_with_log, const Item& item) {
    std::vector<AgentId> log;
    read_with_log(log).look(LooksLeft<left>{}, item);
    return log;
}

TEST(ReadsOfTheState, SlotsAreFoundAfterWhereTheyBegin) {
    const State s = three_agents();
    const auto slots = reads::slots(s.agents);
    EXPECT_EQ(slots.looks, 2U);
    EXPECT_EQ(slots.after.where(AgentId{2}), s.agents.projects_of(AgentId{2}).data());
}

TEST(ReadsOfTheState, AProjectIsReadMemberByMemberOnceItsListIsThere) {
    const State s = three_agents();
    const auto project = [&](std::vector<AgentId>& log) {
        return reads::project(s.projects, read_at([&log](AgentId member) {
                                  log.push_back(member);
                                  return nullptr;
                              }));
    };
    EXPECT_EQ(look<3>(project, ProjectId{0}), std::vector<AgentId>{});
    EXPECT_EQ(look<2>(project, ProjectId{0}), std::vector<AgentId>{});
    EXPECT_EQ(look<1>(project, ProjectId{0}), (std::vector{AgentId{1}, AgentId{0}}));
}

TEST(ReadsOfTheState, AnAgentsDegreeComesBeforeItsTiesAndThoseBeforeAcquaintances) {
    const State s = three_agents();
    EXPECT_EQ(reads::degree(s.ties).looks, 1U);
    EXPECT_EQ(reads::ties(s.ties).looks, 2U);
    const auto acquaintances = reads::cards_of_acquaintances(s);
    EXPECT_EQ(acquaintances.looks, 3U);
    const auto whose = acquaintances.after.which(AgentId{1});
    EXPECT_EQ(std::vector(whose.begin(), whose.end()), (std::vector<std::uint32_t>{0, 2}));
    EXPECT_EQ(acquaintances.after.read.where(2), &s.agents.card[AgentId{2}]);
}

}  // namespace
}  // namespace musubi::knowledge_cluster
