#include "tools/musubi/files/sweep_input.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

#include "tools/musubi/models.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {

namespace {

bool has(const Panel& panel, const char* group, const char* name) {
    return std::any_of(panel.variables.begin(), panel.variables.end(), [&](const Variable& variable) {
        return variable.group == group && variable.name == name;
    });
}

}  // namespace

bool holds_a_plan(const Panel& panel) { return has(panel, "/plan", "identity"); }

bool holds_a_sweep(const Panel& panel) { return holds_a_plan(panel) && has(panel, "/runs", "status"); }

std::optional<SweepPlan> plan_of_sweep(const std::filesystem::path& file, const ResultInput& result) {
    try {
        return plan_in(result.panel, result.provenance, models());
    } catch (const std::runtime_error& fault) {
        tell(fmt::format("{}: is a sweep of musubi {} (commit {}), which this one cannot read: {}",
                         file.string(), result.provenance.version, result.provenance.commit, fault.what()));
        return std::nullopt;
    }
}

}  // namespace musubi
