#pragma once

#include <memory>
#include <vector>

#include "sim/experiment/factor.hpp"

namespace musubi {

/// What the runs at one point of a design gave: a row a run, a number an output.
struct Runs {
    Point point;
    std::vector<std::vector<double>> outputs;
    double weight = 1;  ///< of the point in the fit of a surface
};

/// What an emulator says of an output's logarithm at a point (of the output and its shift).
struct Emulated {
    double mean = 0;      ///< of the logarithm over luck
    double variance = 0;  ///< of that mean: few runs, and what the surface cannot follow
};

/// Stands in for a model that takes long: for each output, a response surface of second order in the factors
/// with the third power of each, and with all of third order in the most active factors, as many as the
/// points bear. It is fitted to the mean logarithm over the runs at each point by weighted least squares. The
/// coefficients of a kind of term are taken for normal about 0, with a spread that the runs decide.
///
/// The variance of the runs at a point is luck; what the surface misses beyond luck is its lack of fit. Both
/// are judged where the emulator will be used: far from there it may err more, and luck may be less, and do
/// no harm. All sums are in a fixed order, so that a fit has the same bits on any machine.
///
/// An output that can be 0 has no logarithm: what is emulated of it is that of output + shift (shifts_of).
class Emulator {
  public:
    /// All points have as many runs, at least two, and every output plus its shift is positive; `shifts` has
    /// one an output. There must be more points than terms(factors). Throws std::invalid_argument if not.
    /// Luck and lack of fit are those at the points from `judged_from` on; there is at least one.
    Emulator(const std::vector<Runs>& runs, std::size_t factors, const std::vector<double>& shifts,
             std::size_t judged_from = 0);
    ~Emulator();
    Emulator(Emulator&&) noexcept;
    Emulator& operator=(Emulator&&) noexcept;

    /// A row a point, a column an output. Many points at once take a fraction of the time of one after
    /// another.
    [[nodiscard]] std::vector<std::vector<Emulated>> at_each(const std::vector<Point>& points) const;
    [[nodiscard]] std::vector<Emulated> at(const Point& point) const {
        return at_each(std::vector<Point>{point}).front();
    }
    /// What the model expects of an output: the mean over luck of what has such logarithms, less the shift.
    [[nodiscard]] double expected(const Emulated& emulated, std::size_t output) const;
    [[nodiscard]] double shift(std::size_t output) const;
    /// Variance of an output's logarithm over luck, at points like those that it is judged by.
    [[nodiscard]] double luck(std::size_t output) const;
    /// Variance that the surface misses beyond luck, there too.
    [[nodiscard]] double lack_of_fit(std::size_t output) const;
    /// Share of the variance between points that the surface explains, luck taken off.
    [[nodiscard]] double explained(std::size_t output) const;

    /// Fewest terms: those without which there is no surface.
    static std::size_t terms(std::size_t factors);

  private:
    struct Fit;
    std::unique_ptr<Fit> fit_;
};

}  // namespace musubi
