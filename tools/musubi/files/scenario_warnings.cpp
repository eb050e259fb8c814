#include "tools/musubi/files/scenario_warnings.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <system_error>

#include "sim/io/resolved_toml.hpp"
#include "sim/io/scenario_chain.hpp"
#include "sim/io/scenario_file.hpp"
#include "tools/musubi/files/shipped_scenarios.hpp"
#include "tools/musubi/models.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

Problems slips_of_model(const Scenario& scenario) {
    const AnyModel& model = model_named(scenario.model);
    return model.slips ? model.slips(scenario) : Problems();
}

std::string checksum_of(const Scenario& scenario) {
    return scenario_checksum(scenario, *model_named(scenario.model).parameters);
}

bool is_shipped(const std::filesystem::path& file) {
    std::error_code ignored;
    const auto folder = std::filesystem::weakly_canonical(shipped_scenarios(), ignored);
    const auto whole = std::filesystem::weakly_canonical(file, ignored);
    return std::mismatch(folder.begin(), folder.end(), whole.begin(), whole.end()).first == folder.end();
}

/// Adds that a scenario is, in every value and table, the one that it extends. A shipped one may be: it gives
/// an ablation the name that planners look for.
void add_if_nothing_changes(const std::filesystem::path& file, const Scenario& scenario, Problems& slips) {
    if (is_shipped(file)) return;
    Problems faults;
    const auto chain = read_chain(file, shipped_scenarios(), faults);
    if (chain.size() < 2) return;
    const auto base = read_scenario(chain[1].path, models(), faults, shipped_scenarios());
    if (!base || checksum_of(*base) != checksum_of(scenario)) return;
    const auto own = std::count_if(
        scenario.settings.begin(), scenario.settings.end(),
        [&](const auto& setting) { return setting.second.origin.file == chain.front().path.string(); });
    slips.add(chain.front().root.find("extends")->place,
              fmt::format("the scenario changes nothing against {}, which it extends: {}", base->name,
                          own == 0 ? "it sets no key" : "the keys that it sets have the same values there"));
}

}  // namespace

Problems slips_in(const std::filesystem::path& file, const Scenario& scenario) {
    Problems slips = slips_of_model(scenario);
    add_if_nothing_changes(file, scenario, slips);
    return slips;
}

void warn_of(const Problems& slips) {
    for (const Problem& slip : slips.items()) tell(format_problem({slip.place, "warning: " + slip.message}));
}

void warn_before_runs(const std::filesystem::path& file, const Scenario& scenario,
                      const std::vector<std::string>& not_drawn, bool quiet) {
    warn_of(slips_in(file, scenario));
    if (!quiet && !not_drawn.empty())
        tell(fmt::format("{}: note: the scenario sets {}: not drawn, so no range holds that it is not known",
                         file.string(), fmt::join(not_drawn, ", ")));
}

}  // namespace musubi
