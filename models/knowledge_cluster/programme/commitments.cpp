#include "models/knowledge_cluster/programme/commitments.hpp"

#include <algorithm>
#include <cassert>

namespace musubi::knowledge_cluster {

ThousandYen cost_in(FiscalYear year, ThousandYen yearly_cost, Month start, Month end) {
    const Month from = std::max(start, Month::opening(year)), to = std::min(end, Month::closing(year) + 1);
    return installments(yearly_cost, from - start + 1, to - start);
}

Commitments::Commitments(const Projects& projects, const Headquarters& hq, FiscalYear first) : first_(first) {
    for (const ProjectId id : hq.projects) {
        const Project& project = projects.row[id];
        add(project.yearly_cost, project.start, project.end);
    }
}

void Commitments::add(ThousandYen yearly_cost, Month start, Month end) {
    for (FiscalYear year = std::max(first_, start.fiscal_year()); Month::opening(year) < end;
         year = year + 1) {
        assert(year - first_ < most_years);
        sums_[static_cast<std::size_t>(year - first_)] += cost_in(year, yearly_cost, start, end);
    }
}

ThousandYen Commitments::in(FiscalYear year) const {
    assert(year >= first_);
    return year - first_ < most_years ? sums_[static_cast<std::size_t>(year - first_)] : 0;
}

}  // namespace musubi::knowledge_cluster
