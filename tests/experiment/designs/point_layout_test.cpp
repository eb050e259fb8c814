#include "sim/experiment/designs/point_layout.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "musubi/random.hpp"
#include "tests/experiment/known_functions.hpp"

namespace musubi {
namespace {

using Layout = PointLayout::Kind;
using Columns = std::vector<std::vector<double>>;

Columns design(Design::Kind kind, std::size_t size, std::size_t factors, bool second_order = false) {
    return by_factor(places_of({kind, size, 4, second_order}, unit_factors(factors), 1), factors);
}

Columns independent(std::size_t points, std::size_t factors, std::uint64_t seed, double levels = 0) {
    const Stream stream = Luck(seed, 0).stream(0);
    Columns columns(factors);
    for (std::size_t p = 0; p < points; ++p)
        for (std::size_t f = 0; f < factors; ++f) {
            const double u = stream.uniform(p * factors + f);
            columns[f].push_back(levels > 0 ? std::floor(u * levels) : u);
        }
    return columns;
}

Columns in_order(const Columns& columns, const std::vector<std::size_t>& order) {
    Columns moved(columns.size());
    for (std::size_t f = 0; f < columns.size(); ++f)
        for (const std::size_t p : order) moved[f].push_back(columns[f][p]);
    return moved;
}

std::vector<std::size_t> shuffled(std::size_t points) {
    std::vector<std::size_t> order(points);
    std::iota(order.begin(), order.end(), std::size_t{0});
    const Stream stream = Luck(3, 0).stream(0);
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return stream.uniform(a) < stream.uniform(b); });
    return order;
}

/// A column of the curves of eFAST (Saltelli et al., 1999): each factor in turn moves fast and all others
/// slowly.
Columns fast_curves(std::size_t points, std::size_t factors) {
    Columns columns(factors);
    for (std::size_t fast = 0; fast < factors; ++fast)
        for (std::size_t s = 0; s < points; ++s)
            for (std::size_t f = 0; f < factors; ++f) {
                const double frequency = f == fast ? 8 : 1;
                const double phase = 1 + static_cast<double>(7 * fast + f);
                const double angle =
                    2 * std::numbers::pi * static_cast<double>(s) / static_cast<double>(points);
                columns[f].push_back(0.5 + std::asin(std::sin(frequency * angle + phase)) / std::numbers::pi);
            }
    return columns;
}

TEST(PointLayout, OfIndependentPointsIsNoneWhateverTheirValues) {
    for (std::uint64_t seed = 1; seed <= 200; ++seed)
        for (const double levels : {0.0, 2.0, 5.0})
            EXPECT_EQ(layout_of(independent(64, 4, seed, levels)).kind, Layout::independent)
                << seed << ' ' << levels;
    EXPECT_EQ(layout_of(independent(6, 2, 1)).kind, Layout::independent);
    EXPECT_EQ(layout_of(independent(2000, 1, 1)).kind, Layout::independent);
}

TEST(PointLayout, OfEvenPointsIsNone) {
    EXPECT_EQ(layout_of(design(Design::Kind::sobol, 256, 5)).kind, Layout::independent);
    EXPECT_EQ(layout_of(design(Design::Kind::latin_hypercube, 64, 5)).kind, Layout::independent);
    Columns halton(2);
    for (int p = 1; p <= 400; ++p)
        for (const auto& [f, base] : {std::pair{0, 2}, std::pair{1, 13}}) {
            double at = 0, unit = 1;
            for (int rest = p; rest > 0; rest /= base) at += (unit /= base) * (rest % base);
            halton[static_cast<std::size_t>(f)].push_back(at);
        }
    EXPECT_EQ(layout_of(halton).kind, Layout::independent)
        << "it rises in small steps, but falls in large ones";
}

TEST(PointLayout, DoesNotTakeASortedListForACurve) {
    const Columns columns = independent(400, 4, 1, 6);
    std::vector<std::size_t> order(400);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair{columns[2][a], columns[0][a]} < std::pair{columns[2][b], columns[0][b]};
    });
    EXPECT_EQ(layout_of(in_order(columns, order)).kind, Layout::independent);
}

TEST(PointLayout, OfSaltellisDesignIsProvedByItsRowsInEitherOrder) {
    for (const bool second_order : {false, true}) {
        const Columns columns = design(Design::Kind::saltelli, 16, 3, second_order);
        const PointLayout found = layout_of(columns);
        EXPECT_EQ(found.kind, Layout::saltelli);
        EXPECT_EQ(found.second_order, second_order);
        EXPECT_TRUE(std::is_sorted(found.order.begin(), found.order.end()));
        // All A, all B, all A with the first from B …
        const std::size_t block = second_order ? 8 : 5;
        std::vector<std::size_t> by_matrix;
        for (std::size_t matrix = 0; matrix < block; ++matrix)
            for (std::size_t b = 0; b < 16; ++b)
                by_matrix.push_back(b * block + (matrix == 0 ? 0 : matrix == 1 ? block - 1 : matrix - 1));
        const Columns matrices = in_order(columns, by_matrix);
        const PointLayout again = layout_of(matrices);
        EXPECT_EQ(again.kind, Layout::saltelli);
        EXPECT_EQ(again.second_order, second_order);
        EXPECT_EQ(in_order(matrices, again.order), columns);
    }
}

TEST(PointLayout, OfSaltellisDesignWithAnyCellAnotherIsNoProof) {
    Columns columns = design(Design::Kind::saltelli, 16, 3);
    columns[1][37] += 0.001;
    EXPECT_EQ(layout_of(columns).kind, Layout::repeated);
}

TEST(PointLayout, OfRowsThatShareTheirValuesIsSeenInAnyOrder) {
    const Columns blocks = design(Design::Kind::saltelli, 16, 4);
    EXPECT_EQ(layout_of(in_order(blocks, shuffled(blocks[0].size()))).kind, Layout::repeated);
    const Columns trajectories = design(Design::Kind::morris, 20, 6);
    EXPECT_EQ(layout_of(trajectories).kind, Layout::repeated);
    EXPECT_EQ(layout_of(design(Design::Kind::morris, 20, 3)).kind, Layout::repeated);
    // The same rows twice.
    Columns copies = independent(40, 2, 1);
    for (auto& column : copies) column.insert(column.end(), column.begin(), column.end());
    EXPECT_EQ(layout_of(copies).kind, Layout::repeated);
}

TEST(PointLayout, OfCurvesIsSeenWhereNoValueRepeats) {
    for (const std::size_t factors : {2U, 5U})
        EXPECT_EQ(layout_of(fast_curves(65, factors)).kind, Layout::alike);
    EXPECT_EQ(layout_of(fast_curves(400, 8)).kind, Layout::alike);
}

TEST(PointLayout, OfEveryCombinationIsFactorialInAnyOrder) {
    Columns columns(3);
    for (int k = 0; k < 24; ++k) {
        columns[0].push_back(k / 12);
        columns[1].push_back(k / 4 % 3);
        columns[2].push_back(k % 4);
    }
    EXPECT_EQ(layout_of(columns).kind, Layout::factorial);
    EXPECT_EQ(layout_of(in_order(columns, shuffled(24))).kind, Layout::factorial);
    columns[2][23] = 0;  // one stands twice, one nowhere
    EXPECT_NE(layout_of(columns).kind, Layout::factorial);
}

TEST(PointLayout, DoesNotCountFactorsThatMoveTogetherTwice) {
    Columns columns = independent(200, 3, 1, 8);
    columns.push_back(columns[0]);
    for (double& x : columns.back()) x = 10 - 2 * x;
    EXPECT_EQ(layout_of(columns).kind, Layout::independent);
}

}  // namespace
}  // namespace musubi
