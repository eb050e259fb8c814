#include "sim/experiment/scores/predictive_score.hpp"

#include <algorithm>
#include <cmath>

#include "musubi/missing.hpp"

namespace musubi {
namespace {

/// The members for which something holds.
template <class Holds>
std::vector<std::size_t> members_with(std::size_t members, Holds&& holds) {
    std::vector<std::size_t> some;
    for (std::size_t i = 0; i < members; ++i)
        if (holds(i)) some.push_back(i);
    return some;
}

ScoredFigure scored(const Target& figure, const std::vector<double>& numbers, const Vectors& all) {
    const auto some = members_with(numbers.size(), [&](std::size_t i) { return std::isfinite(numbers[i]); });
    const Vectors vectors = vectors_of_some(all, some);
    FigureScore score{missing, missing, missing, missing, missing, missing, missing, missing};
    std::vector<double> members;
    members.reserve(some.size());
    for (const std::size_t i : some) members.push_back(numbers[i]);
    if (!members.empty()) score = score_figure(members, vectors, figure.value, figure.tolerance);
    return {figure, members.size(), vectors.count, score};
}

JointScore scored_jointly(const std::vector<Target>& figures, const std::vector<std::vector<double>>& numbers,
                          const Vectors& all) {
    const auto some = members_with(all.of.size(), [&](std::size_t i) {
        return std::all_of(numbers.begin(), numbers.end(),
                           [&](const auto& of) { return std::isfinite(of[i]); });
    });
    const Vectors vectors = vectors_of_some(all, some);
    Deviations deviations;
    for (const std::size_t i : some) {
        deviations.emplace_back();
        for (std::size_t f = 0; f < figures.size(); ++f)
            deviations.back().push_back((numbers[f][i] - figures[f].value) / figures[f].tolerance);
    }
    if (figures.size() > most_figures)
        return {some.size(), vectors.count, missing, {missing, missing, missing, missing}};
    return {some.size(), vectors.count, energy_score(deviations, vectors),
            joint_distance(deviations, vectors)};
}

}  // namespace

PredictiveScore predictive_score(const Panel& results, const std::vector<Target>& figures) {
    const Vectors vectors = vectors_of(results);
    PredictiveScore score{vectors.of.size(), vectors, {}, {}};
    std::vector<std::vector<double>> numbers;
    for (const Target& figure : figures) {
        numbers.push_back(by_replicate(results, figure.quantity));
        score.figures.push_back(scored(figure, numbers.back(), vectors));
    }
    score.joint = scored_jointly(figures, numbers, vectors);
    return score;
}

}  // namespace musubi
