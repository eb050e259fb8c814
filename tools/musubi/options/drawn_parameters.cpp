#include "tools/musubi/options/drawn_parameters.hpp"

#include <fmt/core.h>

#include <utility>

#include "sim/experiment/designs/parameter_set.hpp"
#include "sim/io/csv.hpp"
#include "sim/io/scenario_file.hpp"
#include "tools/musubi/files/shipped_scenarios.hpp"
#include "tools/musubi/options/file_option.hpp"

namespace musubi {
namespace {

constexpr const char* central = "central";

/// By this a set is the same, whatever its file is called.
std::string checksum_in_brackets(const TextTable& set) { return fmt::format(" ({})", table_checksum(set)); }

}  // namespace

void declare_parameters(CLI::App& command, std::string& parameters) {
    add_file(command, "--parameters", parameters,
             "Draw parameters from weighted vectors: `calibrated` (what is done unless the model has no such "
             "set), or a file of `calibrate --set` (CSV); `central`: none are drawn, all are as the scenario "
             "or the defaults say");
}

std::string set_to_draw(const std::string& typed, const AnyModel& model) {
    if (typed.empty()) return model.calibrated_set;
    return typed == central ? "" : typed;
}

std::optional<WithParameters> prepare(const std::string& typed, const Scenario& scenario,
                                      const AnyModel& model, Problems& problems) {
    const std::string name = set_to_draw(typed, model);
    if (name.empty()) {
        auto prepared = model.prepare(scenario, problems);
        if (!prepared) return std::nullopt;
        return WithParameters{std::move(*prepared), "", {}};
    }
    const auto table = read_csv(parameter_set_file(name), problems);
    if (!table) return std::nullopt;
    const ParameterSet set = parameter_set_of(*table, *model.parameters, problems);
    if (!problems.none()) return std::nullopt;
    PreparedModel prepared = prepare_with(set, model, scenario, problems);
    if (!problems.none()) return std::nullopt;
    return WithParameters{std::move(prepared), name + checksum_in_brackets(*table),
                          set_by_scenario(set, scenario)};
}

std::optional<std::string> objection_to_parameters(const std::string& typed, const std::string& said) {
    if (typed.empty()) return std::nullopt;
    if (typed == central) {
        if (said.empty()) return std::nullopt;
        return fmt::format(
            "its replicates drew parameters from {}, and --parameters central wants none drawn: "
            "run it anew with it",
            said);
    }
    if (said.empty())
        return "its replicates drew no parameters: --parameters is for scenarios that are run; run it anew "
               "with it";
    Problems problems;
    const auto table = read_csv(parameter_set_file(typed), problems);
    if (!table) return format_problem(problems.items().front());
    if (said.ends_with(checksum_in_brackets(*table))) return std::nullopt;
    return fmt::format("its replicates drew from another set of parameters, {}, than --parameters names",
                       said);
}

std::string typed_as(const std::string& said) {
    return said.empty() ? central : said.substr(0, said.rfind(" ("));
}

}  // namespace musubi
