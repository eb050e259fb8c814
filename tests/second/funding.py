"""Calls, ranking, and how projects start and end (docs/odd.md, 7.3 and 7.5)."""

from fiscal import announced_research_money, centre_months, committed, cost_in, is_full, research_money
from luck import Purpose, mean_one, natural_log, single
from research import money_factor_alone, quality_of, work_together
from search import call_is_open, fiscal_year
from world import PROGRAMME_START, million


# Calls


def end_of_plan(world, hq, now):
    if is_full(hq):
        return 12 * (hq.full_since + world.p.promotion.plan_years)
    return 12 * (fiscal_year(now) + (2 if hq.state == "trial" else 1))


def project_on_offer(world, hq, now):
    """Yearly cost and months of the project that would be paid from next month on; (0, 0): none."""
    f, trial = world.p.funding, hq.state == "trial"
    wanted = f.trial_months if trial else f.full_months
    months = min(wanted, end_of_plan(world, hq, now) - (now + 1))
    if months < min(wanted, f.least_months):
        return 0, 0
    return million(f.trial_million if trial else hq.full_million), months


def cost_of(state, hq, usual, key):
    f = state.world.p.funding
    if f.full_spread == 0 or not is_full(hq):
        return usual
    cost = hq.full_million * mean_one(f.full_spread, state.luck.stream(Purpose.PROJECT_COST).normal(key))
    return million(min(max(cost, f.full_least_million), f.full_most_million))


def fits(hq, now, cost, months):
    """Whether a project fits the research money of every year that it would run, this year's held flat."""
    if months == 0:
        return False
    start, end = now + 1, now + 1 + months
    for year in range(fiscal_year(start), fiscal_year(end - 1) + 1):
        money = announced_research_money(hq)
        if year == fiscal_year(now):
            money = research_money(hq) - hq.ended_cost
        if committed(hq, year) + cost_in(year, cost, start, end) > money:
            return False
    return True


def announce_calls(state, now):
    if fiscal_year(now) < PROGRAMME_START:
        return
    for hq in state.headquarters:
        month = now % 12 + 1
        is_open = month > hq.closed_months
        opens_now = hq.closed_months > 0 and month == hq.closed_months + 1
        due = (now + 3) % 12 + 1 in hq.region.call_months or opens_now
        last = now + state.world.p.calls.open_months - 1
        if hq.grant > 0 and is_open and due and fits(hq, last, *project_on_offer(state.world, hq, last)):
            hq.call_closes = last
        if call_is_open(hq, now):
            money, spoken_for = research_money(hq), hq.ended_cost + committed(hq, fiscal_year(now))
            hq.uncommitted = max(0.0, 1 - spoken_for / money) if money > 0 else 0.0


# Starts and ends


def start(state, now, counts, project, months):
    project.start, project.end = now + 1, now + 1 + months
    project.quality = single(quality_of(state, now, project))
    project.money_factor = money_factor_alone(state, project)
    project.centre_months = centre_months(project)
    work_together(state, now, project, 1)
    state.alive.append(project)
    counts.add("projects_started", project.region, project.sponsor)
    if project.introduced:
        counts.add("introductions_that_led_to_projects", project.region, project.sponsor)


def dissolve(project):
    for member in project.members:
        member.projects.remove(project)


def firms_of(project):
    return [member for member in project.members if not member.is_group]


def can_pay(p, firm, share):
    return firm.own_projects == 0 or firm.own_money + share <= p.funding.firm_share * firm.research_budget


def start_on_own_money(state, now, counts, project):
    p = state.world.p
    project.sponsor, project.region = "own", project.group.region
    project.yearly_cost = million(p.funding.own_million)
    while True:
        firms = firms_of(project)
        if not firms:
            return dissolve(project)
        project.share = project.yearly_cost // len(firms)
        poor = next((firm for firm in firms if not can_pay(p, firm, project.share)), None)
        if poor is None:
            break
        poor.projects.remove(project)
        project.members.remove(poor)
    for firm in firms:
        firm.own_money += project.share
        firm.own_projects += 1
    start(state, now, counts, project, p.funding.own_months)


def start_on_programme_money(state, now, counts, hq, project, cost, months):
    project.sponsor, project.region, project.yearly_cost = "programme", hq.region.number, cost
    for member in project.members:
        member.was_in_programme = True
    start(state, now, counts, project, months)
    hq.projects.append(project)


def end_projects(state, now):
    for project in [project for project in state.alive if now >= project.end]:
        state.alive.remove(project)
        if project.sponsor == "own":
            for firm in firms_of(project):
                firm.own_money -= project.share
                firm.own_projects -= 1
        else:
            hq = state.headquarters[project.region]
            hq.projects.remove(project)
            hq.ended_cost += cost_in(fiscal_year(project.end - 1), project.yearly_cost, project.start, project.end)
        dissolve(project)


def decide(state, now, counts, hq):
    """At a deadline: ranks the applications and funds those that fit."""
    world, ranking = state.world, state.luck.stream(Purpose.RANKING, now)
    mine = [project for project in state.applications if project.caller == hq.region.number]
    state.applications = [project for project in state.applications if project.caller != hq.region.number]

    def seen(project):
        return natural_log(quality_of(state, now, project)) + world.p.funding.ranking_error * ranking.normal(project.key)

    usual, months = project_on_offer(world, hq, now)
    for _, _, project in sorted([(-seen(project), project.key, project) for project in mine], key=lambda one: one[:2]):
        cost = cost_of(state, hq, usual, project.key)
        if hq.grant > 0 and fits(hq, now, cost, months):
            start_on_programme_money(state, now, counts, hq, project, cost, months)
        elif project.stands_alone:
            start_on_own_money(state, now, counts, project)
        else:
            dissolve(project)


def fund(state, now, counts, formed):
    for project in formed:
        if project.caller is None:
            start_on_own_money(state, now, counts, project)
        else:
            state.applications.append(project)
    for hq in state.headquarters:
        if hq.call_closes == now:
            decide(state, now, counts, hq)
