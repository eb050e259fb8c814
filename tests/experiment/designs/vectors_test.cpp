#include "sim/experiment/designs/vectors.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <vector>

#include "sim/experiment/comparison/facts.hpp"
#include "sim/experiment/comparison/paired.hpp"
#include "sim/experiment/comparison/response.hpp"
#include "sim/experiment/estimates/interval.hpp"
#include "tests/experiment/small_ensembles.hpp"

namespace musubi {
namespace {

using Sample = std::vector<double>;

Panel harbours_that_drew(std::vector<std::int32_t> rows) {
    Panel panel = harbours();
    panel.variables.push_back({"/calibration", "vector", "1", "", {"replicate"}, std::move(rows)});
    return panel;
}

TEST(Vectors, AreReadFromAResultByTheRowThatEachReplicateDrew) {
    const Vectors vectors = vectors_of(harbours_that_drew({7, 3, 7}));
    EXPECT_EQ(vectors.of, (std::vector<std::size_t>{0, 1, 0}));
    EXPECT_EQ(vectors.count, 2U);
    EXPECT_TRUE(vectors.drawn);
    EXPECT_EQ(vectors_of_some(vectors, {0, 2}).count, 1U) << "of the replicates that are left";
}

TEST(Vectors, OfAResultThatDrewNothingAreItsReplicates) {
    EXPECT_EQ(vectors_of(harbours()).count, 3U);
    EXPECT_FALSE(vectors_of(harbours()).drawn);
    EXPECT_EQ(vectors_of_some(vectors_of(harbours()), {1, 2}).count, 2U);
}

TEST(MeanOverVectors, IsStudentsOfTheMeansOfVectors) {
    // Means of the vectors 2, 5 and 8: mean 5, deviation 3, three of them.
    const WithInterval mean = mean_with_interval(Sample{1, 3, 5, 5, 10, 6}, side_by_side(3, 2)),
                       of_means = mean_with_interval(Sample{2, 5, 8});
    EXPECT_DOUBLE_EQ(mean.value, 5);
    EXPECT_NEAR(mean.low, of_means.low, 1e-12);
    EXPECT_NEAR(mean.high, of_means.high, 1e-12);
}

TEST(MeanOverVectors, OfOneReplicateEachIsThatOfIndependentOnes) {
    const Sample sample{3, 1, 4, 1, 5};
    const WithInterval mean = mean_with_interval(sample, side_by_side(5, 1)),
                       independent = mean_with_interval(sample);
    EXPECT_NEAR(mean.low, independent.low, 1e-12);
    EXPECT_NEAR(mean.high, independent.high, 1e-12);
}

TEST(MeanOverVectors, GivesEachVectorTheWeightOfItsReplicates) {
    // Vectors of 2, 2 and 1 replicates (a run that was stopped) with the means 2, 5 and 8, the mean 22/5.
    // Without each the mean moves by 12/5 · 2/3, 3/5 · 2/3 and 18/5 · 1/4; two degrees of freedom.
    Vectors uneven = side_by_side(3, 2);
    uneven.of.pop_back();
    const WithInterval mean = mean_with_interval(Sample{1, 3, 5, 5, 8}, uneven);
    EXPECT_DOUBLE_EQ(mean.value, 4.4);
    const double error = std::sqrt((1.6 * 1.6 + 0.4 * 0.4 + 0.9 * 0.9) * 2 / 3);
    EXPECT_NEAR(mean.high - mean.value, 2.919986 * error, 1e-5);
}

TEST(MeanOverVectors, OfOneVectorHasNoIntervalHoweverManyItsReplicates) {
    EXPECT_TRUE(std::isnan(mean_with_interval(Sample{1, 2, 3}, side_by_side(1, 3)).low));
    EXPECT_TRUE(std::isnan(paired_difference({1, 2}, {3, 5}, side_by_side(1, 2)).low));
}

TEST(MeanOverVectors, NeedsANumberOfEachReplicate) {
    EXPECT_THROW(mean_with_interval(Sample{1, 2, 3}, side_by_side(2, 2)), std::invalid_argument);
}

TEST(ShareOverVectors, IsWilsonsOfAsManyTrialsAsAreIndependent) {
    // Where all replicates of a vector agree there are as many trials as vectors.
    const WithInterval agreed = share_with_interval(Sample{1, 1, 0, 0, 0, 0, 1, 1}, side_by_side(4, 2)),
                       of_vectors = share_with_interval(2, 4);
    EXPECT_DOUBLE_EQ(agreed.low, of_vectors.low);
    EXPECT_DOUBLE_EQ(agreed.high, of_vectors.high);
    EXPECT_EQ(share_with_interval(Sample{0, 0, 0, 0}, side_by_side(2, 2)).high,
              share_with_interval(0, 2).high);
    EXPECT_EQ(share_with_interval(Sample{1, 0, 1}, each_for_itself(3)).low, share_with_interval(2, 3).low);
}

TEST(FactsOfDrawnParameters, AreMeasuredOverVectors) {
    ExpectedFact fact;
    fact.fact = "fish";
    fact.variable = "fish";
    fact.select = {{"fiscal_year", "2002"}, {"harbour", "Kobe"}};
    Problems problems;
    const Panel harbours = harbours_that_drew({4, 4, 9});
    const auto found = check_facts({fact}, {harbours}, problems).front();
    const WithInterval wanted = mean_with_interval(Sample{1, 101, 201}, vectors_of(harbours));
    EXPECT_DOUBLE_EQ(found.measured.low, wanted.low);
    EXPECT_LT(found.measured.low, mean_with_interval(Sample{1, 101, 201}).low);
}

/// How often 90 % intervals hold what is true, which is 0: of a mean, a paired difference, and, with a truth
/// of 2, a ratio and a slope.
struct Coverage {
    double mean = 0, difference = 0, ratio = 0, slope = 0;
};

/// Ensembles in which ignorance, of each vector, varies as much as luck, of each replicate; by a distribution
/// with the mean 0.
template <class Distribution>
Coverage coverage(const Vectors& vectors, std::uint64_t seed, Distribution distribution) {
    constexpr int ensembles = 4000;
    std::mt19937_64 generator(seed);
    const auto draw = [&](double mean) {
        Sample of_vector(vectors.count), sample;
        for (double& x : of_vector) x = distribution(generator);
        for (const std::size_t v : vectors.of)
            sample.push_back(mean + of_vector[v] + distribution(generator));
        return sample;
    };
    const auto holds = [](double low, double high, double truth) {
        return low <= truth && truth <= high ? 1.0 : 0.0;
    };
    Coverage found;
    for (int k = 0; k < ensembles; ++k) {
        const Sample base = draw(0), changed = draw(0), to = draw(20);
        Sample of = draw(0);
        for (std::size_t r = 0; r < of.size(); ++r) of[r] += 2 * to[r];
        const WithInterval mean = mean_with_interval(base, vectors);
        const PairedDifference d = paired_difference(base, changed, vectors);
        const PairedRatio ratio = paired_ratio(of, to, vectors);
        const WithInterval slope = response({1, 11}, {base, to}, vectors).whole.marginal;
        found.mean += holds(mean.low, mean.high, 0) / ensembles;
        found.difference += holds(d.low, d.high, 0) / ensembles;
        found.ratio += holds(ratio.low, ratio.high, 2) / ensembles;
        found.slope += holds(slope.low, slope.high, 2) / ensembles;
    }
    return found;
}

template <class Distribution = std::normal_distribution<double>>
void expect_nine_of_ten(const Vectors& vectors, std::uint64_t seed, Distribution distribution = {}) {
    const Coverage found = coverage(vectors, seed, distribution);
    for (const double share : {found.mean, found.difference, found.ratio, found.slope}) {
        EXPECT_GT(share, 0.88) << vectors.count << " vectors, " << vectors.of.size() << " replicates";
        EXPECT_LT(share, 0.92) << vectors.count << " vectors, " << vectors.of.size() << " replicates";
    }
}

TEST(IntervalsOverVectors, HoldWhatIsTrueNineTimesOfTen) {
    for (const std::size_t count : {10U, 20U, 50U})
        for (const std::size_t each : {1U, 2U, 4U})
            expect_nine_of_ten(side_by_side(count, each), 10 * count + each);
}

TEST(IntervalsOverVectors, HoldItAlsoWithHeavyTails) {
    // Student's t of five degrees of freedom: a kurtosis of 9.
    const std::student_t_distribution<double> heavy(5);
    for (const std::size_t count : {10U, 20U, 50U})
        for (const std::size_t each : {1U, 2U, 4U})
            expect_nine_of_ten(side_by_side(count, each), 1000 + 10 * count + each, heavy);
}

TEST(IntervalsOverVectors, HoldItAlsoWhereARunWasStoppedOrAVectorWasDrawnTwice) {
    Vectors stopped = side_by_side(10, 2), twice = side_by_side(11, 2);
    stopped.of.pop_back();
    for (std::size_t& v : twice.of) v %= 10;  // the eleventh draw is the first vector again
    twice.count = 10;
    expect_nine_of_ten(stopped, 1);
    expect_nine_of_ten(twice, 2);
}

TEST(IntervalsOverReplicates, WouldNotWhereTheyShareVectors) {
    Vectors ignored = side_by_side(10, 4);
    double held = 0;
    std::mt19937_64 generator(3);
    std::normal_distribution<double> normal;
    for (int k = 0; k < 1000; ++k) {
        Sample of_vector(10), sample;
        for (double& x : of_vector) x = normal(generator);
        for (const std::size_t v : ignored.of) sample.push_back(of_vector[v] + normal(generator));
        const WithInterval mean = mean_with_interval(sample);
        held += mean.low <= 0 && 0 <= mean.high ? 0.001 : 0;
    }
    EXPECT_LT(held, 0.8) << "which is why vectors are counted";
}

}  // namespace
}  // namespace musubi
