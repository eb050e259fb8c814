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

/// Leaves out all labels of a dimension but those.
void leave_out_others(SummaryColumn& sum, const Dimension& dimension, const std::vector<std::string>& kept);

enum class Keep { those, all_but_those };

/// Narrows a sum down to the labels of a dimension that a text names, or to all but those: "2003", several as
/// "KOB|OSA", or all from one to another in their order, "2003..2005". What is itself a label is that label.
/// Says what is wrong with the text; the sum is then as it was.
std::optional<std::string> narrow(SummaryColumn& sum, const Dimension& dimension, const std::string& labels,
                                  Keep keep);

/// Where the labels of a dimension stand that a sum neither leaves out nor passes over for another.
std::vector<std::size_t> positions_that_count(const SummaryColumn& sum, const Dimension& dimension);

/// The same selection for another variable of the layout: of the dimensions that it has.
SummaryColumn selected_alike(const SummaryColumn& sum, const std::string& other, const Panel& layout);

/// Whether a quantity is a share of itself, which is 1 whatever the model does.
bool is_its_own_whole(const Quantity& quantity);

/// A quantity as a text that no other has: "projects sponsor=own, relative to firms sponsor=own",
/// "largest over region of projects sponsor=own".
std::string in_words(const Quantity& quantity);

}  // namespace musubi
