#include "models/knowledge_cluster/programme/distribution.hpp"

#include <algorithm>

#include "models/knowledge_cluster/programme/evaluation.hpp"
#include "musubi/elementary.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// What the plan of a full region has for a year, on average (a).
constexpr double plan_million_per_year = 500;

/// What a full region would get next of its plan if the rest came in equal parts; what the plan had for a
/// year once it has ended.
double plan_weight(const World& world, const Headquarters& hq, FiscalYear year) {
    const double each_year = plan_million_per_year * 1000;
    if (hq.plan_has_ended(year, world.plan_years())) return each_year * world.scale();
    const int years_left = world.plan_years() - (year - hq.full_since);
    const double left =
        each_year * world.plan_years() * world.scale() - static_cast<double>(hq.record.granted);
    return std::max(0.0, left) / years_left;
}

/// Whether a region shares in the money of full regions if this judgement is believed.
bool takes_part(const World& world, const Headquarters& hq, FiscalYear year, Judgement judgement) {
    if (judgement == Judgement::as_seen) return hq.is_full();
    const bool was_stopped =
        hq.state == ProgrammeState::stopped && !hq.plan_has_ended(year, world.plan_years());
    if (judgement == Judgement::without_noise && stops_a_region(world.parameters, hq.true_grade))
        return false;
    return hq.is_full() || was_stopped;
}

/// Whether it keeps a part of the budget that nobody gets: the money of a plan that has ended is not poured
/// on those whose plans have not.
bool keeps_its_part(const World& world, const Headquarters& hq, FiscalYear year) {
    return world.parameters.budget.ended_plans == EndedPlans::undistributed &&
           hq.plan_has_ended(year, world.plan_years());
}

double weight_of_grade(const Headquarters& hq, Judgement judgement) {
    switch (judgement) {
        case Judgement::as_seen:
            return hq.weight;
        case Judgement::without_noise:
            return hq.true_weight;
        case Judgement::none:
            break;
    }
    return 1;
}

double weight_of(const World& world, const Headquarters& hq, FiscalYear year, Judgement judgement) {
    switch (world.parameters.budget.rule) {
        case Rule::equal:
            return 1;
        case Rule::plan:
            return plan_weight(world, hq, year);
        case Rule::evaluation:
            return weight_of_grade(hq, judgement);
        case Rule::merit:
            break;
    }
    return exponential(hq.score / 2);
}

}  // namespace

Distribution distribute(const World& world, const Programme& programme, FiscalYear year,
                        Judgement judgement) {
    Distribution d;
    d.grant.assign(world.regions.size(), 0);
    const auto found = world.national_budget.find(year);
    if (found == world.national_budget.end()) return d;
    d.national_budget = d.undistributed = found->second;

    const auto full = [&](RegionId r) {
        return takes_part(world, programme.headquarters[r], year, judgement);
    };
    const auto has_part = [&](RegionId r) {
        return full(r) || keeps_its_part(world, programme.headquarters[r], year);
    };
    std::int64_t parts = 0;
    for (const RegionId r : world.regions.all())
        parts += has_part(r) || programme.headquarters[r].state == ProgrammeState::trial ? 1 : 0;
    if (parts == 0 || d.national_budget == 0) return d;

    const auto& p = world.parameters.budget;
    const ThousandYen trial_grant =
        std::min(million(p.trial_million * world.scale()), d.national_budget / parts);
    for (const RegionId r : world.regions.all())
        if (programme.headquarters[r].state == ProgrammeState::trial) {
            d.grant[r] = trial_grant;
            if (p.trial_money == TrialMoney::beside)
                d.national_budget += trial_grant;
            else
                d.undistributed -= trial_grant;
        }

    std::vector<double> weights;
    for (const RegionId r : world.regions.all())
        weights.push_back(has_part(r) ? weight_of(world, programme.headquarters[r], year, judgement) : 0);
    const auto shares = split(d.undistributed, weights);
    for (const RegionId r : world.regions.all())
        if (full(r)) {
            d.grant[r] = shares[r.row];
            d.undistributed -= shares[r.row];
        }
    return d;
}

}  // namespace musubi::knowledge_cluster
