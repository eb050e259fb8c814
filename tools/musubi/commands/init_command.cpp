#include <fmt/core.h>

#include <array>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "sim/io/resolved_toml.hpp"
#include "sim/io/scenario_file.hpp"
#include "sim/io/whole_file.hpp"
#include "sim/io/whole_folder.hpp"
#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/files/shipped_scenarios.hpp"
#include "tools/musubi/files/starting_tables.hpp"
#include "tools/musubi/files/written.hpp"
#include "tools/musubi/models.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/words/messages.hpp"
#include "tools/musubi/words/parameter_text.hpp"

namespace musubi {
namespace {

/// What planners ask first, section by section.
constexpr std::array most_asked{
    "time.last_fiscal_year", "budget.column",      "budget.factor",     "budget.rule",
    "budget.trial_million",  "budget.matching",    "budget.carry_over", "budget.research",
    "budget.coordination",   "budget.ip",          "budget.centres",    "budget.administration",
    "promotion.rule",        "scouting.attention", "calls.attract",     "evaluation.moves_funding",
    "evaluation.stop_at_d",  "population.scale",
};

const ParameterSpec& spec_of(const AnyModel& model, const std::string& name) {
    const ParameterSpec* spec = parameter_named(*model.parameters, name);
    if (spec == nullptr) throw std::logic_error("init: no parameter " + name);
    return *spec;
}

/// "# factor = 1.0  # 0 … 20; multiplies the national budget of every year".
std::string line_of(const ParameterSpec& spec, const std::string& key) {
    const std::string unit = spec.unit.empty() || spec.unit == "1" ? "" : " " + spec.unit;
    return fmt::format("# {} = {}  # {}{}; {}\n", key, toml_value(spec.fallback), range_of(spec), unit,
                       spec.meaning);
}

/// The lines of a section that name its tables.
std::string lines_of_tables(const std::string& section, const std::vector<StartingTable>& tables) {
    std::string text;
    for (const StartingTable& table : tables)
        if (const std::size_t dot = table.parameter.rfind('.'); table.parameter.substr(0, dot) == section)
            text += fmt::format("{} = {}\n", table.parameter.substr(dot + 1), toml_value(table.file));
    return text;
}

std::string scenario_text(const AnyModel& model, const std::string& title,
                          const std::vector<StartingTable>& tables) {
    std::string text = fmt::format(
        "# A scenario says only what differs from the one that it extends. Remove the # before a line to set "
        "it;\n"
        "# behind it stand its range, its unit and its meaning. 'musubi parameters' lists all the others.\n"
        "extends = \"baseline\"\ntitle = {}\n",
        toml_value(title));
    if (!tables.empty()) text += "\n[tables]\n" + lines_of_tables("tables", tables);
    std::string section;
    for (const std::string name : most_asked) {
        const std::size_t dot = name.rfind('.');
        if (name.substr(0, dot) != section) {
            section = name.substr(0, dot);
            text += fmt::format("\n[{}]\n{}", section, lines_of_tables(section, tables));
        }
        text += line_of(spec_of(model, name), name.substr(dot + 1));
    }
    return text;
}

/// Why a file or folder may not come to be; nothing if it may.
void refuse_what_exists(const std::filesystem::path& target, Problems& problems) {
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(target, ignored)))
        problems.add({target.string()}, "exists already; choose another name");
    else if (const auto objection = refuse_target(target, Overwrite::no))
        problems.add({target.string()}, *objection);
}

ExitCode edit_and_validate(const std::filesystem::path& file, const std::string& what) {
    return print(fmt::format("{}: edit {}, then: musubi validate {}\n", file.string(), what, file.string()));
}

ExitCode init(std::filesystem::path file) {
    if (file.extension() != ".toml") file += ".toml";
    Problems problems;
    refuse_what_exists(file, problems);
    if (!problems.none()) return refuse(problems);
    const std::string text = scenario_text(models().front(), file.stem().string(), {});
    if (const ExitCode failed = write_text(file, text, Overwrite::no); failed != exit_ok) return failed;
    return edit_and_validate(file, "it");
}

/// A folder with the scenario and the tables of the one that it extends.
ExitCode init_with_tables(std::filesystem::path folder) {
    if (folder.extension() == ".toml") folder.replace_extension();
    Problems problems;
    refuse_what_exists(folder, problems);
    if (!problems.none()) return refuse(problems);
    const AnyModel& model = models().front();
    const auto baseline = read_scenario(scenario_file("baseline"), models(), problems, shipped_scenarios());
    const auto tables = baseline ? starting_tables(model, *baseline, problems) : std::vector<StartingTable>{};
    if (!problems.none()) return refuse(problems);
    const std::string name = folder.filename().string();
    std::vector<std::pair<std::string, std::string>> files{
        {name + ".toml", scenario_text(model, name, tables)}};
    for (const StartingTable& table : tables) files.emplace_back(table.file, table.text);
    const ExitCode failed = write_to(folder, [&] { write_whole_folder(folder, files); });
    return failed != exit_ok ? failed
                             : edit_and_validate(folder / files.front().first, "it and the tables beside it");
}

}  // namespace

void declare_init(CLI::App& program, Chosen& chosen) {
    const auto name = std::make_shared<std::filesystem::path>();
    CLI::App* command =
        program.add_subcommand("init", "Write a scenario to begin with, commented, as NAME.toml");
    add_file(*command, "NAME", *name, "Its name, with or without .toml")->required();
    const auto with_tables = std::make_shared<bool>(false);
    command->add_flag("--tables", *with_tables,
                      "A folder NAME instead, with the baseline's tables beside the scenario, their columns "
                      "explained");
    command->callback([&chosen, name, with_tables] {
        chosen = [name, with_tables] { return *with_tables ? init_with_tables(*name) : init(*name); };
    });
}

}  // namespace musubi
