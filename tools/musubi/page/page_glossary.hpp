#pragma once

#include <vector>

#include "musubi/page_words.hpp"
#include "sim/experiment/designs/vectors.hpp"
#include "tools/musubi/page/page_json.hpp"

namespace musubi {

/// The words of a page as its document has them: {about: {name: text}}.
PageJson words_json(const std::vector<PageWord>& words);
/// The names of the labels of one dimension: [{"code", "en", "ja"}].
PageJson labels_json(const std::vector<PageWord>& labels, const std::string& dimension);
PageJson indicators_json(const std::vector<ShownIndicator>& indicators);
/// What a model says beside its numbers, and at the end what the intervals of these replicates hold.
PageJson caveats_json(const PageWords& words, const Vectors& vectors);

}  // namespace musubi
