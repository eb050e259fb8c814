#include "sim/experiment/calibration/shifts.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace musubi {
namespace {

const Target observed{"startups", {}, true, 0.4, 0.1, "b"}, projected{"startups", {}, false, 0, 0, ""};

/// Points of one run each.
std::vector<Runs> runs_that_gave(const std::vector<double>& numbers) {
    std::vector<Runs> runs;
    for (const double number : numbers) runs.push_back({{0.5}, {{number}}});
    return runs;
}

/// As many of each count as a Poisson distribution has in `runs` runs.
std::vector<double> poisson(double mean, int runs) {
    std::vector<double> counts;
    double share = std::exp(-mean);
    for (int count = 0; std::lround(share * runs) > 0 || count < mean; ++count, share *= mean / count)
        counts.insert(counts.end(), static_cast<std::size_t>(std::lround(share * runs)), count);
    return counts;
}

double mean_of(const std::vector<double>& numbers) {
    double sum = 0;
    for (const double number : numbers) sum += number;
    return sum / static_cast<double>(numbers.size());
}

/// The mean as it is taken back from logarithms of what is shifted.
double taken_back(const std::vector<double>& counts, double shift) {
    std::vector<double> logs, squares;
    for (const double count : counts) logs.push_back(std::log(count + shift));
    const double mean = mean_of(logs);
    for (const double log : logs) squares.push_back((log - mean) * (log - mean));
    return std::exp(mean + mean_of(squares) / 2) - shift;
}

TEST(Shift, IsNoneWhereEveryRunGaveSomething) {
    EXPECT_EQ(shifts_of(runs_that_gave({0.01, 160}), {observed}), std::vector<double>{0});
    EXPECT_EQ(shifts_of(runs_that_gave({0.01, 160}), {projected}), std::vector<double>{0});
}

TEST(Shift, IsTheMeanAndThreeDeviationsWhereARunGaveNothing) {
    // 0 and 2: mean 1, deviation 1. -1 and 1, lifted by 1, are those; so are 0 observed beside 1 and 1, 1.5.
    EXPECT_DOUBLE_EQ(shifts_of(runs_that_gave({0, 2}), {projected})[0], 4);
    EXPECT_DOUBLE_EQ(shifts_of(runs_that_gave({-1, 1}), {projected})[0], 5);
    EXPECT_EQ(shifts_of(runs_that_gave({0, 0}), {observed}), std::vector<double>{1});
    const Target none{"startups", {}, true, 0, 0.1, "b"};
    EXPECT_DOUBLE_EQ(shifts_of(runs_that_gave({1, 1}), {none})[0], 1) << "0 was observed";
}

TEST(Shift, KeepsTheMeanOfSmallCounts) {
    for (const auto& [mean, missed] : {std::pair{0.1, 0.06}, {1.0 / 3, 0.02}, {1.0, 0.01}, {5.0, 0.01}}) {
        const std::vector<double> counts = poisson(mean, 100'000);
        const double shift = shifts_of(runs_that_gave(counts), {observed})[0];
        EXPECT_NEAR(taken_back(counts, shift), mean_of(counts), missed * mean) << mean;
    }
}

}  // namespace
}  // namespace musubi
