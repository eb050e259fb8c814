#pragma once

#include "musubi/model.hpp"

namespace musubi::knowledge_cluster {

/// What two scenarios are compared by: applications and participants of the programme, research of the whole
/// country, crowding out, and what a billion yen more brings.
Questions questions_about(const Panel& results);

}  // namespace musubi::knowledge_cluster
