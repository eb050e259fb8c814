#pragma once

#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "models/knowledge_cluster/partners/matching.hpp"
#include "models/knowledge_cluster/people/knowledge.hpp"
#include "models/knowledge_cluster/projects/project_life.hpp"
#include "models/knowledge_cluster/projects/research.hpp"
#include "models/knowledge_cluster/state/project_finds.hpp"
#include "tests/knowledge_cluster/random_world.hpp"

/// Worlds of a few agents, made by hand, so that what a phase must do with them can be worked out in the
/// test.
namespace musubi::knowledge_cluster::testing {

/// A line each, as file:line:column: message.
inline std::vector<std::string> lines_of(const Problems& problems) {
    std::vector<std::string> lines;
    for (const Problem& problem : problems.items())
        lines.push_back(problem.place.file + ":" + std::to_string(problem.place.line) + ":" +
                        std::to_string(problem.place.column) + ": " + problem.message);
    return lines;
}

inline TextTable table_of_text(const std::string& text, const std::string& file) {
    Problems problems;
    auto table = parse_csv(text, file, problems);
    if (!table) throw std::runtime_error(problems.items().front().message);
    return *std::move(table);
}

inline const std::string region_header =
    "id,name_en,name_ja,fields,wide_area,first_trial_fy,first_full_fy,latitude,longitude,size_class\n";

/// One region that works in IT and is a full one from FY2002 on.
inline const std::string one_region = "AAA,Alpha,,IT,,,2002,35,135,small\n";

inline constexpr Month april_2002 = Month::opening(programme_start), april_2003 = april_2002 + 12;
inline const Overrides one_year{{"time.last_fiscal_year", std::int64_t{2002}}};

/// Knowledge and ties are single precision.
inline constexpr double float_error = 1e-6;
/// The median of 20/(1 − u(1 − 20/50000)), firms' employees at quantile u: 39.984.
inline constexpr double median = 20 / 0.5002;

/// The same national budget every year, in million yen.
inline TextTable flat_budget(const std::string& million_yen) {
    std::string text = "fiscal_year,as_realised\n";
    for (int year = 2002; year <= 2010; ++year) text += std::to_string(year) + "," + million_yen + "\n";
    return table_of_text(text, "budget.csv");
}

/// What the tests' hand calculations work with, whatever the calibrated defaults are.
inline const Overrides of_the_hand_calculations{{"choice.outside_group", 5.5},
                                                {"choice.outside_firm", 2.0},
                                                {"consortium.outside_shift", -2.0},
                                                {"consortium.tail", 1.6},
                                                {"consortium.under_call", 1.0},
                                                {"exploitation.uncovering", 0.06},
                                                {"research.inventions", 0.02},
                                                {"knowledge.expertise_fade", 0.02},
                                                {"population.initial_ties", 4.0},
                                                {"evaluation.cut_a", 0.25},
                                                {"evaluation.cut_b", -0.6},
                                                {"evaluation.cut_c", -1.2},
                                                {"promotion.merit_score", 0.0},
                                                {"economy.growth", 0.25},
                                                {"economy.growth_fade", 0.85},
                                                {"economy.incorporation", 0.0},
                                                {"population.institutions", 1.0},
                                                {"population.institution_zipf", 0.4},
                                                {"population.firm_slots_an_e_fold", 1.5},
                                                {"search.firm_size_power", 0.3},
                                                {"choice.introduced", 1.2},
                                                {"choice.size", 1.5},
                                                {"funding.full_million", 35.0},
                                                {"funding.own_million", 2.35},
                                                {"scouting.boost", 2.0},
                                                {"calls.boost", 0.5},
                                                {"exploitation.own_propensity", 0.25},
                                                {"exploitation.abroad", 0.15},
                                                {"exploitation.startup", 0.01},
                                                // Rules that a test switches on which is about them.
                                                {"research.alone", 0.0},
                                                {"research.money_acts_on", text("project")},
                                                {"research.institution_spread", 0.0},
                                                {"search.institution_spread", 0.0},
                                                {"funding.full_spread", 0.0},
                                                {"headquarters.themes", 0.0},
                                                {"headquarters.lines", 0.0},
                                                {"headquarters.matching", 0.0},
                                                {"headquarters.filing", 0.0},
                                                {"headquarters.skill", 0.0},
                                                {"exploitation.own_rise", 0.0},
                                                {"exploitation.unfiled", text("lost")},
                                                {"exploitation.startups_from", text("applications")},
                                                {"hub.against", text("without_programme")},
                                                {"hub.threshold", 1.0}};

/// A scenario of the regions given (rows of a regions table, without its header): no named institutions,
/// 1,000 million yen a year, population.scale 1, and evaluation and hub references of mean 0 and deviation 1.
inline Scenario little_scenario(const std::string& regions = one_region, const Overrides& overrides = {}) {
    Overrides settings = of_the_hand_calculations;
    settings["population.scale"] = 1.0;
    settings["time.burn_in_years"] = std::int64_t{0};
    for (const auto& [name, value] : overrides) settings[name] = value;
    Scenario scenario = small_scenario(settings);
    std::string merits = "indicator,mean,deviation\n", dimensions = "dimension,median,mad\n";
    for (const char* name : merit_names) merits += std::string(name) + ",0,1\n";
    for (const char* name : hub_dimension_names) dimensions += std::string(name) + ",0,1\n";
    scenario.tables["tables.regions"] = table_of_text(region_header + regions, "regions.csv");
    scenario.tables["tables.institutions"] = table_of_text("name_en,name_ja,home,also_in\n", "inst.csv");
    scenario.tables["tables.evaluation_reference"] = table_of_text(merits, "merits.csv");
    scenario.tables["tables.hub_reference"] = table_of_text(dimensions, "hubs.csv");
    scenario.tables["budget.table"] = flat_budget("1000");
    scenario.tables.erase("tables.levels");
    scenario.tables.erase("tables.beside");
    return scenario;
}

/// A world and a state in which nobody lives yet, and what a month forgets.
struct Little {
    std::unique_ptr<const World> world;
    State s;
    Scratch w;

    explicit Little(const Scenario& scenario, Replicate replicate = {1, 0})
        : world(world_of(scenario)), w(world->parameters, {}) {
        const std::size_t regions = world->regions.size();
        s.luck = Luck(replicate.seed, replicate.number);
        s.began = Month::opening(trend_start);
        s.agents.group_begin.assign(regions + 1, 0);
        s.agents.firm_begin.assign(regions + 1, 0);
        found_headquarters(*world, s.luck, s.programme);
        s.counts.month.clear(regions);
        s.counts.participants.clear(regions);
        s.counts.year.clear(regions);
    }
    explicit Little(const std::string& regions = one_region, const Overrides& overrides = {})
        : Little(little_scenario(regions, overrides)) {}
    Little(const Little&) = delete;
    Little& operator=(const Little&) = delete;

    [[nodiscard]] const Parameters& p() const { return world->parameters; }
    [[nodiscard]] RegionId region(const std::string& code) const {
        for (const RegionId r : world->regions.all())
            if (world->regions.code[r] == code) return r;
        throw std::out_of_range(code);
    }
    [[nodiscard]] Headquarters& hq(const std::string& code) { return s.programme.headquarters[region(code)]; }
};

/// One phase alone acts, as it does within a month, whether it is due or not.
inline void act(Little& l, std::string_view phase, Month now) {
    phase_named(phase).act(*l.world, now, l.s, l.w);
}

/// All knowledge in one field; two different fields are orthogonal.
inline Knowledge pure(Field field) {
    Knowledge knowledge;
    knowledge.axis[axis_of(field)] = 1;
    return knowledge;
}
/// A unit vector of proximity `p` to pure(field), with the rest in another field.
inline Knowledge at_proximity(double p, Field field, Field other) {
    Knowledge knowledge;
    knowledge.axis[axis_of(field)] = static_cast<float>(p);
    knowledge.axis[axis_of(other)] = static_cast<float>(std::sqrt(1 - p * p));
    return knowledge;
}

struct InstitutionSketch {
    std::vector<std::string> also_in = {};  ///< codes of further clusters
    bool has_centre = true;
    InstitutionKind kind = InstitutionKind::university;
};
inline InstitutionId add_institution(Little& l, const std::string& region,
                                     const InstitutionSketch& sketch = {}) {
    Institutions& i = l.s.institutions;
    const InstitutionId id = i.key.push_back(combine(key_of("a little institution"), i.size()));
    i.region.push_back(l.region(region));
    i.kind.push_back(sketch.kind);
    i.clusters.push_back(bit(l.region(region)));
    for (const std::string& code : sketch.also_in) i.clusters[id] |= bit(l.region(code));
    i.has_centre.push_back(sketch.has_centre ? 1 : 0);
    i.centre_months.push_back(0);
    i.royalties.push_back(0);
    return id;
}

struct AgentSketch {
    Knowledge knowledge = pure(Field::it);
    int slots = 2;
    double expertise = 0;
    int seeds = 0;                 ///< of a group
    int employees = 100;           ///< of a firm
    double budget_million = 1000;  ///< of a firm: its yearly research budget
    float eagerness = 1;
    float talent = 1;  ///< of a group
    Key key = 0;       ///< 0: by the number of agents before it
};

/// Adds a row to the table of agents. Groups come before firms, and regions in the order of their codes.
inline AgentId add_agent(Little& l, RegionId region, bool is_group, const AgentSketch& sketch) {
    Agents& a = l.s.agents;
    auto& begin = is_group ? a.group_begin : a.firm_begin;
    const auto row = static_cast<std::uint32_t>(a.size());
    if ((is_group && a.groups != row) || begin[region.row + 1] != row)
        throw std::logic_error("groups come before firms, and regions in the order of their codes");
    const Key key = sketch.key != 0 ? sketch.key : combine(key_of("a little agent"), row);
    a.card.push_back({.key = key,
                      .attraction = is_group ? attraction_of_group(l.p(), sketch.expertise)
                                             : attraction_of_firm(l.p(), std::max(1, sketch.employees) /
                                                                             l.world->median_employees),
                      .region_row = static_cast<std::uint8_t>(region.row),
                      .slots = static_cast<std::uint8_t>(sketch.slots)});
    a.eagerness.push_back(sketch.eagerness);
    a.knowledge.push_back(sketch.knowledge);
    a.expertise.push_back(static_cast<float>(sketch.expertise));
    a.encouraged_until.push_back(0);
    a.first_slot.push_back(static_cast<std::uint32_t>(a.slot_project.size()));
    a.slot_project.resize(a.slot_project.size() + static_cast<std::size_t>(sketch.slots));
    a.was_in_programme.push_back(0);
    a.institution.push_back(InstitutionId::none());
    a.talent.push_back(sketch.talent);
    a.seeds.push_back(static_cast<std::uint16_t>(is_group ? sketch.seeds : 0));
    a.royalties_until.push_back(0);
    a.employees.push_back(is_group ? 0 : sketch.employees);
    a.research_budget.push_back(is_group ? 0 : million(sketch.budget_million));
    a.own_money.push_back(0);
    a.own_projects.push_back(0);
    a.born.push_back(0);
    l.s.ties.add_node();
    a.founding_size = row + 1;
    if (is_group) {
        a.groups = row + 1;
        a.firm_begin.assign(a.firm_begin.size(), row + 1);
    }
    for (std::size_t r = region.row + 1; r < begin.size(); ++r) begin[r] = row + 1;
    return {row};
}
inline AgentId add_group(Little& l, InstitutionId institution, const AgentSketch& sketch = {}) {
    const AgentId group = add_agent(l, l.s.institutions.region[institution], true, sketch);
    l.s.agents.institution[group] = institution;
    return group;
}
inline AgentId add_firm(Little& l, const std::string& region, const AgentSketch& sketch = {}) {
    return add_agent(l, l.region(region), false, sketch);
}

/// A region's headquarters as a full or a trial one, with this year's money in its lines, in million yen: as
/// open_fiscal_year leaves it, but without posts.
inline Headquarters& give_money(Little& l, const std::string& region, double research_million,
                                double matching_million = 0, FiscalYear full_since = programme_start) {
    Headquarters& hq = l.hq(region);
    hq.state = hq.state_this_year = ProgrammeState::full;
    hq.full_since = full_since;
    hq.grant = million(research_million);
    std::array<ThousandYen, line_count> granted{};
    granted[static_cast<std::size_t>(Line::research)] = hq.grant;
    granted[static_cast<std::size_t>(Line::matching)] = million(matching_million);
    hq.ledger.open_year(granted);
    return hq;
}

/// Posts that work all year round, at a yearly cost in thousand yen each.
inline Posts posts_all_year(std::int64_t posts, ThousandYen yearly_cost = 12'000) {
    return {12 * posts, yearly_cost};
}

/// A coordinator at work all year round in a region.
inline CoordinatorId add_coordinator(Little& l, const std::string& region, double skill) {
    auto& roster = l.s.programme.rosters[l.region(region).row];
    const CoordinatorId id{static_cast<std::uint32_t>(l.s.programme.coordinators.size())};
    l.s.programme.coordinators.push_back({.key = combine(key_of("a little coordinator"), id.row),
                                          .region = l.region(region),
                                          .skill = static_cast<float>(skill)});
    roster.push_back(id);
    l.hq(region).coordinators = posts_all_year(static_cast<std::int64_t>(roster.size()));
    return id;
}

struct ProjectSketch {
    std::vector<AgentId> members;  ///< the lead, a group, first; then its partner, a firm
    Sponsor sponsor = Sponsor::own;
    Stage stage = Stage::running;
    double yearly_million = 12;
    Month start = Month::opening(programme_start), end = start + 12;
    std::string payer = {};    ///< region whose headquarters pays or is applied to; the lead's if empty
    bool stands_alone = true;  ///< of an application: its core would want it without the call too
};

/// A project that runs already, or one that applies to a headquarters; its members give a slot each.
inline ProjectId add_project(Little& l, const ProjectSketch& sketch) {
    State& s = l.s;
    const AgentId lead = sketch.members.at(0), partner = sketch.members.at(1);
    const RegionId home = s.agents.card[lead].region();
    const RegionId payer = sketch.payer.empty() ? home : l.region(sketch.payer);
    const bool programme = sketch.sponsor == Sponsor::programme, applies = sketch.stage == Stage::applying;
    const ProjectId id = s.projects.row.push_back(
        {.key = combine(s.agents.card[lead].key, combine(s.agents.card[partner].key, s.projects.row.size())),
         .lead = lead,
         .partner = partner,
         .region = programme ? payer : home,
         .caller = programme || applies ? payer : RegionId::none(),
         .sponsor = sketch.sponsor,
         .stage = sketch.stage,
         .field = nearest_field(s.agents.knowledge[lead]),
         .stands_alone = sketch.stands_alone,
         .yearly_cost = million(sketch.yearly_million),
         .start = sketch.start,
         .end = sketch.end});
    Project& project = s.projects.row[id];
    for (const AgentId member : sketch.members) {
        take_slot(s.agents, member, id);
        s.projects.consortia.add(project.members, member);
        if (programme) s.agents.was_in_programme[member] = 1;
    }
    if (applies) {
        s.projects.applications.push_back(id);
        return id;
    }
    s.projects.alive.push_back(id);
    pay_project(l.p(), s.agents, s.projects, id, static_cast<double>(project.yearly_cost));
    if (programme) {
        s.programme.headquarters[payer].projects.push_back(id);
        return id;
    }
    std::vector<AgentId> firms;
    for (const AgentId member : sketch.members)
        if (!s.agents.is_group(member)) firms.push_back(member);
    for (const AgentId firm : firms) {
        s.agents.own_money[firm] += project.yearly_cost / static_cast<ThousandYen>(firms.size());
        ++s.agents.own_projects[firm];
    }
    return id;
}

}  // namespace musubi::knowledge_cluster::testing
