#include "sim/experiment/scores/energy_score.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "tests/experiment/scores/draws.hpp"

namespace musubi {
namespace {

TEST(EnergyScore, OfOneFigureFarAwayIsAsWorkedOutByHand) {
    // So far away an error of 1 moves no distance: mean distance 40, mean distance between members 200/3.
    const Deviations deviations{{-40}, {20}, {60}};
    EXPECT_NEAR(energy_score(deviations, each_for_itself(3)), 40 - 100.0 / 3, 1e-12);
}

TEST(EnergyScore, TakesPairsOfDifferentVectorsOnly) {
    const Deviations deviations{{-40}, {20}, {60}};  // the first two share a vector: distances 100 and 40
    EXPECT_NEAR(energy_score(deviations, {{0, 0, 1}, 2, true}), 40 - 35, 1e-12);
    EXPECT_TRUE(std::isnan(energy_score(deviations, {{0, 0, 0}, 1, true})));
}

TEST(EnergyScore, OfTwoFiguresIsTheDistanceInThePlane) {
    // 3000-4000-5000; an error in each of two directions lengthens it by 1/(2·5000).
    const double longer = 5000 + 1.0 / 10'000;
    const double apart = std::sqrt(2.0) * (10'000 / std::sqrt(2.0) + std::sqrt(2.0) / 20'000);
    EXPECT_NEAR(energy_score({{3000, 4000}, {-3000, -4000}}, each_for_itself(2)), longer - apart / 2, 1e-6);
}

TEST(EnergyScore, IsAsLargeOnAverageWithTwoMembersAsWithMany) {
    // Members standard normal, with the error of variance 2: E|X − Y| − ½E|X − X′| = ½ · 2 √(2/π).
    NormalDraws normal(11);
    for (const std::size_t members : {2, 3, 12}) {
        double sum = 0, squares = 0;
        constexpr int trials = 4000;
        for (int t = 0; t < trials; ++t) {
            const double observed = normal() + normal();
            Deviations deviations;
            for (std::size_t i = 0; i < members; ++i) deviations.push_back({normal() - observed});
            const double score = energy_score(deviations, each_for_itself(members));
            sum += score / trials;
            squares += score * score / trials;
        }
        EXPECT_NEAR(sum, std::sqrt(2 / std::numbers::pi), 4 * std::sqrt((squares - sum * sum) / trials))
            << members;
    }
}

}  // namespace
}  // namespace musubi
