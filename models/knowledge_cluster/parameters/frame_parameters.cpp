#include "models/knowledge_cluster/parameters/declaring.hpp"

namespace musubi::knowledge_cluster {

void declare_frame(Registry<Parameters>& r) {
    using namespace declaring;
    r.section("time", &P::time)
        .integer("last_fiscal_year", &P::Time::last_fiscal_year,
                 {2006, 2002, 2010, "fiscal year", a, "last year that is simulated"}, {.nudge = 2007})
        .integer("burn_in_years", &P::Time::burn_in_years,
                 {18, 0, 100, "years", c,
                  "years at constant hazard before FY1999, until the network is stationary"});
    r.section("tables", &P::tables)
        .table("regions", &P::Tables::regions,
               {"data/country.csv", c, "regions, their fields, places, people and years of entry"})
        .table("institutions", &P::Tables::institutions,
               {"data/institutions.csv", a,
                "named universities and institutes, and whose clusters they belong to"})
        .table("evaluation_reference", &P::Tables::evaluation_reference,
               {"data/evaluation_reference.csv", c,
                "what the baseline's regions reach by their evaluation: mean and standard deviation of each "
                "indicator"})
        .table("hub_reference", &P::Tables::hub_reference,
               {"data/hub_reference.csv", c, "FY2006 hub intensities without the programme: median and MAD"},
               {.bites = {{"hub.against", "without_programme"}}})
        .table("levels", &P::Tables::levels,
               {"", c, "what was observed of the country as a whole, beside which results stand"},
               {.off_by_default = true})
        .table("beside", &P::Tables::beside,
               {"", c, "programmes beside this one, which give money to research groups, by region and year"},
               {.off_by_default = true});
    r.section("beside", &P::beside)
        .real("grant_million", &P::Beside::grant_million,
              {10, 0.5, 500, "million yen a year", c,
               "what a group gets that holds a grant of another programme"},
              {.part_of = "tables.beside"})
        .real("boost", &P::Beside::boost,
              {fitted::beside_boost, 0, 5, "1", c,
               "rise of the search hazard of a group that holds such a grant"},
              {.nudge = 2.0, .part_of = "tables.beside"});
    r.section("economy", &P::economy)
        .real("growth", &P::Economy::growth,
              {fitted::economy_growth, -0.2, 0.6, "1 a year", c,
               "growth of the own-money search hazard in its first year"})
        .real("growth_fade", &P::Economy::growth_fade,
              {fitted::economy_growth_fade, 0, 1, "1 a year", c, "what is left of that growth a year later"})
        .integer("growth_from", &P::Economy::growth_from,
                 {1999, 1999, 2011, "fiscal year", c,
                  "first year of that growth: the first of the national series"},
                 {.nudge = 2003})
        .real("incorporation", &P::Economy::incorporation,
              {fitted::economy_incorporation, 0, 2, "1", c,
               "rise of the search hazard of groups once universities contract in their own name"},
              {.nudge = 0.2})
        .integer("incorporation_from", &P::Economy::incorporation_from,
                 {2005, 2004, 2011, "fiscal year", c,
                  "first year in which they do: national universities were incorporated in April 2004"},
                 {.nudge = 2006, .bites = {{"economy.incorporation", 0.2}}});
}

void declare_population(Registry<Parameters>& r) {
    using namespace declaring;
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
              {1.0, 0.5, 2, "1", b, "Zipf exponent of employees over firms", firm_sizes()})
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
              {0.6, 0.01, 10, "million yen a year", c, "research budget of a firm an employee"});
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
               "share of expertise that is lost: the usual 15 % a year of research capital",
               research_capital()});
}

}  // namespace musubi::knowledge_cluster
