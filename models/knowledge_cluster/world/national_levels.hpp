#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>

#include "musubi/calendar.hpp"
#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"

namespace musubi::knowledge_cluster {

/// What of the country as a whole is held against what was observed, each a count of a fiscal year.
enum class National : std::uint8_t {
    joint_research,
    inventions,
    applications_at_home,
    applications_abroad,
    startups
};
inline constexpr std::size_t national_count = 5;
inline constexpr std::array<const char*, national_count> national_names{
    "joint_research", "inventions", "applications_at_home", "applications_abroad", "startups"};

/// What was observed of each in a fiscal year, where somebody knows it.
using NationalLevels = std::array<std::optional<double>, national_count>;

/// Reads `tables.levels`; an empty cell says that nobody knows. All that is wrong is a problem at its
/// place.
void read_national_levels(const TextTable& table, std::map<FiscalYear, NationalLevels>& levels,
                          Problems& problems);

}  // namespace musubi::knowledge_cluster
