#pragma once

#include <string>

namespace musubi::knowledge_cluster {

/// Why a name could be confused with another that looks the same: a space at an end, or letters in parts (か
/// and a voicing mark for が), which other programs write as one letter. Empty if there is no such fault.
[[nodiscard]] std::string name_fault(const std::string& name);

}  // namespace musubi::knowledge_cluster
