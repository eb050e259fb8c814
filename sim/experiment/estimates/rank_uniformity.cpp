#include "sim/experiment/estimates/rank_uniformity.hpp"

#include <algorithm>
#include <cmath>

#include "musubi/distributions.hpp"
#include "musubi/random.hpp"
#include "sim/experiment/estimates/chi_square.hpp"
#include "sim/experiment/estimates/summary.hpp"

namespace musubi {
namespace {

double largest_deviation(const std::vector<std::size_t>& ranks, std::size_t draws) {
    std::vector<std::size_t> counts(draws + 1);
    for (const std::size_t rank : ranks) ++counts[rank];
    const auto all = static_cast<double>(ranks.size());
    double largest = 0;
    std::size_t below = 0;
    for (std::size_t rank = 0; rank <= draws; ++rank) {
        below += counts[rank];
        const double uniform = static_cast<double>(rank + 1) / static_cast<double>(draws + 1);
        largest = std::max(largest, std::abs(static_cast<double>(below) / all - uniform));
    }
    return largest;
}

}  // namespace

RankTest test_ranks(const std::vector<std::size_t>& ranks, std::size_t draws, std::size_t bins) {
    RankTest test{std::vector<std::size_t>(bins), 1, largest_deviation(ranks, draws)};
    for (const std::size_t rank : ranks) ++test.counts[rank * bins / (draws + 1)];
    const double usual = static_cast<double>(ranks.size()) / static_cast<double>(bins);
    double squares = 0;
    for (const std::size_t count : test.counts)
        squares += (static_cast<double>(count) - usual) * (static_cast<double>(count) - usual) / usual;
    test.p = chi_square_above(squares, bins - 1);
    return test;
}

std::pair<std::size_t, std::size_t> usual_counts(std::size_t ranks, std::size_t bins, double share) {
    const auto at = [&](double u) {
        return static_cast<std::size_t>(
            binomial(u, static_cast<std::int64_t>(ranks), 1 / static_cast<double>(bins)));
    };
    return {at((1 - share) / 2), at((1 + share) / 2)};
}

double usual_deviation(std::size_t ranks, std::size_t draws, double share) {
    constexpr std::size_t samples = 10'000;
    const Stream uniform(combine(key_of("uniform ranks"), combine(ranks, draws)));
    std::vector<double> deviations;
    for (std::size_t k = 0; k < samples; ++k) {
        std::vector<std::size_t> drawn;
        for (std::size_t t = 0; t < ranks; ++t)
            drawn.push_back(static_cast<std::size_t>(uniform.uniform(k, t) * static_cast<double>(draws + 1)));
        deviations.push_back(largest_deviation(drawn, draws));
    }
    std::sort(deviations.begin(), deviations.end());
    return quantile(deviations, share);
}

double smallest_by_holm(const std::vector<double>& p) {
    return std::min(1.0, static_cast<double>(p.size()) * *std::min_element(p.begin(), p.end()));
}

}  // namespace musubi
