#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>
#include <sstream>
#include <type_traits>
#include <utility>

#include "sim/results/elsewhere_reader.hpp"
#include "sim/results/opened_result.hpp"

namespace musubi {
namespace {

using hdf5::checked;
using hdf5::Handle;

/// The texts of a dataset. Those of a file are not longer than the file: `bytes`.
std::vector<std::string> texts_of(hid_t dataset, std::size_t count, std::size_t bytes,
                                  const std::string& name) {
    const Handle type = hdf5::text_type();
    hdf5::TextBudget budget(bytes + count);  // and the end of each
    std::vector<char*> characters(count, nullptr);
    const herr_t read =
        H5Dread(dataset, type, H5S_ALL, H5S_ALL, budget.transfer(), static_cast<void*>(characters.data()));
    std::vector<std::string> texts;
    texts.reserve(count);
    if (read >= 0)
        for (const char* text : characters) texts.emplace_back(text == nullptr ? "" : text);
    for (char* text : characters) std::free(text);
    if (budget.is_exceeded()) throw hdf5::Fault(name + " claims to hold longer texts than the file");
    checked(read, "read " + name);
    return texts;
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
    constexpr hssize_t most = 256;  // as many flags as there are values
    if (checked(H5Aexists(place, name), "look for an attribute") == 0) return {};
    const Handle attribute(H5Aopen(place, name, H5P_DEFAULT), H5Aclose, "open an attribute");
    const Handle space(H5Aget_space(attribute), H5Sclose, "see an attribute");
    const Handle type(H5Aget_type(attribute), H5Tclose, "see an attribute");
    const hssize_t count = checked(H5Sget_simple_extent_npoints(space), "count");
    if (H5Tget_class(type) != H5T_INTEGER || count > most)
        throw hdf5::Fault(std::string("the attribute ") + name + " is no number");
    std::vector<Number> numbers(static_cast<std::size_t>(count));
    checked(H5Aread(attribute, hdf5::number_type<Number>(), numbers.data()), std::string("read ") + name);
    return numbers;
}

template <class Number>
bool make_numbers_of(hid_t type, std::size_t count, Numbers& numbers) {
    if (checked(H5Tequal(type, hdf5::number_type<Number>()), "compare types") == 0) return false;
    numbers = std::vector<Number>(count);
    return true;
}

/// As many numbers as the dataset holds, of its type, which are still to be read.
Numbers room_for(hid_t type, std::size_t count, const std::string& name) {
    Numbers numbers;
    const bool known = make_numbers_of<std::int8_t>(type, count, numbers) ||
                       make_numbers_of<std::int32_t>(type, count, numbers) ||
                       make_numbers_of<std::int64_t>(type, count, numbers) ||
                       make_numbers_of<float>(type, count, numbers) ||
                       make_numbers_of<double>(type, count, numbers);
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

std::int64_t number_of_dimension(hid_t dataset) {
    const auto number = number_attribute<std::int64_t>(dataset, hdf5::number_of_dimension);
    return number.empty() ? std::numeric_limits<std::int64_t>::max() : number.front();
}

Handle open_provenance(hid_t file) {
    return {H5Gopen2(file, content::provenance_group, H5P_DEFAULT), H5Gclose, "open the provenance"};
}

}  // namespace

OpenedResult::OpenedResult(std::span<std::byte> image)
    : bytes_(image.size()), file_(hdf5::open_image(image)) {
    const auto format = number_attribute<std::int64_t>(file_, "musubi_format");
    if (format != std::vector{content::format_version})
        throw hdf5::Fault("not a result file of format " + std::to_string(content::format_version));
    places_ = structure_of(file_, bytes_);
}

Numbers OpenedResult::numbers_of(hid_t dataset, const PlaceInFile& place) {
    const std::string name = place.group + "/" + place.name;
    const Handle space(H5Dget_space(dataset), H5Sclose, "see the shape of " + name);
    const Handle type(H5Dget_type(dataset), H5Tclose, "see the type of " + name);
    const auto count =
        static_cast<std::size_t>(checked(H5Sget_simple_extent_npoints(space), "count " + name));
    if (H5Tget_class(type) == H5T_STRING) return texts_of(dataset, count, bytes_, name);
    Numbers numbers = room_for(type, count, name);
    if (place.is_elsewhere) {
        elsewhere_.push_back(elsewhere_of(dataset, name));
        std::visit(
            [&]<class Number>(std::vector<Number>& all) {
                if constexpr (std::is_arithmetic_v<Number>)
                    std::fill(all.begin(), all.end(), static_cast<Number>(elsewhere_.back().where_missing));
            },
            numbers);
        return numbers;
    }
    std::visit(
        [&]<class Number>(std::vector<Number>& all) {
            if constexpr (std::is_arithmetic_v<Number>)
                checked(H5Dread(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, all.data()), "read " + name);
        },
        numbers);
    return numbers;
}

Dimension OpenedResult::dimension_at(hid_t dataset, const PlaceInFile& place) {
    Dimension dimension{
        place.name, text_attribute(dataset, "long_name"), {}, {}, text_attribute(dataset, "units")};
    Numbers values = numbers_of(dataset, place);
    if (auto* labels = std::get_if<std::vector<std::string>>(&values))
        dimension.labels = std::move(*labels);
    else if (auto* numbers = std::get_if<std::vector<std::int64_t>>(&values))
        dimension.numbers = std::move(*numbers);
    else
        throw hdf5::Fault("cannot read the dimension " + place.name + ": neither texts nor whole numbers");
    return dimension;
}

Variable OpenedResult::variable_at(hid_t dataset, const PlaceInFile& place) {
    Variable variable;
    variable.group = place.group;
    variable.name = place.name;
    variable.units = text_attribute(dataset, "units");
    variable.long_name = text_attribute(dataset, "long_name");
    variable.note = text_attribute(dataset, "comment");
    variable.dimensions = place.dimensions;
    variable.flags = flags_of(dataset);
    variable.has_missing = checked(H5Aexists(dataset, "_FillValue"), "look for an attribute") > 0;
    variable.per_replicate = !variable.dimensions.empty() && variable.dimensions.front() == "replicate";
    variable.numbers = numbers_of(dataset, place);
    return variable;
}

Panel OpenedResult::panel() {
    Panel panel;
    std::multimap<std::int64_t, Dimension> dimensions;  // by their place in the panel that was written
    panel.title = text_attribute(file_, "title");
    for (const PlaceInFile& place : places_) {
        const std::string path = place.group + "/" + place.name;
        const Handle dataset(H5Dopen2(file_, path.c_str(), H5P_DEFAULT), H5Dclose, "open " + path);
        if (place.is_dimension)
            dimensions.emplace(number_of_dimension(dataset), dimension_at(dataset, place));
        else
            panel.variables.push_back(variable_at(dataset, place));
    }
    for (auto& [number, dimension] : dimensions) panel.dimensions.push_back(std::move(dimension));
    return panel;
}

Provenance OpenedResult::provenance() const {
    const Handle place = open_provenance(file_);
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

std::string OpenedResult::note() const { return text_attribute(file_, content::note_on_elsewhere); }

std::string OpenedResult::stored_checksum() const {
    return text_attribute(open_provenance(file_), "content_checksum");
}

}  // namespace musubi
