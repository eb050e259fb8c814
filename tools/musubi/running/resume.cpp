#include "tools/musubi/running/resume.hpp"

#include <fmt/core.h>

#include <utility>

#include "sim/io/input_file.hpp"
#include "sim/io/resolved_toml.hpp"
#include "sim/results/whole_result.hpp"
#include "tools/musubi/options/drawn_parameters.hpp"

namespace musubi {
namespace {

void compare(const std::string& what, const std::string& there, const std::string& here,
             std::vector<std::string>& found) {
    if (there != here)
        found.push_back(fmt::format("{}: {} there, {} here", what, there.empty() ? "nothing" : there,
                                    here.empty() ? "nothing" : here));
}

std::string program_of(const Provenance& provenance) {
    return fmt::format("{} (commit {})", provenance.version, provenance.commit);
}

}  // namespace

std::optional<EarlierResult> read_earlier(RunOptions& options, Problems& problems) {
    const std::string file = options.resume.string();
    EarlierResult earlier;
    try {
        auto read = read_whole_result(options.resume);
        if (const auto* finding = std::get_if<Finding>(&read)) {
            problems.add({file}, finding->message);
        } else {
            auto& result = std::get<WholeResult>(read);
            earlier = {std::move(result.panel), std::move(result.provenance)};
        }
    } catch (const CannotRead& fault) {
        if (fault.is_of_machine()) throw;
        problems.add({file}, "cannot be read: " + fault.reason());
    }
    if (options.scenario.empty()) options.scenario = earlier.provenance.scenario_file;
    if (problems.none() && options.scenario.empty())
        problems.add({file}, "does not say which scenario it is of; name it before --resume");
    if (!problems.none()) return std::nullopt;
    options.output = options.resume;
    options.overwrite = Overwrite::yes;
    if (options.parameters.empty()) options.parameters = typed_as(earlier.provenance.parameters);
    if (!options.seed_given) options.plan.seed = earlier.provenance.seed;
    if (!options.network.given) options.network.plan = network_plan_in(earlier.provenance.network);
    if (!options.replicates_given) options.plan.replicates = earlier.provenance.replicates;
    return earlier;
}

bool is_complete(const EarlierResult& earlier, const RunOptions& options) {
    return !is_partial(earlier.panel, earlier.provenance) && options.plan.seed == earlier.provenance.seed &&
           options.plan.replicates == earlier.provenance.replicates &&
           text_of(options.network.plan) == earlier.provenance.network;
}

std::vector<std::string> differences(const Provenance& earlier, const Provenance& now) {
    std::vector<std::string> found;
    compare("program", program_of(earlier), program_of(now), found);
    compare("seed", fmt::format("{}", earlier.seed), fmt::format("{}", now.seed), found);
    compare("replicates", fmt::format("{}", earlier.replicates), fmt::format("{}", now.replicates), found);
    compare("parameters", earlier.parameters, now.parameters, found);
    compare("network", earlier.network, now.network, found);
    if (earlier.scenario_checksum == now.scenario_checksum) return found;

    const std::size_t others = found.size();
    auto there = settings_in(earlier.resolved_scenario);
    auto here = settings_in(now.resolved_scenario);
    for (const char* decides_nothing : {"title", "question", "outcome"}) {
        there.erase(decides_nothing);
        here.erase(decides_nothing);
    }
    if (there["model"] != here["model"]) {  // then no other key is of both
        compare("model", there["model"], here["model"], found);
        return found;
    }
    for (const auto& [key, value] : here) compare(key, there[key], value, found);
    for (const auto& [key, value] : there)
        if (!here.contains(key)) compare(key, value, "", found);
    if (found.size() == others) compare("scenario", earlier.scenario_checksum, now.scenario_checksum, found);
    return found;
}

Provenance continued(const Provenance& earlier, Provenance now) {
    now.start_time = earlier.start_time;
    now.command_line = earlier.command_line + '\n' + now.command_line;
    return now;
}

}  // namespace musubi
