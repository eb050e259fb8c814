#include "sim/io/machine_memory.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <vector>

namespace musubi {
namespace {

namespace fs = std::filesystem;

/// The number after a name at the beginning of a line.
std::optional<double> number_after(const fs::path& file, const std::string& name) {
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        if (!line.starts_with(name)) continue;
        std::istringstream rest(line.substr(name.size()));
        double number = 0;
        if (rest >> number) return number;
    }
    return std::nullopt;
}

/// Names of the files in which a version of control groups says what it does.
struct GroupFiles {
    const char *limit, *used, *unchanged, *changed;
};
constexpr GroupFiles version_1{"memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file ",
                               "total_active_file "};
constexpr GroupFiles version_2{"memory.max", "memory.current", "inactive_file ", "active_file "};

std::optional<MemoryRoom> room_of_group(const fs::path& group, const GroupFiles& files) {
    constexpr double no_limit = 1e18;  // version 1 has a number for it
    const auto limit = number_in_file(group / files.limit), used = number_in_file(group / files.used);
    if (!limit || !used || *limit >= no_limit) return std::nullopt;
    // Pages of files go when memory is asked for.
    const fs::path stat = group / "memory.stat";
    const double pages =
        number_after(stat, files.unchanged).value_or(0) + number_after(stat, files.changed).value_or(0);
    return MemoryRoom{std::max(0.0, *limit - *used + pages), "the control group " + group.string()};
}

void add_control_groups(const MachineFiles& machine, std::vector<MemoryRoom>& rooms) {
    for (const ControlGroup& group : control_groups(machine, "memory"))
        if (auto room = room_of_group(group.folder, group.version == 1 ? version_1 : version_2))
            rooms.push_back(*std::move(room));
}

void add_address_space(const MachineFiles& machine, std::vector<MemoryRoom>& rooms) {
    const fs::path self = machine.proc / "self";
    const auto limit = number_after(self / "limits", "Max address space"),
               pages = number_in_file(self / "statm");
    if (!limit || !pages) return;
    const double used = *pages * static_cast<double>(::sysconf(_SC_PAGESIZE));
    rooms.push_back({std::max(0.0, *limit - used), "the limit of address space (ulimit -v)"});
}

void add_machine(const MachineFiles& machine, std::vector<MemoryRoom>& rooms) {
    constexpr double kilobyte = 1024;
    const auto memory = number_after(machine.proc / "meminfo", "MemAvailable:"),
               swap = number_after(machine.proc / "meminfo", "SwapFree:");
    if (memory) rooms.push_back({kilobyte * (*memory + swap.value_or(0)), "what this machine has available"});
}

}  // namespace

std::optional<MemoryRoom> memory_room(const MachineFiles& machine) {
    std::vector<MemoryRoom> rooms;
    add_machine(machine, rooms);
    add_control_groups(machine, rooms);
    add_address_space(machine, rooms);
    const auto least = std::min_element(rooms.begin(), rooms.end(),
                                        [](const auto& a, const auto& b) { return a.bytes < b.bytes; });
    if (least == rooms.end()) return std::nullopt;
    return *least;
}

}  // namespace musubi
