#include <benchmark/benchmark.h>
#include <unistd.h>

#include <filesystem>

#include "bench/baseline.hpp"
#include "musubi/ensemble.hpp"
#include "sim/io/content.hpp"
#include "sim/results/result_file.hpp"

// What a user waits for: a replicate, and an ensemble with its file.
namespace {

std::filesystem::path target() {
    return std::filesystem::temp_directory_path() / ("musubi_bench_" + std::to_string(getpid()) + ".h5");
}

void rate(benchmark::State& measured, double agent_months) {
    measured.counters["agent-months/s"] =
        benchmark::Counter(agent_months, benchmark::Counter::kIsIterationInvariantRate);
}

/// Runs as the program does it; the first result is what all others must be.
class Ensemble {
  public:
    Ensemble(double scale, std::uint64_t replicates, int threads)
        : model_(bench::prepared(bench::baseline(scale))) {
        plan_.replicates = replicates;
        plan_.threads = threads;
    }
    [[nodiscard]] musubi::Panel run() const { return run_ensemble(model_, plan_); }
    [[nodiscard]] double agent_months() const {
        return model_.agent_months * static_cast<double>(plan_.replicates);
    }

  private:
    musubi::PreparedModel model_;
    musubi::EnsemblePlan plan_;
};

/// A replicate of the baseline on one thread, burn-in included.
void knowledge_cluster_replicate(benchmark::State& measured) {
    const Ensemble ensemble(1, 1, 1);
    std::string expected;
    for ([[maybe_unused]] auto _ : measured) {  // NOLINT(clang-analyzer-deadcode.DeadStores)
        const musubi::Panel panel = ensemble.run();
        const std::string found = content_checksum(panel);
        if (!expected.empty() && found != expected) return measured.SkipWithError("it gave another result");
        expected = found;
    }
    rate(measured, ensemble.agent_months());
}
BENCHMARK(knowledge_cluster_replicate)->UseRealTime()->Unit(benchmark::kMillisecond);

/// Eight replicates and their result file. Argument: threads; two cores should take half the time of one.
void knowledge_cluster_ensemble_with_its_file(benchmark::State& measured) {
    const auto threads = static_cast<int>(measured.range(0));
    const Ensemble ensemble(1, 8, threads);
    static const std::string expected = content_checksum(Ensemble(1, 8, 1).run());
    for ([[maybe_unused]] auto _ : measured) {  // NOLINT(clang-analyzer-deadcode.DeadStores)
        musubi::write_result(target(), ensemble.run(), {}, musubi::Overwrite::yes);
        measured.PauseTiming();
        const bool same = content_checksum(musubi::read_panel(target())) == expected;
        std::filesystem::remove(target());
        measured.ResumeTiming();
        if (!same) return measured.SkipWithError("the file holds another result");
    }
    rate(measured, ensemble.agent_months());
}
BENCHMARK(knowledge_cluster_ensemble_with_its_file)
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
