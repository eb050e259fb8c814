#include <utility>

#include "models/knowledge_cluster/results/page_words.hpp"
#include "models/knowledge_cluster/results/questions.hpp"
#include "tools/musubi/knowledge_cluster/page_parts.hpp"
#include "tools/musubi/knowledge_cluster/room.hpp"
#include "tools/musubi/page/page_differences.hpp"
#include "tools/musubi/page/page_glossary.hpp"
#include "tools/musubi/page/page_settings.hpp"

namespace musubi {
namespace {

PageJson differences(const ShownResult& base, const ShownResult& changed) {
    TreatmentTables treatment = treatment_differences(base, changed);
    return {{"by_year", yearly_differences(base, changed)},
            {"by_region", regional_differences(base, changed)},
            {"moved", std::move(treatment.moved)},
            {"seen", std::move(treatment.seen)},
            {"ratios", ratios_of_changes(knowledge_cluster::questions_about(base.panel()), base.panel(),
                                         changed.panel())}};
}

}  // namespace

std::string page_of_the_programme(const std::vector<Compared>& compared) {
    std::vector<ShownResult> results;
    results.reserve(compared.size());
    for (const Compared& one : compared) results.emplace_back(one);
    const ShownResult &base = results.front(), &last = results.back();
    const bool one = results.size() == 1;
    const PageWords words = knowledge_cluster::words_of_page(base.panel());
    const std::string outcome = primary_among(named_outcomes(compared));
    return embedded(
        {{"format", 1},
         {"results", provenance_of(compared)},
         {"answer", one ? answer_about(base, outcome) : answer_about(base, last, outcome)},
         {"indicators", indicators_json(words.indicators)},
         {"regions", region_table(base)},
         {"words", words_json(words.words)},
         {"caveats", caveats_json(words, label_of_outcome(outcome, words, questions_on(base.from.result)),
                                  base.vectors)},
         {"fans", fan_table(results)},
         {"states", state_table(results)},
         {"country", country_table(results)},
         {"flows", flow_table(results)},
         {"trials", trial_table(results)},
         {"differences", one ? PageJson(nullptr) : differences(base, last)},
         {"network", networks_of(last)},
         {"settings", settings_table(compared)}});
}

}  // namespace musubi
