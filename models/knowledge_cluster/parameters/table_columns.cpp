#include "models/knowledge_cluster/parameters/declarations.hpp"

namespace musubi::knowledge_cluster {
namespace {

std::vector<TableColumn> columns_of_regions() {
    return {
        {"id", "yes",
         "a short code; not `trial` or `full`, without `+` and `;`; unlike every other, also in lower case"},
        {"name_en", "yes", "its name in English; may be empty"},
        {"name_ja", "yes", "its name in Japanese; may be empty"},
        {"fields", "yes", "those of the programme there: `IT`, `Life`, `Nano`, `Environment`, joined by `;`"},
        {"wide_area", "yes",
         "a name that it shares with its neighbours: coordinators reach them, and they may be one hub; may "
         "be empty"},
        {"first_trial_fy", "yes", "fiscal year, 2002 to 2010, of its trial; empty: never"},
        {"first_full_fy", "yes", "fiscal year, 2002 to 2010, of its full funding; empty: never"},
        {"latitude", "yes", "degrees, WGS84"},
        {"longitude", "yes", "degrees, WGS84"},
        {"size_class", "or numbers",
         "`large`, `medium`, `small`, or `rest` for the rest of the country; the numbers of a class are "
         "parameters (`population.groups_large` and the like)"},
        {"role", "no",
         "`programme` or `rest`: outside the programme, in as many blocks as there are rows; without it the "
         "size class says so"},
        {"institutions", "or a class", "how many there are at `population.scale` 1: 1 to 5,000"},
        {"groups", "or a class", "research groups at `population.scale` 1: 1 to 100,000"},
        {"firms", "or a class", "firms at `population.scale` 1: 1 to 100,000"},
        {"large_firms", "no",
         "how many of the firms have more than 300 employees; without it as many as the Zipf tail of all "
         "firms has"},
        {"strength", "no",
         "research of a group over that of the country's mean group, 0.01 to 100; 1 without it. It "
         "multiplies inventions"},
        {"share_it", "no",
         "share of the groups in IT, 0 to 1; the four shares are together 1; without them groups are in the "
         "fields of the programme as `knowledge.specialisation` says"},
        {"share_life", "no", "share of the groups in life science"},
        {"share_nano", "no", "share of the groups in nanotechnology and materials"},
        {"share_environment", "no", "share of the groups in the environment"},
        {"start_month", "no",
         "calendar month in which the programme begins in the region's first year; 4 without it"},
        {"call_months", "no", "calendar months in which calls open, joined by `;`; `4;10` without it"},
        {"line_research", "no",
         "the region's own share of joint research in its grant; the five shares are together 1; without "
         "them those of the scenario (`budget.research` and the like), apart by `headquarters.lines`"},
        {"line_coordination", "no", "its own share of coordinators"},
        {"line_ip", "no", "its own share of patent advisers"},
        {"line_centres", "no", "its own share of joint research centres"},
        {"line_administration", "no", "its own share of administration"},
        {"theme_million", "no",
         "what a project costs it as a full region, 0.1 to 1,000 million yen a year; without it "
         "`funding.full_million`, apart by `headquarters.themes`"},
        {"matching", "no",
         "local matching money, a share of its grant, 0 to 1; without it `budget.matching`, apart by "
         "`headquarters.matching`"},
        {"filing", "no",
         "chance that a disclosure which its advisers handle is filed, 0 to 1; without it "
         "`exploitation.advised_propensity`, apart by `headquarters.filing`"},
        {"coordinator_skill", "no",
         "skill of its middle coordinator, 0.01 to 0.99; 0.5 without it, apart by `headquarters.skill`"},
        {"meti_link", "no",
         "link of its firms to METI's Industrial Cluster plan, 0 to 1 of its full strength; without it 1 in "
         "a wide area and 0 elsewhere"}};
}

std::vector<TableColumn> columns_of_institutions() {
    return {{"name_en", "yes", "its name in English"},
            {"name_ja", "yes",
             "its name in Japanese; with 大学 in it a university, otherwise a public institute"},
            {"home", "yes", "id of its region"},
            {"also_in", "yes",
             "ids of further regions in whose clusters it takes part, joined by `;`; may be empty"}};
}

std::vector<TableColumn> columns_of_the_budget() {
    return {
        {"fiscal_year", "yes", "1999 to 2100; a row for every year from 2002 to `time.last_fiscal_year`"}};
}

std::vector<TableColumn> columns_of_merits() {
    return {
        {"indicator", "yes",
         "`participants`, `projects`, `patents`, `commercialisation`, `own_money`: a row each"},
        {"mean", "yes",
         "what regions reach by their evaluation: ln(1 + count per 100 million yen), of the last a share"},
        {"deviation", "yes", "standard deviation of that"},
        {"full_since", "no",
         "the fiscal year since which the regions are full ones for which the row stands, with a row for "
         "each indicator; empty for all others"}};
}

std::vector<TableColumn> columns_of_national_levels() {
    return {{"fiscal_year", "yes", "1980 to 2100; years outside a run are passed over"},
            {"joint_research", "no", "joint research projects started on partners' money; empty: not known"},
            {"inventions", "no", "inventions made; empty: not known"},
            {"applications_at_home", "no", "patent applications at home; empty: not known"},
            {"applications_abroad", "no", "patent applications abroad; empty: not known"},
            {"startups", "no", "firms founded on an invention or an application; empty: not known"}};
}

std::vector<TableColumn> columns_of_programmes_beside() {
    return {{"programme", "yes", "its name"},
            {"region", "yes", "id of the region or block whose research groups get the money"},
            {"first_fy", "yes", "first fiscal year of these grants, 1980 to 2100"},
            {"last_fy", "yes", "their last one; the same groups hold them in all these years"},
            {"million_yen", "yes", "million yen a year for all of them together"}};
}

std::vector<TableColumn> columns_of_hubs() {
    return {{"dimension", "yes", "the five dimensions of the hub index: a row each"},
            {"median", "yes", "intensity in FY2006 without the programme"},
            {"mad", "yes", "median absolute deviation of that"}};
}

}  // namespace

void declare_table_columns(Registry<Parameters>& r) {
    r.columns("tables.regions", columns_of_regions());
    r.columns("tables.institutions", columns_of_institutions());
    r.columns("budget.table", columns_of_the_budget());
    r.columns("tables.evaluation_reference", columns_of_merits());
    r.columns("tables.hub_reference", columns_of_hubs());
    r.columns("tables.levels", columns_of_national_levels());
    r.columns("tables.beside", columns_of_programmes_beside());
}

}  // namespace musubi::knowledge_cluster
