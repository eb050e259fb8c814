#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "musubi/panel.hpp"
#include "sim/io/content.hpp"
#include "sim/io/whole_file.hpp"

namespace musubi {

/// How a result came about: the attributes of /provenance, under the names of the members.
struct Provenance {
    std::string resolved_scenario;  ///< TOML text that sets every parameter
    std::string scenario_checksum;  ///< of what decides the result, see resolved_toml.hpp
    /// What it is called and what it asks, by language; by "" where it does not say which. Attributes such as
    /// title_ja and question_en.
    std::map<std::string, std::string> titles, questions;
    std::string scenario_file;  ///< where it was read from, as an absolute path
    std::string version, commit, build_type, compiler;
    std::uint64_t seed = 0;
    std::uint64_t replicates = 0;  ///< asked for; a partial result holds fewer
    std::string network;           ///< how much of it was asked for, as typed; empty: its measures only
    std::int64_t threads = 0;
    std::string parameters;            ///< the set they were drawn from and its checksum; empty: no set
    std::string start_time, end_time;  ///< ISO 8601, UTC
    std::string command_line;
};

/// Deflate levels of HDF5: 0 does not compress, 9 takes the longest.
struct Compression {
    unsigned level = 1;
};

/// How many replicates a panel holds.
std::uint64_t replicates_in(const Panel& panel);

/// Whether some of the replicates that were asked for are not there: the run was stopped. The file then says
/// so in the attribute `partial` of its root.
bool is_partial(const Panel& panel, const Provenance& provenance);

/// Numbers of variables that stay in other result files, under the same names: a result file may refer to
/// them (HDF5 calls that virtual) instead of holding them.
struct Elsewhere {
    /// A block of a variable, which is the whole variable of that file.
    struct Block {
        std::string file;  ///< absolute, or seen from the folder of the file that refers to it
        std::vector<std::size_t> start, count;  ///< by dimension
    };
    struct Numbers {
        std::string variable;  ///< "/runs/result"
        std::vector<Block> blocks;
        double where_missing;  ///< what is read where no block is, or where its file is gone
    };
    std::vector<Numbers> numbers = {};
    std::string note = {};  ///< what a reader must know, as the attribute `virtual` of the root
};

/// The bytes of the result file: HDF5, and netCDF-4 for those who read that. Throws hdf5::Fault (a
/// std::runtime_error) on a panel that does not hold together.
std::vector<std::byte> result_image(const Panel& panel, const Provenance& provenance, Compression = {},
                                    const Elsewhere& = {});

/// Writes the result file, whole or not at all. The image is made in memory, so that a full disk never meets
/// a half-written HDF5 file; it is compressed, and there are at most two of it beside the panel.
void write_result(const std::filesystem::path& path, const Panel& panel, const Provenance& provenance,
                  Overwrite overwrite, Compression = {}, const Elsewhere& = {});

/// What a file says of the other files that hold its numbers; empty for one that holds them itself.
std::string note_on_elsewhere(const std::filesystem::path& path);

/// What a result file holds but its provenance; `content_checksum` of it is to be what the file says.
/// Variables stand in the order in which they were written, those of a group together.
Panel read_panel(const std::filesystem::path& path);

/// How the result came about. What the file does not say stays empty or zero.
Provenance read_provenance(const std::filesystem::path& path);

/// The content checksum that the file says it has.
std::string stored_checksum(const std::filesystem::path& path);

}  // namespace musubi
