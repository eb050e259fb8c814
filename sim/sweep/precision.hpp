#pragma once

#include <optional>
#include <vector>

#include "sim/experiment/resampling.hpp"
#include "sim/sweep/sweep_note.hpp"

namespace musubi {

/// How wide intervals are, and how wide they may be.
struct Precision {
    const char* what;   ///< they are of
    const char* units;  ///< of the sample: "trajectories"
    const std::vector<Bounded>& values;
    double wanted;       ///< half a width
    std::size_t sample;  ///< how many units there are
    std::size_t runs_each;
    bool of_student = false;  ///< Student's, which of a small sample are wider than the root law has it
};

/// How wide the widest interval is and how many runs would do, if it is too wide. Widths fall with the root
/// of the sample: those of a sequence, which fall faster, need fewer.
std::optional<SweepNote> too_wide(const Precision& precision);

}  // namespace musubi
