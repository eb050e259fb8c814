#include "sim/io/result_file.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <stdexcept>
#include <type_traits>
#include <vector>

#include "sim/io/hdf5.hpp"

namespace musubi {
namespace {

using hdf5::check;
using hdf5::Handle;
using hdf5::write_attribute;

constexpr std::int64_t format_version = 1;
constexpr unsigned deflate_level = 1;
constexpr std::size_t chunk_bytes = std::size_t{1} << 20;

template <class T>
hid_t type_of() {
    if constexpr (std::is_same_v<T, std::int8_t>) return H5T_NATIVE_INT8;
    if constexpr (std::is_same_v<T, std::int32_t>) return H5T_NATIVE_INT32;
    if constexpr (std::is_same_v<T, std::int64_t>) return H5T_NATIVE_INT64;
    if constexpr (std::is_same_v<T, float>) return H5T_NATIVE_FLOAT;
    return H5T_NATIVE_DOUBLE;
}

/// netCDF-4 wants the order of creation of whatever has members or attributes.
template <class Properties>
void track_order(const Properties& properties, bool is_group) {
    constexpr unsigned order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    check(H5Pset_attr_creation_order(properties, order), "attribute order");
    if (is_group) check(H5Pset_link_creation_order(properties, order), "member order");
}

/// A file that exists in memory only, until its bytes are taken.
Handle open_in_memory() {
    const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "file access");
    check(H5Pset_fapl_core(access, std::size_t{16} << 20, false), "file in memory");
    check(H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_V18), "file version");
    const Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "file creation");
    track_order(creation, true);
    return {H5Fcreate("musubi", H5F_ACC_TRUNC, creation, access), H5Fclose, "create the file"};
}

std::vector<std::byte> bytes_of(hid_t file) {
    check(H5Fflush(file, H5F_SCOPE_GLOBAL), "flush");
    const auto size = check(H5Fget_file_image(file, nullptr, 0), "image size");
    std::vector<std::byte> bytes(static_cast<std::size_t>(size));
    check(H5Fget_file_image(file, bytes.data(), bytes.size()), "image");
    return bytes;
}

Handle create_group(hid_t file, const std::string& name) {
    const Handle creation(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, "group");
    track_order(creation, true);
    return {H5Gcreate2(file, name.c_str(), H5P_DEFAULT, creation, H5P_DEFAULT), H5Gclose, name.c_str()};
}

/// Chunks of several replicates, so that one replicate can be read without all others.
std::vector<hsize_t> chunk_of(const std::vector<hsize_t>& shape, std::size_t item_bytes) {
    std::vector<hsize_t> chunk = shape;
    std::size_t rest = item_bytes;
    for (std::size_t i = 1; i < shape.size(); ++i) rest *= shape[i];
    chunk[0] = std::clamp<hsize_t>(chunk_bytes / std::max<std::size_t>(1, rest), 1, shape[0]);
    return chunk;
}

template <class T>
T missing_value() {
    if constexpr (std::is_floating_point_v<T>) return std::numeric_limits<T>::quiet_NaN();
    return std::numeric_limits<T>::lowest();
}

Handle create_dataset(hid_t group, const std::string& name, hid_t type, const std::vector<hsize_t>& shape,
                      std::size_t item_bytes, bool compressed) {
    const Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, name.c_str());
    track_order(creation, false);
    if (compressed && !shape.empty()) {
        const auto chunk = chunk_of(shape, item_bytes);
        check(H5Pset_chunk(creation, static_cast<int>(chunk.size()), chunk.data()), "chunks");
        check(H5Pset_shuffle(creation), "shuffle");
        check(H5Pset_deflate(creation, deflate_level), "deflate");
    }
    const Handle space(shape.empty() ? H5Screate(H5S_SCALAR)
                                     : H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr),
                       H5Sclose, name.c_str());
    return {H5Dcreate2(group, name.c_str(), type, space, H5P_DEFAULT, creation, H5P_DEFAULT), H5Dclose, name.c_str()};
}

Handle write_texts(hid_t group, const std::string& name, const std::vector<std::string>& texts,
                   const std::vector<hsize_t>& shape) {
    const Handle type = hdf5::text_type();
    Handle dataset = create_dataset(group, name, type, shape, sizeof(char*), false);
    std::vector<const char*> characters;
    for (const std::string& text : texts) characters.push_back(text.c_str());
    check(H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, characters.data()), name.c_str());
    return dataset;
}

template <class T>
Handle write_numbers(hid_t group, const std::string& name, const std::vector<T>& numbers, const std::vector<hsize_t>& shape) {
    Handle dataset = create_dataset(group, name, type_of<T>(), shape, sizeof(T), true);
    check(H5Dwrite(dataset, type_of<T>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()), name.c_str());
    return dataset;
}

using Scales = std::map<std::string, Handle>;

/// A dimension scale that is its own coordinate variable.
void write_dimension(hid_t file, const Dimension& dimension, int number, Scales& scales) {
    const std::vector<hsize_t> shape{dimension.size()};
    Handle dataset = dimension.labels.empty() ? write_numbers(file, dimension.name, dimension.numbers, shape)
                                              : write_texts(file, dimension.name, dimension.labels, shape);
    check(H5DSset_scale(dataset, dimension.name.c_str()), "dimension scale");
    write_attribute(dataset, "_Netcdf4Dimid", H5T_NATIVE_INT, &number, 1, true);
    write_attribute(dataset, "long_name", dimension.long_name);
    if (dimension.labels.empty()) write_attribute(dataset, "units", dimension.units);
    scales.emplace(dimension.name, std::move(dataset));
}

void write_flags(hid_t dataset, const std::vector<Flag>& flags) {
    std::vector<std::int8_t> values;
    std::string meanings;
    for (const Flag& flag : flags) {
        values.push_back(flag.value);
        meanings += (meanings.empty() ? "" : " ") + flag.meaning;
    }
    write_attribute(dataset, "flag_values", H5T_NATIVE_INT8, values.data(), values.size(), false);
    write_attribute(dataset, "flag_meanings", meanings);
}

void write_variable(hid_t group, const Panel& results, const Variable& variable, const Scales& scales) {
    std::vector<hsize_t> shape;
    for (const std::string& name : variable.dimensions) shape.push_back(results.dimension(name).size());
    const Handle dataset = std::visit(
        [&]<class T>(const std::vector<T>& numbers) {
            if constexpr (std::is_same_v<T, std::string>) return write_texts(group, variable.name, numbers, shape);
            else return write_numbers(group, variable.name, numbers, shape);
        },
        variable.numbers);
    for (std::size_t axis = 0; axis < shape.size(); ++axis)
        check(H5DSattach_scale(dataset, scales.at(variable.dimensions[axis]), static_cast<unsigned>(axis)), "attach scale");
    write_attribute(dataset, "long_name", variable.long_name);
    if (!std::holds_alternative<std::vector<std::string>>(variable.numbers)) write_attribute(dataset, "units", variable.units);
    if (!variable.note.empty()) write_attribute(dataset, "comment", variable.note);
    if (!variable.flags.empty()) write_flags(dataset, variable.flags);
    if (variable.has_missing)
        std::visit(
            [&]<class T>(const std::vector<T>&) {
                if constexpr (!std::is_same_v<T, std::string>) {
                    const T missing = missing_value<T>();
                    write_attribute(dataset, "_FillValue", type_of<T>(), &missing, 1, true);
                }
            },
            variable.numbers);
}

void write_provenance(hid_t file, const Panel& results, const Provenance& p) {
    const Handle group = create_group(file, "provenance");
    write_attribute(group, "content_checksum", content_checksum(results));
    write_attribute(group, "scenario", p.resolved_scenario);
    write_attribute(group, "scenario_checksum", checksum_of(p.resolved_scenario));
    write_attribute(group, "version", p.version);
    write_attribute(group, "commit", p.commit);
    write_attribute(group, "build_type", p.build_type);
    write_attribute(group, "compiler", p.compiler);
    write_attribute(group, "seed", H5T_NATIVE_UINT64, &p.seed, 1, true);
    write_attribute(group, "replicates", H5T_NATIVE_UINT64, &p.replicates, 1, true);
    write_attribute(group, "threads", H5T_NATIVE_INT, &p.threads, 1, true);
    write_attribute(group, "start_time", p.start_time);
    write_attribute(group, "end_time", p.end_time);
    write_attribute(group, "command_line", p.command_line);
}

std::vector<std::byte> build(const Panel& results, const Provenance& provenance) {
    const Handle file = open_in_memory();
    write_attribute(file, "title", "musubi: an ensemble of simulated runs");
    write_attribute(file, "Conventions", "CF-1.8");
    write_attribute(file, "musubi_format", H5T_NATIVE_INT64, &format_version, 1, true);
    Scales scales;
    for (std::size_t i = 0; i < results.dimensions.size(); ++i)
        write_dimension(file, results.dimensions[i], static_cast<int>(i), scales);
    std::map<std::string, Handle> groups;
    for (const Variable& variable : results.variables) {
        if (!variable.group.empty() && !groups.contains(variable.group))
            groups.emplace(variable.group, create_group(file, variable.group));
        write_variable(variable.group.empty() ? static_cast<hid_t>(file) : static_cast<hid_t>(groups.at(variable.group)),
                       results, variable, scales);
    }
    write_provenance(file, results, provenance);
    return bytes_of(file);
}

}  // namespace

void write_result(const std::filesystem::path& path, const Panel& results, const Provenance& provenance,
                  Overwrite overwrite) {
    hdf5::silence_the_library();
    write_whole_file(path, build(results, provenance), overwrite);
}

}  // namespace musubi
