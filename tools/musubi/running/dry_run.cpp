#include "tools/musubi/running/dry_run.hpp"

#include <fmt/core.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "sim/results/result_file.hpp"
#include "tools/musubi/running/memory_guard.hpp"
#include "tools/musubi/words/progress.hpp"

namespace musubi {
namespace {

constexpr std::chrono::seconds patience{10};

double peak_bytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return 1024.0 * static_cast<double>(usage.ru_maxrss);
}

}  // namespace

ReplicateCost measure_replicate(const PreparedModel& model, std::uint64_t seed) {
    const double before = peak_bytes();
    const auto begin = std::chrono::steady_clock::now();
    const auto elapsed = [&] { return std::chrono::steady_clock::now() - begin; };
    EnsemblePlan plan;
    plan.seed = seed;
    plan.replicates = 1;
    plan.threads = 1;
    plan.stop = [&] { return elapsed() > patience ? Stop::at_once : Stop::no; };
    const bool finished = replicates_in(run_ensemble(model, plan)) == 1;
    return {std::chrono::duration<double>(elapsed()).count(), finished, peak_bytes() - before};
}

std::string cost_text(const PreparedModel& model, const EnsemblePlan& plan, const ReplicateCost& cost,
                      int cores) {
    const std::uint64_t already = plan.earlier != nullptr ? replicates_in(*plan.earlier) : 0;
    const std::uint64_t left = plan.replicates - already;
    const auto at_work = static_cast<std::uint64_t>(std::clamp(plan.threads, 1, cores));
    const double rounds = std::ceil(static_cast<double>(left) / static_cast<double>(at_work));
    // Beside the panel stand its compressed image, twice while it is taken from HDF5, or an earlier panel.
    const double memory = 3 * result_bytes(model.layout) * static_cast<double>(plan.replicates) +
                          cost.state_bytes * static_cast<double>(std::min<std::uint64_t>(at_work, left));
    std::string text = "\n# What the run would cost; nothing was written.\n";
    if (model.agents > 0)
        text += fmt::format("# agents            {:.0f}\n# months            {:.0f}\n", model.agents,
                            model.agent_months / model.agents);
    text += fmt::format("# agent-months      {:.0f} a replicate\n", model.agent_months);
    text += fmt::format("# replicates        {}{}\n", plan.replicates,
                        already == 0 ? "" : fmt::format(", {} of them there already", already));
    text += fmt::format("# estimated time    {}{} on {} thread{}\n", cost.finished ? "" : "more than ",
                        duration(cost.seconds * rounds), at_work, at_work == 1 ? "" : "s");
    text += fmt::format("# estimated memory  {} at most\n", in_bytes(memory));
    return text +
           (cost.finished
                ? fmt::format("# Measured just now: one whole replicate on one thread took {:.2f} s.\n",
                              cost.seconds)
                : fmt::format("# Measured just now: one replicate had not finished after {:.0f} s.\n",
                              cost.seconds));
}

}  // namespace musubi
