#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/knowledge_cluster/state/consortia.hpp"
#include "models/knowledge_cluster/state/sponsor.hpp"
#include "models/knowledge_cluster/world/ids.hpp"
#include "models/knowledge_cluster/world/world.hpp"
#include "musubi/calendar.hpp"
#include "musubi/random.hpp"
#include "musubi/table.hpp"

namespace musubi::knowledge_cluster {

enum class Stage : std::uint8_t { free_row, applying, running };

/// One line of memory each.
struct alignas(64) Project {
    Key key = 0;            ///< of lead, partner and the month of forming
    AgentId lead, partner;  ///< the core: a group and a firm
    RegionId region;        ///< of the lead; of the headquarters that pays, for a programme project
    RegionId caller;        ///< the headquarters whose call it applies to
    Sponsor sponsor = Sponsor::own;
    Stage stage = Stage::free_row;
    Field field = Field::it;
    bool begun_by_firm = false;      ///< who of its core asked the other; for the facts
    bool stands_alone = true;        ///< its core would want it without the call too
    bool introduced = false;         ///< a coordinator brought the core together
    std::uint8_t centre_months = 0;  ///< of this fiscal year in which a member's joint centre is paid
    bool counted = false;  ///< among the participants: it has begun to run, within the programme's years
    ThousandYen yearly_cost = 0;
    Month start = {}, end = {};  ///< runs from `start` to the month before `end`
    float quality = 1;           ///< without the joint centre
    float money_factor = 1;      ///< what money and its groups make of its finds: project_finds.hpp
    Consortia::Block members = {};
    /// Once its money is there.
    [[nodiscard]] bool runs_in(Month month) const { return month >= start && month < end; }
};

static_assert(sizeof(Project) == 64);

struct Projects {
    Column<ProjectId, Project> row;
    Consortia consortia;
    std::vector<ProjectId> free_rows;
    std::vector<ProjectId> alive;         ///< running, in the order of their starts
    std::vector<ProjectId> applications;  ///< waiting for a deadline, in the order of their forming
    [[nodiscard]] std::span<const AgentId> members(ProjectId id) const {
        return consortia.members(row[id].members);
    }
};

}  // namespace musubi::knowledge_cluster
