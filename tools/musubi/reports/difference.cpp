#include "tools/musubi/reports/difference.hpp"

#include <utility>
#include <variant>

#include "sim/io/scenario_file.hpp"
#include "tools/musubi/files/result_input.hpp"
#include "tools/musubi/files/shipped_scenarios.hpp"
#include "tools/musubi/models.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {

std::optional<Side> read_side_of_diff(const std::filesystem::path& typed) {
    const std::filesystem::path file = scenario_file(typed);
    if (file.extension() == ".toml") {
        Problems problems;
        const auto scenario = read_scenario(file, models(), problems, shipped_scenarios());
        if (scenario)
            return Side{settings_in(resolved_toml(*scenario, *model_named(scenario->model).parameters)), {}};
        refuse(problems);
        return std::nullopt;
    }
    auto read = read_result(file);
    if (const auto* finding = std::get_if<Finding>(&read)) {
        report(file, *finding);
        return std::nullopt;
    }
    auto& result = std::get<ResultInput>(read);
    return Side{settings_in(result.provenance.resolved_scenario), std::move(result.panel)};
}

Difference difference_between(const Side& first, const Side& second) {
    Difference found;
    const auto value = [](const Side& side, const std::string& name) {
        return setting_or(side.settings, name, "not set");
    };
    std::map<std::string, std::string> names = first.settings;
    names.insert(second.settings.begin(), second.settings.end());
    for (const auto& [name, ignored] : names)
        if (value(first, name) != value(second, name))
            found.settings.push_back({name, value(first, name), value(second, name)});
    if (!first.results || !second.results) return found;
    found.same_content = content_checksum(*first.results) == content_checksum(*second.results);
    found.results = compare(*first.results, *second.results);
    return found;
}

}  // namespace musubi
