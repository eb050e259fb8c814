#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "sim/results/result_check.hpp"
#include "sim/results/result_file.hpp"

namespace musubi {

/// A result file that was read and found whole.
struct WholeResult {
    Panel panel;
    Provenance provenance;
    std::string content_checksum;
};

/// Reads a result file once, into memory, and judges it: the seal over all bytes, then the structure, then
/// the content. HDF5 sees only what was judged, and opens no file itself; files to which this one refers are
/// read in the same way. At the most, the file's bytes are in memory beside the panel. Throws CannotRead if
/// the file or one to which it refers cannot be read, and std::bad_alloc: neither says anything of the file.
std::variant<WholeResult, Finding> read_whole_result(const std::filesystem::path& file);

}  // namespace musubi
