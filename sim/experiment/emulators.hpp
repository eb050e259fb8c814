#pragma once

#include <vector>

#include "sim/experiment/emulator.hpp"

namespace musubi {

/// The emulators of several waves as one: each output of a point is told by that which is surest of it. The
/// latest saw the plausible region closely and little of what lies beyond; there the first, which saw all of
/// the priors, knows more. Without it, what only the first wave showed to be implausible would be forgotten.
class Emulators {
  public:
    /// The first one stays; of the later ones only the latest.
    void add(Emulator emulator);
    [[nodiscard]] bool none() const { return emulators_.empty(); }
    /// These throw std::out_of_range if there is none.
    [[nodiscard]] const Emulator& latest() const { return emulators_.at(emulators_.size() - 1); }
    [[nodiscard]] const Emulator& first() const { return emulators_.at(0); }
    [[nodiscard]] std::vector<Emulated> at(const Point& point) const;

  private:
    std::vector<Emulator> emulators_;
};

}  // namespace musubi
