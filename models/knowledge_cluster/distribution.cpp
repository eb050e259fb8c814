#include <algorithm>

#include "models/knowledge_cluster/fiscal.hpp"
#include "musubi/elementary.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// The plan of 2,500 million yen a full region over five years (a).
constexpr double plan_million = 2500;
constexpr int plan_years = 5;

/// What a full region would get next of its plan if the rest came in equal parts.
double plan_weight(const World& world, const Headquarters& hq, FiscalYear year) {
    const int years_left = std::max(1, plan_years - (year - hq.full_since));
    const double left = plan_million * 1000 * world.scale() - static_cast<double>(hq.record.granted);
    return std::max(0.0, left) / years_left;
}

double weight_of(const World& world, const Headquarters& hq, FiscalYear year) {
    switch (world.parameters.budget.rule) {
        case Rule::equal:
            return 1;
        case Rule::plan:
            return plan_weight(world, hq, year);
        case Rule::evaluation:
            return hq.weight;
        case Rule::merit:
            break;
    }
    return exponential(hq.score / 2);
}

}  // namespace

Distribution distribute(const State& s, FiscalYear year) {
    const World& world = *s.world;
    Distribution d;
    d.grant.assign(world.regions.size(), 0);
    const auto found = world.national_budget.find(year);
    if (found == world.national_budget.end()) return d;
    d.national_budget = d.undistributed = found->second;

    std::int64_t funded = 0;
    for (const Headquarters& hq : s.headquarters)
        funded += hq.is_full() || hq.state == ProgrammeState::trial ? 1 : 0;
    if (funded == 0 || d.national_budget == 0) return d;

    const auto& p = world.parameters.budget;
    const ThousandYen trial_grant =
        std::min(million(p.trial_million * world.scale()), d.national_budget / funded);
    for (const RegionId r : world.regions.all())
        if (s.headquarters[r].state == ProgrammeState::trial) {
            d.grant[r] = trial_grant;
            if (p.trial_money == TrialMoney::beside)
                d.national_budget += trial_grant;
            else
                d.undistributed -= trial_grant;
        }

    std::vector<double> weights;
    for (const Headquarters& hq : s.headquarters)
        weights.push_back(hq.is_full() ? weight_of(world, hq, year) : 0);
    const auto shares = split(d.undistributed, weights);
    for (const RegionId r : world.regions.all())
        if (s.headquarters[r].is_full()) {
            d.grant[r] = shares[r.row];
            d.undistributed -= shares[r.row];
        }
    return d;
}

}  // namespace musubi::knowledge_cluster
