#include "tools/musubi/page/page_document.hpp"

#include <fmt/core.h>

#include "tools/musubi/page/page_parts.hpp"
#include "tools/musubi/words/what_intervals_hold.hpp"

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

InTwoLanguages what_intervals_hold_in_words(const Vectors& vectors) {
    const std::string en = "Every interval holds " + what_intervals_hold(vectors) + ".";
    if (!vectors.drawn)
        return {en,
                "区間が示すのは同じシナリオを繰り返したときの偶然のばらつきだけであり、パラメータの不確かさは"
                "含みません。"};
    if (vectors.count == 1)
        return {en, "すべての繰り返しで較正パラメータの組が同じため、平均の区間は求められません。"};
    return {en,
            fmt::format(
                "区間は、偶然のばらつきに加え、較正されたパラメータの不確かさを含みます（{}組の値に基づき、"
                "繰り返しではなく組を単位として計算）。その他のパラメータの不確かさは含みません。",
                vectors.count)};
}

PageJson caveats(const Vectors& vectors) {
    PageJson all = PageJson::array();
    for (const InTwoLanguages& caveat : knowledge_cluster::page_caveats()) all.push_back(in_json(caveat));
    all.push_back(in_json(what_intervals_hold_in_words(vectors)));
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
                     {"caveats", caveats(base.vectors)},
                     {"fans", fan_table(results)},
                     {"states", state_table(results)},
                     {"flows", flow_table(results)},
                     {"trials", trial_table(results)},
                     {"differences", one ? PageJson(nullptr) : differences(base, last)},
                     {"network", networks_of(last)},
                     {"settings", settings_table(results)}});
}

}  // namespace musubi
