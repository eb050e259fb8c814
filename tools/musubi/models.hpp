#pragma once

#include <span>
#include <string>

#include "musubi/model.hpp"

namespace musubi {

/// The models that this program knows. Adding one is a line in models.cpp.
std::span<const AnyModel> models();

/// The model of a scenario that was read, whose name is therefore known.
const AnyModel& model_named(const std::string& name);

}  // namespace musubi
