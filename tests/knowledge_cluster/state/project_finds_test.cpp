#include "models/knowledge_cluster/state/project_finds.hpp"

#include <gtest/gtest.h>

#include "tests/knowledge_cluster/little_world.hpp"

// What money and those who do the research make of a project's finds.
namespace musubi::knowledge_cluster::testing {
namespace {

TEST(MoneyFactor, HasTheElasticityOfMoneyAndTheMeanTalentOfTheGroups) {
    Little l;
    const InstitutionId university = add_institution(l, "AAA");
    const AgentId one = add_group(l, university, {.talent = 1}),
                  other = add_group(l, university, {.talent = 3}), firm = add_firm(l, "AAA");
    const ProjectId id = add_project(l, {.members = {one, firm, other}, .yearly_million = 48});
    EXPECT_NEAR(double{l.s.projects.row[id].money_factor}, std::pow(48 / 2.35, 0.45) * 2, 1e-5);
    pay_project(l.p(), l.s.agents, l.s.projects, id, 2350);
    EXPECT_NEAR(double{l.s.projects.row[id].money_factor}, 2, float_error) << "after a cut";
}

TEST(MoneyFactor, OfMoneyAlone) {
    const Little l;
    EXPECT_NEAR(effect_of_money(l.p(), 2350), 1, 1e-12);
    EXPECT_NEAR(effect_of_money(l.p(), 35'000), std::pow(35 / 2.35, 0.45), 1e-12);
    EXPECT_EQ(effect_of_money(l.p(), 0), 0);
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
