#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "tools/musubi/files/result_input.hpp"
#include "tools/musubi/words/exit_codes.hpp"

namespace musubi {

/// Reads a result that must hold what a command is about, and does with it what the command does. Says what
/// is wrong with the file otherwise, as inspect does; `what` names in a few words what is missing.
ExitCode with_result(const std::filesystem::path& file, const std::function<bool(const Panel&)>& holds_it,
                     const std::string& what, const std::function<ExitCode(const ResultInput&)>& act);

}  // namespace musubi
