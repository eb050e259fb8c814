#include "musubi/panel.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace musubi {
namespace {

template <class Item, class Is>
const Item* first_that(const std::vector<Item>& all, Is&& is) {
    const auto it = std::find_if(all.begin(), all.end(), is);
    return it == all.end() ? nullptr : &*it;
}

std::out_of_range no_such(const char* kind, const std::string& name) {
    return std::out_of_range("the panel has no " + std::string(kind) + " '" + name + "'");
}

}  // namespace

Variable constant_variable(std::string group, std::string name, std::string long_name,
                           std::vector<std::string> dimensions, Numbers numbers) {
    Variable variable;
    variable.group = std::move(group);
    variable.name = std::move(name);
    variable.units = "1";
    variable.long_name = std::move(long_name);
    variable.dimensions = std::move(dimensions);
    variable.numbers = std::move(numbers);
    variable.per_replicate = false;
    return variable;
}

const Dimension& Panel::dimension(const std::string& name) const {
    const auto* found = first_that(dimensions, [&](const Dimension& one) { return one.name == name; });
    if (found == nullptr) throw no_such("dimension", name);
    return *found;
}

const Variable& Panel::variable(const std::string& name) const {
    const Variable* const found = find(name);
    if (found == nullptr) throw no_such("variable", name);
    return *found;
}

const Variable* Panel::find(std::string_view name) const {
    return first_that(variables, [&](const Variable& one) { return one.name == name; });
}

const Variable* Panel::find(std::string_view group, std::string_view name) const {
    return first_that(variables, [&](const Variable& one) { return one.group == group && one.name == name; });
}

std::size_t Panel::size_of(const Variable& variable) const {
    std::size_t size = 1;
    for (const std::string& name : variable.dimensions) size *= dimension(name).size();
    return size;
}

}  // namespace musubi
