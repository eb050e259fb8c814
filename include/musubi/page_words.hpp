#pragma once

#include <string>
#include <vector>

#include "musubi/summary.hpp"

namespace musubi {

struct InTwoLanguages {
    std::string en, ja;
};

/// A number that a page shows of a result, and what it is called.
struct ShownIndicator {
    std::string id;
    InTwoLanguages label, unit;
    SummaryColumn column;  ///< what is summed; selects none of the dimensions by which the page shows it
    double factor = 1;     ///< of what is in the file, for the unit
    bool calibrated = true;
};

/// What a label, a flag or a name of a result means to a reader.
struct PageWord {
    std::string about,
        name;  ///< what it is a name of: a dimension, "outcome", "group" (of labels), "state" …
    InTwoLanguages means;
};

/// What a page for planners says of a model's results, and in which words: all in English and Japanese.
struct PageWords {
    std::vector<ShownIndicator> indicators;  ///< the first three are answered in words
    std::vector<PageWord> words;
    std::vector<PageWord> labels;              ///< the labels of dimensions, which `about` names
    std::vector<InTwoLanguages> caveats;       ///< beside whatever the model computes, the weightiest first
    std::vector<InTwoLanguages> more_caveats;  ///< beside the numbers of a result
};

}  // namespace musubi
