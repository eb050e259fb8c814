#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace musubi {

/// Sobol's sequence with Owen's scrambling: evenly spread points of the unit cube, the first 2^m of them so
/// evenly that each factor falls once into each of 2^m strata.
///
/// Directions of Joe and Kuo (2008), from Boost. Each coordinate's first 32 bits are scrambled in full (every
/// bit may be turned by a keyed draw on the bits above it), the bits below are drawn. Point k depends on the
/// seed, k and its dimension only.
class SobolSequence {
  public:
    /// Throws std::invalid_argument for more than most_dimensions, or none.
    SobolSequence(std::uint64_t seed, std::size_t dimensions);
    ~SobolSequence();
    SobolSequence(const SobolSequence&) = delete;
    SobolSequence& operator=(const SobolSequence&) = delete;

    /// Writes point k, each coordinate strictly between 0 and 1. `point` has the size of the dimensions.
    void point(std::uint64_t k, std::span<double> point);

    static constexpr std::size_t most_dimensions = 3667;

  private:
    struct Engine;
    std::unique_ptr<Engine> engine_;
    std::uint64_t seed_;
};

}  // namespace musubi
