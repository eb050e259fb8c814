#pragma once

#include "models/knowledge_cluster/world/world.hpp"
#include "musubi/calendar.hpp"

namespace musubi::knowledge_cluster {

/// The first month in which the states of two worlds can differ, with the same luck:
/// - if the worlds are the same: the month after the last;
/// - if only national budgets differ: April of the first fiscal year whose budget differs, because nothing
///   looks at the budget of a later year;
/// - otherwise: the first month of all.
Month shared_until(const World& one, const World& other);

/// When time begins in a world: the burn-in ends where the national trend begins.
Month first_month(const World& world);

}  // namespace musubi::knowledge_cluster
