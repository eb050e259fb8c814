#pragma once

#include "musubi/panel.hpp"

namespace musubi::knowledge_cluster {

/// Whether a result has what was observed of the country beside what the model says of it.
[[nodiscard]] bool has_observed_levels(const Panel& results);

}  // namespace musubi::knowledge_cluster
