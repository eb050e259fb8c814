#include "sim/experiment/designs/representative_order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace musubi {
namespace {

using Points = std::vector<std::vector<double>>;

std::vector<double> equal_weights(const Points& points) { return std::vector<double>(points.size(), 1.0); }

TEST(RepresentativeOrder, OfFiveOnALineBeginsWhereMostAre) {
    // Places 0, 1, 2, 2, 2 whatever the values. Distances to all: 7, 4, 3, 3, 3, so the first of the three is
    // first. Then 2/5 · (7, 4, 3) − (2, 1, 0) = 0.8, 0.6, 1.2: the second point. Then of 0 and 3, 3/5 · (7,
    // 3) − (3, 1) = 1.2, 0.8: 3. Then 4/5 · (7, 3) − (5, 1) = 0.6, 1.4: 0.
    const Points points{{0.1}, {0.2}, {70}, {70}, {70}};
    EXPECT_EQ(representative_order(points, equal_weights(points)), (std::vector<std::size_t>{2, 1, 3, 0, 4}));
}

TEST(RepresentativeOrder, HasEachOfEqualWeightOnce) {
    Points points;
    for (int k = 0; k < 50; ++k) points.push_back({std::sin(k), std::cos(3 * k)});
    auto order = representative_order(points, equal_weights(points));
    std::sort(order.begin(), order.end());
    for (std::size_t k = 0; k < 50; ++k) EXPECT_EQ(order[k], k);
}

TEST(RepresentativeOrder, GivesEachItsWeight) {
    const auto order = representative_order({{1}, {2}, {3}}, {0.5, 0.25, 0});
    ASSERT_EQ(order.size(), 3 * places_per_point);
    EXPECT_EQ(std::count(order.begin(), order.end(), 0U), 32);
    EXPECT_EQ(std::count(order.begin(), order.end(), 1U), 16);
    for (std::size_t k = 3; k <= order.size(); k += 3)
        EXPECT_NEAR(static_cast<double>(std::count(order.begin(), order.begin() + static_cast<int>(k), 0U)),
                    2.0 * static_cast<double>(k) / 3, 1)
            << "from the beginning on";
}

/// Mean over the coordinates of how far the mean of these points lies from that of all, squared.
double error_of_means(const Points& points, const std::vector<std::size_t>& some) {
    double error = 0;
    for (std::size_t f = 0; f < points.front().size(); ++f) {
        double all = 0, of_some = 0;
        for (const auto& point : points) all += point[f] / static_cast<double>(points.size());
        for (const std::size_t k : some) of_some += points[k][f] / static_cast<double>(some.size());
        error += (of_some - all) * (of_some - all) / static_cast<double>(points.front().size());
    }
    return error;
}

TEST(RepresentativeOrder, LetsFewStandForManyBetterThanChance) {
    // 400 points in 24 dimensions, as a calibrated set has them: the means of the first 40, against those of
    // 40 drawn by chance.
    std::mt19937_64 generator(1);
    std::normal_distribution<double> normal;
    Points points(400, std::vector<double>(24));
    for (auto& point : points)
        for (double& x : point) x = normal(generator);
    const auto order = representative_order(points, equal_weights(points));
    double by_chance = 0;
    std::vector<std::size_t> shuffled = order;
    for (int k = 0; k < 20; ++k) {
        std::shuffle(shuffled.begin(), shuffled.end(), generator);
        by_chance += error_of_means(points, {shuffled.begin(), shuffled.begin() + 40}) / 20;
    }
    EXPECT_LT(error_of_means(points, {order.begin(), order.begin() + 40}), by_chance / 4);
}

}  // namespace
}  // namespace musubi
