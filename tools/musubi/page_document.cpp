#include "tools/musubi/page_document.hpp"

#include "tools/musubi/page_parts.hpp"

namespace musubi {
namespace {

PageJson words() {
    PageJson all;
    for (const knowledge_cluster::Word& word : knowledge_cluster::page_words())
        all[word.about][word.name] = in_json(word.means);
    return all;
}

PageJson indicators_of(const ShownResult& result) {
    PageJson all = PageJson::array();
    for (const auto& indicator : result.indicators)
        all.push_back({{"id", indicator.id},
                       {"en", indicator.label.en},
                       {"ja", indicator.label.ja},
                       {"unit", in_json(indicator.unit)},
                       {"calibrated", indicator.calibrated}});
    return all;
}

PageJson caveats() {
    PageJson all = PageJson::array();
    for (const InTwoLanguages& caveat : knowledge_cluster::page_caveats()) all.push_back(in_json(caveat));
    return all;
}

PageJson differences(const ShownResult& base, const ShownResult& changed) {
    TreatmentTables treatment = treatment_differences(base, changed);
    return {{"by_year", yearly_differences(base, changed)},
            {"by_region", regional_differences(base, changed)},
            {"moved", std::move(treatment.moved)},
            {"seen", std::move(treatment.seen)},
            {"ratios", ratios_of_changes(base, changed)}};
}

}  // namespace

std::string page_document(const std::vector<Compared>& compared) {
    std::vector<ShownResult> results;
    results.reserve(compared.size());
    for (const Compared& one : compared) results.emplace_back(one);
    const ShownResult &base = results.front(), &last = results.back();
    const bool one = results.size() == 1;
    return embedded({{"format", 1},
                     {"results", provenance_of(results)},
                     {"answer", one ? answer_about(base) : answer_about(base, last)},
                     {"indicators", indicators_of(base)},
                     {"regions", region_table(base)},
                     {"words", words()},
                     {"caveats", caveats()},
                     {"fans", fan_table(results)},
                     {"states", state_table(results)},
                     {"flows", flow_table(results)},
                     {"trials", trial_table(results)},
                     {"differences", one ? PageJson(nullptr) : differences(base, last)},
                     {"network", networks_of(last)},
                     {"settings", settings_table(results)}});
}

}  // namespace musubi
