#include "sim/experiment/scores/predictive_score.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/experiment/small_ensembles.hpp"

namespace musubi {
namespace {

Target figure(const std::string& name, Quantity quantity, double value) {
    return {name, std::move(quantity), true, value, 2, "b"};
}

TEST(PredictiveScore, CountsMembersThatHaveNoNumberAndLeavesThemOut) {
    const SummaryColumn kobe{"", "fish", {{"fiscal_year", "2002"}, {"harbour", "Kobe"}}, {}},
        osaka{"", "fish", {{"fiscal_year", "2002"}, {"harbour", "大阪"}}, {}};  // 0 in the first replicate
    const PredictiveScore score =
        predictive_score(harbours(), {figure("Kobe", {kobe, {}}, 101), figure("share", {kobe, osaka}, 1)});
    EXPECT_EQ(score.members, 3U);
    EXPECT_EQ(score.figures[0].members, 3U);
    EXPECT_DOUBLE_EQ(score.figures[0].score.mean, 101);
    EXPECT_EQ(score.figures[1].members, 2U);
    EXPECT_EQ(score.figures[1].vectors, 2U);
    EXPECT_DOUBLE_EQ(score.figures[1].score.mean, (101.0 / 100 + 201.0 / 200) / 2);
    EXPECT_EQ(score.joint.members, 2U);
    EXPECT_FALSE(std::isnan(score.joint.energy));
    EXPECT_TRUE(std::isnan(score.joint.distance.p));
}

TEST(PredictiveScore, OfAFigureThatNoMemberHasIsNone) {
    const SummaryColumn all{"", "fish", {}, {}};
    const Panel nothing = harbours_with([](Fish& fish) { fish.assign(fish.size(), 0); });
    const PredictiveScore score = predictive_score(nothing, {figure("share", {all, all}, 1)});
    EXPECT_EQ(score.figures[0].members, 0U);
    EXPECT_TRUE(std::isnan(score.figures[0].score.p));
    EXPECT_EQ(score.joint.members, 0U);
    EXPECT_TRUE(std::isnan(score.joint.energy));
}

}  // namespace
}  // namespace musubi
