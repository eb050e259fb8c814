#include "sim/experiment/designs/sobol_sequence.hpp"

#include <boost/random/sobol.hpp>
#include <stdexcept>

#include "musubi/random.hpp"

namespace musubi {
namespace {

constexpr int scrambled_bits = 32;

/// Turns each bit by a draw on those above it, so that neighbours stay neighbours and every stratum is as
/// full as it was.
std::uint32_t scrambled(std::uint32_t bits, Key key) {
    std::uint32_t turned = 0;
    for (int bit = 0; bit < scrambled_bits; ++bit) {
        const std::uint32_t above = bit == 0 ? 0 : bits >> (scrambled_bits - bit);
        const Key draw = scramble(key + scramble((static_cast<Key>(bit) << scrambled_bits) + above + 1));
        turned |= static_cast<std::uint32_t>(draw & 1U) << (scrambled_bits - 1 - bit);
    }
    return bits ^ turned;
}

}  // namespace

struct SobolSequence::Engine {
    explicit Engine(std::size_t dimensions) : sobol(dimensions) {}
    boost::random::sobol sobol;
};

SobolSequence::SobolSequence(std::uint64_t seed, std::size_t dimensions) : seed_(seed) {
    if (dimensions == 0 || dimensions > most_dimensions)
        throw std::invalid_argument("a Sobol' sequence has 1 to 3667 dimensions");
    engine_ = std::make_unique<Engine>(dimensions);
}
SobolSequence::~SobolSequence() = default;

void SobolSequence::point(std::uint64_t k, std::span<double> point) {
    // Boost leaves out the first point of the sequence, which is zero and without which the first 2^m are not
    // evenly spread.
    if (k > 0) engine_->sobol.seed(k - 1);
    const Key luck = combine(key_of("sobol"), seed_);
    for (std::size_t d = 0; d < point.size(); ++d) {
        const std::uint64_t plain = k == 0 ? 0 : engine_->sobol();
        const Key key = combine(luck, d);
        const std::uint32_t first = scrambled(static_cast<std::uint32_t>(plain >> scrambled_bits), key);
        const auto rest = static_cast<std::uint32_t>(combine(key, k));
        point[d] = unit_interval(static_cast<std::uint64_t>(first) << scrambled_bits | rest);
    }
}

}  // namespace musubi
