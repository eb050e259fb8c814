#pragma once

#include <filesystem>
#include <variant>

#include "musubi/panel.hpp"
#include "sim/results/result_check.hpp"
#include "sim/results/result_file.hpp"

namespace musubi {

/// A result file that was read.
struct ResultInput {
    Panel panel;
    Provenance provenance;
};

/// Reads a result file whose seal is right, or says what is wrong with it. Throws std::system_error if it
/// cannot be read at all.
std::variant<ResultInput, Finding> read_result(const std::filesystem::path& file);

/// Whether a panel is a kept comparison (`compare --output`) and no result of a run; prints that if it is.
bool refuse_comparison(const std::filesystem::path& file, const Panel& panel);

}  // namespace musubi
