#pragma once

#include <array>
#include <cstdio>
#include <string>

namespace musubi::knowledge_cluster {

/// As a person writes it: 1.1, not 1.100000.
inline std::string plain(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.6g", value);
    return text.data();
}

}  // namespace musubi::knowledge_cluster
