#include "sim/experiment/designs/design.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "musubi/random.hpp"
#include "sim/experiment/designs/maximin.hpp"
#include "sim/experiment/designs/sampler.hpp"
#include "sim/experiment/designs/sobol_sequence.hpp"

namespace musubi {
namespace {

using Kind = Design::Kind;

SweepFactor even(const std::string& name, const std::string& group = {}) {
    return {name, group.empty() ? name : group, Prior{0, 1}};
}
SweepFactor of_levels(const std::string& name, std::vector<Value> values) {
    return {name, name, Levels{std::move(values)}};
}

/// The design row by row.
std::vector<Point> rows_of(const Design& design, const std::vector<SweepFactor>& factors,
                           std::uint64_t seed = 1) {
    const std::vector<double> all = places_of(design, factors, seed);
    const auto width = static_cast<std::ptrdiff_t>(factors.size());
    std::vector<Point> rows;
    for (auto at = all.begin(); at != all.end(); at += width) rows.emplace_back(at, at + width);
    return rows;
}

const std::vector<SweepFactor> four{even("a"), even("b"), even("c"), even("d")};

TEST(SweepValue, IsTheQuantileOfItsDistribution) {
    EXPECT_DOUBLE_EQ(std::get<double>(value_at(Prior{1, 9, Prior::Scale::root}, 0.5)), 4);
    const Spread triangle = TriangularSpread{0, 1, 4};  // a quarter of it lies below the mode
    EXPECT_DOUBLE_EQ(std::get<double>(value_at(triangle, 0.25)), 1);
    EXPECT_DOUBLE_EQ(std::get<double>(value_at(triangle, 1)), 4);
    EXPECT_NEAR(std::get<double>(value_at(triangle, 1 - 1.0 / 12)), 3,
                1e-12);  // (4 − 3)²/(4 · 3) lie above 3
    const Spread normal = NormalSpread{10, 2, 0, 20};
    EXPECT_NEAR(std::get<double>(value_at(normal, 0.5)), 10, 1e-6);
    EXPECT_NEAR(std::get<double>(value_at(normal, 0.841345)), 12, 1e-4);
    EXPECT_EQ(std::get<double>(value_at(NormalSpread{0, 1, 0, 9}, 0)), 0) << "cut off at its ends";
}

TEST(SweepValue, OfLevelsIsEachOfThemAsOftenAsItsWeight) {
    const Levels alike{{std::string("x"), std::string("y"), std::string("z")}};
    EXPECT_EQ(std::get<std::string>(value_at(alike, 0)), "x");
    EXPECT_EQ(std::get<std::string>(value_at(alike, 1.0 / 3)), "y") << "a border belongs to the upper level";
    EXPECT_EQ(std::get<std::string>(value_at(alike, 1)), "z");
    EXPECT_EQ(number_at(alike, 0.9), 2) << "which of them";
    const Levels weighted{{std::int64_t{5}, std::int64_t{7}}, {3, 1}};
    EXPECT_EQ(number_at(weighted, 0.74), 5);
    EXPECT_EQ(number_at(weighted, 0.76), 7);
    for (std::size_t level = 0; level < 2; ++level)
        EXPECT_EQ(value_at(weighted, place_of_level(weighted, level)), weighted.values[level]);
}

TEST(SobolPoints, FallOnceIntoEveryStratumOfEveryFactor) {
    constexpr std::size_t points = 256, factors = 60;
    SobolSequence sequence(7, factors);
    std::vector<std::set<int>> strata(factors);
    Point point(factors);
    for (std::size_t k = 0; k < points; ++k) {
        sequence.point(k, point);
        for (std::size_t f = 0; f < factors; ++f) {
            EXPECT_TRUE(point[f] > 0 && point[f] < 1);
            strata[f].insert(static_cast<int>(point[f] * points));
        }
    }
    for (const auto& seen : strata) EXPECT_EQ(seen.size(), points);
}

TEST(SobolPoints, OfTwoFactorsFallOnceIntoEveryBoxOfTheSameSize) {
    // A (0, 2)-sequence: whatever the shape of the boxes of area 1/64, each holds one of 64 points.
    SobolSequence sequence(3, 2);
    std::vector<Point> points(64, Point(2));
    for (std::size_t k = 0; k < points.size(); ++k) sequence.point(k, points[k]);
    for (int wide = 1; wide <= 64; wide *= 2) {
        std::set<std::pair<int, int>> boxes;
        for (const Point& p : points)
            boxes.emplace(static_cast<int>(p[0] * wide), static_cast<int>(p[1] * (64.0 / wide)));
        EXPECT_EQ(boxes.size(), 64U) << wide;
    }
}

TEST(SobolPoints, DependOnSeedAndNumberOnly) {
    SobolSequence one(5, 3), other(5, 3), of_another_seed(6, 3);
    Point a(3), b(3), c(3);
    other.point(99, b);
    for (std::size_t k = 0; k <= 17; ++k) one.point(k, a);
    other.point(17, b);
    of_another_seed.point(17, c);
    EXPECT_EQ(a, b);
    EXPECT_NE(a, c);
}

TEST(DesignPoints, OfALongerDesignBeginWithThoseOfAShorter) {
    for (const Kind kind : {Kind::sobol, Kind::saltelli, Kind::morris}) {
        ASSERT_TRUE(can_be_extended(kind));
        const auto few = rows_of({kind, 8}, four), many = rows_of({kind, 12}, four);
        ASSERT_LT(few.size(), many.size());
        EXPECT_TRUE(std::equal(few.begin(), few.end(), many.begin())) << name_of(kind);
    }
    EXPECT_FALSE(can_be_extended(Kind::latin_hypercube));
}

TEST(FactorialDesign, HasEveryCombinationOnce) {
    const std::vector<SweepFactor> factors{of_levels("a", {1.0, 2.0}), of_levels("b", {1.0, 2.0, 3.0})};
    std::vector<std::pair<double, double>> seen;
    for (const Point& row : rows_of({Kind::factorial}, factors))
        seen.emplace_back(number_at(factors[0].spread, row[0]), number_at(factors[1].spread, row[1]));
    const std::vector<std::pair<double, double>> expected{{1, 1}, {1, 2}, {1, 3}, {2, 1}, {2, 2}, {2, 3}};
    EXPECT_EQ(seen, expected);
}

TEST(FactorialDesign, SaysThatItIsBeyondCountingWhereItIs) {
    const std::vector<SweepFactor> factors(30, of_levels("a", std::vector<Value>(1000, 1.0)));
    EXPECT_EQ(points_in({Kind::factorial}, factors), std::numeric_limits<std::size_t>::max());
}

TEST(OneAtATime, LeavesAllOthersAsTheScenarioHasThem) {
    const std::vector<SweepFactor> factors{even("a"), of_levels("b", {1.0, 2.0, 3.0})};
    const auto rows = rows_of({Kind::one_at_a_time}, factors);
    ASSERT_EQ(rows.size(), 6U);  // the scenario, two ends, three levels
    for (const Point& row : rows)
        EXPECT_LE(std::count_if(row.begin(), row.end(), [](double place) { return !std::isnan(place); }), 1);
    EXPECT_EQ(rows[1][0], 0);
    EXPECT_EQ(rows[2][0], 1);
    EXPECT_EQ(number_at(factors[1].spread, rows[5][1]), 3);
}

TEST(OneAtATime, MovesARangeOfWholeNumbersToItsEnds) {
    Levels range{{std::int64_t{2}, std::int64_t{3}, std::int64_t{4}, std::int64_t{5}}};
    range.is_range = true;
    const std::vector<SweepFactor> factors{{"a", "a", range}, even("b")};
    const auto rows = rows_of({Kind::one_at_a_time}, factors);
    ASSERT_EQ(rows.size(), 5U);
    EXPECT_EQ(number_at(factors[0].spread, rows[1][0]), 2);
    EXPECT_EQ(number_at(factors[0].spread, rows[2][0]), 5);
    EXPECT_EQ(rows[3][1], 0) << "then the next factor";
}

TEST(SaltelliDesign, TakesOneGroupAtATimeFromTheOtherHalf) {
    const std::vector<SweepFactor> factors{even("a"), even("b", "both"), even("c", "both")};
    for (const bool second_order : {false, true}) {
        const auto rows = rows_of({Kind::saltelli, 4, 4, second_order}, factors);
        const std::size_t block = second_order ? 6 : 4;
        ASSERT_EQ(rows.size(), 4 * block);
        for (std::size_t n = 0; n < 4; ++n) {
            const Point &a = rows[n * block], &b = rows[n * block + block - 1];
            EXPECT_EQ(rows[n * block + 1], (Point{b[0], a[1], a[2]}));
            EXPECT_EQ(rows[n * block + 2], (Point{a[0], b[1], b[2]}));
            if (!second_order) continue;
            EXPECT_EQ(rows[n * block + 3], (Point{a[0], b[1], b[2]}));
            EXPECT_EQ(rows[n * block + 4], (Point{b[0], a[1], a[2]}));
        }
    }
}

TEST(MorrisDesign, MovesEveryGroupOnceByHalfTheGrid) {
    const std::vector<SweepFactor> factors{even("a"), even("b", "both"), even("c", "both"), even("d")};
    const auto rows = rows_of({Kind::morris, 20}, factors);
    ASSERT_EQ(rows.size(), 20U * 4);
    std::set<std::size_t> first_moved;
    for (std::size_t t = 0; t < 20; ++t) {
        std::vector<int> moves(4);
        for (std::size_t step = 1; step <= 3; ++step)
            for (std::size_t f = 0; f < 4; ++f) {
                const double from = rows[4 * t + step - 1][f], to = rows[4 * t + step][f];
                if (from == to) continue;
                EXPECT_NEAR(std::abs(to - from), 2.0 / 3, 1e-15);
                ++moves[f];
                if (step == 1) first_moved.insert(f);
            }
        EXPECT_EQ(moves, (std::vector<int>{1, 1, 1, 1}));
    }
    EXPECT_EQ(first_moved.size(), 4U) << "the order differs from trajectory to trajectory";
}

TEST(MaximinDesign, IsALatinHypercubeWhosePointsKeepMoreDistance) {
    const auto plain = latin_hypercube(Luck(1, 0), 40, 3), wide = maximin_latin_hypercube(Luck(1, 0), 40, 3);
    for (std::size_t f = 0; f < 3; ++f) {
        std::set<int> strata;
        for (const Point& point : wide) strata.insert(static_cast<int>(point[f] * 40));
        EXPECT_EQ(strata.size(), 40U);
    }
    EXPECT_GT(smallest_distance(wide), 1.5 * smallest_distance(plain));
}

TEST(Groups, AreTheFactorsThatShareAName) {
    const std::vector<SweepFactor> factors{even("a", "x"), even("b"), even("c", "x")};
    EXPECT_EQ(groups_of(factors), (std::vector<std::vector<std::size_t>>{{0, 2}, {1}}));
    EXPECT_EQ(names_of_groups(factors), (std::vector<std::string>{"x", "b"}));
}

}  // namespace
}  // namespace musubi
