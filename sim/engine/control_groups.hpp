#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace musubi {

/// Where Linux says what a process may use; others in tests.
struct MachineFiles {
    std::filesystem::path proc = "/proc", control_groups = "/sys/fs/cgroup";
};

/// A control group in which this process is: of a container or a job of a cluster.
struct ControlGroup {
    std::filesystem::path folder;
    int version;  ///< 1 or 2, whose files have other names
};

/// The groups that limit this process by a controller ("memory", "cpu"), each before the one that it is in. A
/// folder need not be there: in a container the path may be that of the host, and then only the last is.
std::vector<ControlGroup> control_groups(const MachineFiles& machine, const std::string& controller);

/// The first number of a file; nothing for a word or a file that is not there.
std::optional<double> number_in_file(const std::filesystem::path& file);

}  // namespace musubi
