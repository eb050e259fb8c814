#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <stdexcept>
#include <vector>

#include "musubi/random.hpp"
#include "sim/experiment/calibration/emulator.hpp"
#include "sim/experiment/calibration/likelihood.hpp"
#include "sim/experiment/calibration/targets.hpp"

namespace musubi {

/// How many numbers the runs of a calibration gave for one output.
struct Sample {
    std::size_t points = 0;
    std::size_t without_number = 0;  ///< points where a run gave no number; no output is fitted there
    std::size_t runs = 0;
    std::size_t not_above_0 = 0;  ///< runs that gave 0 or less
};

/// What the runs of all waves gave of an output.
Sample sample_of(const std::vector<std::vector<Runs>>& waves, std::size_t output);

/// Whether every run at a point gave a number of an output; 0 is one.
bool has_number(const Runs& runs, std::size_t output);
/// The same of every output.
bool is_usable(const Runs& runs);

/// Thrown if too few points of the priors give a number for every target. The message names the targets that
/// lack numbers.
struct ImplausiblePriors : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The mean of an output over the runs at these points, all of which have a number of it.
double mean_over_runs(std::span<const Runs> points, std::size_t output);

/// The luck of one step of a calibration: of wave 3, of truth 7.
Luck luck_for(std::uint64_t seed, const char* step, std::size_t number);

/// How flat a design is that covers the priors evenly.
inline constexpr double evenly = std::numeric_limits<double>::infinity();

/// Points of the posterior density to the power 1 / flattening.
std::vector<Point> draw_posterior(const Likelihood& likelihood, double flattening, Luck luck,
                                  std::size_t points, std::size_t factors);

/// All that was run so far, one wave after the other, and the emulator that it leads to.
class Waves {
  public:
    Waves(std::vector<Target> targets, std::size_t factors);

    /// Takes the runs of a design, or of what was drawn from the posterior as it was flattened, and fits the
    /// emulator again. Throws ImplausiblePriors if too few points of all give numbers.
    void take(std::vector<Runs> wave, double flattening);
    /// Of at least one wave.
    [[nodiscard]] Likelihood likelihood() const { return {*emulator, sized_}; }
    [[nodiscard]] std::vector<Point> draw(std::size_t points, double flattening, Luck luck) const {
        return draw_posterior(likelihood(), flattening, luck, points, factors_);
    }
    /// The targets; those that are projected have the mean of their runs as their size, if they had none.
    [[nodiscard]] const std::vector<Target>& targets() const { return sized_; }

    std::vector<std::vector<Runs>> waves;
    std::optional<Emulator> emulator;

  private:
    void fit();
    void weigh(std::vector<Runs>& points) const;

    std::vector<Target> targets_, sized_;
    std::size_t factors_;
    std::size_t judged_from_wave_ = 0;
};

}  // namespace musubi
