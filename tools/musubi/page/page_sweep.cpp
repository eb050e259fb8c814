#include "tools/musubi/page/page_sweep.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "sim/sweep/analysis/factor_order.hpp"
#include "sim/sweep/analysis/list_design.hpp"
#include "tools/musubi/page/page_glossary.hpp"
#include "tools/musubi/page/page_sweep_parts.hpp"
#include "tools/musubi/reports/sweep_scenario.hpp"
#include "tools/musubi/words/said_in_words.hpp"

namespace musubi {
namespace {

/// The first outputs of their own; if nothing decides any of them, the means over several labels too; if
/// there are neither, the first of all.
std::vector<std::string> headlines_of(const SweepAnalysis& analysis) {
    const auto chosen = [&](auto&& is_meant) {
        std::vector<std::string> names;
        for (const OutputAnalysis& one : analysis.outputs)
            if (names.size() < said_in_words && is_meant(one.output)) names.push_back(one.output.name);
        return names;
    };
    const auto is_decided = [&](const std::string& name) {
        return std::any_of(analysis.measured.begin(), analysis.measured.end(),
                           [&](const SweepEstimate& one) { return one.output == name; });
    };
    std::vector<std::string> names = chosen([](const AnalysedOutput& one) { return one.family.empty(); });
    if (std::any_of(names.begin(), names.end(), is_decided)) return names;
    const auto means = chosen([](const AnalysedOutput& one) { return one.together; });
    names.insert(names.end(), means.begin(), means.end());
    return names.empty() ? chosen([](const AnalysedOutput&) { return true; }) : names;
}

/// What the model says of its results; nothing if it says nothing.
PageWords words_of_model(const SweepPlan& plan, const PreparedModel& scenario) {
    const auto& page = plan.sweep.model->page;
    return page ? page(scenario.layout) : PageWords();
}

/// The words of sweeps, and those of the model about labels and groups of them; of regions it has a list.
PageJson glossary_of(const PageWords& of_model) {
    PageJson words = sweep_words();
    for (const PageWord& word : of_model.words)
        if (word.about == "group") words[word.about][word.name] = in_json(word.means);
    for (const PageWord& label : of_model.labels)
        if (label.about != "region") words[label.about][label.name] = in_json(label.means);
    return words;
}

PageJson about(const Compared& sweep, const ShownSweep& shown) {
    const SweepPlan& plan = shown.plan;
    const Provenance& from = sweep.result.provenance;
    PageJson scenarios = PageJson::array();
    for (const Scenario& scenario : plan.sweep.scenarios) scenarios.push_back(scenario.name);
    return {{"name", sweep.name},
            {"title", plan.sweep.title},
            {"design", name_of(plan.sweep.design.kind)},
            {"difference", plan.sweep.difference},
            {"scenarios", std::move(scenarios)},
            {"points", plan.points()},
            {"replicates", plan.sweep.replicates},
            {"runs", shown.analysis.runs},
            {"missing", shown.analysis.missing},
            {"failed", shown.analysis.failed},
            {"seed", fmt::format("{}", plan.sweep.seed)},  // a text: JavaScript would round it
            {"version", plan.version},
            {"commit", plan.commit},
            {"identity", plan.identity},
            {"end_time", from.end_time},
            {"estimator", name_of(shown.by.estimator)},
            {"measure", shown.by.measure},
            {"units", in_json(word_for(units_of(plan.sweep.design.kind)))},
            {"headlines", shown.headlines}};
}

/// Whether a note belongs to the answer: it is about all outputs, or about what a headline says.
bool belongs_to_the_answer(const SweepNote& note, const ShownSweep& shown) {
    if (note.output.empty()) return true;
    if (std::find(shown.headlines.begin(), shown.headlines.end(), note.output) == shown.headlines.end())
        return false;
    const std::string what = note.what;
    if (note.kind == SweepNote::Kind::noise || note.kind == SweepNote::Kind::does_not_vary) return false;
    return note.kind != SweepNote::Kind::too_wide || what == "total index" || what == "mu*" ||
           what == "change" ||
           (what == "rank correlation" && shown.by.estimator == SweepEstimator::correlation);
}

PageJson notes_of(const ShownSweep& shown) {
    PageJson notes = PageJson::array();
    for (const SweepNote& note : shown.analysis.notes) {
        notes.push_back(in_json(words_of(note)));
        notes.back()["output"] = note.output;
        notes.back()["of_the_answer"] = belongs_to_the_answer(note, shown);
    }
    return notes;
}

PageJson trees_of(const SweepAnalysis& analysis) {
    PageJson trees;
    for (const OutputAnalysis& one : analysis.outputs)
        if (!one.tree.empty()) trees[one.output.name] = one.tree;
    return trees.is_null() ? PageJson::object() : trees;
}

/// Below what a PAWN distance of each output is no more than noise.
PageJson noise_of(const SweepAnalysis& analysis) {
    PageJson noise = PageJson::object();
    for (const SweepNote& note : analysis.notes)
        if (note.kind == SweepNote::Kind::noise) noise[note.output] = note.value;
    return noise;
}

/// For each family the factors in the order in which its table has them.
PageJson families_with_factors(const ShownSweep& shown) {
    PageJson families = PageJson::array();
    for (const std::string& family : families_of(shown.analysis))
        families.push_back(
            {{"family", family}, {"factors", factors_of_family(shown.analysis, family, shown.by)}});
    return families;
}

}  // namespace

std::string sweep_page_document(const Compared& sweep, const SweepPlan& planned) {
    const AsLaidOut laid_out = as_laid_out(sweep.result.panel, planned);
    const SweepPlan& plan = laid_out.plan;
    const Panel& panel = laid_out.results(sweep.result.panel);
    AnalysisPlan asked;
    const PreparedModel scenario = first_scenario_of(plan);
    const PageWords of_model = words_of_model(plan, scenario);
    asked.groups = scenario.label_groups;
    Problems none;  // all that fits is asked
    const SweepAnalysis analysis = analyse(panel, plan, asked, none);
    const auto settling = convergence(panel, plan, asked);
    const ShownSweep shown{plan, analysis, settling, ordering_measure(plan.sweep.design.kind),
                           headlines_of(analysis)};
    PageJson caveats = PageJson::array();
    for (const InTwoLanguages& caveat : sweep_caveats(of_model.caveats)) caveats.push_back(in_json(caveat));
    return embedded({{"format", 1},
                     {"sweep", about(sweep, shown)},
                     {"answer", answer_about(shown)},
                     {"notes", notes_of(shown)},
                     {"caveats", std::move(caveats)},
                     {"indicators", PageJson::array()},
                     {"regions", labels_json(of_model.labels, "region")},
                     {"words", glossary_of(of_model)},
                     {"outputs", output_table(shown)},
                     {"families", families_with_factors(shown)},
                     {"measured", measured_table(shown)},
                     {"pairs", pair_table(shown)},
                     {"convergence", convergence_table(shown)},
                     {"trees", trees_of(analysis)},
                     {"noise", noise_of(analysis)},
                     {"factors", factor_table(shown)}});
}

}  // namespace musubi
