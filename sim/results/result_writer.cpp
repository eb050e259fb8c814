#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <utility>

#include "sim/io/one_nan.hpp"
#include "sim/io/seal.hpp"
#include "sim/results/hdf5.hpp"
#include "sim/results/result_file.hpp"

namespace musubi {
namespace {

using hdf5::checked;
using hdf5::Handle;

/// HDF5 takes texts to their first NUL.
const char* c_text(const std::string& text) {
    if (text.find('\0') != std::string::npos) throw hdf5::Fault("cannot write a text with a NUL in it");
    return text.c_str();
}

void put_attribute(hid_t place, const char* name, hid_t type, hid_t space, const void* values) {
    const Handle attribute(H5Acreate2(place, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                           fmt::format("create the attribute {}", name));
    checked(H5Awrite(attribute, type, values), fmt::format("write the attribute {}", name));
}

/// A text attribute; none for an empty text.
void put_text(hid_t place, const char* name, const std::string& text) {
    if (text.empty()) return;
    const char* const characters = c_text(text);
    put_attribute(place, name, hdf5::text_type(), Handle(H5Screate(H5S_SCALAR), H5Sclose, "create a space"),
                  &characters);
}

/// "title_ja"; "title" where no language is said.
void put_by_language(hid_t place, const std::string& name, const std::map<std::string, std::string>& texts) {
    for (const auto& [language, text] : texts) {
        std::string attribute = name;
        if (!language.empty()) attribute.append("_").append(language);
        put_text(place, attribute.c_str(), text);
    }
}

template <class Number>
void put_number(hid_t place, const char* name, Number number) {
    put_attribute(place, name, hdf5::number_type<Number>(),
                  Handle(H5Screate(H5S_SCALAR), H5Sclose, "create a space"), &number);
}

void put_flags(hid_t dataset, const std::vector<Flag>& flags) {
    if (flags.empty()) return;
    std::vector<std::int8_t> values;
    std::string meanings;
    for (const Flag& flag : flags) {
        values.push_back(flag.value);
        if (!meanings.empty()) meanings += ' ';
        meanings += content::flag_meaning(flag);
    }
    const hsize_t count = values.size();
    put_attribute(dataset, "flag_values", hdf5::number_type<std::int8_t>(),
                  Handle(H5Screate_simple(1, &count, nullptr), H5Sclose, "create a space"), values.data());
    put_text(dataset, "flag_meanings", meanings);
}

/// Of about half a megabyte, so that it fits HDF5's cache: whole inner dimensions, and as many replicates as
/// fit.
std::vector<hsize_t> chunk_of(const std::vector<hsize_t>& shape, std::size_t each) {
    constexpr hsize_t bytes = 512 * 1024;
    std::vector<hsize_t> chunk(shape.size());
    hsize_t inner = each;
    for (std::size_t i = shape.size(); i-- > 0;) {
        chunk[i] = std::clamp<hsize_t>(bytes / inner, 1, shape[i]);
        inner *= chunk[i];
    }
    return chunk;
}

/// How a dataset is laid out: attributes in the order of creation, no clock times; numbers shuffled and
/// deflated.
Handle layout_of(const std::vector<hsize_t>& shape, std::size_t each, Compression compression) {
    Handle layout = hdf5::properties(H5P_DATASET_CREATE);
    checked(H5Pset_attr_creation_order(layout, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
            "track attributes");
    checked(H5Pset_obj_track_times(layout, false), "leave out clock times");
    const bool holds_numbers =
        each > 0 && !shape.empty() && std::find(shape.begin(), shape.end(), 0) == shape.end();
    if (!holds_numbers) return layout;
    checked(H5Pset_chunk(layout, static_cast<int>(shape.size()), chunk_of(shape, each).data()), "set chunks");
    checked(H5Pset_shuffle(layout), "set the shuffle filter");
    if (compression.level > 0) checked(H5Pset_deflate(layout, compression.level), "set the deflate filter");
    return layout;
}

Handle space_of(const std::vector<hsize_t>& shape) {
    if (shape.empty()) return {H5Screate(H5S_SCALAR), H5Sclose, "create a space"};
    return {H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), H5Sclose,
            "create a space"};
}

/// The name of a file as HDF5 takes it in a reference, where a percent sign begins a pattern.
std::string as_source(const std::string& file) {
    std::string source;
    for (const char c : file) source += c == '%' ? std::string("%%") : std::string(1, c);
    return source;
}

/// The deepest group that both groups lie in, or are.
std::string common_group(std::string one, const std::string& other) {
    while (other != one && !other.starts_with(one + "/")) one.resize(one.rfind('/'));
    return one;
}

/// Where the dimensions of variables stand: in the deepest group that holds all variables along them. Who
/// opens a group finds its labels there, and who puts the roots of many files together meets no index that
/// the root itself does not use.
std::map<std::string, std::string> groups_of_dimensions(const Panel& panel) {
    std::map<std::string, std::string> groups;
    for (const Variable& variable : panel.variables)
        for (const std::string& name : variable.dimensions) {
            const auto [group, is_first] = groups.emplace(name, variable.group);
            if (!is_first) group->second = common_group(group->second, variable.group);
        }
    return groups;
}

/// Writes a panel into an open file.
class ResultWriter {
  public:
    ResultWriter(hid_t file, Compression compression, const Elsewhere& elsewhere)
        : file_(file), compression_(compression), elsewhere_(elsewhere) {}

    void write_content(const Panel& panel) {
        put_text(file_, "title", panel.title);
        put_text(file_, "Conventions", content::conventions);
        put_number(file_, "musubi_format", content::format_version);
        put_text(file_, content::note_on_elsewhere, elsewhere_.note);
        auto group_of = groups_of_dimensions(panel);
        for (const Dimension& dimension : panel.dimensions)
            if (group_of[dimension.name].empty()) write_dimension(panel, dimension, file_);
        for (const Variable& variable : panel.variables) {
            for (const std::string& name : variable.dimensions)
                if (!scales_.contains(name))
                    write_dimension(panel, panel.dimension(name), group(group_of[name]));
            write_variable(panel, variable);
        }
    }

    /// On the root, where whoever opens the file sees it first; nothing on a result that has all replicates.
    void write_partial(const Panel& panel, const Provenance& provenance) {
        if (!is_partial(panel, provenance)) return;
        put_text(
            file_, "partial",
            fmt::format("The run was stopped: {} of {} replicates are here, the dimension replicate says "
                        "which. 'musubi run --resume FILE' computes the others.",
                        replicates_in(panel), provenance.replicates));
    }

    void write_provenance(const Provenance& from, const std::string& checksum) {
        const hid_t place = group(content::provenance_group);
        put_text(place, "content_checksum", checksum);
        put_text(place, "scenario_checksum", from.scenario_checksum);
        put_by_language(place, "title", from.titles);
        put_by_language(place, "question", from.questions);
        put_text(place, "scenario_file", from.scenario_file);
        put_text(place, "version", from.version);
        put_text(place, "commit", from.commit);
        put_text(place, "build_type", from.build_type);
        put_text(place, "compiler", from.compiler);
        put_number(place, "seed", from.seed);
        put_number(place, "replicates", from.replicates);
        put_text(place, "network", from.network);
        put_number(place, "threads", from.threads);
        put_text(place, "start_time", from.start_time);
        put_text(place, "end_time", from.end_time);
        put_text(place, "command_line", from.command_line);
        put_text(place, "parameters", from.parameters);
        put_text(place, "resolved_scenario", from.resolved_scenario);
    }

  private:
    /// A dimension is a dataset of its labels or numbers, marked as a scale. Its number is its place in the
    /// panel.
    void write_dimension(const Panel& panel, const Dimension& dimension, hid_t place) {
        const std::vector<hsize_t> shape{dimension.size()};
        const bool labelled = !dimension.labels.empty();
        Handle scale = labelled ? write_array(place, dimension.name, shape, dimension.labels, false)
                                : write_array(place, dimension.name, shape, dimension.numbers, false);
        checked(H5DSset_scale(scale, dimension.name.c_str()), "make a scale of " + dimension.name);
        put_number(scale, hdf5::number_of_dimension,
                   static_cast<std::int32_t>(&dimension - panel.dimensions.data()));
        put_text(scale, "long_name", dimension.long_name);
        put_text(scale, "units", dimension.units);
        scales_.emplace(dimension.name, std::move(scale));
    }

    void write_variable(const Panel& panel, const Variable& variable) {
        std::vector<hsize_t> shape;
        for (const std::string& name : variable.dimensions) shape.push_back(panel.dimension(name).size());
        const std::size_t count = std::visit([](const auto& all) { return all.size(); }, variable.numbers);
        if (count != panel.size_of(variable))
            throw hdf5::Fault(fmt::format("{} has {} numbers where its dimensions make {}", variable.name,
                                          count, panel.size_of(variable)));
        const Elsewhere::Numbers* elsewhere = found_elsewhere(variable);
        const Handle dataset = std::visit(
            [&](const auto& numbers) {
                return elsewhere != nullptr ? refer_to(*elsewhere, variable, shape, numbers)
                                            : write_array(group(variable.group), variable.name, shape,
                                                          numbers, content::has_fill(variable));
            },
            variable.numbers);
        for (unsigned axis = 0; axis < variable.dimensions.size(); ++axis)
            checked(H5DSattach_scale(dataset, scales_.at(variable.dimensions[axis]), axis),
                    fmt::format("attach {} to {}", variable.dimensions[axis], variable.name));
        put_text(dataset, "units", variable.units);
        put_text(dataset, "long_name", variable.long_name);
        put_text(dataset, "comment", variable.note);
        put_flags(dataset, variable.flags);
    }

    template <class Number>
    Handle write_array(hid_t place, const std::string& name, const std::vector<hsize_t>& shape,
                       const std::vector<Number>& numbers, bool has_fill) {
        const Handle type(H5Tcopy(hdf5::number_type<Number>()), H5Tclose, "copy a type");
        const Handle layout = layout_of(shape, sizeof(Number), compression_);
        const Number missing = content::fill_value<Number>();
        if (has_fill) checked(H5Pset_fill_value(layout, type, &missing), "set the fill value of " + name);
        Handle dataset = create(place, name, type, shape, layout);
        if (has_fill) put_number(dataset, "_FillValue", missing);
        std::vector<Number> copy;
        write_all(dataset, name, type, with_one_nan(numbers, copy).data());
        return dataset;
    }
    Handle write_array(hid_t place, const std::string& name, const std::vector<hsize_t>& shape,
                       const std::vector<std::string>& texts, bool /*has_fill*/) {
        const Handle type = hdf5::text_type();
        std::vector<const char*> characters;
        characters.reserve(texts.size());
        for (const std::string& text : texts) characters.push_back(c_text(text));
        Handle dataset = create(place, name, type, shape, layout_of(shape, 0, compression_));
        write_all(dataset, name, type, characters.data());
        return dataset;
    }

    [[nodiscard]] const Elsewhere::Numbers* found_elsewhere(const Variable& variable) const {
        const std::string path = variable.group + "/" + variable.name;
        const auto found =
            std::find_if(elsewhere_.numbers.begin(), elsewhere_.numbers.end(),
                         [&](const Elsewhere::Numbers& numbers) { return numbers.variable == path; });
        return found == elsewhere_.numbers.end() ? nullptr : &*found;
    }

    template <class Number>
    Handle refer_to(const Elsewhere::Numbers& elsewhere, const Variable& variable,
                    const std::vector<hsize_t>& shape, const std::vector<Number>& /*numbers*/) {
        const Handle type(H5Tcopy(hdf5::number_type<Number>()), H5Tclose, "copy a type");
        const Handle layout = layout_of({}, sizeof(Number), compression_);
        const auto gap = static_cast<Number>(elsewhere.where_missing);
        checked(H5Pset_fill_value(layout, type, &gap), "set the fill value of " + variable.name);
        for (const Elsewhere::Block& block : elsewhere.blocks) {
            const std::vector<hsize_t> start(block.start.begin(), block.start.end()),
                count(block.count.begin(), block.count.end());
            const std::string source = as_source(block.file);
            const Handle whole = space_of(count), part = space_of(shape);
            checked(H5Sselect_hyperslab(part, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr),
                    "select a block of " + variable.name);
            checked(H5Pset_virtual(layout, part, c_text(source), elsewhere.variable.c_str(), whole),
                    "refer to " + block.file);
        }
        Handle dataset = create(group(variable.group), variable.name, type, shape, layout);
        if (content::has_fill(variable)) put_number(dataset, "_FillValue", content::fill_value<Number>());
        return dataset;
    }
    Handle refer_to(const Elsewhere::Numbers& /*elsewhere*/, const Variable& variable,
                    const std::vector<hsize_t>& /*shape*/, const std::vector<std::string>& /*texts*/) {
        throw hdf5::Fault("cannot refer to texts in other files: " + variable.name);
    }

    static Handle create(hid_t place, const std::string& name, hid_t type, const std::vector<hsize_t>& shape,
                         hid_t layout) {
        return {H5Dcreate2(place, c_text(name), type, space_of(shape), H5P_DEFAULT, layout, H5P_DEFAULT),
                H5Dclose, "create " + name};
    }
    static void write_all(hid_t dataset, const std::string& name, hid_t type, const void* values) {
        checked(H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), "write " + name);
    }

    /// The group of that path, made with those above it when it is first asked for.
    hid_t group(const std::string& path) {
        if (path.empty() || path == "/") return file_;
        if (const auto made = groups_.find(path); made != groups_.end()) return made->second;
        const std::size_t slash = path.rfind('/');
        const hid_t above = slash == std::string::npos ? file_ : group(path.substr(0, slash));
        const std::string name = path.substr(slash == std::string::npos ? 0 : slash + 1);
        const Handle order = hdf5::properties(H5P_GROUP_CREATE);
        checked(H5Pset_obj_track_times(order, false), "leave out clock times");
        checked(H5Pset_link_creation_order(order, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
                "track names");
        checked(H5Pset_attr_creation_order(order, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
                "track attributes");
        Handle made(H5Gcreate2(above, c_text(name), H5P_DEFAULT, order, H5P_DEFAULT), H5Gclose,
                    "create the group " + path);
        return groups_.emplace(path, std::move(made)).first->second;
    }

    hid_t file_;
    Compression compression_;
    const Elsewhere& elsewhere_;
    std::map<std::string, Handle> scales_, groups_;
};

/// An HDF5 file that lives in memory only.
Handle create_in_memory(bool refers_to_others) {
    constexpr std::size_t growth = 4 << 20;
    const Handle access = hdf5::properties(H5P_FILE_ACCESS);
    checked(H5Pset_fapl_core(access, growth, false), "keep the file in memory");
    const H5F_libver_t newest = refers_to_others ? H5F_LIBVER_V110 : H5F_LIBVER_V18;
    checked(H5Pset_libver_bounds(access, H5F_LIBVER_EARLIEST, newest), "choose the file format");
    const Handle order = hdf5::properties(H5P_FILE_CREATE);
    checked(H5Pset_obj_track_times(order, false), "leave out clock times");
    checked(H5Pset_link_creation_order(order, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), "track names");
    checked(H5Pset_attr_creation_order(order, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
            "track attributes");
    return {H5Fcreate(hdf5::name_of_no_file().c_str(), H5F_ACC_TRUNC, order, access), H5Fclose,
            "create a file in memory"};
}

std::vector<std::byte> image_of(hid_t file) {
    checked(H5Fflush(file, H5F_SCOPE_GLOBAL), "flush the file in memory");
    const auto size =
        static_cast<std::size_t>(checked(H5Fget_file_image(file, nullptr, 0), "measure the file in memory"));
    std::vector<std::byte> image;
    image.reserve(size + seal_size);  // which is added without a copy of the rest
    image.resize(size);
    checked(H5Fget_file_image(file, image.data(), image.size()), "take the file from memory");
    return image;
}

}  // namespace

std::uint64_t replicates_in(const Panel& panel) {
    for (const Dimension& dimension : panel.dimensions)
        if (dimension.name == "replicate") return dimension.size();
    return 0;
}

bool is_partial(const Panel& panel, const Provenance& provenance) {
    return replicates_in(panel) < provenance.replicates;
}

std::vector<std::byte> result_image(const Panel& panel, const Provenance& provenance, Compression compression,
                                    const Elsewhere& elsewhere) {
    hdf5::print_no_errors();
    const Handle file = create_in_memory(!elsewhere.numbers.empty());
    {
        ResultWriter writer(file, compression, elsewhere);
        writer.write_content(panel);
        writer.write_partial(panel, provenance);
        writer.write_provenance(provenance, content_checksum(panel));
    }
    std::vector<std::byte> image = image_of(file);
    seal(image);
    return image;
}

void write_result(const std::filesystem::path& path, const Panel& panel, const Provenance& provenance,
                  Overwrite overwrite, Compression compression, const Elsewhere& elsewhere) {
    write_whole_file(path, result_image(panel, provenance, compression, elsewhere), overwrite);
}

}  // namespace musubi
