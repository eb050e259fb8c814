#include "tools/musubi/files/shipped_scenarios.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <tuple>

#include "sim/io/input_file.hpp"
#include "sim/io/looked_up.hpp"
#include "tools/musubi/words/build_info.hpp"

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

std::filesystem::path scenario_file(const std::filesystem::path& typed) {
    std::error_code ignored;
    if (typed.empty() || typed.has_extension() || std::filesystem::is_regular_file(typed, ignored))
        return typed;
    std::filesystem::path shipped = shipped_scenarios() / typed;
    shipped += ".toml";
    return typed.has_parent_path() && !std::filesystem::exists(shipped, ignored) ? typed : shipped;
}

std::vector<std::string> shipped_scenario_names() {
    std::vector<std::string> names;
    const std::filesystem::path folder = shipped_scenarios();
    for (const std::filesystem::path& file : entries_under(folder)) {
        const bool is_a_sweep = file.parent_path().filename() == "sweeps";
        if (file.extension() == ".toml" && !is_a_sweep)
            names.push_back(file.lexically_relative(folder).replace_extension().string());
    }
    if (names.empty()) throw CannotRead(folder, ENOENT, "no scenario lies there");
    const auto rank = [](const std::string& name) {
        return std::tuple(name != "baseline", name.find('/') != std::string::npos, name);
    };
    std::sort(names.begin(), names.end(),
              [&](const std::string& a, const std::string& b) { return rank(a) < rank(b); });
    return names;
}

std::filesystem::path parameter_set_file(const std::string& typed) {
    std::filesystem::path path = typed;
    std::error_code ignored;
    if (path.has_parent_path() || path.has_extension() || std::filesystem::exists(path, ignored)) return path;
    return shipped_scenarios() / "data" / (typed + ".csv");
}

}  // namespace musubi
