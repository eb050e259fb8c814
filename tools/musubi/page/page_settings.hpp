#pragma once

#include <vector>

#include "tools/musubi/page/page_json.hpp"
#include "tools/musubi/running/compared_results.hpp"

namespace musubi {

/// Every setting of the scenarios of one result, or of a base and a changed one, and whether they differ.
PageJson settings_table(const std::vector<Compared>& results);
/// What each result is.
PageJson provenance_of(const std::vector<Compared>& results);

}  // namespace musubi
