#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "musubi/panel.hpp"

namespace musubi::knowledge_cluster {

/// Grades A to D, without `none`.
inline constexpr std::size_t grade_count = 4;
inline constexpr std::array<const char*, grade_count> grade_names{"A", "B", "C", "D"};
/// How many centres of a comparable Japanese programme (21st Century COE) got each grade: the shares that the
/// cut-offs are set for (scenarios/data/evaluation_analogue.csv, b).
inline constexpr std::array<int, grade_count> analogue_centres{41, 60, 10, 2};

/// A fiscal year: each number by replicate.
struct EvaluationYear {
    std::int64_t fiscal_year = 0;
    std::vector<double> trial, full, stopped, completed;  ///< regions in the state; full: held and so on too
    std::vector<double> promoted;  ///< full regions that were trial ones the year before
    std::vector<double> graded;    ///< regions, in March
    /// Million yen that some regions have and others lack because of the grades, or because of their noise:
    /// the sum of what is gained, counted once.
    std::vector<double> moved, misdirected;
    std::vector<double> undistributed;  ///< million yen of the national budget that no region got
};

/// What a result says about evaluation and promotion.
struct EvaluationResults {
    /// Regions graded, over all years and replicates: [as seen][without noise].
    std::array<std::array<std::int64_t, grade_count>, grade_count> grades{};
    std::vector<EvaluationYear> years;
};

/// Whether a result tells it: it is of this model, and of a version that does.
[[nodiscard]] bool has_evaluation(const Panel& panel);

/// Reads it out of a result that has it.
[[nodiscard]] EvaluationResults evaluation_results(const Panel& panel);

}  // namespace musubi::knowledge_cluster
