#pragma once

#include <array>

#include "models/knowledge_cluster/state/state.hpp"

/// What the projects of a headquarters cost it, year by year.
///
/// Formula: a project of yearly cost c pays ⌊c·m/12⌋ − ⌊c·(m − 1)/12⌋ in its month m; committed in a year = Σ
///          over its projects and over their months in that year.
/// Keys:    none
/// Source:  docs/odd.md, "Scouting and calls" and, for a cut, "Fiscal".
namespace musubi::knowledge_cluster {

/// What a project of this cost pays in a fiscal year if it runs from `start` to the month before `end`.
[[nodiscard]] ThousandYen cost_in(FiscalYear year, ThousandYen yearly_cost, Month start, Month end);

/// From a fiscal year on: summed once, and added to as projects are funded.
class Commitments {
  public:
    Commitments(const Projects& projects, const Headquarters& hq, FiscalYear first);
    void add(ThousandYen yearly_cost, Month start, Month end);
    /// Not before the first year.
    [[nodiscard]] ThousandYen in(FiscalYear year) const;

  private:
    /// The longest project's 120 months lie in eleven at most, and it may begin in the year after the first.
    static constexpr int most_years = 12;
    FiscalYear first_;
    std::array<ThousandYen, most_years> sums_{};
};

}  // namespace musubi::knowledge_cluster
