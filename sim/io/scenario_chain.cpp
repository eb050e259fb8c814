#include "sim/io/scenario_chain.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <string>
#include <system_error>

#include "sim/io/parameter_value.hpp"
#include "sim/io/suggestion.hpp"

namespace musubi {
namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

bool same_file(const fs::path& a, const fs::path& b) {
    std::error_code ignored;
    return a == b || fs::equivalent(a, b, ignored);
}

/// The names of the scenarios in a folder, in order.
std::vector<std::string> scenarios_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code fault;
    for (const auto& entry : fs::directory_iterator(folder.empty() ? "." : folder, fault))
        if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

/// The file that `extends` names; nothing, and a problem, if there is none.
std::optional<fs::path> find_base(const TomlNode& extends, const fs::path& folder, const fs::path& shipped,
                                  Problems& problems) {
    if (extends.kind != TomlNode::Kind::text) {
        problems.add(extends.place,
                     fmt::format("extends must be the name of a scenario, not {}", in_words(extends.kind)));
        return std::nullopt;
    }
    const auto& name = std::get<std::string>(extends.value);
    const fs::path file = name.ends_with(".toml") ? name : name + ".toml";
    const fs::path beside = (folder / file).lexically_normal();
    if (is_there(beside)) return beside;
    const fs::path among_shipped = (shipped / file).lexically_normal();
    if (!shipped.empty() && is_there(among_shipped)) return among_shipped;

    std::vector<std::string> known = scenarios_in(folder);
    if (!shipped.empty())
        for (std::string& scenario : scenarios_in(shipped)) known.push_back(std::move(scenario));
    problems.add(
        extends.place,
        fmt::format("there is no scenario {}: no file {}{}{}", in_quotes(name), in_quotes(beside.string()),
                    shipped.empty() ? "" : " and none of that name among the shipped ones",
                    did_you_mean(nearest_word(name, known))));
    return std::nullopt;
}

/// Near the name that was typed, or a shipped scenario without its folder.
std::string no_such_file(const fs::path& path, const fs::path& shipped) {
    std::vector<std::string> known;
    const fs::path folder = path.parent_path();
    for (const std::string& name : scenarios_in(folder))
        known.push_back((folder / (name + ".toml")).string());
    std::string meant = nearest_word(path.string(), known);
    const fs::path of_that_name = shipped / (path.stem().string() + ".toml");
    if (meant.empty() && !shipped.empty() && is_there(of_that_name)) meant = of_that_name.string();
    return "there is no such file" + did_you_mean(meant);
}

std::string circle(const std::vector<ScenarioFile>& chain, const fs::path& again) {
    std::string text;
    for (const ScenarioFile& file : chain) text += file.path.string() + " → ";
    return text + again.string();
}

/// What a sweep has and no scenario: a design by name, and what is varied or kept.
const TomlNode* design_of_sweep(const TomlNode& root) {
    const TomlNode* design = root.find("design");
    const bool is_sweep = design != nullptr && design->find("kind") != nullptr &&
                          (root.find("outputs") != nullptr || root.find("factors") != nullptr);
    return is_sweep ? design : nullptr;
}

}  // namespace

std::vector<ScenarioFile> read_chain(const fs::path& path, const fs::path& shipped, Problems& problems) {
    std::vector<ScenarioFile> chain;
    std::optional<fs::path> next = path;
    while (next) {
        if (chain.empty() && !is_there(*next)) {
            problems.add({next->string()}, no_such_file(*next, shipped));
            break;
        }
        auto root = read_toml(*next, problems);
        if (!root) break;
        if (const TomlNode* design = design_of_sweep(*root)) {
            problems.add(design->key_place,
                         "this is a sweep, not a scenario: musubi sweep plan FILE -o FOLDER plans it");
            break;
        }
        chain.push_back({*next, *std::move(root)});
        const TomlNode* extends = chain.back().root.find("extends");
        if (extends == nullptr) break;
        next = find_base(*extends, chain.back().path.parent_path(), shipped, problems);
        const auto seen = std::find_if(chain.begin(), chain.end(), [&](const ScenarioFile& file) {
            return next && same_file(file.path, *next);
        });
        if (seen == chain.end()) continue;
        problems.add(extends->place, "extends goes in a circle: " + circle(chain, *next));
        break;
    }
    return chain;
}

}  // namespace musubi
