#include "sim/experiment/comparison/facts.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "musubi/missing.hpp"
#include "sim/io/csv.hpp"
#include "tests/experiment/problem_lines.hpp"

namespace musubi {
namespace {

const std::string header =
    "fact,role,measure,expected,variable,select,low,high,control,needs,contrast,low_source,high_source\n";

/// Four replicates, two years, two kinds.
Panel four_replicates_of(std::vector<Variable> variables) {
    Panel panel;
    panel.dimensions = {{"replicate", "", {}, {0, 1, 2, 3}},
                        {"year", "", {}, {2005, 2006}},
                        {"kind", "", {"round", "square"}, {}}};
    panel.variables = std::move(variables);
    return panel;
}
Variable variable(const std::string& name, std::vector<std::string> dimensions, std::vector<double> numbers) {
    return {"/f", name, "1", name, std::move(dimensions), std::move(numbers)};
}

struct Checked {
    std::vector<ExpectedFact> facts;
    std::vector<FactFinding> findings;
    std::vector<std::string> problems;
};
Checked check(const std::string& rows, const Panel& panel, const Panel* control = nullptr,
              const Panel* contrast = nullptr) {
    Problems problems;
    const auto table = parse_csv(header + rows, "facts.csv", problems);
    if (!table) throw std::runtime_error(problems.items().front().message);
    Checked checked{facts_in(*table, problems), {}, {}};
    checked.findings = check_facts(checked.facts, {panel, control, contrast}, problems);
    checked.problems = lines_of(problems);
    return checked;
}
Verdict verdict(const std::string& row, const Panel& panel, const Panel* control = nullptr) {
    const Checked checked = check(row, panel, control);
    EXPECT_TRUE(checked.problems.empty()) << checked.problems.front();
    return checked.findings.at(0).verdict;
}

// 1, 3, 5, 7: mean 4, half of its interval 2.3534·√(5/3) = 3.0383 (interval_test.cpp).
const Panel plain = four_replicates_of({variable("a", {"replicate"}, {1, 3, 5, 7})});

TEST(Fact, HoldsIfTheWholeIntervalOfTheMeanLiesInItsBand) {
    EXPECT_EQ(verdict("x,emergent,,,/f/a,,0.96,7.04,,,,c: x,c: x\n", plain), Verdict::holds);
}

TEST(Fact, JustFailsIfOneEndSticksOut) {
    EXPECT_EQ(verdict("x,emergent,,,/f/a,,0.97,1e9,,,,c: x,c: x\n", plain), Verdict::fails);
    EXPECT_EQ(verdict("x,emergent,,,/f/a,,-1e9,7.03,,,,c: x,c: x\n", plain), Verdict::fails);
}

TEST(Fact, OfOneReplicateCannotHold) {
    Panel one = plain;
    one.dimensions[0].numbers = {0};
    one.variables = {variable("a", {"replicate"}, {4})};
    EXPECT_EQ(verdict("x,fitted,,,/f/a,,0,100,,,,c: x,c: x\n", one), Verdict::fails);
}

TEST(Fact, OfTheBackgroundIsShownAndNotJudged) {
    EXPECT_EQ(verdict("x,background,,,/f/a,,,,,,,,\n", plain), Verdict::context);
}

TEST(Fact, ThatIsControlledMustLieAboveTheControlToo) {
    const std::string row = "x,emergent,,,/f/a,,0,1e9,yes,,,c: x,c: x\n";
    const Panel below = four_replicates_of({variable("a", {"replicate"}, {0.9, 0.9, 0.9, 0.9})});
    const Panel touching = four_replicates_of({variable("a", {"replicate"}, {0.97, 0.97, 0.97, 0.97})});
    EXPECT_EQ(verdict(row, plain), Verdict::not_controlled);
    EXPECT_EQ(verdict(row, plain, &below), Verdict::holds);
    EXPECT_EQ(verdict(row, plain, &touching), Verdict::fails) << "0.9617 is where the interval begins";
    EXPECT_EQ(verdict("x,emergent,,,/f/a,,2,1e9,yes,,,c: x,c: x\n", plain, &below), Verdict::fails)
        << "its band counts as well";
}

TEST(Fact, IsReadFromTheSelectedLabelAndTheLastYear) {
    // replicate, year, kind: the numbers of 2006 and "square" are 13, 23, 33, 43.
    std::vector<double> numbers;
    for (const double r : {10, 20, 30, 40})
        for (const double k : {0, 1, 2, 3}) numbers.push_back(r + k);
    const Panel panel = four_replicates_of({variable("a", {"replicate", "year", "kind"}, numbers)});
    const Checked checked = check(
        "x,emergent,,,/f/a,kind=square,0,1e9,,,,c: x,c: "
        "x\ny,emergent,,,/f/a,kind=round;year=2005,0,1e9,,,,c: x,c: x\n",
        panel);
    EXPECT_EQ(checked.findings[0].measured.value, 28);
    EXPECT_EQ(checked.findings[0].when, "2006");
    EXPECT_EQ(checked.findings[1].measured.value, 25);
}

TEST(Fact, ThatIsMeasuredOnRequestCountsWhereItHasNumbers) {
    // 2006 was not computed, and one replicate of 2005 neither.
    const Panel panel = four_replicates_of(
        {variable("a", {"replicate", "year"}, {1, missing, 2, missing, missing, missing, 3, missing})});
    const Checked checked = check("x,emergent,,,/f/a,,0,1e9,,--more,,c: x,c: x\n", panel);
    EXPECT_EQ(checked.findings[0].measured.value, 2);
    EXPECT_EQ(checked.findings[0].measured.size, 3U);
    EXPECT_EQ(checked.findings[0].when, "2005");
    EXPECT_EQ(verdict("x,emergent,,,/f/none,,0,1e9,,--more,,c: x,c: x\n", panel), Verdict::not_measured);
}

TEST(Fact, ThatEveryRunMeasuresNeedsEveryReplicate) {
    const Panel panel = four_replicates_of({variable("a", {"replicate"}, {1, missing, 2, 3})});
    EXPECT_EQ(verdict("x,emergent,,,/f/a,,0,1e9,,,,c: x,c: x\n", panel), Verdict::not_measured);
}

TEST(Fact, IsShownOfAContrastingResultIfItsRowSaysSo) {
    const Panel contrast = four_replicates_of({variable("a", {"replicate"}, {2, 2, 2, 6})});
    const Checked checked =
        check("x,background,,,/f/a,,,,,,yes,,\ny,background,,,/f/a,,,,,,,,\n", plain, nullptr, &contrast);
    EXPECT_EQ(checked.findings[0].measured.value, 4);
    EXPECT_EQ(checked.findings[0].contrast.value, 3);
    EXPECT_EQ(checked.findings[0].verdict, Verdict::context);
    EXPECT_TRUE(std::isnan(checked.findings[1].contrast.value));
}

TEST(AllThatCountHold, LooksAtFittedAndEmergentOnesAndChecks) {
    const auto all = [](const std::string& rows) {
        const Checked checked = check(rows, plain);
        return all_that_count_hold(checked.facts, checked.findings);
    };
    const std::string good = "good,emergent,,,/f/a,,0,1e9,,,,c: x,c: x\n";
    EXPECT_TRUE(all(good));
    EXPECT_TRUE(all(good + "x,input_check,,,/f/a,,5,1e9,,,,c: x,c: x\n" + "y,background,,,/f/a,,,,,,,,\n"));
    EXPECT_FALSE(all(good + "x,fitted,,,/f/a,,5,1e9,,,,c: x,c: x\n"));
    EXPECT_FALSE(all(good + "x,emergent,,,/f/a,,5,1e9,,,,c: x,c: x\n"));
    EXPECT_FALSE(all(good + "x,check,,,/f/a,,5,1e9,,,,c: x,c: x\n"));
    EXPECT_FALSE(all(good + "x,emergent,,,/f/a,,0,1e9,yes,,,c: x,c: x\n")) << "not controlled";
    EXPECT_FALSE(all(good + "x,emergent,,,/f/none,,0,1e9,,--more,,c: x,c: x\n")) << "not measured";
}

TEST(TableOfFacts, SaysAllThatIsWrongWithPlaces) {
    const Checked checked = check(
        "a,emergent,,,/f/fish,,1,1e9,,,,c: x,c: x\n"
        "b,evidence,,,/f/a,,1,1e9,,,,c: x,c: x\n"
        "c,fitted,,,/f/a,,2,1,,,,c: x,c: x\n"
        "d,fitted,,,/f/a,,one,1e9,,,,c: x,c: x\n"
        "e,fitted,,,/f/a,,,,,,,,\n"
        "e,fitted,,,/f/a,year=2006,1,1e9,maybe,,,c: x,c: x\n"
        "f,background,,,/f/a,2006,,,,,,,\n"
        "g,check,,,/f/a,,1,2,,,,guess,\n",
        plain);
    const std::vector<std::string> expected{
        "3:3 unknown role 'evidence': input_check, fitted, emergent, check or background",
        "4:18 the band of 'c' is empty: its low end lies above its high end",
        "5:18 'one' in column 'low' is no number",
        "6:18 the band of 'e' has no 'low' end",
        "6:19 the band of 'e' has no 'high' end",
        "7:33 'maybe' in column 'control': 'yes' or nothing",
        "7:0 fact 'e' was named before",
        "8:21 '2006' in column 'select' is not of the form dimension=label",
        "9:24 'guess' in column 'low_source': 'a: ', 'b: ' or 'c: ' and what says so were meant",
        "9:30 '' in column 'high_source': 'a: ', 'b: ' or 'c: ' and what says so were meant",
        "2:14 unknown measure '/f/fish': the result has no such variable",
        "7:12 '/f/a' has no dimension 'year'"};
    EXPECT_EQ(checked.problems, expected);
}

TEST(TableOfFacts, MustHaveItsColumns) {
    Problems problems;
    const auto table =
        parse_csv("fact,role,measure,expected,variable,select,low,high\n", "facts.csv", problems);
    EXPECT_TRUE(facts_in(*table, problems).empty());
    ASSERT_EQ(problems.items().size(), 5U);
    EXPECT_EQ(problems.items()[0].message, "column 'control' is missing");
}

TEST(TableOfFacts, AsksForOneLabelOfWhatIsLeftOpen) {
    const Panel panel =
        four_replicates_of({variable("a", {"replicate", "year", "kind"}, std::vector<double>(16, 1.0)),
                            variable("t", {"kind"}, {})});
    EXPECT_EQ(check("x,emergent,,,/f/a,,0,1e9,,,,c: x,c: x\n", panel).problems,
              std::vector<std::string>{
                  "2:14 '/f/a' has the dimensions 'year' and 'kind': select one label of either"});
    EXPECT_EQ(check("x,emergent,,,/f/a,kind=flat,0,1e9,,,,c: x,c: x\n", panel).problems,
              std::vector<std::string>{"2:14 '/f/a' has no 'flat' in 'kind'"});
}

}  // namespace
}  // namespace musubi
