#pragma once

#include <cstdint>

namespace musubi::knowledge_cluster {

/// What two agents have in common. Strength is in 0 … 1 and fades from the month of the last work on.
struct Bond {
    float strength = 0;
    std::int16_t worked = 0;      ///< months since the run began; the strength is of that month
    std::int16_t introduced = 0;  ///< month of the last introduction that no project followed; 0: none
};

}  // namespace musubi::knowledge_cluster
