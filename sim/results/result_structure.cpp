#include "sim/results/result_structure.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string_view>

#include "sim/io/content.hpp"

namespace musubi {
namespace {

using hdf5::checked;
using hdf5::Fault;
using hdf5::Handle;

/// Where an object lies in the file: what HDF5 calls a reference to it.
hobj_ref_t address_of(hid_t group, const std::string& name) {
    hobj_ref_t address = 0;
    checked(H5Rcreate(&address, group, name.c_str(), H5R_OBJECT, -1), "find " + name);
    return address;
}

std::vector<hsize_t> extents_of(hid_t dataset, const std::string& name) {
    const Handle space(H5Dget_space(dataset), H5Sclose, "see the shape of " + name);
    if (H5Sget_simple_extent_type(space) == H5S_NULL) throw Fault(name + " holds nothing");
    std::vector<hsize_t> extents(
        static_cast<std::size_t>(checked(H5Sget_simple_extent_ndims(space), "see the shape of " + name)));
    checked(H5Sget_simple_extent_dims(space, extents.data(), nullptr), "see the shape of " + name);
    return extents;
}

bool is_text(hid_t type) { return H5Tget_class(type) == H5T_STRING && H5Tis_variable_str(type) > 0; }

bool is_number(hid_t type) {
    const std::initializer_list<hid_t> known{H5T_NATIVE_INT8, H5T_NATIVE_INT32, H5T_NATIVE_INT64,
                                             H5T_NATIVE_FLOAT, H5T_NATIVE_DOUBLE};
    return std::any_of(known.begin(), known.end(), [&](hid_t one) { return H5Tequal(type, one) > 0; });
}

/// A dimension is a dataset with the attribute CLASS, a text of fixed length.
bool is_scale(hid_t dataset) {
    constexpr std::string_view mark("DIMENSION_SCALE\0", 16);
    if (checked(H5Aexists(dataset, "CLASS"), "look for an attribute") == 0) return false;
    const Handle attribute(H5Aopen(dataset, "CLASS", H5P_DEFAULT), H5Aclose, "open an attribute");
    const Handle type(H5Aget_type(attribute), H5Tclose, "see an attribute");
    const Handle space(H5Aget_space(attribute), H5Sclose, "see an attribute");
    if (H5Tget_class(type) != H5T_STRING || H5Tis_variable_str(type) != 0 ||
        H5Tget_size(type) != mark.size() || H5Sget_simple_extent_npoints(space) != 1)
        throw Fault("the attribute CLASS is not that of a dimension");
    std::string read(mark.size(), '\0');
    checked(H5Aread(attribute, type, read.data()), "read an attribute");
    return read == mark;
}

/// The addresses of the dimensions of a variable, an axis each.
std::vector<hobj_ref_t> axes_of(hid_t dataset, std::size_t rank, const std::string& name) {
    if (rank == 0) return {};
    const std::string doing = "see the dimensions of " + name;
    if (checked(H5Aexists(dataset, "DIMENSION_LIST"), doing) == 0) throw Fault(name + " has no dimensions");
    const Handle attribute(H5Aopen(dataset, "DIMENSION_LIST", H5P_DEFAULT), H5Aclose, doing);
    const Handle space(H5Aget_space(attribute), H5Sclose, doing),
        type(H5Aget_type(attribute), H5Tclose, doing),
        lists(H5Tvlen_create(H5T_STD_REF_OBJ), H5Tclose, doing);
    if (H5Tequal(type, lists) <= 0 || H5Sget_simple_extent_npoints(space) != static_cast<hssize_t>(rank))
        throw Fault("the dimensions of " + name + " are not listed as they should be");
    std::vector<hvl_t> read(rank);
    checked(H5Aread(attribute, lists, read.data()), doing);
    std::vector<hobj_ref_t> axes;
    axes.reserve(rank);
    for (const hvl_t& axis : read)
        axes.push_back(axis.len == 0 ? 0 : *static_cast<const hobj_ref_t*>(axis.p));
    H5Dvlen_reclaim(lists, space, H5P_DEFAULT, read.data());
    return axes;
}

/// Bytes of an array; the most that can be said where there are more.
std::uint64_t size_of(const std::vector<hsize_t>& extents, std::size_t each) {
    if (std::find(extents.begin(), extents.end(), 0U) != extents.end()) return 0;
    constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t size = each;
    for (const hsize_t extent : extents) size = extent > most / size ? most : size * extent;
    return size;
}

/// Goes through a file and keeps what it saw.
class Surveyor {
  public:
    Surveyor(hid_t file, std::size_t bytes)
        : bytes_(bytes), may_refer_(!text_attribute(file, content::note_on_elsewhere).empty()) {
        seen_.insert(address_of(file, "/"));
    }

    void walk(hid_t group, const std::string& path, int depth) {
        constexpr int deepest = 16;  // groups within groups
        if (depth > deepest) throw Fault(path + ": groups lie too deep");
        for (const LinkInFile& link : links_in(group)) {
            const std::string below = path + "/" + link.name;
            if (link.type != H5L_TYPE_HARD) throw Fault(below + " is a link that leads elsewhere");
            const hobj_ref_t address = address_of(group, link.name);
            if (!seen_.insert(address).second) throw Fault(below + " leads to what is there already");
            const Handle object(H5Oopen(group, link.name.c_str(), H5P_DEFAULT), H5Oclose, "open " + below);
            const H5I_type_t kind = H5Iget_type(object);
            if (kind == H5I_GROUP)
                walk(object, below, depth + 1);
            else if (kind == H5I_DATASET)
                look_at(object, address, {path, link.name, {}});
            else
                throw Fault(below + " is neither a group nor a dataset");
        }
    }

    /// What was found, once every axis is known to be a dimension of its size.
    std::vector<PlaceInFile> places() {
        for (Found& found : found_)
            for (std::size_t axis = 0; axis < found.axes.size(); ++axis) {
                const auto scale = scales_.find(found.axes[axis]);
                const std::string name = found.place.group + "/" + found.place.name;
                if (scale == scales_.end()) throw Fault(name + " is over what is no dimension of the file");
                if (scale->second.size != found.extents[axis])
                    throw Fault(fmt::format("{} has {} places along {}, which has {}", name,
                                            found.extents[axis], scale->second.name, scale->second.size));
                found.place.dimensions.push_back(scale->second.name);
            }
        std::vector<PlaceInFile> places;
        for (Found& found : found_) places.push_back(std::move(found.place));
        return places;
    }

  private:
    struct Found {
        PlaceInFile place;
        std::vector<hobj_ref_t> axes;
        std::vector<hsize_t> extents;
    };
    struct Scale {
        std::string name;
        hsize_t size;
    };

    void look_at(hid_t dataset, hobj_ref_t address, PlaceInFile place) {
        const std::string name = place.group + "/" + place.name;
        const Handle type(H5Dget_type(dataset), H5Tclose, "see the type of " + name);
        if (!is_text(type) && !is_number(type))
            throw Fault(name + " has a type that is none of a result file");
        const Handle layout(H5Dget_create_plist(dataset), H5Pclose, "see how " + name + " is stored");
        place.is_elsewhere = H5Pget_layout(layout) == H5D_VIRTUAL;
        see_storage(layout, place, is_text(type), name);
        Found found{std::move(place), {}, extents_of(dataset, name)};
        see_size(dataset, found, H5Tget_size(type), name);
        found.place.is_dimension = is_scale(dataset);
        if (!found.place.is_dimension)
            found.axes = axes_of(dataset, found.extents.size(), name);
        else if (found.extents.size() != 1 || !names_.insert(found.place.name).second)
            throw Fault(name + " is no dimension of its own");
        else
            scales_.emplace(address, Scale{found.place.name, found.extents.front()});
        found_.push_back(std::move(found));
    }

    /// To be asked before anything else of a dataset: HDF5 may look into other files for its shape.
    void see_storage(hid_t layout, const PlaceInFile& place, bool holds_text, const std::string& name) const {
        if (H5Pget_external_count(layout) != 0) throw Fault(name + " is stored outside the file");
        if (place.is_elsewhere && (!may_refer_ || holds_text))
            throw Fault(name + " refers to other files, and the file does not say so");
        const int filters = checked(H5Pget_nfilters(layout), "see the filters of " + name);
        for (int i = 0; i < filters; ++i) {
            unsigned flags = 0, setting = 0;
            std::size_t settings = 0;
            const auto filter = H5Pget_filter2(layout, static_cast<unsigned>(i), &flags, &settings, nullptr,
                                               0, nullptr, &setting);
            if (filter != H5Z_FILTER_DEFLATE && filter != H5Z_FILTER_SHUFFLE)
                throw Fault(name + " has a filter that musubi does not use");
        }
    }

    /// Deflate packs at most about a thousand bytes into one: more numbers than that are not in the file.
    void see_size(hid_t dataset, const Found& found, std::size_t each, const std::string& name) {
        constexpr std::uint64_t most_packed = 1040;
        const std::uint64_t size = size_of(found.extents, each);
        const std::uint64_t stored = std::min<std::uint64_t>(H5Dget_storage_size(dataset), bytes_);
        const std::uint64_t most = found.place.is_elsewhere
                                       ? std::numeric_limits<std::int64_t>::max()
                                       : std::min(most_packed * stored, most_packed * bytes_ - unpacked_);
        if (size > most) throw Fault(name + " claims to hold more than its bytes can");
        if (!found.place.is_elsewhere) unpacked_ += size;
    }

    std::size_t bytes_;
    bool may_refer_;
    std::uint64_t unpacked_ = 0;
    std::set<hobj_ref_t> seen_;
    std::set<std::string> names_;
    std::map<hobj_ref_t, Scale> scales_;
    std::vector<Found> found_;
};

}  // namespace

std::vector<LinkInFile> links_in(hid_t group) {
    std::vector<LinkInFile> links;
    hsize_t from = 0;
    const auto add = [](hid_t, const char* name, const H5L_info_t* link, void* to) -> herr_t {
        static_cast<std::vector<LinkInFile>*>(to)->push_back({name, link->type});
        return 0;
    };
    checked(H5Literate(group, H5_INDEX_CRT_ORDER, H5_ITER_INC, &from, add, &links), "list a group");
    return links;
}

std::string text_attribute(hid_t place, const char* name) {
    if (checked(H5Aexists(place, name), "look for an attribute") == 0) return {};
    const Handle attribute(H5Aopen(place, name, H5P_DEFAULT), H5Aclose, "open an attribute");
    const Handle space(H5Aget_space(attribute), H5Sclose, "see an attribute");
    const Handle stored(H5Aget_type(attribute), H5Tclose, "see an attribute");
    if (!is_text(stored) || H5Sget_simple_extent_npoints(space) != 1)
        throw Fault(std::string("the attribute ") + name + " is no text");
    const Handle type = hdf5::text_type();
    char* characters = nullptr;
    checked(H5Aread(attribute, type, static_cast<void*>(&characters)),
            std::string("read the attribute ") + name);
    std::string text = characters == nullptr ? "" : characters;
    H5Dvlen_reclaim(type, space, H5P_DEFAULT, static_cast<void*>(&characters));
    return text;
}

std::vector<PlaceInFile> structure_of(hid_t file, std::size_t bytes) {
    Surveyor surveyor(file, bytes);
    surveyor.walk(file, "", 0);
    return surveyor.places();
}

}  // namespace musubi
