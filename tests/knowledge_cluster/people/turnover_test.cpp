#include "models/knowledge_cluster/people/turnover.hpp"

#include <gtest/gtest.h>

#include "tests/knowledge_cluster/little_projects.hpp"
#include "tests/knowledge_cluster/little_world.hpp"

// April: people are moved, and what is faded is forgotten.
namespace musubi::knowledge_cluster::testing {
namespace {

/// A group and some firms in one region.
struct Office : Little {
    AgentId group, firm, other_firm;
    explicit Office(const Overrides& overrides, int more_firms = 0) : Little(one_region, overrides) {
        group = add_group(*this, add_institution(*this, "AAA"), {.expertise = 1});
        firm = add_firm(*this, "AAA", {.expertise = 1});
        other_firm = add_firm(*this, "AAA", {.expertise = 1});
        for (int i = 0; i < more_firms; ++i) add_firm(*this, "AAA");
    }
    void april() { act(*this, "turnover", april_2003); }
    /// Whom a draw below the chance moves.
    [[nodiscard]] bool moves(AgentId agent) const {
        return s.luck.stream(Purpose::turnover, april_2003).uniform(s.agents.card[agent].key) <
               p().population.turnover;
    }
};

TEST(Ties, FadedOnesAreForgottenInAprilAndIntroductionsAfterTheirTime) {
    Office l({{"population.turnover", 0.0}});
    const std::int16_t age = l.s.age(april_2003);
    const auto back = [&](int months) { return static_cast<std::int16_t>(age - months); };
    const auto kept = [&](AgentId firm) { return l.s.ties.has(l.group.row, firm.row); };
    // Half-life 24 months: 0.42 is 0.21 after two years, and 0.38 is 0.19; below 0.2 a tie is forgotten.
    l.s.ties.connect(l.group.row, l.firm.row, {0.42F, back(24), 0});
    l.s.ties.connect(l.group.row, l.other_firm.row, {0.38F, back(24), 0});
    l.april();
    EXPECT_TRUE(kept(l.firm));
    EXPECT_FALSE(kept(l.other_firm));

    l.s.ties.connect(l.group.row, l.other_firm.row, {0, back(12), back(12)});  // memory: 12 months
    l.april();
    EXPECT_TRUE(kept(l.other_firm));
    l.s.ties.set_bond(l.group.row, l.other_firm.row, {0, back(13), back(13)});
    l.april();
    EXPECT_FALSE(kept(l.other_firm));
}

TEST(Turnover, TakesTiesAndExpertiseAndBringsOtherKnowledge) {
    Office l({{"population.turnover", 1.0}});
    l.s.ties.connect(l.group.row, l.firm.row, {1, l.s.age(april_2003), 0});
    l.april();
    EXPECT_EQ(l.s.ties.edge_count(), 0U);
    for (const AgentId agent : {l.group, l.firm}) {
        EXPECT_EQ(l.s.agents.expertise[agent], 0);
        EXPECT_NE(l.s.agents.knowledge[agent].axis, pure(Field::it).axis);
        EXPECT_NEAR(proximity(l.s.agents.knowledge[agent], l.s.agents.knowledge[agent]), 1, 1e-5);
    }
    EXPECT_EQ(l.s.agents.card[l.group].attraction, attraction_of_group(l.p(), 0));
    EXPECT_EQ(l.s.agents.card[l.firm].attraction, attraction_of_firm(l.p(), 100 / l.world->median_employees))
        << "a firm keeps its size";
}

TEST(Turnover, LeavesThoseAloneWhoStayAndTheirTies) {
    Office l({{"population.turnover", 0.5}}, 40);
    const auto rows = static_cast<std::uint32_t>(l.s.agents.size());
    for (std::uint32_t a = 0; a < rows; ++a)
        for (std::uint32_t b = a + 1; b < rows; ++b) l.s.ties.connect(a, b, {1, l.s.age(april_2003), 0});
    l.april();
    for (std::uint32_t a = 0; a < rows; ++a) {
        const bool same = l.s.agents.knowledge[AgentId{a}].axis == pure(Field::it).axis;
        EXPECT_EQ(same, !l.moves(AgentId{a}));
        for (std::uint32_t b = a + 1; b < rows; ++b)
            EXPECT_EQ(l.s.ties.has(a, b), !l.moves(AgentId{a}) && !l.moves(AgentId{b}));
    }
}

TEST(Turnover, MovesTheirShareOfPeople) {
    constexpr int firms = 20'000;
    Office l({{"population.turnover", 0.08}}, firms);
    l.april();
    int moved = 0;
    for (std::uint32_t row = 3; row < l.s.agents.size(); ++row)
        moved += l.s.agents.knowledge[AgentId{row}].axis != pure(Field::it).axis ? 1 : 0;
    expect_binomial(moved, firms, 0.08);
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
