#include "sim/engine/control_groups.hpp"

#include <fstream>
#include <sstream>

namespace musubi {
namespace {

namespace fs = std::filesystem;

void add_groups(const fs::path& root, const fs::path& path, int version, std::vector<ControlGroup>& groups) {
    for (fs::path within = path.relative_path();; within = within.parent_path()) {
        groups.push_back({within.empty() ? root : root / within, version});
        if (within.empty()) return;
    }
}

}  // namespace

std::vector<ControlGroup> control_groups(const MachineFiles& machine, const std::string& controller) {
    std::vector<ControlGroup> groups;
    std::ifstream stream(machine.proc / "self" / "cgroup");
    // Lines "number:controllers:path"; version 2 has no controllers there.
    for (std::string line; std::getline(stream, line);) {
        std::istringstream fields(line);
        std::string number, controllers, path;
        if (!std::getline(fields, number, ':') || !std::getline(fields, controllers, ':') ||
            !std::getline(fields, path))
            continue;
        if (controllers.empty())
            add_groups(machine.control_groups, path, 2, groups);
        else if ((',' + controllers + ',').find(',' + controller + ',') != std::string::npos)
            add_groups(machine.control_groups / controller, path, 1, groups);
    }
    return groups;
}

std::optional<double> number_in_file(const fs::path& file) {
    std::ifstream stream(file);
    double number = 0;
    if (stream >> number) return number;
    return std::nullopt;
}

}  // namespace musubi
