#pragma once

#include <optional>
#include <string>
#include <vector>

#include "musubi/model.hpp"

namespace musubi {

/// The regions of "KOB", or of several together, as "KOB+OSA".
std::vector<std::string> regions_in(const std::string& together);

/// The regions that were asked for, as regions_in() has them; of nothing all but those that are left out.
/// Says what is wrong and returns nothing if the results, which are laid out like this, do not have one.
std::optional<std::vector<std::string>> chosen_regions(const std::string& asked, const std::string& file,
                                                       const Panel& layout, const DimensionLabels& left_out);

}  // namespace musubi
