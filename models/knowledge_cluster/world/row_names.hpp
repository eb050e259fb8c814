#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "models/knowledge_cluster/world/table_reader.hpp"
#include "musubi/scenario.hpp"

namespace musubi::knowledge_cluster {

/// The names of the rows of a table: each names one row, in the one way in which it can be written.
class RowNames {
  public:
    /// How problems speak of a row, of its name, and of one that has none.
    struct Words {
        std::string_view row, name, if_empty;
    };
    RowNames(const TableReader& reader, Words words) : reader_(reader), words_(words) {}
    /// Says if a row's name is empty, looks like another one, or stands in an earlier row.
    void check(const TextTable::Row& row, std::size_t column);

  private:
    const TableReader& reader_;
    Words words_;
    struct First {
        std::string name;
        int line;
    };
    std::map<std::string, First> by_look_;
};

}  // namespace musubi::knowledge_cluster
