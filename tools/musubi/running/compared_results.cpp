#include "tools/musubi/running/compared_results.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "sim/experiment/comparison/answers.hpp"
#include "sim/experiment/comparison/paired.hpp"
#include "sim/experiment/designs/parameter_set.hpp"
#include "sim/io/resolved_toml.hpp"
#include "tools/musubi/words/short_names.hpp"

namespace musubi {
namespace {

void give_names(std::vector<Compared>& all) {
    std::vector<std::filesystem::path> files;
    files.reserve(all.size());
    for (const Compared& one : all) files.push_back(one.file);
    const std::vector<std::string> names = short_names(files);
    for (std::size_t i = 0; i < all.size(); ++i) all[i].name = names[i];
}

std::vector<std::string> different_settings(const ResultInput& base, const ResultInput& other,
                                            const std::vector<std::string>& in_common) {
    std::vector<std::string> found;
    const auto before = settings_in(base.provenance.resolved_scenario),
               after = settings_in(other.provenance.resolved_scenario);
    // A rule that came later and is off is not among the settings.
    auto all = before;
    all.insert(after.begin(), after.end());
    for (const auto& setting : all) {
        const std::string& name = setting.first;
        const auto counts = [&](const std::string& beginning) { return name.starts_with(beginning); };
        if (name != "model" && std::none_of(in_common.begin(), in_common.end(), counts)) continue;
        const std::string here = setting_or(before, name, "off"), there = setting_or(after, name, "off");
        if (here != there) found.push_back(fmt::format("its {} is {}, not {}", name, there, here));
    }
    return found;
}

/// What the replicates drew, of a result that drew parameters.
std::vector<const Variable*> drawn_in(const Panel& results) {
    std::vector<const Variable*> drawn;
    for (const Variable& variable : results.variables)
        if (says_what_was_drawn(variable)) drawn.push_back(&variable);
    return drawn;
}

/// Sets are the same by what is in them, whatever their files are called.
bool drew_the_same(const Panel& one, const Panel& other) {
    const auto first = drawn_in(one), second = drawn_in(other);
    return std::equal(first.begin(), first.end(), second.begin(), second.end(),
                      [](const Variable* a, const Variable* b) { return a->numbers == b->numbers; });
}

std::string in_words(const std::string& parameters) { return parameters.empty() ? "none" : parameters; }

}  // namespace

std::optional<std::vector<Compared>> read_or_run(const std::vector<std::filesystem::path>& typed,
                                                 const PassingRuns& runs) {
    const auto sources = sources_of(typed, runs);
    if (!sources) return std::nullopt;
    std::vector<Compared> all;
    all.reserve(sources->size());
    for (const ResultSource& source : *sources) all.push_back({source.file, "", source.take()});
    give_names(all);
    return all;
}

Questions questions_on(const ResultInput& result) {
    const AnyModel* model = model_of(result);
    return model != nullptr && model->questions ? model->questions(result.panel)
                                                : usual_questions(result.panel);
}

std::vector<std::string> objections(const Compared& base, const Compared& other, const Questions& questions) {
    std::vector<std::string> found;
    const Provenance &a = base.result.provenance, &b = other.result.provenance;
    const auto differ = [&](const char* what, const auto& there, const auto& here) {
        if (there != here) found.push_back(fmt::format("its {} is {}, not {}", what, there, here));
    };
    differ("seed", b.seed, a.seed);
    differ("number of replicates", b.replicates, a.replicates);
    if (drawn_in(base.result.panel).empty() != drawn_in(other.result.panel).empty())
        differ("set of parameters", in_words(b.parameters), in_words(a.parameters));
    else if (!drew_the_same(base.result.panel, other.result.panel))
        found.push_back(fmt::format("its replicates drew other vectors of parameters: from {}, not {}",
                                    b.parameters, a.parameters));
    differ("program", b.version, a.version);
    differ("program's commit", b.commit, a.commit);
    for (std::string& setting : different_settings(base.result, other.result, questions.in_common))
        found.push_back(std::move(setting));
    if (found.empty()) found = what_keeps_from_comparing(base.result.panel, other.result.panel);
    return found;
}

}  // namespace musubi
