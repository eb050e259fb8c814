#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace musubi {

/// Whether ranks are uniform. A rank is that of a truth among `draws` draws: how many of them lie below it,
/// 0 … draws.
struct RankTest {
    std::vector<std::size_t> counts;  ///< of ranks in bins of equal width
    double p = 1;                     ///< of Pearson's chi-square over the bins
    double deviation = 0;             ///< largest distance of the ranks' cumulative shares from uniform ones
};

/// `draws` + 1 must be a multiple of `bins`, and there must be two bins or more. An expected count of five or
/// more a bin makes p accurate.
RankTest test_ranks(const std::vector<std::size_t>& ranks, std::size_t draws, std::size_t bins);

/// What the count of one bin lies within with a chance of `share` (binomial), each bin by itself.
std::pair<std::size_t, std::size_t> usual_counts(std::size_t ranks, std::size_t bins, double share);

/// What the largest deviation of all cumulative shares together stays below with a chance of `share`, where
/// that many ranks are uniform: of 10,000 samples drawn with the same luck always.
double usual_deviation(std::size_t ranks, std::size_t draws, double share);

/// The smallest of several p-values as Holm's method has it: the chance, at most, that uniform ranks would
/// give one as small anywhere.
double smallest_by_holm(const std::vector<double>& p);

}  // namespace musubi
