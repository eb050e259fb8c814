#include "sim/engine/machine_processors.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>

namespace musubi {
namespace {

/// Processor time in each period, over the period.
std::optional<double> quota_of(const ControlGroup& group) {
    std::optional<double> quota, period;
    if (group.version == 1) {
        quota = number_in_file(group.folder / "cpu.cfs_quota_us");
        period = number_in_file(group.folder / "cpu.cfs_period_us");
    } else {
        std::ifstream both(group.folder / "cpu.max");  // "max 100000" where there is no limit
        double first = 0, second = 0;
        if (both >> first >> second) quota = first, period = second;
    }
    if (!quota || !period || !(*quota > 0) || !(*period > 0)) return std::nullopt;
    return *quota / *period;
}

}  // namespace

int processors_allowed(int most, const MachineFiles& machine) {
    double allowed = most;
    for (const ControlGroup& group : control_groups(machine, "cpu"))
        if (const auto quota = quota_of(group)) allowed = std::min(allowed, std::ceil(*quota));
    return std::max(1, static_cast<int>(allowed));
}

}  // namespace musubi
