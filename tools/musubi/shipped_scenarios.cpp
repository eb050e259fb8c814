#include "tools/musubi/shipped_scenarios.hpp"

#include <cstdlib>
#include <system_error>

#include "tools/musubi/build_info.hpp"

namespace musubi {

std::filesystem::path shipped_scenarios() {
    if (const char* chosen = std::getenv("MUSUBI_SCENARIOS"); chosen != nullptr && *chosen != '\0')
        return chosen;
    std::error_code ignored;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", ignored);
    std::filesystem::path installed = program.parent_path().parent_path() / "share" / "musubi" / "scenarios";
    if (!program.empty() && std::filesystem::is_directory(installed, ignored)) return installed;
    return build_info().source_scenarios;
}

std::filesystem::path parameter_set_file(const std::string& typed) {
    std::filesystem::path path = typed;
    std::error_code ignored;
    if (path.has_parent_path() || path.has_extension() || std::filesystem::exists(path, ignored)) return path;
    return shipped_scenarios() / "data" / (typed + ".csv");
}

}  // namespace musubi
