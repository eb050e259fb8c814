#include "tools/musubi/running/compared_results.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
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

bool drew(const Panel& results) { return vectors_of(results).drawn; }

/// The values that each parameter was drawn with, by its name, one per replicate.
std::map<std::string, std::vector<double>> drawn_in(const Panel& results) {
    std::map<std::string, std::vector<double>> drawn;
    const auto values =
        std::find_if(results.variables.begin(), results.variables.end(), [](const Variable& variable) {
            return says_what_was_drawn(variable) && !says_which_vector(variable);
        });
    if (values == results.variables.end()) return drawn;
    const auto& names = results.dimension(values->dimensions.back()).labels;
    const auto& all = std::get<std::vector<double>>(values->numbers);
    for (std::size_t at = 0; at < all.size(); ++at) drawn[names[at % names.size()]].push_back(all[at]);
    return drawn;
}

/// Sets are the same by what is in them, whatever their files are called. A scenario may set some of their
/// parameters itself: then only the other draws that.
bool drew_the_same(const Panel& one, const Panel& other) {
    const auto first = drawn_in(one), second = drawn_in(other);
    return vectors_of(one).of == vectors_of(other).of &&
           std::all_of(first.begin(), first.end(), [&](const auto& drawn) {
               const auto same = second.find(drawn.first);
               return same == second.end() || same->second == drawn.second;
           });
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

std::vector<std::string> named_outcomes(std::span<const Compared> all) {
    std::vector<std::string> named;
    const auto add = [&](const Compared& one) {
        const auto settings = settings_in(one.result.provenance.resolved_scenario);
        std::string name = plain_text(setting_or(settings, "outcome", ""));
        if (!name.empty() && std::find(named.begin(), named.end(), name) == named.end())
            named.push_back(std::move(name));
    };
    std::for_each(all.begin() + 1, all.end(), add);
    if (named.empty()) add(all.front());
    return named;
}

std::string primary_among(const std::vector<std::string>& named_outcomes) {
    return named_outcomes.size() == 1 ? named_outcomes.front() : "";
}

std::vector<std::string> objections(const Compared& base, const Compared& other, const Questions& questions) {
    std::vector<std::string> found;
    const Provenance &a = base.result.provenance, &b = other.result.provenance;
    const auto differ = [&](const char* what, const auto& there, const auto& here) {
        if (there != here) found.push_back(fmt::format("its {} is {}, not {}", what, there, here));
    };
    differ("seed", b.seed, a.seed);
    differ("number of replicates", b.replicates, a.replicates);
    if (drew(base.result.panel) != drew(other.result.panel))
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
