#include <gtest/gtest.h>

#include "models/knowledge_cluster/partners/utility.hpp"
#include "models/knowledge_cluster/projects/research.hpp"
#include "tests/knowledge_cluster/little_projects.hpp"

// What working together leaves behind, and what the end of a project frees (docs/odd.md, "Research").
namespace musubi::knowledge_cluster::testing {
namespace {

struct Partners : Little {
    AgentId group, firm, guest;
    explicit Partners(const std::string& regions = one_region) : Little(regions) {
        group = add_group(*this, add_institution(*this, "AAA"));
        firm = add_firm(*this, "AAA");
        guest = add_firm(*this, "AAA");
    }
    [[nodiscard]] double strength(AgentId one, AgentId other, Month now) const {
        return double{strength_now(w.tools.look_up, s.ties.bond(one.row, other.row), s.age(now))};
    }
};

/// Months of work bring a tie nearer to full strength at a rate of 0.05 a month.
double after_work(double before, int months) {
    return before + (1 - before) * (1 - std::exp(-0.05 * months));
}
/// A tie's strength halves in 24 months.
double faded(double before, int months) { return before * std::pow(0.5, months / 24.0); }

TEST(Work, TiesAllMembersOfAProjectToOneAnother) {
    Partners l;
    const ProjectId id = add_project(l, {.members = {l.group, l.firm, l.guest}});
    begin_to_work_together(l.s, l.s.ties, l.w.tools.look_up, april_2002, id);
    EXPECT_EQ(l.s.ties.edge_count(), 3U);
    for (const auto& [one, other] :
         {std::pair{l.group, l.firm}, std::pair{l.group, l.guest}, std::pair{l.firm, l.guest}})
        EXPECT_NEAR(l.strength(one, other, april_2002), after_work(0, 1), float_error);
}

TEST(Work, StartsFromWhatIsLeftOfAnEarlierTieAndFulfilsAnIntroduction) {
    Partners l;
    l.s.ties.connect(l.group.row, l.firm.row, {0.8F, l.s.age(april_2002), l.s.age(april_2002)});
    const ProjectId id = add_project(l, {.members = {l.group, l.firm}});
    begin_to_work_together(l.s, l.s.ties, l.w.tools.look_up, april_2002 + 24, id);
    EXPECT_NEAR(l.strength(l.group, l.firm, april_2002 + 24), after_work(0.4, 1), float_error);
    EXPECT_EQ(l.s.ties.bond(l.group.row, l.firm.row).introduced, 0);
}

TEST(Work, StrengthensATieHalfYearByHalfYearAndItFadesAfterwards) {
    // A project of fifteen months: booked after six, after twelve and, three months, in its last.
    Partners l;
    const Month start = april_2002 + 1, end = start + 15;
    const ProjectId id = add_project(l, {.members = {l.group, l.firm}, .start = start, .end = end});
    begin_to_work_together(l.s, l.s.ties, l.w.tools.look_up, start - 1, id);
    double by_hand = after_work(0, 1);
    for (Month now = start - 1; now < end; ++now) {
        act(l, "research", now);
        if (now == start + 5 || now == start + 11) by_hand = after_work(faded(by_hand, 6), 6);
        if (now == end - 1) by_hand = after_work(faded(by_hand, 3), 3);
    }
    EXPECT_NEAR(l.strength(l.group, l.firm, end - 1), by_hand, float_error);
    EXPECT_GT(by_hand, 0.4) << "work made it strong";
    act(l, "endings", end);
    for (Month now = end; now < end + 48; ++now) act(l, "research", now);
    EXPECT_NEAR(l.strength(l.group, l.firm, end - 1 + 24), by_hand / 2, float_error);
    EXPECT_NEAR(l.strength(l.group, l.firm, end - 1 + 48), by_hand / 4, float_error);
}

TEST(Work, NeverBringsATieBeyondFullStrength) {
    Partners l;
    add_project(l, {.members = {l.group, l.firm}, .end = april_2002 + 600});
    tie(l, l.group, l.firm, 1);
    for (int month = 0; month < 600; ++month) {
        act(l, "research", april_2002 + month);
        const double now = l.strength(l.group, l.firm, april_2002 + month);
        EXPECT_LE(now, 1);
        EXPECT_GT(now, 0.5);
    }
}

TEST(EndOfAProject, FreesSlotsAndMoneyWhenItsLastMonthHasPassed) {
    Partners l;
    const ProjectId ends = add_project(
        l, {.members = {l.group, l.firm, l.guest}, .yearly_million = 2.351, .end = april_2002 + 6});
    const ProjectId goes_on =
        add_project(l, {.members = {l.group, l.firm}, .yearly_million = 3, .end = april_2002 + 7});
    EXPECT_EQ(l.s.agents.own_money[l.firm], 1175 + 3000);
    act(l, "endings", april_2002 + 5);
    EXPECT_EQ(l.s.projects.alive.size(), 2U) << "it runs for six months";

    act(l, "endings", april_2002 + 6);
    EXPECT_EQ(l.s.projects.alive, std::vector{goes_on});
    EXPECT_EQ(l.s.projects.row[ends].stage, Stage::free_row);
    EXPECT_EQ(l.s.projects.free_rows, std::vector{ends});
    EXPECT_EQ(projects_of(l.s, l.group), std::vector{goes_on});
    EXPECT_EQ(projects_of(l.s, l.firm), std::vector{goes_on});
    EXPECT_TRUE(projects_of(l.s, l.guest).empty());
    EXPECT_EQ(l.s.agents.own_money[l.firm], 3000);
    EXPECT_EQ(l.s.agents.own_projects[l.firm], 1);
    EXPECT_EQ(l.s.agents.own_money[l.guest], 0);
    EXPECT_EQ(l.s.agents.own_projects[l.guest], 0);
}

TEST(EndOfAProject, TakesItFromItsHeadquarters) {
    Partners l(three_regions);
    const auto programme = [&](Month end) {
        return add_project(
            l, {.members = {l.group, l.firm}, .sponsor = Sponsor::programme, .end = end, .payer = "BBB"});
    };
    programme(april_2002 + 6);
    const ProjectId goes_on = programme(april_2002 + 8);
    act(l, "endings", april_2002 + 6);
    EXPECT_EQ(l.hq("BBB").projects, std::vector{goes_on});
    EXPECT_EQ(l.s.agents.own_money[l.firm], 0) << "the programme's money was never the firm's";
    EXPECT_EQ(l.s.agents.was_in_programme[l.group], 1) << "that is remembered";
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
