#include "musubi/draws.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <vector>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "musubi/distributions.hpp"
#include "sim/engine/draw_ways.hpp"

// One draw after the other, or eight at a time on processors with AVX2 or AVX-512. No way contracts a
// multiplication and an addition.
namespace musubi {
namespace {

constexpr std::size_t lanes = 8;

/// All by the quotient of the middle first, without a branch.
[[gnu::always_inline]] inline void make_normal(double* draws) {
    std::array<double, lanes> u, middle;
    std::copy_n(draws, lanes, u.begin());
    for (std::size_t l = 0; l < lanes; ++l) middle[l] = normal::of_the_middle(u[l]);
    for (std::size_t l = 0; l < lanes; ++l)
        draws[l] = normal::is_in_a_tail(u[l]) ? normal::of_a_tail(u[l]) : middle[l];
}

/// Inlined into each way, so that the logarithms use the vectors of that way. A `Generator` fills twice eight
/// times 64 bits from eight pairs of keys.
template <class Generator>
[[gnu::always_inline]] inline void draw(const Generator& generator, Noise noise,
                                        std::span<const Key> choosers, std::span<const Key> candidates,
                                        std::span<double> out) {
    assert(choosers.size() == out.size() && candidates.size() == out.size());
    std::array<Key, lanes> last_choosers, last_candidates;  // of a rest that fills no vector
    std::array<double, lanes> last_draws;
    for (std::size_t i = 0; i < out.size(); i += lanes) {
        const std::size_t rest = std::min(lanes, out.size() - i);
        const bool whole = rest == lanes;
        if (!whole) {
            last_choosers = generator.first(&choosers[i], rest);
            last_candidates = generator.first(&candidates[i], rest);
        }
        std::array<std::uint64_t, lanes> bits, unused;
        generator.fill(whole ? &choosers[i] : last_choosers.data(),
                       whole ? &candidates[i] : last_candidates.data(), bits.data(), unused.data());
        double* draws = whole ? &out[i] : last_draws.data();
        for (std::size_t l = 0; l < lanes; ++l) draws[l] = unit_interval(bits[l]);
        if (noise == Noise::gumbel)
            for (std::size_t l = 0; l < lanes; ++l) draws[l] = standard_gumbel(draws[l]);
        else if (noise == Noise::normal)
            make_normal(draws);
        if (!whole) generator.put_first(last_draws, rest, &out[i]);
    }
}

/// Two uniforms for each key.
template <class Generator>
[[gnu::always_inline]] inline void draw_two(const Generator& generator, std::span<const Key> keys,
                                            std::span<double> firsts, std::span<double> seconds) {
    assert(keys.size() == firsts.size() && keys.size() == seconds.size());
    constexpr std::array<Key, lanes> nobody{};
    for (std::size_t i = 0; i < keys.size(); i += lanes) {
        const std::size_t rest = std::min(lanes, keys.size() - i);
        const std::array<Key, lanes> own = generator.first(&keys[i], rest);
        std::array<std::uint64_t, lanes> first, second;
        generator.fill(own.data(), nobody.data(), first.data(), second.data());
        std::array<double, lanes> one, two;
        for (std::size_t l = 0; l < lanes; ++l) {
            one[l] = unit_interval(first[l]);
            two[l] = unit_interval(second[l]);
        }
        generator.put_first(one, rest, &firsts[i]);
        generator.put_first(two, rest, &seconds[i]);
    }
}

/// What is copied of a rest, one after the other.
class RestOneByOne {
  public:
    static std::array<Key, lanes> first(const Key* keys, std::size_t rest) {
        std::array<Key, lanes> some{};
        std::copy_n(keys, rest, some.begin());
        return some;
    }
    static void put_first(const std::array<double, lanes>& draws, std::size_t rest, double* out) {
        std::copy_n(draws.begin(), rest, out);
    }
};

class OneByOne : public RestOneByOne {
  public:
    explicit OneByOne(Stream stream) : stream_(stream) {}
    void fill(const Key* choosers, const Key* candidates, std::uint64_t* firsts,
              std::uint64_t* seconds) const {
        for (std::size_t l = 0; l < lanes; ++l) {
            const Stream::Words words = stream_.words(choosers[l], candidates[l]);
            firsts[l] = words.first;
            seconds[l] = words.second;
        }
    }

  private:
    Stream stream_;
};

void draw_one_by_one(Noise noise, Stream stream, std::span<const Key> choosers,
                     std::span<const Key> candidates, std::span<double> out) {
    draw(OneByOne(stream), noise, choosers, candidates, out);
}

void draw_two_one_by_one(Stream stream, std::span<const Key> keys, std::span<double> firsts,
                         std::span<double> seconds) {
    draw_two(OneByOne(stream), keys, firsts, seconds);
}

#if defined(__x86_64__)
#define MUSUBI_AVX2 __attribute__((target("avx2")))
#define MUSUBI_AVX512 __attribute__((target("avx512f")))

constexpr std::size_t rounds = 10;

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

/// Philox 4x32-10 with each word in the lower half of 64 bits. Upper halves hold what is left of a product;
/// nothing looks at them.
class FourLanes : public RestOneByOne {
  public:
    explicit FourLanes(Stream stream) : keys_(stream) {}
    MUSUBI_AVX2 void fill(const Key* choosers, const Key* candidates, std::uint64_t* firsts,
                          std::uint64_t* seconds) const {
        for (std::size_t l = 0; l < lanes; l += 4)
            four(choosers + l, candidates + l, firsts + l, seconds + l);
    }

  private:
    MUSUBI_AVX2 void four(const Key* choosers, const Key* candidates, std::uint64_t* firsts,
                          std::uint64_t* seconds) const {
        const __m256i multiplier_0 = _mm256_set1_epi64x(PHILOX_M4x32_0);
        const __m256i multiplier_1 = _mm256_set1_epi64x(PHILOX_M4x32_1);
        __m256i c0 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(choosers));
        __m256i c2 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(candidates));
        __m256i c1 = _mm256_srli_epi64(c0, 32), c3 = _mm256_srli_epi64(c2, 32);
        for (std::size_t round = 0; round < rounds; ++round) {
            const __m256i product_0 = _mm256_mul_epu32(multiplier_0, c0),
                          product_1 = _mm256_mul_epu32(multiplier_1, c2);
            c0 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(product_1, 32), c1),
                                  _mm256_set1_epi32(static_cast<int>(keys_.low[round])));
            c1 = product_1;
            c2 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(product_0, 32), c3),
                                  _mm256_set1_epi32(static_cast<int>(keys_.high[round])));
            c3 = product_0;
        }
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(firsts), joined(c0, c1));
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(seconds), joined(c2, c3));
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
    MUSUBI_AVX512 void fill(const Key* choosers, const Key* candidates, std::uint64_t* firsts,
                            std::uint64_t* seconds) const {
        const __m512i multiplier_0 = _mm512_set1_epi64(PHILOX_M4x32_0);
        const __m512i multiplier_1 = _mm512_set1_epi64(PHILOX_M4x32_1);
        __m512i c0 = _mm512_loadu_si512(choosers), c2 = _mm512_loadu_si512(candidates);
        __m512i c1 = _mm512_maskz_srli_epi64(all, c0, 32), c3 = _mm512_maskz_srli_epi64(all, c2, 32);
        for (std::size_t round = 0; round < rounds; ++round) {
            const __m512i product_0 = _mm512_maskz_mul_epu32(all, multiplier_0, c0),
                          product_1 = _mm512_maskz_mul_epu32(all, multiplier_1, c2);
            c0 = exclusive_or(_mm512_maskz_srli_epi64(all, product_1, 32), c1, keys_.low[round]);
            c1 = product_1;
            c2 = exclusive_or(_mm512_maskz_srli_epi64(all, product_0, 32), c3, keys_.high[round]);
            c3 = product_0;
        }
        _mm512_storeu_si512(firsts, joined(c0, c1));
        _mm512_storeu_si512(seconds, joined(c2, c3));
    }

    /// Of a rest, without a branch on how many: that cannot be foreseen.
    MUSUBI_AVX512 static std::array<Key, lanes> first(const Key* keys, std::size_t rest) {
        std::array<Key, lanes> some;
        _mm512_storeu_si512(some.data(), _mm512_maskz_loadu_epi64(mask_of(rest), keys));
        return some;
    }
    MUSUBI_AVX512 static void put_first(const std::array<double, lanes>& draws, std::size_t rest,
                                        double* out) {
        _mm512_mask_storeu_pd(out, mask_of(rest), _mm512_loadu_pd(draws.data()));
    }

  private:
    static constexpr __mmask8 all = 0xff;
    static __mmask8 mask_of(std::size_t rest) { return static_cast<__mmask8>((1U << rest) - 1U); }
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

MUSUBI_AVX2 void draw_with_avx2(Noise noise, Stream stream, std::span<const Key> choosers,
                                std::span<const Key> candidates, std::span<double> out) {
    draw(FourLanes(stream), noise, choosers, candidates, out);
}

MUSUBI_AVX2 void draw_two_with_avx2(Stream stream, std::span<const Key> keys, std::span<double> firsts,
                                    std::span<double> seconds) {
    draw_two(FourLanes(stream), keys, firsts, seconds);
}

MUSUBI_AVX512 void draw_with_avx512(Noise noise, Stream stream, std::span<const Key> choosers,
                                    std::span<const Key> candidates, std::span<double> out) {
    draw(EightLanes(stream), noise, choosers, candidates, out);
}

MUSUBI_AVX512 void draw_two_with_avx512(Stream stream, std::span<const Key> keys, std::span<double> firsts,
                                        std::span<double> seconds) {
    draw_two(EightLanes(stream), keys, firsts, seconds);
}
#endif

std::vector<DrawWay> ways_of_this_processor() {
    std::vector<DrawWay> ways;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f"))
        ways.push_back({"avx512f", draw_with_avx512, draw_two_with_avx512});
    if (__builtin_cpu_supports("avx2")) ways.push_back({"avx2", draw_with_avx2, draw_two_with_avx2});
#endif
    ways.push_back({"none", draw_one_by_one, draw_two_one_by_one});
    return ways;
}

void draw_many(Noise noise, Stream stream, std::span<const Key> choosers, std::span<const Key> candidates,
               std::span<double> out) {
    static const auto quickest = draw_ways().front().draw;
    quickest(noise, stream, choosers, candidates, out);
}

}  // namespace

std::span<const DrawWay> draw_ways() {
    static const std::vector<DrawWay> ways = ways_of_this_processor();
    return ways;
}

void draw_uniforms(Stream stream, std::span<const Key> choosers, std::span<const Key> candidates,
                   std::span<double> uniforms) {
    draw_many(Noise::uniform, stream, choosers, candidates, uniforms);
}

void draw_gumbels(Stream stream, std::span<const Key> choosers, std::span<const Key> candidates,
                  std::span<double> gumbels) {
    draw_many(Noise::gumbel, stream, choosers, candidates, gumbels);
}

void draw_normals(Stream stream, std::span<const Key> choosers, std::span<const Key> candidates,
                  std::span<double> normals) {
    draw_many(Noise::normal, stream, choosers, candidates, normals);
}

void draw_two_uniforms(Stream stream, std::span<const Key> keys, std::span<double> firsts,
                       std::span<double> seconds) {
    static const auto quickest = draw_ways().front().draw_two;
    quickest(stream, keys, firsts, seconds);
}

}  // namespace musubi
