#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "musubi/random.hpp"

/// The ways to many draws at a time, by the vector units that they need. All of them lead to the same bits.
namespace musubi {

enum class Noise : std::uint8_t { uniform, gumbel, normal };

struct DrawWay {
    std::string_view instructions;
    void (*draw)(Noise, Stream, std::span<const Key> choosers, std::span<const Key> candidates,
                 std::span<double> out);
    void (*draw_two)(Stream, std::span<const Key> keys, std::span<double> firsts, std::span<double> seconds);
};

/// Those that this processor can take, the quickest first; the last needs no vector unit.
std::span<const DrawWay> draw_ways();

}  // namespace musubi
