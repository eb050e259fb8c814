#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "musubi/model.hpp"
#include "musubi/problems.hpp"
#include "sim/sweep/file/sweep.hpp"

namespace musubi {

/// Where the files come from that a sweep names: those beside it, or what its plan kept of them.
struct SweepSources {
    std::function<std::optional<Scenario>(const std::string& name, const Place& where, Problems&)> scenario;
    std::function<std::optional<TextTable>(const std::string& name, const Place& where, Problems&)> table;
};

/// Reads a sweep from the text of its file; docs/sensitivity.md describes it. Nothing, and every problem at
/// once, if anything is wrong.
std::optional<Sweep> read_sweep(const std::string& text, const std::string& file, const SweepSources& sources,
                                std::span<const AnyModel> models, Problems& problems);

}  // namespace musubi
