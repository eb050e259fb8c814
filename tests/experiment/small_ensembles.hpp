#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "musubi/panel.hpp"
#include "sim/experiment/designs/vectors.hpp"

namespace musubi {

using Fish = std::vector<std::int64_t>;

/// Three replicates of two years of three harbours: replicate r, year y and harbour h catch 100 r + 10 y + h
/// fish. Beside them lies what is no amount: a flag, a text, and a number that is the same in all replicates.
inline Panel harbours() {
    Panel panel;
    panel.dimensions = {{"replicate", "", {}, {0, 1, 2}, "1"},
                        {"fiscal_year", "", {}, {2002, 2003}, "1"},
                        {"harbour", "", {"大阪", "Kobe", "OUT"}, {}, "1"}};
    Fish fish;
    for (int r = 0; r < 3; ++r)
        for (int y = 0; y < 2; ++y)
            for (int h = 0; h < 3; ++h) fish.push_back(100 * r + 10 * y + h);
    panel.variables = {{"", "fish", "1", "", {"replicate", "fiscal_year", "harbour"}, fish},
                       {"",
                        "weather",
                        "1",
                        "",
                        {"replicate"},
                        std::vector<std::int8_t>{0, 1, 0},
                        {{0, "fair"}, {1, "foul"}}},
                       {"", "captain", "1", "", {"replicate"}, std::vector<std::string>{"a", "b", "c"}},
                       {"", "depth", "m", "", {"harbour"}, std::vector<double>{9, 8, 7}, {}, false, false}};
    return panel;
}

/// Replicates that drew parameters: `each` of each of `count` vectors, side by side.
inline Vectors side_by_side(std::size_t count, std::size_t each) {
    Vectors vectors{{}, count, true};
    for (std::size_t r = 0; r < count * each; ++r) vectors.of.push_back(r / each);
    return vectors;
}

inline Panel harbours_with(const std::function<void(Fish&)>& change) {
    Panel panel = harbours();
    change(std::get<Fish>(panel.variables[0].numbers));
    return panel;
}

}  // namespace musubi
