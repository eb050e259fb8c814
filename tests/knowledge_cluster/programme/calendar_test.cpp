#include <gtest/gtest.h>

#include <set>

#include "models/knowledge_cluster/programme/evaluation.hpp"
#include "models/knowledge_cluster/programme/fiscal.hpp"
#include "models/knowledge_cluster/results/programme_years.hpp"
#include "tests/knowledge_cluster/little_world.hpp"

// States follow the calendar, and money follows states: under every rule a year without money leaves the same
// states as a year with the least money that there is.
namespace musubi::knowledge_cluster::testing {
namespace {

constexpr int last_year = 2010;
/// Full at once, promoted, on trial for good, and late; a later one with an evaluation within the horizon.
const std::string five_regions =
    "AAA,,,IT,,,2002,35,135,small\nBBB,,,IT,,2002,2004,36,135,small\nCCC,,,IT,,2003,,37,135,small\n"
    "DDD,,,IT,,2005,2007,38,135,small\nEEE,,,IT,,,2003,39,135,small\n";

/// 1,000 million yen a year but for some years, which have `million_yen`.
TextTable budget_with(const std::set<int>& years, const char* million_yen) {
    std::string text = "fiscal_year,as_realised\n";
    for (int year = 2002; year <= last_year; ++year)
        text += std::to_string(year) + "," + (years.contains(year) ? million_yen : "1000") + "\n";
    return table_of_text(text, "budget.csv");
}

/// What the regions are in each April, and their grades, region by region.
struct Seen {
    std::vector<ProgrammeState> states;
    std::vector<Grade> grades;
    bool operator==(const Seen&) const = default;
};

Seen seen_in(const Overrides& rule, const TextTable& budget) {
    Overrides settings{{"time.last_fiscal_year", std::int64_t{last_year}},
                       {"evaluation.own_money", 0.0},
                       {"evaluation.noise", 2.0}};
    settings.insert(rule.begin(), rule.end());
    Scenario scenario = little_scenario(five_regions, settings);
    scenario.tables["budget.table"] = budget;
    Little l(scenario);
    Seen seen;
    for (FiscalYear year{2002}; year.value <= last_year; year = year + 1) {
        act(l, "budget", Month::opening(year));
        for (const Headquarters& hq : l.s.programme.headquarters) seen.states.push_back(hq.state);
        act(l, "evaluation", Month::closing(year));
        for (const Headquarters& hq : l.s.programme.headquarters) seen.grades.push_back(hq.grade);
        act(l, "accounts", Month::closing(year));
    }
    return seen;
}

std::vector<Overrides> all_rules() {
    std::vector<Overrides> rules;
    for (const char* promotion : {"as_realised", "early", "never", "merit"})
        for (const char* budget : {"equal", "plan", "evaluation", "merit"})
            for (const char* stop : {"never", "always"})
                for (const std::int64_t plan : {2, 5})
                    rules.push_back({{"promotion.rule", text(promotion)},
                                     {"budget.rule", text(budget)},
                                     {"evaluation.stop_at_d", text(stop)},
                                     {"promotion.plan_years", plan}});
    return rules;
}

std::string name_of(const Overrides& rule) {
    std::string name;
    for (const auto& [parameter, value] : rule)
        if (const auto* choice = std::get_if<std::string>(&value)) name += parameter + "=" + *choice + " ";
    return name;
}

TEST(YearWithoutMoney, LeavesTheStatesOfAYearWithAThousandYenInEveryYearAndUnderEveryRule) {
    std::set<int> all;
    for (int year = 2002; year <= last_year; ++year) all.insert(year);
    for (const Overrides& rule : all_rules()) {
        const Seen usual = seen_in(rule, budget_with({}, ""));
        for (const int year : all) {
            const Seen without = seen_in(rule, budget_with({year}, "0"));
            EXPECT_EQ(without, seen_in(rule, budget_with({year}, "0.001"))) << name_of(rule) << year;
            EXPECT_EQ(without, usual) << name_of(rule) << year << ": nothing is counted in these regions";
        }
        EXPECT_EQ(seen_in(rule, budget_with(all, "0")), seen_in(rule, budget_with(all, "0.001")))
            << name_of(rule);
    }
}

TEST(YearWithoutMoney, DelaysNobodysEntry) {
    const Seen seen = seen_in({}, budget_with({2002}, "0"));
    using enum ProgrammeState;
    EXPECT_EQ(std::vector(seen.states.begin(), seen.states.begin() + 10),
              (std::vector{full, trial, none, none, none, full, trial, trial, none, full}));
}

TEST(YearsOfTheProgramme, EndWithTheLastPlanOrNotAtAllWhereARegionStaysOnTrial) {
    const auto last = [](const std::string& regions, Overrides settings = {}) {
        settings.emplace("time.last_fiscal_year", std::int64_t{last_year});
        return last_programme_year(*Little(regions, settings).world).value;
    };
    const std::string two = "AAA,,,IT,,,2002,35,135,small\nBBB,,,IT,,2002,2004,36,135,small\n";
    EXPECT_EQ(last(two), 2008);
    EXPECT_EQ(last(two, {{"promotion.plan_years", std::int64_t{3}}}), 2006);
    EXPECT_EQ(last(two, {{"promotion.rule", text("early")}}), 2007);
    EXPECT_EQ(last(two, {{"promotion.rule", text("never")}}), 2010);
    EXPECT_EQ(last(two, {{"promotion.rule", text("merit")}}), 2010);
    EXPECT_EQ(last(two, {{"promotion.last_entry", std::int64_t{2003}}}), 2010) << "it stays on trial";
    EXPECT_EQ(last(two, {{"time.last_fiscal_year", std::int64_t{2006}}}), 2006);
    EXPECT_EQ(last("AAA,,,IT,,,2002,35,135,small\nBBB,,,IT,,,2005,36,135,small\n",
                   {{"promotion.last_entry", std::int64_t{2003}}}),
              2006)
        << "BBB never enters";
    EXPECT_EQ(last("AAA,,,IT,,,,35,135,small\n"), 2010) << "without a programme, that of the run";
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
