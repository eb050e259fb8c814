#pragma once

#include "models/knowledge_cluster/world/world.hpp"
#include "musubi/panel.hpp"

/// A run may go on after the programme's last year, when every number of the programme is 0.
namespace musubi::knowledge_cluster {

/// The last year in which a region can be on trial or full by the calendar of entry and promotion, or the
/// last year of the run if none ever is. An evaluation may stop all regions earlier.
[[nodiscard]] FiscalYear last_programme_year(const World& world);
/// The last year in which a region was on trial or full in any replicate, or the last year of the results if
/// none ever was.
[[nodiscard]] FiscalYear last_programme_year(const Panel& results);

/// Whether a part of the budget of any year stayed undistributed in any replicate.
[[nodiscard]] bool has_undistributed_money(const Panel& results);

}  // namespace musubi::knowledge_cluster
