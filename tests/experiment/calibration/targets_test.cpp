#include "sim/experiment/calibration/targets.hpp"

#include <gtest/gtest.h>

#include "sim/io/csv.hpp"
#include "tests/experiment/problem_lines.hpp"

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

Read read(const std::string& rows) {
    Problems problems;
    const auto table =
        parse_csv("name,variable,where,relative_to,relative_where,value,tolerance,source\n" + rows,
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
              Lines{"2:7 the model has no variable 'project' (did you mean 'projects'?)"});
}

TEST(Targets, SayAllThatIsWrongWithARow) {
    EXPECT_EQ(read(",projects,,,sponsor=own,-1,,b\n").problems,
              (Lines{"2:1 a target needs a name", "2:13 relative_where needs relative_to",
                     "2:28 the cell in column 'tolerance' is empty",
                     "2:25 the value must not be below 0: it is a count, an amount or a share"}));
}

}  // namespace
}  // namespace musubi
