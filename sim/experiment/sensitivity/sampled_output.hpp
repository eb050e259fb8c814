#pragma once

#include <cstddef>
#include <vector>

namespace musubi {

/// What one output came to in the runs of a sweep: the replicates of a point stand side by side and share
/// their luck with those of every other point. NaN where a run is missing or failed.
struct SampledOutput {
    std::size_t points = 0, replicates = 1;
    std::vector<double> runs;  ///< row-major: point, replicate

    [[nodiscard]] double at(std::size_t point, std::size_t replicate) const {
        return runs[point * replicates + replicate];
    }
};

/// The mean over the replicates of each point; NaN where any of them is.
std::vector<double> means_of(const SampledOutput& output);

/// Where the variance of a single run comes from.
struct VarianceOfARun {
    double expected = 0;  ///< between points, of what the model expects there: the factors
    double common = 0;    ///< of luck that is the same at all points, and drops out of their differences
    double own = 0;       ///< of luck that differs from point to point
    [[nodiscard]] double luck() const { return common + own; }
    [[nodiscard]] double whole() const { return expected + common + own; }
};

/// By analysis of variance over points and replicates (two ways, one run a cell), each part unbiased, so that
/// a small one may come out slightly negative; of the points that are complete. All of the luck is NaN for a
/// single replicate, and everything for fewer than two points.
VarianceOfARun variance_of_a_run(const SampledOutput& output);

}  // namespace musubi
