#include "models/knowledge_cluster/projects/funding.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "models/knowledge_cluster/programme/calls.hpp"
#include "musubi/distributions.hpp"
#include "tests/knowledge_cluster/little_projects.hpp"

// Programme money, own money, or nothing (docs/odd.md, "Funding").
namespace musubi::knowledge_cluster::testing {
namespace {

constexpr Month may_2003 = Month::opening({2003}) + 1;

/// Groups and firms of one region, alike and without expertise.
struct Applicants : Little {
    std::vector<AgentId> group, firm;

    explicit Applicants(int number, const Overrides& overrides = {},
                        const std::vector<double>& expertise = {})
        : Little(three_regions, overrides) {
        const InstitutionId university = add_institution(*this, "AAA");
        for (int i = 0; i < number; ++i)
            group.push_back(
                add_group(*this, university,
                          {.expertise = expertise.empty() ? 0 : expertise[static_cast<std::size_t>(i)]}));
        for (int i = 0; i < number; ++i) firm.push_back(add_firm(*this, "AAA"));
    }
    Headquarters& full(double research_million, FiscalYear since = programme_start) {
        return give_money(*this, "AAA", research_million, 0, since);
    }
    /// One application of each pair, which waits for the deadline.
    std::vector<ProjectId> apply(bool stands_alone = true) {
        std::vector<ProjectId> applications;
        for (std::size_t i = 0; i < group.size(); ++i)
            applications.push_back(add_project(
                *this,
                {.members = {group[i], firm[i]}, .stage = Stage::applying, .stands_alone = stands_alone}));
        return applications;
    }
    void decide(Month deadline) {
        hq("AAA").call_closes = deadline;
        act(*this, "funding", deadline);
    }
    [[nodiscard]] const Project& project(ProjectId id) const { return s.projects.row[id]; }
    [[nodiscard]] std::vector<ProjectId> of_the_programme() const {
        return s.programme.headquarters[region("AAA")].projects;
    }
};

TEST(OwnMoney, AProjectWithoutACallStartsNextMonthForEighteenMonths) {
    Applicants l(1);
    const ProjectId id = add_formed(l, {.members = {l.group[0], l.firm[0]}});
    act(l, "funding", may_2003);
    const Project& project = l.project(id);
    EXPECT_EQ(project.stage, Stage::running);
    EXPECT_EQ(project.sponsor, Sponsor::own);
    EXPECT_EQ(project.yearly_cost, 2350);
    EXPECT_EQ(project.start, may_2003 + 1);
    EXPECT_EQ(project.end, may_2003 + 19);
    EXPECT_EQ(l.s.projects.alive, std::vector{id});
    EXPECT_EQ(l.s.agents.own_money[l.firm[0]], 2350);
    EXPECT_EQ(l.s.agents.own_projects[l.firm[0]], 1);
    EXPECT_EQ(l.s.agents.was_in_programme[l.group[0]], 0);
    EXPECT_EQ(l.s.counts.month.at(Indicator::projects_started, l.region("AAA"), Sponsor::own), 1);
    EXPECT_TRUE(l.s.ties.has(l.group[0].row, l.firm[0].row)) << "they work together";
}

TEST(OwnMoney, IsSharedByTheFirmsAndNotByTheGroups) {
    Applicants l(3);
    add_formed(l, {.members = {l.group[0], l.firm[0], l.group[1], l.firm[1], l.firm[2]}});
    act(l, "funding", may_2003);
    for (const AgentId firm : l.firm) EXPECT_EQ(l.s.agents.own_money[firm], 783);  // 2,350 / 3, rounded down
    for (const AgentId group : l.group) EXPECT_EQ(l.s.agents.own_money[group], 0);
}

TEST(OwnMoney, AFirmCanPayItsOnlyProjectOrSharesUpToATenthOfItsResearchBudget) {
    Little l;
    const AgentId group = add_group(l, add_institution(l, "AAA"), {.slots = 8});
    const AgentId firm = add_firm(l, "AAA", {.slots = 8, .budget_million = 47});
    EXPECT_TRUE(can_pay(l.p(), l.s.agents, firm, 1'000'000)) << "its only project";
    add_project(l, {.members = {group, firm}, .yearly_million = 2.35});
    EXPECT_TRUE(can_pay(l.p(), l.s.agents, firm, 2350)) << "2,350 + 2,350 is a tenth of 47,000";
    EXPECT_FALSE(can_pay(l.p(), l.s.agents, firm, 2351));
    l.s.agents.research_budget[firm] = 46'999;
    EXPECT_FALSE(can_pay(l.p(), l.s.agents, firm, 2350));
}

/// Three firms with a project each: the first could pay 100 million a year in all, the others as given.
struct Sharers : Little {
    AgentId lead, rich, poorer, poorest;
    ProjectId project;

    Sharers(double rich_budget, double poorer_budget, double poorest_budget) {
        const InstitutionId university = add_institution(*this, "AAA");
        lead = add_group(*this, university, {.slots = 4});
        const AgentId other = add_group(*this, university, {.slots = 4});
        rich = add_firm(*this, "AAA", {.budget_million = rich_budget});
        poorer = add_firm(*this, "AAA", {.budget_million = poorer_budget});
        poorest = add_firm(*this, "AAA", {.budget_million = poorest_budget});
        for (const AgentId firm : {rich, poorer, poorest})
            add_project(*this, {.members = {other, firm}, .yearly_million = 2.35});
        project = add_formed(*this, {.members = {lead, poorest, poorer, rich}});
    }
};

TEST(OwnMoney, AFirmThatCannotPayLeavesAndThePartsOfTheOthersRise) {
    // A third is 783, which makes 3,133 with the other project: too much for a limit of 3,000.
    Sharers l(1000, 1000, 30);
    act(l, "funding", may_2003);
    EXPECT_EQ(members_of(l.s, l.project), (std::vector{l.lead, l.poorer, l.rich}));
    EXPECT_EQ(l.s.agents.own_money[l.rich], 2350 + 1175);
    EXPECT_EQ(l.s.agents.own_money[l.poorer], 2350 + 1175);
    EXPECT_EQ(l.s.agents.own_money[l.poorest], 2350);
    EXPECT_EQ(l.s.agents.card[l.poorest].busy, 1) << "its slot is free again";
}

TEST(OwnMoney, OneThatLeavesMayDriveOutTheNext) {
    // 3,133 is within a limit of 3,200, but half of the cost is 1,175, which makes 3,525.
    Sharers l(1000, 32, 30);
    act(l, "funding", may_2003);
    EXPECT_EQ(members_of(l.s, l.project), (std::vector{l.lead, l.rich}));
    EXPECT_EQ(l.s.agents.own_money[l.rich], 2350 + 2350);
    EXPECT_EQ(l.s.projects.row[l.project].stage, Stage::running);
}

TEST(OwnMoney, WithoutAFirmThatCanPayTheProjectDissolves) {
    Sharers l(46, 32, 30);
    act(l, "funding", may_2003);
    EXPECT_EQ(l.s.projects.row[l.project].stage, Stage::free_row);
    EXPECT_EQ(l.s.projects.free_rows, std::vector{l.project});
    EXPECT_EQ(l.s.projects.alive.size(), 3U);
    EXPECT_EQ(l.s.agents.card[l.lead].busy, 0);
    for (const AgentId firm : {l.rich, l.poorer, l.poorest}) {
        EXPECT_EQ(l.s.agents.own_money[firm], 2350);
        EXPECT_EQ(l.s.agents.card[firm].busy, 1);
    }
    EXPECT_EQ(l.s.counts.month.at(Indicator::projects_started, l.region("AAA"), Sponsor::own), 0);
}

TEST(Call, AProjectThatAnswersItWaitsForTheDeadline) {
    Applicants l(1);
    l.full(1000).call_closes = may_2003;
    const ProjectId id =
        add_formed(l, {.members = {l.group[0], l.firm[0]}, .caller = "AAA", .introduced = true});
    act(l, "funding", may_2003 - 1);
    EXPECT_EQ(l.project(id).stage, Stage::applying);
    EXPECT_EQ(l.s.projects.applications, std::vector{id});
    EXPECT_TRUE(l.s.projects.alive.empty());

    l.w.partners.formed.clear();
    act(l, "funding", may_2003);
    EXPECT_TRUE(l.s.projects.applications.empty());
    const Project& project = l.project(id);
    EXPECT_EQ(project.stage, Stage::running);
    EXPECT_EQ(project.sponsor, Sponsor::programme);
    EXPECT_EQ(project.yearly_cost, 35'000);
    EXPECT_EQ(project.start, may_2003 + 1);
    EXPECT_EQ(project.end, may_2003 + 37);
    EXPECT_EQ(l.of_the_programme(), std::vector{id});
    EXPECT_EQ(l.s.agents.own_money[l.firm[0]], 0);
    for (const AgentId member : {l.group[0], l.firm[0]}) EXPECT_EQ(l.s.agents.was_in_programme[member], 1);
    for (const Indicator i : {Indicator::projects_started, Indicator::introductions_that_led_to_projects})
        EXPECT_EQ(l.s.counts.month.at(i, l.region("AAA"), Sponsor::programme), 1);
}

TEST(Deadline, TheBestAreFundedAsLongAsTheirCostFitsEveryLaterYear) {
    // Ten months of FY2003 cost 29.2 million, but all of FY2004 35: 70 million a year pay two projects, and a
    // thousand yen less pay one. Quality grows with expertise; there is no error here.
    for (const auto& [money, paid] : {std::pair{70.0, 2U}, std::pair{69.999, 1U}}) {
        Applicants l(4, {{"funding.ranking_error", 0.0}}, {1, 5, 0, 9});
        l.full(money);
        const auto applications = l.apply();
        l.decide(may_2003);
        std::vector best{applications[3], applications[1]};
        best.resize(paid);
        EXPECT_EQ(l.of_the_programme(), best);
        EXPECT_EQ(l.s.projects.alive.size(), 4U) << "the rejected go on with own money";
        for (const std::size_t rejected : {0, 2}) {
            EXPECT_EQ(l.project(applications[rejected]).sponsor, Sponsor::own);
            EXPECT_EQ(l.project(applications[rejected]).end, may_2003 + 19);
        }
    }
}

TEST(Deadline, WhatRunsAlreadyIsCommitted) {
    Applicants l(3);
    l.full(80);
    add_project(l, {.members = {l.group[2], l.firm[2]},
                    .sponsor = Sponsor::programme,
                    .yearly_million = 35,
                    .start = april_2002,
                    .end = april_2002 + 36});
    l.apply();
    l.decide(may_2003);
    EXPECT_EQ(l.of_the_programme().size(), 2U) << "115 million would be too much for FY2004";
}

TEST(Deadline, ARejectedPairThatWantedOnlyTheMoneyDissolves) {
    Applicants l(2);
    l.full(1);
    l.apply(false);
    l.decide(may_2003);
    EXPECT_TRUE(l.s.projects.alive.empty());
    EXPECT_TRUE(l.s.projects.applications.empty());
    EXPECT_EQ(l.s.projects.free_rows.size(), 2U);
    for (const AgentId agent : AllIds<AgentId>(l.s.agents.size())) EXPECT_EQ(l.s.agents.card[agent].busy, 0);
}

TEST(Deadline, ARejectedProjectIsItsLeadsRegions) {
    Applicants l(1);
    give_money(l, "BBB", 1);
    const ProjectId id =
        add_project(l, {.members = {l.group[0], l.firm[0]}, .stage = Stage::applying, .payer = "BBB"});
    l.hq("BBB").call_closes = may_2003;
    act(l, "funding", may_2003);
    EXPECT_EQ(l.project(id).region, l.region("AAA"));
    EXPECT_EQ(l.s.counts.month.at(Indicator::projects_started, l.region("AAA"), Sponsor::own), 1);
}

TEST(Deadline, AProgrammeProjectIsThePayersRegions) {
    Applicants l(1);
    give_money(l, "BBB", 100);
    const ProjectId id =
        add_project(l, {.members = {l.group[0], l.firm[0]}, .stage = Stage::applying, .payer = "BBB"});
    l.hq("BBB").call_closes = may_2003;
    act(l, "funding", may_2003);
    EXPECT_EQ(l.project(id).region, l.region("BBB"));
    EXPECT_EQ(l.hq("BBB").projects, std::vector{id});
}

TEST(Deadline, ApplicationsElsewhereWaitForTheirOwn) {
    Applicants l(2);
    l.full(1000);
    give_money(l, "BBB", 1000).call_closes = may_2003 + 1;
    const ProjectId here = add_project(l, {.members = {l.group[0], l.firm[0]}, .stage = Stage::applying}),
                    there = add_project(
                        l, {.members = {l.group[1], l.firm[1]}, .stage = Stage::applying, .payer = "BBB"});
    l.decide(may_2003);
    EXPECT_EQ(l.project(here).stage, Stage::running);
    EXPECT_EQ(l.project(there).stage, Stage::applying);
    EXPECT_EQ(l.s.projects.applications, std::vector{there});
}

TEST(Deadline, RanksOnceByExpectedValueWithAnError) {
    // Quality is e^(0.2 · mean ln(1 + expertise)) of group and firm, the firm's being 0.
    std::set<std::size_t> winners;
    for (int month = 0; month < 30; ++month) {
        const std::vector<double> expertise{0, 2, 4};
        Applicants l(3, {}, expertise);
        l.full(35);
        const auto applications = l.apply();
        const Stream error = l.s.luck.stream(Purpose::ranking, may_2003 + month % 12);
        std::vector<double> value;
        for (std::size_t i = 0; i < 3; ++i) {
            l.s.projects.row[applications[i]].key =
                combine(key_of("application"), 3U * static_cast<Key>(month) + i);
            value.push_back(0.2 * std::log(1 + expertise[i]) / 2 +
                            0.5 * standard_normal(error.uniform(l.project(applications[i]).key)));
        }
        const auto best =
            static_cast<std::size_t>(std::max_element(value.begin(), value.end()) - value.begin());
        l.decide(may_2003 + month % 12);
        EXPECT_EQ(l.of_the_programme(), std::vector{applications[best]}) << month;
        winners.insert(best);
    }
    EXPECT_EQ(winners.size(), 3U);
}

TEST(Deadline, AnHeadquartersWithoutAGrantFundsNobody) {
    Applicants l(1);
    l.full(1000).grant = 0;
    const auto applications = l.apply();
    l.decide(may_2003);
    EXPECT_EQ(l.project(applications[0]).sponsor, Sponsor::own);
}

TEST(Offer, OfAFullRegionRunsThreeYearsOrToTheEndOfItsPlanButNeverLessThanOne) {
    Applicants l(0);
    Headquarters& hq = l.full(1000, {2002});  // its plan ends with FY2006, and a project starts next month
    const auto months = [&](Month now) { return project_on_offer(*l.world, hq, now).months; };
    const Month last = Month::closing({2006});
    EXPECT_EQ(months(may_2003), 36);
    EXPECT_EQ(months(last - 36), 36);
    EXPECT_EQ(months(last - 35), 35);
    EXPECT_EQ(months(last - 16), 16);
    EXPECT_EQ(months(last - 12), 12);
    EXPECT_EQ(months(last - 11), 0) << "none";
    EXPECT_EQ(project_on_offer(*l.world, hq, may_2003).yearly_cost, 35'000);
    hq.full_since = {2004};
    EXPECT_EQ(months(last - 11), 35) << "24 months later";
}

TEST(Offer, WithLessThanAYearOfThePlanLeftNobodyIsFunded) {
    for (const auto& [left, funded] : {std::pair{12, 1U}, std::pair{11, 0U}}) {
        Applicants l(1);
        l.full(1000);
        l.apply();
        l.decide(Month::closing({2006}) - left);
        EXPECT_EQ(l.of_the_programme().size(), funded);
    }
}

TEST(Offer, OfATrialRegionIsTenMillionForAYear) {
    Applicants l(2);
    Headquarters& hq = l.full(15);
    hq.state = ProgrammeState::trial;
    const auto applications = l.apply(false);
    l.decide(may_2003);
    ASSERT_EQ(l.of_the_programme().size(), 1U) << "15 million pay one";
    const Project& project = l.project(l.of_the_programme()[0]);
    EXPECT_EQ(project.yearly_cost, 10'000);
    EXPECT_EQ(project.end - project.start, 12);
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
