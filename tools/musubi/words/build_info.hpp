#pragma once

#include <string>

namespace musubi {

/// What this program was made from. Filled by CMake at build time.
struct BuildInfo {
    std::string version;
    std::string commit;  ///< with "-dirty" where files differ from it; "unknown" outside a repository
    std::string build_type;
    std::string compiler;
    std::string source_scenarios;  ///< the scenarios folder of the source tree
};
const BuildInfo& build_info();

}  // namespace musubi
