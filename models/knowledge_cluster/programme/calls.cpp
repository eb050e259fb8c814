#include "models/knowledge_cluster/programme/calls.hpp"

#include <algorithm>

#include "models/knowledge_cluster/programme/fiscal.hpp"
#include "musubi/distributions.hpp"

namespace musubi::knowledge_cluster {

Offered project_on_offer(const World& world, const Headquarters& hq, Month now) {
    const auto& f = world.parameters.funding;
    const std::int32_t months_left = end_of_plan(world, hq, now) - (now + 1);
    const bool trial = hq.state == ProgrammeState::trial;
    const auto wanted = static_cast<std::int32_t>(trial ? f.trial_months : f.full_months);
    const std::int32_t months = std::min(wanted, months_left);
    // A trial project may be as short as the scenario makes trial projects.
    if (months < std::min(wanted, static_cast<std::int32_t>(f.least_months))) return {};
    return {million(trial ? f.trial_million : hq.ways.full_million), months};
}

Offered offered_to(const Parameters& p, const Luck& luck, const Headquarters& hq, const Offered& usual,
                   Key project) {
    const auto& f = p.funding;
    if (f.full_spread == 0 || !hq.is_full()) return usual;
    const double z = standard_normal(luck.stream(Purpose::project_cost).uniform(project));
    const double cost = hq.ways.full_million * mean_one(f.full_spread, z);
    return {million(std::clamp(cost, f.full_least_million, f.full_most_million)), usual.months};
}

bool fits(const Headquarters& hq, const Commitments& committed, Month now, const Offered& offered) {
    if (offered.months == 0) return false;
    const Month start = now + 1, end = start + offered.months;
    for (FiscalYear year = start.fiscal_year(); year <= (end - 1).fiscal_year(); year = year + 1) {
        const bool this_year = year == now.fiscal_year();
        const ThousandYen money =
            this_year ? research_money(hq) - hq.ended_cost : announced_research_money(hq);
        if (committed.in(year) + cost_in(year, offered.yearly_cost, start, end) > money) return false;
    }
    return true;
}

void announce_calls(const World& world, Month now, const Projects& projects, Programme& programme) {
    if (now.fiscal_year() < programme_start) return;
    for (const RegionId r : world.regions.all()) {
        Headquarters& hq = programme.headquarters[r];
        const bool call_month = (world.regions.call_months[r] >> now.of_calendar_year() & 1U) != 0;
        const auto last = now + static_cast<std::int32_t>(world.parameters.calls.open_months - 1);
        const bool may_open = hq.is_funded() && hq.is_open(now) && (call_month || hq.opens_in(now));
        if (!may_open && !hq.call_is_open(now)) continue;
        const Commitments committed(projects, hq, now.fiscal_year());
        if (may_open && fits(hq, committed, last, project_on_offer(world, hq, last))) hq.call_closes = last;
        if (!hq.call_is_open(now)) continue;
        const auto money = static_cast<double>(research_money(hq));
        const auto spoken_for = static_cast<double>(hq.ended_cost + committed.in(now.fiscal_year()));
        hq.uncommitted = money > 0 ? std::max(0.0, 1 - spoken_for / money) : 0;
    }
}

}  // namespace musubi::knowledge_cluster
