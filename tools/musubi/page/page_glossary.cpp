#include "tools/musubi/page/page_glossary.hpp"

#include "tools/musubi/page/page_sentences.hpp"

namespace musubi {

PageJson words_json(const std::vector<PageWord>& words) {
    PageJson all = PageJson::object();
    for (const PageWord& word : words) all[word.about][word.name] = in_json(word.means);
    return all;
}

PageJson labels_json(const std::vector<PageWord>& labels, const std::string& dimension) {
    PageJson all = PageJson::array();
    for (const PageWord& label : labels)
        if (label.about == dimension)
            all.push_back({{"code", label.name}, {"en", label.means.en}, {"ja", label.means.ja}});
    return all;
}

PageJson indicators_json(const std::vector<ShownIndicator>& indicators) {
    PageJson all = PageJson::array();
    for (const ShownIndicator& indicator : indicators)
        all.push_back({{"id", indicator.id},
                       {"en", indicator.label.en},
                       {"ja", indicator.label.ja},
                       {"unit", in_json(indicator.unit)},
                       {"calibrated", indicator.calibrated}});
    return all;
}

InTwoLanguages label_of_outcome(const std::string& name, const PageWords& words, const Questions& asked) {
    for (const ShownIndicator& shown : words.indicators)
        if (name.empty() || shown.id == name) return shown.label;
    for (const PageWord& word : words.words)
        if (word.about == "outcome" && word.name == name) return word.means;
    for (const Indicator& one : asked.indicators)
        if (one.name == name) return {one.sum.heading, one.sum.heading};
    return {name, name};
}

PageJson caveats_json(const PageWords& words, const InTwoLanguages& primary_outcome, const Vectors& vectors) {
    PageJson all = PageJson::array();
    for (const InTwoLanguages& caveat : words.caveats) all.push_back(in_json(caveat));
    for (const InTwoLanguages& caveat : words.more_caveats) all.push_back(in_json(caveat));
    all.push_back(in_json(primary_outcome_in_words(primary_outcome)));
    all.push_back(in_json(intervals_in_words(vectors)));
    return all;
}

}  // namespace musubi
