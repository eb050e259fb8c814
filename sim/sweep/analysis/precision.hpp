#pragma once

#include <optional>
#include <vector>

#include "sim/experiment/estimates/resampling.hpp"
#include "sim/sweep/analysis/sweep_note.hpp"

namespace musubi {

/// Confidence intervals, and how wide they may be.
struct Precision {
    const char* what;                    ///< the intervals are of, for the text
    const char* units;                   ///< of the sample, such as "trajectories"
    const std::vector<Bounded>& values;  ///< the values and their intervals
    double wanted;                       ///< the largest half-width that is acceptable; 0: any
    std::size_t sample;                  ///< size of the sample, in units
    std::size_t runs_each;               ///< runs per unit
    bool of_student = false;             ///< intervals by Student's t, which is larger for a small sample
};

/// If the widest interval is too wide: its half-width, and how many units and runs would be enough. Nothing
/// if it is not.
///
/// Half-widths are taken to be proportional to 1 / √n, where n is the size of the sample, or to t(n) / √n for
/// Student's t. Those of a low-discrepancy sequence shrink faster, so that it needs fewer runs than this
/// says.
std::optional<SweepNote> too_wide(const Precision& precision);

}  // namespace musubi
