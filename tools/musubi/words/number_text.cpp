#include "tools/musubi/words/number_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace musubi {

namespace {

/// The next number away from 0: what reads as a half, as 1.45, may lie a little below it, and fmt rounds to
/// the nearest, or to the even one of two.
double beyond_a_tie(double x) { return std::nextafter(x, x > 0 ? HUGE_VAL : -HUGE_VAL); }

}  // namespace

int decimals_for(std::initializer_list<double> numbers) {
    double largest = 0;
    for (const double x : numbers)
        if (std::isfinite(x)) largest = std::max(largest, std::abs(x));
    return largest >= 100 ? 0 : largest >= 10 ? 1 : largest >= 1 ? 2 : 3;
}

std::string number(double x, int decimals, bool with_sign) {
    if (std::isnan(x)) return "?";
    const double rounded = std::abs(x) < 0.5 * std::pow(10, -decimals) ? 0 : beyond_a_tie(x);
    return rounded != 0 && with_sign ? fmt::format("{:+.{}f}", rounded, decimals)
                                     : fmt::format("{:.{}f}", rounded, decimals);
}

std::string grouped(double x, int decimals, bool with_sign) {
    std::string text = number(x, decimals, with_sign);
    const std::size_t digits = text.find_first_of("0123456789"),
                      whole = std::min(text.find('.'), text.size());
    for (std::size_t at = whole; at > digits + 3; at -= 3) text.insert(at - 3, ",");
    return text;
}

std::string with_interval_text(double value, double low, double high, bool with_sign) {
    if (std::isnan(value)) return "not defined";
    const int decimals = decimals_for({value, low, high});
    return fmt::format("{} [{}, {}]", number(value, decimals, with_sign), number(low, decimals, with_sign),
                       number(high, decimals, with_sign));
}

std::string with_range_text(double value, double half_width, double range_low, double range_high,
                            bool with_sign) {
    const int decimals = decimals_for({value, range_low, range_high});
    return fmt::format("{} ±{} ({} to {})", number(value, decimals, with_sign), number(half_width, decimals),
                       number(range_low, decimals, with_sign), number(range_high, decimals, with_sign));
}

}  // namespace musubi
