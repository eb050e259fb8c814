#include "sim/io/looked_up.hpp"

#include <array>
#include <cerrno>
#include <span>
#include <system_error>

#include "sim/io/input_file.hpp"

namespace musubi {
namespace {

namespace fs = std::filesystem;

template <class Iterator>
std::vector<fs::path> all_of(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code fault;
    for (Iterator entry(folder, fault), end; !fault && entry != end; entry.increment(fault))
        entries.push_back(entry->path());
    if (fault && fault != std::errc::no_such_file_or_directory) throw CannotRead(folder, fault.value());
    return entries;
}

}  // namespace

std::vector<fs::path> entries_in(const fs::path& folder) { return all_of<fs::directory_iterator>(folder); }

std::vector<fs::path> entries_under(const fs::path& folder) {
    return all_of<fs::recursive_directory_iterator>(folder);
}

std::optional<std::string> first_line_of(const fs::path& file) {
    std::array<char, 4096> text{};
    try {
        const std::size_t length = InputFile(file).read(0, std::as_writable_bytes(std::span(text)));
        const std::string read(text.data(), length);
        return read.substr(0, read.find('\n'));
    } catch (const CannotRead& fault) {
        const bool process_ended = fault.code() == std::errc::no_such_process;  // as its status was read
        if (fault.is_of_machine() && !process_ended) throw;
        return std::nullopt;
    }
}

}  // namespace musubi
