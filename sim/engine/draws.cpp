#include "musubi/draws.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

// Two ways to the same bits: one draw after the other, or eight at a time on processors with AVX2. Neither
// contracts a multiplication and an addition.
namespace musubi {
namespace {

constexpr std::size_t lanes = 8;

/// The keys of a block of draws, and the first 64 random bits of each. Nobody looks at lanes that are not
/// used.
struct Block {
    std::array<Key, lanes> choosers{}, candidates{};
    std::array<std::uint64_t, lanes> bits{};
};

enum class Noise : std::uint8_t { uniform, gumbel };

/// Fills the bits of a block.
using Generator = void (*)(Stream, Block&);

/// Inlined into each way, so that the logarithms use the vectors of that way.
[[gnu::always_inline]] inline void draw(Generator generate, Noise noise, Stream stream,
                                        std::span<const Key> choosers, std::span<const Key> candidates,
                                        std::span<double> out) {
    assert(choosers.size() == out.size() && candidates.size() == out.size());
    Block block;
    std::array<double, lanes> draws;
    for (std::size_t i = 0; i < out.size(); i += lanes) {
        const std::size_t count = std::min(lanes, out.size() - i);
        std::copy_n(&choosers[i], count, block.choosers.begin());
        std::copy_n(&candidates[i], count, block.candidates.begin());
        generate(stream, block);
        for (std::size_t l = 0; l < lanes; ++l) draws[l] = unit_interval(block.bits[l]);
        if (noise == Noise::gumbel)
            for (std::size_t l = 0; l < lanes; ++l) draws[l] = standard_gumbel(draws[l]);
        std::copy_n(draws.begin(), count, &out[i]);
    }
}

void one_by_one(Stream stream, Block& block) {
    for (std::size_t l = 0; l < lanes; ++l)
        block.bits[l] = stream.words(block.choosers[l], block.candidates[l]).first;
}

#if defined(__x86_64__)
#define MUSUBI_AVX2 __attribute__((target("avx2")))

/// Philox 4x32-10 on four counters, each word in the lower half of 64 bits. Upper halves hold what is left of
/// a product; nothing looks at them.
MUSUBI_AVX2 void four(Key name, const Key* choosers, const Key* candidates, std::uint64_t* bits) {
    const __m256i multiplier_0 = _mm256_set1_epi64x(PHILOX_M4x32_0);
    const __m256i multiplier_1 = _mm256_set1_epi64x(PHILOX_M4x32_1);
    __m256i c0 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(choosers));
    __m256i c2 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(candidates));
    __m256i c1 = _mm256_srli_epi64(c0, 32), c3 = _mm256_srli_epi64(c2, 32);
    auto key_low = static_cast<std::uint32_t>(name), key_high = static_cast<std::uint32_t>(name >> 32);
    for (int round = 0; round < 10; ++round) {
        const __m256i product_0 = _mm256_mul_epu32(multiplier_0, c0),
                      product_1 = _mm256_mul_epu32(multiplier_1, c2);
        c0 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(product_1, 32), c1),
                              _mm256_set1_epi64x(key_low));
        c1 = product_1;
        c2 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(product_0, 32), c3),
                              _mm256_set1_epi64x(key_high));
        c3 = product_0;
        key_low += PHILOX_W32_0;
        key_high += PHILOX_W32_1;
    }
    const __m256i lower = _mm256_and_si256(c0, _mm256_set1_epi64x(0xffffffff));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(bits), _mm256_or_si256(lower, _mm256_slli_epi64(c1, 32)));
}

MUSUBI_AVX2 void eight_at_a_time(Stream stream, Block& block) {
    for (std::size_t l = 0; l < lanes; l += 4)
        four(stream.name(), &block.choosers[l], &block.candidates[l], &block.bits[l]);
}

MUSUBI_AVX2 void draw_with_avx2(Noise noise, Stream stream, std::span<const Key> choosers,
                                std::span<const Key> candidates, std::span<double> out) {
    draw(eight_at_a_time, noise, stream, choosers, candidates, out);
}
#endif

void draw_many(Noise noise, Stream stream, std::span<const Key> choosers, std::span<const Key> candidates,
               std::span<double> out) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return draw_with_avx2(noise, stream, choosers, candidates, out);
#endif
    draw(one_by_one, noise, stream, choosers, candidates, out);
}

}  // namespace

void draw_uniforms(Stream stream, std::span<const Key> choosers, std::span<const Key> candidates,
                   std::span<double> uniforms) {
    draw_many(Noise::uniform, stream, choosers, candidates, uniforms);
}

void draw_gumbels(Stream stream, std::span<const Key> choosers, std::span<const Key> candidates,
                  std::span<double> gumbels) {
    draw_many(Noise::gumbel, stream, choosers, candidates, gumbels);
}

}  // namespace musubi
