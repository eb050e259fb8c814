#include "sim/experiment/comparison/treatment.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <stdexcept>
#include <vector>

namespace musubi {
namespace {

using Licences = std::vector<std::int8_t>;  // by replicate, year and harbour: 0 none, 1 trial, 2 full
using Catch = std::vector<std::int64_t>;

/// Two replicates of two years of four harbours.
Panel licensed(const Licences& licences, const Catch& fish) {
    Panel panel;
    panel.dimensions = {{"replicate", "", {}, {0, 1}, "1"},
                        {"year", "", {}, {2002, 2003}, "1"},
                        {"harbour", "", {"Ise", "Oki", "Uji", "OUT"}, {}, "1"}};
    const std::vector<std::string> all{"replicate", "year", "harbour"};
    panel.variables = {{"", "licence", "1", "", all, licences, {{0, "none"}, {1, "trial"}, {2, "full"}}},
                       {"", "fish", "1", "", all, fish}};
    return panel;
}

const Treatment full_or_trial{
    "full licence", "licence", "trial", {"full"}, "harbour", "year", {{"fish", "fish", {}, {}}}};

// Oki moves up in 2003 in `promoted` and not in `kept`; Ise is full and Uji on trial in both; OUT has
// nothing.
const Licences promoted_licences{2, 1, 1, 0, 2, 2, 1, 0, 2, 1, 1, 0, 2, 2, 1, 0};
const Licences kept_licences{2, 1, 1, 0, 2, 1, 1, 0, 2, 1, 1, 0, 2, 1, 1, 0};

Panel promoted() {
    return licensed(promoted_licences, {10, 4, 3, 9, 12, 9, 3, 9, 20, 6, 5, 9, 21, 13, 5, 9});
}
Panel kept() { return licensed(kept_licences, {10, 4, 3, 9, 13, 5, 3, 9, 20, 6, 5, 9, 23, 7, 5, 9}); }

TEST(Treatment, ComparesTheSameUnitWithAndWithout) {
    const AnsweredTreatment found = answer_treatment(full_or_trial, kept(), promoted());
    EXPECT_EQ(found.units, std::vector<std::string>{"Oki"});
    EXPECT_EQ(found.from, "2003");
    EXPECT_EQ(found.to, "2003");
    EXPECT_TRUE(found.changed_treats);
    ASSERT_EQ(found.rows.size(), 1U);
    EXPECT_EQ(found.rows[0].label, "Oki");
    EXPECT_EQ(found.rows[0].values[0].mean, 5) << "9 - 5 and 13 - 7";
    EXPECT_EQ(found.others.values[0].mean, -1.5)
        << "Ise: 12 - 13 and 21 - 23; Uji: nothing; OUT is no part of it";
}

TEST(Treatment, AnEvaluatorSeesHowMuchMoreTheTreatedRose) {
    const AnsweredTreatment found = answer_treatment(full_or_trial, kept(), promoted());
    // Oki rose by 5 and 7, Ise and Uji by (2 + 0)/2 and (1 + 0)/2: 4 and 6.5.
    ASSERT_EQ(found.seen.size(), 1U);
    EXPECT_EQ(found.seen[0].mean.value, 5.25);
    EXPECT_NEAR(found.seen[0].low, 4 + 0.05 * 2.5, 1e-12) << "5 % quantile of two histories";
    EXPECT_NEAR(found.seen[0].high, 4 + 0.95 * 2.5, 1e-12);
}

TEST(Treatment, TurnedRoundFlipsEverySign) {
    const AnsweredTreatment one = answer_treatment(full_or_trial, kept(), promoted()),
                            other = answer_treatment(full_or_trial, promoted(), kept());
    EXPECT_FALSE(other.changed_treats);
    EXPECT_EQ(one.units, other.units);
    EXPECT_EQ(one.rows[0].values[0].mean, -other.rows[0].values[0].mean);
    EXPECT_EQ(one.others.values[0].high, -other.others.values[0].low);
    EXPECT_EQ(one.seen[0].mean.value, -other.seen[0].mean.value)
        << "seen in the same scenario, the treating one";
    EXPECT_EQ(one.seen[0].low, -other.seen[0].high);
}

TEST(Treatment, OfSeveralUnitsIsToldTogetherAndCountsThoseOfAnyReplicate) {
    Licences sometimes = promoted_licences;
    sometimes[14] = 2;  // Uji moves up in the second replicate only
    const AnsweredTreatment found = answer_treatment(
        full_or_trial, kept(), licensed(sometimes, {10, 4, 3, 9, 12, 9, 3, 9, 20, 6, 5, 9, 21, 13, 9, 9}));
    EXPECT_EQ(found.units, (std::vector<std::string>{"Oki", "Uji"}));
    ASSERT_EQ(found.rows.size(), 3U);
    EXPECT_EQ(found.rows[1].values[0].mean, 2) << "0 and 4";
    EXPECT_EQ(found.rows[2].label, "together");
    EXPECT_EQ(found.rows[2].values[0].mean, 7) << "4 and 10";
    // Rises a unit: (5 + 0)/2 and (7 + 4)/2 against Ise's 2 and 1; times two units: 1 and 9.
    EXPECT_EQ(found.seen[0].mean.value, 5);
}

TEST(Treatment, WithoutADifferenceHasNobodyAndWithoutATimeBeforeNothingIsSeen) {
    EXPECT_TRUE(answer_treatment(full_or_trial, kept(), kept()).units.empty());
    Licences from_the_start = promoted_licences;
    from_the_start[1] = 2;
    const AnsweredTreatment found =
        answer_treatment(full_or_trial, kept(), licensed(from_the_start, Catch(16, 1)));
    EXPECT_EQ(found.from, "2002");
    EXPECT_TRUE(found.seen.empty());
    ASSERT_EQ(found.rows.size(), 1U);
}

TEST(Treatment, NeedsAFlagOverTimeAndUnit) {
    Treatment asked = full_or_trial;
    asked.flag = "fish";
    EXPECT_THROW(answer_treatment(asked, kept(), promoted()), std::invalid_argument);
    asked.flag = "permit";
    EXPECT_THROW(answer_treatment(asked, kept(), promoted()), std::out_of_range);
}

}  // namespace
}  // namespace musubi
