#include <gtest/gtest.h>

#include "tests/knowledge_cluster/ensembles.hpp"

// What a programme brings is the difference from the same people and the same luck without it, or without a
// part of it (docs/odd.md, "Design concepts").
namespace musubi::knowledge_cluster::testing {
namespace {

const std::vector<std::pair<std::string, std::string>> of_programme{{"sponsor", "programme"}},
    of_own{{"sponsor", "own"}};

/// The smallest world with some programme projects in every region.
Scenario world_with(Overrides overrides) {
    overrides["population.scale"] = 0.1;
    return small_scenario(overrides);
}

/// A programme without money has a calendar: its regions enter and are evaluated.
bool is_neither_calendar_nor_account_of_the_nation(const Variable& variable) {
    return variable.group != "/ledger" && variable.name != "programme_state" &&
           !variable.name.starts_with("evaluation_grade");
}

TEST(NoProgramme, IsABudgetOfFactorZeroAndATableOfZerosAndRegionsThatNeverEnter) {
    const Panel factor = ensemble_of(world_with({{"budget.factor", 0.0}}), plan_of(2));

    Scenario zeros = world_with({});
    set_cells(zeros.tables.at("budget.table"), {"as_realised"}, "0");
    EXPECT_EQ(first_difference(factor, ensemble_of(zeros, plan_of(2))), "");

    // A nation that has a budget and nobody to give it to; only its own accounts and the calendar tell.
    Scenario nobody = world_with({});
    set_cells(nobody.tables.at("tables.regions"), {"first_trial_fy", "first_full_fy"}, "");
    const Panel undistributed = ensemble_of(nobody, plan_of(2));
    EXPECT_EQ(first_difference(factor, undistributed, is_neither_calendar_nor_account_of_the_nation), "");
    EXPECT_EQ(undistributed.variable("national_budget").numbers,
              undistributed.variable("undistributed").numbers);
}

TEST(NoProgramme, LeavesNoTraceInAnyProgrammeNumber) {
    const Panel panel = ensemble_of(world_with({{"budget.factor", 0.0}}), plan_of(2));
    int variables = 0;
    for (const Variable& variable : panel.variables) {
        const bool by_sponsor = !variable.dimensions.empty() && variable.dimensions.back() == "sponsor";
        if (!by_sponsor) continue;
        EXPECT_EQ(sum_of(panel, variable.name, of_programme), 0) << variable.name;
        ++variables;
    }
    EXPECT_EQ(variables, 2 * static_cast<int>(indicator_count)) << "years and months";
    for (const std::int64_t flow : std::get<std::vector<std::int64_t>>(panel.variable("money").numbers))
        EXPECT_EQ(flow, 0);
    EXPECT_GT(sum_of(panel, "projects_started", of_own), 100);
}

TEST(NoProgramme, IsTheSameWhateverTheProgrammeWouldHaveBeenLike) {
    const Panel plain = ensemble_of(world_with({{"budget.factor", 0.0}}), plan_of(2));
    const Panel eager = ensemble_of(world_with({{"budget.factor", 0.0},
                                                {"scouting.attention", std::int64_t{50}},
                                                {"scouting.boost", 20.0},
                                                {"calls.boost", 20.0},
                                                {"choice.call", 10.0},
                                                {"exploitation.uncovering", 1.0},
                                                {"promotion.rule", std::string("early")}}),
                                    plan_of(2));
    EXPECT_EQ(first_difference(plain, eager, is_neither_calendar_nor_account_of_the_nation), "");
}

TEST(Programme, IsSeenInOwnMoneyResearchToo) {  // so that the equalities above say something
    const Panel without = ensemble_of(world_with({{"budget.factor", 0.0}}), plan_of(2));
    const Panel with = ensemble_of(world_with({}), plan_of(2));
    EXPECT_NE(sum_of(with, "projects_started", of_own), sum_of(without, "projects_started", of_own));
    EXPECT_GT(sum_of(with, "projects_started", of_programme), 0);
}

/// An ensemble for ablations: large enough for several projects a region, and for patents.
class Ablation : public ::testing::Test {
  protected:
    static Panel run(const Overrides& overrides) {
        Overrides all{{"population.scale", 0.4}, {"time.burn_in_years", std::int64_t{4}}};
        for (const auto& [name, value] : overrides) all[name] = value;
        return ensemble_of(small_scenario(all), plan_of(12));
    }
    static const Panel& baseline() {
        static const Panel panel = run({});
        return panel;
    }
    /// What a change of the scenario does to a variable, all regions and years, over the same luck.
    static Estimate effect(const Panel& changed, const std::string& variable,
                           const std::vector<std::pair<std::string, std::string>>& where) {
        const auto before = by_replicate(baseline(), variable, where);
        const Estimate moved = paired_difference(by_replicate(changed, variable, where), before);
        std::printf("%30s %-10s %+9.1f ± %5.1f of %9.1f\n", variable.c_str(),
                    where.empty() ? "all" : where.front().second.c_str(), moved.mean, moved.error,
                    estimate(before).mean);
        return moved;
    }
    static constexpr double errors = 4;  ///< standard errors by which an effect must differ from none
};

TEST_F(Ablation, WithoutCoordinatorsNobodyIsIntroducedAndFewerProjectsBegin) {
    const Panel without = run({{"scouting.attention", std::int64_t{0}}});
    EXPECT_GT(sum_of(baseline(), "introductions"), 0);
    EXPECT_EQ(sum_of(without, "introductions"), 0);
    EXPECT_EQ(sum_of(without, "introductions_that_led_to_projects"), 0);
    const Estimate own = effect(without, "projects_started", of_own);
    EXPECT_LT(own.mean, -errors * own.error);
}

TEST_F(Ablation, TheMoneyOfCoordinatorsInTheAdministrationIntroducesNobody) {
    const Panel without = run({{"budget.coordination", 0.0}, {"budget.administration", 0.2}});
    EXPECT_EQ(sum_of(without, "introductions"), 0);
    const Estimate own = effect(without, "projects_started", of_own);
    EXPECT_LT(own.mean, -errors * own.error);
}

TEST_F(Ablation, ACallThatAttractsNobodyPaysForWhatWouldHaveFormedAnyway) {
    const Panel without = run({{"calls.attract", false}});
    const auto all_projects = [](const Panel& panel) { return by_replicate(panel, "projects_started"); };
    const Estimate all = paired_difference(all_projects(without), all_projects(baseline()));
    std::printf("%30s %-10s %+9.1f ± %5.1f\n", "projects_started", "all", all.mean, all.error);
    EXPECT_LT(all.mean, -errors * all.error);
}

TEST_F(Ablation, WithoutAdvisersTheProgrammeFilesLess) {
    const Panel without = run({{"budget.ip", 0.0}, {"budget.administration", 0.16}});
    const Estimate patents = effect(without, "patent_applications_domestic", of_programme);
    EXPECT_LT(patents.mean, -errors * patents.error);
    EXPECT_EQ(sum_of(without, "disclosure_backlog_monthly"), 0) << "nobody waits for nobody";
}

TEST_F(Ablation, WithoutJointCentresTheProgrammeInventsLess) {
    const Panel without = run({{"budget.centres", 0.0}, {"budget.administration", 0.19}});
    const Estimate inventions = effect(without, "inventions", of_programme);
    EXPECT_LT(inventions.mean, -errors * inventions.error);
}

TEST_F(Ablation, WithoutTheLinkToMetiTheWideAreasCommercialiseLess) {
    // Large effects of a rare event: the link at its strongest and the bonus at its largest.
    const auto linked = [&](double link) {
        return run(
            {{"scouting.meti_link", link}, {"exploitation.meti_bonus", 5.0}, {"exploitation.licence", 1.0}});
    };
    const auto in_wide_areas = [](const Panel& panel) {
        std::vector<double> sum(12, 0.0);
        for (const char* region : {"OSA", "KOB", "FUK", "KIT"}) {
            const auto here = by_replicate(panel, "commercialisations", {{"region", region}});
            for (std::size_t r = 0; r < sum.size(); ++r) sum[r] += here[r];
        }
        return sum;
    };
    const auto with = in_wide_areas(linked(1)), without = in_wide_areas(linked(0));
    const Estimate lost = paired_difference(without, with);
    std::printf("%30s %-10s %+9.1f ± %5.1f of %9.1f\n", "commercialisations", "wide areas", lost.mean,
                lost.error, estimate(with).mean);
    EXPECT_LT(lost.mean, -errors * lost.error);
}

TEST_F(Ablation, MoreMoneyIsMoreGrantsAndMoreProjects) {
    const auto granted = [](const Panel& panel) {
        const Variable& money = panel.variable("money");
        const auto& numbers = std::get<std::vector<std::int64_t>>(money.numbers);
        const std::size_t matching = position_of(panel.dimension("line"), "matching");
        std::int64_t sum = 0;
        each_cell(panel, money, [&](std::size_t cell, const At& at) {
            if (at[4] == position_of(panel.dimension("flow"), "granted") && at[3] != matching)
                sum += numbers[cell];
        });
        return static_cast<double>(sum);
    };
    const Panel half = run({{"budget.factor", 0.5}}), twice = run({{"budget.factor", 2.0}});
    // Budgets are exact: all is distributed, so grants go as the factor, to the thousand yen of rounding.
    EXPECT_NEAR(granted(half) / granted(baseline()), 0.5, 1e-6);
    EXPECT_NEAR(granted(twice) / granted(baseline()), 2.0, 1e-6);
    for (const char* variable : {"projects_started", "participating_firms", "inventions"}) {
        const Estimate less = effect(half, variable, of_programme),
                       more = effect(twice, variable, of_programme);
        EXPECT_LT(less.mean, -errors * less.error) << variable;
        EXPECT_GT(more.mean, errors * more.error) << variable;
    }
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
