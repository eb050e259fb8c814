#pragma once

#include "sim/engine/control_groups.hpp"

namespace musubi {

/// As many processors as the control groups of this process let it use at once, `most` if they say nothing: a
/// container or a job may have the time of two on a machine of a hundred, where more threads would only wait.
int processors_allowed(int most, const MachineFiles& machine = {});

}  // namespace musubi
