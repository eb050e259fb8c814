#include "models/knowledge_cluster/parameters/declaring.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// The least scores of the grades.
Effect::Settings cuts(double a_from, double b_from, double c_from) {
    return {{"evaluation.cut_a", a_from}, {"evaluation.cut_b", b_from}, {"evaluation.cut_c", c_from}};
}
}  // namespace

void declare_programme(Registry<Parameters>& r) {
    using namespace declaring;
    const auto all_get_a = cuts(-5, -5, -5), all_get_b = cuts(5, -5, -5), all_get_c = cuts(5, 5, -5),
               all_get_d = cuts(5, 5, 5);
    r.section("budget", &P::budget)
        .table("table", &P::Budget::table,
               {"data/programme_budget.csv", a, "the national budget of the programme, million yen a year"})
        .text("column", &P::Budget::column, {"as_realised", a, "which column of that table holds the budget"},
              {.nudge = "frozen_at_fy2003"})
        .real("factor", &P::Budget::factor,
              {1, 0, 20, "1", a, "multiplies the national budget of every year"})
        .choice("rule", &P::Budget::rule,
                {"evaluation",
                 {"equal", "plan", "evaluation", "merit"},
                 a,
                 "how the budget is shared among full regions"})
        .real("trial_million", &P::Budget::trial_million,
              {50, 0, 1000, "million yen a year", c, "grant of a trial region"})
        .choice("trial_money", &P::Budget::trial_money,
                {"within",
                 {"within", "beside"},
                 c,
                 "whether trial grants come from within the national budget or beside it"})
        .choice("ended_plans", &P::Budget::ended_plans,
                {"undistributed",
                 {"undistributed", "shared"},
                 c,
                 "what becomes of the part of a region whose plan has ended: nobody gets it, or those that "
                 "are left share it"},
                {.bites = {{"promotion.plan_years", std::int64_t{3}}}})
        .real("matching", &P::Budget::matching,
              {0.10, 0, 1, "1", c, "local matching money, a share of the grant; spent as research"})
        .real("carry_over", &P::Budget::carry_over,
              {0, 0, 1, "1", a, "share of unspent research money that may be carried to the next year"})
        .real("research", &P::Budget::research, {0.65, 0, 1, "1", c, "share of joint research in a grant"})
        .real("coordination", &P::Budget::coordination,
              {0.10, 0, 1, "1", c, "share of coordinators in a grant"})
        .real("ip", &P::Budget::ip, {0.06, 0, 1, "1", c, "share of patent advisers in a grant"})
        .real("centres", &P::Budget::centres,
              {0.09, 0, 1, "1", c, "share of joint research centres in a grant"})
        .real("administration", &P::Budget::administration,
              {0.10, 0, 1, "1", c, "share of administration in a grant"});
    r.section("headquarters", &P::headquarters)
        .real("themes", &P::HeadquartersSpread::themes,
              {0.3, 0, 2, "1", c, "spread of ln(cost of a project) of one full region and of another"})
        .real("lines", &P::HeadquartersSpread::lines,
              {fitted::headquarters_lines, 0, 2, "1", c,
               "spread of ln(share of a line) of one headquarters and of another"})
        .real("matching", &P::HeadquartersSpread::matching,
              {0.3, 0, 2, "1", c, "spread of ln(local matching money, a share of the grant)"})
        .real("filing", &P::HeadquartersSpread::filing,
              {0.3, 0, 2, "1", c, "spread of ln(odds that its adviser files): some publish first"})
        .real("skill", &P::HeadquartersSpread::skill,
              {0.3, 0, 2, "1", c, "spread of ln(odds of skill) of those whom a headquarters hires"});
    r.section("evaluation", &P::evaluation)
        .choice("stop_at_d", &P::Evaluation::stop_at_d,
                {"never", {"never", "always"}, c, "whether a D stops a region"}, {.bites = all_get_d})
        .flag("moves_funding", &P::Evaluation::moves_funding,
              {true, b, "whether grades move the shares of the next years",
               coe_grants("better grades got more")})
        .real("noise", &P::Evaluation::noise,
              {0.5, 0, 5, "standard deviations", c, "error of each indicator of the evaluation"},
              {.nudge = 5.0})
        .real("strength", &P::Evaluation::strength,
              {1, 0, 5, "1", c, "multiplies the change of funding that a grade brings"})
        .real("participants", &P::Evaluation::participants,
              {0.2, 0, 1, "1", c, "weight of participants in the evaluation"},
              {.bites = {{"budget.rule", "merit"}}})
        .real("projects", &P::Evaluation::projects, {0.2, 0, 1, "1", c, "weight of joint research projects"},
              {.bites = {{"budget.rule", "merit"}}})
        .real("patents", &P::Evaluation::patents, {0.3, 0, 1, "1", c, "weight of patent applications"},
              {.bites = {{"budget.rule", "merit"}}})
        .real("commercialisation", &P::Evaluation::commercialisation,
              {0.15, 0, 1, "1", c, "weight of commercialisations and start-ups"},
              {.bites = {{"budget.rule", "merit"}}})
        .real("own_money", &P::Evaluation::own_money,
              {0.15, 0, 1, "1", c, "weight of the share of own-money research"},
              {.bites = {{"budget.rule", "merit"}}})
        .real("cut_a", &P::Evaluation::cut_a, {0.24, -5, 5, "standard deviations", c, "least score of an A"},
              {.nudge = -5.0, .bites = {{"evaluation.cut_b", -5.0}, {"evaluation.cut_c", -5.0}}})
        .real("cut_b", &P::Evaluation::cut_b, {-0.88, -5, 5, "standard deviations", c, "least score of a B"},
              {.nudge = 5.0, .bites = {{"evaluation.cut_a", 5.0}}})
        .real("cut_c", &P::Evaluation::cut_c, {-1.41, -5, 5, "standard deviations", c, "least score of a C"},
              {.nudge = 5.0, .bites = {{"evaluation.cut_a", 5.0}, {"evaluation.cut_b", 5.0}}})
        .real("change_a", &P::Evaluation::change_a,
              {0.183, -1, 2, "1", b, "change of funding after an A",
               coe_grants("the 41 of the best grade got 18.3 % more")},
              {.bites = all_get_a})
        .real("change_b", &P::Evaluation::change_b,
              {0.028, -1, 2, "1", b, "change of funding after a B",
               coe_grants("the 60 of the second grade got 2.8 % more")},
              {.bites = all_get_b})
        .real("change_c", &P::Evaluation::change_c,
              {-0.094, -1, 2, "1", b, "change of funding after a C",
               coe_grants("the 10 of the third grade got 9.4 % less")},
              {.bites = all_get_c})
        .real("change_d", &P::Evaluation::change_d,
              {-0.682, -1, 2, "1", b, "change of funding after a D",
               coe_grants("the 2 of the fourth grade got 68.2 % less")},
              {.bites = all_get_d});
    r.section("promotion", &P::promotion)
        .choice("rule", &P::Promote::rule,
                {"as_realised",
                 {"as_realised", "early", "never", "merit"},
                 a,
                 "when a trial region becomes a full one"})
        .real(
            "merit_score", &P::Promote::merit_score,
            {2.92, -100, 100, "standard deviations", c,
             "least score of a trial region that is promoted on merit; about half of them reach the default"},
            {.nudge = -100.0, .bites = {{"promotion.rule", "merit"}}})
        .integer("last_entry", &P::Promote::last_entry,
                 {2010, 2002, 2010, "fiscal year", a,
                  "last year in which a region enters the programme or moves up in it"},
                 {.nudge = 2003})
        .integer("plan_years", &P::Promote::plan_years,
                 {5, 1, 9, "years", a,
                  "how long the plan of a full region is; one of three years or fewer is never evaluated"},
                 {.nudge = 3});
    r.section("scouting", &P::scouting)
        .integer("attention", &P::Scouting::attention,
                 {fitted::scouting_attention, 0, 50, "introductions a month", c,
                  "introductions that a coordinator can make"})
        .integer("pairs_looked_at", &P::Scouting::pairs_looked_at,
                 {30, 1, 200, "pairs a month", c, "pairs that a coordinator can judge"})
        .real("error", &P::Scouting::error,
              {1.5, 0, 10, "1", c, "standard deviation of an unskilled coordinator's judgement of fit"})
        .real("wide_reach", &P::Scouting::wide_reach,
              {0.3, 0, 1, "1", c,
               "how often a coordinator meets somebody elsewhere in the wide area, relative to one of its "
               "region"})
        .real("meti_link", &P::Scouting::meti_link,
              {0.5, 0, 1, "1", c, "strength of the link to METI's Industrial Cluster plan"})
        .integer("memory", &P::Scouting::memory, {12, 1, 60, "months", c, "how long an introduction counts"})
        .real("boost", &P::Scouting::boost,
              {fitted::scouting_boost, 0, 20, "1", c, "rise of the search hazard after an introduction"})
        .integer("boost_months", &P::Scouting::boost_months,
                 {4, 0, 36, "months", c, "how long that rise lasts"});
    r.section("calls", &P::calls)
        .flag("attract", &P::Calls::attract,
              {true, c,
               "whether an open call raises utility and hazard; without, headquarters only pay for what "
               "forms anyway"})
        .integer("open_months", &P::Calls::open_months, {2, 1, 6, "months", c, "how long a call is open"})
        .real("boost", &P::Calls::boost,
              {fitted::calls_boost, 0, 20, "1", c,
               "rise of the search hazard of those whom an open call could pay"},
              {.nudge = 2.0});
}

}  // namespace musubi::knowledge_cluster
