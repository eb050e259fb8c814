#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <vector>

#include "musubi/bits.hpp"

namespace musubi {

/// The numbers with every NaN alike: a computed one has its sign set on some processors and not on others.
/// They are copied, into `copy`, only where one has to change.
template <class Number>
const std::vector<Number>& with_one_nan(const std::vector<Number>& numbers, std::vector<Number>& copy) {
    if constexpr (std::is_floating_point_v<Number>) {
        using Bits =
            std::conditional_t<sizeof(Number) == sizeof(std::uint32_t), std::uint32_t, std::uint64_t>;
        constexpr Number nan = std::numeric_limits<Number>::quiet_NaN();
        const auto is_another = [&](Number number) {
            return std::isnan(number) && bits_as<Bits>(number) != bits_as<Bits>(nan);
        };
        if (std::none_of(numbers.begin(), numbers.end(), is_another)) return numbers;
        copy = numbers;
        std::replace_if(copy.begin(), copy.end(), is_another, nan);
        return copy;
    } else {
        return numbers;
    }
}

}  // namespace musubi
