#include "musubi/random.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <numbers>
#include <set>
#include <vector>

using namespace musubi;

namespace {

enum class Purpose { meet, choose };

Stream stream_of(std::uint64_t seed, std::uint64_t replicate = 0) {
    return Luck(seed, replicate).stream(Purpose::choose, Month::opening({2002}));
}

/// Of counts that should be alike; about normal with this mean and variance 2 (cells − 1).
double chi_square(const std::vector<int>& counts, double expected) {
    double sum = 0;
    for (const int count : counts) sum += (count - expected) * (count - expected) / expected;
    return sum;
}

}  // namespace

TEST(Stream, GivesTheSameDrawForTheSameKeysInWhateverOrder) {
    const Stream stream = stream_of(1);
    std::vector<double> forwards, backwards;
    for (Key a = 0; a < 100; ++a) forwards.push_back(stream.uniform(a, 7));
    for (Key a = 100; a-- > 0;) backwards.insert(backwards.begin(), stream_of(1).uniform(a, 7));
    EXPECT_EQ(forwards, backwards);
}

TEST(Stream, IsPhilox) {  // known answer of Random123: counter and key zero
    const auto words = Stream(0).words(0, 0);
    EXPECT_EQ(static_cast<std::uint32_t>(words.first), 0x6627e8d5U);
    EXPECT_EQ(static_cast<std::uint32_t>(words.first >> 32), 0xe169c58dU);
    EXPECT_EQ(static_cast<std::uint32_t>(words.second), 0xbc57ac4cU);
    EXPECT_EQ(static_cast<std::uint32_t>(words.second >> 32), 0x9b00dbd8U);
}

TEST(Stream, DrawsAnewForEveryKeyMonthPurposeReplicateAndSeed) {
    const Month april = Month::opening({2002});
    const Luck luck(1, 0);
    const std::array draws{
        luck.stream(Purpose::choose, april).words(1, 2).first,
        luck.stream(Purpose::choose, april).words(1, 2).second,
        luck.stream(Purpose::choose, april).words(2, 1).first,
        luck.stream(Purpose::choose, april).words(1, 3).first,
        luck.stream(Purpose::choose, april).words(1).first,
        luck.stream(Purpose::choose, april + 1).words(1, 2).first,
        luck.stream(Purpose::meet, april).words(1, 2).first,
        luck.stream(Purpose::choose).words(1, 2).first,
        Luck(1, 1).stream(Purpose::choose, april).words(1, 2).first,
        Luck(2, 0).stream(Purpose::choose, april).words(1, 2).first,
    };
    EXPECT_EQ(std::set(draws.begin(), draws.end()).size(), draws.size());
}

TEST(Stream, IsUniformOverOneKeyAndTheOther) {
    constexpr int cells = 1000, each = 400;
    const Stream stream = stream_of(3);
    std::vector<int> by_chooser(cells), by_candidate(cells);
    for (Key k = 0; k < Key{cells} * each; ++k) {
        ++by_chooser[static_cast<std::size_t>(stream.uniform(k) * cells)];
        ++by_candidate[static_cast<std::size_t>(stream.uniform(5, k) * cells)];
    }
    const double spread = std::sqrt(2.0 * (cells - 1));
    EXPECT_NEAR(chi_square(by_chooser, each), cells - 1, 4 * spread);
    EXPECT_NEAR(chi_square(by_candidate, each), cells - 1, 4 * spread);
}

TEST(Stream, NeighbouringKeysAndMonthsAreUncorrelated) {
    constexpr int pairs = 200'000;
    const Luck luck(4, 0);
    const Stream april = luck.stream(Purpose::choose, Month::opening({2002}));
    const Stream may = luck.stream(Purpose::choose, Month::opening({2002}) + 1);
    double keys = 0, months = 0;
    for (Key k = 0; k < pairs; ++k) {
        const double u = april.uniform(k) - 0.5;
        keys += u * (april.uniform(k + 1) - 0.5);
        months += u * (may.uniform(k) - 0.5);
    }
    const double standard_error = 1.0 / 12 * std::sqrt(pairs);
    EXPECT_LT(std::abs(keys), 4 * standard_error);
    EXPECT_LT(std::abs(months), 4 * standard_error);
}

TEST(Stream, GumbelHasItsMeanAndVariance) {
    constexpr int draws = 400'000;
    const Stream stream = stream_of(5);
    double sum = 0, squares = 0;
    for (Key k = 0; k < draws; ++k) {
        const double g = stream.gumbel(k, 9);
        sum += g;
        squares += g * g;
    }
    const double mean = sum / draws, variance = squares / draws - mean * mean;
    const double theory = std::numbers::pi * std::numbers::pi / 6;
    EXPECT_NEAR(mean, std::numbers::egamma, 4 * std::sqrt(theory / draws));
    EXPECT_NEAR(variance, theory, 0.02);
}

TEST(Stream, TheLargestOfUtilitiesWithGumbelNoiseIsALogitChoice) {
    constexpr int choices = 100'000;
    const std::array utility{0.0, 1.0, 2.0};
    std::array<int, 3> chosen{};
    const Stream stream = stream_of(6);
    for (Key k = 0; k < choices; ++k) {
        std::size_t best = 0;
        for (std::size_t a = 1; a < 3; ++a)
            if (utility[a] + stream.gumbel(k, a) > utility[best] + stream.gumbel(k, best)) best = a;
        ++chosen[best];
    }
    const double all = 1 + std::exp(1.0) + std::exp(2.0);
    for (std::size_t a = 0; a < 3; ++a)
        EXPECT_NEAR(chosen[a] / double{choices}, std::exp(utility[a]) / all, 0.007);
}

TEST(UnitInterval, NeverTouchesItsEnds) {
    EXPECT_GT(unit_interval(0), 0);
    EXPECT_LT(unit_interval(~std::uint64_t{0}), 1);
    EXPECT_TRUE(std::isfinite(-natural_log(-natural_log(unit_interval(0)))));
    EXPECT_TRUE(std::isfinite(-natural_log(-natural_log(unit_interval(~std::uint64_t{0})))));
}

TEST(Keys, AreNotSymmetricAndDoNotCollideInAWorldOfAgents) {
    EXPECT_NE(combine(1, 2), combine(2, 1));
    EXPECT_NE(key_of("Hamamatsu"), key_of("hamamatsu"));
    std::set<Key> keys;
    for (Key region = 0; region < 18; ++region)
        for (Key kind = 0; kind < 4; ++kind)
            for (Key ordinal = 0; ordinal < 1000; ++ordinal)
                keys.insert(combine(combine(region, kind), ordinal));
    EXPECT_EQ(keys.size(), 18U * 4 * 1000);
}

TEST(Keys, OneBitOfAKeyTurnsAboutHalfTheBitsOfTheScrambled) {
    double turned = 0;
    for (Key k = 0; k < 1000; ++k)
        for (int bit = 0; bit < 64; ++bit) turned += std::popcount(scramble(k) ^ scramble(k ^ Key{1} << bit));
    EXPECT_NEAR(turned / 64'000, 32, 0.5);
}
