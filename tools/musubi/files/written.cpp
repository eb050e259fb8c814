#include "tools/musubi/files/written.hpp"

#include <fmt/core.h>

#include <new>
#include <span>

#include "tools/musubi/files/own_target.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {

ExitCode write_to(const std::filesystem::path& target, const std::function<void()>& write) {
    try {
        write();
        return exit_ok;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& fault) {
        tell(fmt::format("{}: could not be written: {}", target.string(), fault.what()));
        return exit_not_written;
    }
}

ExitCode write_text(const std::filesystem::path& target, const std::string& text, Overwrite overwrite) {
    return write_to(target, overwrite, [&](const std::filesystem::path& file, Overwrite replace) {
        write_whole_file(file, std::as_bytes(std::span(text)), replace);
    });
}

ExitCode write_csv(const CsvTarget& csv, const CsvTable& table, Overwrite overwrite) {
    if (csv.file.empty()) return exit_ok;
    return write_text(csv.file, std::string(csv_beginning(csv.readers)) + table(csv.readers), overwrite);
}

ExitCode print_beside_csv(const std::string& text, const CsvTarget& csv, const CsvTable& table,
                          Overwrite overwrite) {
    const ExitCode written = write_csv(csv, table, overwrite);
    const ExitCode printed = print(text);
    return written != exit_ok ? written : printed;
}

}  // namespace musubi
