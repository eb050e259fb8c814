// musubi as a WebAssembly module. Its host writes a scenario and its tables into the module's file system,
// calls `musubi_run` and reads what it said.
#include <emscripten/emscripten.h>

#include <cstdint>
#include <exception>
#include <string>
#include <utility>

#include "musubi/ensemble.hpp"
#include "sim/io/content.hpp"
#include "sim/io/scenario_file.hpp"
#include "sim/network/network_plan.hpp"
#include "tools/musubi/models.hpp"

namespace musubi {
namespace {

/// What the last call has to say: a result's checksum, or what is wrong, a line each.
std::string said;

bool refuse(const Problems& problems) {
    said.clear();
    for (const Problem& problem : problems.items()) said += format_problem(problem) + '\n';
    return false;
}

/// As `musubi run` does it.
bool run(const char* scenario_file, std::uint64_t replicates) {
    Problems problems;
    const auto scenario = read_scenario(scenario_file, models(), problems, "/scenarios");
    if (!scenario) return refuse(problems);
    auto prepared = model_named(scenario->model).prepare(*scenario, problems);
    if (!prepared) return refuse(problems);
    prepared->layout.title = scenario->title;
    const PreparedModel model = with_network(*std::move(prepared), {});
    said = content_checksum(run_ensemble(model, {.replicates = replicates}));
    return true;
}

}  // namespace
}  // namespace musubi

extern "C" {

/// Runs so many replicates of a scenario of the module's file system, where /scenarios holds those that are
/// shipped. Whether that could be done; `musubi_said` has more.
EMSCRIPTEN_KEEPALIVE bool musubi_run(const char* scenario_file, std::uint32_t replicates) {
    try {
        return musubi::run(scenario_file, replicates);
    } catch (const std::exception& fault) {
        musubi::said = fault.what();
        return false;
    }
}

/// Of the last call: the checksum of the result's content, or what is wrong.
EMSCRIPTEN_KEEPALIVE const char* musubi_said() { return musubi::said.c_str(); }
}
