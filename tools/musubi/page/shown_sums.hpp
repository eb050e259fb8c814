#pragma once

#include <string>
#include <vector>

#include "sim/experiment/designs/vectors.hpp"
#include "tools/musubi/page/page_json.hpp"
#include "tools/musubi/running/compared_results.hpp"

namespace musubi {

/// A result of any model, with what a page says of it.
struct SummedResult {
    const Compared& from;
    PageWords words;  ///< of its model; where that has no indicators, all variables that hold amounts
    Vectors vectors;  ///< of the replicates

    explicit SummedResult(const Compared& result);
    [[nodiscard]] const Panel& panel() const { return from.result.panel; }
};

/// The dimensions by which a page shows an indicator: those of its variable but the replicates, what it
/// selects, and what has only one place or too many for a page.
std::vector<const Dimension*> shown_dimensions(const Panel& results, const ShownIndicator& indicator);
/// The same of all its indicators, each dimension once.
std::vector<const Dimension*> shown_dimensions(const SummedResult& result);
/// The places of a dimension that the indicator does not leave out.
std::vector<std::size_t> shown_places(const Dimension& dimension, const ShownIndicator& indicator);

/// Mean and quantiles by result and indicator, over all of their dimensions.
PageJson total_table(const std::vector<SummedResult>& results);
/// Mean and quantiles by result, indicator, dimension and its place: a label or a number.
PageJson place_table(const std::vector<SummedResult>& results);

/// The differences of the same.
PageJson total_differences(const SummedResult& base, const SummedResult& changed);
PageJson place_differences(const SummedResult& base, const SummedResult& changed);
/// What the model asks of two results: every indicator of its questions.
PageJson asked_differences(const Questions& questions, const Panel& base, const Panel& changed);

/// Sentences on three indicators, with intervals: that with the name of the primary outcome, and the first.
PageJson answer_about(const SummedResult& result, const std::string& primary_outcome);
PageJson answer_about(const SummedResult& base, const SummedResult& changed,
                      const std::string& primary_outcome);

}  // namespace musubi
