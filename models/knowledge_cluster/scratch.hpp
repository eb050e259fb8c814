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
    AgentId chooser, partner = AgentId::none();
    double utility = 0;  ///< to the chooser, with its noise
    PairValue value = {};
};

/// An accepted pair: the core of a project to be.
struct Core {
    AgentId group, firm;
    bool begun_by_firm = false;
    bool stands_alone = true;  ///< both would want it without the call
    double joint_utility = 0;
    Key key = 0;  ///< of the project; breaks ties
    PairValue value;
    std::size_t target = 2;  ///< members that the consortium aims at
    Consortia::Block members = {};
};

/// An accepted pair where it stands among all: those of greatest joint utility form first.
struct RankedCore {
    double joint_utility;
    Key key;
    std::uint32_t number;  ///< among the accepted
};

/// A core asks an acquaintance of its members to join.
struct Invitation {
    std::uint32_t core = 0;
    AgentId guest;
    double utility = 0;
};

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

/// Months of work of a project that its members' ties are still to gain from.
struct Booking {
    ProjectId project;
    int months = 0;
};

/// A start-up shows itself to a group of its region, which will look at it if it searches this month.
struct Visit {
    AgentId group, newborn;
};

struct Scratch {
    Scratch(const Parameters& p, const Workers& the_workers) : workers(the_workers), look_up(p) {}

    Workers workers;
    LookUp look_up;
    std::vector<ProjectId> ended;           ///< this month, in the order of their starts
    std::vector<std::uint8_t> people_move;  ///< by agent row, in April
    std::vector<CoordinatorId> coordinators_at_work;
    Proposals<Introduction> introductions;
    std::vector<Introduction> all_introductions;
    std::vector<Visit> visits;
    Proposals<Offer> offers;
    std::vector<Offer> all_offers;
    std::vector<AgentId> asked;  ///< by agent row: whom it asked this month
    Proposals<Core> accepted;
    std::vector<Core> all_accepted;
    std::vector<RankedCore> core_order;
    std::vector<Core> cores;
    Proposals<Invitation> invitations;
    std::vector<ProjectId> formed;  ///< this month, in the order of joint utility
    std::vector<Ranked> ranking;
    std::vector<Knowledge> centroid;         ///< by project row: sum of the members' knowledge
    std::vector<float> weight_of_a_partner;  ///< by project row: 0 if none is learnt from
    Proposals<Findings> findings;
    std::vector<Invention> inventions;   ///< of this month, in the order of projects
    std::vector<std::uint8_t> was_free;  ///< by agent row: had a free slot before matching
    Ties<> partners{0};                  ///< the projection of the running projects, once a year
    Proposals<Booking> due;              ///< as the blocks of projects find it
    std::vector<Booking> bookings;       ///< all that is due, in the order of projects
};

}  // namespace musubi::knowledge_cluster
