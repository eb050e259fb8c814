#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/results/hdf5.hpp"

namespace musubi {

/// A dataset of a result file.
struct PlaceInFile {
    std::string group, name;              ///< "" for the root, "/network" …
    std::vector<std::string> dimensions;  ///< of a variable
    bool is_dimension = false;
    bool is_elsewhere = false;  ///< its numbers lie in other files
};

/// Checks that an open file is built as a result file is, and lists its datasets in the order of creation.
/// Nothing of it has been read before. Required are:
/// - a tree of groups and datasets, linked by hard links only;
/// - datasets that hold their numbers themselves, unless the root says that they are `virtual`;
/// - types that musubi writes, no filters but shuffle and deflate, and no more numbers than `bytes`, the size
///   of the file, can hold packed;
/// - axes that are dimensions of the file, with their sizes.
///
/// Throws hdf5::Fault.
std::vector<PlaceInFile> structure_of(hid_t file, std::size_t bytes);

/// A text attribute; empty if there is none. Throws hdf5::Fault if it is no single text.
std::string text_attribute(hid_t place, const char* name);

/// What a group links to, in the order of creation.
struct LinkInFile {
    std::string name;
    H5L_type_t type;
};
std::vector<LinkInFile> links_in(hid_t group);

}  // namespace musubi
