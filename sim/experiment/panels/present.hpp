#pragma once

#include <limits>
#include <stdexcept>
#include <string>
#include <type_traits>

#include "musubi/missing.hpp"
#include "musubi/panel.hpp"

namespace musubi {

/// A number of a variable as double, NaN where it is missing. Throws std::invalid_argument for a text.
template <class T>
double as_double(const Variable& variable, const T& number) {
    if constexpr (std::is_same_v<T, std::string>) {
        throw std::invalid_argument("variable '" + variable.name + "' holds text and cannot be summed");
    } else {
        if constexpr (std::is_integral_v<T>)
            if (variable.has_missing && number == std::numeric_limits<T>::lowest()) return missing;
        return static_cast<double>(number);
    }
}

}  // namespace musubi
