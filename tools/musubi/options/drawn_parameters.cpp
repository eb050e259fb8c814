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

/// By this a set is the same, whatever its file is called.
std::string checksum_in_brackets(const TextTable& set) { return fmt::format(" ({})", table_checksum(set)); }

}  // namespace

void declare_parameters(CLI::App& command, std::string& parameters) {
    add_file(command, "--parameters", parameters,
             "Draw parameters from weighted vectors: `calibrated`, or a file of `calibrate --set` (CSV)");
}

std::optional<WithParameters> prepare(const std::string& parameters, const Scenario& scenario,
                                      const AnyModel& model, Problems& problems) {
    if (parameters.empty()) {
        auto prepared = model.prepare(scenario, problems);
        if (!prepared) return std::nullopt;
        return WithParameters{std::move(*prepared), ""};
    }
    const auto table = read_csv(parameter_set_file(parameters), problems);
    if (!table) return std::nullopt;
    const ParameterSet set = parameter_set_of(*table, *model.parameters, problems);
    if (!problems.none()) return std::nullopt;
    PreparedModel prepared = prepare_with(set, model, scenario, problems);
    if (!problems.none()) return std::nullopt;
    return WithParameters{std::move(prepared), parameters + checksum_in_brackets(*table)};
}

std::optional<std::string> objection_to_parameters(const std::string& asked, const std::string& said) {
    if (asked.empty()) return std::nullopt;
    if (said.empty())
        return "its replicates drew no parameters: --parameters is for scenarios that are run; run it anew "
               "with it";
    Problems problems;
    const auto table = read_csv(parameter_set_file(asked), problems);
    if (!table) return format_problem(problems.items().front());
    if (said.ends_with(checksum_in_brackets(*table))) return std::nullopt;
    return fmt::format("its replicates drew from another set of parameters, {}, than --parameters names",
                       said);
}

}  // namespace musubi
