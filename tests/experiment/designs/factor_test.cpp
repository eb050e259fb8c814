#include "sim/experiment/designs/factor.hpp"

#include <gtest/gtest.h>

#include "sim/io/csv.hpp"
#include "tests/experiment/problem_lines.hpp"

namespace musubi {
namespace {

const std::vector<ParameterSpec> parameters{
    {"a.rate", ParameterSpec::Type::real, 1.0, 0, 10, "1", {}, Source::assumption, "a rate"},
    {"a.gain", ParameterSpec::Type::real, 0.0, -5, 5, "1", {}, Source::assumption, "a gain"},
    {"a.count", ParameterSpec::Type::integer, std::int64_t{1}, 0, 9, "1", {}, Source::assumption, "a count"},
    {"a.name", ParameterSpec::Type::text, std::string(), 0, 0, "1", {}, Source::assumption, "a name"}};

struct Read {
    std::vector<Factor> factors;
    std::vector<std::string> problems;
};
Read read(const std::string& rows) {
    Problems problems;
    const auto table = parse_csv("parameter,low,high,scale\n" + rows, "priors.csv", problems);
    if (!table) throw std::runtime_error(problems.items().front().message);
    std::vector<Factor> factors = factors_of(*table, parameters, problems);
    return {std::move(factors), lines_of(problems)};
}

TEST(Prior, CountsAllPlacesOnItsScaleAlike) {
    const Factor linear{"x", {1, 9, Prior::Scale::linear}}, root{"x", {1, 9, Prior::Scale::root}},
        logarithmic{"x", {1, 9, Prior::Scale::logarithmic}};
    EXPECT_DOUBLE_EQ(value_at(linear, 0.5), 5);
    EXPECT_DOUBLE_EQ(value_at(root, 0.5), 4);           // (1 + 3)/2 squared
    EXPECT_NEAR(value_at(logarithmic, 0.5), 3, 1e-13);  // √(1 · 9)
}

TEST(Prior, BeginsAndEndsWhereItSaysAndFindsItsPlacesAgain) {
    for (const auto scale : {Prior::Scale::linear, Prior::Scale::root, Prior::Scale::logarithmic}) {
        const Factor factor{"x", {0.1, 0.7, scale}};
        EXPECT_GE(value_at(factor, 0), 0.1);
        EXPECT_NEAR(value_at(factor, 0), 0.1, 1e-15);
        EXPECT_LE(value_at(factor, 1), 0.7);
        EXPECT_NEAR(value_at(factor, 1), 0.7, 1e-15);
        for (const double place : {0.0, 0.2, 0.9})
            EXPECT_NEAR(place_of(factor, value_at(factor, place)), place, 1e-12);
    }
    EXPECT_EQ(value_at({"x", {0, 4, Prior::Scale::root}}, 0), 0) << "a rate that may be none";
}

TEST(Prior, GivesEveryWholeNumberAsManyPlaces) {
    const Factor factor{"x", {2, 5}, true};
    EXPECT_EQ(value_at(factor, 0), 2);
    EXPECT_EQ(value_at(factor, 0.24), 2) << "a quarter of the places is nearest to each of the four";
    EXPECT_EQ(value_at(factor, 0.26), 3);
    EXPECT_EQ(value_at(factor, 0.74), 4);
    EXPECT_EQ(value_at(factor, 1), 5);
    EXPECT_DOUBLE_EQ(place_of(factor, 3), 0.375) << "the middle of its places";
}

TEST(Factors, SetAParameterByItsType) {
    Scenario scenario;
    scenario.settings["a.rate"].value = 1.0;
    scenario.settings["a.count"].value = std::int64_t{1};
    const Scenario set = with_values(scenario, {{"a.rate", {0, 4}}, {"a.count", {1, 5}, true}}, {2.5, 4});
    EXPECT_EQ(set.settings.at("a.rate").value, Value(2.5));
    EXPECT_EQ(set.settings.at("a.count").value, Value(std::int64_t{4}));
}

TEST(Factors, AreReadFromATable) {
    const Read what = read("a.rate,0,4,root\na.gain,-1,1,linear\na.count,1,9,linear\n");
    EXPECT_TRUE(what.problems.empty());
    ASSERT_EQ(what.factors.size(), 3);
    EXPECT_EQ(what.factors[0].name, "a.rate");
    EXPECT_EQ(what.factors[0].prior.scale, Prior::Scale::root);
    EXPECT_EQ(what.factors[1].prior.low, -1);
    EXPECT_FALSE(what.factors[1].whole);
    EXPECT_TRUE(what.factors[2].whole);
}

TEST(Factors, SayAllThatIsWrongWithTheirTable) {
    const Read what = read(
        "a.rate,0,4,logarithmic\n"
        "a.gain,-1,1,root\n"
        "a.gain,1,4,lin\n"
        "a.count,1.5,2,logarithmic\n"
        "a.name,1,2,linear\n"
        "a.none,1,2,linear\n");
    EXPECT_EQ(
        what.problems,
        (std::vector<std::string>{
            "2:8 a logarithmic prior must begin above 0", "3:8 a root prior must not begin below 0",
            "4:12 'lin' is neither linear, root nor logarithmic", "4:1 'a.gain' stands twice",
            "5:9 the prior of a whole number ends at 1.5", "5:15 the prior of a whole number must be linear",
            "6:1 'a.name' is no number and cannot be fitted",
            "7:1 the model has no parameter 'a.none' (did you mean 'a.name'?)"}));
    EXPECT_EQ(read("a.raet, ,4,linear\n").problems,
              (std::vector<std::string>{"2:8 the cell in column 'low' is empty",
                                        "2:1 the model has no parameter 'a.raet' (did you mean 'a.rate'?)"}));
}

}  // namespace
}  // namespace musubi
