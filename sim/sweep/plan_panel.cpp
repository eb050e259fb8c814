#include "sim/sweep/plan_panel.hpp"

#include <stdexcept>
#include <utility>

namespace musubi {
namespace {

void add(Panel& panel, const char* name, const char* long_name, std::vector<std::string> dimensions,
         Numbers numbers, bool has_missing) {
    panel.variables.push_back({.group = "/plan",
                               .name = name,
                               .units = "1",
                               .long_name = long_name,
                               .dimensions = std::move(dimensions),
                               .numbers = std::move(numbers),
                               .has_missing = has_missing,
                               .per_replicate = false});
}

}  // namespace

void add_plan_text(Panel& panel, const char* name, const char* long_name, std::vector<std::string> dimensions,
                   std::vector<std::string> texts) {
    add(panel, name, long_name, std::move(dimensions), std::move(texts), false);
}

void add_plan_numbers(Panel& panel, const char* name, const char* long_name,
                      std::vector<std::string> dimensions, std::vector<double> numbers) {
    add(panel, name, long_name, std::move(dimensions), std::move(numbers), true);
}

std::string plan_text(const Panel& panel, const char* name) {
    const auto* texts = std::get_if<std::vector<std::string>>(&panel.variable(name).numbers);
    if (texts == nullptr || texts->size() != 1) throw std::out_of_range(name);
    return texts->front();
}

}  // namespace musubi
