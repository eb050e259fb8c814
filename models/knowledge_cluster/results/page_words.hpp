#pragma once

#include <vector>

#include "musubi/page_words.hpp"
#include "musubi/panel.hpp"

/// What a page for planners shows of a result of this model, and in which words.
namespace musubi::knowledge_cluster {

/// The indicators of a page, the most important first. The first three are answered in words; they are those
/// that questions_about() asks first, in the last fiscal year.
std::vector<ShownIndicator> shown_indicators(const Panel& results);

/// Whether a result can be shown: it is of this model, and of a version that has what is shown.
bool can_be_shown(const Panel& results);

/// What the labels and flags of a result mean to a reader, by what they are about: "field", "state", "size",
/// "line", "wide_area" … Its caveats: the programme's own one first.
PageWords words_of_page(const Panel& results);

}  // namespace musubi::knowledge_cluster
