#pragma once

#include <string>
#include <vector>

#include "tools/musubi/running/compared_results.hpp"

namespace musubi {

/// All that a page says of a result of any model, or of a base and a result that is compared with it, as one
/// JSON document: the sums of its variables, and those by each dimension, in the words of its model where
/// that has a page(). The page computes nothing; it draws what stands here. docs/page-document.md says what
/// is in it.
///
/// Every text is safe to stand in HTML inside <script type="application/json">: no < > & as such, and control
/// characters, bidirectional ones among them, made visible. Throws as the statistics do where the results
/// cannot be paired (objections()).
std::string page_document(const std::vector<Compared>& results);

}  // namespace musubi
