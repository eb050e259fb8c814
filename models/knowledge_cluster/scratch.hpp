#pragma once

#include <vector>

#include "models/knowledge_cluster/utility.hpp"
#include "musubi/phase.hpp"

/// What is forgotten after a month. It keeps its memory, so that a warm month asks for none.
namespace musubi::knowledge_cluster {

/// A coordinator brings a group and a firm together.
struct Introduction {
    CoordinatorId coordinator;
    AgentId group, firm;
};

/// An agent asks another to begin a project.
struct Offer {
    AgentId chooser, partner;
    double utility = 0;  ///< to the chooser, with its noise
    PairValue value;
};

/// An accepted pair: the core of a project to be.
struct Core {
    AgentId group, firm;
    bool begun_by_firm = false;
    double joint_utility = 0;
    Key key = 0;  ///< of the project; breaks ties
    PairValue value;
    std::size_t target = 2;  ///< members that the consortium aims at
    Consortia::Block members;
};

/// A core asks an acquaintance of its members to join.
struct Invitation {
    std::uint32_t core = 0;
    AgentId guest;
    double utility = 0;
};

/// A start-up shows itself to a group of its region, which will look at it if it searches this month.
struct Visit {
    AgentId group, newborn;
};

struct Scratch {
    Scratch(const Parameters& p, const Workers& the_workers) : workers(the_workers), look_up(p) {}

    Workers workers;
    LookUp look_up;
    std::vector<CoordinatorId> coordinators_at_work;
    Proposals<Introduction> introductions;
    std::vector<Visit> visits;
    Proposals<Offer> offers;
    std::vector<AgentId> asked;  ///< by agent row: whom it asked this month
    Proposals<Core> accepted;
    std::vector<Core> cores;
    Proposals<Invitation> invitations;
    std::vector<ProjectId> formed;    ///< this month, in the order of joint utility
    std::vector<Knowledge> centroid;  ///< by project row: sum of the members' knowledge
    std::vector<Knowledge> learned;   ///< by agent row
    std::vector<std::uint32_t> seen;  ///< by agent or institution row: the last region and sponsor that counted it
    std::uint32_t seen_mark = 0;
    std::vector<ProjectId> ended;
};

}  // namespace musubi::knowledge_cluster
