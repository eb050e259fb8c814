#include "sim/experiment/estimates/score_interval.hpp"

#include <algorithm>
#include <cmath>

namespace musubi {
namespace {

bool has_width(const WithInterval& x) { return x.high > x.low && std::isfinite(x.high - x.low); }

double squared_reach(const WithInterval& x) {
    const double reach = (x.high - x.low) / 2;  // t standard errors
    return reach * reach;
}

}  // namespace

WithInterval within_amounts(const WithInterval& students) {
    const double mean = students.value;
    if (!has_width(students) || !(mean > 0)) return students;
    const double c = squared_reach(students) / mean;  // (mean - m)^2 = c m at both ends m
    const double half = std::sqrt(c * mean + c * c / 4);
    return {mean, std::max(0.0, mean + c / 2 - half), mean + c / 2 + half, students.size};
}

WithInterval within_shares(const WithInterval& students) {
    const double mean = students.value, rest = 1 - mean;
    if (!has_width(students) || !(mean > 0) || !(rest > 0)) return students;
    const double c = squared_reach(students) / (mean * rest);  // (mean - m)^2 = c m (1 - m) at both ends m
    const double half = std::sqrt(c * mean * rest + c * c / 4);
    return {mean, std::max(0.0, (mean + c / 2 - half) / (1 + c)),
            std::min(1.0, (mean + c / 2 + half) / (1 + c)), students.size};
}

}  // namespace musubi
