#include "models/knowledge_cluster/programme/fiscal.hpp"

#include <algorithm>

#include "models/knowledge_cluster/programme/commitments.hpp"
#include "models/knowledge_cluster/programme/distribution.hpp"
#include "models/knowledge_cluster/programme/joint_centres.hpp"
#include "models/knowledge_cluster/state/project_finds.hpp"

namespace musubi::knowledge_cluster {
namespace {

void become_full(Headquarters& hq, FiscalYear year) {
    hq.state = ProgrammeState::full;
    hq.full_since = year;
    hq.chosen_for_promotion = false;
}

bool moves_up(const World& world, RegionId region, const Headquarters& hq, FiscalYear year) {
    switch (world.parameters.promotion.rule) {
        case Promotion::as_realised:
            return world.regions.first_full[region] == year;
        case Promotion::early:
            return year > world.regions.first_trial[region];
        case Promotion::never:
            return false;
        case Promotion::merit:
            break;
    }
    return hq.chosen_for_promotion;
}

/// none → trial → full → … → completed, or stopped.
void change_state(const World& world, RegionId region, Headquarters& hq, FiscalYear year) {
    const Regions& regions = world.regions;
    const bool was_outside = hq.state == ProgrammeState::none;
    const bool may_enter = year.value <= world.parameters.promotion.last_entry;
    if (hq.state == ProgrammeState::none) {
        if (may_enter && regions.first_trial[region] == year)
            hq.state = ProgrammeState::trial;
        else if (may_enter && regions.first_full[region] == year && regions.first_trial[region].value == 0)
            become_full(hq, year);
    } else if (hq.state == ProgrammeState::trial) {
        if (may_enter && moves_up(world, region, hq, year)) become_full(hq, year);
    } else if (hq.chosen_to_stop) {
        hq.state = ProgrammeState::stopped;
        hq.chosen_to_stop = false;
    } else if (hq.is_full() && hq.plan_has_ended(year, world.plan_years())) {
        hq.state = ProgrammeState::completed;
    }
    const bool enters = was_outside && hq.state != ProgrammeState::none;
    hq.closed_months = enters ? regions.closed_months[region] : 0;
}

Posts posts_for(ThousandYen line, double cost_million, std::int64_t closed_months) {
    const ThousandYen yearly = std::max<ThousandYen>(1, million(cost_million));
    return {line * 12 / yearly, yearly, closed_months};
}

void hire_coordinators(const World& world, const State& s, Programme& programme, RegionId region) {
    auto& roster = programme.rosters[region.row];
    const auto most = static_cast<std::size_t>(programme.headquarters[region].coordinators.most());
    while (roster.size() < most) {
        const Key key = combine(combine(world.regions.key[region], key_of("coordinator")), roster.size());
        const auto skill = static_cast<float>(with_odds(s.luck.stream(Purpose::skill).uniform(key),
                                                        programme.headquarters[region].ways.skill_odds));
        roster.push_back(CoordinatorId{static_cast<std::uint32_t>(programme.coordinators.size())});
        programme.coordinators.push_back({.key = key, .region = region, .skill = skill});
    }
}

void open_lines(const Parameters& p, Headquarters& hq, ThousandYen grant) {
    const auto& share = hq.ways.line_share;
    const auto lines = split(grant, {share.begin(), share.end()});
    std::array<ThousandYen, line_count> granted{};
    std::copy(lines.begin(), lines.end(), granted.begin());
    granted[static_cast<std::size_t>(Line::matching)] =
        static_cast<ThousandYen>(hq.ways.matching * static_cast<double>(grant));
    hq.grant = grant;
    hq.ended_cost = 0;
    hq.record.granted += grant;
    hq.ledger.open_year(granted);
    const auto& cost = p.exploitation;
    const auto line = [&](Line l) { return granted[static_cast<std::size_t>(l)]; };
    hq.coordinators = posts_for(line(Line::coordination), cost.coordinator_cost_million, hq.closed_months);
    hq.advisers = posts_for(line(Line::ip), cost.adviser_cost_million, hq.closed_months);
    hq.centres = posts_for(line(Line::centres), cost.centre_cost_million, hq.closed_months);
}

/// A line that falls short of its commitments pays all projects the same part of what is due.
void scale_down_after_a_cut(const Parameters& p, const Agents& agents, Projects& projects, Headquarters& hq,
                            FiscalYear year) {
    const ThousandYen due = Commitments(projects, hq, year).in(year), money = research_money(hq);
    hq.due_of = std::max<ThousandYen>(1, due);
    hq.paid_of = std::min(hq.due_of, std::max<ThousandYen>(money, due == 0 ? 1 : 0));
    for (const ProjectId id : hq.projects)
        pay_project(p, agents, projects, id,
                    hq.paid_part() * static_cast<double>(projects.row[id].yearly_cost));
}

void say_what_grades_moved(const World& world, Programme& programme, FiscalYear year, const Distribution& d) {
    const auto without_noise = distribute(world, programme, year, Judgement::without_noise).grant;
    const auto without_grades = distribute(world, programme, year, Judgement::none).grant;
    for (const RegionId r : world.regions.all()) {
        programme.headquarters[r].moved_by_grades = d.grant[r] - without_grades[r];
        programme.headquarters[r].moved_by_noise = d.grant[r] - without_noise[r];
    }
}

void grow_economy(const Parameters& p, FiscalYear year, double& growth) {
    const int years = year.value - static_cast<int>(p.economy.growth_from);
    if (years < 0) return;
    growth *= 1 + p.economy.growth * (years == 0 ? 1 : power(std::max(1e-300, p.economy.growth_fade), years));
}

/// Its line in equal parts of the months in which the headquarters is open.
ThousandYen administration_in(const Headquarters& hq, std::int64_t k) {
    const ThousandYen line = hq.ledger.account(Line::administration).granted;
    const std::int64_t closed = hq.closed_months;
    return k <= closed ? 0 : installment(line, k - closed, 12 - closed);
}

}  // namespace

ThousandYen research_money(const Headquarters& hq) {
    return announced_research_money(hq) + hq.ledger.account(Line::research).carried_in;
}

ThousandYen announced_research_money(const Headquarters& hq) {
    return hq.ledger.account(Line::research).granted + hq.ledger.account(Line::matching).granted;
}

Month end_of_plan(const World& world, const Headquarters& hq, Month now) {
    // A project must not outlive the plan; what is announced for a trial region is this year and the next.
    if (hq.is_full()) return Month::opening(hq.full_since + world.plan_years());
    return Month::opening(now.fiscal_year() + (hq.state == ProgrammeState::trial ? 2 : 1));
}

void open_fiscal_year(const World& world, Month now, const State& s, Programme& programme,
                      Institutions& institutions, Projects& projects, double& growth) {
    const FiscalYear year = now.fiscal_year();
    grow_economy(world.parameters, year, growth);
    programme.national_budget = programme.undistributed = 0;
    if (year < programme_start) return;
    // States follow the calendar, and money follows states: a year without money is a year like others.
    for (const RegionId r : world.regions.all()) change_state(world, r, programme.headquarters[r], year);
    const Distribution d = distribute(world, programme, year);
    programme.national_budget = d.national_budget;
    programme.undistributed = d.undistributed;
    say_what_grades_moved(world, programme, year,
                          d);  // before the lines are opened: the plan's shares hang on past grants
    for (const RegionId r : world.regions.all()) {
        open_lines(world.parameters, programme.headquarters[r], d.grant[r]);
        programme.headquarters[r].state_this_year = programme.headquarters[r].state;
        scale_down_after_a_cut(world.parameters, s.agents, projects, programme.headquarters[r], year);
        hire_coordinators(world, s, programme, r);
    }
    assign_joint_centres(world, s, institutions, projects);
}

void pay_month(Month now, const Projects& projects, Programme& programme) {
    if (now.fiscal_year() < programme_start) return;
    const std::int32_t k = now.of_fiscal_year();
    for (Headquarters& hq : programme.headquarters) {
        Ledger& ledger = hq.ledger;
        ledger.pay(Line::coordination, hq.coordinators.cost(k));
        ledger.pay(Line::ip, hq.advisers.cost(k));
        ledger.pay(Line::centres, hq.centres.cost(k));
        ledger.pay(Line::administration, administration_in(hq, k));
        for (const ProjectId id : hq.projects) {
            const Project& project = projects.row[id];
            if (!project.runs_in(now)) continue;
            const ThousandYen due =
                installment(project.yearly_cost, now - project.start + 1) * hq.paid_of / hq.due_of;
            ledger.pay(Line::matching, due - ledger.pay(Line::research, due));
        }
    }
}

void close_fiscal_year(const Parameters& p, Month now, Projects& projects, Programme& programme) {
    if (now.fiscal_year() < programme_start) return;
    for (Headquarters& hq : programme.headquarters) {
        hq.ledger.close_year(p.budget.carry_over);
        if (hq.chosen_to_stop)
            for (const ProjectId id : hq.projects) projects.row[id].end = now + 1;
    }
}

}  // namespace musubi::knowledge_cluster
