#include "models/knowledge_cluster/results/evaluation_results.hpp"

#include <algorithm>
#include <span>

#include "models/knowledge_cluster/state/state.hpp"
#include "musubi/numbers_over.hpp"

namespace musubi::knowledge_cluster {
namespace {

constexpr double thousand_yen_per_million = 1000;

/// The regions of a year of a replicate in one variable; they lie side by side.
template <class T>
std::span<const T> regions_of(const Panel& panel, const std::string& name, std::size_t replicate,
                              std::size_t year) {
    const std::size_t regions = panel.dimension("region").size();
    const std::size_t years = panel.dimension("fiscal_year").size();
    const auto& all = numbers_over<T>(panel, name, {"replicate", "fiscal_year", "region"});
    return std::span(all).subspan((replicate * years + year) * regions, regions);
}

double count(std::span<const std::int8_t> states, std::initializer_list<ProgrammeState> wanted) {
    return static_cast<double>(std::count_if(states.begin(), states.end(), [&](std::int8_t state) {
        return std::find(wanted.begin(), wanted.end(), static_cast<ProgrammeState>(state)) != wanted.end();
    }));
}

double promotions(std::span<const std::int8_t> before, std::span<const std::int8_t> now) {
    double promoted = 0;
    for (std::size_t r = 0; r < now.size(); ++r)
        promoted += before[r] == static_cast<std::int8_t>(ProgrammeState::trial) &&
                            now[r] == static_cast<std::int8_t>(ProgrammeState::full)
                        ? 1
                        : 0;
    return promoted;
}

double gained_million(std::span<const std::int64_t> thousand_yen) {
    std::int64_t gained = 0;
    for (const std::int64_t money : thousand_yen) gained += std::max<std::int64_t>(0, money);
    return static_cast<double>(gained) / thousand_yen_per_million;
}

void add_year(const Panel& panel, std::size_t replicate, std::size_t y, EvaluationResults& results) {
    using enum ProgrammeState;
    EvaluationYear& year = results.years[y];
    const auto states = regions_of<std::int8_t>(panel, "programme_state", replicate, y);
    year.trial.push_back(count(states, {trial}));
    year.full.push_back(count(states, {full, expanded, held, shrunk}));
    year.stopped.push_back(count(states, {stopped}));
    year.completed.push_back(count(states, {completed}));
    year.promoted.push_back(
        y == 0 ? 0 : promotions(regions_of<std::int8_t>(panel, "programme_state", replicate, y - 1), states));
    year.moved.push_back(
        gained_million(regions_of<std::int64_t>(panel, "money_moved_by_grades", replicate, y)));
    year.misdirected.push_back(
        gained_million(regions_of<std::int64_t>(panel, "money_moved_by_noise", replicate, y)));
    const auto& left = std::get<std::vector<std::int64_t>>(panel.variable("undistributed").numbers);
    year.undistributed.push_back(static_cast<double>(left[replicate * results.years.size() + y]) /
                                 thousand_yen_per_million);
    const auto seen = regions_of<std::int8_t>(panel, "evaluation_grade", replicate, y);
    const auto truly = regions_of<std::int8_t>(panel, "evaluation_grade_without_noise", replicate, y);
    year.graded.push_back(0);
    for (std::size_t r = 0; r < seen.size(); ++r) {
        if (seen[r] == static_cast<std::int8_t>(Grade::none)) continue;
        ++year.graded.back();
        const auto row = static_cast<std::size_t>(seen[r] - 1),
                   column = static_cast<std::size_t>(truly[r] - 1);
        if (row >= grade_count || column >= grade_count)
            throw NotAsDeclared("a region has a grade that is none");
        ++results.grades[row][column];
    }
}

}  // namespace

bool has_evaluation(const Panel& panel) { return panel.find("money_moved_by_noise") != nullptr; }

EvaluationResults evaluation_results(const Panel& panel) {
    EvaluationResults results;
    for (const std::int64_t year : panel.dimension("fiscal_year").numbers)
        results.years.emplace_back().fiscal_year = year;
    for (std::size_t replicate = 0; replicate < panel.dimension("replicate").size(); ++replicate)
        for (std::size_t y = 0; y < results.years.size(); ++y) add_year(panel, replicate, y, results);
    return results;
}

}  // namespace musubi::knowledge_cluster
