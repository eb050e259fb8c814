#pragma once

#include <vector>

namespace musubi {

/// What an ensemble says about one number, for a fan chart: the mean and quantiles over replicates. All is
/// NaN where a replicate has a missing value: a hole must not read as a number.
struct Fan {
    double mean = 0, p05 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0;
};

/// Of a sample that is not empty.
Fan fan(std::vector<double> sample);

}  // namespace musubi
