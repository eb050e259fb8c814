#include "models/knowledge_cluster/shared_start.hpp"

#include <gtest/gtest.h>

#include "tests/knowledge_cluster/ensembles.hpp"

// Two worlds under the same luck are run once as far as nobody can tell them apart.
namespace musubi::knowledge_cluster::testing {
namespace {

Scenario with_budget(const char* column, const Overrides& more = {}) {
    Overrides all{{"budget.column", std::string(column)}};
    for (const auto& [name, value] : more) all[name] = value;
    return small_scenario(all);
}

/// The columns share FY2002 and FY2003; in FY2004 one stays at 6,900 million yen, the other gets 9,000.
const char *const frozen = "frozen_at_fy2003", *const request = "fy2004_request_then_frozen";

TEST(SharedStart, IsInTheAprilOfTheFirstBudgetThatDiffers) {
    const auto one = world_of(with_budget(frozen));
    EXPECT_EQ(shared_until(*one, *world_of(with_budget(request))), Month::opening({2004}));
    EXPECT_EQ(shared_until(*one, *world_of(with_budget(frozen, {{"budget.factor", 1.5}}))),
              Month::opening({2002}));
}

TEST(SharedStart, IsAtTheBeginningOfWorldsThatDifferInAnythingElse) {
    const auto one = world_of(with_budget(frozen));
    for (const Overrides& change :
         {Overrides{{"scouting.attention", std::int64_t{5}}}, Overrides{{"budget.matching", 0.3}},
          Overrides{{"evaluation.noise", 0.9}}})
        EXPECT_EQ(shared_until(*one, *world_of(with_budget(request, change))), first_month(*one));
}

TEST(SharedStart, IsNeverOfAWorldFromItself) {
    const auto one = world_of(with_budget(frozen));
    EXPECT_GT(shared_until(*one, *world_of(with_budget(frozen))), Month::closing(one->last_year()));
}

class SimulateBoth : public ::testing::TestWithParam<std::pair<Scenario, Scenario>> {};

TEST_P(SimulateBoth, GivesTheBitsThatEachGivesAlone) {
    const auto one = world_of(GetParam().first), other = world_of(GetParam().second);
    Panel results = KnowledgeCluster::layout(*one), others = KnowledgeCluster::layout(*other);
    Panel alone = results, other_alone = others;
    PanelSlice to(results, 0, 1), to_other(others, 0, 1), to_alone(alone, 0, 1),
        to_other_alone(other_alone, 0, 1);
    const Replicate luck{3, 1};
    KnowledgeCluster::simulate_both(*one, *other, luck, {}, to, to_other);
    KnowledgeCluster::simulate(*one, luck, {}, to_alone);
    KnowledgeCluster::simulate(*other, luck, {}, to_other_alone);
    EXPECT_EQ(first_difference(alone, results), "");
    EXPECT_EQ(first_difference(other_alone, others), "");
}

INSTANTIATE_TEST_SUITE_P(
    Pairs, SimulateBoth,
    ::testing::Values(std::pair(with_budget(frozen), with_budget(request)),
                      std::pair(with_budget(request), with_budget(frozen)),
                      std::pair(with_budget(frozen), with_budget(frozen, {{"budget.factor", 1.5}})),
                      std::pair(with_budget(frozen), with_budget(frozen)),
                      std::pair(with_budget(frozen),
                                with_budget(frozen, {{"scouting.attention", std::int64_t{5}}})),
                      std::pair(with_budget(frozen, {{"time.last_fiscal_year", std::int64_t{2008}}}),
                                with_budget(request))));

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
