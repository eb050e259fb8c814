#include "sim/sweep/analysis/sweep_analysis.hpp"

#include <gtest/gtest.h>

#include "musubi/missing.hpp"
#include "sim/sweep/analysis/factor_order.hpp"
#include "sim/sweep/analysis/luck_floor.hpp"
#include "sim/sweep/analysis/precision.hpp"

namespace musubi {
namespace {

/// Fish of three harbours, and boats, which are not kept by harbour.
Sweep of_harbours() {
    Sweep sweep;
    for (const char* harbour : {"A", "B", "C"})
        sweep.outputs.push_back({std::string("fish[") + harbour + "]", {}, "fish", "harbour", harbour});
    sweep.outputs.push_back({.name = "boats", .quantity = {}});
    return sweep;
}

const std::vector<LabelGroup> groups{{"harbour", "north", {"A", "C"}},
                                     {"harbour", "south", {"B"}},
                                     {"harbour", "nowhere", {"D"}},
                                     {"river", "wide", {"A"}}};

TEST(AnalysedOutput, AreAllOutputsThenTheMeansOfGroupsAndTheirDifference) {
    const auto all = analysed_outputs_of(of_harbours(), groups);
    std::vector<std::string> names;
    names.reserve(all.size());
    for (const AnalysedOutput& one : all) names.push_back(one.name);
    EXPECT_EQ(names, (std::vector<std::string>{"fish[A]", "fish[B]", "fish[C]", "boats", "fish[north]",
                                               "fish[south]", "fish[north - south]"}));
    EXPECT_FALSE(all[1].together);
    EXPECT_TRUE(all[6].together);
}

TEST(AnalysedOutput, ComeToTheMeanAndTheDifferenceOfEveryRun) {
    SweepPlan plan;
    plan.sweep = of_harbours();
    plan.sweep.replicates = 2;
    plan.borders = {2};
    Panel results;  // replicate, point, output: fish of A, B, C, then boats
    results.variables.push_back({.group = "/runs",
                                 .name = "result",
                                 .units = "1",
                                 .long_name = "",
                                 .dimensions = {},
                                 .numbers = std::vector<double>{1, 2, 3, 9, 4, 5, 8, 9,  //
                                                                10, 20, 30, 9, 40, 50, 80, 9}});
    const auto all = analysed_outputs_of(plan.sweep, groups);
    EXPECT_EQ(sampled(results, plan, all[2]).runs, (std::vector<double>{3, 30, 8, 80}));
    EXPECT_EQ(sampled(results, plan, all[4]).runs, (std::vector<double>{2, 20, 6, 60}));
    EXPECT_EQ(sampled(results, plan, all[6]).runs, (std::vector<double>{0, 0, 1, 10}));
}

TEST(FactorOrder, GoesBySizeWhateverTheSignAndLeavesOutWhatIsNotDefined) {
    SweepAnalysis analysis;
    const auto add = [&](const char* output, const char* measure, const char* factor, double value) {
        analysis.measured.push_back({output, "correlation", measure, factor, {value, value, value}});
    };
    for (const char* output : {"fish[A]", "fish[B]"}) {
        AnalysedOutput one{output, "fish", output, false, {}};
        analysis.outputs.push_back({.output = one, .variance = {}, .mean = 0, .complete = 0, .tree = {}});
    }
    add("fish[A]", "partial", "wind", 0.2);
    add("fish[A]", "partial", "tide", -0.7);
    add("fish[A]", "partial", "luck", missing);
    add("fish[A]", "spearman", "wind", 0.9);
    add("fish[B]", "partial", "wind", -0.8);
    add("fish[B]", "partial", "tide", 0.1);
    const OrderingMeasure by = ordering_measure(Design::Kind::sobol);
    const auto ordered = ordered_factors(analysis, "fish[A]", by);
    ASSERT_EQ(ordered.size(), 2U);
    EXPECT_EQ(ordered.front().factor, "tide");
    EXPECT_EQ(factors_of_family(analysis, "fish", by), (std::vector<std::string>{"wind", "tide"}))
        << "1.0 and 0.8 over both harbours";
}

TEST(FactorOrder, TakesAShareBelowNothingForNoise) {
    SweepAnalysis analysis;
    for (const auto& [factor, value] : {std::pair{"wind", -0.9}, std::pair{"tide", 0.3}})
        analysis.measured.push_back({"fish", "sobol", "total", factor, {value, value, value}});
    EXPECT_EQ(ordered_factors(analysis, "fish", ordering_measure(Design::Kind::saltelli)).front().factor,
              "tide");
}

TEST(LuckFloor, IsWhatLuckWouldGiveAFactorThatDoesNothing) {
    // On a grid of four a number moves two thirds of its range, so what luck changes by 6 is an effect of 9.
    const Design morris{.kind = Design::Kind::morris, .grid = 4};
    const auto note = luck_floor(morris, {"wind", "luck", "tide", "still"},
                                 {{9.5, 8, 11}, {6, 5, 7}, {8.5, 7, 9}, {missing, missing, missing}});
    ASSERT_TRUE(note);
    EXPECT_EQ(text_of(*note),
              "luck alone would give a factor that does nothing a mu* of 9: 1 of 2 factors do "
              "not reach it and cannot be told from luck");
}

TEST(LuckFloor, IsNotKnownWhereLuckIsNoFactorByItself) {
    const Design morris{.kind = Design::Kind::morris, .grid = 4};
    EXPECT_FALSE(luck_floor(morris, {"wind", "weather"}, {{9, 8, 11}, {6, 5, 7}}));
    EXPECT_FALSE(luck_floor(morris, {"wind", "luck"}, {{9, 8, 11}, {missing, missing, missing}}));
}

TEST(TooWide, IsWhatHasNotTheWidthThatIsWantedAndSaysHowManyRunsWould) {
    const std::vector<Bounded> values{{0.5, 0.4, 0.6}, {0.2, 0.1, 0.15}, {0, missing, missing}};
    EXPECT_FALSE(too_wide({"total index", "points", values, 0.1, 100, 4}));
    const auto note = too_wide({"total index", "points", values, 0.05, 100, 4});
    ASSERT_TRUE(note);
    // Half the width takes four times the sample.
    EXPECT_EQ(
        text_of(*note),
        "the widest interval of a total index is ± 0.1; for ± 0.05 about 400 points would do (1600 runs)");
}

TEST(TooWide, CountsWithStudentWhereReplicatesAreFew) {
    // Two replicates: t = 12.71, so 1.271 is a standard error of 0.1, of 0.1414 one replicate. Of 10, t
    // is 2.262 and the half width 0.1012; of 11, 2.228 and 0.0950.
    const std::vector<Bounded> values{{0, -1.2706, 1.2706}};
    const auto note = too_wide({"change", "replicates", values, 0.1, 2, 13, true});
    ASSERT_TRUE(note);
    EXPECT_EQ(note->count, 11U);
    EXPECT_EQ(note->runs, 11U * 13U);
}

TEST(SweepNote, SaysWholeNumbersWhole) {
    EXPECT_EQ(two_figures(0.2849), "0.28");
    EXPECT_EQ(two_figures(119.6), "120");
    EXPECT_EQ(two_figures(1204), "1204");
}

}  // namespace
}  // namespace musubi
