#include "sim/experiment/comparison/comparison.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "musubi/missing.hpp"

namespace musubi {
namespace {

constexpr std::int32_t none = std::numeric_limits<std::int32_t>::lowest();

Variable variable(const std::string& name, Numbers numbers, bool has_missing = false) {
    Variable made{"", name, "1", name, {"replicate"}, std::move(numbers)};
    made.has_missing = has_missing;
    return made;
}

Panel panel_of(std::vector<Variable> variables) {
    Panel panel;
    panel.variables = std::move(variables);
    return panel;
}

TEST(MeanOf, LeavesOutWhatIsMissing) {
    EXPECT_EQ(mean_of(variable("a", std::vector<double>{1, missing, 3}, true)), 2);
    EXPECT_EQ(mean_of(variable("a", std::vector<std::int32_t>{1, none, 4}, true)), 2.5);
    EXPECT_EQ(mean_of(variable("a", std::vector<std::int8_t>{1, 2}, false)), 1.5);
}

TEST(MeanOf, IsMissingWithoutNumbers) {
    EXPECT_TRUE(std::isnan(mean_of(variable("a", std::vector<double>{}))));
    EXPECT_TRUE(std::isnan(mean_of(variable("a", std::vector<double>{missing}, true))));
    EXPECT_TRUE(std::isnan(mean_of(variable("a", std::vector<std::string>{"text"}))));
}

TEST(Compare, FindsNothingBetweenAResultAndItself) {
    const Panel panel = panel_of(
        {variable("a", std::vector<double>{1, missing}, true), variable("b", std::vector<std::string>{"x"})});
    const Comparison same = compare(panel, panel);
    EXPECT_EQ(same.compared, 2U);
    EXPECT_TRUE(same.changes.empty() && same.only_in_first.empty() && same.only_in_second.empty());
}

TEST(Compare, TakesWhatIsMissingAsAlikeHoweverItWasComputed) {
    const Panel first = panel_of({variable("a", std::vector<double>{1, missing}, true)}),
                second = panel_of({variable("a", std::vector<double>{1, -missing}, true)}),
                third = panel_of({variable("a", std::vector<double>{1, 2}, true)});
    EXPECT_TRUE(compare(first, second).changes.empty());
    EXPECT_EQ(compare(first, third).changes.size(), 1U);
}

TEST(Compare, PutsTheLargestRelativeDifferenceOfMeansFirst) {
    // means 2 → 3: +50 %; 4 → 1: −75 %; 100 → 101: +1 %; 5 stays although its numbers are swapped; 0 → 1:
    // infinite
    using Counts = std::vector<std::int64_t>;
    const Panel first = panel_of({variable("half", Counts{1, 3}), variable("three_quarters", Counts{4, 4}),
                                  variable("little", Counts{100, 100}), variable("swapped", Counts{4, 6}),
                                  variable("from_nothing", Counts{0, 0}), variable("same", Counts{7, 7})});
    const Panel second = panel_of({variable("half", Counts{3, 3}), variable("three_quarters", Counts{1, 1}),
                                   variable("little", Counts{101, 101}), variable("swapped", Counts{6, 4}),
                                   variable("from_nothing", Counts{1, 1}), variable("same", Counts{7, 7})});
    const Comparison comparison = compare(first, second);
    ASSERT_EQ(comparison.changes.size(), 5U);
    EXPECT_EQ(comparison.compared, 6U);
    const char* const order[] = {"from_nothing", "three_quarters", "half", "little", "swapped"};
    const double relative[] = {std::numeric_limits<double>::infinity(), -0.75, 0.5, 0.01, 0};
    for (std::size_t i = 0; i < 5; ++i) {
        EXPECT_EQ(comparison.changes[i].variable, order[i]);
        EXPECT_EQ(comparison.changes[i].relative, relative[i]);
    }
    EXPECT_EQ(comparison.changes[1].first, 4);
    EXPECT_EQ(comparison.changes[1].second, 1);
}

TEST(Compare, TakesResultsOfDifferentReplicatesByTheirMeans) {
    const Comparison comparison = compare(panel_of({variable("a", std::vector<double>{1, 3})}),
                                          panel_of({variable("a", std::vector<double>{1, 3, 2})}));
    ASSERT_EQ(comparison.changes.size(), 1U);
    EXPECT_EQ(comparison.changes[0].relative, 0);
}

TEST(Compare, NamesWhatOnlyOneOfThemHasAndTellsGroupsApart) {
    Variable in_group = variable("a", std::vector<double>{1});
    in_group.group = "/network";
    const Comparison comparison =
        compare(panel_of({variable("a", std::vector<double>{1})}), panel_of({in_group}));
    EXPECT_EQ(comparison.only_in_first, std::vector<std::string>{"a"});
    EXPECT_EQ(comparison.only_in_second, std::vector<std::string>{"/network/a"});
    EXPECT_EQ(comparison.compared, 0U);
}

TEST(Compare, AVariableThatLostAllItsNumbersComesFirst) {
    const Comparison comparison = compare(
        panel_of({variable("b", std::vector<double>{1}), variable("a", std::vector<double>{1}, true)}),
        panel_of({variable("b", std::vector<double>{9}), variable("a", std::vector<double>{missing}, true)}));
    ASSERT_EQ(comparison.changes.size(), 2U);
    EXPECT_EQ(comparison.changes[0].variable, "a");
    EXPECT_TRUE(std::isnan(comparison.changes[0].relative));
}

}  // namespace
}  // namespace musubi
