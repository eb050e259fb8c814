#pragma once

#include <string_view>

namespace musubi::knowledge_cluster {

/// The rest of the country, in the table of regions and in results.
inline constexpr std::string_view rest_code = "OUT";

}  // namespace musubi::knowledge_cluster
