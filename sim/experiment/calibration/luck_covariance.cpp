#include "sim/experiment/calibration/luck_covariance.hpp"

#include <algorithm>
#include <cmath>

namespace musubi {
namespace {

std::vector<double> mean_squares(const std::vector<std::vector<double>>& draws) {
    std::vector<double> squares(draws.front().size());
    for (const std::vector<double>& draw : draws)
        for (std::size_t j = 0; j < squares.size(); ++j) squares[j] += draw[j] * draw[j];
    for (double& square : squares) square /= static_cast<double>(draws.size());
    return squares;
}

/// A correlation and the variance of its estimate.
struct Correlation {
    double r = 0, variance = 0;
};

/// Of two outputs that both vary: the mean of products in units of their deviations, and how far that mean is
/// known.
Correlation correlation(const std::vector<std::vector<double>>& draws, std::size_t i, std::size_t j,
                        double units) {
    const auto n = static_cast<double>(draws.size());
    Correlation c;
    for (const std::vector<double>& draw : draws) c.r += draw[i] * draw[j] / units / n;
    for (const std::vector<double>& draw : draws) {
        const double about = draw[i] * draw[j] / units - c.r;
        c.variance += about * about / (n * (n - 1));
    }
    return c;
}

}  // namespace

std::vector<std::vector<double>> contrasts_of(const std::vector<std::vector<double>>& runs) {
    std::vector<std::vector<double>> contrasts;
    std::vector<double> sum = runs.front();
    for (std::size_t r = 1; r < runs.size(); ++r) {
        const auto before = static_cast<double>(r);
        std::vector<double>& contrast = contrasts.emplace_back();
        for (std::size_t j = 0; j < sum.size(); ++j) {
            contrast.push_back((runs[r][j] - sum[j] / before) * std::sqrt(before / (before + 1)));
            sum[j] += runs[r][j];
        }
    }
    return contrasts;
}

Covariance shrunk_covariance(const std::vector<std::vector<double>>& draws) {
    const std::vector<double> variances = mean_squares(draws);
    const std::size_t outputs = variances.size();
    Covariance covariance(outputs);
    double squares = 0, errors = 0;
    for (std::size_t i = 0; i < outputs; ++i) {
        covariance(i, i) = variances[i];
        for (std::size_t j = 0; j < i; ++j) {
            const double units = std::sqrt(variances[i]) * std::sqrt(variances[j]);
            if (!(units > 0) || draws.size() < 2) continue;
            const Correlation c = correlation(draws, i, j, units);
            covariance(i, j) = c.r * units;
            squares += c.r * c.r;
            errors += c.variance;
        }
    }
    const double kept = squares > 0 ? 1 - std::min(1.0, errors / squares) : 0;
    for (std::size_t i = 0; i < outputs; ++i)
        for (std::size_t j = 0; j < i; ++j) covariance(j, i) = covariance(i, j) *= kept;
    return covariance;
}

}  // namespace musubi
