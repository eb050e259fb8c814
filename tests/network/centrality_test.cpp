#include "sim/network/centrality.hpp"

#include <gtest/gtest.h>

#include "tests/network/joint_works.hpp"

namespace musubi::testing {
namespace {

/// Two painters of the School and two others who stand alone work in region A, one of the Temple in B. The
/// School is in two of the three projects with two or more members of A, and between the two others in one.
NetworkTables school_and_temple() {
    JointWork work = joint_work(5, {{0, 2, 4}, {1, 3}, {2, 3}, {3, 4}});
    work.organisation[0] = work.organisation[1] = 0;
    work.organisation[4] = 1;
    work.region[4] = 1;
    NetworkTables tables;
    tables.add_year(2006, work);
    return tables;
}

TEST(Centralities, CountPartnersAndProjectsInThePlaceOnly) {
    const auto found = centralities(school_and_temple(), 2006, {{"A"}}).front();
    ASSERT_EQ(found.size(), 1U) << "the Temple is elsewhere";
    EXPECT_EQ(found[0].name, "School");
    EXPECT_EQ(found[0].name_ja, "学校");
    EXPECT_EQ(found[0].partners, 2) << "the two who stand alone";
    EXPECT_DOUBLE_EQ(found[0].project_share, 2. / 3) << "of those of 0 and 2, of 1 and 3, of 2 and 3";
    EXPECT_EQ(found[0].betweenness, 0) << "the two others work together";
}

TEST(Centralities, TellWhoLiesBetweenAndWhoIsGenerated) {
    JointWork work = joint_work(4, {{0, 2}, {1, 3}});
    work.organisation[0] = work.organisation[1] = 0;
    NetworkTables tables;
    tables.add_year(2006, work);
    const auto found = centralities(tables, 2006, {{"A", "B"}}).front();
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].betweenness, 1) << "the two others meet through the School only";
    EXPECT_EQ(found[0].project_share, 1);
    EXPECT_FALSE(found[0].generated);
    EXPECT_EQ(found[1].name, "Temple");
    EXPECT_TRUE(found[1].generated);
    EXPECT_EQ(found[1].partners, 0) << "it takes part in nothing";
    EXPECT_EQ(found[1].betweenness, 0);
}

TEST(Centralities, OfSeveralPlacesAreThoseOfEach) {
    const auto both = centralities(school_and_temple(), 2006, {{"B"}, {"B", "A"}});
    ASSERT_EQ(both.size(), 2U);
    ASSERT_EQ(both[0].size(), 1U);
    EXPECT_EQ(both[0][0].partners, 0) << "the Temple is alone in B";
    EXPECT_EQ(both[0][0].project_share, 0) << "B has no project of two";
    ASSERT_EQ(both[1].size(), 2U);
    EXPECT_EQ(both[1][1].partners, 3) << "the School, 2 and 3";
    EXPECT_EQ(both[1][1].project_share, 0.5) << "of four";
}

TEST(Centralities, OfAYearThatIsNotThereAreZero) {
    const auto found = centralities(school_and_temple(), 2005, {{"A", "B"}}).front();
    ASSERT_EQ(found.size(), 2U);
    for (const Centrality& one : found) EXPECT_EQ(one.partners + one.project_share + one.betweenness, 0);
}

}  // namespace
}  // namespace musubi::testing
