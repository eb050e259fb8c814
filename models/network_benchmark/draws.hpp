#pragma once

#include <cstdint>

#include "musubi/random.hpp"

/// The benchmark's own random numbers, prescribed bit by bit so that other simulators can make them too.
namespace network_benchmark {

/// The numbers of one agent in one step.
class Luck {
  public:
    explicit constexpr Luck(std::uint64_t root) : root_(root) {}
    [[nodiscard]] constexpr std::uint64_t draw(std::uint64_t number) const {
        return musubi::scramble(root_ + number * 0xaf251af3b0f025b5ULL);
    }

  private:
    std::uint64_t root_;
};

/// The numbers of one step; step 0 is the start.
class Draws {
  public:
    constexpr Draws(std::uint64_t seed, std::uint64_t step)
        : root_(musubi::scramble(seed + step * 0x9e3779b97f4a7c15ULL)) {}
    [[nodiscard]] constexpr Luck of(std::uint32_t agent) const {
        return Luck(musubi::scramble(root_ + numbered(agent)));
    }

    /// Where the numbers of an agent begin.
    static constexpr std::uint64_t numbered(std::uint32_t agent) { return agent * 0xd1342543de82ef95ULL; }

  private:
    std::uint64_t root_;
};

}  // namespace network_benchmark
