#include "sim/network/network_plan.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "musubi/missing.hpp"
#include "sim/network/measures.hpp"
#include "sim/network/network_tables.hpp"
#include "sim/network/null_comparison.hpp"

namespace musubi {
namespace {

constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

/// Where the measures stand in the layout.
struct Places {
    std::vector<std::size_t> measure;  ///< `nowhere`: the model has it itself
    std::array<std::array<std::size_t, 3>, structure_count> against_chance{};  ///< observed, mean, quantile
    std::vector<std::int64_t> years;
};

std::size_t add(Panel& layout, const std::string& name, const std::string& long_name, std::size_t years) {
    layout.variables.push_back(
        {network_group, name, "1", long_name, {"fiscal_year"}, std::vector<double>(years, missing)});
    layout.variables.back().has_missing = true;
    return layout.variables.size() - 1;
}

Places lay_out(Panel& layout, const NetworkPlan& plan) {
    Places places;
    places.years = layout.dimension("fiscal_year").numbers;
    const std::size_t years = places.years.size();
    for (const MeasureText& text : measure_texts)
        places.measure.push_back(layout.find(network_group, text.name) != nullptr
                                     ? nowhere
                                     : add(layout, text.name, text.long_name, years));
    if (plan.detail != NetworkPlan::Detail::full) return places;
    for (std::size_t s = 0; s < structure_count; ++s) {
        const std::string name = structure_names[s];
        const auto same = [&](const MeasureText& text) { return text.name == name; };
        const auto measured = std::find_if(measure_texts.begin(), measure_texts.end(), same);
        places.against_chance[s] = {
            measured == measure_texts.end()
                ? add(layout, name, "modularity of the communities found (method of Louvain)", years)
                : nowhere,
            add(layout, name + "_null_mean", "mean of it over networks rewired by chance", years),
            add(layout, name + "_null_quantile",
                "share of networks rewired by chance that lie below it, and half of those equal", years)};
    }
    return places;
}

/// Takes down the networks of one replicate.
class Recorder {
  public:
    Recorder(const Places& places, const NetworkPlan& plan, const Replicate& replicate,
             const Workers& workers, PanelSlice& results)
        : places_(places), plan_(plan), replicate_(replicate), workers_(workers), results_(results) {}

    void take_down(std::int64_t fiscal_year, const JointWork& work) {
        const auto found = std::find(places_.years.begin(), places_.years.end(), fiscal_year);
        assert(found != places_.years.end());
        year_ = static_cast<std::size_t>(found - places_.years.begin());
        const Measured measured = measuring_.measure(work);
        for (std::size_t m = 0; m < measure_count; ++m) put(places_.measure[m], measured[m]);
        if (!is_chosen()) return;
        tables_.add_year(fiscal_year, work);
        if (year_ + 1 == places_.years.size()) hold_against_chance(work);
    }
    [[nodiscard]] bool is_chosen() const {
        return plan_.detail == NetworkPlan::Detail::full && replicate_.number < plan_.replicates;
    }
    [[nodiscard]] NetworkTables&& tables() { return std::move(tables_); }

  private:
    void put(std::size_t place, double value) {
        if (place != nowhere) results_.of<double>(place)[year_] = value;
    }
    void hold_against_chance(const JointWork& work) {
        const Key luck = combine(combine(key_of("networks by chance"), replicate_.seed), replicate_.number);
        const auto compared = compare_with_chance(work, measuring_.agents(), luck, plan_.nulls, workers_);
        for (std::size_t s = 0; s < structure_count; ++s) {
            const auto& [observed, mean, quantile] = places_.against_chance[s];
            put(observed, compared[s].observed);
            put(mean, compared[s].null_mean);
            put(quantile, compared[s].null_quantile);
        }
    }

    const Places& places_;
    const NetworkPlan& plan_;
    Replicate replicate_;
    const Workers& workers_;
    PanelSlice& results_;
    Measuring measuring_;
    NetworkTables tables_;
    std::size_t year_ = 0;
};

}  // namespace

PreparedModel with_network(PreparedModel model, const NetworkPlan& plan) {
    if (!model.show) return model;
    const Places places = lay_out(model.layout, plan);
    const auto kept = std::make_shared<KeptTables>();
    model.simulate = [show = model.show, places, plan, kept](const Replicate& replicate,
                                                             const Workers& workers, PanelSlice& results) {
        Recorder recorder(places, plan, replicate, workers, results);
        show(replicate, workers, results,
             [&](std::int64_t fiscal_year, const JointWork& work) { recorder.take_down(fiscal_year, work); });
        if (recorder.is_chosen()) kept->keep(replicate.number, recorder.tables());
    };
    if (plan.detail == NetworkPlan::Detail::full)
        model.complete = [kept](Panel& results, const Panel* earlier) { kept->append(results, earlier); };
    return model;
}

}  // namespace musubi
