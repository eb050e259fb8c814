#include <fmt/core.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "sim/io/resolved_toml.hpp"
#include "sim/io/scenario_file.hpp"
#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/files/scenario_warnings.hpp"
#include "tools/musubi/files/shipped_scenarios.hpp"
#include "tools/musubi/models.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/words/json_text.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

/// A scenario file, or all that is wrong with it.
struct Checked {
    std::string file;
    std::optional<Scenario> scenario;
    Problems problems, slips;
};

Checked check(const std::string& typed) {
    Checked checked{scenario_file(typed).string(), {}, {}, {}};
    checked.scenario = read_scenario(checked.file, models(), checked.problems, shipped_scenarios());
    if (checked.scenario) model_named(checked.scenario->model).prepare(*checked.scenario, checked.problems);
    if (checked.problems.none()) checked.slips = slips_in(checked.file, *checked.scenario);
    return checked;
}

/// How many keys a file sets itself, and how many the files that it extends set for it.
struct KeysSet {
    std::ptrdiff_t own = 0, inherited = 0;
};

KeysSet keys_set(const Checked& checked) {
    KeysSet keys;
    for (const auto& [name, setting] : checked.scenario->settings) {
        if (setting.origin.file.empty()) continue;
        ++(setting.origin.file == checked.file ? keys.own : keys.inherited);
    }
    return keys;
}

nlohmann::ordered_json as_json(const Problems& problems) {
    auto list = nlohmann::ordered_json::array();
    for (const Problem& problem : problems.items())
        list.push_back({{"file", problem.place.file},
                        {"line", problem.place.line},  // 0: the file as a whole
                        {"column", problem.place.column},
                        {"message", problem.message}});
    return list;
}

nlohmann::ordered_json as_json(const Checked& checked) {
    nlohmann::ordered_json document{{"file", checked.file}, {"ok", checked.problems.none()}};
    if (checked.scenario) {
        document["model"] = checked.scenario->model;
        document["title"] = checked.scenario->title;
        document["scenario_checksum"] =
            scenario_checksum(*checked.scenario, *model_named(checked.scenario->model).parameters);
        document["keys_set"] = keys_set(checked).own;
        document["keys_inherited"] = keys_set(checked).inherited;
        document["keys"] = checked.scenario->settings.size();
        document["tables"] = checked.scenario->tables.size();
    }
    document["problems"] = as_json(checked.problems);
    document["warnings"] = as_json(checked.slips);
    return document;
}

ExitCode print_json(const std::vector<std::string>& files) {
    auto document = nlohmann::ordered_json::array();
    bool all_ok = true;
    for (const std::string& file : files) {
        const Checked checked = check(file);
        all_ok = all_ok && checked.problems.none();
        document.push_back(as_json(checked));
    }
    // A file name or a cell that is not UTF-8 must not stop a machine from reading the rest.
    const ExitCode printed = print(json_text(document));
    return all_ok ? printed : exit_bad_input;
}

ExitCode print_text(const std::vector<std::string>& files) {
    Problems problems;
    std::string text;
    for (const std::string& file : files) {
        const Checked checked = check(file);
        for (const Problem& problem : checked.problems.items()) problems.add(problem.place, problem.message);
        if (!checked.problems.none()) continue;
        warn_of(checked.slips);
        const KeysSet keys = keys_set(checked);
        text += fmt::format("{}: ok ({}; of {} keys it sets {} and inherits {}; {} tables)\n", checked.file,
                            checked.scenario->model, checked.scenario->settings.size(), keys.own,
                            keys.inherited, checked.scenario->tables.size());
    }
    const ExitCode printed = print(text);
    return problems.none() ? printed : refuse(problems);
}

}  // namespace

void declare_validate(CLI::App& program, Chosen& chosen) {
    struct Options {
        std::vector<std::string> files;
        bool json = false;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command =
        program.add_subcommand("validate", "Check scenarios and the tables they name; compute nothing");
    add_file(*command, "SCENARIO", options->files, "Scenario files (TOML), or names of shipped ones")
        ->required();
    command->add_flag("--json", options->json, "As JSON, problems too");
    command->callback([&chosen, options] {
        chosen = [options] {
            return options->json ? print_json(options->files) : print_text(options->files);
        };
    });
}

}  // namespace musubi
