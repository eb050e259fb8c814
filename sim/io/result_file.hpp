#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "musubi/panel.hpp"
#include "sim/io/checksum.hpp"
#include "sim/io/whole_file.hpp"

namespace musubi {

/// What made a result: attributes of /provenance, the one part of the file that two equal runs may differ in.
struct Provenance {
    std::string resolved_scenario;  ///< TOML
    std::string version, commit, build_type, compiler;
    std::uint64_t seed = 0, replicates = 0;
    int threads = 0;
    std::string start_time, end_time;  ///< ISO 8601, UTC
    std::string command_line;
};

/// Writes an HDF5 file that is also a valid netCDF-4 file (docs/result-file.md), whole or not at all: it is built in
/// memory and put in its place in one step. Throws std::runtime_error with a message for a person.
void write_result(const std::filesystem::path& path, const Panel& results, const Provenance& provenance,
                  Overwrite overwrite);

}  // namespace musubi
