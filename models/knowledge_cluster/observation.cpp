#include "models/knowledge_cluster/observation.hpp"

#include <algorithm>

#include "models/knowledge_cluster/facts.hpp"
#include "models/knowledge_cluster/network.hpp"
#include "models/knowledge_cluster/participation.hpp"
#include "models/knowledge_cluster/projects_in_advance.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// Each firm of a project that starts, as often as it takes part: how surveys of joint research count.
void count_participations(const State& s, const Project& project, Counters& counts) {
    for (const AgentId member : s.projects.consortia.members(project.members)) {
        if (s.agents.is_group(member)) continue;
        ++counts.at(Indicator::firm_participations, project.region, project.sponsor);
        if (s.agents.is_sme(member))
            ++counts.at(Indicator::sme_participations, project.region, project.sponsor);
    }
}

/// Projects that run since this month are the last of the living, but for those that start next month. Each
/// April all are looked at: the different participants of a year are counted anew.
void let_projects_take_part(Month now, State& s) {
    const auto& alive = s.projects.alive;
    const auto first_new = std::find_if(alive.rbegin(), alive.rend(), [&](ProjectId id) {
                               return s.projects.row[id].counted;
                           }).base();
    const std::span looked_at(now.opens_fiscal_year() ? alive.begin() : first_new, alive.end());
    s.seen_this_year.make_room(s.agents.size());
    for_projects(
        s, looked_at.size(), [&](std::size_t i) { return looked_at[i]; },
        [&](AgentId member) { s.agents.prefetch_standing(member); },
        [&](AgentId member) { s.agents.prefetch_slots(member); },
        [&](std::size_t i) {
            const Project& project = s.projects.row[looked_at[i]];
            if (now < project.start) return;
            if (!project.counted) begin_to_take_part(s, looked_at[i]);
            if (now == project.start) count_participations(s, project, s.month_counts);
            if (now == project.start || now.opens_fiscal_year()) take_part_this_year(s, looked_at[i]);
        });
}

/// Calls f(indicator, region, sponsor) for each of the indicators from number `first` up to `last`.
template <class F>
void for_cells(const State& s, std::size_t first, std::size_t last, F&& f) {
    for (std::size_t i = first; i < last; ++i)
        for (const RegionId r : s.world->regions.all())
            for (const Sponsor sponsor : {Sponsor::own, Sponsor::programme})
                f(static_cast<Indicator>(i), r, sponsor);
}

void count_participants(State& s) {
    for_cells(s, static_cast<std::size_t>(Indicator::projects_running), indicator_count,
              [&](Indicator i, RegionId r, Sponsor sponsor) {
                  s.month_counts.at(i, r, sponsor) = s.participants.counts.at(i, r, sponsor);
              });
}

void add_to_year(State& s) {
    for_cells(s, 0, first_distinct_indicator, [&](Indicator i, RegionId r, Sponsor sponsor) {
        const std::int32_t month = s.month_counts.at(i, r, sponsor);
        std::int32_t& year = s.year_counts.at(i, r, sponsor);
        year = static_cast<std::size_t>(i) < flow_indicator_count ? year + month : month;
    });
}

/// Own-money projects that a past or present member of the programme leads, by region; for the months that
/// the evaluation and the hub index look at.
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
    const bool december = now.of_calendar_year() == 12;
    if (december || now.closes_fiscal_year()) count_sustained_projects(now, s);
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
    if (now.fiscal_year() >= programme_start) {
        let_projects_take_part(now, s);
        count_participants(s);
    }
    add_to_year(s);
    if (now.fiscal_year() < programme_start) return;
    keep_records(now, s);
    if (!now.closes_fiscal_year()) return;
    measure_network(now, s, w);
    if (now.fiscal_year() == s.world->last_year()) measure_facts(now, s, w);
}

}  // namespace musubi::knowledge_cluster
