#include "models/knowledge_cluster/people/population.hpp"

#include <algorithm>
#include <optional>

#include "models/knowledge_cluster/parameters/firm_sizes.hpp"
#include "models/knowledge_cluster/people/knowledge.hpp"
#include "musubi/distributions.hpp"

namespace musubi::knowledge_cluster {
namespace {

constexpr std::int64_t most_firm_slots = 64;
/// A start-up is small, whatever the jobs of its first month.
constexpr float newborn_eagerness = 1;

enum class Kind : std::uint8_t { institution = 1, group, firm };

Key key_of_part(Key region, Kind kind, std::size_t ordinal) {
    return combine(combine(region, static_cast<Key>(kind)), ordinal);
}

std::size_t scaled(std::int64_t number, double scale, double least = 1) {
    return static_cast<std::size_t>(std::max(least, static_cast<double>(number) * scale + 0.5));
}

std::optional<std::size_t> large_firms_of(const RegionNumbers& numbers, double scale) {
    if (!numbers.large_firms) return std::nullopt;
    return scaled(*numbers.large_firms, scale, 0);
}

/// How many a region has in this world.
struct Size {
    std::size_t institutions, groups, firms;
    std::optional<std::size_t> large_firms;
};
Size size_of(const World& world, RegionId region) {
    const auto& p = world.parameters.population;
    const RegionNumbers& numbers = world.regions.numbers[region];
    return {scaled(numbers.institutions, p.institutions * p.scale), scaled(numbers.groups, p.scale),
            scaled(numbers.firms, p.scale), large_firms_of(numbers, p.scale)};
}

/// For so many agents and the start-ups of some decades, which are few: a table that grew by doubling would
/// hold twice the memory.
void make_room(Agents& a, std::size_t founding) {
    const std::size_t agents = founding + founding / 16;
    a.card.reserve(agents);
    a.eagerness.reserve(agents);
    a.knowledge.reserve(agents);
    a.expertise.reserve(agents);
    a.encouraged_until.reserve(agents);
    a.first_slot.reserve(agents);
    a.was_in_programme.reserve(agents);
    a.institution.reserve(agents);
    a.talent.reserve(agents);
    a.seeds.reserve(agents);
    a.royalties_until.reserve(agents);
    a.employees.reserve(agents);
    a.research_budget.reserve(agents);
    a.own_money.reserve(agents);
    a.own_projects.reserve(agents);
    a.born.reserve(agents);
}

/// The common part of a new row of the table of agents.
AgentId append_agent(Agents& a, Ties<Bond>& ties, Key key, RegionId region, const Knowledge& knowledge,
                     std::int64_t slots) {
    const AgentId id = a.card.push_back({.key = key,
                                         .region_row = static_cast<std::uint8_t>(region.row),
                                         .slots = static_cast<std::uint8_t>(slots)});
    a.eagerness.push_back(1);
    a.knowledge.push_back(knowledge);
    a.expertise.push_back(0);
    a.encouraged_until.push_back(0);
    a.first_slot.push_back(static_cast<std::uint32_t>(a.slot_project.size()));
    a.slot_project.resize(a.slot_project.size() + static_cast<std::size_t>(slots));
    a.was_in_programme.push_back(0);
    a.institution.push_back(InstitutionId::none());
    a.talent.push_back(1);
    a.seeds.push_back(0);
    a.royalties_until.push_back(0);
    a.employees.push_back(0);
    a.research_budget.push_back(0);
    a.own_money.push_back(0);
    a.own_projects.push_back(0);
    a.born.push_back(0);
    ties.add_node();
    return id;
}

/// What the groups of one institution have in common.
struct Traits {
    float talent = 1, eagerness = 1;
};
Traits traits_of(const World& world, const State& s, InstitutionId institution) {
    const Parameters& p = world.parameters;
    const Key key = s.institutions.key[institution];
    const auto drawn = [&](Purpose purpose, double spread) {
        return spread > 0 ? mean_one(spread, standard_normal(s.luck.stream(purpose).uniform(key))) : 1;
    };
    const double strength = world.regions.strength[s.institutions.region[institution]];
    return {static_cast<float>(strength * drawn(Purpose::institution_talent, p.research.institution_spread)),
            static_cast<float>(drawn(Purpose::institution_eagerness, p.search.institution_spread))};
}

void append_group(const World& world, State& s, Key key, InstitutionId institution, const Traits& traits) {
    const Parameters& p = world.parameters;
    const auto slots = uniform_integer(s.luck.stream(Purpose::slots).uniform(key),
                                       p.population.group_slots_low, p.population.group_slots_high);
    const RegionId region = s.institutions.region[institution];
    const Knowledge knowledge = draw_knowledge(world, region, AgentKind::group, key, s.luck);
    const AgentId id = append_agent(s.agents, s.ties, key, region, knowledge, slots);
    s.agents.institution[id] = institution;
    s.agents.talent[id] = traits.talent;
    s.agents.eagerness[id] = traits.eagerness;
    s.agents.seeds[id] =
        static_cast<std::uint16_t>(poisson(s.luck.stream(Purpose::seeds).uniform(key), p.population.seeds));
    s.agents.card[id].attraction = attraction_of_group(p, 0);
}

AgentId append_firm(const World& world, Agents& agents, Ties<Bond>& ties, Key key, RegionId region,
                    const Knowledge& knowledge, std::int32_t employees) {
    const Parameters& p = world.parameters;
    const double e_folds = natural_log(std::max(1.0, employees / least_employees));
    const auto slots =
        std::min(most_firm_slots, 1 + static_cast<std::int64_t>(p.population.firm_slots_an_e_fold * e_folds));
    const AgentId id = append_agent(agents, ties, key, region, knowledge, slots);
    agents.employees[id] = employees;
    agents.research_budget[id] = million(p.population.research_budget_an_employee * employees);
    const double over_median = std::max(1, employees) / world.median_employees;
    agents.card[id].attraction = attraction_of_firm(p, over_median);
    agents.eagerness[id] = static_cast<float>(power(over_median, p.search.firm_size_power));
    return id;
}

/// Institutions of a region, the named ones first, and the first ordinal of each one's groups.
std::vector<InstitutionId> found_institutions(const World& world, State& s, RegionId region,
                                              std::size_t number) {
    const auto& p = world.parameters.population;
    std::vector<InstitutionId> own;
    const auto append = [&](Key key, std::uint64_t clusters, InstitutionKind kind, bool centre) {
        Institutions& i = s.institutions;
        own.push_back(i.key.push_back(key));
        i.region.push_back(region);
        i.kind.push_back(kind);
        i.clusters.push_back(clusters);
        i.has_centre.push_back(centre ? 1 : 0);
        i.centre_months.push_back(0);
        i.royalties.push_back(0);
    };
    for (const NamedInstitution& named : world.institutions)
        if (named.home == region) {
            const bool university = named.name_ja.find("大学") != std::string::npos;
            append(combine(world.regions.key[region], key_of(named.name_en)), named.clusters,
                   university ? InstitutionKind::university : InstitutionKind::public_institute, true);
        }
    for (std::size_t ordinal = own.size(); ordinal < number; ++ordinal) {
        const Key key = key_of_part(world.regions.key[region], Kind::institution, ordinal);
        const auto luck = s.luck.stream(Purpose::institution).words(key);
        append(key, bit(region),
               unit_interval(luck.first) < p.public_institutes ? InstitutionKind::public_institute
                                                               : InstitutionKind::university,
               unit_interval(luck.second) < p.joint_centres);
    }
    return own;
}

void found_groups(const World& world, State& s, RegionId region, const Size& size) {
    const auto institutions = found_institutions(world, s, region, size.institutions);
    std::vector<double> weights;
    for (std::size_t rank = 1; rank <= institutions.size(); ++rank)
        weights.push_back(power(static_cast<double>(rank), -world.parameters.population.institution_zipf));
    const auto shares = split(static_cast<ThousandYen>(size.groups), weights);
    std::size_t ordinal = 0;
    for (std::size_t i = 0; i < institutions.size(); ++i) {
        const Traits traits = traits_of(world, s, institutions[i]);
        for (ThousandYen k = 0; k < shares[i]; ++k)
            append_group(world, s, key_of_part(world.regions.key[region], Kind::group, ordinal++),
                         institutions[i], traits);
    }
}

/// Employees at quantile u of the n-th firm of a region. Large firms that are numbered stand evenly among the
/// others, so that no part of a region's firms is of one size.
double employees_of(const Parameters::Population& p, const Size& size, std::size_t n, double u) {
    const double most = p.most_employees, least_of_large = std::min(301.0, most);
    if (!size.large_firms) return truncated_pareto(u, p.employee_zipf, least_employees, most);
    const bool is_large = (n + 1) * *size.large_firms / size.firms > n * *size.large_firms / size.firms;
    return is_large ? truncated_pareto(u, p.employee_zipf, least_of_large, most)
                    : truncated_pareto(u, p.employee_zipf, least_employees, least_of_large);
}

void found_firms(const World& world, State& s, RegionId region, const Size& size) {
    const Parameters& p = world.parameters;
    const Stream sizes = s.luck.stream(Purpose::employees);
    for (std::size_t ordinal = 0; ordinal < size.firms; ++ordinal) {
        const Key key = key_of_part(world.regions.key[region], Kind::firm, ordinal);
        const double employees = employees_of(p.population, size, ordinal, sizes.uniform(key));
        const Knowledge knowledge = draw_knowledge(world, region, AgentKind::firm, key, s.luck);
        append_firm(world, s.agents, s.ties, key, region, knowledge, static_cast<std::int32_t>(employees));
    }
}

/// Ties of a group to others of its region, each alike, so that the burn-in begins near the stationary state
/// and not from an empty network, whose filling would look like growth.
void draw_initial_ties(const World& world, State& s) {
    const auto& a = s.agents;
    const Stream number = s.luck.stream(Purpose::initial_ties);
    const Stream which = s.luck.stream(Purpose::initial_ties, Month{});
    for (std::uint32_t row = 0; row < a.groups; ++row) {
        const AgentCard& group = a.card[AgentId{row}];
        const auto count = poisson(number.uniform(group.key), world.parameters.population.initial_ties);
        for (std::int64_t i = 0; i < count; ++i) {
            const auto u = which.words(group.key, static_cast<Key>(i));
            const auto& begin = i % 2 == 0 ? a.firm_begin : a.group_begin;
            const std::uint32_t first = begin[group.region().row], last = begin[group.region().row + 1];
            const std::uint32_t other =
                first + static_cast<std::uint32_t>(unit_interval(u.first) * (last - first));
            if (other != row && !s.ties.has(row, other))
                s.ties.connect(row, other, Bond{static_cast<float>(unit_interval(u.second)), 1, 0});
        }
    }
}

}  // namespace

float attraction_of_group(const Parameters& p, double expertise) {
    return static_cast<float>(p.choice.expert * natural_log(1 + expertise));
}

float attraction_of_firm(const Parameters& p, double employees_over_median) {
    const double size = natural_log(employees_over_median);
    return static_cast<float>(p.choice.size * std::min(p.choice.size_cap, size));
}

std::size_t founding_agents(const World& world) {
    std::size_t agents = 0;
    for (const RegionId region : world.regions.all()) {
        const Size size = size_of(world, region);
        agents += size.groups + size.firms;
    }
    return agents;
}

State populate(const World& world, const Replicate& replicate) {
    State s;
    s.luck = Luck(replicate.seed, replicate.number);
    make_room(s.agents, founding_agents(world));
    for (const RegionId r : world.regions.all()) {
        s.agents.group_begin.push_back(static_cast<std::uint32_t>(s.agents.size()));
        found_groups(world, s, r, size_of(world, r));
    }
    s.agents.groups = static_cast<std::uint32_t>(s.agents.size());
    s.agents.group_begin.push_back(s.agents.groups);
    for (const RegionId r : world.regions.all()) {
        s.agents.firm_begin.push_back(static_cast<std::uint32_t>(s.agents.size()));
        found_firms(world, s, r, size_of(world, r));
    }
    s.agents.founding_size = static_cast<std::uint32_t>(s.agents.size());
    s.agents.firm_begin.push_back(s.agents.founding_size);
    draw_initial_ties(world, s);
    found_headquarters(world, s.luck, s.programme);
    s.counts.month.clear(world.regions.size());
    s.counts.participants.clear(world.regions.size());
    s.counts.year.clear(world.regions.size());
    return s;
}

AgentId found_startup(const World& world, Agents& agents, Ties<Bond>& ties, Key key, AgentId group,
                      std::int32_t employees, std::int16_t age) {
    const AgentId firm = append_firm(world, agents, ties, key, agents.card[group].region(),
                                     agents.knowledge[group], std::max(1, employees));
    agents.eagerness[firm] = newborn_eagerness;
    agents.born[firm] = 1;
    agents.newborns.push_back(firm);
    ties.connect(group.row, firm.row, Bond{0.5F, age, 0});
    return firm;
}

}  // namespace musubi::knowledge_cluster
