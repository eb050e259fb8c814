#pragma once

#include <filesystem>
#include <string>

namespace musubi {

/// The folder of the scenarios that come with the program, where `extends = "baseline"` looks: the
/// environment's MUSUBI_SCENARIOS if it is set, else share/musubi/scenarios beside an installed program, else
/// the source tree's.
std::filesystem::path shipped_scenarios();

/// The file of a calibrated set: the one typed, or of a bare name that is no file, as `calibrated`, the one
/// that is shipped.
std::filesystem::path parameter_set_file(const std::string& typed);

}  // namespace musubi
