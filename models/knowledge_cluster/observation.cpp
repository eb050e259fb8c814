#include "models/knowledge_cluster/observation.hpp"

#include "models/knowledge_cluster/facts.hpp"
#include "models/knowledge_cluster/network.hpp"

namespace musubi::knowledge_cluster {
namespace {

void count_agent(const State& s, AgentId agent, RegionId region, Sponsor sponsor, Seen& seen,
                 Counters& counts) {
    const auto by = static_cast<std::size_t>(sponsor);
    if (!Seen::mark(seen.agents[by], agent.row, region)) return;
    if (!s.agents.is_group(agent)) {
        ++counts.at(Indicator::participating_firms, region, sponsor);
        if (s.agents.is_sme(agent)) ++counts.at(Indicator::participating_smes, region, sponsor);
        return;
    }
    ++counts.at(Indicator::participating_groups, region, sponsor);
    const InstitutionId institution = s.agents.institution[agent];
    if (!Seen::mark(seen.institutions[by], institution.row, region)) return;
    ++counts.at(Indicator::participating_institutions, region, sponsor);
    if (s.institutions.kind[institution] == InstitutionKind::university)
        ++counts.at(Indicator::participating_universities, region, sponsor);
}

/// Each firm of a project that starts, as often as it takes part: how surveys of joint research count.
void count_participations(const State& s, const Project& project, Counters& counts) {
    for (const AgentId member : s.projects.consortia.members(project.members)) {
        if (s.agents.is_group(member)) continue;
        ++counts.at(Indicator::firm_participations, project.region, project.sponsor);
        if (s.agents.is_sme(member))
            ++counts.at(Indicator::sme_participations, project.region, project.sponsor);
    }
}

void count_running_projects(Month now, State& s, Scratch& w) {
    w.seen_this_month.clear(s.agents.size(), s.institutions.size());
    s.seen_this_year.make_room(s.agents.size());
    for (const ProjectId id : s.projects.alive) {
        const Project& project = s.projects.row[id];
        if (now < project.start) continue;
        ++s.month_counts.at(Indicator::projects_running, project.region, project.sponsor);
        if (now == project.start) count_participations(s, project, s.month_counts);
        const bool new_this_year = now == project.start || now.opens_fiscal_year();
        for (const AgentId member : s.projects.members(id)) {
            count_agent(s, member, project.region, project.sponsor, w.seen_this_month, s.month_counts);
            if (new_this_year)
                count_agent(s, member, project.region, project.sponsor, s.seen_this_year, s.year_counts);
        }
    }
}

void add_to_year(State& s) {
    for (std::size_t i = 0; i < first_distinct_indicator; ++i)
        for (const RegionId r : s.world->regions.all())
            for (const Sponsor sponsor : {Sponsor::own, Sponsor::programme}) {
                const auto indicator = static_cast<Indicator>(i);
                const std::int32_t month = s.month_counts.at(indicator, r, sponsor);
                std::int32_t& year = s.year_counts.at(indicator, r, sponsor);
                year = i < flow_indicator_count ? year + month : month;
            }
}

/// Own-money projects that a past or present member of the programme leads, by region.
void count_sustained_projects(Month now, State& s) {
    for (Headquarters& hq : s.headquarters) hq.record.running_own = 0;
    for (const ProjectId id : s.projects.alive) {
        const Project& project = s.projects.row[id];
        if (project.sponsor == Sponsor::own && now >= project.start &&
            s.agents.was_in_programme[project.lead] != 0)
            ++s.headquarters[project.region].record.running_own;
    }
}

void keep_records(Month now, State& s) {
    count_sustained_projects(now, s);
    const bool december = now.of_calendar_year() == 12;
    for (const RegionId r : s.world->regions.all()) {
        Headquarters& hq = s.headquarters[r];
        const auto month = [&](Indicator i) { return s.month_counts.at(i, r, Sponsor::programme); };
        hq.record.projects += month(Indicator::projects_started);
        hq.record.patents += month(Indicator::patent_applications_domestic);
        hq.record.commercialisations += month(Indicator::commercialisations) + month(Indicator::startups);
        hq.record.running_programme = month(Indicator::projects_running);
        if (!december) continue;
        hq.record.participations += s.year_counts.at(Indicator::participating_groups, r, Sponsor::programme) +
                                    s.year_counts.at(Indicator::participating_firms, r, Sponsor::programme);
    }
    // In a loop of its own: GCC 12 at -O3 moves the copy before the sums of the same loop (loop
    // distribution).
    if (december)
        for (Headquarters& hq : s.headquarters) hq.record_to_december = hq.record;
}

}  // namespace

void begin_counting(Month now, State& s) {
    s.month_counts.clear(s.world->regions.size());
    if (!now.opens_fiscal_year()) return;
    s.year_counts.clear(s.world->regions.size());
    s.seen_this_year.clear(s.agents.size(), s.institutions.size());
}

void observe(Month now, State& s, Scratch& w) {
    for (const RegionId r : s.world->regions.all())
        s.month_counts.at(Indicator::disclosure_backlog, r, Sponsor::programme) =
            static_cast<std::int32_t>(s.headquarters[r].backlog.size());
    if (now.fiscal_year() >= programme_start) count_running_projects(now, s, w);
    add_to_year(s);
    if (now.fiscal_year() < programme_start) return;
    keep_records(now, s);
    if (!now.closes_fiscal_year()) return;
    measure_network(now, s, w);
    if (now.fiscal_year() == s.world->last_year()) measure_facts(now, s, w);
}

}  // namespace musubi::knowledge_cluster
