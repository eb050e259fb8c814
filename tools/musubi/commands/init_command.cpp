#include <fmt/core.h>

#include <array>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <system_error>

#include "sim/io/resolved_toml.hpp"
#include "sim/io/whole_file.hpp"
#include "tools/musubi/commands/commands.hpp"
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

std::string scenario_text(const AnyModel& model, const std::string& title) {
    std::string text = fmt::format(
        "# A scenario says only what differs from the one that it extends. Remove the # before a line to set "
        "it;\n"
        "# behind it stand its range, its unit and its meaning. 'musubi parameters' lists all the others.\n"
        "extends = \"baseline\"\ntitle = {}\n",
        toml_value(title));
    std::string section;
    for (const std::string name : most_asked) {
        const std::size_t dot = name.rfind('.');
        if (name.substr(0, dot) != section) text += fmt::format("\n[{}]\n", section = name.substr(0, dot));
        text += line_of(spec_of(model, name), name.substr(dot + 1));
    }
    return text;
}

ExitCode init(std::filesystem::path file) {
    if (file.extension() != ".toml") file += ".toml";
    Problems problems;
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(file, ignored)))
        problems.add({file.string()}, "exists already; choose another name");
    else if (const auto objection = refuse_target(file, Overwrite::no))
        problems.add({file.string()}, *objection);
    if (!problems.none()) return refuse(problems);
    const std::string text = scenario_text(models().front(), file.stem().string());
    if (const ExitCode failed = write_text(file, text, Overwrite::no); failed != exit_ok) return failed;
    return print(fmt::format("{}: edit it, then: musubi validate {}\n", file.string(), file.string()));
}

}  // namespace

void declare_init(CLI::App& program, Chosen& chosen) {
    const auto name = std::make_shared<std::filesystem::path>();
    CLI::App* command =
        program.add_subcommand("init", "Write a scenario to begin with, commented, as NAME.toml");
    add_file(*command, "NAME", *name, "Its name, with or without .toml")->required();
    command->callback([&chosen, name] { chosen = [name] { return init(*name); }; });
}

}  // namespace musubi
