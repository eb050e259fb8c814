#pragma once

#include <array>
#include <charconv>
#include <string>

namespace musubi::knowledge_cluster {

/// As a person writes it: 1.1, not 1.100000.
inline std::string plain(double value) {
    std::array<char, 32> text{};
    return {text.data(),
            std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, 6).ptr};
}

}  // namespace musubi::knowledge_cluster
