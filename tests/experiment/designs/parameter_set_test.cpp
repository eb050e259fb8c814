#include "sim/experiment/designs/parameter_set.hpp"

#include <gtest/gtest.h>

#include "musubi/ensemble.hpp"
#include "sim/experiment/designs/vectors.hpp"

namespace musubi {
namespace {

double factor_of(const Scenario& scenario) {
    return std::get<double>(scenario.settings.at("a.factor").value);
}

std::int64_t count_of(const Scenario& scenario) {
    return std::get<std::int64_t>(scenario.settings.at("a.count").value);
}

Variable number_of_a_run(const std::string& name) {
    return {.group = "",
            .name = name,
            .units = "1",
            .long_name = name,
            .dimensions = {},
            .numbers = std::vector<double>(1)};
}

/// A model whose results are its two parameters, and which shows its joint work as well.
AnyModel echo() {
    static const std::vector<ParameterSpec> parameters{
        {"a.factor", ParameterSpec::Type::real, 1.0, 0, 10, "1", {}, Source::assumption, "what comes out"},
        {"a.count",
         ParameterSpec::Type::integer,
         std::int64_t{2},
         0,
         9,
         "1",
         {},
         Source::assumption,
         "as well"}};
    return {
        "echo", "Echo", &parameters, [](const Scenario& scenario, Problems&) -> std::optional<PreparedModel> {
            PreparedModel model;
            model.layout.variables = {number_of_a_run("factor"), number_of_a_run("count")};
            const auto simulate = [factor = factor_of(scenario), count = count_of(scenario)](
                                      const Replicate&, const Workers&, PanelSlice& results) {
                results.of<double>(0).front() = factor;
                results.of<double>(1).front() = static_cast<double>(count);
            };
            model.simulate = simulate;
            model.show = [simulate](const Replicate& replicate, const Workers& workers, PanelSlice& results,
                                    const JointWorkWatcher&) { simulate(replicate, workers, results); };
            return model;
        }};
}

Scenario usual() {
    Scenario scenario;
    scenario.model = "echo";
    scenario.settings["a.factor"] = {1.0, {}};
    scenario.settings["a.count"] = {std::int64_t{2}, {}};
    return scenario;
}

const ParameterSet three{{"a.factor"}, {{2.0}, {3.0}, {4.0}}, {0.5, 0.5, 0.0}};

std::vector<double> factors_in(const Panel& panel) {
    return std::get<std::vector<double>>(panel.variable("factor").numbers);
}

Panel run_with(const PreparedModel& model) {
    EnsemblePlan plan;
    plan.replicates = 40;
    return run_ensemble(model, plan);
}

TEST(ParameterSet, GivesEachPairOfReplicatesAVectorByItsWeight) {
    const AnyModel model = echo();
    Problems problems;
    const Scenario scenario = usual();
    const Panel panel = run_with(prepare_with(three, model, scenario, problems));
    const std::vector<double> factors = factors_in(panel);
    const auto& vectors = std::get<std::vector<std::int32_t>>(panel.variable("vector").numbers);
    int twos = 0;
    for (std::size_t r = 0; r < factors.size(); r += 2) {
        EXPECT_EQ(factors[r], factors[r + 1]) << "they share their parameters";
        EXPECT_EQ(factors[r], three.values[static_cast<std::size_t>(vectors[r])][0]);
        EXPECT_NE(factors[r], 4) << "whose weight is 0";
        twos += factors[r] == 2 ? 1 : 0;
    }
    EXPECT_EQ(twos, 10) << "half of the 20 pairs";
}

TEST(ParameterSet, GivesTheSameVectorsToEverySeedAndScenario) {
    const AnyModel model = echo();
    Problems problems;
    EnsemblePlan plan;
    plan.replicates = 8;
    plan.seed = 99;
    const Panel other = run_ensemble(prepare_with(three, model, usual(), problems), plan);
    std::vector<double> first = factors_in(run_with(prepare_with(three, model, usual(), problems)));
    first.resize(8);
    EXPECT_EQ(factors_in(other), first) << "more replicates leave the first ones as they are";
}

TEST(ParameterSet, LeavesWhatTheScenarioSetsItself) {
    const AnyModel model = echo();
    Problems problems;
    Scenario own = usual();
    own.settings["a.factor"] = {7.0, {"own.toml", 3, 1}};
    EXPECT_EQ(set_by_scenario(three, own), std::vector<std::string>{"a.factor"});
    EXPECT_TRUE(set_by_scenario(three, usual()).empty()) << "a default is not set by anybody";
    const Panel panel = run_with(prepare_with(three, model, own, problems));
    for (const double factor : factors_in(panel)) EXPECT_EQ(factor, 7);
    EXPECT_EQ(panel.find("/calibration", "parameter"), nullptr) << "no parameter is left to be drawn";
    EXPECT_EQ(vectors_of(panel).of, vectors_of(run_with(prepare_with(three, model, usual(), problems))).of)
        << "its replicates pair with those of other scenarios";
}

TEST(ParameterSet, IsDrawnFromAlsoWhenTheModelShowsItsJointWork) {
    const AnyModel model = echo();
    Problems problems;
    const Scenario scenario = usual();
    const PreparedModel drawn = prepare_with(three, model, scenario, problems);
    PreparedModel shown = drawn;
    shown.simulate = [show = drawn.show](const Replicate& replicate, const Workers& workers,
                                         PanelSlice& results) { show(replicate, workers, results, {}); };
    EXPECT_EQ(factors_in(run_with(shown)), factors_in(run_with(drawn)));
}

TEST(ParameterSet, IsTheSameAfterItWasWrittenAndRead) {
    Problems problems;
    TextTable table{"set.csv", {{"weight", 1}, {"a.factor", 8}}, {{2, {{"0.25", 1}, {"2.5", 6}}}}, 1};
    const ParameterSet set = parameter_set_of(table, *echo().parameters, problems);
    EXPECT_EQ(to_csv(set, "# from a test\n"), "# from a test\nweight,a.factor\n1,2.5\n");
    EXPECT_TRUE(problems.none());
}

TEST(ParameterSet, HasWholeNumbersToo) {
    Problems problems;
    const auto set_with = [&](const std::string& count) {
        return parameter_set_of(
            {"set.csv", {{"weight", 1}, {"a.count", 8}}, {{2, {{"1", 1}, {count, 3}}}}, 1},
            *echo().parameters, problems);
    };
    const AnyModel model = echo();
    const Panel panel = run_with(prepare_with(set_with("7"), model, usual(), problems));
    EXPECT_EQ(std::get<std::vector<double>>(panel.variable("count").numbers).front(), 7);
    EXPECT_TRUE(problems.none());
    set_with("6.5");
    EXPECT_EQ(problems.items().at(0).message, "6.5 is no whole number, as a.count is");
}

TEST(ParameterSet, HasAParameterAndWeightsThatAddUp) {
    const auto problem_of = [](const TextTable& table) {
        Problems problems;
        parameter_set_of(table, *echo().parameters, problems);
        return problems.items().at(0).message;
    };
    EXPECT_EQ(problem_of({"set.csv", {{"weight", 1}}, {{2, {{"1", 1}}}}, 1}),
              "names no parameter beside the weight");
    const TextTable::Row heavy{2, {{"1e308", 1}, {"2", 7}}};
    EXPECT_EQ(problem_of({"set.csv", {{"weight", 1}, {"a.factor", 8}}, {heavy, heavy}, 1}),
              "the weights are too large to be added up");
}

TEST(ParameterSet, OfAnotherVersionIsRefusedWithItsPlaces) {
    Problems problems;
    const TextTable table{"set.csv",
                          {{"weight", 1}, {"a.factor", 8}, {"a.gone", 17}},
                          {{2, {{"-1", 1}, {"11", 4}, {"0", 7}}}},
                          1};
    parameter_set_of(table, *echo().parameters, problems);
    ASSERT_EQ(problems.items().size(), 3U);
    EXPECT_EQ(problems.items()[0].place.column, 17);
    EXPECT_EQ(problems.items()[1].message, "a weight must not be negative");
    EXPECT_EQ(problems.items()[2].message, "11 is outside the range of a.factor, 0 to 10");
}

}  // namespace
}  // namespace musubi
