#include "models/knowledge_cluster/parameters/declaring.hpp"

namespace musubi::knowledge_cluster {

void declare_results(Registry<Parameters>& r) {
    using namespace declaring;
    const Effect::Settings royalties_flow{{"exploitation.licence", 1.0},
                                          {"exploitation.commercialisation", 0.5}};
    const Effect::Settings owns_more{{"exploitation.own_rise", 2.0}};
    r.section("research", &P::research)
        .real("inventions", &P::Research::inventions,
              {fitted::research_inventions, 0, 2, "a month", c,
               "inventions of a project of reference cost and quality 1"})
        .real("alone", &P::Research::alone,
              {fitted::research_alone, 0, 0.5, "a month", c,
               "inventions of the mean group without joint research"})
        .real("dispersion", &P::Research::dispersion,
              {0.5, 0.01, 100, "1", c, "negative binomial dispersion of inventions and papers"})
        .real("elasticity", &P::Research::elasticity,
              {fitted::research_elasticity, 0, 2, "1", b, "elasticity of inventions to money",
               elasticity_of_patents()})
        .real("reference_million", &P::Research::reference_million,
              {2.35, 0.1, 100, "million yen a year", b, "reference cost of a project",
               cost_of_joint_research()})
        .choice("money_acts_on", &P::Research::money_acts_on,
                {"group",
                 {"project", "group"},
                 c,
                 "what the elasticity is of: each project's money, or all research money of a group, however "
                 "it is cut into projects"})
        .real("institution_spread", &P::Research::institution_spread,
              {fitted::research_institution_spread, 0, 2, "1", c,
               "spread of ln(talent) of the groups of one institution and of another"})
        .real("complementarity", &P::Research::complementarity,
              {fitted::research_complementarity, 0, 20, "1", c,
               "effect on ln(quality) of the members' mean p − p²"})
        .real("expertise", &P::Research::expertise,
              {0.2, 0, 5, "1 per ln(1 + expertise)", c, "effect on ln(quality) of expertise"})
        .real("joint_centre", &P::Research::joint_centre,
              {0.2, 0, 5, "1", c, "effect on ln(quality) of a paid joint research centre"})
        .real("repetition", &P::Research::repetition,
              {0.3, 0, 5, "1", c, "effect on ln(quality) of the root of the core's tie"})
        .real("papers", &P::Research::papers, {0.12, 0, 5, "a month", c, "papers of a project of quality 1"})
        .real(
            "work", &P::Research::work,
            {fitted::research_work, 0, 1, "1 a month", c, "rate at which work brings a tie to full strength"})
        .real("fade_half_life", &P::Research::fade_half_life,
              {24, 1, 240, "months", c, "half-life of a tie without work"});
    r.section("exploitation", &P::exploitation)
        .real("own_propensity", &P::Exploitation::own_propensity,
              {fitted::exploitation_own_propensity, 0, 1, "1", c,
               "chance that an institution files an invention by itself"})
        .real("own_rise", &P::Exploitation::own_rise,
              {fitted::exploitation_own_rise, 0, 10, "1", c,
               "how much that chance rises, relative to itself, as institutions own more"})
        .integer("own_rise_from", &P::Exploitation::own_rise_from,
                 {2003, 1999, 2011, "fiscal year", c,
                  "first year of that rise: the ministry funded offices for intellectual property in July "
                  "2003"},
                 {.nudge = 2005, .bites = owns_more})
        .integer("own_rise_years", &P::Exploitation::own_rise_years,
                 {3, 0, 10, "years", c, "how long it rises, by the same each month"}, {.bites = owns_more})
        .real("advised_propensity", &P::Exploitation::advised_propensity,
              {fitted::exploitation_advised_propensity, 0, 1, "1", c,
               "chance that a disclosure that an adviser handles is filed"})
        .choice("unfiled", &P::Exploitation::unfiled,
                {"seed",
                 {"lost", "seed"},
                 c,
                 "what becomes of a disclosure that an adviser handles and does not file: it is lost, or the "
                 "group keeps it as a seed"})
        .real("outside", &P::Exploitation::outside,
              {0, 0, 1, "1", c,
               "chance that the professor or a firm files at home what the institution does not own"},
              {.off_by_default = true})
        .real("abroad", &P::Exploitation::abroad,
              {fitted::exploitation_abroad, 0, 1, "1", c, "chance of filing abroad too, after 12 months"})
        .real("abroad_growth", &P::Exploitation::abroad_growth,
              {0, -0.2, 0.5, "1 a year", c, "growth of that chance; it stands for FY2003"},
              {.off_by_default = true})
        .real("licence", &P::Exploitation::licence,
              {0.15, 0, 1, "1", c, "chance of a licence to a member firm"})
        .real("commercialisation", &P::Exploitation::commercialisation,
              {0.02, 0, 1, "1 a month", c,
               "hazard of a licensed application in a firm of full absorptive capacity"})
        .real("meti_bonus", &P::Exploitation::meti_bonus,
              {0.5, 0, 5, "1", c, "rise of that hazard for firms linked to METI's plan"},
              {.nudge = 5.0, .bites = {{"exploitation.licence", 1.0}}})
        .real("startup", &P::Exploitation::startup,
              {fitted::exploitation_startup, 0, 1, "1", c,
               "chance that a filed application, or an invention, founds a firm"},
              {.nudge = 0.5})
        .choice("startups_from", &P::Exploitation::startups_from,
                {"inventions",
                 {"applications", "inventions"},
                 c,
                 "what founds firms: applications that are filed, or inventions, filed or not"},
                {.bites = {{"exploitation.startup", 0.5}}})
        .integer("startups_since", &P::Exploitation::startups_since,
                 {1995, 1990, 2011, "fiscal year", c, "first year in which inventions found firms"},
                 {.nudge = 2004, .bites = {{"exploitation.startup", 0.5}}})
        .real("disclosures_an_adviser", &P::Exploitation::disclosures_an_adviser,
              {fitted::exploitation_disclosures_an_adviser, 0, 50, "disclosures a month", c,
               "what an adviser can handle"})
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
              {fitted::exploitation_coordinator_cost_million, 0.1, 200, "million yen a year", c,
               "cost of a coordinator"})
        .real("adviser_cost_million", &P::Exploitation::adviser_cost_million,
              {fitted::exploitation_adviser_cost_million, 0.1, 200, "million yen a year", c,
               "cost of a patent adviser"})
        .real("centre_cost_million", &P::Exploitation::centre_cost_million,
              {10, 0.1, 200, "million yen a year", c, "cost of a joint research centre"});
    r.section("hub", &P::hub)
        .choice("against", &P::Hub::against,
                {"outside",
                 {"without_programme", "outside"},
                 c,
                 "what a region is held against: a table of FY2006 without the programme, or the country "
                 "outside the programme in the same year, as a logarithm of the ratio, which has no end"})
        .real("clip", &P::Hub::clip,
              {3, 0.5, 10, "standard deviations", c, "where a dimension's score is cut off"},
              {.bites = {{"hub.against", "without_programme"}}})
        .integer("concentration", &P::Hub::concentration,
                 {1, 1, 100, "1", c, "concentration of the Dirichlet weights"})
        .real("threshold", &P::Hub::threshold,
              {0.693147, -10, 10, "1", c,
               "score above which a region is a hub: ln 2, twice the intensity of the country outside the "
               "programme, fixed before any result was seen"},
              {.nudge = -10.0});
}

}  // namespace musubi::knowledge_cluster
