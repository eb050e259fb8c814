#include "sim/sweep/file/sweep_file.hpp"

#include <gtest/gtest.h>

#include "tests/sweep/small_sweep.hpp"

namespace musubi {
namespace {

TEST(SweepFile, VariesAWholeNumberOverThoseBetween) {
    const Sweep sweep = read_small_sweep(text_with("kind = \"sobol\"\npoints = 8", candidates));
    ASSERT_EQ(sweep.factors.size(), 1U);
    const auto& levels = std::get<Levels>(sweep.factors[0].spread).values;
    EXPECT_EQ(levels,
              (std::vector<Value>{std::int64_t{1}, std::int64_t{2}, std::int64_t{3}, std::int64_t{4}}));
}

TEST(SweepFile, StandsForEveryParameterOfAClassButThoseLeftOut) {
    const Sweep sweep = read_small_sweep(text_with(
        "kind = \"morris\"\ntrajectories = 2",
        "every = { source = \"c\", within = 0.5, except = [\"network.seed\", \"network.rewiring\"] }\n" +
            candidates));
    std::vector<std::string> names;
    for (const SweepFactor& factor : sweep.factors) names.push_back(factor.name);
    EXPECT_EQ(names, (std::vector<std::string>{"network.candidates", "network.agents", "network.steps"}));
    EXPECT_EQ(number_at(sweep.factors[2].spread, 0), 10);
    EXPECT_EQ(number_at(sweep.factors[2].spread, 1), 30);
}

TEST(IdentityOfASweep, LeavesOutHowManyPointsAndReplicatesThereAreWhereTheyCanGrow) {
    const auto identity = [](const std::string& text) { return identity_of(read_small_sweep(text)); };
    const std::string sobol = text_with("kind = \"sobol\"\npoints = 8", candidates);
    EXPECT_EQ(identity(sobol), identity(text_with("kind = \"sobol\"\npoints = 16", candidates)));
    EXPECT_EQ(identity(sobol), identity(text_with("kind = \"sobol\"\npoints = 8", candidates, "5")));
    EXPECT_NE(identity(sobol), identity("seed = 2\n" + sobol));
    EXPECT_NE(identity(sobol), identity(text_with("kind = \"sobol\"\npoints = 8",
                                                  "network.candidates = { low = 1, high = 5 }")));
    EXPECT_NE(identity(text_with("kind = \"latin_hypercube\"\npoints = 8", candidates)),
              identity(text_with("kind = \"latin_hypercube\"\npoints = 9", candidates)));
}

TEST(PlanOfASweep, CutsEveryRunIntoOneBatch) {
    const SweepPlan plan = planned(text_with("kind = \"sobol\"\npoints = 10", candidates, "3"), 4);
    std::vector<int> made(30);
    for (std::size_t b = 0; b < plan.batches(); ++b) {
        const Batch batch = plan.batch(b);
        for (std::size_t point = batch.first; point < batch.end; ++point)
            ++made[batch.replicate * 10 + point];
    }
    EXPECT_EQ(made, std::vector<int>(30, 1));
    EXPECT_EQ(plan.batch(5).name(), "r00001-p00000008-00000010");
}

TEST(PlanOfASweep, KeepsItsBatchesWhenItGrows) {
    SweepPlan plan = planned(text_with("kind = \"sobol\"\npoints = 10", candidates), 4);
    const auto before = plan.borders;
    plan.sweep.design.size = 16;
    plan.places = places_of(plan.sweep);
    cut_into_batches(plan, 5, before);
    EXPECT_EQ(plan.borders, (std::vector<std::size_t>{4, 8, 10, 15, 16}));
}

TEST(PlanOfASweep, ReadsBackFromItsPanel) {
    const SweepPlan plan = planned(text_with("kind = \"saltelli\"\npoints = 4", candidates), 3);
    Provenance provenance;
    provenance.version = "1.2.3";
    const SweepPlan again = plan_in(panel_of(plan), provenance, known_models());
    EXPECT_EQ(again.identity, plan.identity);
    EXPECT_EQ(again.places, plan.places);
    EXPECT_EQ(again.points(), plan.points());
    EXPECT_EQ(again.version, "1.2.3");
}

}  // namespace
}  // namespace musubi
