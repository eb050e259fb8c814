#pragma once

#include <cstdint>

#include "musubi/table.hpp"

namespace musubi::knowledge_cluster {

/// Money is a whole number of thousand yen, and only the ledger moves it.
using ThousandYen = std::int64_t;

using RegionId = Id<struct RegionTag>;
using InstitutionId = Id<struct InstitutionTag>;
/// A research group or a firm: both are nodes of one network, so they share one table and one id.
using AgentId = Id<struct AgentTag>;
/// The row of a project that is running or applying; a row is used again after its project has ended.
using ProjectId = Id<struct ProjectTag>;
using CoordinatorId = Id<struct CoordinatorTag>;

}  // namespace musubi::knowledge_cluster
