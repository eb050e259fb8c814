#pragma once

#include <string>

namespace musubi::knowledge_cluster {

/// Why a name could be confused with another that looks the same: a space at an end, or letters in parts (か
/// and a voicing mark for が), which other programs write as one letter. Empty if there is no such fault.
[[nodiscard]] std::string name_fault(const std::string& name);

/// What a name looks like: equal for names that differ only in upper and lower case, in white space, or in
/// the width of letters (ＫＯＢ, ｺｳﾍﾞ; ㈱ for (株)). Known are Latin, Greek and Cyrillic letters, kana, and
/// the signs of ASCII; of other writing, names that are not the same bytes look different.
[[nodiscard]] std::string look_of(const std::string& name);

}  // namespace musubi::knowledge_cluster
