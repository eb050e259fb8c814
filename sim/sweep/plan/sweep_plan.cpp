#include "sim/sweep/plan/sweep_plan.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <new>
#include <numeric>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "sim/io/csv.hpp"
#include "sim/io/input_file.hpp"
#include "sim/io/looked_up.hpp"
#include "sim/results/whole_result.hpp"
#include "sim/sweep/file/sweep_file.hpp"
#include "sim/sweep/folder/claims.hpp"
#include "sim/sweep/plan/kept_scenario.hpp"
#include "sim/sweep/plan/plan_panel.hpp"

namespace musubi {
namespace {

namespace fs = std::filesystem;

constexpr const char* batch_end = "batch_end";

std::vector<std::int64_t> counted(std::size_t size) {
    std::vector<std::int64_t> numbers(size);
    std::iota(numbers.begin(), numbers.end(), std::int64_t{0});
    return numbers;
}

/// A plan that was merged is no longer cut into batches.
std::vector<std::size_t> borders_in(const Panel& panel) {
    const Variable* const found = panel.find(batch_end);
    if (found == nullptr) return {panel.dimension("point").size()};
    std::vector<std::size_t> borders;
    for (const double end : std::get<std::vector<double>>(found->numbers))
        borders.push_back(static_cast<std::size_t>(end));
    return borders;
}

const AnyModel& model_of(const Panel& panel, std::span<const AnyModel> models) {
    const std::string name = kept_model(panel);
    const auto found =
        std::find_if(models.begin(), models.end(), [&](const AnyModel& model) { return model.name == name; });
    if (found == models.end()) throw std::runtime_error("there is no model '" + name + "'");
    return *found;
}

/// The scenarios and the list that the panel kept, by the names that the sweep has for them.
SweepSources kept_sources(const Panel& panel, const AnyModel& model) {
    SweepSources sources;
    sources.scenario = [scenarios = kept_scenarios(panel, model)](const std::string& name, const Place& where,
                                                                  Problems& problems) {
        const auto found = std::find_if(scenarios.begin(), scenarios.end(),
                                        [&](const Scenario& scenario) { return scenario.name == name; });
        if (found != scenarios.end()) return std::optional(*found);
        problems.add(where, "the plan keeps no scenario '" + name + "'");
        return std::optional<Scenario>();
    };
    sources.table = [text = plan_text(panel, "list")](const std::string& name, const Place& /*where*/,
                                                      Problems& problems) {
        return parse_csv(text, name, problems);
    };
    return sources;
}

}  // namespace

std::string Batch::name() const { return fmt::format("r{:05}-p{:08}-{:08}", replicate, first, end); }

Batch SweepPlan::batch(std::size_t which) const {
    const std::size_t column = which % borders.size();
    return {which / borders.size(), column == 0 ? 0 : borders[column - 1], borders[column]};
}

void cut_into_batches(SweepPlan& plan, std::size_t points_per_batch, std::vector<std::size_t> before) {
    const std::size_t points = plan.places.size() / plan.sweep.factors.size();
    plan.borders = std::move(before);
    while (plan.points() < points) plan.borders.push_back(std::min(plan.points() + points_per_batch, points));
}

std::size_t usual_batch(std::size_t runs) {
    constexpr std::size_t batches = 256, most = 100;
    return std::clamp<std::size_t>((runs + batches - 1) / batches, 1, most);
}

Panel panel_of(const SweepPlan& plan) {
    Panel panel;
    panel.title = plan.sweep.title;
    Dimension factors{"factor", "what the sweep varies", {}, {}},
        outputs{"output", "number that is kept of a run", {}, {}};
    for (const SweepFactor& factor : plan.sweep.factors) factors.labels.push_back(factor.name);
    for (const SweepOutput& output : plan.sweep.outputs) outputs.labels.push_back(output.name);
    panel.dimensions.push_back({"point", "point of the design", {}, counted(plan.points())});
    panel.dimensions.push_back(std::move(factors));
    panel.dimensions.push_back(std::move(outputs));
    add_plan_numbers(panel, "place", "place of a factor between its ends; missing: as in the scenario",
                     {"point", "factor"}, plan.places);
    add_plan_text(panel, "sweep", "the sweep as it was asked", {}, {plan.text});
    add_plan_text(panel, "list", "its list of points, if it has one", {}, {plan.list_text});
    add_plan_text(panel, "identity", "checksum of what decides the runs", {}, {plan.identity});
    keep_scenarios(panel, plan.sweep.scenarios, *plan.sweep.model);
    return panel;
}

SweepPlan plan_in(const Panel& panel, const Provenance& provenance, std::span<const AnyModel> models) {
    SweepPlan plan;
    plan.text = plan_text(panel, "sweep");
    plan.list_text = plan_text(panel, "list");
    plan.identity = plan_text(panel, "identity");
    plan.version = provenance.version;
    plan.commit = provenance.commit;
    Problems problems;
    auto sweep = read_sweep(plan.text, "the sweep of the plan", kept_sources(panel, model_of(panel, models)),
                            models, problems);
    if (!sweep)
        throw std::runtime_error("the sweep of the plan cannot be read: " + problems.items().front().message);
    plan.sweep = *std::move(sweep);
    plan.places = std::get<std::vector<double>>(panel.variable("place").numbers);
    plan.borders = borders_in(panel);
    if (plan.places.size() != plan.points() * plan.sweep.factors.size() ||
        identity_of(plan.sweep) != plan.identity)
        throw std::runtime_error("the plan does not hold together");
    return plan;
}

namespace {

constexpr std::array beside_plan{"shards", "claims", "workers", "failed", "begun"};

/// A folder that cannot be looked into would pass for an empty one, and what is done for missing.
void look_into_folders(const fs::path& folder, Problems& problems) {
    for (const char* beside : beside_plan) {
        std::error_code fault;
        const fs::directory_iterator look(folder / beside, fault);
        if (fault) problems.add({(folder / beside).string()}, "cannot be looked into: " + fault.message());
    }
}

/// Claims are links: a folder that knows none is no place for a sweep. Better said now than by each worker.
/// The file is called as a worker's signature, so that what cannot be removed goes with those of the dead.
void try_a_link(const fs::path& folder) {
    const fs::path file = folder / ('.' + this_worker().text()), other = file.string() + "-tried";
    const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (handle < 0) throw std::system_error(errno, std::generic_category(), "cannot create " + file.string());
    ::close(handle);
    const int fault = ::link(file.c_str(), other.c_str()) == 0 ? 0 : errno;
    for (const fs::path& made : {file, other}) ::unlink(made.c_str());
    if (fault != 0)
        throw std::system_error(
            fault, std::generic_category(),
            "processes that share a sweep claim its batches by hard links, and none can be "
            "made here (as on FAT, exFAT and some network folders); take a folder of "
            "another file system: " +
                folder.string());
}

/// What a plan that could not be written made; whatever else is in it stays.
void remove_empty_folders(const fs::path& folder) {
    std::error_code ignored;
    for (const char* beside : beside_plan) fs::remove(folder / beside, ignored);
    fs::remove(folder, ignored);
}

}  // namespace

fs::path plan_file(const fs::path& folder) { return folder / "plan.h5"; }

std::optional<SweepPlan> read_plan(const fs::path& folder, std::span<const AnyModel> models,
                                   Problems& problems) {
    const fs::path file = plan_file(folder);
    std::error_code ignored;
    if (!fs::exists(file, ignored)) {
        problems.add({folder.string()}, "holds no plan.h5; 'musubi sweep plan SWEEP.toml -o DIR' makes one");
        return std::nullopt;
    }
    try {
        const auto read = read_whole_result(file);
        if (const auto* finding = std::get_if<Finding>(&read)) {
            problems.add({file.string()}, finding->message);
            return std::nullopt;
        }
        look_into_folders(folder, problems);
        if (!problems.none()) return std::nullopt;
        return plan_in(std::get<WholeResult>(read).panel, std::get<WholeResult>(read).provenance, models);
    } catch (const CannotRead& fault) {
        if (fault.is_of_machine()) throw;
        problems.add({file.string()}, "cannot be read: " + fault.reason());
    } catch (const std::system_error& fault) {
        problems.add({file.string()}, std::string("cannot be read: ") + fault.what());
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& fault) {
        problems.add({file.string()}, std::string("is no plan of this program: ") + fault.what());
    }
    return std::nullopt;
}

namespace {

bool holds_hidden_files_alone(const fs::path& folder) {
    const auto entries = entries_in(folder);
    return std::all_of(entries.begin(), entries.end(),
                       [](const fs::path& entry) { return entry.filename().string().starts_with('.'); });
}

}  // namespace

bool is_left_half_made(const fs::path& folder) {
    for (const fs::path& entry : entries_in(folder)) {
        const std::string name = entry.filename().string();
        const bool ours = std::find(beside_plan.begin(), beside_plan.end(), name) != beside_plan.end();
        if (ours ? !holds_hidden_files_alone(entry) : !name.starts_with(".plan.h5.unfinished-")) return false;
    }
    return true;
}

void write_plan(const fs::path& folder, const SweepPlan& plan, const Provenance& provenance,
                Overwrite overwrite) {
    try {
        for (const char* beside : beside_plan) fs::create_directories(folder / beside);
        clear_signatures_of_the_dead(folder);
        try_a_link(folder / "claims");
        Panel panel = panel_of(plan);
        panel.dimensions.push_back({"batch", "batch of points", {}, counted(plan.borders.size())});
        add_plan_numbers(panel, batch_end, "where a batch of points ends", {"batch"},
                         {plan.borders.begin(), plan.borders.end()});
        // Places are random digits, which do not compress.
        write_result(plan_file(folder), panel, provenance, overwrite, Compression{0});
    } catch (...) {
        if (overwrite == Overwrite::no) remove_empty_folders(folder);
        throw;
    }
}

}  // namespace musubi
