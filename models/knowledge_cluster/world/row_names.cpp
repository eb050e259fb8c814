#include "models/knowledge_cluster/world/row_names.hpp"

#include "models/knowledge_cluster/world/name_fault.hpp"

namespace musubi::knowledge_cluster {

void RowNames::check(const TextTable::Row& row, std::size_t column) {
    const std::string& name = row.cells[column].text;
    if (name.empty()) return reader_.say(row, column, std::string(words_.if_empty));
    if (const std::string fault = name_fault(name); !fault.empty())
        return reader_.say(row, column, "the " + std::string(words_.name) + " '" + name + "' " + fault);
    const auto [found, is_new] = by_look_.emplace(look_of(name), First{name, row.line});
    if (is_new) return;
    const std::string line = std::to_string(found->second.line);
    reader_.say(row, column,
                "the " + std::string(words_.row) + " '" + name + "' " +
                    (found->second.name == name
                         ? "stands twice, first in line " + line
                         : "looks like '" + found->second.name + "' in line " + line +
                               ": names must differ in more than case, spaces and the width of letters"));
}

}  // namespace musubi::knowledge_cluster
