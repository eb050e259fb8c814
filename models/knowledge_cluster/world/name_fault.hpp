#pragma once

#include <map>
#include <string>

namespace musubi::knowledge_cluster {

/// Why a name could be confused with another that looks the same: a space at an end, or letters in parts (か
/// and a voicing mark for が), which other programs write as one letter. Empty if there is no such fault.
[[nodiscard]] std::string name_fault(const std::string& name);

/// What a name looks like: equal for names that differ only in upper and lower case, in white space, or in
/// the width of letters (ＫＯＢ, ｺｳﾍﾞ; ㈱ for (株)). Known are Latin, Greek and Cyrillic letters, kana, and
/// the signs of ASCII; of other writing, names that are not the same bytes look different.
[[nodiscard]] std::string look_of(const std::string& name);

/// The names of the rows of a table so far.
class NamesOfRows {
  public:
    /// Adds a name; what speaks against it, after what it names: "'AAA' stands twice, first in line 2", or
    /// that it looks like another. Empty if nothing does.
    [[nodiscard]] std::string add(const std::string& name, int line);

  private:
    struct First {
        std::string name;
        int line;
    };
    std::map<std::string, First> by_look_;
};

}  // namespace musubi::knowledge_cluster
