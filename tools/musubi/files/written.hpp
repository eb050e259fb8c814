#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "sim/io/csv.hpp"
#include "sim/io/whole_file.hpp"
#include "tools/musubi/words/exit_codes.hpp"

/// What a command writes beside what it prints.
namespace musubi {

/// Calls what writes a target and says, if it fails, why the target could not be written.
ExitCode write_to(const std::filesystem::path& target, const std::function<void()>& write);

/// Writes a text file whole.
ExitCode write_text(const std::filesystem::path& target, const std::string& text, Overwrite overwrite);

/// A CSV file that a command writes if it is named, and who will open it.
struct CsvTarget {
    std::filesystem::path file;
    CsvFor readers = CsvFor::programs;
};
/// A table as CSV for such readers, without what the file begins with.
using CsvTable = std::function<std::string(CsvFor readers)>;

/// Writes a table as CSV, if a file is named for it.
ExitCode write_csv(const CsvTarget& csv, const CsvTable& table, Overwrite overwrite);

/// The same, and then prints; returns the first of the two that failed.
ExitCode print_beside_csv(const std::string& text, const CsvTarget& csv, const CsvTable& table,
                          Overwrite overwrite);

}  // namespace musubi
