#pragma once

#include <optional>
#include <string>

#include "sim/engine/control_groups.hpp"

namespace musubi {

/// How much memory this process may still take.
struct MemoryRoom {
    double bytes = 0;
    std::string set_by;  ///< what sets that limit, as a person knows it
};

/// The least of what the machine has available, what the control groups that this process is in allow
/// (version 1 or 2, of a container or a job of a cluster, each within the next), and what the shell allows
/// (ulimit -v). Nothing if none of these limits can be read.
std::optional<MemoryRoom> memory_room(const MachineFiles& machine = {});

}  // namespace musubi
