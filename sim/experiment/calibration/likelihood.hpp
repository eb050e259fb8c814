#pragma once

#include <vector>

#include "sim/experiment/calibration/covariance.hpp"
#include "sim/experiment/calibration/emulator.hpp"
#include "sim/experiment/calibration/targets.hpp"

namespace musubi {

/// A normal variable.
struct Normal {
    double mean = 0, variance = 0;
};

/// How likely the figures of the one history that took place are, at any point.
///
/// The logarithms y of the fitted figures are normal about the mean logarithm m of a run, by the emulator;
/// both with the output's shift (shifts_of). Their covariance has four parts:
/// - the error of observation (observation_errors);
/// - the luck of one history: the covariance of the runs at a point (Emulator::luck_of_all);
/// - the model's discrepancy (discrepancies);
/// - the emulator's own variance, independent for each output, the only part that differs between points.
class Likelihood {
  public:
    /// The emulator must outlive it.
    Likelihood(const Emulator& emulator, const std::vector<Target>& targets);
    /// The same errors about other figures: their logarithms, one per fitted target.
    [[nodiscard]] Likelihood about(std::vector<double> logarithms) const;

    /// Log of the density at each point, but for a constant: −½ ((y − m)ᵀ C⁻¹ (y − m) + log det C).
    [[nodiscard]] std::vector<double> log_at(const std::vector<Point>& points) const;
    /// Mahalanobis' squared distance (y − m)ᵀ C⁻¹ (y − m).
    [[nodiscard]] double squared_distance(const std::vector<Emulated>& at) const;

    /// The logarithm of each fitted figure if another history took place and was observed again.
    [[nodiscard]] std::vector<Normal> replicated(const std::vector<Emulated>& at) const;
    /// Logarithms of all fitted figures of such a history, from as many independent standard normal numbers.
    [[nodiscard]] std::vector<double> drawn(const std::vector<Emulated>& at,
                                            const std::vector<double>& normals) const;
    /// The logarithm of each projected figure in the history that took place: with luck and discrepancy,
    /// given those of the fitted figures. A history that had luck in the figures that are known has luck in
    /// those that hang together with them.
    [[nodiscard]] std::vector<Normal> projected(const std::vector<Emulated>& at) const;

    /// Standard deviation of the logarithm of fitted figure number `i` about what is expected of it.
    [[nodiscard]] double deviation(std::size_t i) const;
    /// Which targets are fitted, and which projected: the order of the numbers above.
    [[nodiscard]] const std::vector<std::size_t>& which_fitted() const { return fitted_; }
    [[nodiscard]] const std::vector<std::size_t>& which_projected() const { return projected_; }
    /// Logarithms of the fitted figures.
    [[nodiscard]] const std::vector<double>& observed() const { return observed_; }

  private:
    const Emulator& emulator_;
    std::vector<std::size_t> fitted_, projected_;
    std::vector<double> observed_;
    Covariance history_;  ///< luck and discrepancy, of all targets
    Covariance known_;    ///< the same and the error of observation, of the fitted ones
};

}  // namespace musubi
