#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

/// The last line of a result file, readable with `tail -n 1`:
///
///     musubi seal: format    1,           312612 bytes, XXH3-128 6c04777682ddbc1fea4760ac059d927b
///
/// It stands after the end of the HDF5 part, where HDF5 and netCDF do not look. Its checksum covers every
/// byte before the checksum itself. Only if it is right may HDF5 open the file. The seal has the same form in
/// every format of result files, so that a program can tell a newer file from a broken one.
struct Seal {
    std::uint64_t format = 0;
    std::uint64_t bytes = 0;  ///< before the seal
    std::string checksum;     ///< of those, and of the seal up to here

    /// All of it but the checksum and the end of the line.
    [[nodiscard]] std::string opening() const;
    [[nodiscard]] std::string line() const;
};

constexpr std::size_t seal_size = 93;
constexpr std::size_t seal_checksum_size = 33;  ///< 32 digits and the end of the line

/// Appends the seal of a finished file.
void seal(std::vector<std::byte>& image);

/// What a line says, if it is a seal.
std::optional<Seal> parse_seal(std::string_view line);

}  // namespace musubi
