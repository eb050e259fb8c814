#include <gtest/gtest.h>

#include "sim/io/content.hpp"
#include "tests/knowledge_cluster/ensembles.hpp"

// Nothing but scenario, seed and replicate decides a bit of the result (architecture.md, "Decisions").
namespace musubi::knowledge_cluster::testing {
namespace {

using Parallel = EnsemblePlan::Parallel;

EnsemblePlan plan(int threads, Parallel parallel, std::uint64_t replicates) {
    EnsemblePlan plan;
    plan.threads = threads;
    plan.parallel = parallel;
    plan.replicates = replicates;
    return plan;
}

/// Large enough for several blocks of agents, of projects and of offers: 5,200 agents.
Scenario scenario_of_many_blocks() {
    return small_scenario({{"population.scale", 0.14}, {"time.burn_in_years", std::int64_t{2}}});
}

void expect_the_same(const Panel& expected, const Panel& found, const std::string& what) {
    EXPECT_EQ(first_difference(expected, found), "") << what;
    EXPECT_EQ(content_checksum(expected), content_checksum(found)) << what;
}

TEST(SameBits, WithTheReplicatesOnAnyNumberOfThreads) {
    const Scenario scenario = small_scenario({{"population.scale", 0.1}});
    const Panel one = ensemble_of(scenario, plan(1, Parallel::over_replicates, 8));
    ASSERT_GT(sum_of(one, "projects_started", {{"sponsor", "programme"}}), 0);
    for (const int threads : {2, 3, 8})
        expect_the_same(one, ensemble_of(scenario, plan(threads, Parallel::over_replicates, 8)),
                        std::to_string(threads) + " threads");
}

TEST(SameBits, WithTheThreadsInsideARun) {
    const Scenario scenario = scenario_of_many_blocks();
    const Panel one = ensemble_of(scenario, plan(1, Parallel::over_replicates, 2));
    for (const int threads : {1, 2, 3, 8})
        expect_the_same(one, ensemble_of(scenario, plan(threads, Parallel::inside_a_run, 2)),
                        std::to_string(threads) + " threads");
}

TEST(SameBits, WhetherAReplicateRunsInCompanyOrAlone) {
    const Scenario scenario = small_scenario();
    const Panel together = ensemble_of(scenario, plan(2, Parallel::automatic, 4));
    for (const std::uint64_t replicate : {0, 3}) {
        EnsemblePlan alone = plan(1, Parallel::automatic, 1);
        alone.first_replicate = replicate;
        // A cell of the replicate that ran alone has its place, by label, among those that ran together.
        EXPECT_EQ(first_difference(ensemble_of(scenario, alone), together), "") << "replicate " << replicate;
    }
}

TEST(SameBits, AnotherReplicateAndAnotherSeedAreOther) {
    const Scenario scenario = small_scenario();
    const Panel panel = ensemble_of(scenario, plan(1, Parallel::automatic, 2));
    const auto papers = by_replicate(panel, "papers_monthly");
    EXPECT_NE(papers[0], papers[1]);
    EnsemblePlan other_seed = plan(1, Parallel::automatic, 2);
    other_seed.seed = 2;
    EXPECT_NE(first_difference(panel, ensemble_of(scenario, other_seed)), "");
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
