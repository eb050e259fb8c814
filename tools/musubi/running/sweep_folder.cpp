#include "tools/musubi/running/sweep_folder.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "sim/io/csv.hpp"
#include "sim/io/scenario_file.hpp"
#include "sim/sweep/work/shard_check.hpp"
#include "tools/musubi/files/scenario_warnings.hpp"
#include "tools/musubi/files/shipped_scenarios.hpp"
#include "tools/musubi/models.hpp"
#include "tools/musubi/running/run_provenance.hpp"
#include "tools/musubi/words/build_info.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

namespace fs = std::filesystem;

fs::path file_named(const fs::path& sweep_file, const std::string& name) {
    fs::path beside = (sweep_file.parent_path() / name).lexically_normal();
    std::error_code ignored;
    for (const fs::path& file : {beside, shipped_scenarios() / name, shipped_scenarios() / (name + ".toml")})
        if (fs::is_regular_file(file, ignored)) return file;
    return beside;
}

/// Each once: two scenarios may have one table.
void add_new(const Problems& found, Problems& slips) {
    for (const Problem& slip : found.items()) {
        const auto is_known = [&](const Problem& one) { return format_problem(one) == format_problem(slip); };
        if (std::none_of(slips.items().begin(), slips.items().end(), is_known))
            slips.add(slip.place, slip.message);
    }
}

/// What is wrong there, without the line.
Problems without_lines(const Problems& found) {
    Problems files;
    for (const Problem& slip : found.items()) files.add({slip.place.file}, slip.message);
    return files;
}

}  // namespace

SweepSources sources_beside(const fs::path& sweep_file, Problems& slips) {
    return {[sweep_file, &slips](const std::string& name, const Place& where, Problems& problems) {
                const fs::path file = file_named(sweep_file, name);
                std::error_code ignored;
                if (!fs::exists(file, ignored)) {
                    problems.add(where, fmt::format("there is no scenario '{}'", file.string()));
                    return std::optional<Scenario>();
                }
                auto scenario = read_scenario(file, models(), problems, shipped_scenarios());
                if (scenario) add_new(slips_in(file, *scenario), slips);
                return scenario;
            },
            [sweep_file](const std::string& name, const Place& /*where*/, Problems& problems) {
                return read_csv(file_named(sweep_file, name), problems);
            }};
}

Problems slips_in(const SweepPlan& plan) {
    Problems slips;
    for (const Scenario& scenario : plan.sweep.scenarios)
        add_new(without_lines(slips_in({}, scenario)), slips);
    return slips;
}

Provenance provenance_of(const SweepPlan& plan, const std::string& command_line) {
    Provenance provenance = provenance_of_program(command_line);
    provenance.scenario_checksum = plan.identity;
    provenance.seed = plan.sweep.seed;
    return provenance;
}

std::optional<SweepPlan> plan_for_this_program(const fs::path& folder) {
    Problems problems;
    auto plan = read_plan(folder, models(), problems);
    const BuildInfo& build = build_info();
    if (plan && (plan->version != build.version || plan->commit != build.commit))
        problems.add(
            {plan_file(folder).string()},
            fmt::format("was planned by musubi {} (commit {}); this is {} ({}), whose runs are not those "
                        "of the other",
                        plan->version, plan->commit, build.version, build.commit));
    if (problems.none()) return plan;
    refuse(problems);
    return std::nullopt;
}

void declare_check(CLI::App& command, std::optional<bool>& check) {
    command
        .add_flag_function(
            "--check,!--no-check", [&check](std::int64_t count) { check = count > 0; },
            "Open every shard that is there, to see whether it can be used; or none")
        ->default_str(fmt::format("if there are at most {}", opened_unasked));
}

bool opens_shards(const std::optional<bool>& check, const SweepPlan& plan) {
    return check.value_or(plan.batches() <= opened_unasked);
}

}  // namespace musubi
