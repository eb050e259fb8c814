#include "models/knowledge_cluster/programme/joint_centres.hpp"

#include <gtest/gtest.h>

#include "tests/knowledge_cluster/little_world.hpp"

// Whose joint research centre a headquarters pays.
namespace musubi::knowledge_cluster::testing {
namespace {

/// Three institutions with a group each, and a firm.
struct Campus : Little {
    std::array<InstitutionId, 3> institution{};
    std::array<AgentId, 3> group{};
    AgentId firm;

    explicit Campus(const InstitutionSketch& last = {}) {
        institution = {add_institution(*this, "AAA"), add_institution(*this, "AAA"),
                       add_institution(*this, "AAA", last)};
        for (std::size_t i = 0; i < 3; ++i) group[i] = add_group(*this, institution[i], {.slots = 4});
        firm = add_firm(*this, "AAA", {.slots = 16});
    }
    ProjectId programme_project(std::size_t of) {
        return add_project(*this, {.members = {group[of], firm}, .sponsor = Sponsor::programme});
    }
    [[nodiscard]] std::vector<int> months() const {
        return {s.institutions.centre_months.begin(), s.institutions.centre_months.end()};
    }
};

TEST(JointCentres, GoToTheInstitutionsWithMostProgrammeProjects) {
    Campus campus;
    for (const std::size_t of : {1, 2, 2}) campus.programme_project(of);
    campus.hq("AAA").centres = posts_all_year(2);
    assign_joint_centres(*campus.world, campus.s, campus.s.institutions, campus.s.projects);
    EXPECT_EQ(campus.months(), (std::vector<int>{0, 12, 12}));

    campus.hq("AAA").centres = posts_all_year(1);
    assign_joint_centres(*campus.world, campus.s, campus.s.institutions, campus.s.projects);
    EXPECT_EQ(campus.months(), (std::vector<int>{0, 0, 12})) << "the year before is forgotten";
}

TEST(JointCentres, OwnMoneyProjectsDoNotCount) {
    Campus campus;
    for (int i = 0; i < 3; ++i) add_project(campus, {.members = {campus.group[2], campus.firm}});
    campus.programme_project(1);
    campus.hq("AAA").centres = posts_all_year(1);
    assign_joint_centres(*campus.world, campus.s, campus.s.institutions, campus.s.projects);
    EXPECT_EQ(campus.months(), (std::vector<int>{0, 12, 0}));
}

TEST(JointCentres, AreGivenToTheFirstFoundedAmongEquals) {
    Campus campus;
    campus.hq("AAA").centres = posts_all_year(1);
    assign_joint_centres(*campus.world, campus.s, campus.s.institutions, campus.s.projects);
    EXPECT_EQ(campus.months(), (std::vector<int>{12, 0, 0}));
}

TEST(JointCentres, ALineThatBuysAPartPaysAPartOfTheYear) {
    Campus campus;
    campus.hq("AAA").centres = {17, 10'000};  // one all year, and a second in five months
    assign_joint_centres(*campus.world, campus.s, campus.s.institutions, campus.s.projects);
    EXPECT_EQ(campus.months(), (std::vector<int>{12, 5, 0}));
}

TEST(JointCentres, AreNeverPaidWhereThereIsNone) {
    Campus campus({.has_centre = false});
    campus.programme_project(2);
    campus.hq("AAA").centres = posts_all_year(3);
    assign_joint_centres(*campus.world, campus.s, campus.s.institutions, campus.s.projects);
    EXPECT_EQ(campus.months(), (std::vector<int>{12, 12, 0}));
}

TEST(JointCentres, AreThoseOfTheCluster) {
    Little l("AAA,,,IT,,,2002,35,135,small\nBBB,,,IT,,,2002,36,135,small\n");
    add_institution(l, "AAA");
    const auto member = add_institution(l, "AAA", {.also_in = {"BBB"}});
    l.hq("BBB").centres = posts_all_year(5);
    assign_joint_centres(*l.world, l.s, l.s.institutions, l.s.projects);
    EXPECT_EQ(l.s.institutions.centre_months[InstitutionId{0}], 0) << "not in the cluster of BBB";
    EXPECT_EQ(l.s.institutions.centre_months[member], 12) << "as Osaka University in Kobe's";
}

TEST(JointCentres, WithoutMoneyNoneIsPaid) {
    Campus campus;
    const ProjectId project = campus.programme_project(0);
    campus.s.projects.row[project].centre_months = 12;
    assign_joint_centres(*campus.world, campus.s, campus.s.institutions, campus.s.projects);
    EXPECT_EQ(campus.months(), (std::vector<int>{0, 0, 0}));
    EXPECT_EQ(campus.s.projects.row[project].centre_months, 0) << "running projects notice it at once";
}

TEST(JointCentres, ServeAProjectForTheMonthsOfItsBestMember) {
    Campus campus;
    campus.s.institutions.centre_months[campus.institution[0]] = 3;
    campus.s.institutions.centre_months[campus.institution[1]] = 9;
    const std::array both{campus.group[0], campus.group[1], campus.firm};
    EXPECT_EQ(joint_centre_months(campus.s, both), 9);
    const std::array none{campus.group[2], campus.firm};
    EXPECT_EQ(joint_centre_months(campus.s, none), 0);
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
