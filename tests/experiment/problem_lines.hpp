#pragma once

#include <string>
#include <vector>

#include "musubi/problems.hpp"

namespace musubi {

/// "line:column message", a line each.
inline std::vector<std::string> lines_of(const Problems& problems) {
    std::vector<std::string> lines;
    for (const Problem& problem : problems.items())
        lines.push_back(std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) +
                        " " + problem.message);
    return lines;
}

}  // namespace musubi
