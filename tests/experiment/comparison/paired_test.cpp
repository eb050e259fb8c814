#include "sim/experiment/comparison/paired.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "tests/experiment/small_ensembles.hpp"

// Two ensembles under the same luck: what is said of their difference, worked out by hand.
namespace musubi {
namespace {

/// Of replicates that drew nothing.
PairedDifference difference_of(const std::vector<double>& base, const std::vector<double>& changed) {
    return paired_difference(base, changed, each_for_itself(base.size()));
}

PairedRatio ratio_of(const std::vector<double>& of, const std::vector<double>& to) {
    return paired_ratio(of, to, each_for_itself(of.size()));
}

constexpr double infinite = std::numeric_limits<double>::infinity();

TEST(PairedDifference, OfThreeReplicatesByHand) {
    // Differences 3, 2, 4: mean 3, deviation 1, standard error 1/√3, t(2) = 2.920.
    const PairedDifference d = difference_of({10, 12, 14}, {13, 14, 18});
    EXPECT_DOUBLE_EQ(d.base, 12);
    EXPECT_DOUBLE_EQ(d.changed, 15);
    EXPECT_DOUBLE_EQ(d.mean, 3);
    EXPECT_NEAR(d.low, 3 - 2.920 / std::sqrt(3), 1e-4);
    EXPECT_NEAR(d.high, 3 + 2.920 / std::sqrt(3), 1e-4);
    EXPECT_DOUBLE_EQ(d.relative, 0.25);
    EXPECT_DOUBLE_EQ(d.same_sign, 1);
    // Variances 4 and 7 against 1: with different luck the difference would vary eleven times as much.
    EXPECT_DOUBLE_EQ(d.variance_ratio, 11);
}

TEST(PairedDifference, CountsTheReplicatesThatHaveTheSignOfTheMean) {
    EXPECT_DOUBLE_EQ(difference_of({0, 0, 0, 0}, {5, 1, -1, 0}).same_sign, 0.5);
    EXPECT_DOUBLE_EQ(difference_of({0, 0, 0, 0}, {-5, 1, -1, 0}).same_sign, 0.5);
    EXPECT_DOUBLE_EQ(difference_of({0, 0, 0, 0}, {1, -1, 0, 0}).same_sign, 0.5) << "no sign, as the mean";
}

TEST(PairedDifference, OfNothingIsExactlyZero) {
    const PairedDifference d = difference_of({0.1, 0.2, 0.7}, {0.1, 0.2, 0.7});
    EXPECT_EQ(d.mean, 0);
    EXPECT_EQ(d.low, 0);
    EXPECT_EQ(d.high, 0);
    EXPECT_EQ(d.relative, 0);
    EXPECT_EQ(d.variance_ratio, infinite);
    EXPECT_TRUE(std::isnan(difference_of({3, 3}, {3, 3}).variance_ratio)) << "nothing varies at all";
    EXPECT_EQ(difference_of({0, 0}, {0, 0}).relative, 0);
}

TEST(PairedDifference, TurnedRoundHasEverySignTurned) {
    const std::vector<double> a{0.1, 7.3, 2.2, 1e6}, b{0.7, 5.1, 2.2, 1e6 + 0.3};
    const PairedDifference one = difference_of(a, b), other = difference_of(b, a);
    EXPECT_EQ(one.mean, -other.mean);
    EXPECT_EQ(one.low, -other.high);
    EXPECT_EQ(one.high, -other.low);
    EXPECT_EQ(std::signbit(one.relative), !std::signbit(other.relative));
    EXPECT_EQ(one.same_sign, other.same_sign);
    EXPECT_DOUBLE_EQ(one.variance_ratio, other.variance_ratio);
}

TEST(PairedDifference, OfOneReplicateHasNoInterval) {
    const PairedDifference d = difference_of({4}, {6});
    EXPECT_EQ(d.mean, 2);
    EXPECT_EQ(d.relative, 0.5);
    EXPECT_TRUE(std::isnan(d.low) && std::isnan(d.high) && std::isnan(d.variance_ratio));
}

TEST(PairedDifference, FromNothingIsInfinite) {
    EXPECT_EQ(difference_of({0, 0}, {1, 3}).relative, infinite);
    EXPECT_EQ(difference_of({0, 0}, {-1, -3}).relative, -infinite);
    EXPECT_EQ(difference_of({-4, -4}, {-2, -2}).relative, 0.5) << "more, though of a negative number";
}

TEST(PairedDifference, AHoleNeverReadsAsANumber) {
    const PairedDifference d = difference_of({1, std::nan(""), 3}, {2, 3, 4});
    for (const double x :
         {d.base, d.changed, d.mean, d.low, d.high, d.relative, d.same_sign, d.variance_ratio})
        EXPECT_TRUE(std::isnan(x));
}

TEST(PairedDifference, NeedsAsManyOfEach) {
    EXPECT_THROW(difference_of({1, 2}, {1}), std::invalid_argument);
    EXPECT_THROW(difference_of({}, {}), std::invalid_argument);
}

TEST(PairedRatio, OverAConstantIsAMeanWithItsStandardError) {
    // 1, 2, 3 over 2 each: mean 1, deviation 0.5, standard error 0.5/√3, t(2) = 2.920.
    const PairedRatio r = ratio_of({1, 2, 3}, {2, 2, 2});
    EXPECT_TRUE(r.defined);
    EXPECT_DOUBLE_EQ(r.value, 1);
    EXPECT_NEAR(r.low, 1 - 2.920 * 0.5 / std::sqrt(3), 1e-4);
    EXPECT_NEAR(r.high, 1 + 2.920 * 0.5 / std::sqrt(3), 1e-4);
}

TEST(PairedRatio, IsTheRatioOfTheSumsWithTheErrorOfTheJackknife) {
    // Sums 9 and 18; leaving one out: 8/12 = 0.6667, 6/13 = 0.4615, 4/11 = 0.3636. Their mean is 0.4973,
    // their variance (0.02870 + 0.00128 + 0.01786)/2 = 0.02392; the error is 2/√3 · √0.02392 = 0.17858.
    const PairedRatio r = ratio_of({1, 3, 5}, {6, 5, 7});
    EXPECT_DOUBLE_EQ(r.value, 0.5);
    EXPECT_NEAR(r.high - r.value, 2.920 * 0.17858, 2e-4);
    EXPECT_DOUBLE_EQ(r.value - r.low, r.high - r.value);
}

TEST(PairedRatio, DoesNotVaryWhereTheTwoGoTogether) {
    const PairedRatio r = ratio_of({-2, -4, -6}, {1, 2, 3});
    EXPECT_DOUBLE_EQ(r.value, -2);
    EXPECT_NEAR(r.high - r.low, 0, 1e-12);
}

TEST(PairedRatio, OverPerhapsNothingIsNotDefined) {
    for (const std::vector<double>& to : {std::vector<double>{-1, 1, 2}, {0, 0, 0}}) {
        const PairedRatio r = ratio_of({1, 2, 3}, to);
        EXPECT_FALSE(r.defined);
        EXPECT_TRUE(std::isnan(r.value) && std::isnan(r.low) && std::isnan(r.high));
    }
    EXPECT_FALSE(ratio_of({1}, {1}).defined) << "one replicate";
}

TEST(PairedCells, CompareEveryAmountAtItsPlace) {
    const Panel base = harbours(), changed = harbours_with([](Fish&fish) { fish[7] += 6; });
    const auto variables = paired_cells(base, changed);
    ASSERT_EQ(variables.size(), 1U) << "neither texts, flags nor what is the same in all replicates";
    EXPECT_EQ(variables[0].variable->name, "fish");
    EXPECT_EQ(variables[0].dimensions, (std::vector<std::string>{"fiscal_year", "harbour"}));
    ASSERT_EQ(variables[0].cells.size(), 6U);
    // Number 7 is replicate 1, 2002, Kobe: a difference of 6 in one of three replicates.
    for (std::size_t cell = 0; cell < 6; ++cell)
        EXPECT_EQ(variables[0].cells[cell].mean, cell == 1 ? 2 : 0) << cell;
    EXPECT_EQ(variables[0].cells[5].base, 112) << "100 r + 12";
}

TEST(PairedCells, OfPanelsWithOtherLabelsAreRefused) {
    Panel other = harbours();
    other.dimensions[2].labels[0] = "Nara";
    EXPECT_EQ(what_keeps_from_comparing(harbours(), other),
              std::vector<std::string>{"its harbour are others: 3 from Nara to OUT, not 3 from 大阪 to OUT"});
    EXPECT_THROW(paired_cells(harbours(), other), std::invalid_argument);
    EXPECT_TRUE(what_keeps_from_comparing(harbours(), harbours()).empty());
}

TEST(PairedCells, DoNotNeedListsOfTheSameLength) {
    Panel base = harbours(), other = harbours();
    for (Panel* panel : {&base, &other}) {
        panel->dimensions.push_back({"sailor", "", {}, {0}, "1"});
        panel->variables.push_back(
            {"", "age", "1", "", {"sailor"}, std::vector<double>{40}, {}, false, false});
    }
    other.dimensions.back().numbers = {0, 1};
    std::get<std::vector<double>>(other.variables.back().numbers) = {40, 50};
    EXPECT_TRUE(what_keeps_from_comparing(base, other).empty()) << "nobody's age is compared";
}

}  // namespace
}  // namespace musubi
