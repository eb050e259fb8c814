#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace musubi {

/// The folder of the scenarios that come with the program, where `extends = "baseline"` looks: the
/// environment's MUSUBI_SCENARIOS if it is set, else share/musubi/scenarios beside an installed program, else
/// the source tree's.
std::filesystem::path shipped_scenarios();

/// The file of a scenario. It is the one typed; or, if the name has no extension and is no file, as
/// `frozen-6900` or `ablations/no-calls`, the shipped scenario of that name.
std::filesystem::path scenario_file(const std::filesystem::path& typed);

/// The names of all that are shipped, as scenario_file() takes them: `baseline` first, then in order, those
/// of folders last. Throws CannotRead.
std::vector<std::string> shipped_scenario_names();

/// The file of a calibrated set. It is the one typed; or, if the name has no folder and extension and is no
/// file, as `calibrated`, the shipped set of that name.
std::filesystem::path parameter_set_file(const std::string& typed);

}  // namespace musubi
