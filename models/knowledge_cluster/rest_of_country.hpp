#pragma once

#include <string>
#include <utility>
#include <vector>

#include "musubi/panel.hpp"

namespace musubi::knowledge_cluster {

/// The code of the region of a result that is the rest of the country; "" if none is. It is known by its size
/// class, not by its code; in a result that tells no size classes by its code, which was OUT.
[[nodiscard]] std::string rest_of_country(const Panel& results);

/// What a sum over the regions of the programme leaves out: the rest of the country, if there is one.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> left_out_as_rest(const std::string& code);

}  // namespace musubi::knowledge_cluster
