#include "sim/experiment/panels/selection.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

#include "musubi/spelling.hpp"
#include "sim/experiment/panels/sums.hpp"

namespace musubi {
namespace {

std::vector<std::string> labels_of(const Dimension& dimension) {
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < dimension.size(); ++i) labels.push_back(label_of(dimension, i));
    return labels;
}

}  // namespace

std::string choice_of(const std::vector<std::string>& words) {
    constexpr std::size_t most = 24;
    return words.size() > most ? fmt::format("{} others", words.size())
                               : fmt::format("'{}'", fmt::join(words, "', '"));
}

std::optional<std::string> fault_of_label(const Dimension& dimension, const std::string& label) {
    const std::vector<std::string> labels = labels_of(dimension);
    if (std::find(labels.begin(), labels.end(), label) != labels.end()) return std::nullopt;
    return fmt::format("dimension '{}' has no '{}': it has {}{}", dimension.name, label, choice_of(labels),
                       did_you_mean(nearest_word(label, labels)));
}

SummaryColumn selected_alike(const SummaryColumn& sum, const std::string& other, const Panel& layout) {
    SummaryColumn alike{other, other, {}, {}};
    const auto& there = layout.variable(other).dimensions;
    const auto take = [&](const auto& from, auto& to) {
        std::copy_if(from.begin(), from.end(), std::back_inserter(to), [&](const auto& pair) {
            return std::find(there.begin(), there.end(), pair.first) != there.end();
        });
    };
    take(sum.select, alike.select);
    take(sum.leave_out, alike.leave_out);
    return alike;
}

std::string in_words(const Quantity& quantity) {
    const auto side = [](const SummaryColumn& sum) {
        std::string text = sum.variable;
        for (const auto& [dimension, label] : sum.select) text += fmt::format(" {}={}", dimension, label);
        for (const auto& [dimension, label] : sum.leave_out) text += fmt::format(" {}≠{}", dimension, label);
        return text;
    };
    const std::string of = side(quantity.sum);
    return quantity.relative_to ? of + ", relative to " + side(*quantity.relative_to) : of;
}

bool is_its_own_whole(const Quantity& quantity) {
    return quantity.relative_to && quantity.sum.variable == quantity.relative_to->variable &&
           quantity.sum.select == quantity.relative_to->select &&
           quantity.sum.leave_out == quantity.relative_to->leave_out;
}

}  // namespace musubi
