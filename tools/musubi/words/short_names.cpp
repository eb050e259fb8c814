#include "tools/musubi/words/short_names.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>

namespace musubi {
namespace {

namespace fs = std::filesystem;

/// The end of a path: no part is the name without extension, one the name, each further one a folder.
std::string end_of(const fs::path& path, std::ptrdiff_t parts) {
    if (parts == 0) return path.stem().string();
    auto from = path.end();
    for (; parts > 0 && from != path.begin(); --parts) --from;
    fs::path end;
    for (; from != path.end(); ++from) end /= *from;
    return end.string();
}

std::string name_among(const std::vector<fs::path>& places, const fs::path& place) {
    for (std::ptrdiff_t parts = 0;; ++parts) {
        std::string name = end_of(place, parts);
        const bool alone = std::none_of(places.begin(), places.end(), [&](const fs::path& other) {
            return other != place && end_of(other, parts) == name;
        });
        if (alone) return name;
    }
}

}  // namespace

std::vector<std::string> short_names(const std::vector<fs::path>& files) {
    std::vector<fs::path> places;
    places.reserve(files.size());
    for (const fs::path& file : files) places.push_back(fs::absolute(file).lexically_normal());
    std::vector<std::string> names;
    names.reserve(files.size());
    for (auto place = places.begin(); place != places.end(); ++place) {
        const auto before = std::count(places.begin(), place, *place);
        const std::string name = name_among(places, *place);
        names.push_back(before == 0 ? name : fmt::format("{} ({})", name, before + 1));
    }
    return names;
}

}  // namespace musubi
