#include "sim/results/elsewhere_reader.hpp"

#include <algorithm>
#include <map>
#include <type_traits>

namespace musubi {
namespace {

using hdf5::checked;
using hdf5::Fault;
using hdf5::Handle;

/// A text that HDF5 copies to where there is room for it.
template <class Copy>
std::string copied_text(Copy&& copy, const std::string& doing) {
    const auto length = static_cast<std::size_t>(checked(copy(nullptr, 0), doing));
    std::string text(length + 1, '\0');
    checked(copy(text.data(), text.size()), doing);
    text.resize(length);
    return text;
}

/// The name of a file from what stands in a reference, where a percent sign begins a pattern.
std::string file_from_source(const std::string& source) {
    std::string file;
    for (std::size_t i = 0; i < source.size(); ++i) {
        file += source[i];
        if (source[i] != '%') continue;
        if (++i == source.size() || source[i] != '%') throw Fault("a reference to a pattern of files");
    }
    return file;
}

/// Where a block lies, which has no gaps.
Elsewhere::Block block_in(hid_t part, std::size_t rank, const std::string& name) {
    std::vector<hsize_t> first(rank), last(rank);
    if (checked(H5Sget_simple_extent_ndims(part), "see a block of " + name) != static_cast<int>(rank))
        throw Fault("a block of " + name + " is of another shape");
    checked(H5Sget_select_bounds(part, first.data(), last.data()), "see a block of " + name);
    Elsewhere::Block block;
    hsize_t cells = 1;
    for (std::size_t i = 0; i < rank; ++i) {
        block.start.push_back(first[i]);
        block.count.push_back(last[i] - first[i] + 1);
        cells *= last[i] - first[i] + 1;
    }
    if (H5Sget_select_npoints(part) != static_cast<hssize_t>(cells))
        throw Fault("a block of " + name + " has gaps");
    return block;
}

/// A block that is to come from a file into a variable.
struct Wanted {
    Variable* into;
    const std::string* variable;  ///< "/runs/result", as it is called there
    const Elsewhere::Block* block;
};

const Variable* found_in(const Panel& panel, const std::string& path) {
    const auto found = std::find_if(panel.variables.begin(), panel.variables.end(),
                                    [&](const Variable& one) { return one.group + "/" + one.name == path; });
    return found == panel.variables.end() ? nullptr : &*found;
}

/// Copies the rows of a block, which follow each other in `from`.
template <class Number>
void copy_block(const std::vector<Number>& from, const Elsewhere::Block& block,
                const std::vector<std::size_t>& shape, std::vector<Number>& into) {
    const std::size_t row = block.count.back();
    std::vector<std::size_t> at(shape.size(), 0);
    for (auto next = from.begin(); next != from.end(); next += static_cast<std::ptrdiff_t>(row)) {
        std::size_t cell = 0;
        for (std::size_t i = 0; i < shape.size(); ++i) cell = cell * shape[i] + block.start[i] + at[i];
        std::copy_n(next, row, into.begin() + static_cast<std::ptrdiff_t>(cell));
        for (std::size_t i = shape.size() - 1; i-- > 0 && ++at[i] == block.count[i];) at[i] = 0;
    }
}

/// Says why not, if the block is not what the file holds.
std::string put(const Panel& source, const Wanted& wanted, const std::vector<std::size_t>& shape) {
    const Variable* const from = found_in(source, *wanted.variable);
    if (from == nullptr) return "has no " + *wanted.variable;
    std::size_t cells = 1;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (wanted.block->start[i] + wanted.block->count[i] > shape[i]) return "is of a block outside of all";
        cells *= wanted.block->count[i];
    }
    return std::visit(
        [&]<class Number>(std::vector<Number>& into) -> std::string {
            const auto* const numbers = std::get_if<std::vector<Number>>(&from->numbers);
            if (numbers == nullptr || numbers->size() != cells) return "does not hold its block";
            if (cells > 0) copy_block(*numbers, *wanted.block, shape, into);
            return {};
        },
        wanted.into->numbers);
}

std::vector<std::size_t> shape_of(const Panel& panel, const Variable& variable) {
    std::vector<std::size_t> shape;
    for (const std::string& name : variable.dimensions) shape.push_back(panel.dimension(name).size());
    return shape;
}

}  // namespace

Elsewhere::Numbers elsewhere_of(hid_t dataset, const std::string& name) {
    const std::string doing = "see where the numbers of " + name + " are";
    const Handle layout(H5Dget_create_plist(dataset), H5Pclose, doing);
    const Handle space(H5Dget_space(dataset), H5Sclose, doing);
    const auto rank = static_cast<std::size_t>(checked(H5Sget_simple_extent_ndims(space), doing));
    if (rank == 0) throw Fault(name + " refers to other files for a single number");
    Elsewhere::Numbers numbers{name, {}, 0};
    checked(H5Pget_fill_value(layout, H5T_NATIVE_DOUBLE, &numbers.where_missing), doing);
    std::size_t blocks = 0;
    checked(H5Pget_virtual_count(layout, &blocks), doing);
    for (std::size_t i = 0; i < blocks; ++i) {
        const Handle part(H5Pget_virtual_vspace(layout, i), H5Sclose, doing);
        Elsewhere::Block block = block_in(part, rank, name);
        block.file = file_from_source(copied_text(
            [&](char* to, std::size_t size) { return H5Pget_virtual_filename(layout, i, to, size); }, doing));
        const std::string there = copied_text(
            [&](char* to, std::size_t size) { return H5Pget_virtual_dsetname(layout, i, to, size); }, doing);
        if (there != name) throw Fault(name + " refers to " + there + " of another file");
        numbers.blocks.push_back(std::move(block));
    }
    return numbers;
}

std::string fill_from_elsewhere(Panel& panel, const std::vector<Elsewhere::Numbers>& elsewhere,
                                const std::filesystem::path& folder, const ReadSource& read) {
    std::map<std::string, std::vector<Wanted>> by_file;
    for (const Elsewhere::Numbers& numbers : elsewhere)
        for (Variable& variable : panel.variables)
            if (variable.group + "/" + variable.name == numbers.variable)
                for (const Elsewhere::Block& block : numbers.blocks)
                    by_file[block.file].push_back({&variable, &numbers.variable, &block});
    std::string first;
    for (const auto& [file, all] : by_file) {
        const SourceContent source = read(folder / file);
        std::string objection = source.objection;
        for (const Wanted& wanted : all)
            if (source.panel && objection.empty())
                objection = put(*source.panel, wanted, shape_of(panel, *wanted.into));
        if (first.empty() && !objection.empty()) first = (folder / file).string() + ": " + objection;
    }
    return first;
}

}  // namespace musubi
