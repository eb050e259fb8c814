#include <benchmark/benchmark.h>
#include <unistd.h>

#include <filesystem>

#include "bench/baseline.hpp"
#include "musubi/ensemble.hpp"
#include "sim/io/content.hpp"
#include "sim/results/result_file.hpp"

// The doors of the program: a scenario comes in, a result goes out.
namespace {

void read_a_scenario(benchmark::State& measured) {
    for ([[maybe_unused]] auto _ : measured) {  // NOLINT(clang-analyzer-deadcode.DeadStores)
        const musubi::Scenario scenario = bench::baseline(1);
        if (scenario.tables.at("tables.regions").rows.size() != 19)
            return measured.SkipWithError("18 regions and the rest of the country were expected");
    }
}
BENCHMARK(read_a_scenario)->Unit(benchmark::kMicrosecond);

/// A result of 60 replicates, whole: image, compression, flush to the disk. The people are few, which changes
/// the numbers in the file and not how many there are.
void write_a_result(benchmark::State& measured) {
    const auto path =
        std::filesystem::temp_directory_path() / ("musubi_bench_result_" + std::to_string(getpid()) + ".h5");
    musubi::EnsemblePlan plan;
    plan.replicates = 60;
    const musubi::Panel panel = run_ensemble(bench::prepared(bench::baseline(0.1)), plan);
    const std::string expected = content_checksum(panel);
    for ([[maybe_unused]] auto _ : measured)  // NOLINT(clang-analyzer-deadcode.DeadStores)
        musubi::write_result(path, panel, {}, musubi::Overwrite::yes);
    const bool same = content_checksum(musubi::read_panel(path)) == expected;
    measured.counters["bytes"] = static_cast<double>(std::filesystem::file_size(path));
    std::filesystem::remove(path);
    if (!same) measured.SkipWithError("the file holds another result");
}
BENCHMARK(write_a_result)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
