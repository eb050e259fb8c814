#include "sim/io/csv.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include "musubi/number_text.hpp"
#include "sim/io/checksum.hpp"
#include "sim/io/suggestion.hpp"
#include "sim/io/text_file.hpp"

namespace musubi {
namespace {

/// Walks through a CSV text record by record, and knows where it stands.
class CsvReader {
  public:
    CsvReader(std::string_view text, const std::string& file, Problems& problems)
        : text_(text), file_(file), problems_(problems) {}

    /// The next record that is neither comment nor blank; nothing at the end.
    std::optional<TextTable::Row> next_record() {
        while (at_ < text_.size() && (text_[at_] == '#' || rest_of_line_is_blank())) skip_line();
        if (at_ >= text_.size()) return std::nullopt;
        TextTable::Row record{line_, {}};
        do record.cells.push_back(read_cell());
        while (take(','));
        take_line_end();
        return record;
    }

  private:
    [[nodiscard]] bool at_line_end() const {
        return at_ >= text_.size() || text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n";
    }
    [[nodiscard]] bool rest_of_line_is_blank() const {
        const std::size_t ink = text_.find_first_not_of(" \t\r", at_);
        return ink == std::string_view::npos || text_[ink] == '\n';
    }
    void step() {
        const auto byte = static_cast<unsigned char>(text_[at_++]);
        if (byte == '\n') {
            ++line_;
            column_ = 1;
        } else if (at_ >= text_.size() || (static_cast<unsigned char>(text_[at_]) & 0xc0) != 0x80) {
            ++column_;  // the last byte of a character
        }
    }
    bool take(char wanted) {
        if (at_ >= text_.size() || text_[at_] != wanted) return false;
        step();
        return true;
    }
    void take_line_end() {
        take('\r');
        take('\n');
    }
    void skip_line() {
        while (at_ < text_.size() && text_[at_] != '\n') step();
        take('\n');
    }

    Cell read_cell() {
        Cell cell{"", column_};
        if (at_ < text_.size() && text_[at_] == '"') {
            read_quoted(cell);
            return cell;
        }
        const std::size_t begin = at_;
        bool complained = false;
        while (!at_line_end() && text_[at_] != ',') {
            if (text_[at_] == '"' && !std::exchange(complained, true))
                say("a quotation mark inside a cell: put the whole cell in quotation marks and double this "
                    "one");
            step();
        }
        cell.text = text_.substr(begin, at_ - begin);
        return cell;
    }

    void read_quoted(Cell& cell) {
        const Place opening{file_, line_, column_};
        step();
        while (at_ < text_.size()) {
            const std::size_t begin = at_;
            while (at_ < text_.size() && text_[at_] != '"') step();
            cell.text += text_.substr(begin, at_ - begin);
            if (!take('"')) break;
            if (!take('"')) {
                if (!at_line_end() && text_[at_] != ',')
                    say("text after the closing quotation mark of a cell");
                while (!at_line_end() && text_[at_] != ',') step();
                return;
            }
            cell.text += '"';
        }
        problems_.add(opening, "the quotation mark that opens here is never closed");
    }

    void say(std::string message) { problems_.add({file_, line_, column_}, std::move(message)); }

    std::string_view text_;
    const std::string& file_;
    Problems& problems_;
    std::size_t at_ = 0;
    int line_ = 1, column_ = 1;
};

/// A spreadsheet of some countries writes semicolons, an office program curly quotes. Said once of the table:
/// every row would say the same in its own way.
std::optional<std::string> wrong_separator(const std::vector<Cell>& header) {
    if (header.size() != 1) return std::nullopt;
    const std::string& line = header.front().text;
    const char* separator = line.find(';') != std::string::npos    ? "semicolons"
                            : line.find('\t') != std::string::npos ? "tabs"
                                                                   : nullptr;
    if (separator == nullptr) return std::nullopt;
    return fmt::format(
        "the columns are separated by {}; commas were meant: save it as CSV with commas, and with points in "
        "decimals",
        separator);
}

bool has_curly_quotes(const std::string& text) {
    return text.starts_with("\u201c") || text.starts_with("\u201d") || text.ends_with("\u201d");
}

void check_header(const TextTable& table, Problems& problems) {
    std::set<std::string> seen;
    for (const Cell& cell : table.header) {
        if (cell.text.empty())
            problems.add({table.file, table.header_line, cell.column}, "a column without a name");
        else if (has_curly_quotes(cell.text))
            problems.add(
                {table.file, table.header_line, cell.column},
                fmt::format("the column {} has curly quotes, which belong to its name; straight ones "
                            "(\") were meant, or none",
                            in_quotes(cell.text)));
        else if (!seen.insert(cell.text).second)
            problems.add({table.file, table.header_line, cell.column},
                         fmt::format("a second column {}", in_quotes(cell.text)));
    }
}

/// Of a row with too many cells the first too many; of one with too few the last.
const Cell& first_odd_cell(const TextTable::Row& row, const TextTable& table) {
    return row.cells.size() > table.header.size() ? row.cells[table.header.size()] : row.cells.back();
}

std::string cells(std::size_t count) { return fmt::format("{} cell{}", count, count == 1 ? "" : "s"); }

/// As OWASP lists them; the full-width forms are for spreadsheets in Japanese.
bool begins_like_a_formula(std::string_view text) {
    constexpr std::array<std::string_view, 11> beginnings{"=",  "+",  "-",  "@",  "\t", "\r",
                                                          "\n", "＝", "＋", "－", "＠"};
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return text.starts_with(beginning); });
}

std::string in_quotation_marks(const std::string& text) {
    std::string safe = "\"";
    for (const char c : text) safe += c == '"' ? std::string("\"\"") : std::string(1, c);
    return safe + '"';
}

}  // namespace

std::optional<TextTable> parse_csv(std::string_view text, std::string file, Problems& problems) {
    TextTable table{std::move(file), {}, {}, 0};
    Problems own;
    CsvReader reader(text, table.file, own);
    if (auto header = reader.next_record()) {
        table.header = std::move(header->cells);
        table.header_line = header->line;
        if (const auto wrong = wrong_separator(table.header)) {
            problems.add({table.file, table.header_line, 1}, *wrong);
            return std::nullopt;
        }
        check_header(table, own);
    } else {
        own.add({table.file}, "is empty: a first line with the names of the columns is expected");
    }
    while (auto row = reader.next_record()) {
        if (row->cells.size() != table.header.size())
            own.add({table.file, row->line, first_odd_cell(*row, table).column},
                    fmt::format("the row has {}, the header has {}", cells(row->cells.size()),
                                table.header.size()));
        table.rows.push_back(*std::move(row));
    }
    for (const Problem& problem : own.items()) problems.add(problem.place, problem.message);
    if (!own.none()) return std::nullopt;
    return table;
}

std::optional<TextTable> read_csv(const std::filesystem::path& path, Problems& problems) {
    const auto text = read_text(path, most_csv_bytes, problems);
    if (!text) return std::nullopt;
    return parse_csv(*text, path.string(), problems);
}

std::string table_checksum(const TextTable& table) {
    Checksum sum;
    const auto add_record = [&](const std::vector<Cell>& record) {
        sum.add_count(record.size());
        for (const Cell& cell : record) sum.add_text(cell.text);
    };
    add_record(table.header);
    sum.add_count(table.rows.size());
    for (const TextTable::Row& row : table.rows) add_record(row.cells);
    return sum.hexadecimal();
}

std::string to_csv(const TextTable& table) {
    const auto line_of = [](const std::vector<Cell>& cells) {
        std::string line;
        for (const Cell& cell : cells) line += (line.empty() ? "" : ",") + in_quotation_marks(cell.text);
        return line + '\n';
    };
    std::string text = line_of(table.header);
    for (const TextTable::Row& row : table.rows) text += line_of(row.cells);
    return text;
}

std::string_view csv_beginning(CsvFor readers) {
    return readers == CsvFor::spreadsheets ? "\xEF\xBB\xBF" : "";
}

std::string csv_cell(const std::string& text, CsvFor readers) {
    const bool computed =
        readers == CsvFor::spreadsheets && begins_like_a_formula(text) && !number_in<double>(text);
    return csv_cell(computed ? "'" + text : text);
}

std::string csv_cell(const std::string& text) {
    return text.find_first_of(",\"\n\r") == std::string::npos ? text : in_quotation_marks(text);
}

std::string csv_cell(double number) { return std::isfinite(number) ? fmt::format("{}", number) : ""; }

}  // namespace musubi
