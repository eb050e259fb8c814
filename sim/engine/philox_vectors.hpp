#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "musubi/random.hpp"

/// Generators of many draws at a time: one draw after the other, or eight or four to a vector on processors
/// with AVX-512 or AVX2. All make the same bits.
namespace musubi {

/// The first `count` of a few, one after the other.
class FirstOneByOne {
  public:
    template <std::size_t size>
    static std::array<Key, size> first(const Key* keys, std::size_t count) {
        std::array<Key, size> some{};
        std::copy_n(keys, count, some.begin());
        return some;
    }
    template <std::size_t size>
    static void put_first(const std::array<double, size>& draws, std::size_t count, double* out) {
        std::copy_n(draws.begin(), count, out);
    }
};

class OneByOne : public FirstOneByOne {
  public:
    explicit OneByOne(Stream stream) : stream_(stream) {}
    template <std::size_t size>
    void fill(const std::array<Key, size>& choosers, const std::array<Key, size>& candidates,
              std::array<std::uint64_t, size>& firsts, std::array<std::uint64_t, size>& seconds) const {
        for (std::size_t i = 0; i < size; ++i) {
            const Stream::Words words = stream_.words(choosers[i], candidates[i]);
            firsts[i] = words.first;
            seconds[i] = words.second;
        }
    }

  private:
    Stream stream_;
};

#if defined(__x86_64__)
#define MUSUBI_AVX2 __attribute__((target("avx2")))
#define MUSUBI_AVX512 __attribute__((target("avx512f")))

inline constexpr std::size_t rounds = 10;

/// The two words that are added in each round of Philox, the same for all draws of a stream.
struct RoundKeys {
    std::array<std::uint32_t, rounds> low, high;

    explicit RoundKeys(Stream stream) {
        auto key_low = static_cast<std::uint32_t>(stream.name()),
             key_high = static_cast<std::uint32_t>(stream.name() >> 32);
        for (std::size_t round = 0; round < rounds; ++round) {
            low[round] = key_low;
            high[round] = key_high;
            key_low += PHILOX_W32_0;
            key_high += PHILOX_W32_1;
        }
    }
};

/// Philox 4x32-10 with each word in the lower half of 64 bits, several vectors by turns. Upper halves hold
/// what is left of a product; nothing looks at them.
class FourLanes : public FirstOneByOne {
  public:
    explicit FourLanes(Stream stream) : keys_(stream) {}
    template <std::size_t size>
    MUSUBI_AVX2 void fill(const std::array<Key, size>& choosers, const std::array<Key, size>& candidates,
                          std::array<std::uint64_t, size>& firsts,
                          std::array<std::uint64_t, size>& seconds) const {
        for (std::size_t i = 0; i < size; i += lanes * by_turns)
            some(&choosers[i], &candidates[i], &firsts[i], &seconds[i]);
    }

  private:
    static constexpr std::size_t lanes = 4, by_turns = 2;  ///< as many as the registers hold
    MUSUBI_AVX2 void some(const Key* choosers, const Key* candidates, std::uint64_t* firsts,
                          std::uint64_t* seconds) const {
        const __m256i multiplier_0 = _mm256_set1_epi64x(PHILOX_M4x32_0);
        const __m256i multiplier_1 = _mm256_set1_epi64x(PHILOX_M4x32_1);
        __m256i c0[by_turns], c1[by_turns], c2[by_turns], c3[by_turns];
        for (std::size_t v = 0; v < by_turns; ++v) {
            c0[v] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(choosers + lanes * v));
            c2[v] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(candidates + lanes * v));
            c1[v] = _mm256_srli_epi64(c0[v], 32);
            c3[v] = _mm256_srli_epi64(c2[v], 32);
        }
        for (std::size_t round = 0; round < rounds; ++round)
            for (std::size_t v = 0; v < by_turns; ++v) {
                const __m256i product_0 = _mm256_mul_epu32(multiplier_0, c0[v]),
                              product_1 = _mm256_mul_epu32(multiplier_1, c2[v]);
                c0[v] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(product_1, 32), c1[v]),
                                         _mm256_set1_epi32(static_cast<int>(keys_.low[round])));
                c1[v] = product_1;
                c2[v] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(product_0, 32), c3[v]),
                                         _mm256_set1_epi32(static_cast<int>(keys_.high[round])));
                c3[v] = product_0;
            }
        for (std::size_t v = 0; v < by_turns; ++v) {
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(firsts + lanes * v), joined(c0[v], c1[v]));
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(seconds + lanes * v), joined(c2[v], c3[v]));
        }
    }
    MUSUBI_AVX2 static __m256i joined(__m256i low, __m256i high) {
        return _mm256_or_si256(_mm256_and_si256(low, _mm256_set1_epi64x(0xffffffff)),
                               _mm256_slli_epi64(high, 32));
    }

    RoundKeys keys_;
};

/// The same on vectors of twice the width. Masked forms with nothing masked out, because GCC 12 finds what is
/// not initialised in its own headers of the others.
class EightLanes {
  public:
    explicit EightLanes(Stream stream) : keys_(stream) {}
    template <std::size_t size>
    MUSUBI_AVX512 void fill(const std::array<Key, size>& choosers, const std::array<Key, size>& candidates,
                            std::array<std::uint64_t, size>& firsts,
                            std::array<std::uint64_t, size>& seconds) const {
        constexpr std::size_t by_turns = size / lanes;
        const __m512i multiplier_0 = _mm512_set1_epi64(PHILOX_M4x32_0);
        const __m512i multiplier_1 = _mm512_set1_epi64(PHILOX_M4x32_1);
        __m512i c0[by_turns], c1[by_turns], c2[by_turns], c3[by_turns];
        for (std::size_t v = 0; v < by_turns; ++v) {
            c0[v] = _mm512_loadu_si512(&choosers[lanes * v]);
            c2[v] = _mm512_loadu_si512(&candidates[lanes * v]);
            c1[v] = _mm512_maskz_srli_epi64(all, c0[v], 32);
            c3[v] = _mm512_maskz_srli_epi64(all, c2[v], 32);
        }
        for (std::size_t round = 0; round < rounds; ++round)
            for (std::size_t v = 0; v < by_turns; ++v) {
                const __m512i product_0 = _mm512_maskz_mul_epu32(all, multiplier_0, c0[v]),
                              product_1 = _mm512_maskz_mul_epu32(all, multiplier_1, c2[v]);
                c0[v] = exclusive_or(_mm512_maskz_srli_epi64(all, product_1, 32), c1[v], keys_.low[round]);
                c1[v] = product_1;
                c2[v] = exclusive_or(_mm512_maskz_srli_epi64(all, product_0, 32), c3[v], keys_.high[round]);
                c3[v] = product_0;
            }
        for (std::size_t v = 0; v < by_turns; ++v) {
            _mm512_storeu_si512(&firsts[lanes * v], joined(c0[v], c1[v]));
            _mm512_storeu_si512(&seconds[lanes * v], joined(c2[v], c3[v]));
        }
    }

    /// Without a branch on how many: that cannot be foreseen.
    template <std::size_t size>
    MUSUBI_AVX512 static std::array<Key, size> first(const Key* keys, std::size_t count) {
        std::array<Key, size> some;
        for (std::size_t i = 0; i < size; i += lanes)
            _mm512_storeu_si512(&some[i], _mm512_maskz_loadu_epi64(mask_of(count, i), keys + i));
        return some;
    }
    template <std::size_t size>
    MUSUBI_AVX512 static void put_first(const std::array<double, size>& draws, std::size_t count,
                                        double* out) {
        for (std::size_t i = 0; i < size; i += lanes)
            _mm512_mask_storeu_pd(out + i, mask_of(count, i), _mm512_loadu_pd(&draws[i]));
    }

  private:
    static constexpr std::size_t lanes = 8;
    static constexpr __mmask8 all = 0xff;
    /// Of the vector that begins with the i-th of `count`.
    static __mmask8 mask_of(std::size_t count, std::size_t i) {
        return static_cast<__mmask8>(((std::uint64_t{1} << count) - 1) >> i);
    }
    MUSUBI_AVX512 static __m512i joined(__m512i low, __m512i high) {
        return _mm512_or_si512(_mm512_and_si512(low, _mm512_set1_epi64(0xffffffff)),
                               _mm512_maskz_slli_epi64(all, high, 32));
    }
    MUSUBI_AVX512 static __m512i exclusive_or(__m512i a, __m512i b, std::uint32_t key) {
        constexpr int of_three = 0x96;
        return _mm512_ternarylogic_epi64(a, b, _mm512_set1_epi32(static_cast<int>(key)), of_three);
    }

    RoundKeys keys_;
};

#endif

}  // namespace musubi
