#include "sim/experiment/calibration/targets.hpp"

#include <gtest/gtest.h>

#include "sim/io/csv.hpp"
#include "tests/experiment/problem_lines.hpp"
#include "tests/experiment/small_ensembles.hpp"

namespace musubi {
namespace {

/// Projects and firms of two years and two sponsors.
Panel layout() {
    Panel panel;
    panel.dimensions = {{"fiscal_year", "fiscal year", {}, {2005, 2006}},
                        {"sponsor", "who pays", {"own", "programme"}, {}}};
    for (const char* name : {"projects", "firms"}) {
        Variable variable;
        variable.name = variable.long_name = name;
        variable.units = "1";
        variable.dimensions = {"fiscal_year", "sponsor"};
        variable.numbers = std::vector<double>(4);
        panel.variables.push_back(std::move(variable));
    }
    return panel;
}

struct Read {
    std::vector<Target> targets;
    std::vector<std::string> problems;
};

Read read(const std::string& rows, const std::string& more_columns = "") {
    Problems problems;
    const auto table = parse_csv(
        "name,variable,where,relative_to,relative_where,value,tolerance,source" + more_columns + "\n" + rows,
        "targets.csv", problems);
    if (!table) throw std::runtime_error(problems.items().front().message);
    std::vector<Target> targets = targets_of(*table, layout(), problems);
    return {std::move(targets), lines_of(problems)};
}

using Lines = std::vector<std::string>;
using Labels = std::vector<std::pair<std::string, std::string>>;

Quantity quantity(const std::string& row) {
    const Read what = read(row + "\n");
    EXPECT_EQ(what.problems, Lines{});
    return what.targets.at(0).quantity;
}

TEST(Targets, CountBothSidesOfAShareWhereTheRowCounts) {
    const std::string row = "share,projects,fiscal_year=2006; sponsor=own,firms,";
    EXPECT_EQ(quantity(row + ",0.3,0.1,b").relative_to->select,
              (Labels{{"fiscal_year", "2006"}, {"sponsor", "own"}}));
    EXPECT_EQ(quantity(row + "fiscal_year=2005,0.3,0.1,b").relative_to->select,
              (Labels{{"fiscal_year", "2005"}}));
    EXPECT_EQ(quantity(row + "all,0.3,0.1,b").relative_to->select, Labels{});
}

TEST(Targets, MayBeNothingAndMayHaveABlankAfterTheComma) {
    const Read what = read("none, projects, sponsor=programme, , , 0, 0.5, b\n");
    EXPECT_EQ(what.problems, Lines{});
    EXPECT_EQ(what.targets.at(0).value, 0);
    EXPECT_EQ(what.targets.at(0).tolerance, 0.5);
}

TEST(Targets, ThatCanNeverBeMetAreRefused) {
    EXPECT_EQ(read("own,projects,fiscal_year=2005;fiscal_year=2006;sponsor=own,,,450,40,b\n").problems,
              Lines{"2:14 fiscal_year stands twice"});
    EXPECT_EQ(read("late,projects,fiscal_year=2012,,,450,40,b\n").problems,
              Lines{"2:15 dimension 'fiscal_year' has no '2012': it has '2005', '2006'"});
    EXPECT_EQ(read("paid,projects,sponsor=program,,,450,40,b\n").problems,
              Lines{"2:15 dimension 'sponsor' has no 'program': it has 'own', 'programme' (did you mean "
                    "'programme'?)"});
    EXPECT_EQ(read("share,projects,sponsor=own,projects,,0.5,0.1,b\n").problems,
              Lines{"2:28 a share of itself is always 1"});
    EXPECT_EQ(read("share,project,,,,0.5,0.1,b\n").problems,
              Lines{"2:7 the results have no variable 'project' (did you mean 'projects'?)"});
}

TEST(Targets, SayAllThatIsWrongWithARow) {
    EXPECT_EQ(read(",projects,,,sponsor=own,-1,,b\n").problems,
              (Lines{"2:1 a target needs a name", "2:13 relative_where needs relative_to",
                     "2:28 the cell in column 'tolerance' is empty",
                     "2:25 the value must not be below 0: it is a count, an amount or a share"}));
}

Read read_wide(const std::string& rows, const std::string& last = "statistic,over") {
    Problems problems;
    const auto table = parse_csv(
        "name,variable,where,relative_to,relative_where,value,tolerance,source," + last + "\n" + rows,
        "targets.csv", problems);
    std::vector<Target> targets = targets_of(*table, layout(), problems);
    return {std::move(targets), lines_of(problems)};
}

TEST(Targets, MayCompareLabelsAndSelectSeveral) {
    const Read what = read_wide(
        "most,projects,sponsor=own,,,9,1,b,max,fiscal_year\n"
        "spread,projects,fiscal_year=2005..2006,firms,,2,1,b,ratio,sponsor\n"
        "share,projects,,projects,all,0.6,0.1,b,max,sponsor\n"
        "plain,projects,sponsor!=own;fiscal_year=2005|2006,,,9,1,b,sum,\n");
    ASSERT_EQ(what.problems, Lines{});
    EXPECT_EQ(what.targets[0].quantity.statistic, Statistic::largest);
    EXPECT_EQ(what.targets[0].quantity.over, "fiscal_year");
    EXPECT_EQ(what.targets[1].quantity.statistic, Statistic::largest_over_smallest);
    EXPECT_TRUE(what.targets[1].quantity.relative_by_label);
    EXPECT_FALSE(what.targets[2].quantity.relative_by_label);
    EXPECT_EQ(what.targets[3].quantity.statistic, Statistic::sum);
    EXPECT_EQ(what.targets[3].quantity.sum.leave_out, (Labels{{"sponsor", "own"}}));
}

TEST(Targets, SayWhatIsWrongWithAStatistic) {
    EXPECT_EQ(
        read_wide("a,projects,,,,9,1,b,mean,sponsor\n"
                  "b,projects,,,,9,1,b,max,\n"
                  "c,projects,,,,9,1,b,,sponsor\n"
                  "d,projects,sponsor=own,,,9,1,b,ratio,sponsor\n"
                  "e,projects,,,,9,1,b,max,harbour\n"
                  "f,projects,,projects,,9,1,b,max,sponsor\n"
                  "g,projects,sponsor=own;sponsor!=own,,,9,1,b,,\n")
            .problems,
        (Lines{"2:21 unknown statistic 'mean': sum, max or ratio",
               "3:21 max needs a dimension in column 'over'", "4:22 over needs the statistic max or ratio",
               "5:38 'where' selects one 'sponsor', and ratio compares several",
               "6:25 'projects' has no dimension 'harbour': it has 'fiscal_year', 'sponsor'",
               "7:13 a share of itself is always 1", "8:12 nothing is left of 'sponsor'"}));
    EXPECT_EQ(read_wide("a,projects,,,,9,1,b,,\n", "statistics,note").problems,
              Lines{"1:71 column 'statistics' is not read (did you mean 'statistic'?)"});
}

/// What figures_of says of rows for three replicates of harbours.
std::vector<std::string> said_of_figures(const std::string& rows, std::size_t& figures) {
    Problems problems;
    const auto table = parse_csv(
        "name,variable,where,relative_to,relative_where,value,tolerance,source\n" + rows, "f.csv", problems);
    figures = figures_of(*table, harbours(), problems).size();
    return lines_of(problems);
}

TEST(Figures, MayBeBelowZeroButMustDifferBetweenReplicates) {
    std::size_t figures = 0;
    EXPECT_EQ(said_of_figures("a,fish,harbour=Kobe,,,-5,1,b\nb,fish,,depth,all,5,1,b\n", figures), Lines{});
    EXPECT_EQ(figures, 2U);
    EXPECT_EQ(said_of_figures("a,depth,,,,5,1,b\nb,fish,replicate=1,,,5,1,b\nc,captain,,,,5,1,b\n", figures),
              (Lines{"2:3 'depth' is the same in all replicates: it predicts nothing",
                     "3:8 'fish' has no dimension 'replicate': it has 'fiscal_year', 'harbour'",
                     "4:3 'captain' holds text"}));
    EXPECT_EQ(said_of_figures("a,fish,,,,,,b\n", figures),
              Lines{"0:0 there is nothing to score against: no row has a value"});
}

constexpr const char* with_shared = ",shared_error,discrepancy,shared_discrepancy";

TEST(Targets, MayShareErrorsAndDiscrepancies) {
    const Read what = read(
        "one,projects,,,,200,10,b,survey=0.03; ratio=-0.02,0.1,model=0.06\n"
        "other,firms,,,,,,,,0.2,model=0.2\n",
        with_shared);
    EXPECT_EQ(what.problems, Lines{});
    const Target &one = what.targets.at(0), &other = what.targets.at(1);
    ASSERT_EQ(one.shared_error.size(), 2U);
    EXPECT_EQ(one.shared_error[1].name, "ratio");
    EXPECT_EQ(one.shared_error[1].part, -0.02);
    EXPECT_EQ(one.discrepancy, 0.1);
    EXPECT_EQ(one.shared_discrepancy.at(0).part, 0.06);
    EXPECT_FALSE(other.fitted) << "a discrepancy is no observation";
    EXPECT_EQ(other.discrepancy, 0.2);
}

TEST(Targets, WithoutThoseColumnsHaveErrorsOfTheirOwn) {
    const Target target = read("one,projects,,,,200,10,b\n").targets.at(0);
    EXPECT_TRUE(target.shared_error.empty());
    EXPECT_EQ(target.discrepancy, 0);
}

TEST(Targets, CannotShareMoreThanTheyHave) {
    // 0.03 and 0.04 together are 0.05, and so is the tolerance: nothing would be the figure's own.
    EXPECT_EQ(read("one,projects,,,,200,10,b,survey=0.03;ratio=0.04,0.1,model=0.11\n", with_shared).problems,
              (Lines{"2:26 the shared parts, 0.05 of the value together, must be smaller than the tolerance, "
                     "0.05 of it",
                     "2:53 the shared parts, 0.11 together, must not be larger than the discrepancy, 0.1"}));
    EXPECT_EQ(read("one,projects,,,,,,,survey=0.03,-0.1,\n", with_shared).problems,
              (Lines{"2:20 shared_error needs value and tolerance",
                     "2:32 the discrepancy must not be below 0: one standard deviation"}));
    EXPECT_EQ(read("one,projects,,,,200,10,b,survey,,model=much\n", with_shared).problems,
              (Lines{"2:26 'survey' in column 'shared_error' is not of the form name=part",
                     "2:34 the part 'much' of 'model' is no number"}));
}

}  // namespace
}  // namespace musubi
