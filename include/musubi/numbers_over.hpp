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

/// The numbers of a variable, which must be of this type, and over these dimensions. Throws NotAsDeclared.
template <class Number>
const std::vector<Number>& numbers_over(const Panel& panel, const std::string& name,
                                        const std::vector<std::string>& dimensions) {
    const auto found = std::find_if(panel.variables.begin(), panel.variables.end(),
                                    [&](const Variable& variable) { return variable.name == name; });
    if (found == panel.variables.end()) throw NotAsDeclared("there is no '" + name + "'");
    const auto* const numbers = std::get_if<std::vector<Number>>(&found->numbers);
    if (numbers == nullptr || found->dimensions != dimensions)
        throw NotAsDeclared("'" + name + "' is over other dimensions, or of another type, than it should be");
    return *numbers;
}

}  // namespace musubi
