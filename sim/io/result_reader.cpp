#include <algorithm>
#include <limits>
#include <map>
#include <sstream>
#include <utility>

#include "sim/io/hdf5.hpp"
#include "sim/io/result_file.hpp"

namespace musubi {
namespace {

using hdf5::checked;
using hdf5::Handle;

herr_t add_name(hid_t /*group*/, const char* name, const H5L_info_t* /*link*/, void* names) {
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

/// What lies in a group, in the order of creation.
std::vector<std::string> names_in(hid_t group) {
    std::vector<std::string> names;
    hsize_t from = 0;
    checked(H5Literate(group, H5_INDEX_CRT_ORDER, H5_ITER_INC, &from, add_name, &names), "list a group");
    return names;
}

herr_t take_scale_name(hid_t /*dataset*/, unsigned /*axis*/, hid_t scale, void* name) {
    constexpr std::size_t longest = 1024;
    std::string path(longest, '\0');
    const ssize_t length = H5Iget_name(scale, path.data(), path.size());
    if (length <= 0 || static_cast<std::size_t>(length) >= longest) return -1;
    path.resize(static_cast<std::size_t>(length));
    *static_cast<std::string*>(name) = path.substr(path.rfind('/') + 1);
    return 1;  // the first scale of an axis is its dimension
}

std::vector<std::string> dimensions_of(hid_t dataset, const std::string& name) {
    const Handle space(H5Dget_space(dataset), H5Sclose, "see the shape of " + name);
    std::vector<std::string> dimensions(
        static_cast<std::size_t>(checked(H5Sget_simple_extent_ndims(space), "see the shape of " + name)));
    for (unsigned axis = 0; axis < dimensions.size(); ++axis)
        checked(H5DSiterate_scales(dataset, axis, nullptr, take_scale_name, &dimensions[axis]),
                "see the dimensions of " + name);
    return dimensions;
}

/// All texts of a dataset or an attribute: `read` is H5Dread or H5Aread with what is to be read.
template <class Read>
std::vector<std::string> read_texts(hid_t space, Read&& read) {
    const Handle type = hdf5::text_type();
    const auto count = checked(H5Sget_simple_extent_npoints(space), "count texts");
    std::vector<char*> characters(static_cast<std::size_t>(count), nullptr);
    read(type, static_cast<void*>(characters.data()));
    std::vector<std::string> texts;
    texts.reserve(characters.size());
    for (const char* text : characters) texts.emplace_back(text == nullptr ? "" : text);
    if (!characters.empty()) H5Dvlen_reclaim(type, space, H5P_DEFAULT, static_cast<void*>(characters.data()));
    return texts;
}

/// A text attribute; empty if there is none.
std::string text_attribute(hid_t place, const char* name) {
    if (checked(H5Aexists(place, name), "look for an attribute") == 0) return {};
    const Handle attribute(H5Aopen(place, name, H5P_DEFAULT), H5Aclose, "open an attribute");
    const Handle space(H5Aget_space(attribute), H5Sclose, "see an attribute");
    const auto texts = read_texts(space, [&](hid_t type, void* to) {
        checked(H5Aread(attribute, type, to), std::string("read the attribute ") + name);
    });
    return texts.empty() ? "" : texts.front();
}

std::vector<std::string> names_of_attributes(hid_t place) {
    std::vector<std::string> names;
    checked(H5Aiterate2(
                place, H5_INDEX_NAME, H5_ITER_INC, nullptr,
                [](hid_t, const char* name, const H5A_info_t*, void* to) -> herr_t {
                    static_cast<std::vector<std::string>*>(to)->emplace_back(name);
                    return 0;
                },
                &names),
            "list attributes");
    return names;
}

/// What stands in the attributes `name` and `name_LANGUAGE`, by language.
std::map<std::string, std::string> texts_by_language(hid_t place, const std::string& name) {
    std::map<std::string, std::string> texts;
    for (const std::string& attribute : names_of_attributes(place)) {
        if (attribute == name)
            texts[""] = text_attribute(place, attribute.c_str());
        else if (attribute.starts_with(name + "_"))
            texts[attribute.substr(name.size() + 1)] = text_attribute(place, attribute.c_str());
    }
    return texts;
}

template <class Number>
std::vector<Number> number_attribute(hid_t place, const char* name) {
    if (checked(H5Aexists(place, name), "look for an attribute") == 0) return {};
    const Handle attribute(H5Aopen(place, name, H5P_DEFAULT), H5Aclose, "open an attribute");
    const Handle space(H5Aget_space(attribute), H5Sclose, "see an attribute");
    std::vector<Number> numbers(
        static_cast<std::size_t>(checked(H5Sget_simple_extent_npoints(space), "count")));
    checked(H5Aread(attribute, hdf5::number_type<Number>(), numbers.data()), std::string("read ") + name);
    return numbers;
}

template <class Number>
bool read_numbers_as(hid_t dataset, hid_t type, std::size_t count, const std::string& name,
                     Numbers& numbers) {
    if (checked(H5Tequal(type, hdf5::number_type<Number>()), "compare types") == 0) return false;
    std::vector<Number> values(count);
    checked(H5Dread(dataset, hdf5::number_type<Number>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
            "read " + name);
    numbers = std::move(values);
    return true;
}

Numbers numbers_of(hid_t dataset, const std::string& name) {
    const Handle space(H5Dget_space(dataset), H5Sclose, "see the shape of " + name);
    const Handle type(H5Dget_type(dataset), H5Tclose, "see the type of " + name);
    if (checked(H5Tget_class(type), "see the type of " + name) == H5T_STRING)
        return read_texts(space, [&](hid_t text, void* to) {
            checked(H5Dread(dataset, text, H5S_ALL, H5S_ALL, H5P_DEFAULT, to), "read " + name);
        });
    const auto count =
        static_cast<std::size_t>(checked(H5Sget_simple_extent_npoints(space), "count " + name));
    Numbers numbers;
    const bool known = read_numbers_as<std::int8_t>(dataset, type, count, name, numbers) ||
                       read_numbers_as<std::int32_t>(dataset, type, count, name, numbers) ||
                       read_numbers_as<std::int64_t>(dataset, type, count, name, numbers) ||
                       read_numbers_as<float>(dataset, type, count, name, numbers) ||
                       read_numbers_as<double>(dataset, type, count, name, numbers);
    if (!known) throw hdf5::Fault("cannot read " + name + ": its type is none of a result file");
    return numbers;
}

std::vector<Flag> flags_of(hid_t dataset) {
    std::vector<Flag> flags;
    std::istringstream meanings(text_attribute(dataset, "flag_meanings"));
    for (const std::int8_t value : number_attribute<std::int8_t>(dataset, "flag_values")) {
        flags.push_back({value, ""});
        meanings >> flags.back().meaning;
    }
    return flags;
}

Dimension read_dimension(hid_t dataset, const std::string& name) {
    Dimension dimension{name, text_attribute(dataset, "long_name"), {}, {}, text_attribute(dataset, "units")};
    Numbers values = numbers_of(dataset, name);
    if (auto* labels = std::get_if<std::vector<std::string>>(&values))
        dimension.labels = std::move(*labels);
    else if (auto* numbers = std::get_if<std::vector<std::int64_t>>(&values))
        dimension.numbers = std::move(*numbers);
    else
        throw hdf5::Fault("cannot read the dimension " + name + ": neither texts nor whole numbers");
    return dimension;
}

Variable read_variable(hid_t dataset, const std::string& group, const std::string& name) {
    Variable variable;
    variable.group = group;
    variable.name = name;
    variable.units = text_attribute(dataset, "units");
    variable.long_name = text_attribute(dataset, "long_name");
    variable.note = text_attribute(dataset, "comment");
    variable.dimensions = dimensions_of(dataset, name);
    variable.flags = flags_of(dataset);
    variable.has_missing = checked(H5Aexists(dataset, "_FillValue"), "look for an attribute") > 0;
    variable.per_replicate = !variable.dimensions.empty() && variable.dimensions.front() == "replicate";
    variable.numbers = numbers_of(dataset, name);
    return variable;
}

/// Dimensions by their place in the panel that was written.
using NumberedDimensions = std::multimap<std::int64_t, Dimension>;

std::int64_t number_of_dimension(hid_t dataset) {
    const auto number = number_attribute<std::int64_t>(dataset, hdf5::number_of_dimension);
    return number.empty() ? std::numeric_limits<std::int64_t>::max() : number.front();
}

void read_group(hid_t group, const std::string& path, Panel& panel, NumberedDimensions& dimensions) {
    for (const std::string& name : names_in(group)) {
        const std::string below = std::string(path).append("/").append(name);
        if (below == content::provenance_group) continue;
        const Handle object(H5Oopen(group, name.c_str(), H5P_DEFAULT), H5Oclose, "open " + below);
        if (H5Iget_type(object) == H5I_GROUP)
            read_group(object, below, panel, dimensions);
        else if (checked(H5DSis_scale(object), "see what is " + below) > 0)
            dimensions.emplace(number_of_dimension(object), read_dimension(object, name));
        else
            panel.variables.push_back(read_variable(object, path, name));
    }
}

Handle open_file(const std::filesystem::path& path) {
    hdf5::print_no_errors();
    return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "open " + path.string()};
}

Handle open_provenance(hid_t file, const std::filesystem::path& path) {
    return {H5Gopen2(file, content::provenance_group, H5P_DEFAULT), H5Gclose,
            "open the provenance of " + path.string()};
}

}  // namespace

Panel read_panel(const std::filesystem::path& path) {
    const Handle file = open_file(path);
    const auto format = number_attribute<std::int64_t>(file, "musubi_format");
    if (format != std::vector{content::format_version})
        throw hdf5::Fault("cannot read " + path.string() + ": not a result file of format " +
                          std::to_string(content::format_version));
    Panel panel;
    panel.title = text_attribute(file, "title");
    NumberedDimensions dimensions;
    read_group(file, "", panel, dimensions);
    for (auto& [number, dimension] : dimensions) panel.dimensions.push_back(std::move(dimension));
    return panel;
}

Provenance read_provenance(const std::filesystem::path& path) {
    const Handle file = open_file(path);
    const Handle place = open_provenance(file, path);
    const auto text = [&](const char* name) { return text_attribute(place, name); };
    const auto count = [&](const char* name) {
        const auto numbers = number_attribute<std::uint64_t>(place, name);
        return numbers.empty() ? 0 : numbers.front();
    };
    Provenance provenance;
    provenance.resolved_scenario = text("resolved_scenario");
    provenance.scenario_checksum = text("scenario_checksum");
    provenance.titles = texts_by_language(place, "title");
    provenance.questions = texts_by_language(place, "question");
    provenance.scenario_file = text("scenario_file");
    provenance.version = text("version");
    provenance.commit = text("commit");
    provenance.build_type = text("build_type");
    provenance.compiler = text("compiler");
    provenance.seed = count("seed");
    provenance.replicates = count("replicates");
    provenance.network = text("network");
    provenance.threads = static_cast<std::int64_t>(count("threads"));
    provenance.parameters = text("parameters");
    provenance.start_time = text("start_time");
    provenance.end_time = text("end_time");
    provenance.command_line = text("command_line");
    return provenance;
}

std::string note_on_elsewhere(const std::filesystem::path& path) {
    return text_attribute(open_file(path), content::note_on_elsewhere);
}

std::string stored_checksum(const std::filesystem::path& path) {
    const Handle file = open_file(path);
    return text_attribute(open_provenance(file, path), "content_checksum");
}

}  // namespace musubi
