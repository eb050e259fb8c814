#pragma once

#include <string>
#include <utility>
#include <vector>

#include "musubi/model.hpp"

/// What a page for planners shows of a result of this model, and in which words. Everything in English and
/// Japanese.
namespace musubi::knowledge_cluster {

struct InTwoLanguages {
    std::string en, ja;
};

/// A number by region and fiscal year, and what it is called.
struct ShownIndicator {
    std::string id;
    InTwoLanguages label, unit;
    SummaryColumn column;  ///< selects neither region nor year; leaves out the rest of the country
    double factor = 1;     ///< of what is in the file, for the unit
    bool calibrated = true;
};

/// The indicators of a page, the most important first. The first three are answered in words; they are those
/// that questions_about() asks first, in the last fiscal year.
std::vector<ShownIndicator> shown_indicators(const Panel& results);

/// Whether a result can be shown: it is of this model, and of a version that has what is shown.
bool can_be_shown(const Panel& results);

/// What the labels and flags of a result mean to a reader, by what they are about: "field", "state", "size",
/// "line", "wide_area" …
struct Word {
    std::string about, name;
    InTwoLanguages means;
};
const std::vector<Word>& page_words();

/// What must be said beside the numbers, the programme's own caveat first.
const std::vector<InTwoLanguages>& page_caveats();

}  // namespace musubi::knowledge_cluster
