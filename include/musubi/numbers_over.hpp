#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "musubi/panel.hpp"

namespace musubi {

/// A panel does not hold what the program that wrote it puts there: a file was changed and sealed again.
class NotAsDeclared : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// The numbers of the variable of this name over these dimensions, which must be of this type. The dimensions
/// must be given because variables of two groups may share a name: the regions of a network are not those of
/// the results. Throws NotAsDeclared.
template <class Number>
const std::vector<Number>& numbers_over(const Panel& panel, const std::string& name,
                                        const std::vector<std::string>& dimensions) {
    const auto found = std::find_if(
        panel.variables.begin(), panel.variables.end(),
        [&](const Variable& variable) { return variable.name == name && variable.dimensions == dimensions; });
    const auto* const numbers =
        found == panel.variables.end() ? nullptr : std::get_if<std::vector<Number>>(&found->numbers);
    if (numbers == nullptr)
        throw NotAsDeclared("there is no '" + name +
                            "' over the dimensions, and of the type, that it should have");
    return *numbers;
}

}  // namespace musubi
