#pragma once

#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

/// Numbers as text, where the standard library may be an old one: libc++ reads no floating-point numbers
/// before its version 20, and writes none before 14.
namespace musubi {

/// The whole of a text as a number, as `number_in<double>` has it, by the C library: for where C++ has no way
/// of its own. In the locale "C", in which every program starts.
inline std::optional<double> double_by_c(std::string_view text) {
    // What C alone would read: blanks, a plus, hexadecimal digits.
    constexpr std::string_view beginnings = "-.0123456789iInN";
    if (text.empty() || beginnings.find(text.front()) == std::string_view::npos) return std::nullopt;
    if (text.find_first_of("xX") != std::string_view::npos) return std::nullopt;
    const std::string terminated(text);
    char* end = nullptr;
    errno = 0;
    const double number = std::strtod(terminated.c_str(), &end);
    if (end != terminated.c_str() + text.size()) return std::nullopt;
    const bool beyond = errno == ERANGE && (number == 0 || std::isinf(number));
    return beyond ? std::nullopt : std::optional(number);
}

/// The whole of a text as a number: 12, -0.5, 1e-3, inf, nan. Nothing if it holds anything else, or a number
/// that the type cannot hold.
template <class Number>
std::optional<Number> number_in(std::string_view text) {
#ifndef __cpp_lib_to_chars
    if constexpr (std::is_floating_point_v<Number>)
        return double_by_c(text);
    else
#endif
    {
        Number number{};
        const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
        return number;
    }
}

/// All digits, and no more than it takes to read the same number back: 0.1, 1500000. Finite.
inline std::string exact_text(double number) {
    std::array<char, 1100> text{};  // the least double has 1,074 decimals
    for (int decimals = 0;; ++decimals) {
        const int size = std::snprintf(text.data(), text.size(), "%.*f", decimals, number);
        std::string written(text.data(), static_cast<std::size_t>(size));
        if (decimals > 1074 || number_in<double>(written) == number) return written;
    }
}

}  // namespace musubi
