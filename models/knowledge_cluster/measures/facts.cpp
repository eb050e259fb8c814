#include "models/knowledge_cluster/measures/facts.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/knowledge_cluster/measures/formation.hpp"
#include "models/knowledge_cluster/parameters/firm_sizes.hpp"
#include "musubi/missing.hpp"

namespace musubi::knowledge_cluster {
namespace {

constexpr std::int32_t two_years = 24;

double ratio(double part, double whole) { return whole > 0 ? part / whole : missing; }

/// Of a sorted sample, linear between its order statistics.
double percentile(const std::vector<double>& sorted, double probability) {
    const double at = probability * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

std::vector<double> degrees_of_participants(const Ties<>& partners) {
    std::vector<double> degrees;
    for (std::uint32_t node = 0; node < partners.node_count(); ++node)
        if (partners.degree(node) > 0) degrees.push_back(static_cast<double>(partners.degree(node)));
    return degrees;
}

std::vector<double> running_projects_of_the_active(Month now, const State& s) {
    std::vector<double> counts;
    for (const AgentId agent : AllIds<AgentId>(s.agents.size())) {
        const auto projects = s.agents.projects_of(agent);
        const auto running = std::count_if(projects.begin(), projects.end(), [&](ProjectId id) {
            return s.projects.row[id].stage == Stage::running && now >= s.projects.row[id].start;
        });
        if (running > 0) counts.push_back(static_cast<double>(running));
    }
    return counts;
}

/// Yearly applications of each institution with a running project in the year.
std::vector<double> applications_of_participants(const State& s) {
    std::vector<double> counts;
    for (const InstitutionId i : AllIds<InstitutionId>(s.measures.tallies.institution.size()))
        if (s.measures.tallies.institution[i].project_months[0] +
                s.measures.tallies.institution[i].project_months[1] >
            0)
            counts.push_back(static_cast<double>(s.measures.tallies.institution[i].applications));
    return counts;
}

double mean_cost_of_own_projects(Month now, const State& s) {
    double cost = 0, projects = 0;
    for (const ProjectId id : s.projects.alive) {
        const Project& project = s.projects.row[id];
        if (project.sponsor != Sponsor::own || now < project.start) continue;
        cost += static_cast<double>(project.yearly_cost);
        ++projects;
    }
    return ratio(cost, 1000 * projects);  // one division: of equal costs the same, however many
}

double share_of_smes(const World& world, const State& s) {
    double firms = 0, smes = 0;
    for (const RegionId r : world.regions.all()) {
        firms += s.counts.year.at(Indicator::firm_participations, r, Sponsor::own);
        smes += s.counts.year.at(Indicator::sme_participations, r, Sponsor::own);
    }
    return ratio(smes, firms);
}

OwnStarts own_starts(const World& world, const State& s) {
    OwnStarts starts;
    for (const RegionId r : world.regions.all())
        (world.is_rest(r) ? starts.rest : starts.regions) +=
            s.counts.year.at(Indicator::projects_started, r, Sponsor::own);
    return starts;
}

std::array<double, field_count> shares_of_fields(Month now, const State& s) {
    std::array<double, field_count> shares{};
    double all = 0;
    for (const ProjectId id : s.projects.alive) {
        if (now < s.projects.row[id].start) continue;
        ++shares[static_cast<std::size_t>(s.projects.row[id].field)];
        ++all;
    }
    for (double& share : shares) share = ratio(share, all);
    return shares;
}

}  // namespace

double upper_tail(std::vector<double> numbers) {
    if (numbers.empty()) return missing;
    std::sort(numbers.begin(), numbers.end());
    return ratio(percentile(numbers, 0.99), percentile(numbers, 0.5));
}

double dispersion(std::span<const double> numbers) {
    const auto size = static_cast<double>(numbers.size());
    const double mean = std::accumulate(numbers.begin(), numbers.end(), 0.0) / std::max(1.0, size);
    if (size < 2 || !(mean > 0)) return missing;
    double squares = 0;
    for (const double x : numbers) squares += (x - mean) * (x - mean);
    return squares / (size - 1) / mean;
}

double regional_growth(const OwnStarts& first, const OwnStarts& last) {
    return ratio(ratio(last.regions, first.regions), ratio(last.rest, first.rest));
}

double zipf_exponent(std::span<const std::int32_t> sizes, double least) {
    double logs = 0, count = 0;
    for (const std::int32_t size : sizes) {
        if (size < least) continue;
        logs += natural_log((size + 0.5) / least);  // half of what rounding down takes, on average
        ++count;
    }
    return ratio(count, logs);
}

double share_nearby_over_expected(const World& world, const State& s, const Ties<>& partners) {
    const double nearby = natural_log(1 + 100.0 / 10);  // of 100 km
    const auto is_near = [&](RegionId a, RegionId b) { return world.log_distance_between(a, b) <= nearby; };
    std::vector<double> population(world.regions.size(), 0);
    double near_edges = 0, edges = 0, near_pairs = 0, pairs = 0;
    for (std::uint32_t node = 0; node < partners.node_count(); ++node) {
        const RegionId here = s.agents.card[AgentId{node}].region();
        if (world.is_rest(here)) continue;
        ++population[here.row];
        for (const std::uint32_t partner : partners.neighbours(node)) {
            const RegionId there = s.agents.card[AgentId{partner}].region();
            if (world.is_rest(there)) continue;
            ++edges;
            near_edges += is_near(here, there) ? 1 : 0;
        }
    }
    for (const RegionId a : world.regions.all())
        for (const RegionId b : world.regions.all()) {
            const double both = population[a.row] * population[b.row];
            pairs += both;
            near_pairs += is_near(a, b) ? both : 0;
        }
    return ratio(ratio(near_edges, edges), ratio(near_pairs, pairs));
}

double funding_elasticity(const FactTallies& tallies) {
    constexpr auto own = static_cast<std::size_t>(Sponsor::own),
                   programme = static_cast<std::size_t>(Sponsor::programme);
    double with = 0, without = 0;
    std::array<double, sponsor_count> months{};
    for (const InstitutionTally& i : tallies.institution) {
        for (const std::size_t by : {own, programme}) months[by] += static_cast<double>(i.project_months[by]);
        const auto all = static_cast<double>(i.project_months[own] + i.project_months[programme]);
        if (all == 0) continue;
        with += static_cast<double>(i.inventions[programme] * i.project_months[own]) / all;
        without += static_cast<double>(i.inventions[own] * i.project_months[programme]) / all;
    }
    const double cost_ratio =
        ratio(ratio(tallies.programme_money, months[programme]), ratio(tallies.own_money, months[own]));
    if (!(with > 0) || !(without > 0) || !(cost_ratio > 1)) return missing;
    return natural_log(with / without) / natural_log(cost_ratio);
}

void count_research_and_filings(const World& world, Month now, const State& s, FactTallies& tallies,
                                std::span<const Invention> inventions) {
    if (now.fiscal_year() != world.last_year()) return;
    tallies.institution.resize(s.institutions.size());
    for (const ProjectId id : s.projects.alive) {
        const Project& project = s.projects.row[id];
        if (now < project.start) continue;
        ++tallies.institution[s.agents.institution[project.lead]]
              .project_months[static_cast<std::size_t>(project.sponsor)];
        (project.sponsor == Sponsor::own ? tallies.own_money : tallies.programme_money) +=
            static_cast<double>(project.yearly_cost);
    }
    for (const Invention& invention : inventions)
        if (invention.is_of_a_project())
            ++tallies.institution[s.agents.institution[invention.group]]
                  .inventions[static_cast<std::size_t>(invention.sponsor)];
    for (const DatedStep& dated : s.pipeline.in(now)) {
        if (dated.step != Step::filing) continue;
        ++tallies.institution[s.agents.institution[dated.invention.group]].applications;
        if (!dated.invention.is_of_a_project()) continue;
        ++tallies.applications;
        if (now - dated.invention.begun < two_years) ++tallies.applications_within_two_years;
    }
}

void remember_first_year(const World& world, const State& s, FactTallies& tallies) {
    tallies.first_year = own_starts(world, s);
}

void measure_facts(const World& world, Month now, const State& s, Measures& measures,
                   const MeasuresScratch& w) {
    const auto set = [&](Fact fact, double value) { measures.fact[static_cast<std::size_t>(fact)] = value; };
    set(Fact::degree_tail, upper_tail(degrees_of_participants(w.partners)));
    set(Fact::activity_tail, upper_tail(running_projects_of_the_active(now, s)));
    set(Fact::repeat_odds, measures.tallies.formation.repeat.ratio());
    set(Fact::triadic_odds, measures.tallies.formation.triadic.ratio());
    set(Fact::nearby, share_nearby_over_expected(world, s, w.partners));
    set(Fact::peak, proximity_peak(measures.tallies.formation));
    set(Fact::patents_dispersion, dispersion(applications_of_participants(s)));
    set(Fact::early_patents, ratio(static_cast<double>(measures.tallies.applications_within_two_years),
                                   static_cast<double>(measures.tallies.applications)));
    set(Fact::elasticity, funding_elasticity(measures.tallies));
    const std::span firms(s.agents.employees.data() + s.agents.groups,
                          s.agents.founding_size - s.agents.groups);
    set(Fact::zipf, zipf_exponent(firms, least_employees));
    set(Fact::own_cost, mean_cost_of_own_projects(now, s));
    set(Fact::smes, share_of_smes(world, s));
    set(Fact::begun_by_firms, ratio(static_cast<double>(measures.tallies.formed_by_firms),
                                    static_cast<double>(measures.tallies.formed)));
    set(Fact::regional_growth, regional_growth(measures.tallies.first_year, own_starts(world, s)));
    measures.field_share = shares_of_fields(now, s);
}

}  // namespace musubi::knowledge_cluster
