#include "tools/musubi/running/shared_runs.hpp"

#include "tools/musubi/options/number_option.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {

void declare_run_seconds(CLI::App& command, SharedRuns& shared, const char* usual) {
    add_number(command, "--run-seconds", RealNumbers{1e-6, 1e6}, shared.seconds_per_run,
               "How long a run takes on a thread")
        ->default_str(usual);
}

void warn_of_load(SharedRuns shared, const SweepPlan& plan) {
    shared.runs_per_batch = static_cast<double>(plan.runs()) / static_cast<double>(plan.batches());
    shared.outputs = plan.sweep.outputs.size();
    if (const std::string warning = warning_of(shared); !warning.empty()) tell("warning: " + warning);
}

}  // namespace musubi
