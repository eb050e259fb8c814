#include "sim/sweep/batch_notes.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <fstream>
#include <span>
#include <system_error>

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
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(notes, ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with('.') || entry.path().has_extension()) continue;
        std::size_t number = 0;
        if (std::ifstream stream(entry.path()); stream >> number) numbers[name] = number;
    }
    return numbers;
}

}  // namespace musubi
