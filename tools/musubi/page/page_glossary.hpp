#pragma once

#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "musubi/page_words.hpp"
#include "sim/experiment/designs/vectors.hpp"
#include "tools/musubi/page/page_json.hpp"

namespace musubi {

/// The words of a page as its document has them: {about: {name: text}}.
PageJson words_json(const std::vector<PageWord>& words);
/// The names of the labels of one dimension: [{"code", "en", "ja"}].
PageJson labels_json(const std::vector<PageWord>& labels, const std::string& dimension);
PageJson indicators_json(const std::vector<ShownIndicator>& indicators);
/// What the primary outcome of this name is called: as an indicator of the page or of the questions. The
/// page's first where no name is given.
InTwoLanguages label_of_outcome(const std::string& name, const PageWords& words, const Questions& asked);
/// What a model says beside its numbers, and at the end which outcome is primary and what the intervals of
/// these replicates hold.
PageJson caveats_json(const PageWords& words, const InTwoLanguages& primary_outcome, const Vectors& vectors);

}  // namespace musubi
