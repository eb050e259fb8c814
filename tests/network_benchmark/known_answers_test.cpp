#include <gtest/gtest.h>

#include <cstdint>
#include <numeric>
#include <ostream>
#include <set>

#include "models/network_benchmark/model.hpp"
#include "musubi/ensemble.hpp"

using namespace musubi;
using network_benchmark::NetworkBenchmark;

namespace {

struct Answer {
    std::int64_t agents, edges, accepted;
    std::uint64_t x, e;
};
void PrintTo(const Answer& answer, std::ostream* out) { *out << answer.agents << " agents"; }

/// Found alike by five programs in three languages.
constexpr Answer ten_thousand{10'000, 49'979, 19'581, 0xd8faea910e82e0f1, 0xb40370049a0ecb37};
constexpr Answer hundred_thousand{100'000, 499'969, 194'884, 0xaadb70ff8afd2cd0, 0x26ff8aa9fff9b61b};
constexpr Answer million{1'000'000, 4'999'975, 1'956'632, 0x34b4b5524b76858f, 0x0312246c96f7f68e};

Panel run(std::int64_t agents, const EnsemblePlan& plan) {
    Scenario scenario;
    scenario.settings["network.agents"] = {agents, {}};
    Problems problems;
    const auto model = any_model<NetworkBenchmark>().prepare(scenario, problems);
    EXPECT_TRUE(problems.none());
    return run_ensemble(*model, plan);
}

EnsemblePlan plan_of(std::uint64_t replicates, int threads,
                     EnsemblePlan::Parallel parallel = EnsemblePlan::Parallel::automatic) {
    EnsemblePlan plan;
    plan.replicates = replicates;
    plan.threads = threads;
    plan.parallel = parallel;
    return plan;
}

const std::vector<std::int64_t>& numbers(const Panel& panel, const std::string& variable) {
    return std::get<std::vector<std::int64_t>>(panel.variable(variable).numbers);
}

void expect_answer(const Panel& panel, const Answer& answer) {
    const auto& accepted = numbers(panel, "accepted");
    EXPECT_EQ(accepted.size(), 20U);
    EXPECT_EQ(std::accumulate(accepted.begin(), accepted.end(), std::int64_t{0}), answer.accepted);
    EXPECT_EQ(numbers(panel, "edges").at(0), answer.edges);
    EXPECT_EQ(static_cast<std::uint64_t>(numbers(panel, "x_checksum").at(0)), answer.x);
    EXPECT_EQ(static_cast<std::uint64_t>(numbers(panel, "e_checksum").at(0)), answer.e);
}

class KnownAnswers : public testing::TestWithParam<Answer> {};

}  // namespace

static_assert(Model<NetworkBenchmark>);

TEST_P(KnownAnswers, AreFoundByOneThreadAndByTwo) {
    expect_answer(run(GetParam().agents, plan_of(1, 1)), GetParam());
    expect_answer(run(GetParam().agents, plan_of(1, 2)), GetParam());
}
INSTANTIATE_TEST_SUITE_P(NetworkBenchmark, KnownAnswers,
                         testing::Values(ten_thousand, hundred_thousand, million));

TEST(NetworkBenchmark, IsTheSameInsideARunAndOverReplicatesOnAnyNumberOfThreads) {
    using Parallel = EnsemblePlan::Parallel;
    const Panel alone = run(3000, plan_of(4, 1));
    for (const int threads : {1, 2, 3, 8})
        for (const auto parallel : {Parallel::over_replicates, Parallel::inside_a_run}) {
            const Panel panel = run(3000, plan_of(4, threads, parallel));
            for (const Variable& variable : alone.variables)
                EXPECT_EQ(numbers(panel, variable.name), numbers(alone, variable.name)) << variable.name;
        }
}

TEST(NetworkBenchmark, AnotherSeedOfTheEnsembleIsOtherLuck) {
    EnsemblePlan plan = plan_of(3, 1);
    std::set<std::int64_t> checksums;
    for (plan.seed = 0; plan.seed < 4; ++plan.seed) {
        const Panel panel = run(1000, plan);
        const auto& of_seed = numbers(panel, "x_checksum");
        checksums.insert(of_seed.begin(), of_seed.end());
    }
    EXPECT_EQ(checksums.size(), 12U) << "no replicate of a seed is one of another seed";
}

TEST(NetworkBenchmark, TheNextReplicateHasTheNextSeed) {
    const Panel panel = run(1000, plan_of(2, 1));
    EXPECT_NE(numbers(panel, "x_checksum")[0], numbers(panel, "x_checksum")[1]);
}
