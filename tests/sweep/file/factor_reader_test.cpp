#include "sim/sweep/file/factor_reader.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "sim/sweep/file/spread_reader.hpp"
#include "tests/experiment/problem_lines.hpp"

namespace musubi {
namespace {

using Type = ParameterSpec::Type;
constexpr auto most = std::numeric_limits<std::int64_t>::max();

const std::vector<ParameterSpec> parameters{
    {"a.share", Type::real, 0.5, 0, 1, "1", {}, Source::assumption, "a share"},
    {"a.gain", Type::real, 0.0, -5, 5, "1", {}, Source::sheet, "a gain"},
    {"a.seed", Type::integer, most, 0, 0x1.0p63, "1", {}, Source::published, "a seed"},
    {"a.kind", Type::choice, std::string("x"), 0, 0, "1", {"x", "y", "z"}, Source::sheet, "a kind"}};

struct Read {
    std::vector<SweepFactor> factors;
    std::vector<std::string> problems;
};

/// What stands under [factors], of which the first line is line 1.
Read read(const std::string& lines) {
    Problems problems;
    const auto root = parse_toml(lines, "sweep.toml", problems);
    if (!root) throw std::runtime_error(problems.items().front().message);
    Scenario scenario;
    for (const ParameterSpec& spec : parameters) scenario.settings[spec.name] = {spec.fallback, {}};
    std::vector<SweepFactor> factors = read_factors(*root, parameters, scenario, problems);
    return {std::move(factors), lines_of(problems)};
}

using Lines = std::vector<std::string>;

TEST(FactorReader, TakesWholeNumbersUpToTheLastOf64Bits) {
    const Read what = read("a.seed = { low = 9223372036854774784, high = 9223372036854775807 }");
    ASSERT_EQ(what.problems, Lines{});
    const auto& values = std::get<Levels>(what.factors.at(0).spread).values;
    ASSERT_EQ(values.size(), 1024U);
    EXPECT_EQ(values.front(), Value{most - 1023});
    EXPECT_EQ(values[1], Value{most - 1022});
    EXPECT_EQ(values.back(), Value{most});
}

TEST(FactorReader, StepsThroughAWideRangeOfWholeNumbersThatEndsWhere64BitsDo) {
    const Read what = read("every = { source = \"b\", within = 0.5 }");
    ASSERT_EQ(what.problems, Lines{});
    const auto& values = std::get<Levels>(what.factors.at(0).spread).values;
    EXPECT_EQ(values.front(), Value{std::int64_t{1} << 62}) << "half of 2^63, the nearest double of the last";
    EXPECT_GE(values.size(), 1000U);
    EXPECT_GT(std::get<std::int64_t>(values.back()), most - (most >> 9));
}

TEST(FactorReader, RefusesMoreWholeNumbersThanAnybodyMeans) {
    EXPECT_EQ(read("a.seed = { low = 0, high = 9223372036854775807 }").problems,
              Lines{"1:28 a.seed is a whole number: at most 10000 may lie between low and high, or give its "
                    "levels"});
    EXPECT_EQ(read("a.seed = { low = 0.5, high = 3.0 }").problems,
              Lines{"1:18 low = 0.5: a.seed is a whole number"});
    EXPECT_EQ(std::get<Levels>(read("a.seed = { low = 1.0, high = 3.0 }").factors.at(0).spread).values.size(),
              3U);
}

TEST(FactorReader, RefusesAMeanOrAModeBeyondTheEnds) {
    EXPECT_EQ(
        read("a.share = { mean = 85, deviation = 1, low = 0, high = 1 }\n"
             "a.gain = { mean = 0, deviation = 0.3, low = 3, high = 5 }")
            .problems,
        (Lines{"1:20 mean = 85 does not lie between 0 and 1", "2:19 mean = 0 does not lie between 3 and 5"}));
    EXPECT_EQ(read("a.share = { low = 0, mode = 1.5, high = 1 }").problems,
              Lines{"1:29 mode = 1.5 does not lie between 0 and 1"});
    EXPECT_EQ(read("a.share = { mean = 1, deviation = 1, low = 0, high = 1 }").problems, Lines{})
        << "at an end";
}

TEST(FactorReader, TakesAllWholeNumbersOfAPrior) {
    ParameterSpec spec{"a.count", Type::integer, std::int64_t{2}, 0, 9, "1", {}, Source::sheet, "a count"};
    spec.prior = Prior{1, 3};
    const Spread spread = declared_prior(spec);
    EXPECT_EQ(std::get<Levels>(spread).values,
              (std::vector<Value>{std::int64_t{1}, std::int64_t{2}, std::int64_t{3}}));
}

TEST(FactorReader, PassesOverNoKeyThatHasNoPlaceBesideTheOthers) {
    EXPECT_EQ(read("a.share = { levels = [0, 1], low = 0 }").problems,
              Lines{"1:30 low has no place beside levels"});
    EXPECT_EQ(read("a.share = { mean = 0.5, deviation = 1, low = 0, high = 1, scale = \"root\" }").problems,
              Lines{"1:59 scale has no place beside mean"});
    EXPECT_EQ(read("a.share = { mode = 0.5, mean = 0.5, deviation = 1, low = 0, high = 1 }").problems,
              Lines{"1:13 mode has no place beside mean"});
    EXPECT_EQ(read("a.share = { deviation = 1, low = 0, high = 1 }").problems, Lines{"1:11 mean is missing"});
    EXPECT_EQ(read("a.share = { low = 0, high = 1, weights = [1, 2] }").problems,
              (Lines{"1:13 low has no place beside levels", "1:22 high has no place beside levels",
                     "1:11 levels is missing"}));
}

TEST(FactorReader, RefusesEndsThatAreNone) {
    EXPECT_EQ(read("a.share = { low = 0.5, high = 0.5 }").problems,
              Lines{"1:31 high = 0.5 must be above low = 0.5"});
    EXPECT_EQ(read("a.share = { low = 0, high = inf }").problems, Lines{"1:29 high is not a finite number"});
    EXPECT_EQ(read("a.share = { low = 0, high = 1, scale = \"logarithmic\" }").problems,
              Lines{"1:19 low = 0 has no place on a logarithmic scale"});
    EXPECT_EQ(read("a.share = { prior = true }\na.gain = { prior = false }").problems,
              (Lines{"1:21 a.share has no prior", "2:20 prior may be true, or left out"}));
}

TEST(FactorReader, RefusesALevelTwiceAndWeightsThatWeighNothing) {
    EXPECT_EQ(read("a.kind = { levels = [\"x\", \"x\"] }").problems,
              Lines{"1:27 the level \"x\" stands twice"});
    for (const char* weights : {"[1]", "[1, 2, 3]"})
        EXPECT_EQ(read(std::string("a.kind = { levels = [\"x\", \"y\"], weights = ") + weights + " }")
                      .problems.size(),
                  1U)
            << weights;
    for (const char* weights : {"[0, 0]", "[1, -1]", "[1, nan]", "[inf, 1]"})
        EXPECT_EQ(read(std::string("a.kind = { levels = [\"x\", \"y\"], weights = ") + weights + " }")
                      .problems.size(),
                  1U)
            << weights;
    EXPECT_EQ(read("a.kind = { levels = [\"x\", \"y\"], weights = [1e308, 1e308] }").problems,
              Lines{"1:43 the weights are too large to be added up"});
    EXPECT_EQ(read("a.kind = { levels = [\"x\", \"y\"], weights = 2 }").problems,
              Lines{"1:43 weights must be a list of numbers, as [2, 1]"});
}

TEST(FactorReader, RefusesToLeaveOutWhatItCannotRead) {
    EXPECT_EQ(read("every = { source = \"a\", within = 0.5, except = \"a.kind\" }").problems,
              Lines{"1:48 except must be a list of parameters, as [\"choice.size\"]"});
}

}  // namespace
}  // namespace musubi
