#include "models/knowledge_cluster/parameters.hpp"

#include "models/knowledge_cluster/fitted.hpp"

namespace musubi::knowledge_cluster {
namespace {

using P = Parameters;
constexpr Source a = Source::sheet, b = Source::published, c = Source::assumption;

/// The least scores of the grades.
Effect::Settings cuts(double a_from, double b_from, double c_from) {
    return {{"evaluation.cut_a", a_from}, {"evaluation.cut_b", b_from}, {"evaluation.cut_c", c_from}};
}
void declare_frame(Registry<P>& r) {
    r.section("time", &P::time)
        .integer("last_fiscal_year", &P::Time::last_fiscal_year,
                 {2006, 2002, 2010, "fiscal year", a, "last year that is simulated"}, {.nudge = 2007})
        .integer("burn_in_years", &P::Time::burn_in_years,
                 {36, 0, 100, "years", c,
                  "years at constant hazard before FY1999, until the network is stationary"});
    r.section("tables", &P::tables)
        .table("regions", &P::Tables::regions,
               {"data/regions.csv", a, "regions, their fields, places, size classes and years of entry"})
        .table("institutions", &P::Tables::institutions,
               {"data/institutions.csv", a,
                "named universities and institutes, and whose clusters they belong to"})
        .table("evaluation_reference", &P::Tables::evaluation_reference,
               {"data/evaluation_reference.csv", c,
                "what the baseline's regions reach by their evaluation: mean and standard deviation of each "
                "indicator"})
        .table("hub_reference", &P::Tables::hub_reference,
               {"data/hub_reference.csv", c, "FY2006 hub intensities without the programme: median and MAD"});
    r.section("economy", &P::economy)
        .real("growth", &P::Economy::growth,
              {fitted::economy_growth, -0.2, 0.6, "1 a year", c,
               "growth of the own-money search hazard in its first year"})
        .real("growth_fade", &P::Economy::growth_fade,
              {fitted::economy_growth_fade, 0, 1, "1 a year", c, "what is left of that growth a year later"})
        .integer("growth_from", &P::Economy::growth_from,
                 {1999, 1999, 2011, "fiscal year", b, "first year of that growth"}, {.nudge = 2003})
        .real("incorporation", &P::Economy::incorporation,
              {fitted::economy_incorporation, 0, 2, "1", c,
               "rise of the search hazard of groups once universities contract in their own name"},
              {.nudge = 0.2})
        .integer("incorporation_from", &P::Economy::incorporation_from,
                 {2005, 2004, 2011, "fiscal year", c,
                  "first year in which they do: national universities were incorporated in April 2004"},
                 {.nudge = 2006, .bites = {{"economy.incorporation", 0.2}}});
}

void declare_population(Registry<P>& r) {
    r.section("population", &P::population)
        .real("scale", &P::Population::scale,
              {1, 0.02, 1000, "1", c, "multiplies people, institutions, budgets and posts alike"},
              {.nudge = 0.15})
        .real("institutions", &P::Population::institutions,
              {1, 0.25, 4, "1", c,
               "multiplies the numbers of institutions, not of groups: how many there are to share them"})
        .integer("institutions_large", &P::Population::institutions_large,
                 {16, 1, 1000, "institutions", c, "in a large region"}, {.nudge = 32})
        .integer("institutions_medium", &P::Population::institutions_medium,
                 {12, 1, 1000, "institutions", c, "in a medium region"}, {.nudge = 24})
        .integer("institutions_small", &P::Population::institutions_small,
                 {8, 1, 1000, "institutions", c, "in a small region"}, {.nudge = 16})
        .integer("institutions_rest", &P::Population::institutions_rest,
                 {60, 1, 5000, "institutions", c, "in the rest of the country"}, {.nudge = 120})
        .integer("groups_large", &P::Population::groups_large,
                 {400, 1, 10000, "groups", c, "research groups in a large region"})
        .integer("groups_medium", &P::Population::groups_medium,
                 {250, 1, 10000, "groups", c, "research groups in a medium region"})
        .integer("groups_small", &P::Population::groups_small,
                 {150, 1, 10000, "groups", c, "research groups in a small region"})
        .integer("groups_rest", &P::Population::groups_rest,
                 {2000, 1, 100000, "groups", c, "research groups in the rest of the country"})
        .integer("firms_large", &P::Population::firms_large,
                 {600, 1, 10000, "firms", c, "firms in a large region"})
        .integer("firms_medium", &P::Population::firms_medium,
                 {350, 1, 10000, "firms", c, "firms in a medium region"})
        .integer("firms_small", &P::Population::firms_small,
                 {200, 1, 10000, "firms", c, "firms in a small region"})
        .integer("firms_rest", &P::Population::firms_rest,
                 {3000, 1, 100000, "firms", c, "firms in the rest of the country"})
        .real("institution_zipf", &P::Population::institution_zipf,
              {fitted::population_institution_zipf, 0, 2, "1", c,
               "Zipf exponent of groups over the institutions of a region"})
        .real("employee_zipf", &P::Population::employee_zipf,
              {1.0, 0.5, 2, "1", b, "Zipf exponent of employees over firms"})
        .real("most_employees", &P::Population::most_employees,
              {50000, 100, 1000000, "employees", c, "largest firm"})
        .real("public_institutes", &P::Population::public_institutes,
              {0.3, 0, 1, "1", c, "share of unnamed institutions that are public institutes"})
        .real("joint_centres", &P::Population::joint_centres,
              {0.5, 0, 1, "1", c,
               "share of unnamed institutions with a joint research centre; named ones have one"},
              {.nudge = 1.0,
               .bites = {{"population.institutions_large", 100}, {"exploitation.centre_cost_million", 0.5}}})
        .integer("group_slots_low", &P::Population::group_slots_low,
                 {2, 1, 8, "projects", c, "fewest projects a group can run at a time"})
        .integer("group_slots_high", &P::Population::group_slots_high,
                 {4, 1, 8, "projects", c, "most projects a group can run at a time"})
        .real("firm_slots_an_e_fold", &P::Population::firm_slots_an_e_fold,
              {fitted::population_firm_slots_an_e_fold, 0, 12, "projects", c,
               "slots a firm gains when its employees grow e-fold over 20; it has 1 to 64"})
        .real("seeds", &P::Population::seeds,
              {0.5, 0, 20, "inventions", c,
               "mean stock of unfiled inventions of a group when the burn-in begins"},
              {.nudge = 5.0})
        .real("initial_ties", &P::Population::initial_ties,
              {1.5, 0, 100, "ties", c,
               "mean ties of a group to firms and to groups of its region when the burn-in begins, near the "
               "stationary state"})
        .real("turnover", &P::Population::turnover,
              {0.12, 0, 1, "1 a year", c,
               "chance that those in charge of an agent's joint research change in April: ties and expertise "
               "go, "
               "knowledge is that of the next"})
        .real("research_budget_an_employee", &P::Population::research_budget_an_employee,
              {0.6, 0.01, 10, "million yen a year", b, "research budget of a firm an employee"});
    r.section("knowledge", &P::knowledge)
        .real("specialisation", &P::Knowledge::specialisation,
              {0.6, 0, 1, "1", c, "chance that an agent works in a field of its region"})
        .real("noise", &P::Knowledge::noise,
              {0.9, 0, 3, "1", c, "length of the noise added to a field's centroid of length 1"})
        .real(
            "learning", &P::Knowledge::learning,
            {0.01, 0, 0.2, "1 a quarter", c, "how far knowledge moves toward that of the project's partners"})
        .real("expertise_growth", &P::Knowledge::expertise_growth,
              {0.05, 0, 1, "1 a quarter and project", c, "expertise won by working"})
        .real("expertise_fade", &P::Knowledge::expertise_fade,
              {0.04, 0, 0.5, "1 a quarter", b,
               "share of expertise that is lost: the usual 15 % a year of research capital"});
}

void declare_programme(Registry<P>& r) {
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
    r.section("evaluation", &P::evaluation)
        .choice("stop_at_d", &P::Evaluation::stop_at_d,
                {"never", {"never", "always"}, c, "whether a D stops a region"}, {.bites = all_get_d})
        .flag("moves_funding", &P::Evaluation::moves_funding,
              {true, b, "whether grades move the shares of the next years"})
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
        .real("cut_a", &P::Evaluation::cut_a, {0.2, -5, 5, "standard deviations", c, "least score of an A"},
              {.nudge = -5.0, .bites = {{"evaluation.cut_b", -5.0}, {"evaluation.cut_c", -5.0}}})
        .real("cut_b", &P::Evaluation::cut_b, {-0.72, -5, 5, "standard deviations", c, "least score of a B"},
              {.nudge = 5.0, .bites = {{"evaluation.cut_a", 5.0}}})
        .real("cut_c", &P::Evaluation::cut_c, {-1.17, -5, 5, "standard deviations", c, "least score of a C"},
              {.nudge = 5.0, .bites = {{"evaluation.cut_a", 5.0}, {"evaluation.cut_b", 5.0}}})
        .real("change_a", &P::Evaluation::change_a, {0.183, -1, 2, "1", b, "change of funding after an A"},
              {.bites = all_get_a})
        .real("change_b", &P::Evaluation::change_b, {0.028, -1, 2, "1", b, "change of funding after a B"},
              {.bites = all_get_b})
        .real("change_c", &P::Evaluation::change_c, {-0.094, -1, 2, "1", b, "change of funding after a C"},
              {.bites = all_get_c})
        .real("change_d", &P::Evaluation::change_d, {-0.682, -1, 2, "1", b, "change of funding after a D"},
              {.bites = all_get_d});
    r.section("promotion", &P::promotion)
        .choice("rule", &P::Promote::rule,
                {"as_realised",
                 {"as_realised", "early", "never", "merit"},
                 a,
                 "when a trial region becomes a full one"})
        .real(
            "merit_score", &P::Promote::merit_score,
            {9.9, -100, 100, "standard deviations", c,
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
                 {3, 0, 50, "introductions a month", c, "introductions that a coordinator can make"})
        .integer("pairs_looked_at", &P::Scouting::pairs_looked_at,
                 {30, 1, 200, "pairs a month", c, "pairs that a coordinator can judge"})
        .real("error", &P::Scouting::error,
              {1.5, 0, 10, "1", c, "standard deviation of an unskilled coordinator's judgement of fit"})
        .real("wide_reach", &P::Scouting::wide_reach,
              {0.3, 0, 1, "1", c, "share of firms elsewhere in the wide area that a coordinator knows"})
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
               "rise of the search hazard of those whom an open call could pay"});
}

void declare_collaboration(Registry<P>& r) {
    r.section("search", &P::search)
        .real("group_hazard", &P::Search::group_hazard,
              {0.035, 0, 1, "1 a month", c, "chance that a group with a free slot looks for a firm"})
        .real("firm_hazard", &P::Search::firm_hazard,
              {0.012, 0, 1, "1 a month", c, "the same for a firm of median size"})
        .real("firm_size_power", &P::Search::firm_size_power,
              {fitted::search_firm_size_power, 0, 2, "1", c,
               "power of employees over the median in a firm's hazard"})
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
        .real("distance", &P::Choice::distance, {0.35, 0, 5, "1 per ln(1 + km/10)", c, "cost of distance"})
        .real("near", &P::Choice::near, {8, 0, 40, "1", c, "pull of proximity p, as p − p²"})
        .real("wide", &P::Choice::wide, {0.3, 0, 5, "1", c, "pull between the regions of a wide area"})
        .real("introduced", &P::Choice::introduced,
              {fitted::choice_introduced, 0, 10, "1", c, "pull of an introduction"})
        .real("call", &P::Choice::call,
              {1.5, 0, 10, "1", c, "pull of an open call whose line is uncommitted"})
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
        .real("outside_shift", &P::Consortium::outside_shift,
              {fitted::consortium_outside_shift, -20, 20, "1", c,
               "how much lower the outside option is for joining a project that stands already"});
    r.section("funding", &P::funding)
        .real("full_million", &P::Funding::full_million,
              {fitted::funding_full_million, 0.1, 1000, "million yen a year", c,
               "cost of a project of a full region"})
        .real("trial_million", &P::Funding::trial_million,
              {10, 0.1, 1000, "million yen a year", c, "cost of a project of a trial region"},
              {.bites = {{"budget.trial_million", 500.0}}})
        .real(
            "own_million", &P::Funding::own_million,
            {fitted::funding_own_million, 0.1, 100, "million yen a year", b, "cost of an own-money project"})
        .integer("full_months", &P::Funding::full_months,
                 {36, 1, 120, "months", c, "length of a project of a full region"})
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
              {0.5, 0, 10, "1", c, "standard deviation of a headquarters' judgement of ln(quality)"},
              {.nudge = 10.0});
}

void declare_results(Registry<P>& r) {
    const Effect::Settings royalties_flow{{"exploitation.licence", 1.0},
                                          {"exploitation.commercialisation", 0.5}};
    r.section("research", &P::research)
        .real("inventions", &P::Research::inventions,
              {fitted::research_inventions, 0, 2, "a month", c,
               "inventions of a project of reference cost and quality 1"})
        .real("dispersion", &P::Research::dispersion,
              {0.5, 0.01, 100, "1", c, "negative binomial dispersion of inventions and papers"})
        .real("elasticity", &P::Research::elasticity,
              {0.45, 0, 2, "1", b, "elasticity of inventions to money"})
        .real("reference_million", &P::Research::reference_million,
              {2.35, 0.1, 100, "million yen a year", b, "reference cost of a project"})
        .real("complementarity", &P::Research::complementarity,
              {2, 0, 20, "1", c, "effect on ln(quality) of the members' mean p − p²"})
        .real("expertise", &P::Research::expertise,
              {0.2, 0, 5, "1 per ln(1 + expertise)", c, "effect on ln(quality) of expertise"})
        .real("joint_centre", &P::Research::joint_centre,
              {0.2, 0, 5, "1", c, "effect on ln(quality) of a paid joint research centre"})
        .real("repetition", &P::Research::repetition,
              {0.3, 0, 5, "1", c, "effect on ln(quality) of the root of the core's tie"})
        .real("papers", &P::Research::papers, {0.12, 0, 5, "a month", c, "papers of a project of quality 1"})
        .real("work", &P::Research::work,
              {0.05, 0, 1, "1 a month", c, "rate at which work brings a tie to full strength"})
        .real("fade_half_life", &P::Research::fade_half_life,
              {24, 1, 240, "months", c, "half-life of a tie without work"});
    r.section("exploitation", &P::exploitation)
        .real("own_propensity", &P::Exploitation::own_propensity,
              {0.25, 0, 1, "1", c, "chance that an institution files an invention by itself"})
        .real("advised_propensity", &P::Exploitation::advised_propensity,
              {0.85, 0, 1, "1", c, "chance that a disclosure that an adviser handles is filed"})
        .real("abroad", &P::Exploitation::abroad,
              {0.15, 0, 1, "1", c, "chance of filing abroad too, after 12 months"})
        .real("licence", &P::Exploitation::licence,
              {0.15, 0, 1, "1", c, "chance of a licence to a member firm"})
        .real("commercialisation", &P::Exploitation::commercialisation,
              {0.02, 0, 1, "1 a month", c,
               "hazard of a licensed application in a firm of full absorptive capacity"})
        .real("meti_bonus", &P::Exploitation::meti_bonus,
              {0.5, 0, 5, "1", c, "rise of that hazard for firms linked to METI's plan"},
              {.nudge = 5.0, .bites = {{"exploitation.licence", 1.0}}})
        .real("startup", &P::Exploitation::startup,
              {0.01, 0, 1, "1", c, "chance that a filed application founds a firm"}, {.nudge = 0.5})
        .real("disclosures_an_adviser", &P::Exploitation::disclosures_an_adviser,
              {2, 0, 50, "disclosures a month", c, "what an adviser can handle"})
        .real("uncovering", &P::Exploitation::uncovering,
              {fitted::exploitation_uncovering, 0, 1, "1 a month", c,
               "chance that a seed of a member of a running programme project is uncovered"})
        .real("seed_half_life", &P::Exploitation::seed_half_life,
              {36, 1, 600, "months", c, "half-life of an unfiled invention"})
        .real(
            "royalty_million", &P::Exploitation::royalty_million,
            {3, 0, 100, "million yen a year", c, "royalties of a commercialised application, for five years"},
            {.nudge = 30.0, .bites = royalties_flow})
        .real("royalty_propensity", &P::Exploitation::royalty_propensity,
              {0.01, 0, 1, "1", c, "rise of an institution's propensity while royalties flow"},
              {.nudge = 0.2, .bites = royalties_flow})
        .real("royalty_hazard", &P::Exploitation::royalty_hazard,
              {0.05, 0, 1, "1", c, "rise of a group's search hazard for 24 months"},
              {.nudge = 1.0, .bites = royalties_flow})
        .real("jobs_commercialisation", &P::Exploitation::jobs_commercialisation,
              {3, 0, 100, "jobs", c, "mean of new jobs"})
        .real("jobs_startup", &P::Exploitation::jobs_startup, {5, 0, 100, "jobs", c, "mean of new jobs"})
        .real("jobs_young", &P::Exploitation::jobs_young,
              {0.25, 0, 1, "1", c, "share of young and of long-term unemployed"})
        .real("coordinator_cost_million", &P::Exploitation::coordinator_cost_million,
              {12, 0.1, 200, "million yen a year", c, "cost of a coordinator"})
        .real("adviser_cost_million", &P::Exploitation::adviser_cost_million,
              {10, 0.1, 200, "million yen a year", c, "cost of a patent adviser"})
        .real("centre_cost_million", &P::Exploitation::centre_cost_million,
              {10, 0.1, 200, "million yen a year", c, "cost of a joint research centre"});
    r.section("hub", &P::hub)
        .real("clip", &P::Hub::clip,
              {3, 0.5, 10, "standard deviations", c, "where a dimension's score is cut off"})
        .integer("concentration", &P::Hub::concentration,
                 {1, 1, 100, "1", c, "concentration of the Dirichlet weights"})
        .real("threshold", &P::Hub::threshold,
              {1, -10, 10, "standard deviations", c,
               "score above which a region is a hub: one deviation above a typical region without the "
               "programme, fixed before any result was seen"},
              {.nudge = -10.0});
}

Registry<P> declare() {
    Registry<P> r;
    declare_frame(r);
    declare_population(r);
    declare_programme(r);
    declare_collaboration(r);
    declare_results(r);
    declare_priors(r);
    return r;
}

}  // namespace

const Registry<Parameters>& registry() {
    static const Registry<Parameters> all = declare();
    return all;
}

}  // namespace musubi::knowledge_cluster
