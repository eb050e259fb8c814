#pragma once

namespace musubi {

/// The same bits as another type of the same size: std::bit_cast, which libc++ lacks before its version 14.
template <class To, class From>
constexpr To bits_as(const From& from) {
    return __builtin_bit_cast(To, from);
}

}  // namespace musubi
