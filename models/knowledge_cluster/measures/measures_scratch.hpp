#pragma once

#include <cstdint>
#include <vector>

#include "musubi/ties.hpp"

namespace musubi::knowledge_cluster {

/// What measuring forgets after a month.
struct MeasuresScratch {
    std::vector<std::uint8_t> was_free;  ///< by agent row: had a free slot before matching
    Ties<> partners{0};                  ///< the projection of the running projects, once a year
};

}  // namespace musubi::knowledge_cluster
