#pragma once

#include <filesystem>

namespace musubi {

/// The folder of the scenarios that come with the program, where `extends = "baseline"` looks: the
/// environment's MUSUBI_SCENARIOS if it is set, else share/musubi/scenarios beside an installed program, else
/// the source tree's.
std::filesystem::path shipped_scenarios();

}  // namespace musubi
