#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/knowledge_cluster/world/world.hpp"

namespace musubi::knowledge_cluster {

/// What commands call the regions that begin on trial and those that begin full, so that no region has such
/// an id.
constexpr std::string_view trial_regions = "trial", full_regions = "full";

/// A region as its table has it.
struct RegionRow {
    int line = 0;  ///< in the file
    std::string code, name_en, name_ja, wide_area;
    std::uint8_t fields = 0;
    FiscalYear first_trial, first_full;
    double latitude = 0, longitude = 0;
    SizeClass size_class = SizeClass::own;
    RegionNumbers numbers;
    std::array<double, field_count> field_share{};  ///< all 0: none is given
    double strength = 1;
    std::array<double, grant_line_count> line_share{};
    KnownWays known_ways;
    std::int64_t closed_months = 0;
    double meti_link = 0;
    std::uint16_t call_months = 0;
};

/// Reads `tables.regions`. A region without line shares of its own has those of the scenario, one without
/// numbers those of its size class. All that is wrong is a problem at its place.
std::vector<RegionRow> read_regions(const TextTable& table, const Parameters& p, Problems& problems);

}  // namespace musubi::knowledge_cluster
