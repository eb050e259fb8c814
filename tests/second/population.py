"""People as they are when time begins (docs/odd.md, section 5), and what they know."""

import math
from types import SimpleNamespace

from luck import (Purpose, combine, exponential, key_of, mean_one, natural_log, poisson, power, single,
                  truncated_pareto, uniform_integer, with_odds)
from world import LEAST_EMPLOYEES, million

AXES = 16
MOST_FIRM_SLOTS = 64
INSTITUTION, GROUP, FIRM = 1, 2, 3


def split(total, weights):
    """A whole number shared by weights, in full, by largest remainder; of equal ones the first."""
    shares, remainders, left = [0] * len(weights), [0.0] * len(weights), total
    whole = 0.0
    for weight in weights:
        whole += weight
    if not whole > 0:
        return shares
    for i, weight in enumerate(weights):
        exact = float(total) * (weight / whole)
        shares[i] = min(int(exact), left)
        remainders[i] = exact - shares[i]
        left -= shares[i]
    order = sorted((i for i in range(len(weights)) if weights[i] > 0), key=lambda i: -remainders[i])
    for k in range(left):
        shares[order[k % len(order)]] += 1
    return shares


# Knowledge: single precision throughout


def normalised(knowledge):
    square = 0.0
    for x in knowledge:
        square = single(square + single(x * x))
    length = single(math.sqrt(square))
    return [single(x / length) for x in knowledge] if length > 0 else knowledge


def draw_field(world, region, is_group, words):
    u, which = words
    if is_group and region.field_shares:
        field, up_to = 0, region.field_shares[0]
        while field + 1 < 4 and u >= up_to:
            field += 1
            up_to += region.field_shares[field]
        return field
    if u >= world.p.knowledge.specialisation:
        return uniform_integer(which, 0, 3)
    own = sorted(region.fields)
    return own[uniform_integer(which, 0, len(own) - 1)]


def draw_knowledge(world, luck, region, is_group, key):
    noise, axis_noise = luck.stream(Purpose.KNOWLEDGE), world.p.knowledge.noise / 4
    knowledge = [single(axis_noise * noise.normal(key, axis)) for axis in range(AXES)]
    axis = 4 * draw_field(world, region, is_group, luck.stream(Purpose.FIELD).two(key))
    knowledge[axis] = single(knowledge[axis] + 1)
    return normalised(knowledge)


def proximity(one, other):
    """Cosine, in single precision: four sums of every fourth axis, then (0 + 2) + (1 + 3)."""
    lane = [0.0] * 4
    for i in range(AXES):
        lane[i % 4] = single(lane[i % 4] + single(one[i] * other[i]))
    return single(single(lane[0] + lane[2]) + single(lane[1] + lane[3]))


def nearest_field(knowledge):
    """The first of the largest of the fields' axes."""
    return max(range(4), key=lambda f: (knowledge[4 * f], -f))


# Agents


class Agent:
    """A research group or a firm."""

    def __init__(self, row, key, region, knowledge, slots, is_group):
        self.row, self.key, self.region, self.knowledge, self.slots = row, key, region, knowledge, slots
        self.is_group = is_group
        self.eagerness, self.attraction, self.expertise = 1.0, 0.0, 0.0
        self.encouraged_until = self.royalties_until = 0
        self.was_in_programme = False
        self.projects = []  # running, applying and forming ones, in the order of joining
        self.institution, self.talent, self.seeds, self.beside = None, 1.0, 0, 0.0
        self.employees = self.research_budget = self.own_money = self.own_projects = 0

    @property
    def has_free_slot(self):
        return len(self.projects) < self.slots


def attraction_of_group(p, expertise):
    return single(p.choice.expert * natural_log(1 + expertise))


class Bond:
    """A tie: strength as of the month `worked`; months count from 1, 0 is never."""

    __slots__ = ("strength", "worked", "introduced")

    def __init__(self, strength=0.0, worked=0, introduced=0):
        self.strength, self.worked, self.introduced = strength, worked, introduced


class Ties:
    """Of each agent: its bonds by the row of the other end, in the order in which they came to be."""

    def __init__(self):
        self.of = []

    def connect(self, a, b, bond):
        self.of[a][b] = self.of[b][a] = bond

    def bond(self, a, b):
        """That of two agents, an empty one if they had none."""
        if b not in self.of[a]:
            self.connect(a, b, Bond())
        return self.of[a][b]


class State:
    """All that changes in a run."""

    def __init__(self, world, luck):
        self.world, self.luck = world, luck
        self.agents, self.ties, self.institutions = [], Ties(), []
        self.group_begin, self.firm_begin = [], []
        self.newborns = []
        self.growth = 1.0
        self.alive, self.applications = [], []
        self.due, self.licences, self.royalties = {}, [], []
        self.coordinators = []


def add_agent(state, **traits):
    agent = Agent(len(state.agents), **traits)
    state.agents.append(agent)
    state.ties.of.append({})
    return agent


def scaled(number, scale, least=1.0):
    return int(max(least, number * scale + 0.5))


def add_firm(world, state, key, region, knowledge, employees):
    p = world.p
    e_folds = natural_log(max(1.0, employees / LEAST_EMPLOYEES))
    slots = min(MOST_FIRM_SLOTS, 1 + int(p.population.firm_slots_an_e_fold * e_folds))
    firm = add_agent(state, key=key, region=region, knowledge=knowledge, slots=slots, is_group=False)
    firm.employees = employees
    firm.research_budget = million(p.population.research_budget_an_employee * employees)
    over_median = max(1, employees) / world.median_employees
    firm.attraction = single(p.choice.size * min(p.choice.size_cap, natural_log(over_median)))
    firm.eagerness = single(power(over_median, p.search.firm_size_power))
    return firm


def found_institutions(world, state, region):
    p, own = world.p, []

    def append(key, clusters, university, centre):
        own.append(SimpleNamespace(
            number=len(state.institutions), key=key, region=region.number, clusters=clusters, university=university,
            has_centre=centre, centre_months=0, royalties=0))
        state.institutions.append(own[-1])

    for named in world.institutions:
        if named.home == region.number:
            append(combine(region.key, key_of(named.name)), named.clusters, named.university, True)
    number = scaled(region.institutions, p.population.institutions * p.population.scale)
    for ordinal in range(len(own), number):
        key = combine(combine(region.key, INSTITUTION), ordinal)
        public, centre = state.luck.stream(Purpose.INSTITUTION).two(key)
        append(key, [region.number], public >= p.population.public_institutes, centre < p.population.joint_centres)
    return own


def found_groups(world, state, region):
    p, luck = world.p, state.luck
    institutions = found_institutions(world, state, region)
    weights = [power(float(rank), -p.population.institution_zipf) for rank in range(1, len(institutions) + 1)]
    shares = split(scaled(region.groups, p.population.scale), weights)
    ordinal = 0

    def trait(purpose, spread, key):
        return mean_one(spread, luck.stream(purpose).normal(key)) if spread > 0 else 1.0

    for institution, share in zip(institutions, shares):
        talent = single(region.strength * trait(
            Purpose.INSTITUTION_TALENT, p.research.institution_spread, institution.key))
        eagerness = single(trait(Purpose.INSTITUTION_EAGERNESS, p.search.institution_spread, institution.key))
        for _ in range(share):
            key = combine(combine(region.key, GROUP), ordinal)
            ordinal += 1
            slots = uniform_integer(
                luck.stream(Purpose.SLOTS).uniform(key), p.population.group_slots_low, p.population.group_slots_high)
            group = add_agent(state, key=key, region=region.number, slots=slots, is_group=True,
                              knowledge=draw_knowledge(world, luck, region, True, key))
            group.institution, group.talent, group.eagerness = institution, talent, eagerness
            group.seeds = poisson(luck.stream(Purpose.SEEDS).uniform(key), p.population.seeds)


def employees_of(world, region, firms, ordinal, u):
    p = world.p.population
    if region.large_firms is None:
        return truncated_pareto(u, p.employee_zipf, LEAST_EMPLOYEES, p.most_employees)
    large = scaled(region.large_firms, p.scale, 0.0)
    least_of_large = min(301.0, p.most_employees)
    if (ordinal + 1) * large // firms > ordinal * large // firms:
        return truncated_pareto(u, p.employee_zipf, least_of_large, p.most_employees)
    return truncated_pareto(u, p.employee_zipf, LEAST_EMPLOYEES, least_of_large)


def found_firms(world, state, region):
    firms = scaled(region.firms, world.p.population.scale)
    sizes = state.luck.stream(Purpose.EMPLOYEES)
    for ordinal in range(firms):
        key = combine(combine(region.key, FIRM), ordinal)
        employees = int(employees_of(world, region, firms, ordinal, sizes.uniform(key)))
        add_firm(world, state, key, region.number, draw_knowledge(world, state.luck, region, False, key), employees)


def draw_initial_ties(world, state):
    number = state.luck.stream(Purpose.INITIAL_TIES)
    which = state.luck.stream(Purpose.INITIAL_TIES, 0)
    for group in state.agents[:state.firm_begin[0]]:
        for i in range(poisson(number.uniform(group.key), world.p.population.initial_ties)):
            who, strength = which.two(group.key, i)
            begin = state.firm_begin if i % 2 == 0 else state.group_begin
            first, last = begin[group.region], begin[group.region + 1]
            other = first + int(who * (last - first))
            if other != group.row and other not in state.ties.of[group.row]:
                state.ties.connect(group.row, other, Bond(single(strength), 1, 0))


class Headquarters:
    """That of a region, whether it will ever be funded or not; the fiscal state is set by fiscal.py."""

    def __init__(self, world, luck, region):
        p, spread = world.p, world.p.headquarters
        stream = luck.stream(Purpose.HEADQUARTERS_WAYS)

        def z(way):
            return stream.normal(region.key, way)

        self.region = region
        self.line_shares = list(region.line_shares)
        if not region.has_own_lines and spread.lines > 0:
            drawn = [share * exponential(spread.lines * z(4 + i)) for i, share in enumerate(self.line_shares)]
            total = 0.0
            for share in drawn:
                total += share
            self.line_shares = [share / total for share in drawn]
        self.matching = region.matching
        if self.matching is None:
            self.matching = min(1.0, p.budget.matching * mean_one(spread.matching, z(1)))
        self.full_million = region.theme_million
        if self.full_million is None:
            self.full_million = p.funding.full_million * mean_one(spread.themes, z(0))
        self.filing = region.filing
        if self.filing is None:
            self.filing = with_odds(p.exploitation.advised_propensity, exponential(spread.filing * z(2)))
        skill = region.coordinator_skill
        self.skill_odds = exponential(spread.skill * z(3)) if skill is None else skill / (1 - skill)


def populate(world, luck):
    state = State(world, luck)
    for region in world.regions:
        state.group_begin.append(len(state.agents))
        found_groups(world, state, region)
    state.group_begin.append(len(state.agents))
    for region in world.regions:
        state.firm_begin.append(len(state.agents))
        found_firms(world, state, region)
    state.firm_begin.append(len(state.agents))
    draw_initial_ties(world, state)
    state.headquarters = [Headquarters(world, luck, region) for region in world.regions]
    return state
