#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "musubi/joint_work.hpp"

namespace musubi {

/// The members of all projects that have two or more, by project and by node. The nodes are these members,
/// numbered from 0 without gaps in the order of their rows.
struct Memberships {
    std::vector<std::uint32_t> row;            ///< by node: agent or organisation of the joint work
    std::vector<std::uint32_t> first_member;   ///< by project; one past the end at the back
    std::vector<std::uint32_t> members;        ///< nodes, nobody twice in a project
    std::vector<std::uint32_t> first_project;  ///< by node; one past the end at the back
    std::vector<std::uint32_t> projects;

    [[nodiscard]] std::size_t node_count() const { return row.size(); }
    [[nodiscard]] std::size_t project_count() const { return first_member.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> members_of(std::size_t project) const {
        return std::span(members).subspan(first_member[project],
                                          first_member[project + 1] - first_member[project]);
    }
    [[nodiscard]] std::span<const std::uint32_t> projects_of(std::size_t node) const {
        return std::span(projects).subspan(first_project[node],
                                           first_project[node + 1] - first_project[node]);
    }
    /// Makes `projects` agree with `members`, whose nodes may have changed.
    void list_projects();
};

/// Who is a node: each agent, or each organisation with those of its agents that take part.
enum class Level { agents, organisations };

/// Fills `memberships`, which keeps its memory.
void gather_memberships(const JointWork& work, Level level, Memberships& memberships);

}  // namespace musubi
