#include "sim/experiment/calibration/shifts.hpp"

#include <algorithm>
#include <cmath>

namespace musubi {
namespace {

/// What every run gave of an output.
std::vector<double> numbers_of(const std::vector<Runs>& runs, std::size_t output) {
    std::vector<double> numbers;
    for (const Runs& point : runs)
        for (const auto& run : point.outputs) numbers.push_back(run[output]);
    return numbers;
}

double shift_of(const std::vector<double>& numbers, double observed) {
    constexpr double deviations = 3;
    const double lowest = std::min(observed, *std::min_element(numbers.begin(), numbers.end()));
    if (lowest > 0) return 0;
    const double count = static_cast<double>(numbers.size());
    double mean = 0, squares = 0;
    for (const double number : numbers) mean += (number - lowest) / count;
    for (const double number : numbers)
        squares += (number - lowest - mean) * (number - lowest - mean) / count;
    const double typical = mean + deviations * std::sqrt(squares);
    return (typical > 0 ? typical : 1) - lowest;
}

}  // namespace

std::vector<double> shifts_of(const std::vector<Runs>& runs, const std::vector<Target>& targets) {
    constexpr double nothing_observed = 1;
    std::vector<double> shifts;
    for (std::size_t j = 0; j < targets.size(); ++j)
        shifts.push_back(
            shift_of(numbers_of(runs, j), targets[j].fitted ? targets[j].value : nothing_observed));
    return shifts;
}

}  // namespace musubi
