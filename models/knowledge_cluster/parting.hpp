#pragma once

#include "models/knowledge_cluster/world.hpp"
#include "musubi/calendar.hpp"

namespace musubi::knowledge_cluster {

/// The first month in which those who live in one world can tell it from the other. Until a fiscal year
/// opens, nobody knows its national budget: worlds that differ in budgets alone part in the April of the
/// first that differs. All others part when time begins, and two that are the same when it has ended.
Month parting(const World& one, const World& other);

/// When time begins in a world: the burn-in ends where the national trend begins.
Month first_month(const World& world);

}  // namespace musubi::knowledge_cluster
