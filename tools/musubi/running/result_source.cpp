#include "tools/musubi/running/result_source.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "sim/io/resolved_toml.hpp"
#include "sim/io/scenario_file.hpp"
#include "tools/musubi/files/scenario_warnings.hpp"
#include "tools/musubi/files/shipped_scenarios.hpp"
#include "tools/musubi/models.hpp"
#include "tools/musubi/options/drawn_parameters.hpp"
#include "tools/musubi/running/long_run.hpp"
#include "tools/musubi/running/memory_guard.hpp"
#include "tools/musubi/running/run_provenance.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

/// `together`: ensembles of its size whose results are kept at once, itself among them.
std::optional<ResultSource> run_of(const std::filesystem::path& file, const PassingRuns& runs, int together) {
    Problems problems;
    const auto scenario = read_scenario(file, models(), problems, shipped_scenarios());
    std::optional<WithParameters> ready;
    if (scenario) ready = prepare(runs.parameters, *scenario, model_named(scenario->model), problems);
    if (!ready) {
        refuse(problems);
        return std::nullopt;
    }
    warn_before_runs(file, *scenario, ready->not_drawn, runs.quiet);
    ready->model.layout.title = scenario->title;
    PreparedModel prepared = with_network(std::move(ready->model), runs.network);
    require_memory(need_of(prepared, runs.plan, runs.network, together));
    RunOptions options;
    options.scenario = file;
    options.plan = runs.plan;
    options.network.plan = runs.network;
    options.quiet = runs.quiet;
    options.checkpoint = decltype(options.checkpoint)(0);
    Provenance provenance = provenance_of(options, *scenario, model_named(scenario->model));
    provenance.parameters = ready->said;
    return ResultSource{
        file, &model_named(scenario->model), std::make_shared<const Panel>(prepared.layout),
        [options, prepared, provenance] {
            ResultInput result{run_with_checkpoints(prepared, options, [](const Panel&) {}), provenance};
            result.provenance.end_time = utc_now();
            return result;
        }};
}

std::optional<ResultSource> whole_result(const std::filesystem::path& file, const std::string& parameters) {
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
    if (const auto objection = objection_to_parameters(parameters, result->provenance.parameters)) {
        tell(fmt::format("{}: {}", file.string(), *objection));
        return std::nullopt;
    }
    return ResultSource{file, model_of(*result), std::shared_ptr<const Panel>(result, &result->panel),
                        [result] { return std::move(*result); }};
}

}  // namespace

bool is_scenario(const std::filesystem::path& file) { return file.extension() == ".toml"; }

const AnyModel* model_of(const ResultInput& result) {
    const auto settings = settings_in(result.provenance.resolved_scenario);
    const auto name = settings.find("model");
    if (name == settings.end()) return nullptr;
    const auto known = std::find_if(models().begin(), models().end(), [&](const AnyModel& model) {
        return model.name == plain_text(name->second);
    });
    return known == models().end() ? nullptr : &*known;
}

std::optional<ResultSource> source_of(const std::filesystem::path& typed, const PassingRuns& runs) {
    auto sources = sources_of({typed}, runs);
    if (!sources) return std::nullopt;
    return std::move(sources->front());
}

std::optional<std::vector<ResultSource>> sources_of(const std::vector<std::filesystem::path>& typed,
                                                    const PassingRuns& runs) {
    std::vector<std::filesystem::path> files;
    files.reserve(typed.size());
    for (const auto& one : typed) files.push_back(scenario_file(one));
    const auto scenarios = static_cast<int>(std::count_if(files.begin(), files.end(), is_scenario));
    std::vector<ResultSource> sources;
    for (const auto& file : files)
        if (auto source =
                is_scenario(file) ? run_of(file, runs, scenarios) : whole_result(file, runs.parameters))
            sources.push_back(std::move(*source));
    if (sources.size() < typed.size()) return std::nullopt;
    return sources;
}

}  // namespace musubi
