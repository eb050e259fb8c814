#include "sim/experiment/sensitivity/sampled_output.hpp"

#include <algorithm>
#include <cmath>

#include "musubi/missing.hpp"

namespace musubi {

std::vector<double> means_of(const SampledOutput& output) {
    std::vector<double> means(output.points);
    for (std::size_t p = 0; p < output.points; ++p) {
        double sum = 0;
        for (std::size_t r = 0; r < output.replicates; ++r) sum += output.at(p, r);
        means[p] = sum / static_cast<double>(output.replicates);
    }
    return means;
}

namespace {

/// Nothing where only rounding tells two numbers apart.
double difference(double one, double other) {
    constexpr double rounding = 1e-12;
    return std::abs(one - other) <= rounding * std::max(one, other) ? 0 : one - other;
}

}  // namespace

VarianceOfARun variance_of_a_run(const SampledOutput& output) {
    const std::vector<double> means = means_of(output);
    std::vector<double> of_replicate(output.replicates, 0.0);
    double count = 0, sum = 0;
    for (std::size_t p = 0; p < output.points; ++p) {
        if (std::isnan(means[p])) continue;
        ++count;
        sum += means[p];
        for (std::size_t r = 0; r < output.replicates; ++r) of_replicate[r] += output.at(p, r);
    }
    if (count < 2) return {missing, missing, missing};
    const double mean = sum / count, replicates = static_cast<double>(output.replicates);
    double between = 0, left = 0, luck = 0;
    for (std::size_t p = 0; p < output.points; ++p) {
        if (std::isnan(means[p])) continue;
        between += (means[p] - mean) * (means[p] - mean);
        for (std::size_t r = 0; r < output.replicates; ++r) {
            const double rest = output.at(p, r) - means[p] - of_replicate[r] / count + mean;
            left += rest * rest;
        }
    }
    between /= count - 1;
    if (output.replicates < 2) return {between, missing, missing};
    for (const double total : of_replicate) luck += (total / count - mean) * (total / count - mean);
    const double own = left / ((count - 1) * (replicates - 1));
    return {difference(between, own / replicates), difference(luck / (replicates - 1), own / count), own};
}

}  // namespace musubi
