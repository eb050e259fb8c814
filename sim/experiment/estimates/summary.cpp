#include "sim/experiment/estimates/summary.hpp"

#include <algorithm>
#include <cmath>

#include "musubi/missing.hpp"

namespace musubi {
namespace {

constexpr double middle_from = 0.05, middle_to = 0.95;

}  // namespace

double quantile(const std::vector<double>& sorted, double probability) {
    const double at = probability * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

Estimate estimate(std::vector<double> sample) {
    if (std::any_of(sample.begin(), sample.end(), [](double x) { return std::isnan(x); }))
        return {missing, missing, missing};
    std::sort(sample.begin(), sample.end());
    double sum = 0;
    for (const double x : sample) sum += x;
    return {sum / static_cast<double>(sample.size()), quantile(sample, middle_from),
            quantile(sample, middle_to)};
}

SummaryRows summarise(const Panel& panel, const SummaryTable& table) {
    return fill_table(panel, table, estimate);
}

}  // namespace musubi
