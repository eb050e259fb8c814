"""The economy's growth, states of regions, shares, lines, posts and payments (docs/odd.md, 7.1 and 7.2)."""

from luck import Purpose, combine, exponential, key_of, power, single, with_odds
from population import split
from research import money_factor_alone
from search import fiscal_year
from world import LINES, MERITS, PROGRAMME_START, million

PLAN_MILLION = 500.0
OUT = ("none", "trial", "stopped", "completed")


class Posts:
    """b post-months a year, spread over the months in which the headquarters is open."""

    def __init__(self, bought=0, yearly_cost=0, closed_months=0):
        self.bought, self.yearly_cost, self.closed_months = bought, yearly_cost, closed_months

    def worked(self, month):
        """Post-months up to a month of the fiscal year, 1 to 12."""
        open_months = 12 - self.closed_months
        return 0 if month <= self.closed_months else self.bought * (month - self.closed_months) // open_months

    def at_work(self, now):
        return self.worked(now % 12 + 1) - self.worked(now % 12)

    def cost(self, now):
        return self.yearly_cost * self.worked(now % 12 + 1) // 12 - self.yearly_cost * self.worked(now % 12) // 12

    def most(self):
        return -(-self.bought // (12 - self.closed_months))


class Account:
    def __init__(self, granted, carried_in):
        self.granted, self.carried_in, self.spent, self.carried_out, self.returned = granted, carried_in, 0, 0, 0

    @property
    def available(self):
        return self.granted + self.carried_in - self.spent


class Record:
    """Since the programme began."""

    def __init__(self):
        self.granted = self.projects = self.patents = self.commercialisations = self.participations = 0
        self.running_own = self.running_programme = 0


def found(hq):
    """What changes of a headquarters, before time begins."""
    hq.state, hq.full_since = "none", 0
    hq.grant, hq.closed_months, hq.ended_cost = 0, 0, 0
    hq.lines = {line: Account(0, 0) for line in LINES}
    hq.coordinators, hq.advisers, hq.centres = Posts(), Posts(), Posts()
    hq.roster, hq.projects, hq.backlog = [], [], []
    hq.paid_of = hq.due_of = 1
    hq.call_closes, hq.uncommitted = 0, 0.0
    hq.record = hq.record_to_december = Record()
    hq.weight = hq.true_weight = 1.0
    hq.score = 0.0
    hq.grade, hq.true_grade, hq.graded_in = "none", "none", 0
    hq.merits = [0.0] * len(MERITS)
    hq.chosen_for_promotion = hq.chosen_to_stop = False


def is_full(hq):
    return hq.state not in OUT


def plan_has_ended(world, hq, year):
    return hq.full_since != 0 and year - hq.full_since >= world.p.promotion.plan_years


# States


def enters_as_full(world, hq, year):
    p, region = world.p.promotion, hq.region
    if year > p.last_entry:
        return False
    if hq.state == "none":
        return region.first_full == year and not region.first_trial
    if hq.state != "trial":
        return False
    return {"as_realised": region.first_full == year, "early": year > region.first_trial, "never": False,
            "merit": hq.chosen_for_promotion}[p.rule]


def change_state(world, hq, year):
    hq.closed_months = 0
    if is_full(hq) and hq.chosen_to_stop:
        hq.state = "stopped"
    elif is_full(hq) and plan_has_ended(world, hq, year):
        hq.state = "completed"
    elif enters_as_full(world, hq, year):
        hq.closed_months = hq.region.closed_months if hq.state == "none" else 0
        hq.state, hq.full_since = "full", year
    elif hq.state == "none" and hq.region.first_trial == year and year <= world.p.promotion.last_entry:
        hq.state, hq.closed_months = "trial", hq.region.closed_months


# Shares


def plan_weight(world, hq, year):
    each_year, years = PLAN_MILLION * 1000, world.p.promotion.plan_years
    if plan_has_ended(world, hq, year):
        return each_year * world.scale
    left = each_year * years * world.scale - hq.record.granted
    return max(0.0, left) / (years - (year - hq.full_since))


def weight_of(world, hq, year, judgement):
    rule = world.p.budget.rule
    if rule == "equal":
        return 1.0
    if rule == "plan":
        return plan_weight(world, hq, year)
    if rule == "merit":
        return exponential(hq.score / 2)
    return {"seen": hq.weight, "true": hq.true_weight, "none": 1.0}[judgement]


def would_be_full(world, hq, year, judgement):
    """Whether a region shares in the money of full ones: under another judgement others are stopped."""
    if judgement == "seen":
        return is_full(hq)
    if judgement == "true" and hq.true_grade == "D" and world.p.evaluation.stop_at_d == "always":
        return False
    return is_full(hq) or (hq.state == "stopped" and not plan_has_ended(world, hq, year))


def distribute(state, year, judgement="seen"):
    """Grants under the grades as seen, as they are without noise ("true"), or under none; the national budget and
    what of it nobody gets."""
    world, p = state.world, state.world.p.budget
    budget = undistributed = world.budget.get(year, 0)
    grants = [0] * len(state.headquarters)
    full = [would_be_full(world, hq, year, judgement) for hq in state.headquarters]
    kept = [p.ended_plans == "undistributed" and plan_has_ended(world, hq, year) for hq in state.headquarters]
    trial = [hq.state == "trial" for hq in state.headquarters]
    parts = sum(any(of) for of in zip(full, kept, trial))
    if parts == 0 or budget == 0:
        return grants, budget, undistributed
    trial_grant = min(million(p.trial_million * world.scale), budget // parts)
    for r, is_trial in enumerate(trial):
        if is_trial:
            grants[r] = trial_grant
            if p.trial_money == "beside":
                budget += trial_grant
            else:
                undistributed -= trial_grant
    shares = split(undistributed, [weight_of(world, hq, year, judgement) if full[r] or kept[r] else 0.0
                                   for r, hq in enumerate(state.headquarters)])
    for r, is_one in enumerate(full):
        if is_one:
            grants[r] = shares[r]
            undistributed -= shares[r]
    return grants, budget, undistributed


# Lines and posts


def installments(yearly, first, last):
    """What is paid of a yearly cost from its month `first` to `last`, counted from 1."""
    return yearly * last // 12 - yearly * (first - 1) // 12


def cost_in(year, yearly, start, end):
    """In a fiscal year, of a project that runs from `start` to the month before `end`."""
    first, last = max(start, 12 * year), min(end, 12 * year + 12)
    return installments(yearly, first - start + 1, last - start) if first < last else 0


def committed(hq, year):
    return sum(cost_in(year, project.yearly_cost, project.start, project.end) for project in hq.projects)


def announced_research_money(hq):
    return hq.lines["research"].granted + hq.lines["matching"].granted


def research_money(hq):
    return announced_research_money(hq) + hq.lines["research"].carried_in


def hire_coordinators(state, hq):
    while len(hq.roster) < hq.coordinators.most():
        key = combine(combine(hq.region.key, key_of("coordinator")), len(hq.roster))
        skill = single(with_odds(state.luck.stream(Purpose.SKILL).uniform(key), hq.skill_odds))
        hq.roster.append(Coordinator(key, hq.region.number, skill))


class Coordinator:
    def __init__(self, key, region, skill):
        self.key, self.region, self.skill, self.met, self.meetings = key, region, skill, [None] * 32, 0

    def has_met(self, agent):
        return any(met is agent for met in self.met)

    def remember(self, agent):
        if not self.has_met(agent):
            self.met[self.meetings % 32] = agent
            self.meetings += 1


def open_lines(state, hq, grant):
    e = state.world.p.exploitation
    hq.grant, hq.ended_cost = grant, 0
    granted = split(grant, hq.line_shares) + [int(grant * hq.matching)]
    for line, money in zip(LINES, granted):
        hq.lines[line] = Account(money, hq.lines[line].carried_out)
    def posts(line, cost):
        yearly = max(1, million(cost))
        return Posts(hq.lines[line].granted * 12 // yearly, yearly, hq.closed_months)

    hq.coordinators = posts("coordination", e.coordinator_cost_million)
    hq.advisers = posts("ip", e.adviser_cost_million)
    hq.centres = posts("centres", e.centre_cost_million)


def cut(hq, year):
    """If the year's research money is below what running projects cost, all are paid the same part."""
    cost, money = committed(hq, year), research_money(hq)
    hq.paid_of, hq.due_of = (max(money, 0), cost) if cost > money else (1, 1)


def grow(state, year):
    e = state.world.p.economy
    if year >= e.growth_from:
        state.growth *= 1 + e.growth * power(e.growth_fade, year - e.growth_from)


def open_fiscal_year(state, now):
    year = fiscal_year(now)
    grow(state, year)
    if year < PROGRAMME_START:
        return
    for hq in state.headquarters:
        change_state(state.world, hq, year)
        hq.state_this_year = hq.state
    grants, state.national_budget, state.undistributed = distribute(state, year)
    without = [distribute(state, year, judgement)[0] for judgement in ("none", "true")]
    for hq, grant, by_none, by_true in zip(state.headquarters, grants, *without):
        hq.moved_by_grades, hq.moved_by_noise = grant - by_none, grant - by_true
        open_lines(state, hq, grant)
        hq.record.granted += grant
        cut(hq, year)
        hire_coordinators(state, hq)
        if state.world.p.research.money_acts_on == "project":
            for project in hq.projects:
                project.money_factor = money_factor_alone(state, project)
    assign_centres(state)


# Centres


def assign_centres(state):
    """Those of a cluster's institutions, with most memberships in its running projects first."""
    for institution in state.institutions:
        institution.centre_months = 0
    for hq in state.headquarters:
        if hq.centres.bought == 0:
            continue
        memberships = {}
        for project in hq.projects:
            for member in project.members:
                if member.is_group:
                    number = member.institution.number
                    memberships[number] = memberships.get(number, 0) + 1
        own = [i for i in state.institutions if i.has_centre and hq.region.number in i.clusters]
        own.sort(key=lambda i: -memberships.get(i.number, 0))
        for rank, institution in enumerate(own):
            months = sum(hq.centres.at_work(month) > rank for month in range(12))
            institution.centre_months = max(institution.centre_months, months)
    for project in state.alive:
        project.centre_months = centre_months(project)


def centre_months(project):
    return max((member.institution.centre_months for member in project.members if member.is_group), default=0)


# Payments and accounts


def pay(hq, line, amount):
    paid = min(max(amount, 0), hq.lines[line].available)
    hq.lines[line].spent += paid
    return paid


def pay_month(state, now):
    if fiscal_year(now) < PROGRAMME_START:
        return
    for hq in state.headquarters:
        pay(hq, "coordination", hq.coordinators.cost(now))
        pay(hq, "ip", hq.advisers.cost(now))
        pay(hq, "centres", hq.centres.cost(now))
        month, open_months = now % 12 + 1 - hq.closed_months, 12 - hq.closed_months
        if month > 0:
            line = hq.lines["administration"].granted
            pay(hq, "administration", line * month // open_months - line * (month - 1) // open_months)
        for project in hq.projects:
            if project.runs_in(now):
                month = now - project.start + 1
                due = installments(project.yearly_cost, month, month) * hq.paid_of // hq.due_of
                pay(hq, "matching", due - pay(hq, "research", due))


def close_fiscal_year(state, now):
    if fiscal_year(now) < PROGRAMME_START:
        return
    for hq in state.headquarters:
        for line, account in hq.lines.items():
            if line == "research":
                account.carried_out = int(state.world.p.budget.carry_over * account.available)
            account.returned = account.available - account.carried_out
        if hq.chosen_to_stop:
            for project in hq.projects:
                project.end = now + 1
