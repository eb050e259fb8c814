#include "tools/musubi/options/csv_option.hpp"

#include "tools/musubi/options/file_option.hpp"

namespace musubi {

void declare_bom(CLI::App& command, CLI::Option* csv, CsvFor& readers) {
    command
        .add_flag_callback(
            "--bom", [&readers] { readers = CsvFor::spreadsheets; },
            "For spreadsheets: begin CSV with a byte-order mark, as Excel needs, and texts that it would "
            "compute "
            "(= + - @) with an apostrophe")
        ->needs(csv);
}

void declare_csv(CLI::App& command, CsvTarget& target, const std::string& meaning) {
    declare_bom(command, add_file(command, "--csv", target.file, meaning), target.readers);
}

}  // namespace musubi
