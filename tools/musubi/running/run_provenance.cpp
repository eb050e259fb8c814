#include "tools/musubi/running/run_provenance.hpp"

#include <fmt/chrono.h>

#include <chrono>
#include <system_error>

#include "sim/io/resolved_toml.hpp"
#include "tools/musubi/words/build_info.hpp"

namespace musubi {

std::string utc_now() {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::now()));
}

Provenance provenance_of_program(const std::string& command_line) {
    const BuildInfo& build = build_info();
    Provenance provenance;
    provenance.version = build.version;
    provenance.commit = build.commit;
    provenance.build_type = build.build_type;
    provenance.compiler = build.compiler;
    provenance.start_time = utc_now();
    provenance.command_line = command_line;
    return provenance;
}

Provenance provenance_of(const RunOptions& options, const Scenario& scenario, const AnyModel& model) {
    std::error_code ignored;  // without a working directory the path stays as it was typed
    Provenance provenance = provenance_of_program(options.command_line);
    provenance.resolved_scenario = resolved_toml(scenario, *model.parameters);
    provenance.scenario_checksum = scenario_checksum(scenario, *model.parameters);
    provenance.titles = scenario.titles;
    provenance.questions = scenario.questions;
    provenance.scenario_file = std::filesystem::absolute(options.scenario, ignored).string();
    provenance.seed = options.plan.seed;
    provenance.replicates = options.plan.replicates;
    provenance.network = text_of(options.network.plan);
    provenance.threads = options.plan.threads;
    return provenance;
}

}  // namespace musubi
