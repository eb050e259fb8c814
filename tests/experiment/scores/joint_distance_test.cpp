#include "sim/experiment/scores/joint_distance.hpp"

#include <gtest/gtest.h>

#include <array>
#include <boost/math/distributions/fisher_f.hpp>
#include <cmath>

#include "tests/experiment/scores/draws.hpp"

namespace musubi {
namespace {

TEST(JointDistance, OfOneFigureIsAsWorkedOutByHand) {
    // Mean 5, variance 10; that of the mean a fifth of it, and the error's 1.
    EXPECT_DOUBLE_EQ(joint_distance({{1}, {3}, {5}, {7}, {9}}, each_for_itself(5)).squared, 25.0 / 13);
}

TEST(JointDistance, HoldsTheLuckOfAnIndependentDrawAndTheErrorOfAMeanOverVectors) {
    // Means 2, 4, … 10, whose variance 10 has half of the luck's variance 2, the other half 1: 10 (1 + 1/5) +
    // 1 + 1.
    const Deviations deviations{{1}, {3}, {3}, {5}, {5}, {7}, {7}, {9}, {9}, {11}};
    const Vectors vectors{{0, 0, 1, 1, 2, 2, 3, 3, 4, 4}, 5, true};
    EXPECT_DOUBLE_EQ(joint_distance(deviations, vectors).squared, 36.0 / 14);
}

TEST(JointDistance, WithoutErrorsIsHotellings) {
    // Two figures of six members; in units of 1e8 errors of the observation.
    Deviations deviations{{1, 2}, {2, 1}, {4, 4}, {5, 7}, {0, 3}, {6, 1}};
    for (auto& member : deviations)
        for (double& x : member) x *= 1e8;
    // Means 3 and 3; sums of squares and of products about them.
    const double sxx = 4 + 1 + 1 + 4 + 9 + 9, syy = 1 + 4 + 1 + 16 + 0 + 4, sxy = 2 + 2 + 1 + 8 + 0 - 6;
    const double determinant = sxx * syy - sxy * sxy;
    const double about = 9 * (sxx + syy - 2 * sxy) / determinant;  // (3, 3) S⁻¹ (3, 3)
    const JointDistance distance = joint_distance(deviations, each_for_itself(6));
    EXPECT_NEAR(distance.squared, about * 5 / (1 + 1.0 / 6), 1e-9);
    EXPECT_GE(distance.denominator_degrees, 6 - 2);  // Hotelling's own, or more
    const double m = distance.denominator_degrees, f = distance.squared * m / ((m + 1) * 2);
    EXPECT_NEAR(distance.p, cdf(complement(boost::math::fisher_f(2, m), f)), 1e-9);
}

TEST(JointDistance, IsNotJudgedByFewerThanFiveVectors) {
    EXPECT_TRUE(std::isnan(joint_distance({{1}, {2}, {3}, {4}}, each_for_itself(4)).p));
    EXPECT_TRUE(std::isnan(joint_distance({{1}, {2}, {3}, {4}, {5}, {6}}, {{0, 0, 1, 1, 2, 2}, 3, true}).p));
}

TEST(JointDistance, DoesNotDependOnTheOrderOfFigures) {
    const Deviations one{{1, 2}, {2, 1}, {4, 4}, {5, 7}, {0, 3}, {6, 1}};
    const Deviations other{{2, 1}, {1, 2}, {4, 4}, {7, 5}, {3, 0}, {1, 6}};
    const JointDistance a = joint_distance(one, each_for_itself(6)),
                        b = joint_distance(other, each_for_itself(6));
    EXPECT_NEAR(a.squared, b.squared, 1e-12);
    EXPECT_NEAR(a.p, b.p, 1e-12);
}

struct Ensembles {
    std::size_t vectors, replicates, figures;
    double between, luck, wide;  ///< every other figure varies `wide` times as much
};

/// The share of truths drawn as the members are whose p is at most a level. Figures share half of the
/// variance.
std::array<double, 3> shares_of_joint_p(const Ensembles& s, std::uint64_t seed) {
    constexpr int trials = 1500;
    constexpr std::array levels{0.05, 0.1, 0.5};
    NormalDraws normal(seed);
    const auto draw = [&](double deviation) {
        std::vector<double> x;
        const double common = normal();
        for (std::size_t j = 0; j < s.figures; ++j)
            x.push_back(deviation * (j % 2 == 0 ? 1 : s.wide) * (common + normal()) / std::sqrt(2.0));
        return x;
    };
    std::array<double, 3> shares{};
    for (int t = 0; t < trials; ++t) {
        std::vector<double> truth = draw(s.between);
        const std::vector<double> its_luck = draw(s.luck);
        for (std::size_t j = 0; j < s.figures; ++j) truth[j] += its_luck[j] + normal();
        Deviations deviations;
        Vectors vectors{{}, s.vectors, true};
        for (std::size_t v = 0; v < s.vectors; ++v) {
            const std::vector<double> expected = draw(s.between);
            for (std::size_t r = 0; r < s.replicates; ++r) {
                deviations.push_back(draw(s.luck));
                for (std::size_t j = 0; j < s.figures; ++j) deviations.back()[j] += expected[j] - truth[j];
                vectors.of.push_back(v);
            }
        }
        const double p = joint_distance(deviations, vectors).p;
        for (std::size_t l = 0; l < levels.size(); ++l) shares[l] += (p <= levels[l] ? 1.0 : 0.0) / trials;
    }
    return shares;
}

TEST(JointDistance, HasAUniformTailProbabilityForATruthDrawnAsTheMembersWere) {
    constexpr std::array levels{0.05, 0.1, 0.5};
    std::uint64_t seed = 1;
    for (const Ensembles& s :
         {Ensembles{20, 1, 5, 1, 0, 1}, Ensembles{20, 1, 5, 1, 0, 10}, Ensembles{13, 1, 10, 1, 0, 10},
          Ensembles{12, 2, 6, 1, 1, 3}, Ensembles{30, 2, 20, 3, 1, 1}}) {
        const auto shares = shares_of_joint_p(s, seed++);
        for (std::size_t l = 0; l < levels.size(); ++l)  // four standard errors, and two hundredths
            EXPECT_NEAR(shares[l], levels[l], 4 * std::sqrt(levels[l] * (1 - levels[l]) / 1500) + 0.02)
                << s.vectors << " vectors, " << s.figures << " figures, at " << levels[l];
    }
}

TEST(JointDistance, IsSeldomSmallByChanceWithFewerVectorsThanFigures) {
    for (const Ensembles& s : {Ensembles{6, 1, 10, 3, 0, 1}, Ensembles{10, 2, 28, 1, 0.5, 10}})
        EXPECT_LT(shares_of_joint_p(s, 7)[0], 0.05 + 4 * std::sqrt(0.05 * 0.95 / 1500)) << s.figures;
}

TEST(JointDistance, SeesATruthThatLiesElsewhere) {
    NormalDraws normal(5);
    Deviations deviations;
    for (int i = 0; i < 30; ++i) {
        const double x = 10 * normal();  // both figures move together; the truth lies across
        deviations.push_back({x + normal() - 8, x + normal() + 8});
    }
    const JointDistance distance = joint_distance(deviations, each_for_itself(30));
    EXPECT_LT(distance.p, 1e-4);
    EXPECT_GT(distance.squared, 40);
}

}  // namespace
}  // namespace musubi
