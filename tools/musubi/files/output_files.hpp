#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "musubi/problems.hpp"
#include "sim/io/whole_file.hpp"

namespace musubi {

/// A file that a command will write.
struct OutputFile {
    std::string option;          ///< that names it
    std::filesystem::path file;  ///< empty if that was not asked for
};

/// Adds why a command may not write its outputs: they cannot be written (see refuse_target), two are one, or
/// one is among the files that it reads. Files are told apart by device and inode, not by name. To be asked
/// before the work.
void refuse_output_files(const std::vector<OutputFile>& outputs,
                         const std::vector<std::filesystem::path>& read, Overwrite overwrite,
                         Problems& problems);

/// The same, said at once: whether nothing speaks against it.
bool accepts(const std::vector<OutputFile>& outputs, const std::vector<std::filesystem::path>& read,
             Overwrite overwrite);

/// What is read where this is typed: a scenario, those that it extends and its tables; else the file itself.
/// What is wrong with them is left to whoever reads them.
std::vector<std::filesystem::path> files_behind(const std::filesystem::path& typed);

/// The same of all that are typed. An empty name is none.
std::vector<std::filesystem::path> files_behind(const std::vector<std::filesystem::path>& typed);

/// The plan of a sweep and its shards.
std::vector<std::filesystem::path> files_of_sweep(const std::filesystem::path& folder);

}  // namespace musubi
