#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "musubi/ensemble.hpp"
#include "musubi/random.hpp"

using namespace musubi;

namespace {

using Parallel = EnsemblePlan::Parallel;
enum class Purpose { value };

/// Two numbers and a word a replicate, and a number that all share. It loops twice, as a model's months do.
PreparedModel draws() {
    PreparedModel model;
    model.layout.dimensions = {{"half", "half", {}, {1, 2}, "1"}};
    Variable draw, word, shared;
    draw.name = "draw";
    draw.dimensions = {"half"};
    draw.numbers = std::vector<double>(2, -1);
    word.name = "word";
    word.numbers = std::vector<std::string>{"untouched"};
    shared.name = "shared";
    shared.numbers = std::vector<std::int32_t>{7};
    shared.per_replicate = false;
    model.layout.variables = {draw, word, shared};
    model.simulate = [](const Replicate& replicate, const Workers& workers, PanelSlice& results) {
        const Stream stream = Luck(replicate.seed, replicate.number).stream(Purpose::value);
        for (std::size_t half = 0; half < 2; ++half)
            for_blocks(workers, 2, 1, [&](std::size_t block, std::size_t, std::size_t) {
                if (block == half) results.of<double>(0)[half] = stream.uniform(half);
            });
        results.of<std::string>(1)[0] = "replicate " + std::to_string(replicate.number);
    };
    return model;
}

EnsemblePlan plan_of(std::uint64_t replicates, int threads, Parallel parallel) {
    EnsemblePlan plan;
    plan.seed = 11;
    plan.first_replicate = 100;
    plan.replicates = replicates;
    plan.threads = threads;
    plan.parallel = parallel;
    return plan;
}

void expect_equal(const Panel& a, const Panel& b, const std::string& what) {
    ASSERT_EQ(a.dimensions.size(), b.dimensions.size()) << what;
    for (std::size_t d = 0; d < a.dimensions.size(); ++d)
        EXPECT_EQ(a.dimensions[d].numbers, b.dimensions[d].numbers) << what;
    ASSERT_EQ(a.variables.size(), b.variables.size()) << what;
    for (std::size_t v = 0; v < a.variables.size(); ++v) {
        EXPECT_EQ(a.variables[v].name, b.variables[v].name) << what;
        EXPECT_EQ(a.variables[v].dimensions, b.variables[v].dimensions) << what;
        EXPECT_TRUE(a.variables[v].numbers == b.variables[v].numbers) << what << ": " << a.variables[v].name;
    }
}

std::vector<std::int64_t> finished(const Panel& panel) { return panel.dimension("replicate").numbers; }

}  // namespace

TEST(StoppedEnsemble, HoldsWhatFinishedAndNothingElse) {
    for (const auto parallel : {Parallel::over_replicates, Parallel::inside_a_run}) {
        EnsemblePlan plan = plan_of(20, 3, parallel);
        std::atomic<std::uint64_t> done = 0;
        plan.progress = [&](std::uint64_t now) { done = now; };
        plan.stop = [&] { return done >= 5 ? Stop::after_those_under_way : Stop::no; };
        const Panel panel = run_ensemble(draws(), plan);

        const auto numbers = finished(panel);
        EXPECT_GE(numbers.size(), 5U);
        EXPECT_LE(numbers.size(), 7U) << "five, and at most two that the other threads had begun";
        EXPECT_EQ(numbers.size(), done);
        const auto& words = std::get<std::vector<std::string>>(panel.variable("word").numbers);
        const auto& values = std::get<std::vector<double>>(panel.variable("draw").numbers);
        ASSERT_EQ(words.size(), numbers.size());
        ASSERT_EQ(values.size(), 2 * numbers.size());
        for (std::size_t r = 0; r < numbers.size(); ++r) {
            EXPECT_EQ(words[r], "replicate " + std::to_string(numbers[r]));
            const Stream stream = Luck(11, static_cast<std::uint64_t>(numbers[r])).stream(Purpose::value);
            EXPECT_EQ(values[2 * r], stream.uniform(0));
            EXPECT_EQ(values[2 * r + 1], stream.uniform(1));
        }
        EXPECT_EQ(std::get<std::vector<std::int32_t>>(panel.variable("shared").numbers).size(), 1U);
    }
}

TEST(StoppedEnsemble, TakenUpAgainItIsTheSameAsOneThatWasNeverStopped) {
    const Panel whole = run_ensemble(draws(), plan_of(20, 1, Parallel::automatic));
    for (const int threads : {1, 2, 3, 8})
        for (const auto parallel : {Parallel::over_replicates, Parallel::inside_a_run}) {
            Panel panel;
            int parts = 0;
            while (finished(panel =
                                [&] {
                                    EnsemblePlan plan = plan_of(20, threads, parallel);
                                    std::atomic<std::uint64_t> first = 0, done = 0;
                                    plan.progress = [&](std::uint64_t now) {
                                        if (first == 0) first = now;
                                        done = now;
                                    };
                                    plan.stop = [&] {
                                        return done > 0 && done >= first + 3 ? Stop::after_those_under_way
                                                                             : Stop::no;
                                    };
                                    const Panel earlier = panel;
                                    if (parts > 0) plan.earlier = &earlier;
                                    ++parts;
                                    return run_ensemble(draws(), plan);
                                }())
                       .size() < 20) {
            }
            EXPECT_GT(parts, 1);
            expect_equal(panel, whole, std::to_string(threads) + " threads");
        }
}

TEST(StoppedEnsemble, ComputesOnlyWhatIsNotThereWhateverTheOrder) {
    // Of 100 … 104, those numbered 103 and 101 are there, in that order, and say so themselves.
    EnsemblePlan one = plan_of(1, 1, Parallel::automatic);
    one.first_replicate = 101;
    Panel earlier = run_ensemble(draws(), one);
    earlier.dimensions[0].numbers = {103, 101};
    earlier.variables[0].numbers = std::vector<double>{3.25, 3.5, 1.25, 1.5};
    earlier.variables[1].numbers = std::vector<std::string>{"three", "one"};
    std::swap(earlier.variables[0], earlier.variables[1]);  // a file may list them in another order

    EnsemblePlan plan = plan_of(5, 2, Parallel::automatic);
    std::vector<std::uint64_t> seen;
    plan.earlier = &earlier;
    plan.progress = [&](std::uint64_t done) { seen.push_back(done); };
    const Panel panel = run_ensemble(draws(), plan);
    EXPECT_EQ(seen, (std::vector<std::uint64_t>{3, 4, 5}));
    EXPECT_EQ(finished(panel), (std::vector<std::int64_t>{100, 101, 102, 103, 104}));
    EXPECT_EQ(std::get<std::vector<std::string>>(panel.variable("word").numbers),
              (std::vector<std::string>{"replicate 100", "one", "replicate 102", "three", "replicate 104"}));
    const auto& values = std::get<std::vector<double>>(panel.variable("draw").numbers);
    EXPECT_EQ((std::vector{values[2], values[3], values[6], values[7]}), (std::vector{1.25, 1.5, 3.25, 3.5}));
}

TEST(StoppedEnsemble, AtOnceForgetsTheReplicateUnderWay) {
    for (const auto parallel : {Parallel::over_replicates, Parallel::inside_a_run}) {
        PreparedModel model = draws();
        std::atomic<bool> at_once = false;
        model.simulate = [&, whole = model.simulate](const Replicate& replicate, const Workers& workers,
                                                     PanelSlice& results) {
            results.of<double>(0)[0] = 99;  // what it wrote before it was dropped must not be seen
            if (replicate.number == 102) at_once = true;
            whole(replicate, workers, results);
        };
        EnsemblePlan plan = plan_of(8, 1, parallel);
        plan.stop = [&] { return at_once ? Stop::at_once : Stop::no; };
        EXPECT_EQ(finished(run_ensemble(model, plan)), (std::vector<std::int64_t>{100, 101}));
    }
}

TEST(StoppedEnsemble, StoppedBeforeItBeganIsEmpty) {
    EnsemblePlan plan = plan_of(4, 2, Parallel::automatic);
    plan.stop = [] { return Stop::after_those_under_way; };
    const Panel panel = run_ensemble(draws(), plan);
    EXPECT_TRUE(finished(panel).empty());
    EXPECT_EQ(panel.size_of(panel.variable("draw")), 0U);
}

TEST(StoppedEnsemble, AFailureIsReportedThoughItWasStopped) {
    PreparedModel model = draws();
    std::atomic<bool> stop = false;
    model.simulate = [&](const Replicate&, const Workers&, PanelSlice&) {
        stop = true;
        throw std::runtime_error("torn");
    };
    EnsemblePlan plan = plan_of(8, 1, Parallel::automatic);
    plan.stop = [&] { return stop ? Stop::after_those_under_way : Stop::no; };
    EXPECT_THROW(run_ensemble(model, plan), std::runtime_error);
}

TEST(StoppedEnsemble, ResultsOfAnotherShapeAreRefused) {
    const Panel good = run_ensemble(draws(), plan_of(2, 1, Parallel::automatic));
    const auto refused = [&](void (*spoil)(Panel&)) {
        Panel earlier = good;
        spoil(earlier);
        EnsemblePlan plan = plan_of(5, 1, Parallel::automatic);
        plan.earlier = &earlier;
        EXPECT_THROW(run_ensemble(draws(), plan), std::invalid_argument);
    };
    refused([](Panel& panel) { panel.variables[0].name = "other"; });
    refused([](Panel& panel) { panel.variables[0].group = "/other"; });
    refused([](Panel& panel) { panel.variables[0].dimensions = {"replicate"}; });
    refused([](Panel& panel) { panel.variables[0].numbers = std::vector<float>(4); });
    refused([](Panel& panel) { panel.variables[0].numbers = std::vector<double>(6); });
}
