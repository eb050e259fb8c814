#include "sim/experiment/estimates/fan.hpp"

#include <algorithm>
#include <cmath>

#include "musubi/missing.hpp"
#include "sim/experiment/estimates/summary.hpp"

namespace musubi {

Fan fan(std::vector<double> sample) {
    if (std::any_of(sample.begin(), sample.end(), [](double x) { return std::isnan(x); }))
        return {missing, missing, missing, missing, missing, missing};
    std::sort(sample.begin(), sample.end());
    double sum = 0;
    for (const double x : sample) sum += x;
    return {sum / static_cast<double>(sample.size()),
            quantile(sample, 0.05),
            quantile(sample, 0.25),
            quantile(sample, 0.5),
            quantile(sample, 0.75),
            quantile(sample, 0.95)};
}

}  // namespace musubi
