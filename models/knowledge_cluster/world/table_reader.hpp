#pragma once

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "musubi/number_text.hpp"
#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"
#include "musubi/spelling.hpp"

namespace musubi::knowledge_cluster {

/// Reads the named columns of a planner's CSV and says where a cell cannot be understood.
class TableReader {
  public:
    TableReader(const TextTable& table, Problems& problems) : table_(table), problems_(problems) {}

    /// The position of a column; a problem if it is missing and required.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name, bool required = true) const {
        for (std::size_t i = 0; i < table_.header.size(); ++i)
            if (table_.header[i].text == name) return i;
        if (required) say_missing(name, {});
        return std::nullopt;
    }

    /// The position of an optional column in which this row says something.
    [[nodiscard]] std::optional<std::size_t> filled(const TextTable::Row& row, std::string_view name) const {
        const auto at = column(name, false);
        return at && !row.cells[*at].text.empty() ? at : std::nullopt;
    }

    /// The columns that are all required, in the order asked; empty if one is missing.
    [[nodiscard]] std::vector<std::size_t> columns(std::initializer_list<std::string_view> names) const {
        std::vector<std::size_t> found;
        bool complete = true;
        for (const auto name : names) {
            const auto i = column(name, false);
            if (!i) say_missing(name, names);
            complete = complete && i.has_value();
            found.push_back(i.value_or(0));
        }
        return complete ? found : std::vector<std::size_t>{};
    }

    /// A number of type T between low and high; a problem, and low, otherwise. `hint` follows what is said of
    /// one outside.
    template <class T>
    T number(const TextTable::Row& row, std::size_t column, std::string_view what, T low, T high,
             const std::string& hint = {}) const {
        const std::string& text = row.cells[column].text;
        const auto value = number_in<T>(text);
        const std::string range = plain(low) + " to " + plain(high);
        if (text.empty())
            say(row, column, std::string(what) + " is empty; a number from " + range + " was meant");
        else if (!value)
            say(row, column,
                std::string(what) + " '" + text + "' is not a number from " + range + how_to_write(text));
        else if (!(*value >= low && *value <= high))
            say(row, column, std::string(what) + " " + text + " is outside " + range + hint);
        else
            return *value;
        return low;
    }

    /// What stands where one of `known` should. Returns the one that was meant, or nothing.
    template <class Known>
    std::string say_unknown(const TextTable::Row& row, std::size_t column, std::string_view kind,
                            const std::string& text, const Known& known) const {
        std::string meant = nearest_word(text, known);
        std::string message = "unknown " + std::string(kind) + " '" + text + "'";
        if (meant.empty()) {
            message += ": none of ";
            for (const auto& one : known) message += std::string(one) + ", ";
            message.resize(message.size() - 2);
        }
        say(row, column, message + did_you_mean(meant));
        return meant;
    }

    void say(const TextTable::Row& row, std::size_t column, std::string message) const {
        problems_.add({table_.file, row.line, row.cells[column].column}, std::move(message));
    }

  private:
    /// One of the header that is none of `known` may be it, misspelt.
    void say_missing(std::string_view name, std::initializer_list<std::string_view> known) const {
        std::vector<std::string> others;
        for (const Cell& cell : table_.header)
            if (std::find(known.begin(), known.end(), cell.text) == known.end()) others.push_back(cell.text);
        const std::string near = nearest_word(name, others);
        problems_.add({table_.file, table_.header_line, 1},
                      "the column '" + std::string(name) + "' is missing" +
                          (near.empty() ? "" : "; is '" + near + "' meant to be it?"));
    }
    /// Separators and spaces are what people write first.
    static std::string how_to_write(const std::string& text) {
        std::string digits;
        for (const char c : text)
            if (c != ',' && c != ' ' && c != '\'') digits += c;
        const bool number = !digits.empty() && digits.find_first_not_of("0123456789.-") == std::string::npos;
        return number && digits != text ? "; write " + digits : "";
    }
    template <class T>
    static std::string plain(T value) {
        if constexpr (std::is_floating_point_v<T>)
            return exact_text(value);
        else
            return std::to_string(value);
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
