#pragma once

#include <string>
#include <utility>
#include <vector>

#include "musubi/panel.hpp"

namespace musubi::knowledge_cluster {

/// The code of the region of a result that is the rest of the country; "" if none is. It is found by its size
/// class; in a result without size classes by the code that it had then, OUT.
[[nodiscard]] std::string rest_of_country(const Panel& results);

/// What a sum over the regions of the programme leaves out: the rest of the country, if there is one.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> left_out_as_rest(const std::string& code);

}  // namespace musubi::knowledge_cluster
