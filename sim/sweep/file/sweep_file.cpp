#include "sim/sweep/file/sweep_file.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <utility>

#include "sim/io/resolved_toml.hpp"
#include "sim/io/suggestion.hpp"
#include "sim/sweep/file/factor_reader.hpp"
#include "sim/sweep/file/list_reader.hpp"
#include "sim/sweep/file/output_reader.hpp"
#include "sim/sweep/file/toml_section.hpp"

namespace musubi {
namespace {

using Kind = TomlNode::Kind;

/// The tables that make a file a sweep.
constexpr std::array tables_of_a_sweep{"design", "factors", "outputs", "difference"};

/// Whether a file is a scenario, which sets parameters and asks nothing.
bool is_a_scenario(const TomlNode& root, std::span<const AnyModel> models) {
    if (std::any_of(tables_of_a_sweep.begin(), tables_of_a_sweep.end(),
                    [&](const char* name) { return root.find(name) != nullptr; }))
        return false;
    if (root.find("extends") != nullptr || root.find("model") != nullptr) return true;
    return std::any_of(models.begin(), models.end(), [&](const AnyModel& model) {
        return std::any_of(model.parameters->begin(), model.parameters->end(),
                           [&](const ParameterSpec& spec) {
                               return root.find(spec.name.substr(0, spec.name.rfind('.'))) != nullptr;
                           });
    });
}

/// Whether two scenarios give the same runs.
bool alike(const Scenario& one, const Scenario& other, const AnyModel& model) {
    return scenario_checksum(one, *model.parameters) == scenario_checksum(other, *model.parameters);
}

/// Reads one sweep; what is wrong with one part does not hide what is wrong with another.
class Reader {
  public:
    Reader(const TomlNode& root, const SweepSources& sources, std::span<const AnyModel> models,
           Problems& problems)
        : root_(root),
          frame_(root,
                 {"title", "scenario", "seed", "replicates", "difference", "design", "factors", "outputs"},
                 problems),
          sources_(sources),
          models_(models),
          problems_(problems) {}

    std::optional<Sweep> read() {
        sweep_.title = frame_.text("title").value_or("");
        sweep_.seed = frame_.count("seed", 0).value_or(1);
        sweep_.replicates = frame_.count("replicates", 1).value_or(1);
        read_scenarios();
        read_design();
        if (sweep_.model != nullptr) {
            read_outputs_and_factors();
            if (sweep_.design.kind == Design::Kind::list) read_list();
            refuse_factors_that_hide_the_difference();
        }
        if (problems_.none()) check_design();
        if (!problems_.none()) return std::nullopt;
        return std::move(sweep_);
    }

  private:
    void take_scenario(const std::string& name, const Place& where) {
        auto scenario = sources_.scenario(name, where, problems_);
        if (!scenario) return;
        scenario->name = name;
        if (!sweep_.scenarios.empty() && scenario->model != sweep_.scenarios.front().model)
            problems_.add(where, fmt::format("{} is of the model {}, not {}", in_quotes(name),
                                             scenario->model, sweep_.scenarios.front().model));
        sweep_.scenarios.push_back(*std::move(scenario));
    }

    void read_scenarios() {
        const TomlNode* factors = root_.find("factors");
        const TomlNode* levels = factors == nullptr ? nullptr : factors->find(scenario_factor);
        const int ways = (frame_.has("scenario") ? 1 : 0) + (frame_.has("difference") ? 1 : 0) +
                         (levels != nullptr ? 1 : 0);
        if (ways != 1)
            problems_.add(root_.place,
                          "one of these is needed, and no more: scenario, difference, or the "
                          "factor scenario");
        if (const auto name = frame_.text("scenario")) take_scenario(*name, frame_.place("scenario"));
        if (levels != nullptr) read_scenario_levels(*levels);
        if (const TomlNode* pair = frame_.find("difference")) {
            sweep_.difference = true;
            TomlSection section(*pair, {"base", "changed"}, problems_);
            for (const char* key : {"base", "changed"}) {
                section.require(key);
                if (const auto name = section.text(key)) take_scenario(*name, section.place(key));
            }
        }
        if (!sweep_.scenarios.empty())
            sweep_.model = &*std::find_if(models_.begin(), models_.end(), [&](const AnyModel& model) {
                return model.name == sweep_.scenarios.front().model;
            });
    }

    void read_scenario_levels(const TomlNode& node) {
        TomlSection section(node, {"levels", "group"}, problems_);
        section.require("levels");
        const TomlNode* list = section.find("levels");
        if (list == nullptr) return;
        Levels levels;
        for (const TomlNode& one : list->children) {
            if (one.kind != Kind::text) {
                problems_.add(one.place, "a level of scenario is the name of a file");
                continue;
            }
            const auto& name = std::get<std::string>(one.value);
            if (std::find(levels.values.begin(), levels.values.end(), one.value) != levels.values.end())
                problems_.add(one.place, fmt::format("the level {} stands twice", in_quotes(name)));
            levels.values.push_back(one.value);
            take_scenario(name, one.place);
        }
        if (levels.values.empty())
            problems_.add(list->place, "scenario needs levels, as [\"a.toml\", \"b.toml\"]");
        if (levels.values.size() == 1)
            problems_.add(list->place,
                          "one scenario is not varied: name it as scenario = \"FILE\", or two here");
        sweep_.factors.push_back({scenario_factor, section.text("group").value_or(scenario_factor), levels});
    }

    void read_outputs_and_factors() {
        frame_.require("outputs");
        if (sweep_.design.kind != Design::Kind::list) frame_.require("factors");
        const Scenario& scenario = sweep_.scenarios.front();
        Problems found;
        const auto prepared = sweep_.model->prepare(scenario, found);
        for (const Problem& problem : found.items()) problems_.add(problem.place, problem.message);
        if (const TomlNode* node = frame_.find("outputs"); node != nullptr && prepared)
            sweep_.outputs = read_outputs(*node, prepared->layout, problems_);
        if (const TomlNode* node = frame_.find("factors"))
            for (SweepFactor& factor : read_factors(*node, *sweep_.model->parameters, scenario, problems_))
                sweep_.factors.push_back(std::move(factor));
        if (sweep_.outputs.empty() && problems_.none()) problems_.add(root_.place, "no output is named");
        if (sweep_.difference && sweep_.scenarios.size() == 2 &&
            alike(sweep_.scenarios[0], sweep_.scenarios[1], *sweep_.model))
            problems_.add(frame_.place("difference"),
                          "base and changed are the same: every difference would be 0");
    }

    /// A factor that sets what distinguishes the scenarios would make them alike.
    void refuse_factors_that_hide_the_difference() {
        if (sweep_.scenarios.size() < 2) return;
        for (const SweepFactor& factor : sweep_.factors) {
            const auto own = [&](const Scenario& scenario) {
                const auto setting = scenario.settings.find(factor.name);
                return setting == scenario.settings.end() ? Value{} : setting->second.value;
            };
            for (const Scenario& other : sweep_.scenarios)
                if (own(other) != own(sweep_.scenarios.front()))
                    problems_.add(
                        place_of(factor),
                        fmt::format("the factor {} would hide that {} and {} differ in it", factor.name,
                                    in_quotes(sweep_.scenarios.front().name), in_quotes(other.name)));
        }
    }

    void read_design() {
        frame_.require("design");
        const TomlNode* node = frame_.find("design");
        if (node == nullptr) return;
        TomlSection section(*node, {"kind", "points", "trajectories", "grid", "second_order", "file"},
                            problems_);
        section.require("kind");
        const auto name = section.text("kind");
        if (!name) return;
        std::vector<std::string> known;
        for (const Design::Kind kind : kinds_of_designs()) {
            known.emplace_back(name_of(kind));
            if (*name == known.back()) return read_size(kind, section);
        }
        problems_.add(section.place("kind"), is_none_of("kind", *name, known));
    }

    void read_size(Design::Kind kind, TomlSection& section) {
        using enum Design::Kind;
        Design& design = sweep_.design;
        design.kind = kind;
        const auto only_for = [&](const char* key, bool right) {
            if (section.has(key) && !right)
                problems_.add(section.place(key), fmt::format("a {} design has no {}", name_of(kind), key));
            else if (right && !section.has(key) && std::string(key) != "grid" &&
                     std::string(key) != "second_order")
                section.require(key);
        };
        const bool sized = kind == latin_hypercube || kind == sobol || kind == saltelli;
        only_for("points", sized);
        only_for("trajectories", kind == morris);
        only_for("grid", kind == morris);
        only_for("second_order", kind == saltelli);
        only_for("file", kind == list);
        if (sized) design.size = section.count("points", 2).value_or(0);
        if (kind == morris) {
            design.size = section.count("trajectories", 2).value_or(0);
            design.grid = section.count("grid", 2).value_or(design.grid);
            if (design.grid % 2 != 0) problems_.add(section.place("grid"), "grid must be an even number");
        }
        if (kind == saltelli) design.second_order = section.flag("second_order").value_or(true);
        if (kind == list) {
            list_ = section.text("file").value_or("");
            list_place_ = section.place("file");
        }
    }

    void read_list() {
        if (list_.empty()) return;
        if (const auto table = sources_.table(list_, list_place_, problems_))
            take_list(*table, *sweep_.model->parameters, sweep_, problems_);
    }

    void check_design() {
        if (sweep_.factors.empty()) problems_.add(root_.place, "nothing is varied: [factors] is empty");
        const Design::Kind kind = sweep_.design.kind;
        if (kind == Design::Kind::list) return;
        for (const SweepFactor& factor : sweep_.factors) {
            const std::size_t levels = levels_of(factor.spread);
            if (kind == Design::Kind::factorial && levels == 0)
                problems_.add(place_of(factor),
                              fmt::format("a factorial design needs levels of {}", factor.name));
            // One at a time, a level alone is set beside what the scenario says.
            if (kind != Design::Kind::one_at_a_time && levels == 1)
                problems_.add(place_of(factor),
                              fmt::format("one level does not vary {}: give two or more, or set it in the "
                                          "scenario",
                                          factor.name));
        }
    }
    [[nodiscard]] Place place_of(const SweepFactor& factor) const {
        const TomlNode* factors = root_.find("factors");
        const TomlNode* section =
            factors == nullptr ? nullptr : factors->find(factor.name.substr(0, factor.name.rfind('.')));
        const TomlNode* key =
            section == nullptr ? nullptr : section->find(factor.name.substr(factor.name.rfind('.') + 1));
        return key == nullptr ? frame_.place("factors") : key->key_place;
    }

    const TomlNode& root_;
    TomlSection frame_;
    const SweepSources& sources_;
    std::span<const AnyModel> models_;
    Problems& problems_;
    Sweep sweep_;
    std::string list_;
    Place list_place_;
};

}  // namespace

std::optional<Sweep> read_sweep(const std::string& text, const std::string& file, const SweepSources& sources,
                                std::span<const AnyModel> models, Problems& problems) {
    const auto root = parse_toml(text, file, problems);
    if (!root) return std::nullopt;
    if (is_a_scenario(*root, models)) {
        problems.add({file},
                     fmt::format("is a scenario, not a sweep: a sweep is a file of its own that names "
                                 "it, as scenario = {}, with [design], [factors] and [outputs]",
                                 in_quotes(file.substr(file.rfind('/') + 1))));
        return std::nullopt;
    }
    return Reader(*root, sources, models, problems).read();
}

}  // namespace musubi
