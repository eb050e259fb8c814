#include "musubi/panel.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace musubi {
namespace {

template <class Named>
const Named& find(const std::vector<Named>& all, const std::string& name, const char* kind) {
    const auto it = std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.name == name; });
    if (it == all.end()) throw std::out_of_range("the panel has no " + std::string(kind) + " '" + name + "'");
    return *it;
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
    return find(dimensions, name, "dimension");
}

const Variable& Panel::variable(const std::string& name) const { return find(variables, name, "variable"); }

std::size_t Panel::size_of(const Variable& variable) const {
    std::size_t size = 1;
    for (const std::string& name : variable.dimensions) size *= dimension(name).size();
    return size;
}

}  // namespace musubi
