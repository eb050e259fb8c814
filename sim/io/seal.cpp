#include "sim/io/seal.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "musubi/number_text.hpp"
#include "sim/io/checksum.hpp"
#include "sim/io/content.hpp"

namespace musubi {
namespace {

/// The number in a field that is filled up with spaces from the left; nothing if it holds anything else.
std::optional<std::uint64_t> number_of(std::string_view field) {
    field.remove_prefix(std::min(field.find_first_not_of(' '), field.size()));
    return number_in<std::uint64_t>(field);
}

}  // namespace

std::string Seal::opening() const {
    return fmt::format("\nmusubi seal: format {:4}, {:16} bytes, XXH3-128 ", format, bytes);
}

std::string Seal::line() const { return opening() + checksum + '\n'; }

void seal(std::vector<std::byte>& image) {
    Seal seal{content::format_version, image.size(), {}};
    const std::string opening = seal.opening();
    Checksum sum;
    sum.add_bytes(image.data(), image.size());
    sum.add_bytes(opening.data(), opening.size());
    seal.checksum = sum.hexadecimal();
    const std::string line = seal.line();
    const auto* const bytes = reinterpret_cast<const std::byte*>(line.data());
    image.insert(image.end(), bytes, bytes + line.size());
}

std::optional<Seal> parse_seal(std::string_view line) {
    constexpr std::size_t format_at = 21, format_size = 4, bytes_at = 27, bytes_size = 16;
    if (line.size() != seal_size) return std::nullopt;
    const auto format = number_of(line.substr(format_at, format_size));
    const auto bytes = number_of(line.substr(bytes_at, bytes_size));
    if (!format || !bytes) return std::nullopt;
    Seal seal{*format, *bytes, std::string(line.substr(seal_size - seal_checksum_size, 32))};
    if (seal.line() != line) return std::nullopt;
    return seal;
}

}  // namespace musubi
