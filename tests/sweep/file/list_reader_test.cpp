#include "sim/sweep/file/list_reader.hpp"

#include <gtest/gtest.h>

#include "sim/io/csv.hpp"
#include "tests/experiment/problem_lines.hpp"

namespace musubi {
namespace {

using Type = ParameterSpec::Type;

const std::vector<ParameterSpec> parameters{
    {"a.share", Type::real, 0.5, 0, 1, "1", {}, Source::assumption, "a share"},
    {"a.count", Type::integer, std::int64_t{1}, 0, 0x1.0p63, "1", {}, Source::assumption, "a count"},
    {"a.flag", Type::flag, false, 0, 1, "1", {}, Source::assumption, "a flag"}};

struct Read {
    Sweep sweep;
    std::vector<std::string> problems;
    /// The values of a factor, point by point.
    [[nodiscard]] std::vector<Value> values(std::size_t factor) const {
        std::vector<Value> all;
        for (std::size_t p = 0; p < sweep.design.size; ++p)
            all.push_back(value_at(sweep.factors.at(factor).spread,
                                   sweep.listed.at(p * sweep.factors.size() + factor)));
        return all;
    }
};

Read read(const std::string& csv) {
    Problems problems;
    const auto table = parse_csv(csv, "points.csv", problems);
    if (!table) throw std::runtime_error(problems.items().front().message);
    Read read;
    take_list(*table, parameters, read.sweep, problems);
    read.problems = lines_of(problems);
    return read;
}

using Lines = std::vector<std::string>;
using Values = std::vector<Value>;

TEST(ListReader, TakesNumbersAndFlagsAsOtherProgramsWriteThem) {
    const Read what = read(
        "a.count, a.flag, a.share\n"
        "3.0, True, 0.25\n"
        "9223372036854775807,FALSE,1\n"
        "1e3,\ttrue ,0\n");
    ASSERT_EQ(what.problems, Lines{});
    EXPECT_EQ(what.values(0),
              (Values{std::int64_t{3}, std::int64_t{9223372036854775807}, std::int64_t{1000}}));
    EXPECT_EQ(what.values(1), (Values{true, false, true}));
    EXPECT_EQ(what.values(2), (Values{0.25, 1.0, 0.0}));
    EXPECT_EQ(what.sweep.factors[1].name, "a.flag");
}

TEST(ListReader, SaysWhatIsNoValueAndWhatIsNotThere) {
    EXPECT_EQ(read("a.count,a.flag,a.share\n"
                   ",yes,0.5\n"
                   "2.5,true, \n"
                   "2,false,nan\n")
                  .problems,
              (Lines{"2:1 a.count: the cell is empty; a list names a value at every point",
                     "3:1 a.count must be a whole number, not a number with a decimal point",
                     "2:2 a.flag must be true or false, not a text",
                     "3:10 a.share: the cell is empty; a list names a value at every point",
                     "4:9 a.share = nan is not a finite number"}));
}

TEST(ListReader, HasOneColumnAParameter) {
    EXPECT_EQ(read("a.share, a.share\n0.5,0.5\n").problems, Lines{"1:9 a second column 'a.share'"});
    EXPECT_EQ(read("a.shaer\n0.5\n").problems,
              Lines{"1:1 the model has no parameter 'a.shaer' (did you mean 'a.share'?)"});
}

}  // namespace
}  // namespace musubi
