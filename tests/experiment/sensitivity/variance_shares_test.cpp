#include "sim/experiment/sensitivity/variance_shares.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "musubi/missing.hpp"
#include "musubi/random.hpp"
#include "sim/io/csv.hpp"
#include "tests/experiment/known_functions.hpp"

namespace musubi {
namespace {

struct KnownShares {
    double first, total;
};

/// The published indices of a function, factor by factor; for the G function those of its first four.
std::vector<KnownShares> published(const std::string& function) {
    Problems problems;
    const auto table =
        read_csv(MUSUBI_SOURCE_DIR "/tests/experiment/sensitivity/sensitivity_reference.csv", problems);
    std::vector<KnownShares> shares;
    const auto number = [](const Cell& cell) { return std::stod(cell.text); };
    for (const auto& row : table.value().rows)
        if (row.cells[0].text == function) shares.push_back({number(row.cells[3]), number(row.cells[4])});
    return shares;
}

VarianceShares estimated(const KnownFunction& f, std::size_t factors, std::size_t blocks,
                         SobolEstimator estimator, std::uint64_t seed = 1, std::size_t draws = 200,
                         bool second_order = false) {
    const auto places =
        places_of({Design::Kind::saltelli, blocks, 4, second_order}, unit_factors(factors), seed);
    return variance_shares(at_points(places, factors, f), factors, second_order, estimator, {seed, draws});
}

const std::vector<SobolEstimator>& estimators = sobol_estimators();

bool holds(const Bounded& interval, double truth) { return interval.low <= truth && truth <= interval.high; }

/// Of 100 seeds, how often the 95 % interval of each published index holds it: the least, of factors with a
/// first-order index from somewhere on.
std::size_t least_coverage(const KnownFunction& f, std::size_t factors, const std::string& name,
                           SobolEstimator estimator, std::size_t blocks = 1024, bool second_order = false,
                           double from = 0) {
    const auto known = published(name);
    std::vector<std::size_t> first(known.size()), total(known.size());
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        const VarianceShares shares = estimated(f, factors, blocks, estimator, seed, 100, second_order);
        for (std::size_t i = 0; i < known.size(); ++i) {
            first[i] += holds(shares.first[i], known[i].first) ? 1 : 0;
            total[i] += holds(shares.total[i], known[i].total) ? 1 : 0;
        }
    }
    std::size_t least = 100;
    for (std::size_t i = 0; i < known.size(); ++i)
        if (known[i].first >= from) least = std::min({least, first[i], total[i]});
    return least;
}

TEST(SobolIndices, AreThePublishedOnes) {
    for (const SobolEstimator estimator : estimators) {
        const VarianceShares of_ishigami = estimated(ishigami, 3, 4096, estimator);
        const VarianceShares of_g = estimated(sobol_g, 8, 4096, estimator);
        const auto compare = [&](const VarianceShares& shares, const std::vector<KnownShares>& known) {
            for (std::size_t i = 0; i < known.size(); ++i) {
                EXPECT_NEAR(shares.first[i].value, known[i].first, 0.01) << name_of(estimator) << i;
                EXPECT_NEAR(shares.total[i].value, known[i].total, 0.015) << name_of(estimator) << i;
            }
        };
        compare(of_ishigami, published("ishigami"));
        compare(of_g, published("sobol_g"));
    }
}

TEST(SobolIndices, LieInTheir95PercentIntervalsForAlmostAllSeeds) {
    // A sequence spreads its points more evenly than chance, which the bootstrap does not know: the intervals
    // err on the wide side.
    for (const SobolEstimator estimator : estimators) {
        EXPECT_GE(least_coverage(ishigami, 3, "ishigami", estimator), 90U) << name_of(estimator);
        EXPECT_GE(least_coverage(sobol_g, 8, "sobol_g", estimator), 90U) << name_of(estimator);
    }
}

TEST(SobolIndices, LieInTheirIntervalsFromFewPointsOn) {
    // The bootstrap alone holds the second of the G function in 78 of 100: in its dimensions 64 points of the
    // sequence lie worse than chance.
    for (const std::size_t blocks : {64U, 128U, 256U})
        for (const bool second_order : {false, true}) {
            const SobolEstimator usual = SobolEstimator::adjusted;
            constexpr double much = 0.1;
            EXPECT_GE(least_coverage(sobol_g, 8, "sobol_g", usual, blocks, second_order, much), 90U)
                << blocks << second_order;
            EXPECT_GE(least_coverage(ishigami, 3, "ishigami", usual, blocks, second_order, much), 90U)
                << blocks << second_order;
        }
}

/// Root mean square of the first-order indices of the last four factors of the G function: 0.00007.
double noise_of_nothing(SobolEstimator estimator, std::size_t blocks) {
    double squares = 0;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        const VarianceShares shares = estimated(sobol_g, 8, blocks, estimator, seed, 0);
        for (std::size_t f = 4; f < 8; ++f) squares += shares.first[f].value * shares.first[f].value / 200;
    }
    return std::sqrt(squares);
}

TEST(SobolIndices, OfFactorsThatDoNextToNothingAreNextToNothingFromFewPointsOn) {
    for (const auto& [blocks, most] :
         {std::pair{64U, 0.003}, std::pair{128U, 0.0015}, std::pair{256U, 0.001}}) {
        EXPECT_LT(noise_of_nothing(SobolEstimator::adjusted, blocks), most) << blocks;
        EXPECT_GT(noise_of_nothing(SobolEstimator::martinez, blocks), 20 * most)
            << "all have that of A and B";
    }
}

TEST(SobolIndices, OfAFactorThatDoesNothingAreNothingAtAllAndOneThatDoesAllHasOne) {
    for (const bool second_order : {false, true}) {
        const auto shares = estimated([](auto x) { return std::exp(x[1]); }, 3, 16, SobolEstimator::adjusted,
                                      1, 50, second_order);
        for (const std::size_t f : {0U, 2U})
            for (const double x : {shares.first[f].value, shares.first[f].low, shares.first[f].high})
                EXPECT_NEAR(x, 0, 1e-12);
        EXPECT_NEAR(shares.first[1].value, 1, 1e-12);
        for (std::size_t g = 0; second_order && g < 2; ++g)
            EXPECT_NEAR(shares.second[g][g + 1].value, 0, 1e-12);
    }
}

TEST(SobolIndices, AreAdjustedForChanceByHand) {
    // Four blocks of A, A with the factor from B, B. A is −1, 1, −1, 1 and B −1, 1, 1, 3: their correlation
    // is r₀ = 1/√2. A with it is −2, 0, 0, 2: with B it is r = 1, and so is what is left; −1, 1, 1, −1 has r
    // = 0.
    const auto first = [](const std::vector<double>& mixed) {
        const double a[] = {-1, 1, -1, 1}, b[] = {-1, 1, 1, 3};
        SampledOutput output{12, 1, {}};
        for (std::size_t n = 0; n < 4; ++n) output.runs.insert(output.runs.end(), {a[n], mixed[n], b[n]});
        return variance_shares(output, 1, false, SobolEstimator::adjusted, {1, 0}).first[0].value;
    };
    const double by_chance = 1 / std::sqrt(2.0);
    EXPECT_NEAR(first({-2, 0, 0, 2}), 1, 1e-12);
    EXPECT_NEAR(first({-1, 1, -1, 1}), 0, 1e-12) << "A again: the factor does nothing";
    EXPECT_NEAR(first({-1, 1, 1, -1}), -by_chance / (1 - by_chance), 1e-12);
}

TEST(SobolIndices, OfMartinezErrBelow2PercentAt1024PointsAndLessWithMore) {
    const auto known = published("ishigami");
    const auto worst_error = [&](std::size_t blocks) {
        double worst = 0;
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            const auto shares = estimated(ishigami, 3, blocks, SobolEstimator::martinez, seed, 0);
            for (std::size_t i = 0; i < known.size(); ++i)
                worst = std::max(worst, std::abs(shares.first[i].value - known[i].first));
        }
        return worst;
    };
    const double at_1024 = worst_error(1024);
    EXPECT_LT(at_1024, 0.02);
    // Chance alone would halve the error with four times the points; a sequence does better than that.
    EXPECT_LT(worst_error(16384), at_1024 / 4);
}

TEST(SobolIndices, OfSecondOrderFindTheOnePairThatActsTogether) {
    for (const SobolEstimator estimator : estimators) {
        const VarianceShares shares = estimated(ishigami, 3, 4096, estimator, 1, 100, true);
        EXPECT_NEAR(shares.second[0][2].value, 0.24368366, 0.02) << "x1 with x3";
        EXPECT_NEAR(shares.second[0][1].value, 0, 0.02);
        EXPECT_NEAR(shares.second[1][2].value, 0, 0.02);
    }
}

TEST(SobolIndices, OfSecondOrderLieInTheirIntervalsForAlmostAllSeeds) {
    for (const SobolEstimator estimator : estimators) {
        std::size_t of_the_pair = 0, of_none = 0;
        for (std::uint64_t seed = 1; seed <= 100; ++seed) {
            const auto shares = estimated(ishigami, 3, 512, estimator, seed, 100, true);
            of_the_pair += holds(shares.second[0][2], 0.24368366) ? 1 : 0;
            of_none += holds(shares.second[0][1], 0) ? 1 : 0;
        }
        EXPECT_GE(of_the_pair, 90U) << name_of(estimator);
        EXPECT_GE(of_none, 90U) << name_of(estimator);
    }
}

TEST(SobolIndices, OfASumAreTheSharesOfItsPartsByHand) {
    // 3x + 4y: variances 9/12 and 16/12 of 25/12.
    for (const SobolEstimator estimator : estimators) {
        const auto shares = estimated([](auto x) { return 1000 + 3 * x[0] + 4 * x[1]; }, 2, 1024, estimator);
        EXPECT_NEAR(shares.first[0].value, 0.36, 0.005);
        EXPECT_NEAR(shares.total[1].value, 0.64, 0.005);
        EXPECT_NEAR(shares.variance, 25.0 / 12, 0.01);
    }
}

/// x plus noise of a point and replicate: three times the variance of x.
SampledOutput with_luck(const std::vector<double>& places, std::size_t replicates) {
    SampledOutput output{places.size() / 2, replicates, {}};
    for (std::size_t p = 0; p < output.points; ++p)
        for (std::size_t r = 0; r < replicates; ++r) {
            // The luck of a replicate is a function of where the point is: points that are the same share it.
            const double u = Luck(9, r).stream(0).uniform(static_cast<Key>(places[2 * p] * 0x1p40));
            output.runs.push_back(places[2 * p] + std::sqrt(3.0) * u);
        }
    return output;
}

TEST(SobolIndices, DoNotTakeLuckForAFactor) {
    const auto places = places_of({Design::Kind::saltelli, 2048, 4, false}, unit_factors(2), 1);
    for (const SobolEstimator estimator : estimators) {
        const auto shares = variance_shares(with_luck(places, 4), 2, false, estimator, {1, 100});
        EXPECT_NEAR(shares.variance, 1.0 / 12, 0.01) << "that of x alone";
        EXPECT_NEAR(shares.first[0].value, 1, 0.12) << name_of(estimator);
        EXPECT_NEAR(shares.total[0].value, 1, 0.12);
        EXPECT_NEAR(shares.first[1].value, 0, estimator == SobolEstimator::adjusted ? 1e-12 : 0.12);
        EXPECT_NEAR(shares.total[1].value, 0, 1e-12) << "it changes nothing at all";
    }
}

TEST(SobolIndices, AreNoneWhereLuckTakenOffNoVarianceIsLeft) {
    // Nothing but luck: what replicates have in common may come out below zero, and two such are no
    // correlation.
    const auto places = places_of({Design::Kind::saltelli, 8, 4, false}, unit_factors(2), 1);
    for (const SobolEstimator estimator : estimators)
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            SampledOutput noise{places.size() / 2, 2, {}};
            for (std::size_t p = 0; p < noise.points; ++p)
                for (std::size_t r = 0; r < 2; ++r) {
                    // The second factor changes nothing, not even luck.
                    const auto place = static_cast<Key>(places[2 * p] * 0x1p40);
                    noise.runs.push_back(Luck(seed, r).stream(0).uniform(place));
                }
            const Bounded total = variance_shares(noise, 2, false, estimator, {1, 50}).total[1];
            for (const double x : {total.value, total.low, total.high})
                EXPECT_TRUE(std::isnan(x) || std::abs(x) < 1e-9) << name_of(estimator) << seed << ": " << x;
        }
}

TEST(SobolIndices, LeaveOutBlocksWithAHoleAndSayHowMany) {
    const auto places = places_of({Design::Kind::saltelli, 512, 4, false}, unit_factors(3), 1);
    SampledOutput output = at_points(places, 3, ishigami);
    output.runs[7] = missing;
    output.runs[8] = missing;  // the same block
    output.runs[100] = missing;
    const auto shares = variance_shares(output, 3, false, SobolEstimator::martinez, {1, 100});
    EXPECT_EQ(shares.left_out, 2U);
    EXPECT_EQ(shares.blocks, 510U);
    EXPECT_NEAR(shares.first[1].value, 0.4424, 0.06);
}

TEST(VarianceOfARun, IsSplitIntoFactorsCommonLuckAndLuckOfAPoint) {
    // Points 0, 10, 20, …; replicates 0 and 4 above; each cell ±1 in a pattern that sums to nothing.
    SampledOutput output{4, 2, {}};
    for (std::size_t p = 0; p < 4; ++p)
        for (std::size_t r = 0; r < 2; ++r)
            output.runs.push_back(10.0 * static_cast<double>(p) + 4.0 * static_cast<double>(r) +
                                  ((p + r) % 2 == 0 ? 1 : -1));
    const VarianceOfARun variance = variance_of_a_run(output);
    // Residuals are all ±1: 8 over 3 · 1 degrees of freedom.
    EXPECT_DOUBLE_EQ(variance.own, 8.0 / 3);
    EXPECT_DOUBLE_EQ(variance.expected, 500.0 / 3 - 8.0 / 3 / 2);
    EXPECT_DOUBLE_EQ(variance.common, 8 - 8.0 / 3 / 4);
    EXPECT_TRUE(std::isnan(variance_of_a_run({4, 1, {1, 2, 3, 4}}).luck()));
    // One run of 13 points differs by 0.7: its variance of 0.49 / 26 is luck, and no part of it rounding.
    SampledOutput one{13, 2, std::vector<double>(26, 0.0)};
    one.runs[3] = 0.7;
    EXPECT_EQ(variance_of_a_run(one).expected, 0);
    EXPECT_EQ(variance_of_a_run(one).common, 0);
    EXPECT_NEAR(variance_of_a_run(one).own, 0.49 / 26, 1e-15);
}

}  // namespace
}  // namespace musubi
