#include "tools/musubi/running/calibration_runs.hpp"

#include <fmt/core.h>

#include "sim/experiment/calibration/calibration_panel.hpp"
#include "tools/musubi/running/long_run.hpp"
#include "tools/musubi/running/run_provenance.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {

std::vector<Runs> CalibrationRuns::run(const std::vector<Point>& points, std::uint64_t first_run) {
    const PreparedModel model = prepare_point_runs(runs_, points, first_run);
    if (first_run == 0) require_memory(need_of_all(model));
    options_.plan.first_replicate = first_run;
    options_.plan.replicates = points.size() * runs_.runs_per_point;
    Panel earlier;
    if (!done_.variables.empty()) {
        earlier = replicates_between(done_, first_run, options_.plan.replicates);
        options_.plan.earlier = &earlier;
    }
    if (!options_.quiet) tell(fmt::format("{} points, {} runs", points.size(), options_.plan.replicates));
    const Panel before = done_;
    const auto keep = [&](const Panel& finished) {
        Panel others = before;
        if (!others.variables.empty()) others = replicates_between(before, 0, first_run);
        append_replicates(others, finished);
        done_ = std::move(others);
    };
    const Panel finished = run_with_checkpoints(model, options_, [&](const Panel& so_far) {
        keep(so_far);
        write(panel());
    });
    keep(finished);
    options_.plan.earlier = nullptr;
    if (replicates_in(finished) < options_.plan.replicates) throw CalibrationStopped{};
    return runs_in(finished, runs_, points);
}

/// Of all waves: their runs stand in memory as those that are done, those of the wave, and what is written.
MemoryNeed CalibrationRuns::need_of_all(const PreparedModel& model) const {
    EnsemblePlan all = options_.plan;
    all.replicates = provenance_.replicates;
    constexpr int times = 3;
    return need_of(model, all, {}, times);
}

Panel CalibrationRuns::panel() const {
    Panel all = done_;
    add_question(all, runs_.factors, runs_.targets);
    return all;
}

void CalibrationRuns::write(const Panel& panel) {
    provenance_.end_time = utc_now();
    target_.write([&](const std::filesystem::path& file, Overwrite overwrite) {
        write_result(file, panel, provenance_, overwrite);
    });
}

}  // namespace musubi
