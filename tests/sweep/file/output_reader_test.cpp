#include "sim/sweep/file/output_reader.hpp"

#include <gtest/gtest.h>

#include "tests/experiment/problem_lines.hpp"

namespace musubi {
namespace {

/// Projects and firms of two years, two sponsors and three regions; ties of each region.
Panel layout() {
    Panel panel;
    panel.dimensions = {{"fiscal_year", "fiscal year", {}, {2005, 2006}},
                        {"sponsor", "who pays", {"own", "programme"}, {}},
                        {"region", "region", {"KOB", "SAP", "TOY"}, {}}};
    const auto add = [&](std::string name, std::vector<std::string> dimensions, std::size_t size) {
        Variable variable;
        variable.name = variable.long_name = std::move(name);
        variable.units = "1";
        variable.dimensions = std::move(dimensions);
        variable.numbers = std::vector<double>(size);
        panel.variables.push_back(std::move(variable));
    };
    add("projects", {"fiscal_year", "sponsor", "region"}, 12);
    add("firms", {"fiscal_year", "sponsor", "region"}, 12);
    add("ties", {"region"}, 3);
    return panel;
}

struct Read {
    std::vector<SweepOutput> outputs;
    std::vector<std::string> problems;
};

Read read(const std::string& lines) {
    Problems problems;
    const auto root = parse_toml(lines, "sweep.toml", problems);
    if (!root) throw std::runtime_error(problems.items().front().message);
    std::vector<SweepOutput> outputs = read_outputs(*root, layout(), problems);
    return {std::move(outputs), lines_of(problems)};
}

using Lines = std::vector<std::string>;
using Labels = std::vector<std::pair<std::string, std::string>>;

Quantity quantity(const std::string& line) {
    const Read what = read(line);
    EXPECT_EQ(what.problems, Lines{});
    return what.outputs.at(0).quantity;
}

TEST(OutputReader, CountsBothSidesOfAShareWhereTheOutputCounts) {
    const Quantity share = quantity(
        "x = { variable = \"projects\", where = { fiscal_year = 2006, sponsor = \"own\" }, relative_to = "
        "\"firms\" }");
    EXPECT_EQ(share.relative_to->select, (Labels{{"fiscal_year", "2006"}, {"sponsor", "own"}}));
    const Quantity each = quantity(
        "x = { variable = \"projects\", where = { region = \"TOY\", sponsor = \"own\" }, relative_to = "
        "\"ties\" }");
    EXPECT_EQ(each.relative_to->select, (Labels{{"region", "TOY"}})) << "of the dimensions that it has";
    const Quantity several = quantity(
        "x = { variable = \"projects\", where = { region = [\"TOY\", \"SAP\"] }, relative_to = \"ties\" }");
    EXPECT_EQ(several.relative_to->leave_out, (Labels{{"region", "KOB"}}));
}

TEST(OutputReader, LetsAShareSayWhereItsOtherSideCounts) {
    const std::string share =
        "x = { variable = \"projects\", where = { sponsor = \"own\" }, relative_to = \"projects\"";
    EXPECT_EQ(quantity(share + ", relative_where = {} }").relative_to->select, Labels{}) << "everything";
    EXPECT_EQ(quantity(share + ", relative_where = { fiscal_year = 2005 } }").relative_to->select,
              (Labels{{"fiscal_year", "2005"}}));
    EXPECT_EQ(read(share + " }").problems, Lines{"1:73 a share of itself is always 1"});
    EXPECT_EQ(read("x = { variable = \"ties\", relative_where = {} }").problems,
              Lines{"1:43 relative_where needs relative_to"});
}

TEST(OutputReader, MakesAnOutputOfEachLabelThatCounts) {
    const Read what = read(
        "own = { variable = \"projects\", where = { region = [\"TOY\", \"SAP\"] }, relative_to = \"ties\", "
        "by = \"region\" }");
    ASSERT_EQ(what.problems, Lines{});
    ASSERT_EQ(what.outputs.size(), 2U);
    EXPECT_EQ(what.outputs[0].name, "own[SAP]");
    EXPECT_EQ(what.outputs[0].quantity.relative_to->select, (Labels{{"region", "SAP"}}));
    EXPECT_EQ(read("own = { variable = \"ties\", where = { region = \"TOY\" }, by = \"region\" }").problems,
              Lines{"1:61 where selects one 'region' already"});
}

TEST(OutputReader, RefusesNamesThatCannotBeToldApart) {
    const std::string family = "own = { variable = \"projects\", by = \"region\" }\n";
    const auto beside = [&](const std::string& name) {
        return read(family + "\"" + name + "\" = { variable = \"ties\" }").problems;
    };
    EXPECT_EQ(beside("own[SAP]"), Lines{"2:1 the output 'own[SAP]' stands twice: own is kept by region"});
    EXPECT_EQ(beside("own[trial]"),
              Lines{"2:1 'own[trial]' reads like a part of the output own, which is kept by region"});
    EXPECT_EQ(beside("owned[SAP]"), Lines{});
    EXPECT_EQ(read("\"\" = { variable = \"ties\" }").problems, Lines{"1:1 an output needs a name"});
}

TEST(OutputReader, SaysWhichLabelsThereAreAndWhichWasMeant) {
    EXPECT_EQ(read("x = { variable = \"projects\", where = { sponsor = \"program\", fiscal_year = 2012 } }")
                  .problems,
              (Lines{"1:50 dimension 'sponsor' has no 'program': it has 'own', 'programme' (did you mean "
                     "'programme'?)",
                     "1:75 dimension 'fiscal_year' has no '2012': it has '2005', '2006'"}));
    EXPECT_EQ(read("x = { variable = \"project\" }").problems,
              Lines{"1:18 the results have no variable 'project' (did you mean 'projects'?)"});
    EXPECT_EQ(read("x = { variable = \"ties\", where = { regoin = \"TOY\" } }").problems,
              Lines{"1:36 'ties' has no dimension 'regoin': it has 'region' (did you mean 'region'?)"});
    EXPECT_EQ(read("x = { variable = \"ties\", where = { region = [] } }").problems,
              Lines{"1:45 an empty list selects nothing of 'region'"});
    EXPECT_EQ(read("x = { variable = \"ties\", where = { region = [\"TOY\", \"TOY\"] } }").problems,
              Lines{"1:53 'TOY' stands twice"});
}

}  // namespace
}  // namespace musubi
