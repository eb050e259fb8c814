#pragma once

#include <string>

namespace musubi::knowledge_cluster {

/// What keeps a name from being told from others that look the same: a space at an end, or letters in parts
/// (か and a voicing mark for が), which other programs write as one. Empty if nothing does.
[[nodiscard]] std::string name_fault(const std::string& name);

}  // namespace musubi::knowledge_cluster
