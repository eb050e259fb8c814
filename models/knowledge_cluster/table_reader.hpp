#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"

namespace musubi::knowledge_cluster {

/// Reads the named columns of a planner's CSV and says where a cell cannot be understood.
class TableReader {
  public:
    TableReader(const TextTable& table, Problems& problems) : table_(table), problems_(problems) {}

    /// The position of a column; a problem if it is missing and required.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name, bool required = true) const {
        for (std::size_t i = 0; i < table_.header.size(); ++i)
            if (table_.header[i].text == name) return i;
        if (required) problems_.add({table_.file, 0, 0}, "the column '" + std::string(name) + "' is missing");
        return std::nullopt;
    }

    /// The columns that are all required, in the order asked; empty if one is missing.
    [[nodiscard]] std::vector<std::size_t> columns(std::initializer_list<std::string_view> names) const {
        std::vector<std::size_t> found;
        bool complete = true;
        for (const auto name : names) {
            const auto i = column(name);
            complete = complete && i.has_value();
            found.push_back(i.value_or(0));
        }
        return complete ? found : std::vector<std::size_t>{};
    }

    /// A number of type T between low and high; a problem, and low, otherwise.
    template <class T>
    T number(const TextTable::Row& row, std::size_t column, std::string_view what, T low, T high) const {
        const std::string& text = row.cells[column].text;
        T value{};
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || end != text.data() + text.size() || !(value >= low && value <= high)) {
            say(row, column,
                std::string(what) + " '" + text + "' is not a number from " + plain(low) + " to " +
                    plain(high));
            return low;
        }
        return value;
    }

    void say(const TextTable::Row& row, std::size_t column, std::string message) const {
        problems_.add({table_.file, row.line, row.cells[column].column}, std::move(message));
    }

  private:
    template <class T>
    static std::string plain(T value) {
        char text[64];
        return {text, std::to_chars(text, text + sizeof text, value).ptr};
    }
    const TextTable& table_;
    Problems& problems_;
};

/// "IT;Life" → {"IT", "Life"}; an empty text has no parts.
inline std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find(';', from), text.size());
        if (to > from) parts.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

}  // namespace musubi::knowledge_cluster
