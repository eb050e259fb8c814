#include <gtest/gtest.h>

#include <map>
#include <numeric>

#include "tests/knowledge_cluster/random_world.hpp"

// To FY2010: what becomes of every region under each rule of promotion, in whole runs of a small country.
namespace musubi::knowledge_cluster::testing {
namespace {

constexpr FiscalYear horizon{2010};

/// What is looked at in April (state, grant) and in March (grade) of a year, by region code.
struct YearSeen {
    std::map<std::string, Headquarters> april, march;
};

void expect_money_conserved(const State& s, FiscalYear year) {
    ThousandYen granted = 0;
    for (const Headquarters& hq : s.programme.headquarters) {
        granted += hq.grant;
        for (const Account& account : hq.ledger.accounts()) EXPECT_TRUE(account.balanced()) << year.value;
    }
    EXPECT_EQ(granted + s.programme.undistributed, s.programme.national_budget) << year.value;
}

/// What one gains another loses, unless the grades leave nobody to take the money.
void expect_moved_money_sums_to_zero(const State& s, FiscalYear year) {
    if (s.programme.undistributed != 0) return;
    ThousandYen by_grades = 0, by_noise = 0;
    for (const Headquarters& hq : s.programme.headquarters) {
        by_grades += hq.moved_by_grades;
        by_noise += hq.moved_by_noise;
    }
    EXPECT_EQ(by_grades, 0) << year.value;
    EXPECT_EQ(by_noise, 0) << year.value;
}

std::map<int, YearSeen> run_to_the_horizon(const Overrides& overrides) {
    Overrides settings{{"time.last_fiscal_year", std::int64_t{horizon.value}}};
    settings.insert(overrides.begin(), overrides.end());
    const auto world = world_of(small_scenario(settings));
    Run run(*world);
    std::map<int, YearSeen> years;
    while (!run.is_over()) {
        const Month now = run.advance();
        const FiscalYear year = now.fiscal_year();
        if (year < programme_start || !(now.opens_fiscal_year() || now.closes_fiscal_year())) continue;
        YearSeen& seen = years[year.value];
        for (const RegionId r : world->regions.all())
            (now.opens_fiscal_year() ? seen.april : seen.march)[world->regions.code[r]] =
                run.state.programme.headquarters[r];
        if (now.closes_fiscal_year()) expect_money_conserved(run.state, year);
        expect_moved_money_sums_to_zero(run.state, year);
    }
    return years;
}

/// A region that became full in this year has five full years, a grade in the fourth, and nothing afterwards.
void expect_a_whole_plan(const std::map<int, YearSeen>& years, const std::string& code, int first) {
    SCOPED_TRACE(code + " full since " + std::to_string(first));
    for (int year = first; year <= horizon.value; ++year) {
        const Headquarters &april = years.at(year).april.at(code), &march = years.at(year).march.at(code);
        if (year < first + 5) {
            EXPECT_TRUE(april.is_full()) << year;
            EXPECT_GT(april.grant, 0) << year;
        } else {
            EXPECT_EQ(april.state, ProgrammeState::completed) << year;
            EXPECT_EQ(april.grant, 0) << year;
            EXPECT_TRUE(april.projects.empty()) << year << ": no project outlives the plan";
        }
        EXPECT_EQ(march.graded_in.value, year < first + 3 ? 0 : first + 3) << year;
        // The grade of March moves from next April on.
        if (year == first + 3) {
            EXPECT_EQ(april.weight, 1) << year;
        } else if (year == first + 4) {
            EXPECT_EQ(april.weight, years.at(year - 1).march.at(code).weight) << year;
        }
    }
}

const std::map<std::string, int> trial_regions_as_realised{{"TOY", 2003}, {"NGY", 2003}, {"TKS", 2003},
                                                           {"KNZ", 2004}, {"GIF", 2004}, {"UBE", 2004}};

TEST(Horizon, AsRealisedEveryPlanEndsAfterFiveFullYears) {
    const auto years = run_to_the_horizon({});
    for (const auto& [code, first] : trial_regions_as_realised) expect_a_whole_plan(years, code, first);
    for (const char* code : {"SAP", "OSA", "KOB", "FUK", "KIT"}) expect_a_whole_plan(years, code, 2002);
    EXPECT_EQ(years.at(2010).april.at("KAN").state, ProgrammeState::none);
}

TEST(Horizon, PromotedEarlyAllTrialRegionsAreFullFromTheSecondYearOn) {
    const auto years = run_to_the_horizon({{"promotion.rule", text("early")}});
    for (const auto& [code, first] : trial_regions_as_realised) expect_a_whole_plan(years, code, 2003);
}

TEST(Horizon, NeverPromotedTrialRegionsStayOnTheirSmallGrant) {
    const auto years = run_to_the_horizon({{"promotion.rule", text("never")}});
    for (const auto& [code, first] : trial_regions_as_realised)
        for (int year = 2002; year <= horizon.value; ++year) {
            const Headquarters& april = years.at(year).april.at(code);
            EXPECT_EQ(april.state, ProgrammeState::trial) << code << year;
            EXPECT_EQ(april.grant, 1'000) << code << year << ": 50 million yen at a scale of 0.02";
        }
    expect_a_whole_plan(years, "SAP", 2002);
}

TEST(Horizon, OnMeritARegionIsFullFromTheAprilAfterItsScoreSufficed) {
    const auto years = run_to_the_horizon({{"promotion.rule", text("merit")}});
    const auto all =
        run_to_the_horizon({{"promotion.rule", text("merit")}, {"promotion.merit_score", -100.0}});
    const auto nobody =
        run_to_the_horizon({{"promotion.rule", text("merit")}, {"promotion.merit_score", 100.0}});
    for (const auto& [code, as_realised] : trial_regions_as_realised) {
        expect_a_whole_plan(all, code, 2003);
        EXPECT_EQ(nobody.at(2010).april.at(code).state, ProgrammeState::trial) << code;
        int first = 2003;
        while (first <= horizon.value && !years.at(first - 1).march.at(code).chosen_for_promotion) ++first;
        for (int year = 2002; year < std::min(first, horizon.value + 1); ++year)
            EXPECT_EQ(years.at(year).april.at(code).state, ProgrammeState::trial) << code << year;
        expect_a_whole_plan(years, code, first);
    }
}

TEST(Horizon, NobodyEntersOrMovesUpAfterTheLastYearOfEntry) {
    const auto years = run_to_the_horizon({{"promotion.last_entry", std::int64_t{2003}}});
    for (const auto& [code, first] : trial_regions_as_realised) {
        if (first <= 2003)
            expect_a_whole_plan(years, code, first);
        else
            EXPECT_EQ(years.at(2010).april.at(code).state, ProgrammeState::trial) << code;
    }
    const auto nobody =
        run_to_the_horizon({{"promotion.last_entry", std::int64_t{2002}}, {"promotion.rule", text("early")}});
    for (const auto& [code, first] : trial_regions_as_realised)
        EXPECT_EQ(nobody.at(2010).april.at(code).state, ProgrammeState::trial) << code;
}

TEST(Horizon, AStoppedRegionStaysStopped) {
    // Everybody is seen as a D.
    const auto years = run_to_the_horizon({{"evaluation.stop_at_d", text("always")},
                                           {"evaluation.cut_a", 5.0},
                                           {"evaluation.cut_b", 5.0},
                                           {"evaluation.cut_c", 5.0}});
    for (const auto& [code, first] : trial_regions_as_realised)
        for (int year = first; year <= horizon.value; ++year)
            EXPECT_EQ(years.at(year).april.at(code).state,
                      year < first + 4 ? ProgrammeState::full : ProgrammeState::stopped)
                << code << year;
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
