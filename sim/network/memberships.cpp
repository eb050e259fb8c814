#include "sim/network/memberships.hpp"

#include <algorithm>

namespace musubi {
namespace {

/// Appends a project's members as rows of the level, each once.
void append_rows(const JointWork& work, Level level, std::size_t project, std::vector<std::uint32_t>& rows) {
    const auto members = work.members_of(project);
    if (level == Level::agents) {
        rows.insert(rows.end(), members.begin(), members.end());
        return;
    }
    const auto begin = static_cast<std::ptrdiff_t>(rows.size());
    for (const std::uint32_t agent : members) {
        const std::uint32_t organisation = work.organisation[agent];
        if (organisation == JointWork::none) continue;
        if (std::find(rows.begin() + begin, rows.end(), organisation) == rows.end())
            rows.push_back(organisation);
    }
}

/// Numbers the rows that occur, and puts the numbers in their place.
void number_nodes(std::size_t rows, Memberships& m) {
    std::vector<std::uint32_t> node_of(rows, JointWork::none);
    for (const std::uint32_t row : m.members) node_of[row] = 0;
    m.row.clear();
    for (std::uint32_t row = 0; row < rows; ++row) {
        if (node_of[row] == JointWork::none) continue;
        node_of[row] = static_cast<std::uint32_t>(m.row.size());
        m.row.push_back(row);
    }
    for (std::uint32_t& member : m.members) member = node_of[member];
}

}  // namespace

void Memberships::list_projects() {
    first_project.assign(node_count() + 1, 0);
    for (const std::uint32_t node : members) ++first_project[node + 1];
    for (std::size_t node = 0; node < node_count(); ++node) first_project[node + 1] += first_project[node];
    projects.resize(members.size());
    for (std::uint32_t project = 0; project < project_count(); ++project)
        for (const std::uint32_t node : members_of(project)) projects[first_project[node]++] = project;
    for (std::size_t node = node_count(); node > 0; --node) first_project[node] = first_project[node - 1];
    first_project[0] = 0;
}

void gather_memberships(const JointWork& work, Level level, Memberships& m) {
    m.members.clear();
    m.first_member.assign(1, 0);
    for (std::size_t project = 0; project < work.projects.size(); ++project) {
        append_rows(work, level, project, m.members);
        if (m.members.size() < m.first_member.back() + std::size_t{2})
            m.members.resize(m.first_member.back());
        if (m.members.size() > m.first_member.back())
            m.first_member.push_back(static_cast<std::uint32_t>(m.members.size()));
    }
    number_nodes(level == Level::agents ? work.agents() : work.organisations.size(), m);
    m.list_projects();
}

}  // namespace musubi
