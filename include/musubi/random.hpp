#pragma once

// Random123 refuses processors that it was not tried on; its plain C++ is right on WebAssembly too.
#ifdef __wasm__
#define __riscv
#endif
#include <Random123/philox.h>
#ifdef __wasm__
#undef __riscv
#endif

#include <cstdint>
#include <string_view>

#include "musubi/calendar.hpp"
#include "musubi/elementary.hpp"

/// Keyed randomness: every draw is a pure function of the names of those concerned.
///
/// There is no generator whose next number depends on what was drawn before. A draw is named by the
/// replicate's luck, the month, a purpose and up to two keys (who decides, about whom), so one more
/// candidate, tie or agent changes nobody else's luck, and any thread may draw in any order.
namespace musubi {

/// The lasting name of an entity: a hash of what it is, never a row number.
using Key = std::uint64_t;

/// Spreads the bits of a key (the finalizer of SplitMix64, a bijection).
constexpr Key scramble(Key z) {
    z ^= z >> 30;
    z *= 0xbf58476d1ce4e5b9ULL;
    z ^= z >> 27;
    z *= 0x94d049bb133111ebULL;
    z ^= z >> 31;
    return z;
}

/// The key of a part: combine(combine(region, kind), ordinal). Not symmetric.
constexpr Key combine(Key whole, Key part) {
    return scramble(scramble(whole + 0x9e3779b97f4a7c15ULL) + part * 0xd1342543de82ef95ULL);
}

/// The key of a name (FNV-1a, scrambled).
constexpr Key key_of(std::string_view name) {
    Key hash = 0xcbf29ce484222325ULL;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return scramble(hash);
}

/// A number strictly between 0 and 1 from 64 random bits: 52 of them, because with 53 the last would round
/// to 1.
constexpr double unit_interval(std::uint64_t bits) { return (small_integer(bits >> 12) + 0.5) * 0x1.0p-52; }

/// Standard Gumbel at quantile u: the noise of a random utility.
constexpr double standard_gumbel(double u) { return -natural_log(-natural_log(u)); }

/// All draws of one purpose in one month of one replicate: Philox 4x32-10, keyed; the counter names the two
/// entities concerned. Small: make it once per phase and pass it by value.
class Stream {
  public:
    explicit Stream(Key name)
        : key_{{static_cast<std::uint32_t>(name), static_cast<std::uint32_t>(name >> 32)}} {}

    /// What the stream is called: the key of the generator.
    [[nodiscard]] Key name() const { return key_[0] | static_cast<Key>(key_[1]) << 32; }

    /// Two independent words of 64 random bits.
    struct Words {
        std::uint64_t first, second;
    };
    [[nodiscard]] Words words(Key chooser, Key candidate = 0) const {
        const r123::Philox4x32::ctr_type counter{
            {static_cast<std::uint32_t>(chooser), static_cast<std::uint32_t>(chooser >> 32),
             static_cast<std::uint32_t>(candidate), static_cast<std::uint32_t>(candidate >> 32)}};
        const auto r = r123::Philox4x32{}(counter, key_);
        return {r[0] | static_cast<std::uint64_t>(r[1]) << 32, r[2] | static_cast<std::uint64_t>(r[3]) << 32};
    }
    /// Uniform on (0, 1).
    [[nodiscard]] double uniform(Key chooser, Key candidate = 0) const {
        return unit_interval(words(chooser, candidate).first);
    }
    /// Standard Gumbel: the noise of a random utility.
    [[nodiscard]] double gumbel(Key chooser, Key candidate = 0) const {
        return standard_gumbel(uniform(chooser, candidate));
    }

  private:
    r123::Philox4x32::key_type key_;
};

/// The luck of one replicate of one seed. Two scenarios with the same luck have the same people and the same
/// draws.
class Luck {
  public:
    Luck(std::uint64_t seed, std::uint64_t replicate)
        : root_(combine(combine(key_of("luck"), seed), replicate)) {}

    /// The draws of a purpose in a month. `Purpose` is an enumeration of the model.
    template <class Purpose>
    [[nodiscard]] Stream stream(Purpose purpose, Month month) const {
        return Stream(combine(combine(root_, static_cast<Key>(purpose)), static_cast<Key>(month.index())));
    }
    /// The draws of a purpose that happen once, before time begins.
    template <class Purpose>
    [[nodiscard]] Stream stream(Purpose purpose) const {
        return Stream(combine(combine(root_, static_cast<Key>(purpose)), ~Key{0}));
    }

  private:
    Key root_;
};

}  // namespace musubi
