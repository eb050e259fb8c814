#pragma once

#include <string>
#include <utility>
#include <vector>

#include "musubi/panel.hpp"

namespace musubi::knowledge_cluster {

/// The codes of the regions of a result that are the rest of the country. They are found by their size class;
/// in a result without size classes by the code that it had then, OUT.
[[nodiscard]] std::vector<std::string> rest_of_country(const Panel& results);

/// What a sum over the regions of the programme leaves out: the rest of the country, if there is one.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> left_out_as_rest(
    const std::vector<std::string>& codes);

}  // namespace musubi::knowledge_cluster
