#include "sim/experiment/estimates/interval.hpp"

#include <algorithm>
#include <cmath>

#include "musubi/missing.hpp"
#include "sim/experiment/estimates/mean.hpp"
#include "sim/experiment/estimates/student.hpp"

namespace musubi {
namespace {

constexpr double usual_share = 0.9;
constexpr double z = 1.6448536269514722;  // what so much of a normal distribution lies within of its mean

double squares_about(std::span<const double> sample, double mean) {
    double squares = 0;
    for (const double x : sample) squares += (x - mean) * (x - mean);
    return squares;
}

/// Wilson's interval of a share of `n` independent trials, of which there may be a fraction more than a
/// whole number.
WithInterval wilson(double share, double n, std::size_t size) {
    const double centre = share + z * z / (2 * n), shrink = 1 + z * z / n;
    const double half = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    // The ends are 0 and 1 exactly where nobody or everybody counts; rounding would miss them.
    return {share, share == 0 ? 0 : (centre - half) / shrink, share == 1 ? 1 : (centre + half) / shrink,
            size};
}

}  // namespace

double student_t(std::size_t size, double share) {
    return size < 2 ? missing : student_reach(size - 1, share);
}
double student_t_90(std::size_t size) { return student_t(size, usual_share); }

WithInterval mean_with_interval(std::span<const double> sample, double share) {
    if (sample.empty()) return {missing, missing, missing, 0};
    const auto n = static_cast<double>(sample.size());
    const double mean = mean_of(sample);
    const double half =
        student_t(sample.size(), share) * std::sqrt(squares_about(sample, mean) / (n - 1) / n);
    return {mean, mean - half, mean + half, sample.size()};
}

double half_width_at(double half_width, std::size_t size, std::size_t other_size) {
    return half_width * student_t_90(other_size) / student_t_90(size) *
           std::sqrt(static_cast<double>(size) / static_cast<double>(other_size));
}

double squared_error(std::span<const double> by_replicate, const Vectors& vectors) {
    if (vectors.count < 2 || by_replicate.size() < 2) return missing;
    const double mean = mean_of(by_replicate);
    std::vector<double> deviations(by_replicate.begin(), by_replicate.end());
    for (double& x : deviations) x -= mean;
    const std::vector<double> ones(by_replicate.size(), 1), moved = sums_by_vector(deviations, vectors),
                                                            others = sums_without_each(ones, vectors);
    double squares = 0;
    for (std::size_t v = 0; v < vectors.count; ++v) squares += moved[v] / others[v] * (moved[v] / others[v]);
    const auto n = static_cast<double>(vectors.count);
    return squares * (n - 1) / n;
}

WithInterval mean_with_interval(std::span<const double> by_replicate, const Vectors& vectors) {
    if (by_replicate.empty()) return {missing, missing, missing, 0};
    const double mean = mean_of(by_replicate);
    const double half = student_t_90(vectors.count) * std::sqrt(squared_error(by_replicate, vectors));
    return {mean, mean - half, mean + half, by_replicate.size()};
}

WithInterval with_jackknife_interval(double value, std::span<const double> without_one) {
    if (without_one.size() < 2) return {value, missing, missing, without_one.size()};
    const auto n = static_cast<double>(without_one.size());
    const double variance = squares_about(without_one, mean_of(without_one)) / (n - 1);
    const double error = (n - 1) / std::sqrt(n) * std::sqrt(variance);
    const double reach = student_t_90(without_one.size()) * error;
    return {value, value - reach, value + reach, without_one.size()};
}

WithInterval share_with_interval(std::size_t count, std::size_t trials) {
    const auto n = static_cast<double>(trials);
    return wilson(static_cast<double>(count) / n, n, trials);
}

WithInterval share_with_interval(std::span<const double> counts, const Vectors& vectors) {
    const double share = mean_of(counts), varies = squared_error(counts, vectors);
    const auto most = static_cast<double>(counts.size()), least = static_cast<double>(vectors.count);
    const double alike = varies > 0 ? share * (1 - share) / varies : least;
    return wilson(share, std::clamp(alike, least, most), counts.size());
}

}  // namespace musubi
