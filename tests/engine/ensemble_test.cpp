#include "musubi/ensemble.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "musubi/random.hpp"

using namespace musubi;

namespace {

using Parallel = EnsemblePlan::Parallel;
enum class Purpose { value };

/// Four sums of keyed draws a replicate, made by a loop that may run in parallel.
PreparedModel sums() {
    PreparedModel model;
    model.layout.dimensions = {{"quarter", "quarter", {}, {1, 2, 3, 4}, "1"}};
    Variable sum, name;
    sum.name = "sum";
    sum.dimensions = {"quarter"};
    sum.numbers = std::vector<double>(4, -1);
    name.name = "name";
    name.dimensions = {"quarter"};
    name.numbers = std::vector<std::string>{"a", "b", "c", "d"};
    name.per_replicate = false;
    model.layout.variables = {name, sum};
    model.simulate = [](const Replicate& replicate, const Workers& workers, PanelSlice& results) {
        const Stream stream = Luck(replicate.seed, replicate.number).stream(Purpose::value);
        const std::span<double> sums = results.of<double>(1);
        for_blocks(workers, 4000, 1000, [&](std::size_t block, std::size_t begin, std::size_t end) {
            sums[block] = 0;
            for (std::size_t k = begin; k < end; ++k) sums[block] += stream.uniform(k);
        });
    };
    return model;
}

std::vector<double> numbers(const Panel& panel) {
    return std::get<std::vector<double>>(panel.variable("sum").numbers);
}

EnsemblePlan plan_of(std::uint64_t replicates, int threads, Parallel parallel = Parallel::automatic) {
    EnsemblePlan plan;
    plan.seed = 7;
    plan.replicates = replicates;
    plan.threads = threads;
    plan.parallel = parallel;
    return plan;
}

}  // namespace

TEST(Ensemble, IsTheSameForAnyNumberOfThreadsAndEitherKindOfParallelism) {
    const auto alone = numbers(run_ensemble(sums(), plan_of(10, 1)));
    ASSERT_EQ(alone.size(), 40U);
    for (const int threads : {1, 2, 3, 8})
        for (const auto parallel : {Parallel::automatic, Parallel::over_replicates, Parallel::inside_a_run})
            EXPECT_EQ(numbers(run_ensemble(sums(), plan_of(10, threads, parallel))), alone)
                << threads << " threads";
}

TEST(Ensemble, AReplicateAloneIsTheSameAsAmongOthers) {
    const auto together = numbers(run_ensemble(sums(), plan_of(6, 2)));
    for (std::uint64_t r = 0; r < 6; ++r) {
        EnsemblePlan plan = plan_of(1, 2);
        plan.first_replicate = r;
        const Panel panel = run_ensemble(sums(), plan);
        EXPECT_EQ(panel.dimension("replicate").numbers, std::vector{static_cast<std::int64_t>(r)});
        const auto at = together.begin() + static_cast<std::ptrdiff_t>(4 * r);
        EXPECT_EQ(numbers(panel), std::vector(at, at + 4));
    }
}

TEST(Ensemble, ReplicateIsTheFirstDimensionOfWhatDiffersBetweenReplicates) {
    EnsemblePlan plan = plan_of(3, 1);
    plan.first_replicate = 5;
    const Panel panel = run_ensemble(sums(), plan);
    EXPECT_EQ(panel.dimensions[0].name, "replicate");
    EXPECT_EQ(panel.dimensions[0].numbers, (std::vector<std::int64_t>{5, 6, 7}));
    EXPECT_EQ(panel.variable("sum").dimensions, (std::vector<std::string>{"replicate", "quarter"}));
    EXPECT_EQ(panel.variable("name").dimensions, (std::vector<std::string>{"quarter"}));
    EXPECT_EQ(std::get<std::vector<std::string>>(panel.variable("name").numbers).size(), 4U);
    for (const Variable& variable : panel.variables)
        EXPECT_EQ(std::visit([](const auto& all) { return all.size(); }, variable.numbers),
                  panel.size_of(variable));
}

TEST(Ensemble, WhatAModelLeavesUntouchedStaysAsTheLayoutSays) {
    PreparedModel model = sums();
    model.simulate = [](const Replicate&, const Workers&, PanelSlice&) {};
    EXPECT_EQ(numbers(run_ensemble(model, plan_of(3, 2))), std::vector<double>(12, -1));
}

TEST(Ensemble, ReplicatesAndSeedsDiffer) {
    const auto two = numbers(run_ensemble(sums(), plan_of(2, 1)));
    EXPECT_NE(two[0], two[4]);
    EnsemblePlan other = plan_of(2, 1);
    other.seed = 8;
    EXPECT_NE(numbers(run_ensemble(sums(), other))[0], two[0]);
}

TEST(Ensemble, OneLevelOfParallelism) {
    PreparedModel model = sums();
    std::atomic<int> parallel_inside = 0;
    model.simulate = [&](const Replicate&, const Workers& workers, PanelSlice&) {
        parallel_inside += workers.run != nullptr ? 1 : 0;
    };
    const auto inside = [&](std::uint64_t replicates, int threads, Parallel parallel) {
        parallel_inside = 0;
        run_ensemble(model, plan_of(replicates, threads, parallel));
        return parallel_inside.load();
    };
    EXPECT_EQ(inside(4, 4, Parallel::automatic), 0) << "as many replicates as threads";
    EXPECT_EQ(inside(3, 4, Parallel::automatic), 3) << "fewer";
    EXPECT_EQ(inside(3, 4, Parallel::over_replicates), 0);
    EXPECT_EQ(inside(8, 4, Parallel::inside_a_run), 8);
}

TEST(Ensemble, ProgressCountsUpOneByOneAndNeverOverlaps) {
    EnsemblePlan plan = plan_of(50, 8);
    std::vector<std::uint64_t> seen;
    std::atomic<bool> busy = false;
    plan.progress = [&](std::uint64_t done) {
        EXPECT_FALSE(busy.exchange(true));
        seen.push_back(done);
        busy = false;
    };
    run_ensemble(sums(), plan);
    ASSERT_EQ(seen.size(), 50U);
    for (std::size_t n = 0; n < seen.size(); ++n) EXPECT_EQ(seen[n], n + 1);
}

TEST(Ensemble, TheFirstReplicateThatFailsIsReportedWhateverTheThreads) {
    PreparedModel model = sums();
    model.simulate = [](const Replicate& replicate, const Workers& workers, PanelSlice&) {
        if (replicate.number == 3) std::this_thread::sleep_for(std::chrono::milliseconds(20));
        for_blocks(workers, 8, 1, [&](std::size_t block, std::size_t, std::size_t) {
            if (replicate.number >= 3 && block == 5)
                throw std::runtime_error(std::to_string(replicate.number));
        });
    };
    for (const int threads : {1, 2, 3, 8})
        for (const auto parallel : {Parallel::over_replicates, Parallel::inside_a_run}) try {
                run_ensemble(model, plan_of(40, threads, parallel));
                FAIL() << "nothing thrown";
            } catch (const std::runtime_error& failure) {
                EXPECT_STREQ(failure.what(), "3") << threads << " threads";
            }
}

TEST(Ensemble, ZeroThreadsMeansThoseOfTheMachineAndNoReplicatesAnEmptyResult) {
    EXPECT_EQ(numbers(run_ensemble(sums(), plan_of(4, 0))), numbers(run_ensemble(sums(), plan_of(4, 1))));
    EXPECT_TRUE(numbers(run_ensemble(sums(), plan_of(0, 2))).empty());
}
