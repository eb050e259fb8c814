#pragma once

#include <cmath>
#include <cstdint>

#include "musubi/bits.hpp"

/// Elementary functions that give the same bits on every machine.
///
/// The C library picks its logarithm by the processor it runs on, and its last bit differs between them. What
/// decides something in a model uses these instead: + − × ÷ and bit patterns only, no fused multiply-add (the
/// build forbids contraction). Errors are below 1e-14, relative for exp and power, absolute near 1 for log.
namespace musubi {

/// An integer below 2^52 as a number, by its bits: vector units of all machines can do that.
constexpr double small_integer(std::uint64_t n) {
    return bits_as<double>(n | 0x4330000000000000ULL) - 0x1.0p52;
}

/// Natural logarithm of a positive, finite, normal number.
constexpr double natural_log(double x) {
    constexpr double ln2 = 0.693147180559945309417232121458;
    // Without a branch: the bits of √½ are taken off, so that the exponent steps where the mantissa crosses
    // it.
    constexpr std::uint64_t sqrt_half = 0x3fe6a09e667f3bcdULL, mantissa_bits = 0x000fffffffffffffULL;
    constexpr std::uint64_t bias = 1023;
    const std::uint64_t shifted = bits_as<std::uint64_t>(x) - sqrt_half;
    const double exponent = small_integer((shifted + (bias << 52)) >> 52) - static_cast<double>(bias);
    const double mantissa = bits_as<double>((shifted & mantissa_bits) + sqrt_half);  // √½ … √2
    // ln m = 2 artanh((m − 1)/(m + 1)), |argument| ≤ 0.172: ten terms leave 1e-17.
    const double s = (mantissa - 1) / (mantissa + 1);
    const double z = s * s;
    double series = 1.0 / 19;
    series = series * z + 1.0 / 17;
    series = series * z + 1.0 / 15;
    series = series * z + 1.0 / 13;
    series = series * z + 1.0 / 11;
    series = series * z + 1.0 / 9;
    series = series * z + 1.0 / 7;
    series = series * z + 1.0 / 5;
    series = series * z + 1.0 / 3;
    return exponent * ln2 + (2 * s + 2 * s * z * series);
}

/// e to the x; 0 below −708, the largest finite power above 709.
constexpr double exponential(double x) {
    constexpr double log2e = 1.44269504088896340736;
    constexpr double ln2_high = 0.693147180369123816490;
    constexpr double ln2_low = 1.90821492927058770002e-10;
    if (x < -708) return 0;
    if (x > 709) x = 709;
    const double scaled = x * log2e;
    const auto k = static_cast<std::int64_t>(scaled + (scaled < 0 ? -0.5 : 0.5));
    const double r = (x - static_cast<double>(k) * ln2_high) - static_cast<double>(k) * ln2_low;
    double series = 1.0 / 479001600;  // 1/12!
    series = series * r + 1.0 / 39916800;
    series = series * r + 1.0 / 3628800;
    series = series * r + 1.0 / 362880;
    series = series * r + 1.0 / 40320;
    series = series * r + 1.0 / 5040;
    series = series * r + 1.0 / 720;
    series = series * r + 1.0 / 120;
    series = series * r + 1.0 / 24;
    series = series * r + 1.0 / 6;
    series = series * r + 0.5;
    series = series * r + 1;
    series = series * r + 1;
    return series * bits_as<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

/// base to the exponent, base > 0.
constexpr double power(double base, double exponent) { return exponential(exponent * natural_log(base)); }

/// Sine of an angle between −π and π, in radians.
constexpr double sine(double x) {
    double term = x, sum = x;
    for (int n = 1; n < 16; ++n) {
        term *= -x * x / static_cast<double>(2 * n * (2 * n + 1));
        sum += term;
    }
    return sum;
}

/// Cosine of an angle between −π and π, in radians.
constexpr double cosine(double x) {
    double term = 1, sum = 1;
    for (int n = 1; n < 16; ++n) {
        term *= -x * x / static_cast<double>((2 * n - 1) * 2 * n);
        sum += term;
    }
    return sum;
}

/// Angle whose tangent is x, in radians.
inline double arc_tangent(double x) {
    // Halved three times the angle is below π/16, where twelve terms leave 1e-17.
    for (int halved = 0; halved < 3; ++halved) x /= 1 + std::sqrt(1 + x * x);
    double series = 0;
    for (int n = 23; n > 0; n -= 2) series = 1.0 / n - x * x * series;
    return 8 * x * series;
}

}  // namespace musubi
