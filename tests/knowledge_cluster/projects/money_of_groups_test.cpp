#include "models/knowledge_cluster/projects/money_of_groups.hpp"

#include <gtest/gtest.h>

#include "tests/knowledge_cluster/little_projects.hpp"

// Money acts on a group, not on a contract (docs/odd.md, "Research").
namespace musubi::knowledge_cluster::testing {
namespace {

struct Groups : Little {
    AgentId one, gifted, firm;
    explicit Groups(const std::string& acts_on = "group")
        : Little(one_region, {{"research.money_acts_on", acts_on}}) {
        const InstitutionId university = add_institution(*this, "AAA");
        one = add_group(*this, university, {.slots = 8});
        gifted = add_group(*this, university, {.slots = 8, .talent = 3});
        firm = add_firm(*this, "AAA", {.slots = 8});
    }
    ProjectId project(std::vector<AgentId> groups, double yearly_million, Sponsor sponsor = Sponsor::own) {
        std::vector<AgentId> members{groups[0], firm};
        members.insert(members.end(), groups.begin() + 1, groups.end());
        return add_project(*this, {.members = members, .sponsor = sponsor, .yearly_million = yearly_million});
    }
    double factor(ProjectId id, Month now = april_2002) {
        let_money_act_on_groups(p(), now, s, s.projects, w.tools, w.projects);
        return double{s.projects.row[id].money_factor};
    }
};

double effect(double million) { return std::pow(million / 2.35, 0.45); }

TEST(MoneyOfGroups, OfOneProjectOfOneGroupIsWhatItWas) {
    Groups l;
    EXPECT_NEAR(l.factor(l.project({l.one}, 48)), effect(48), 1e-5);
    Groups gifted;
    EXPECT_NEAR(gifted.factor(gifted.project({gifted.gifted}, 48)), 3 * effect(48), 1e-5);
}

TEST(MoneyOfGroups, IsWorthTheSameHoweverItIsCut) {
    for (const int parts : {1, 2, 4, 8}) {
        Groups l;
        std::vector<ProjectId> cut;
        cut.reserve(static_cast<std::size_t>(parts));
        for (int i = 0; i < parts; ++i) cut.push_back(l.project({l.one, l.gifted}, 48.0 / parts));
        double whole = 0;
        for (const ProjectId id : cut) whole += l.factor(id);
        // Each group has half the money, and what it makes of it.
        EXPECT_NEAR(whole, effect(24) + 3 * effect(24), 1e-4) << parts;
    }
}

TEST(MoneyOfGroups, IsDealtToProjectsByMoney) {
    Groups l;
    const ProjectId small = l.project({l.one}, 10), large = l.project({l.one}, 30);
    EXPECT_NEAR(l.factor(small), effect(40) / 4, 1e-5);
    EXPECT_NEAR(l.factor(large), effect(40) * 3 / 4, 1e-5);
}

TEST(MoneyOfGroups, IsOnlyOfProjectsThatRunNow) {
    Groups l;
    const ProjectId now = l.project({l.one}, 10);
    add_project(
        l, {.members = {l.one, l.firm}, .yearly_million = 30, .start = april_2002 + 1, .end = april_2003});
    EXPECT_NEAR(l.factor(now), effect(10), 1e-5);
    EXPECT_NEAR(l.factor(now, april_2002 + 1), effect(40) / 4, 1e-5);
}

TEST(MoneyOfGroups, IsLessAfterACut) {
    Groups l;
    const ProjectId id = l.project({l.one}, 40, Sponsor::programme);
    l.hq("AAA").paid_of = 1;
    l.hq("AAA").due_of = 4;
    EXPECT_NEAR(l.factor(id), effect(10), 1e-5);
    l.hq("AAA").paid_of = 0;
    EXPECT_EQ(l.factor(id), 0) << "nothing comes of nothing";
}

TEST(MoneyOfGroups, IsNotLookedAtWhereMoneyActsOnProjects) {
    Groups l("project");
    const ProjectId one = l.project({l.one}, 10);
    l.project({l.one}, 30);
    EXPECT_NEAR(l.factor(one), effect(10), 1e-5);
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
