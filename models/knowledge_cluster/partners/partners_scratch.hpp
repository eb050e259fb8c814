#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/knowledge_cluster/partners/utility.hpp"
#include "musubi/phase.hpp"

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

/// A start-up shows itself to a group of its region, which will look at it if it searches this month.
struct Visit {
    AgentId group, newborn;
};

/// This month's visits, dealt out to the groups.
struct Visits {
    std::vector<AgentId> newborns;     ///< in the order of their keys
    std::vector<Visit> drawn;          ///< newborn by newborn
    std::vector<std::uint32_t> begin;  ///< by group row, into `visitor`, one past the end at the back
    std::vector<AgentId> visitor;      ///< group by group, in the order of their keys

    /// Nobody before they are dealt.
    [[nodiscard]] std::span<const AgentId> to(AgentId group) const {
        if (begin.empty()) return {};
        return std::span(visitor).subspan(begin[group.row], begin[group.row + 1] - begin[group.row]);
    }
};

/// What scouting, search and matching forget after a month.
struct PartnersScratch {
    std::vector<CoordinatorId> coordinators_at_work;
    Proposals<Introduction> introductions;
    std::vector<Introduction> all_introductions;
    Visits visits;
    Proposals<Offer> offers;
    std::vector<Offer> all_offers;
    std::vector<AgentId> asked;  ///< by agent row: whom it asked this month
    Proposals<Core> accepted;
    std::vector<Core> all_accepted;
    std::vector<RankedCore> core_order;
    std::vector<Core> cores;
    Proposals<Invitation> invitations;
    std::vector<ProjectId> formed;  ///< this month, in the order of joint utility
};

}  // namespace musubi::knowledge_cluster
