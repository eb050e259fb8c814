#pragma once

#include "models/knowledge_cluster/world.hpp"
#include "musubi/panel.hpp"

/// A run may go on after the programme's last year, when every number of the programme is 0.
namespace musubi::knowledge_cluster {

/// The last year in which a region may be on trial or a full one, as the calendar of entry and promotion has
/// it; the last year of the run if none ever is. An evaluation may stop all of them before.
[[nodiscard]] FiscalYear last_programme_year(const World& world);
/// The last year in which a region was one in any replicate; the last year of the results if none ever was.
[[nodiscard]] FiscalYear last_programme_year(const Panel& results);

/// Whether any year's budget was not given out in full in any replicate.
[[nodiscard]] bool has_undistributed_money(const Panel& results);

}  // namespace musubi::knowledge_cluster
