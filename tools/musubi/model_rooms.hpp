#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "tools/musubi/words/exit_codes.hpp"

namespace CLI {
class App;
}

namespace musubi {

struct Compared;

/// What the program has for one model alone, beside what it does with every model. A model needs none.
struct ModelRoom {
    std::string model;  ///< its name
    /// Declare commands about results of this model, as those in commands.hpp do.
    std::vector<void (*)(CLI::App& program, std::function<ExitCode()>& chosen)> commands = {};
    /// Makes the document of a page of its own in place of page_document(); none: null.
    bool (*can_be_shown)(const Panel& results) = nullptr;  ///< whether a result has what that page shows
    std::string (*page)(const std::vector<Compared>& results) = nullptr;
};

/// The rooms of the models that this program knows. Adding one is a line in models.cpp.
std::span<const ModelRoom> model_rooms();

/// Null if the model has none, or if there is no model.
const ModelRoom* room_of(const AnyModel* model);

}  // namespace musubi
