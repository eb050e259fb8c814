#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

#include "musubi/panel.hpp"

/// What of a panel a result file keeps. Writer, reader and checksum agree on it here.
namespace musubi::content {

constexpr std::int64_t format_version =
    1;  ///< of the layout of a result file: the root attribute musubi_format
constexpr const char* conventions = "CF-1.8";
constexpr const char* provenance_group = "/provenance";
constexpr const char* note_on_elsewhere =
    "virtual";  ///< attribute of the root of a file that refers to others

/// CF separates meanings by spaces, so that a meaning has none.
std::string flag_meaning(const Flag& flag);

/// Whether there is a value that stands for a missing number; there is no missing text.
bool has_fill(const Variable& variable);

/// What stands for a missing number.
template <class Number>
constexpr Number fill_value() {
    if constexpr (std::is_floating_point_v<Number>)
        return std::numeric_limits<Number>::quiet_NaN();
    else
        return std::numeric_limits<Number>::lowest();
}

}  // namespace musubi::content

namespace musubi {

/// Older files hold NaNs as they were computed, and the checksum of those.
enum class Nans { alike, as_they_are };

/// Of all that a result file holds but its provenance: two results are the same if and only if this is. XXH3
/// of 128 bits over, in this order: title, conventions and format; the dimensions as they stand; the
/// variables sorted by group and name, each with its attributes and its numbers as little-endian bytes, every
/// NaN alike. Texts and lists are preceded by their length.
std::string content_checksum(const Panel& panel, Nans nans = Nans::alike);

}  // namespace musubi
