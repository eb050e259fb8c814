#include "models/knowledge_cluster/projects/participation.hpp"

#include <algorithm>

namespace musubi::knowledge_cluster {
namespace {

void count_agent(const State& s, AgentId agent, const Project& project, std::int32_t by, Counters& counts) {
    const auto count = [&](Indicator i) { counts.at(i, project.region, project.sponsor) += by; };
    if (s.agents.is_group(agent)) return count(Indicator::participating_groups);
    count(Indicator::participating_firms);
    if (s.agents.is_sme(agent)) count(Indicator::participating_smes);
}

void count_institution(const State& s, InstitutionId institution, const Project& project, std::int32_t by,
                       Counters& counts) {
    const auto count = [&](Indicator i) { counts.at(i, project.region, project.sponsor) += by; };
    count(Indicator::participating_institutions);
    if (s.institutions.kind[institution] == InstitutionKind::university)
        count(Indicator::participating_universities);
}

bool takes_part_in_another(const State& s, AgentId agent, const Project& project) {
    const auto projects = s.agents.projects_of(agent);
    return std::any_of(projects.begin(), projects.end(), [&](ProjectId id) {
        const Project& other = s.projects.row[id];
        return other.counted && other.region == project.region && other.sponsor == project.sponsor;
    });
}

/// The project is not among the counted ones, or no longer.
void change_participants(const State& s, Participants& participants, ProjectId id, std::int32_t by) {
    const Project& project = s.projects.row[id];
    participants.counts.at(Indicator::projects_running, project.region, project.sponsor) += by;
    for (const AgentId member : s.projects.members(id)) {
        if (takes_part_in_another(s, member, project)) continue;
        count_agent(s, member, project, by, participants.counts);
        if (!s.agents.is_group(member)) continue;
        const InstitutionId institution = s.agents.institution[member];
        std::int32_t& groups = participants.groups_of(institution, project.region, project.sponsor);
        const bool first_or_last = groups == (by > 0 ? 0 : 1);
        groups += by;
        if (first_or_last) count_institution(s, institution, project, by, participants.counts);
    }
}

}  // namespace

void begin_to_take_part(const State& s, Projects& projects, Participants& participants, ProjectId project) {
    change_participants(s, participants, project, +1);
    projects.row[project].counted = true;
}

void cease_to_take_part(const State& s, Projects& projects, Participants& participants, ProjectId project) {
    if (!projects.row[project].counted) return;
    projects.row[project].counted = false;
    change_participants(s, participants, project, -1);
}

void take_part_this_year(const State& s, Counts& counts, ProjectId id) {
    const Project& project = s.projects.row[id];
    const auto by = static_cast<std::size_t>(project.sponsor);
    for (const AgentId member : s.projects.members(id)) {
        if (!Seen::mark(counts.seen.agents[by], member.row, project.region)) continue;
        count_agent(s, member, project, 1, counts.year);
        if (!s.agents.is_group(member)) continue;
        const InstitutionId institution = s.agents.institution[member];
        if (Seen::mark(counts.seen.institutions[by], institution.row, project.region))
            count_institution(s, institution, project, 1, counts.year);
    }
}

}  // namespace musubi::knowledge_cluster
