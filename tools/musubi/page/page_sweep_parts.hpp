#pragma once

#include <string>
#include <vector>

#include "sim/sweep/analysis/convergence.hpp"
#include "tools/musubi/page/page_json.hpp"

namespace musubi {

/// A sweep with all that was estimated of it.
struct ShownSweep {
    const SweepPlan& plan;
    const SweepAnalysis& analysis;
    const std::vector<MeasuredAt>& settling;
    OrderingMeasure by;
    std::vector<std::string> headlines;  ///< outputs that are answered in words
};

/// Which factors decide each of the headlines, how clearly, and how much is luck.
PageJson answer_about(const ShownSweep& sweep);

/// A note in both languages.
InTwoLanguages words_of(const SweepNote& note);
/// What is called so in an analysis, in both languages: a measure, an estimator, a unit of the sample. As it
/// stands where there is no word for it.
InTwoLanguages word_for(const std::string& name);
/// The words of estimators, measures and designs, by what they are about.
PageJson sweep_words();
/// What must be said beside the numbers of a sweep, after what is said of its model.
std::vector<InTwoLanguages> sweep_caveats(std::vector<InTwoLanguages> of_the_model);

/// Outputs with where the variance of a run comes from; everything that was measured; two factors together;
/// how that settles; the factors with how they were varied.
PageJson output_table(const ShownSweep& sweep);
PageJson measured_table(const ShownSweep& sweep);
PageJson pair_table(const ShownSweep& sweep);
PageJson convergence_table(const ShownSweep& sweep);
PageJson factor_table(const ShownSweep& sweep);

}  // namespace musubi
