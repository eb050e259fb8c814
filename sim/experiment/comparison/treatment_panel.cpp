#include "sim/experiment/comparison/treatment_panel.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "musubi/missing.hpp"

namespace musubi {
namespace {

constexpr const char* group = "/treatments";
using Labels = std::vector<std::string>;

const Labels seen_statistics{"mean", "low", "high", "histories_low", "histories_high"};

void add_new(const std::string& label, Labels& labels) {
    if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
}

std::size_t place_of(const std::string& label, const Labels& labels) {
    return static_cast<std::size_t>(std::find(labels.begin(), labels.end(), label) - labels.begin());
}

/// What there is to lay out, in the order in which the comparisons have it.
struct Axes {
    Labels treatments, treated, outcomes;
    std::size_t comparisons = 0;
};

Axes axes_of(const std::vector<Answers>& answers) {
    Axes axes;
    axes.comparisons = answers.size();
    for (const Answers& one : answers)
        for (const AnsweredTreatment& treatment : one.treatments) {
            add_new(treatment.asked.heading, axes.treatments);
            for (const std::string& unit : treatment.units) add_new(unit, axes.treated);
            for (const SummaryColumn& outcome : treatment.asked.outcomes)
                add_new(outcome.heading, axes.outcomes);
        }
    axes.treated.insert(axes.treated.end(), {"together", "the others"});
    return axes;
}

/// Numbers over comparison, statistic and the axes behind them; missing until they are put.
class Grid {
  public:
    Grid(std::size_t comparisons, std::size_t statistics, std::size_t cells)
        : statistics_(statistics), cells_(cells), numbers_(comparisons * statistics * cells, missing) {}
    void put(std::size_t comparison, std::size_t cell, const std::vector<double>& statistics) {
        for (std::size_t s = 0; s < statistics_; ++s)
            numbers_[(comparison * statistics_ + s) * cells_ + cell] = statistics[s];
    }
    [[nodiscard]] std::vector<double> numbers() && { return std::move(numbers_); }

  private:
    std::size_t statistics_, cells_;
    std::vector<double> numbers_;
};

/// Calls `put` with each treatment, its comparison and its place among the treatments.
template <class F>
void for_each_treatment(const std::vector<Answers>& answers, const Axes& axes, F&& put) {
    for (std::size_t c = 0; c < answers.size(); ++c)
        for (const AnsweredTreatment& treatment : answers[c].treatments)
            put(treatment, c, place_of(treatment.asked.heading, axes.treatments));
}

std::vector<double> differences(const std::vector<Answers>& answers, const Axes& axes) {
    const std::size_t rows = axes.treated.size(), outcomes = axes.outcomes.size();
    Grid grid(axes.comparisons, paired_statistics.size(), axes.treatments.size() * rows * outcomes);
    for_each_treatment(answers, axes, [&](const AnsweredTreatment& treatment, std::size_t c, std::size_t t) {
        const auto put_row = [&](const std::string& label, const AnsweredTreatment::Row& row) {
            const std::size_t first = (t * rows + place_of(label, axes.treated)) * outcomes;
            for (std::size_t o = 0; o < row.values.size(); ++o)
                grid.put(c, first + place_of(treatment.asked.outcomes[o].heading, axes.outcomes),
                         numbers_of(row.values[o]));
        };
        for (std::size_t u = 0; u < treatment.units.size(); ++u)
            put_row(treatment.units[u], treatment.rows[u]);
        put_row("together", treatment.rows.back());
        put_row("the others", treatment.others);
    });
    return std::move(grid).numbers();
}

std::vector<double> seen(const std::vector<Answers>& answers, const Axes& axes) {
    const std::size_t outcomes = axes.outcomes.size();
    Grid grid(axes.comparisons, seen_statistics.size(), axes.treatments.size() * outcomes);
    for_each_treatment(answers, axes, [&](const AnsweredTreatment& treatment, std::size_t c, std::size_t t) {
        for (std::size_t o = 0; o < treatment.seen.size(); ++o) {
            const SeenInHistories& s = treatment.seen[o];
            grid.put(c, t * outcomes + place_of(treatment.asked.outcomes[o].heading, axes.outcomes),
                     {s.mean.value, s.mean.low, s.mean.high, s.low, s.high});
        }
    });
    return std::move(grid).numbers();
}

template <class F>
Labels texts(const std::vector<Answers>& answers, const Axes& axes, F&& text_of) {
    Labels all(axes.comparisons * axes.treatments.size());
    for_each_treatment(answers, axes, [&](const AnsweredTreatment& treatment, std::size_t c, std::size_t t) {
        all[c * axes.treatments.size() + t] = text_of(treatment);
    });
    return all;
}

}  // namespace

void add_treatments(const std::vector<Answers>& answers, Panel& panel) {
    Axes axes = axes_of(answers);
    if (axes.treatments.empty()) return;
    const auto add = [&](const char* name, const char* long_name, Labels dimensions, Numbers numbers) {
        const bool has_numbers = std::holds_alternative<std::vector<double>>(numbers);
        panel.variables.push_back(
            constant_variable(group, name, long_name, std::move(dimensions), std::move(numbers)));
        panel.variables.back().has_missing = has_numbers;
    };
    add("differences", "differences of the same unit in the two scenarios, from first_time to last_time",
        {"comparison", "statistic", "treatment", "treated", "outcome"}, differences(answers, axes));
    add("seen_by_an_evaluator",
        "difference in differences of those treated against the others in the scenario that treats: no "
        "estimate of the differences",
        {"comparison", "seen_statistic", "treatment", "outcome"}, seen(answers, axes));
    const Labels over{"comparison", "treatment"};
    add("first_time", "first time at which the state of any differs", over,
        texts(answers, axes, [](const AnsweredTreatment& one) { return one.from; }));
    add("last_time", "last time of the outcomes", over,
        texts(answers, axes, [](const AnsweredTreatment& one) { return one.to; }));
    add("treated_in", "which of the two scenarios treats, in more times and replicates", over,
        texts(answers, axes,
              [](const AnsweredTreatment& one) { return one.changed_treats ? "changed" : "base"; }));
    panel.dimensions.push_back(
        {"treatment", "state that some are in, and in which not", axes.treatments, {}});
    panel.dimensions.push_back({"treated",
                                "whose state differs; all of them together; those whose does not",
                                std::move(axes.treated),
                                {}});
    panel.dimensions.push_back({"outcome", "what is summed up", std::move(axes.outcomes), {}});
    panel.dimensions.push_back(
        {"seen_statistic",
         "mean over the histories with its 90 % interval; 5 % and 95 % of the histories",
         seen_statistics,
         {}});
}

}  // namespace musubi
