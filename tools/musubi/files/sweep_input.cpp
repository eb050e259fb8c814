#include "tools/musubi/files/sweep_input.hpp"

#include <fmt/core.h>

#include <stdexcept>

#include "tools/musubi/models.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {

bool holds_a_plan(const Panel& panel) { return panel.find("/plan", "identity") != nullptr; }

bool holds_a_sweep(const Panel& panel) {
    return holds_a_plan(panel) && panel.find("/runs", "status") != nullptr;
}

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
