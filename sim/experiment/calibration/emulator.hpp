#pragma once

#include <memory>
#include <vector>

#include "sim/experiment/calibration/covariance.hpp"
#include "sim/experiment/designs/factor.hpp"

namespace musubi {

/// What the runs at one point of a design gave: outputs[run][output].
struct Runs {
    Point point;
    std::vector<std::vector<double>> outputs;
    double weight = 1;  ///< of the point in the fit of a surface
};

/// What an emulator says of log(output + shift) at a point.
struct Emulated {
    double mean = 0;      ///< of the logarithm over luck
    double variance = 0;  ///< of that mean: few runs, and what the surface cannot follow
};

/// Stands in for a model that takes long to run. For each output it has a response surface in the factors:
/// all terms of second order, the cube of each factor, and all terms of third order in the most active
/// factors, as many as there are points for. It is fitted by weighted least squares to the mean logarithm
/// over the runs at each point. The coefficients of one kind of term have a normal prior with mean 0, whose
/// standard deviation is estimated from the runs.
///
/// The variance of the runs at a point is luck; what the surface misses beyond luck is its lack of fit. Both
/// are estimated only where the emulator will be used. Elsewhere they may differ, which does no harm. All
/// sums are in a fixed order, so that a fit has the same bits on any machine.
///
/// An output that can be 0 has no logarithm; the emulator then has a positive shift for it (shifts_of).
class Emulator {
  public:
    /// Every point must have the same number of runs, at least two, and there must be more points than
    /// terms(factors). `shifts` has one number per output; every output plus its shift must be positive. Luck
    /// and lack of fit are estimated from the points from `judged_from` on, of which there must be one.
    /// Throws std::invalid_argument otherwise.
    Emulator(const std::vector<Runs>& runs, std::size_t factors, const std::vector<double>& shifts,
             std::size_t judged_from = 0);
    ~Emulator();
    Emulator(Emulator&&) noexcept;
    Emulator& operator=(Emulator&&) noexcept;

    /// One row per point, one column per output. Many points in one call take a fraction of the time of a
    /// call for each.
    [[nodiscard]] std::vector<std::vector<Emulated>> at_each(const std::vector<Point>& points) const;
    [[nodiscard]] std::vector<Emulated> at(const Point& point) const {
        return at_each(std::vector<Point>{point}).front();
    }
    /// The expected output of the model: exp(mean + luck / 2) − shift, the mean of a lognormal variable.
    [[nodiscard]] double expected(const Emulated& emulated, std::size_t output) const;
    [[nodiscard]] double shift(std::size_t output) const;
    /// Variance of the logarithm of an output over luck, at the points from `judged_from` on.
    [[nodiscard]] double luck(std::size_t output) const;
    /// Covariance of the logarithms of all outputs over luck, at the same points: with those variances, and
    /// correlations that are shrunk toward 0 (shrunk_covariance).
    [[nodiscard]] const Covariance& luck_of_all() const;
    /// Variance that the surface misses beyond luck, at the same points.
    [[nodiscard]] double lack_of_fit(std::size_t output) const;
    /// Share of the variance between points that the surface explains, luck taken off.
    [[nodiscard]] double explained(std::size_t output) const;

    /// The smallest possible number of terms: those that every surface has.
    static std::size_t terms(std::size_t factors);

  private:
    struct Fit;
    std::unique_ptr<Fit> fit_;
};

}  // namespace musubi
