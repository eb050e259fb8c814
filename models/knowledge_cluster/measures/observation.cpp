#include "models/knowledge_cluster/measures/observation.hpp"

#include <algorithm>

#include "models/knowledge_cluster/measures/facts.hpp"
#include "models/knowledge_cluster/measures/network.hpp"
#include "models/knowledge_cluster/projects/participation.hpp"
#include "models/knowledge_cluster/state/reads.hpp"
#include "musubi/step_together.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// Each firm of a project that starts, as often as it takes part: how surveys of joint research count.
void count_participations(const State& s, const Project& project, Counters& counts) {
    for (const AgentId member : s.projects.consortia.members(project.members)) {
        if (s.agents.is_group(member)) continue;
        ++counts.at(Indicator::firm_participations, project.region, project.sponsor);
        if (s.agents.is_sme(member))
            ++counts.at(Indicator::sme_participations, project.region, project.sponsor);
        if (s.agents.card[member].region() == project.region)
            ++counts.at(Indicator::local_firm_participations, project.region, project.sponsor);
    }
}

/// Projects that run since this month are the last of the living, but for those that start next month. Each
/// April all are looked at: the different participants of a year are counted anew.
void let_projects_take_part(Month now, const State& s, Projects& projects, Counts& counts) {
    const auto& alive = projects.alive;
    const auto first_new = std::find_if(alive.rbegin(), alive.rend(), [&](ProjectId id) {
                               return projects.row[id].counted;
                           }).base();
    const auto first = now.opens_fiscal_year() ? alive.begin() : first_new;
    const auto looked_at =
        std::span<const ProjectId>(alive).subspan(static_cast<std::size_t>(first - alive.begin()));
    counts.seen.make_room(s.agents.size());
    in_order<reads::usual_members>(looked_at, reads::project(projects, reads::slots(s.agents)),
                                   [&](ProjectId id) {
                                       const Project& project = projects.row[id];
                                       if (now < project.start) return;
                                       if (!project.counted)
                                           begin_to_take_part(s, projects, counts.participants, id);
                                       if (now == project.start)
                                           count_participations(s, project, counts.month);
                                       if (now == project.start || now.opens_fiscal_year())
                                           take_part_this_year(s, counts, id);
                                   });
}

/// Calls f(indicator, region, sponsor) for each of the indicators from number `first` up to `last`.
template <class F>
void for_cells(const World& world, std::size_t first, std::size_t last, F&& f) {
    for (std::size_t i = first; i < last; ++i)
        for (const RegionId r : world.regions.all())
            for (const Sponsor sponsor : {Sponsor::own, Sponsor::programme})
                f(static_cast<Indicator>(i), r, sponsor);
}

void count_participants(const World& world, Counts& counts) {
    for_cells(world, static_cast<std::size_t>(Indicator::projects_running), indicator_count,
              [&](Indicator i, RegionId r, Sponsor sponsor) {
                  counts.month.at(i, r, sponsor) = counts.participants.counts.at(i, r, sponsor);
              });
}

void add_to_year(const World& world, Counts& counts) {
    for_cells(world, 0, first_distinct_indicator, [&](Indicator i, RegionId r, Sponsor sponsor) {
        const std::int32_t month = counts.month.at(i, r, sponsor);
        std::int32_t& year = counts.year.at(i, r, sponsor);
        year = static_cast<std::size_t>(i) < flow_indicator_count ? year + month : month;
    });
}

/// Own-money projects that a past or present member of the programme leads, by region; for the months that
/// the evaluation and the hub index look at.
void count_sustained_projects(Month now, const State& s, Programme& programme) {
    for (Headquarters& hq : programme.headquarters) hq.record.running_own = 0;
    for (const ProjectId id : s.projects.alive) {
        const Project& project = s.projects.row[id];
        if (project.sponsor == Sponsor::own && now >= project.start &&
            s.agents.was_in_programme[project.lead] != 0)
            ++programme.headquarters[project.region].record.running_own;
    }
}

void keep_records(const World& world, Month now, const State& s, Programme& programme) {
    const bool december = now.of_calendar_year() == 12;
    if (december || now.closes_fiscal_year()) count_sustained_projects(now, s, programme);
    for (const RegionId r : world.regions.all()) {
        Headquarters& hq = programme.headquarters[r];
        const auto month = [&](Indicator i) { return s.counts.month.at(i, r, Sponsor::programme); };
        hq.record.projects += month(Indicator::projects_started);
        hq.record.patents += month(Indicator::patent_applications_domestic);
        hq.record.commercialisations += month(Indicator::commercialisations) + month(Indicator::startups);
        hq.record.running_programme = month(Indicator::projects_running);
        if (!december) continue;
        hq.record.participations += s.counts.year.at(Indicator::participating_groups, r, Sponsor::programme) +
                                    s.counts.year.at(Indicator::participating_firms, r, Sponsor::programme);
    }
    // In a loop of its own: GCC 12 at -O3 moves the copy before the sums of the same loop (loop
    // distribution).
    if (december)
        for (Headquarters& hq : programme.headquarters) hq.record_to_december = hq.record;
}

}  // namespace

void begin_counting(const World& world, Month now, const State& s, Counts& counts) {
    counts.month.clear(world.regions.size());
    if (!now.opens_fiscal_year()) return;
    counts.year.clear(world.regions.size());
    counts.seen.clear(s.agents.size(), s.institutions.size());
}

void observe(const World& world, Month now, const State& s, Projects& projects, Programme& programme,
             Counts& counts, Measures& measures, MeasuresScratch& w) {
    for (const RegionId r : world.regions.all())
        counts.month.at(Indicator::disclosure_backlog, r, Sponsor::programme) =
            static_cast<std::int32_t>(programme.headquarters[r].backlog.size());
    if (now.fiscal_year() >= programme_start) {
        let_projects_take_part(now, s, projects, counts);
        count_participants(world, counts);
    }
    add_to_year(world, counts);
    if (now.fiscal_year() < programme_start) return;
    keep_records(world, now, s, programme);
    if (!now.closes_fiscal_year()) return;
    measure_network(world, now, s, programme, measures, w);
    if (now.fiscal_year() == programme_start) remember_first_year(world, s, measures.tallies);
    if (now.fiscal_year() == world.last_year()) measure_facts(world, now, s, measures, w);
}

}  // namespace musubi::knowledge_cluster
