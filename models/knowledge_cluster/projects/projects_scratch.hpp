#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/knowledge_cluster/state/state.hpp"
#include "musubi/phase.hpp"

namespace musubi::knowledge_cluster {

/// So many projects are looked at together in a loop over all.
inline constexpr std::size_t projects_per_block = 512;

/// An application as its headquarters ranks it.
struct Ranked {
    ProjectId project;
    double value = 0;
};

/// What a project found this month.
struct Findings {
    ProjectId project;
    std::int32_t inventions = 0, papers = 0;
};

/// What a group found by itself this month.
struct LoneFindings {
    AgentId group;
    std::int32_t inventions = 0;
};

/// Months of work of a project that its members' ties are still to gain from.
struct Booking {
    ProjectId project;
    int months = 0;
};

/// What funding, research and the ends of projects forget after a month.
struct ProjectsScratch {
    std::vector<ProjectId> ended;  ///< this month, in the order of their starts
    std::vector<Ranked> ranking;
    std::vector<Knowledge> centroid;         ///< by project row: sum of the members' knowledge
    std::vector<float> weight_of_a_partner;  ///< by project row: 0 if none is learnt from
    std::vector<double> group_money;         ///< by group row: thousand yen a year of its running projects
    Proposals<Findings> findings;
    Proposals<LoneFindings> lone_findings;
    std::vector<Invention> inventions;  ///< of this month, in the order of projects, then of groups
    Proposals<Booking> due;             ///< as the blocks of projects find it
    std::vector<Booking> bookings;      ///< all that is due, in the order of projects
};

}  // namespace musubi::knowledge_cluster
