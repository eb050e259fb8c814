#include "sim/sweep/folder/batch_notes.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <span>
#include <sstream>

#include "sim/io/looked_up.hpp"
#include "sim/io/whole_file.hpp"

namespace musubi {

namespace fs = std::filesystem;

void note(const fs::path& notes, const std::string& batch, std::size_t number) {
    const std::string text = fmt::format("{}\n", number);
    if (number > 0)
        write_whole_file(notes / batch, std::as_bytes(std::span(text)), Overwrite::yes);
    else
        ::unlink((notes / batch).c_str());
}

std::map<std::string, std::size_t> noted(const fs::path& notes) {
    std::map<std::string, std::size_t> numbers;
    for (const fs::path& file : entries_in(notes)) {
        const std::string name = file.filename().string();
        if (name.starts_with('.') || file.has_extension()) continue;
        std::size_t number = 0;
        if (std::istringstream text(first_line_of(file).value_or("")); text >> number) numbers[name] = number;
    }
    return numbers;
}

}  // namespace musubi
