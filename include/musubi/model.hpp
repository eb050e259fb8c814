#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "musubi/joint_work.hpp"
#include "musubi/page_words.hpp"
#include "musubi/panel.hpp"
#include "musubi/parameters.hpp"
#include "musubi/phase.hpp"
#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"
#include "musubi/summary.hpp"

namespace musubi {

/// Which run of an ensemble this is. With the scenario it fixes every bit of the result.
struct Replicate {
    std::uint64_t seed = 0;
    std::uint64_t number = 0;
};

/// The change of one sum over the change of another, times `factor`.
struct RatioOfChanges {
    std::string heading;
    SummaryColumn of, to;
    double factor = 1;
    std::string units;
};

/// Asks for the effect of a treatment: how the outcomes of a unit (a region, say) differ between two
/// scenarios if it has one state in the one and another in the other, at the same time and with the same
/// luck. An outcome selects nothing of `time`.
struct Treatment {
    std::string heading;  ///< "full status instead of trial"
    std::string flag;     ///< the flag variable over `time` and `unit` that holds the states
    std::string untreated;
    std::vector<std::string> treated;  ///< meanings of the flag
    std::string unit, time;
    std::vector<SummaryColumn> outcomes;
};

/// A sum whose change is asked for, and the name by which a scenario makes it the primary outcome.
struct Indicator {
    std::string name;
    SummaryColumn sum;
};

/// What is asked when two scenarios are compared under the same luck. Every column is a sum over all
/// dimensions of which it selects nothing.
struct Questions {
    /// The first is the primary outcome where a scenario names none; the first three are answered in words.
    std::vector<Indicator> indicators;
    std::vector<SummaryTable> tables;
    std::vector<RatioOfChanges> ratios;
    /// Prefixes of settings that must be the same in both scenarios, because they decide whose luck it is.
    std::vector<std::string> in_common;
    std::vector<Treatment> treatments = {};
};

/// The quantity of a scenario that a response curve has on its horizontal axis.
struct Lever {
    std::string name, units;
    /// Marginal effects are given per portion of this size and name: 1000, "billion yen".
    double portion = 1;
    std::string portion_name;
    /// Sets it in every year from `since` on.
    std::function<void(Scenario&, double level, std::int64_t since)> set;
};

/// Labels of a dimension that are analysed together: of harbours, those in the north.
struct LabelGroup {
    std::string by;    ///< the dimension
    std::string name;  ///< "north"
    std::vector<std::string> labels;
};

/// A dimension and one of its labels, each.
using DimensionLabels = std::vector<std::pair<std::string, std::string>>;

/// What a model must provide. It gets scenarios, ensembles, files and tables for nothing.
///
/// `World` is what stays constant in a run and is shared by its replicates: parameters, regions, geography.
/// `prepare` turns a resolved scenario into a world, or says all that is wrong with it.
/// `layout` describes the results of one replicate (sizes set, numbers zero or missing; no replicate
/// dimension); a variable that is the same in all replicates (names, positions) is filled here, with
/// `per_replicate` false. `simulate` runs one replicate and writes its results; it is called from many
/// threads at once.
///
/// A model may also have:
/// - `agents(world)`: how many agents there are at the start;
/// - `questions(results)`: what a comparison of two results is to answer; it gets one of them;
/// - `lever()`: the quantity on the horizontal axis of a response curve;
/// - `page(results)`: what a page says of results, in its words; of a layout without replicates, too;
/// - `left_out(results)`: labels that are not meant where all of a dimension is asked for: the rest of the
///   world, say;
/// - `slips(scenario)`: warnings, each at its place, of what it accepts but looks like a slip;
/// - `label_groups(world)`: labels of a dimension that sweeps analyse together;
/// - `calibrated_set()`: the name of the shipped set of parameter vectors that runs draw from unless they are
///   asked not to;
/// - a JointWorkWatcher as the last argument of `simulate`, to which it shows who works with whom, so that
///   the network is measured; this must change no result;
/// - `simulate_both`: two worlds with the same luck in one call, with the results that `simulate` gives for
///   each; it saves time if the two worlds begin with the same states.
template <class M>
concept Model = requires(const Scenario& scenario, Problems& problems, const typename M::World& world,
                         const Replicate& replicate, const Workers& workers, PanelSlice& results) {
    { M::name() } -> std::convertible_to<std::string>;
    { M::title() } -> std::convertible_to<std::string>;
    { M::parameters() } -> std::convertible_to<const std::vector<ParameterSpec>&>;
    { M::prepare(scenario, problems) } -> std::same_as<std::unique_ptr<const typename M::World>>;
    { M::layout(world) } -> std::same_as<Panel>;
    { M::agent_months(world) } -> std::convertible_to<double>;
    { M::summary(world) } -> std::same_as<std::vector<SummaryTable>>;
    M::simulate(world, replicate, workers, results);
};

template <class M>
concept simulates_both = requires(const typename M::World& world, const Replicate& replicate,
                                  const Workers& workers, PanelSlice& results) {
    M::simulate_both(world, world, replicate, workers, results, results);
};

template <class M>
concept shows_joint_work = requires(const typename M::World& world, const Replicate& replicate,
                                    const Workers& workers, PanelSlice& results,
                                    const JointWorkWatcher& watcher) {
    M::simulate(world, replicate, workers, results, watcher);
};

/// A prepared world without its type: what ensembles, files and tables work with.
struct PreparedModel {
    Panel layout;             ///< of one replicate
    double agent_months = 0;  ///< per replicate, for progress and rates
    double agents = 0;        ///< at its start; 0 where the model does not say
    std::vector<SummaryTable> summary;
    std::function<void(const Replicate&, const Workers&, PanelSlice&)> simulate;
    /// The same, and shows the joint work; empty if the model shows none.
    std::function<void(const Replicate&, const Workers&, PanelSlice&, const JointWorkWatcher&)> show = {};
    /// Adds what has no fixed size to the results of an ensemble, for the replicates that are in them;
    /// `earlier` are those that were taken as they are, if any. Empty if there is nothing to add.
    std::function<void(Panel& results, const Panel* earlier)> complete = {};
    std::shared_ptr<const void> world = {};  ///< for `AnyModel::simulate_both` of the same model
    std::vector<LabelGroup> label_groups = {};
};

/// A model without its type: one line in the program's list.
struct AnyModel {
    std::string name, title;
    const std::vector<ParameterSpec>* parameters = nullptr;
    /// Empty if there are problems.
    std::function<std::optional<PreparedModel>(const Scenario&, Problems&)> prepare;
    std::function<Questions(const Panel&)> questions = {};  ///< empty if the model asks none
    std::optional<Lever> lever = {};
    /// Two prepared scenarios under the same luck, with the same results as one by one.
    std::function<void(const PreparedModel& one, const PreparedModel& other, const Replicate&, const Workers&,
                       PanelSlice& results, PanelSlice& others)>
        simulate_both = {};
    // Each of these is empty if the model has none.
    std::function<PageWords(const Panel&)> page = {};
    std::function<DimensionLabels(const Panel&)> left_out = {};
    std::function<Problems(const Scenario&)> slips = {};
    std::string calibrated_set = {};
};

template <Model M>
void simulate_both(const PreparedModel& one, const PreparedModel& other, const Replicate& replicate,
                   const Workers& workers, PanelSlice& results, PanelSlice& others) {
    if constexpr (simulates_both<M>) {
        using World = typename M::World;
        M::simulate_both(*std::static_pointer_cast<const World>(one.world),
                         *std::static_pointer_cast<const World>(other.world), replicate, workers, results,
                         others);
    } else {
        one.simulate(replicate, workers, results);
        other.simulate(replicate, workers, others);
    }
}

template <Model M>
std::optional<PreparedModel> prepare_model(const Scenario& scenario, Problems& problems) {
    std::shared_ptr<const typename M::World> world = M::prepare(scenario, problems);
    if (!problems.none()) return std::nullopt;
    double agents = 0;
    if constexpr (requires { M::agents(*world); }) agents = M::agents(*world);
    PreparedModel model{M::layout(*world), M::agent_months(*world), agents, M::summary(*world),
                        [world](const Replicate& replicate, const Workers& workers, PanelSlice& results) {
                            M::simulate(*world, replicate, workers, results);
                        }};
    if constexpr (shows_joint_work<M>)
        model.show = [world](const Replicate& replicate, const Workers& workers, PanelSlice& results,
                             const JointWorkWatcher& watcher) {
            M::simulate(*world, replicate, workers, results, watcher);
        };
    if constexpr (requires { M::label_groups(*world); }) model.label_groups = M::label_groups(*world);
    model.world = world;
    return model;
}

template <Model M>
AnyModel any_model() {
    AnyModel model{M::name(), M::title(), &M::parameters(), prepare_model<M>};
    model.simulate_both = simulate_both<M>;
    if constexpr (requires(const Panel& results) { M::questions(results); })
        model.questions = [](const Panel& results) -> Questions { return M::questions(results); };
    if constexpr (requires { M::lever(); }) model.lever = M::lever();
    if constexpr (requires(const Panel& results) { M::page(results); })
        model.page = [](const Panel& results) -> PageWords { return M::page(results); };
    if constexpr (requires(const Panel& results) { M::left_out(results); })
        model.left_out = [](const Panel& results) -> DimensionLabels { return M::left_out(results); };
    if constexpr (requires(const Scenario& scenario) { M::slips(scenario); })
        model.slips = [](const Scenario& scenario) -> Problems { return M::slips(scenario); };
    if constexpr (requires { M::calibrated_set(); }) model.calibrated_set = M::calibrated_set();
    return model;
}

}  // namespace musubi
