#include "sim/experiment/comparison/treatment.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <utility>

#include "sim/experiment/estimates/summary.hpp"
#include "sim/experiment/panels/sums.hpp"

namespace musubi {
namespace {

/// The states of all units, by replicate and time.
class States {
  public:
    States(const Treatment& asked, const Panel& panel) : flag_(panel.variable(asked.flag)) {
        const std::vector<std::string> wanted{"replicate", asked.time, asked.unit};
        if (flag_.dimensions != wanted || !std::holds_alternative<std::vector<std::int8_t>>(flag_.numbers))
            throw std::invalid_argument("'" + asked.flag + "' is no flag over " + asked.time + " and " +
                                        asked.unit);
        replicates = panel.dimension("replicate").size();
        times = panel.dimension(asked.time).size();
        units = panel.dimension(asked.unit).size();
        for (const Flag& flag : flag_.flags) {
            if (flag.meaning == asked.untreated) untreated_.push_back(flag.value);
            if (std::find(asked.treated.begin(), asked.treated.end(), flag.meaning) != asked.treated.end())
                treated_.push_back(flag.value);
        }
    }
    [[nodiscard]] bool treated(std::size_t r, std::size_t t, std::size_t u) const {
        return is(treated_, r, t, u);
    }
    [[nodiscard]] bool untreated(std::size_t r, std::size_t t, std::size_t u) const {
        return is(untreated_, r, t, u);
    }

    [[nodiscard]] bool takes_part(std::size_t r, std::size_t t, std::size_t u) const {
        return treated(r, t, u) || untreated(r, t, u);
    }

    std::size_t replicates = 0, times = 0, units = 0;

  private:
    [[nodiscard]] bool is(const std::vector<std::int8_t>& values, std::size_t r, std::size_t t,
                          std::size_t u) const {
        const auto& all = std::get<std::vector<std::int8_t>>(flag_.numbers);
        return std::find(values.begin(), values.end(), all[(r * times + t) * units + u]) != values.end();
    }
    const Variable& flag_;
    std::vector<std::int8_t> treated_, untreated_;
};

/// Who differs and who is like them, as positions of units; and since when.
struct Groups {
    std::vector<std::size_t> units, others;
    std::size_t first_time = 0;
    std::int64_t treated_more =
        0;  ///< times and replicates in which changed treats and base does not, less the reverse
};

Groups groups_of(const States& base, const States& changed) {
    Groups groups;
    groups.first_time = base.times;
    for (std::size_t u = 0; u < base.units; ++u) {
        bool differs = false, concerned = false;
        for (std::size_t r = 0; r < base.replicates; ++r)
            for (std::size_t t = 0; t < base.times; ++t) {
                const bool gained = base.untreated(r, t, u) && changed.treated(r, t, u),
                           lost = base.treated(r, t, u) && changed.untreated(r, t, u);
                concerned = concerned || base.takes_part(r, t, u) || changed.takes_part(r, t, u);
                if (!gained && !lost) continue;
                differs = true;
                groups.treated_more += gained ? 1 : -1;
                groups.first_time = std::min(groups.first_time, t);
            }
        if (differs)
            groups.units.push_back(u);
        else if (concerned)
            groups.others.push_back(u);
    }
    return groups;
}

using ByReplicate = std::vector<double>;

/// An outcome of each unit at each time.
class Outcome {
  public:
    Outcome(const Treatment& asked, const Panel& panel, const SummaryColumn& column) {
        const Dimension& times = panel.dimension(asked.time);
        for (std::size_t t = 0; t < times.size(); ++t) {
            const SummaryTable at{"", asked.unit, {}, {{asked.time, label_of(times, t)}}};
            of_.push_back(sums_by_row(panel, at, column).of_row);
        }
    }
    /// Of these units together, over the times from `begin` to before `end`.
    [[nodiscard]] ByReplicate sum(const std::vector<std::size_t>& units, std::size_t begin,
                                  std::size_t end) const {
        ByReplicate sums(of_.front().front().size(), 0.0);
        for (std::size_t t = begin; t < end; ++t)
            for (const std::size_t u : units)
                std::transform(sums.begin(), sums.end(), of_[t][u].begin(), sums.begin(), std::plus<>());
        return sums;
    }
    [[nodiscard]] std::size_t times() const { return of_.size(); }

  private:
    std::vector<std::vector<ByReplicate>> of_;  ///< by time and unit
};

SeenInHistories difference_in_differences(const Outcome& outcome, const Groups& groups, double sign,
                                          const Vectors& vectors) {
    const std::size_t first = groups.first_time, last = outcome.times();
    const auto before = static_cast<double>(first), after = static_cast<double>(last - first);
    const auto rise = [&](const std::vector<std::size_t>& units) {
        ByReplicate rises = outcome.sum(units, first, last);
        const ByReplicate earlier = outcome.sum(units, 0, first);
        for (std::size_t r = 0; r < rises.size(); ++r)
            rises[r] = (rises[r] / after - earlier[r] / before) / static_cast<double>(units.size());
        return rises;
    };
    ByReplicate seen = rise(groups.units);
    const ByReplicate otherwise = rise(groups.others);
    const double all = static_cast<double>(groups.units.size()) * after;
    for (std::size_t r = 0; r < seen.size(); ++r) seen[r] = sign * all * (seen[r] - otherwise[r]);
    const Estimate spread = estimate(seen);
    return {mean_with_interval(seen, vectors), spread.low, spread.high};
}

}  // namespace

AnsweredTreatment answer_treatment(const Treatment& asked, const Panel& base, const Panel& changed) {
    const Groups groups = groups_of(States(asked, base), States(asked, changed));
    AnsweredTreatment answered;
    answered.asked = asked;
    if (groups.units.empty()) return answered;
    const Dimension &units = base.dimension(asked.unit), &times = base.dimension(asked.time);
    answered.from = label_of(times, groups.first_time);
    answered.to = label_of(times, times.size() - 1);
    answered.changed_treats = groups.treated_more >= 0;
    for (const std::size_t u : groups.units) {
        answered.units.push_back(label_of(units, u));
        answered.rows.push_back({label_of(units, u), {}});
    }
    if (groups.units.size() > 1) answered.rows.push_back({"together", {}});
    answered.others.label = "the others";
    const Vectors vectors = vectors_of(base);
    const bool can_be_seen = groups.first_time > 0 && !groups.others.empty();
    for (const SummaryColumn& column : asked.outcomes) {
        const Outcome before(asked, base, column), after(asked, changed, column);
        const auto difference = [&](const std::vector<std::size_t>& of) {
            return paired_difference(before.sum(of, groups.first_time, before.times()),
                                     after.sum(of, groups.first_time, after.times()), vectors);
        };
        for (std::size_t i = 0; i < groups.units.size(); ++i)
            answered.rows[i].values.push_back(difference({groups.units[i]}));
        if (groups.units.size() > 1) answered.rows.back().values.push_back(difference(groups.units));
        answered.others.values.push_back(difference(groups.others));
        if (can_be_seen)
            answered.seen.push_back(difference_in_differences(
                answered.changed_treats ? after : before, groups, answered.changed_treats ? 1 : -1, vectors));
    }
    return answered;
}

}  // namespace musubi
