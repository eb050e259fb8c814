#include "sim/sweep/plan/plan_panel.hpp"

#include <stdexcept>
#include <utility>

namespace musubi {
namespace {

constexpr const char* group = "/plan";

}  // namespace

void add_plan_text(Panel& panel, const char* name, const char* long_name, std::vector<std::string> dimensions,
                   std::vector<std::string> texts) {
    panel.variables.push_back(
        constant_variable(group, name, long_name, std::move(dimensions), std::move(texts)));
}

void add_plan_numbers(Panel& panel, const char* name, const char* long_name,
                      std::vector<std::string> dimensions, std::vector<double> numbers) {
    panel.variables.push_back(
        constant_variable(group, name, long_name, std::move(dimensions), std::move(numbers)));
    panel.variables.back().has_missing = true;
}

std::string plan_text(const Panel& panel, const char* name) {
    const auto* texts = std::get_if<std::vector<std::string>>(&panel.variable(name).numbers);
    if (texts == nullptr || texts->size() != 1) throw std::out_of_range(name);
    return texts->front();
}

}  // namespace musubi
