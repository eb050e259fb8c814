#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/panels/quantity.hpp"

/// What a quantity selects of the results, said and compared.
namespace musubi {

/// Words to choose from, or how many they are where nobody would read them all.
std::string choice_of(const std::vector<std::string>& words);

/// What is wrong with a label of a dimension, and which there are; nothing if it has that.
std::optional<std::string> fault_of_label(const Dimension& dimension, const std::string& label);

/// The same selection for another variable of the layout: of the dimensions that it has.
SummaryColumn selected_alike(const SummaryColumn& sum, const std::string& other, const Panel& layout);

/// Whether a quantity is a sum as a share of itself, which is 1 whatever the model does.
bool is_its_own_whole(const Quantity& quantity);

/// A quantity as a text that no other has: "projects sponsor=own, relative to firms sponsor=own".
std::string in_words(const Quantity& quantity);

}  // namespace musubi
