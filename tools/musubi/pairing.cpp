#include "tools/musubi/pairing.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <utility>

#include "sim/experiment/paired.hpp"
#include "sim/io/resolved_toml.hpp"
#include "sim/io/scenario_file.hpp"
#include "tools/musubi/long_run.hpp"
#include "tools/musubi/models.hpp"
#include "tools/musubi/report.hpp"
#include "tools/musubi/run_provenance.hpp"
#include "tools/musubi/shipped_scenarios.hpp"

namespace musubi {
namespace {

/// Where a result will come from, once it is known that nothing is wrong with any of them.
using ResultSource = std::function<ResultInput()>;

std::optional<ResultSource> run_of(const std::filesystem::path& file, const EnsemblePlan& plan, bool quiet) {
    Problems problems;
    const auto scenario = read_scenario(file, models(), problems, shipped_scenarios());
    std::optional<PreparedModel> prepared;
    if (scenario) prepared = model_named(scenario->model).prepare(*scenario, problems);
    if (!prepared) {
        refuse(problems);
        return std::nullopt;
    }
    prepared->layout.title = scenario->title;
    RunOptions options;
    options.scenario = file;
    options.plan = plan;
    options.quiet = quiet;
    options.checkpoint = decltype(options.checkpoint)(0);
    return [options, prepared, provenance = provenance_of(options, *scenario, model_named(scenario->model))] {
        return ResultInput{run_with_checkpoints(*prepared, options, [](const Panel&) {}), provenance};
    };
}

std::optional<ResultSource> whole_result(const std::filesystem::path& file) {
    auto read = read_result(file);
    if (const auto* finding = std::get_if<Finding>(&read)) {
        report(file, *finding);
        return std::nullopt;
    }
    const auto result = std::make_shared<ResultInput>(std::move(std::get<ResultInput>(read)));
    if (refuse_comparison(file, result->panel)) return std::nullopt;
    if (is_partial(result->panel, result->provenance)) {
        tell(fmt::format("{}: is partial: {} of {} replicates. To complete it: musubi run --resume '{}'",
                         file.string(), replicates_in(result->panel), result->provenance.replicates,
                         file.string()));
        return std::nullopt;
    }
    return [result] { return std::move(*result); };
}

/// The names of the files without folder and extension, or all as they were typed where those are the same.
void give_names(std::vector<Compared>& all) {
    std::map<std::string, int> times;
    for (const Compared& one : all) ++times[one.file.stem().string()];
    for (Compared& one : all)
        one.name = times[one.file.stem().string()] == 1 ? one.file.stem().string() : one.file.string();
}

std::vector<std::string> different_settings(const ResultInput& base, const ResultInput& other,
                                            const std::vector<std::string>& in_common) {
    std::vector<std::string> found;
    const auto before = settings_in(base.provenance.resolved_scenario),
               after = settings_in(other.provenance.resolved_scenario);
    for (const auto& setting : before) {
        const auto counts = [&](const std::string& beginning) {
            return setting.first.starts_with(beginning);
        };
        if (setting.first != "model" && std::none_of(in_common.begin(), in_common.end(), counts)) continue;
        const auto there = after.find(setting.first);
        const std::string value = there == after.end() ? "not set" : there->second;
        if (value != setting.second)
            found.push_back(fmt::format("its {} is {}, not {}", setting.first, value, setting.second));
    }
    return found;
}

std::string in_words(const std::string& parameters) { return parameters.empty() ? "none" : parameters; }

}  // namespace

std::optional<std::vector<Compared>> read_or_run(const std::vector<std::filesystem::path>& typed,
                                                 const EnsemblePlan& plan, bool quiet) {
    std::vector<ResultSource> sources;
    std::vector<std::filesystem::path> files;
    files.reserve(typed.size());
    for (const auto& one : typed) files.push_back(scenario_file(one));
    for (const auto& file : files) {
        auto source = file.extension() == ".toml" ? run_of(file, plan, quiet) : whole_result(file);
        if (!source) return std::nullopt;
        sources.push_back(std::move(*source));
    }
    std::vector<Compared> all;
    for (std::size_t i = 0; i < files.size(); ++i) all.push_back({files[i], "", sources[i]()});
    give_names(all);
    return all;
}

const AnyModel* model_of(const ResultInput& result) {
    const auto settings = settings_in(result.provenance.resolved_scenario);
    const auto name = settings.find("model");
    if (name == settings.end()) return nullptr;
    const auto known = std::find_if(models().begin(), models().end(), [&](const AnyModel& model) {
        return model.name == plain_text(name->second);
    });
    return known == models().end() ? nullptr : &*known;
}

std::vector<std::string> objections(const Compared& base, const Compared& other, const Questions& questions) {
    std::vector<std::string> found;
    const Provenance &a = base.result.provenance, &b = other.result.provenance;
    const auto differ = [&](const char* what, const auto& there, const auto& here) {
        if (there != here) found.push_back(fmt::format("its {} is {}, not {}", what, there, here));
    };
    differ("seed", b.seed, a.seed);
    differ("number of replicates", b.replicates, a.replicates);
    differ("set of parameters", in_words(b.parameters), in_words(a.parameters));
    differ("program", b.version, a.version);
    differ("program's commit", b.commit, a.commit);
    for (std::string& setting : different_settings(base.result, other.result, questions.in_common))
        found.push_back(std::move(setting));
    if (found.empty()) found = what_keeps_from_pairing(base.result.panel, other.result.panel);
    return found;
}

}  // namespace musubi
