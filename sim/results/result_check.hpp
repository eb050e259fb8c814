#pragma once

#include <filesystem>
#include <string>

namespace musubi {

/// What became of a result file since it was written.
enum class Condition {
    whole,      ///< and unchanged
    cut_short,  ///< its end is missing
    changed,    ///< a byte, or many
    foreign,    ///< not HDF5, or HDF5 that is not of this program
    newer,      ///< whole, but of a format that this program does not know
};

struct Finding {
    Condition condition = Condition::whole;
    std::string message;           ///< one line for a person
    std::string content_checksum;  ///< of a whole file
};

/// Judges a file by its bytes first: size, signature and seal. HDF5, which a hostile file may crash, opens it
/// only where the seal is right; then its content, also where other files hold it, must have the checksum
/// that it says. Reads the file once. Throws std::system_error if the file cannot be read.
Finding check_result(const std::filesystem::path& path);

}  // namespace musubi
