#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"

namespace musubi {

/// Reads a CSV text as RFC 4180 has it: commas, cells in double quotes that may hold commas, line ends and
/// doubled quotes. Lines that start with # and blank lines are skipped; the first line that is left names the
/// columns. A cell is taken as it stands, spaces included. All that is wrong is a problem, and then there is
/// no table.
std::optional<TextTable> parse_csv(std::string_view text, std::string file, Problems& problems);

/// A table that a person wrote is no larger: 16 MiB.
inline constexpr std::size_t most_csv_bytes = 16 << 20;

/// The same of a file of at most so many bytes.
std::optional<TextTable> read_csv(const std::filesystem::path& path, Problems& problems);

/// Header and rows as such a text, every cell in quotation marks: read again, it is the same table.
std::string to_csv(const TextTable& table);

/// Checksum of the header and the rows of a table, whatever its file is called and however it is commented.
std::string table_checksum(const TextTable& table);

/// Who will open a CSV file. Spreadsheets compute a cell that begins like a formula.
enum class CsvFor { programs, spreadsheets };

/// What a CSV file begins with: for spreadsheets a byte-order mark, without which Excel misreads what is not
/// ASCII.
std::string_view csv_beginning(CsvFor readers);

/// A text as a cell of CSV: in quotation marks where it must be.
std::string csv_cell(const std::string& text);

/// The same, for the given reader. For spreadsheets, a text that begins with = + - @, with one of their
/// full-width forms, with a tab or with a line end, and that is no number, gets an apostrophe before it.
std::string csv_cell(const std::string& text, CsvFor readers);

/// The shortest text that reads back to the same number; empty for what is no finite number.
std::string csv_cell(double number);

}  // namespace musubi
