#pragma once

#include <cstdint>
#include <vector>

namespace musubi::knowledge_cluster {

/// What the people's phases forget after a month.
struct PeopleScratch {
    std::vector<std::uint8_t> move;  ///< by agent row: 1 if those in charge change, in April
};

}  // namespace musubi::knowledge_cluster
