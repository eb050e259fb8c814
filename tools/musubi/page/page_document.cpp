#include "tools/musubi/page/page_document.hpp"

#include <utility>

#include "tools/musubi/page/page_differences.hpp"
#include "tools/musubi/page/page_glossary.hpp"
#include "tools/musubi/page/page_settings.hpp"
#include "tools/musubi/page/shown_sums.hpp"

namespace musubi {
namespace {

/// The words of the model, and of each dimension its name: the model's, else that of the file.
PageJson glossary_of(const SummedResult& result) {
    PageJson words;
    for (const Dimension* dimension : shown_dimensions(result)) {
        const std::string name = dimension->long_name.empty() ? dimension->name : dimension->long_name;
        words["dimension"][dimension->name] = in_json({name, name});
    }
    for (const auto* of_model : {&result.words.words, &result.words.labels})
        for (const PageWord& word : *of_model) words[word.about][word.name] = in_json(word.means);
    return words.is_null() ? PageJson::object() : words;
}

/// The dimensions whose places are numbers, and follow one another: years, months, steps.
PageJson ordered_dimensions(const SummedResult& result) {
    PageJson ordered = PageJson::array();
    for (const Dimension* dimension : shown_dimensions(result))
        if (dimension->labels.empty()) ordered.push_back(dimension->name);
    return ordered;
}

PageJson differences(const SummedResult& base, const SummedResult& changed) {
    const AnyModel* model = model_of(base.from.result);
    const Questions questions =
        model != nullptr && model->questions ? model->questions(base.panel()) : Questions();
    return {{"totals", total_differences(base, changed)},
            {"places", place_differences(base, changed)},
            {"asked", asked_differences(questions, base.panel(), changed.panel())},
            {"ratios", ratios_of_changes(questions, base.panel(), changed.panel())}};
}

}  // namespace

std::string page_document(const std::vector<Compared>& compared) {
    const std::vector<SummedResult> results(compared.begin(), compared.end());
    const SummedResult &base = results.front(), &last = results.back();
    const bool one = results.size() == 1;
    const std::string outcome = primary_among(named_outcomes(compared));
    return embedded(
        {{"format", 1},
         {"results", provenance_of(compared)},
         {"answer", one ? answer_about(base, outcome) : answer_about(base, last, outcome)},
         {"indicators", indicators_json(base.words.indicators)},
         {"regions", labels_json(base.words.labels, "region")},
         {"words", glossary_of(base)},
         {"ordered", ordered_dimensions(base)},
         {"caveats",
          caveats_json(base.words, label_of_outcome(outcome, base.words, questions_on(base.from.result)),
                       base.vectors)},
         {"totals", total_table(results)},
         {"places", place_table(results)},
         {"differences", one ? PageJson(nullptr) : differences(base, last)},
         {"settings", settings_table(compared)}});
}

}  // namespace musubi
