#include "sim/experiment/panels/selection.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

#include "musubi/spelling.hpp"
#include "sim/experiment/panels/sums.hpp"
#include "sim/experiment/panels/table_cells.hpp"

namespace musubi {
namespace {

std::vector<std::string> labels_of(const Dimension& dimension) {
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < dimension.size(); ++i) labels.push_back(label_of(dimension, i));
    return labels;
}

using Words = std::vector<std::string>;

bool holds(const Words& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Adds the labels that a part of a text names: one, or all from one to another. Says what is wrong.
std::optional<std::string> add_labels(const Dimension& dimension, const Words& all, const std::string& part,
                                      Words& chosen) {
    const std::size_t dots = part.find("..");
    const bool is_range = !holds(all, part) && dots != std::string::npos;
    const std::string first = is_range ? without_blanks(part.substr(0, dots)) : part;
    const std::string last = is_range ? without_blanks(part.substr(dots + 2)) : part;
    for (const std::string& end : {first, last})
        if (auto fault = fault_of_label(dimension, end)) return fault;
    const auto from = std::find(all.begin(), all.end(), first), to = std::find(all.begin(), all.end(), last);
    if (to < from) return fmt::format("'{}' is the wrong way round: {} stands before {}", part, last, first);
    for (auto label = from; label <= to; ++label) {
        if (holds(chosen, *label)) return fmt::format("'{}' stands twice", *label);
        chosen.push_back(*label);
    }
    return std::nullopt;
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

void leave_out_others(SummaryColumn& sum, const Dimension& dimension, const std::vector<std::string>& kept) {
    for (const std::string& label : labels_of(dimension))
        if (!holds(kept, label)) sum.leave_out.emplace_back(dimension.name, label);
}

std::optional<std::string> narrow(SummaryColumn& sum, const Dimension& dimension, const std::string& labels,
                                  Keep keep) {
    const Words all = labels_of(dimension);
    Words chosen;
    for (std::size_t at = 0; at <= labels.size();) {
        const std::size_t end =
            holds(all, labels) ? labels.size() : std::min(labels.find('|', at), labels.size());
        const std::string part = without_blanks(labels.substr(at, end - at));
        if (auto fault = add_labels(dimension, all, part, chosen)) return fault;
        at = end + 1;
    }
    if (keep == Keep::all_but_those)
        for (const std::string& label : chosen) sum.leave_out.emplace_back(dimension.name, label);
    else if (chosen.size() == 1)
        sum.select.emplace_back(dimension.name, chosen.front());
    else
        leave_out_others(sum, dimension, chosen);
    return std::nullopt;
}

std::vector<std::size_t> positions_that_count(const SummaryColumn& sum, const Dimension& dimension) {
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < dimension.size(); ++i) {
        const std::pair here(dimension.name, label_of(dimension, i));
        const bool left_out =
            std::find(sum.leave_out.begin(), sum.leave_out.end(), here) != sum.leave_out.end();
        const bool passed_over =
            std::any_of(sum.select.begin(), sum.select.end(), [&](const auto& selection) {
                return selection.first == here.first && selection.second != here.second;
            });
        if (!left_out && !passed_over) positions.push_back(i);
    }
    return positions;
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
    std::string of = side(quantity.sum);
    if (quantity.statistic == Statistic::largest)
        of = fmt::format("largest over {} of {}", quantity.over, of);
    if (quantity.statistic == Statistic::largest_over_smallest)
        of = fmt::format("largest over smallest, by {}, of {}", quantity.over, of);
    if (!quantity.relative_to) return of;
    return of + (quantity.relative_by_label ? ", each relative to " : ", relative to ") +
           side(*quantity.relative_to);
}

bool is_its_own_whole(const Quantity& quantity) {
    const bool is_all_of_it = quantity.statistic == Statistic::sum || quantity.relative_by_label;
    return quantity.relative_to && is_all_of_it && quantity.sum.variable == quantity.relative_to->variable &&
           quantity.sum.select == quantity.relative_to->select &&
           quantity.sum.leave_out == quantity.relative_to->leave_out;
}

}  // namespace musubi
