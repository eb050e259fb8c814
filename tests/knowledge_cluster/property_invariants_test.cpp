#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "tests/knowledge_cluster/random_world.hpp"

// What must hold after every month of every scenario, over random settings of the programme.
namespace musubi::knowledge_cluster::testing {
namespace {

constexpr int full_size = 100;  // the whole range from the first case on, not only small numbers

std::int64_t any_whole(std::int64_t low, std::int64_t high) {
    return *rc::gen::resize(full_size, rc::gen::inRange<std::int64_t>(low, high + 1));
}
double any_real(double low, double high) {
    return low + (high - low) * static_cast<double>(any_whole(0, 1000)) / 1000;
}
Value any_of(const std::vector<std::string>& names) {
    return names[static_cast<std::size_t>(any_whole(0, static_cast<std::int64_t>(names.size()) - 1))];
}

Overrides any_line_shares() {
    const std::array<const char*, 5> names{"budget.research", "budget.coordination", "budget.ip",
                                           "budget.centres", "budget.administration"};
    std::array<double, 5> weights{};
    for (double& weight : weights) weight = static_cast<double>(any_whole(0, 5));
    weights[0] += 1;
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    Overrides shares;
    for (std::size_t i = 0; i < names.size(); ++i) shares[names[i]] = weights[i] / sum;
    return shares;
}

/// The rules of the second edition at any strength, off too.
Overrides any_rules_of_the_second_edition() {
    Overrides o;
    for (const char* way : {"themes", "lines", "matching", "filing", "skill"})
        o[std::string("headquarters.") + way] = any_real(0, 1);
    o["search.institution_spread"] = any_real(0, 1);
    o["funding.full_spread"] = any_real(0, 1);
    o["research.alone"] = any_real(0, 0.1);
    o["research.money_acts_on"] = any_of({"project", "group"});
    o["research.institution_spread"] = any_real(0, 1);
    o["exploitation.own_rise"] = any_real(0, 3);
    o["beside.boost"] = any_real(0, 5);
    o["hub.against"] = any_of({"without_programme", "outside"});
    o["exploitation.outside"] = any_real(0, 1);
    o["exploitation.abroad_growth"] = any_real(-0.2, 0.5);
    o["exploitation.unfiled"] = any_of({"lost", "seed"});
    o["exploitation.startups_from"] = any_of({"applications", "inventions"});
    o["exploitation.startups_since"] = any_whole(1999, 2006);
    o["consortium.guests"] = any_of({"acquaintances", "anyone"});
    return o;
}

/// Little worlds with money enough for programme projects, whose searchers are eager.
Overrides any_overrides() {
    Overrides o = any_line_shares();
    o["population.scale"] = any_real(0.02, 0.025);
    o["time.burn_in_years"] = any_whole(0, 2);
    o["time.last_fiscal_year"] = any_whole(2005, 2010);
    o["population.group_slots_low"] = any_whole(1, 3);
    o["population.group_slots_high"] = any_whole(3, 8);
    o["population.firm_slots_an_e_fold"] = any_real(0, 5);
    o["population.initial_ties"] = any_real(0, 20);
    o["budget.column"] = any_of({"as_realised", "frozen_at_fy2003", "fy2004_request_then_frozen"});
    o["budget.factor"] = any_real(0, 20);
    o["budget.rule"] = any_of({"equal", "plan", "evaluation", "merit"});
    o["budget.trial_money"] = any_of({"within", "beside"});
    o["budget.trial_million"] = any_real(0, 1000);
    o["budget.matching"] = any_real(0, 1);
    o["budget.carry_over"] = any_real(0, 1);
    o["evaluation.stop_at_d"] = any_of({"never", "always"});
    o["evaluation.noise"] = any_real(0, 5);
    o["evaluation.moves_funding"] = any_whole(0, 1) == 1;
    o["evaluation.strength"] = any_real(0, 5);
    o["promotion.rule"] = any_of({"as_realised", "early", "never", "merit"});
    o["promotion.merit_score"] = any_real(-3, 1);
    o["search.group_hazard"] = any_real(0, 0.5);
    o["search.firm_hazard"] = any_real(0, 0.5);
    o["choice.outside_group"] = any_real(-2, 8);
    o["choice.outside_firm"] = any_real(-2, 8);
    o["funding.full_million"] = any_real(1, 35);
    o["funding.trial_million"] = any_real(1, 10);
    o["funding.full_months"] = any_whole(1, 60);
    o["funding.own_months"] = any_whole(1, 36);
    o["funding.least_months"] = any_whole(1, 24);
    o["funding.firm_share"] = any_real(0, 1);
    o["funding.own_million"] = any_real(0.1, 20);
    o["calls.open_months"] = any_whole(1, 6);
    o["calls.attract"] = any_whole(0, 1) == 1;
    o["research.inventions"] = any_real(0, 0.5);
    o["exploitation.startup"] = any_real(0, 0.5);
    o["exploitation.commercialisation"] = any_real(0, 0.5);
    o["exploitation.licence"] = any_real(0, 1);
    if (any_whole(0, 1) == 1)
        for (const auto& [name, value] : any_rules_of_the_second_edition()) o[name] = value;
    return o;
}

void slots_and_members_agree(const State& s) {
    std::size_t taken = 0, memberships = 0;
    for (const AgentId agent : AllIds<AgentId>(s.agents.size())) {
        RC_ASSERT(s.agents.card[agent].busy <= s.agents.card[agent].slots);
        taken += s.agents.card[agent].busy;
        for (const ProjectId id : s.agents.projects_of(agent)) {
            const auto members = s.projects.members(id);
            RC_ASSERT(s.projects.row[id].stage != Stage::free_row);
            RC_ASSERT(std::count(members.begin(), members.end(), agent) == 1);
        }
    }
    for (const ProjectId id : AllIds<ProjectId>(s.projects.row.size()))
        if (s.projects.row[id].stage != Stage::free_row)
            for (const AgentId member : s.projects.members(id)) {
                const auto projects = s.agents.projects_of(member);
                RC_ASSERT(std::count(projects.begin(), projects.end(), id) == 1);
                ++memberships;
            }
    RC_ASSERT(taken == memberships);
}

void projects_add_up(const State& s) {
    const auto& projects = s.projects;
    RC_ASSERT(projects.alive.size() + projects.applications.size() + projects.free_rows.size() ==
              projects.row.size());
    std::size_t of_the_programme = 0, paid = 0;
    for (const ProjectId id : projects.alive) {
        RC_ASSERT(projects.row[id].stage == Stage::running);
        of_the_programme += projects.row[id].sponsor == Sponsor::programme ? 1 : 0;
    }
    for (const ProjectId id : projects.applications) RC_ASSERT(projects.row[id].stage == Stage::applying);
    for (const RegionId r : AllIds<RegionId>(s.programme.headquarters.size()))
        for (const ProjectId id : s.programme.headquarters[r].projects) {
            ++paid;
            RC_ASSERT(projects.row[id].region == r);
            RC_ASSERT(projects.row[id].sponsor == Sponsor::programme);
        }
    RC_ASSERT(of_the_programme == paid);
}

void dates_are_ordered(Month now, const State& s) {
    for (const ProjectId id : s.projects.alive) {
        const Project& project = s.projects.row[id];
        RC_ASSERT(project.start <= now + 1);
        RC_ASSERT(project.start <= project.end);
        RC_ASSERT(project.end > now);
    }
    for (const Royalty& royalty : s.pipeline.royalties) RC_ASSERT(royalty.until >= now);
    for (const Headquarters& hq : s.programme.headquarters)
        if (hq.graded_in.value != 0) RC_ASSERT(hq.graded_in - hq.full_since == 3);
}

void own_money_is_that_of_running_projects(const State& s) {
    std::vector<ThousandYen> money(s.agents.size(), 0);
    std::vector<int> projects(s.agents.size(), 0);
    for (const ProjectId id : s.projects.alive) {
        const Project& project = s.projects.row[id];
        if (project.sponsor != Sponsor::own) continue;
        const auto members = s.projects.members(id);
        const auto firms =
            std::count_if(members.begin(), members.end(), [&](AgentId a) { return !s.agents.is_group(a); });
        RC_ASSERT(firms > 0);
        for (const AgentId member : members)
            if (!s.agents.is_group(member)) {
                money[member.row] += project.yearly_cost / firms;
                ++projects[member.row];
            }
    }
    for (const AgentId agent : AllIds<AgentId>(s.agents.size())) {
        RC_ASSERT(s.agents.own_money[agent] == money[agent.row]);
        RC_ASSERT(int{s.agents.own_projects[agent]} == projects[agent.row]);
    }
}

void nothing_is_negative(const State& s) {
    for (const AgentId agent : AllIds<AgentId>(s.agents.size())) {
        RC_ASSERT(s.agents.expertise[agent] >= 0);
        RC_ASSERT(s.agents.employees[agent] >= 0);
        RC_ASSERT(s.agents.research_budget[agent] >= 0);
        double square = 0;
        for (const float x : s.agents.knowledge[agent].axis) square += double{x} * x;
        RC_ASSERT(std::abs(square - 1) < 1e-4);
    }
    for (const Headquarters& hq : s.programme.headquarters)
        for (const Account& a : hq.ledger.accounts())
            RC_ASSERT(
                std::min({a.granted, a.carried_in, a.spent, a.carried_out, a.returned, a.available()}) >= 0);
    for (std::size_t i = 0; i < indicator_count; ++i)
        for (const RegionId r : AllIds<RegionId>(s.programme.headquarters.size()))
            for (const Sponsor sponsor : {Sponsor::own, Sponsor::programme})
                RC_ASSERT(s.counts.month.at(static_cast<Indicator>(i), r, sponsor) >= 0);
}

/// Streams are counted without a sign: one too many that ends would leave 65,535 of them.
void royalties_are_those_that_flow(const State& s) {
    std::vector<std::size_t> streams(s.institutions.size(), 0);
    for (const Royalty& royalty : s.pipeline.royalties) ++streams[s.agents.institution[royalty.group].row];
    for (const InstitutionId i : AllIds<InstitutionId>(s.institutions.size()))
        RC_ASSERT(std::size_t{s.institutions.royalties[i]} == streams[i.row]);
}

void ties_have_two_equal_ends(Month now, const State& s) {
    std::size_t ends = 0;
    for (std::uint32_t node = 0; node < s.ties.node_count(); ++node) {
        const auto neighbours = s.ties.neighbours(node);
        const auto bonds = s.ties.bonds(node);
        ends += neighbours.size();
        RC_ASSERT(std::set<std::uint32_t>(neighbours.begin(), neighbours.end()).size() == neighbours.size());
        for (std::size_t i = 0; i < neighbours.size(); ++i) {
            RC_ASSERT(neighbours[i] != node);
            RC_ASSERT(s.ties.has(neighbours[i], node));
            const Bond& here = bonds[i];
            const Bond& there = s.ties.bond(neighbours[i], node);
            RC_ASSERT(here.strength == there.strength);
            RC_ASSERT(here.worked == there.worked);
            RC_ASSERT(here.introduced == there.introduced);
            RC_ASSERT(here.strength >= 0);
            RC_ASSERT(here.strength <= 1);
            RC_ASSERT(std::max(here.worked, here.introduced) <= s.age(now));
        }
    }
    RC_ASSERT(ends == 2 * s.ties.edge_count());
}

/// Counted anew from the members of the projects that run this month.
void participants_are_those_of_running_projects(Month now, const State& s) {
    using Place = std::pair<std::uint32_t, Sponsor>;
    std::map<Place, std::set<std::uint32_t>> groups, firms, smes, institutions, universities;
    std::map<Place, std::size_t> projects;
    for (const ProjectId id : s.projects.alive) {
        const Project& project = s.projects.row[id];
        if (now < project.start) continue;
        const Place place{project.region.row, project.sponsor};
        ++projects[place];
        for (const AgentId member : s.projects.members(id)) {
            (s.agents.is_group(member) ? groups : firms)[place].insert(member.row);
            if (!s.agents.is_group(member)) {
                if (s.agents.employees[member] <= 300) smes[place].insert(member.row);
                continue;
            }
            const InstitutionId institution = s.agents.institution[member];
            institutions[place].insert(institution.row);
            if (s.institutions.kind[institution] == InstitutionKind::university)
                universities[place].insert(institution.row);
        }
    }
    for (const RegionId r : AllIds<RegionId>(s.programme.headquarters.size()))
        for (const Sponsor sponsor : {Sponsor::own, Sponsor::programme}) {
            const auto counted = [&](Indicator i) {
                return static_cast<std::size_t>(s.counts.month.at(i, r, sponsor));
            };
            const Place place{r.row, sponsor};
            RC_ASSERT(counted(Indicator::projects_running) == projects[place]);
            RC_ASSERT(counted(Indicator::participating_groups) == groups[place].size());
            RC_ASSERT(counted(Indicator::participating_firms) == firms[place].size());
            RC_ASSERT(counted(Indicator::participating_smes) == smes[place].size());
            RC_ASSERT(counted(Indicator::participating_institutions) == institutions[place].size());
            RC_ASSERT(counted(Indicator::participating_universities) == universities[place].size());
        }
}

void parts_are_within_their_wholes(const State& s, const Counters& counts) {
    for (const RegionId r : AllIds<RegionId>(s.programme.headquarters.size()))
        for (const Sponsor sponsor : {Sponsor::own, Sponsor::programme}) {
            const auto at = [&](Indicator i) { return counts.at(i, r, sponsor); };
            RC_ASSERT(at(Indicator::participating_smes) <= at(Indicator::participating_firms));
            RC_ASSERT(at(Indicator::sme_participations) <= at(Indicator::firm_participations));
            RC_ASSERT(at(Indicator::local_firm_participations) <= at(Indicator::firm_participations));
            RC_ASSERT(at(Indicator::jobs_young_or_long_unemployed) <= at(Indicator::jobs));
            RC_ASSERT(at(Indicator::introductions_that_led_to_projects) <= at(Indicator::projects_started));
            RC_ASSERT(at(Indicator::participating_institutions) <= at(Indicator::participating_groups));
        }
}

/// The sum of the months so far, by indicator, region and sponsor.
class YearSoFar {
  public:
    void add(Month now, const State& s) {
        if (now.opens_fiscal_year()) sum_.clear(s.programme.headquarters.size());
        each(s,
             [&](Indicator i, RegionId r, Sponsor by) { sum_.at(i, r, by) += s.counts.month.at(i, r, by); });
    }
    void equals_the_years(const State& s) const {
        each(s, [&](Indicator i, RegionId r, Sponsor by) {
            const auto number = static_cast<std::size_t>(i);
            if (number < flow_indicator_count)
                RC_ASSERT(s.counts.year.at(i, r, by) == sum_.at(i, r, by));
            else if (number < first_distinct_indicator)
                RC_ASSERT(s.counts.year.at(i, r, by) == s.counts.month.at(i, r, by));
            else {
                RC_ASSERT(s.counts.year.at(i, r, by) >= s.counts.month.at(i, r, by));
                RC_ASSERT(s.counts.year.at(i, r, by) <= sum_.at(i, r, by));
            }
        });
    }

  private:
    template <class F>
    static void each(const State& s, F&& f) {
        for (std::size_t i = 0; i < indicator_count; ++i)
            for (const RegionId r : AllIds<RegionId>(s.programme.headquarters.size()))
                for (const Sponsor sponsor : {Sponsor::own, Sponsor::programme})
                    f(static_cast<Indicator>(i), r, sponsor);
    }
    Counters sum_;
};

using CarriedOut = std::vector<std::array<ThousandYen, line_count>>;

/// To the thousand yen, for every line, region and year.
void money_is_conserved(const State& s, CarriedOut& carried) {
    ThousandYen grants = 0;
    for (const RegionId r : AllIds<RegionId>(s.programme.headquarters.size())) {
        const Headquarters& hq = s.programme.headquarters[r];
        ThousandYen lines = 0;
        for (std::size_t i = 0; i < line_count; ++i) {
            const Account& a = hq.ledger.accounts()[i];
            RC_ASSERT(a.granted + a.carried_in == a.spent + a.carried_out + a.returned);
            RC_ASSERT(a.carried_in == carried[r.row][i]);
            carried[r.row][i] = a.carried_out;
            if (static_cast<Line>(i) != Line::research) RC_ASSERT(a.carried_out == 0);
            if (static_cast<Line>(i) != Line::matching) lines += a.granted;
        }
        RC_ASSERT(lines == hq.grant);
        grants += hq.grant;
    }
    RC_ASSERT(s.programme.undistributed >= 0);
    RC_ASSERT(grants + s.programme.undistributed == s.programme.national_budget);
}

std::int32_t holds_month_by_month(const Scenario& scenario, Replicate replicate) {
    const auto world = world_of(scenario);
    Run run(*world, replicate);
    const State& s = run.state;
    YearSoFar months;
    CarriedOut carried(world->regions.size());
    std::int32_t programme_projects = 0;
    while (!run.is_over()) {
        const Month now = run.advance();
        slots_and_members_agree(s);
        projects_add_up(s);
        dates_are_ordered(now, s);
        own_money_is_that_of_running_projects(s);
        nothing_is_negative(s);
        royalties_are_those_that_flow(s);
        parts_are_within_their_wholes(s, s.counts.month);
        months.add(now, s);
        if (now.fiscal_year() >= programme_start) participants_are_those_of_running_projects(now, s);
        for (const RegionId r : world->regions.all())
            programme_projects += s.counts.month.at(Indicator::projects_started, r, Sponsor::programme);
        if (!now.closes_fiscal_year()) continue;
        ties_have_two_equal_ends(now, s);
        months.equals_the_years(s);
        parts_are_within_their_wholes(s, s.counts.year);
        if (now.fiscal_year() >= programme_start) money_is_conserved(s, carried);
    }
    return programme_projects;
}

/// The whole country, whose regions have numbers of their own, and begin in any month.
TextTable country_that_begins_in_any_month() {
    TextTable table = table_of_the_data("country");
    table.header.push_back({"start_month", 0});
    for (TextTable::Row& row : table.rows) row.cells.push_back({std::to_string(any_whole(1, 12)), 0});
    return table;
}

/// Of regions by size classes, or by numbers.
Scenario any_scenario(const std::string& regions) {
    Scenario scenario = small_scenario(any_overrides());
    if (regions == "regions") return scenario;
    scenario.tables["tables.regions"] = country_that_begins_in_any_month();
    if (any_whole(0, 1) == 1) scenario.tables["tables.beside"] = table_of_the_data("programmes_beside");
    auto& scale = std::get<double>(scenario.settings.at("population.scale").value);
    scale *= 0.45;  // it has more than twice the people
    return scenario;
}

/// One of two hundreds of scenarios for each table of regions, so that two cores can test at a time.
class Invariants : public ::testing::TestWithParam<std::tuple<const char*, int>> {};

TEST_P(Invariants, HoldAfterEveryMonthOfAHundredRandomScenarios) {
    std::int64_t scenarios = 0, with_programme_projects = 0;
    EXPECT_TRUE(rc::check([&] {
        const auto [regions, hundred] = GetParam();
        for (int other = 0; other < hundred; ++other) any_whole(0, 1);  // other cases, even of one seed
        const Scenario scenario = any_scenario(regions);
        const Replicate replicate{static_cast<std::uint64_t>(any_whole(0, 1000000)), 0};
        with_programme_projects += holds_month_by_month(scenario, replicate) > 0 ? 1 : 0;
        ++scenarios;
    }));
    std::printf("%lld scenarios, %lld of them with programme projects\n", static_cast<long long>(scenarios),
                static_cast<long long>(with_programme_projects));
    EXPECT_GE(scenarios, 100);
    EXPECT_GT(with_programme_projects, scenarios / 2) << "the scenarios hardly test the programme";
}
INSTANTIATE_TEST_SUITE_P(Hundred, Invariants,
                         ::testing::Combine(::testing::Values("regions", "country"), ::testing::Range(0, 2)));

}  // namespace
}  // namespace musubi::knowledge_cluster::testing
