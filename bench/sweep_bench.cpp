#include <benchmark/benchmark.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <limits>

#include "bench/baseline.hpp"
#include "musubi/ensemble.hpp"
#include "sim/experiment/panels/quantity.hpp"
#include "sim/io/csv.hpp"
#include "sim/sweep/file/sweep_file.hpp"
#include "sim/sweep/work/shard.hpp"
#include "sim/sweep/work/sweep_work.hpp"

// What a sweep costs over the runs that it makes, and what a second worker brings.
namespace {

using musubi::SweepPlan;

constexpr std::uint64_t replicates = 8;

/// The baseline with one run and one batch per replicate: a sweep that is an ensemble.
SweepPlan planned() {
    static const std::vector<musubi::AnyModel> models{
        musubi::any_model<musubi::knowledge_cluster::KnowledgeCluster>()};
    const musubi::SweepSources sources{
        [](const std::string&, const musubi::Place&, musubi::Problems&) {
            return std::optional(bench::baseline(1));
        },
        [](const std::string& name, const musubi::Place&, musubi::Problems& problems) {
            return musubi::parse_csv("population.scale\n1\n", name, problems);
        }};
    SweepPlan plan;
    plan.text = "scenario = \"baseline\"\nreplicates = " + std::to_string(replicates) +
                "\n[design]\nkind = \"list\"\nfile = \"one\"\n[outputs]\n"
                "projects = { variable = \"projects_started\", where = { sponsor = \"programme\" } }\n";
    musubi::Problems problems;
    auto sweep = musubi::read_sweep(plan.text, "sweep", sources, models, problems);
    if (!sweep) throw std::runtime_error(musubi::format_problem(problems.items().front()));
    plan.sweep = *std::move(sweep);
    plan.identity = musubi::identity_of(plan.sweep);
    plan.places = musubi::places_of(plan.sweep);
    musubi::cut_into_batches(plan, 1);
    return plan;
}

double seconds_of(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// The output of every replicate, by the sweep in a folder that is made for it.
std::vector<double> by_sweep(const SweepPlan& plan, int workers, double& seconds) {
    const auto folder =
        std::filesystem::temp_directory_path() / ("musubi_bench_sweep_" + std::to_string(getpid()));
    musubi::write_plan(folder, plan, {}, musubi::Overwrite::no);
    musubi::SweepWork work{folder, plan};
    work.threads = workers;
    seconds = seconds_of([&] { work_at(work); });
    std::vector<double> found;
    for (std::size_t batch = 0; batch < plan.batches(); ++batch)
        found.push_back(musubi::read_shard(folder, plan, plan.batch(batch)).outcomes.front().outputs.front());
    std::filesystem::remove_all(folder);
    return found;
}

/// The same by an ensemble on one thread, which prepares its model once and writes nothing.
std::vector<double> bare(const SweepPlan& plan, const musubi::PreparedModel& model, double& seconds) {
    musubi::EnsemblePlan ensemble;
    ensemble.replicates = replicates;
    ensemble.threads = 1;
    musubi::Panel panel;
    seconds = seconds_of([&] { panel = run_ensemble(model, ensemble); });
    return musubi::by_replicate(panel, plan.sweep.outputs.front().quantity);
}

/// Eight runs of the baseline by one worker. `over bare runs` is to be 1.03 at most, `of two workers` 1.9 at
/// least on two cores.
void sweep_of_eight_runs(benchmark::State& measured) {
    const SweepPlan plan = planned();
    const auto model = bench::prepared(bench::baseline(1));
    constexpr double never = std::numeric_limits<double>::infinity();
    double alone = never, one = never, two = never;  // the least: what else the machine does only adds
    for ([[maybe_unused]] auto _ : measured) {       // NOLINT(clang-analyzer-deadcode.DeadStores)
        double seconds = 0;
        const std::vector<double> expected = bare(plan, model, seconds);
        alone = std::min(alone, seconds);
        bool same = by_sweep(plan, 2, seconds) == expected;
        two = std::min(two, seconds);
        same = by_sweep(plan, 1, seconds) == expected && same;
        one = std::min(one, seconds);
        if (!same) return measured.SkipWithError("it gave another result");
        measured.SetIterationTime(seconds);
    }
    measured.counters["over bare runs"] = one / alone;
    measured.counters["of two workers"] = one / two;
}
BENCHMARK(sweep_of_eight_runs)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(3);

}  // namespace
