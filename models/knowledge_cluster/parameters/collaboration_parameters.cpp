#include "models/knowledge_cluster/parameters/declaring.hpp"

namespace musubi::knowledge_cluster {

void declare_collaboration(Registry<Parameters>& r) {
    using namespace declaring;
    const Effect::Settings costs_spread{{"funding.full_spread", 1.0}};
    r.section("search", &P::search)
        .real("group_hazard", &P::Search::group_hazard,
              {fitted::search_group_hazard, 0, 1, "1 a month", c,
               "chance that a group with a free slot looks for a firm"})
        .real("firm_hazard", &P::Search::firm_hazard,
              {fitted::search_firm_hazard, 0, 1, "1 a month", c, "the same for a firm of median size"})
        .real("firm_size_power", &P::Search::firm_size_power,
              {fitted::search_firm_size_power, 0, 2, "1", c,
               "power of employees over the median in a firm's hazard"})
        .real("institution_spread", &P::Search::institution_spread,
              {0.5, 0, 2, "1", c, "spread of ln(eagerness) of the groups of one institution and of another"})
        .integer("ties", &P::Search::ties, {10, 0, 16, "candidates", c, "earlier partners looked at"},
                 {.nudge = 0})
        .integer("friends_of_friends", &P::Search::friends_of_friends,
                 {4, 0, 16, "candidates", c, "partners of partners looked at"})
        .integer("near", &P::Search::near, {6, 0, 16, "candidates", c, "others of the region looked at"})
        .integer("far", &P::Search::far, {4, 0, 16, "candidates", c, "others of the country looked at"})
        .integer(
            "newborn_visits", &P::Search::newborn_visits,
            {10, 0, 200, "groups a month", c, "groups of its region to which a start-up shows itself"},
            {.nudge = 200, .bites = {{"exploitation.startup", 1.0}, {"exploitation.jobs_startup", 100.0}}});
    r.section("choice", &P::choice)
        .real("tie", &P::Choice::tie, {3, 0, 10, "1", c, "pull of an earlier tie of full strength"})
        .real("shared", &P::Choice::shared, {1, 0, 5, "1 per ln(1 + partners)", c, "pull of shared partners"})
        .real("degree", &P::Choice::degree,
              {0.3, 0, 3, "1 per ln(1 + ties)", c, "pull of the well connected"})
        .real("distance", &P::Choice::distance,
              {fitted::choice_distance, 0, 5, "1 per ln(1 + km/10)", c, "cost of distance"})
        .real("near", &P::Choice::near, {8, 0, 40, "1", c, "pull of proximity p, as p − p²"})
        .real("wide", &P::Choice::wide, {0.3, 0, 5, "1", c, "pull between the regions of a wide area"})
        .real("introduced", &P::Choice::introduced,
              {fitted::choice_introduced, 0, 10, "1", c, "pull of an introduction"})
        .real("call", &P::Choice::call,
              {fitted::choice_call, 0, 10, "1", c, "pull of an open call whose line is uncommitted"})
        .real("size", &P::Choice::size,
              {fitted::choice_size, 0, 5, "1 per ln(employees/median)", c, "pull of a firm's size"})
        .real("size_cap", &P::Choice::size_cap,
              {4, 0, 10, "ln(employees/median)", c, "size above which a firm pulls no more"})
        .real("expert", &P::Choice::expert,
              {0.5, 0, 5, "1 per ln(1 + expertise)", c, "pull of a group's expertise"})
        .real("outside_group", &P::Choice::outside_group,
              {fitted::choice_outside_group, -10, 30, "1", c, "utility to a group of staying alone"})
        .real("outside_firm", &P::Choice::outside_firm,
              {2.0, -10, 30, "1", c, "utility to a firm of staying alone"});
    r.section("consortium", &P::consortium)
        .real(
            "tail", &P::Consortium::tail,
            {fitted::consortium_tail, 0.5, 5, "1", c, "tail exponent of the size that a consortium aims at"})
        .real("under_call", &P::Consortium::under_call,
              {fitted::consortium_under_call, 1, 10, "1", c,
               "how much larger a consortium aims to be under a call, whose projects cost 15 times as much"})
        .integer("largest", &P::Consortium::largest, {40, 2, 40, "members", c, "largest consortium"})
        .integer("rounds", &P::Consortium::rounds, {3, 0, 10, "rounds", c, "rounds of invitations"})
        .choice("guests", &P::Consortium::guests,
                {"acquaintances",
                 {"acquaintances", "anyone"},
                 c,
                 "whom a consortium considers as a guest: those whom its members know, or any founding agent "
                 "of the country alike"},
                {.off_by_default = true})
        .real("outside_shift", &P::Consortium::outside_shift,
              {fitted::consortium_outside_shift, -20, 20, "1", c,
               "how much lower the outside option is for joining a project that stands already"});
    r.section("funding", &P::funding)
        .real("full_million", &P::Funding::full_million,
              {fitted::funding_full_million, 0.1, 1000, "million yen a year", c,
               "cost of a project of a full region"})
        .real("full_spread", &P::Funding::full_spread,
              {0.5, 0, 2, "1", c, "spread of ln(cost) of the projects of a full region"})
        .real("full_least_million", &P::Funding::full_least_million,
              {10, 0.1, 30, "million yen a year", c, "least cost of such a project, where costs spread"},
              {.nudge = 30.0, .bites = costs_spread})
        .real("full_most_million", &P::Funding::full_most_million,
              {100, 30, 1000, "million yen a year", c, "highest cost of such a project, where costs spread"},
              {.nudge = 30.0, .bites = costs_spread})
        .real("trial_million", &P::Funding::trial_million,
              {10, 0.1, 1000, "million yen a year", c, "cost of a project of a trial region"},
              {.bites = {{"budget.trial_million", 500.0}}})
        .real("own_million", &P::Funding::own_million,
              {fitted::funding_own_million, 0.1, 100, "million yen a year", b, "cost of an own-money project",
               cost_of_joint_research()})
        .integer("full_months", &P::Funding::full_months,
                 {fitted::funding_full_months, 1, 120, "months", c, "length of a project of a full region"})
        .integer("trial_months", &P::Funding::trial_months,
                 {12, 1, 120, "months", c, "length of a project of a trial region"},
                 {.bites = {{"budget.trial_million", 500.0}}})
        .integer("own_months", &P::Funding::own_months,
                 {18, 1, 120, "months", c, "length of an own-money project"})
        .integer("least_months", &P::Funding::least_months,
                 {12, 1, 60, "months", c, "shortest programme project"}, {.nudge = 36})
        .real("firm_share", &P::Funding::firm_share,
              {0.10, 0, 1, "1", c,
               "share of its research budget that a firm with several own-money projects may spend on them"})
        .real("ranking_error", &P::Funding::ranking_error,
              {fitted::funding_ranking_error, 0, 10, "1", c,
               "standard deviation of a headquarters' judgement of ln(quality)"},
              {.nudge = 10.0});
}

}  // namespace musubi::knowledge_cluster
