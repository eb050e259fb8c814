"""What projects and groups find, how ties grow and what is learnt (docs/odd.md, 7.6)."""

import math
from dataclasses import dataclass

from luck import (Purpose, combine, exponential, natural_log, negative_binomial, power, scramble, single,
                  uniform_integer, unit_interval)
from population import AXES, attraction_of_group, normalised, proximity
from world import million

MONTHS_PER_BOOKING = 6


@dataclass
class Invention:
    key: int
    group: object
    firm: object  # a member firm that could license it, or None
    region: int
    sponsor: str
    begun: int  # when the project started; 0: of no project
    uncovered: bool = False


def quality_of(state, now, project):
    p = state.world.p.research
    complementarity = expertise = 0.0
    for member in project.members:
        expertise += natural_log(1 + member.expertise)
        if member is not project.group:
            near = proximity(project.group.knowledge, member.knowledge)
            complementarity += near - near * near
    bond = state.ties.of[project.group.row].get(project.firm.row)
    tie = state.fading.strength(bond, state.age(now)) if bond else 0.0
    others = max(1, len(project.members) - 1)
    return exponential(p.complementarity * complementarity / others
                       + p.expertise * expertise / len(project.members) + p.repetition * math.sqrt(tie))


# Money


def effect_of_money(p, yearly):
    relative = yearly / million(p.research.reference_million)
    return power(relative, p.research.elasticity) if relative > 0 else 0.0


def paid_a_year(state, project):
    """Thousand yen a year, after a cut of its headquarters."""
    if project.sponsor == "own":
        return float(project.yearly_cost)
    hq = state.headquarters[project.region]
    return project.yearly_cost * (hq.paid_of / hq.due_of)


def money_factor_alone(state, project):
    """Where money acts on projects: of mean talent."""
    talents = [member.talent for member in project.members if member.is_group]
    talent = 0.0
    for t in talents:
        talent += t
    effect = effect_of_money(state.world.p, paid_a_year(state, project))
    return single(single(effect) * single(talent / len(talents)))


def let_money_act_on_groups(state, now):
    """The money of each group, and what it makes of each project that runs."""
    money = {group: group.beside for group in state.agents if group.is_group and group.beside > 0}
    running = [project for project in state.alive if project.runs_in(now)]
    shares = {}
    for project in running:
        groups = [member for member in project.members if member.is_group]
        shares[project] = paid_a_year(state, project) / len(groups)
        for group in groups:
            money[group] = money.get(group, 0.0) + shares[project]
    for project in running:
        factor = 0.0
        for member in project.members:
            if member.is_group and money[member] > 0:
                effect = effect_of_money(state.world.p, money[member])
                factor += member.talent * effect * shares[project] / money[member]
        project.money_factor = single(factor)
    return money


# Finds


def possible_licensee(project, key):
    firms = [member for member in project.members if not member.is_group]
    if not firms:
        return None
    return firms[uniform_integer(unit_interval(scramble(key)), 0, len(firms) - 1)]


def find_in_projects(state, now, counts):
    p, stream, inventions = state.world.p.research, state.luck.stream(Purpose.INVENTIONS, now), []
    for project in state.alive:
        if not project.runs_in(now):
            continue
        share = single(project.centre_months / 12)
        centre = exponential(p.joint_centre * share) if share > 0 else 1.0
        mean = p.inventions * project.quality * project.money_factor * centre
        u, other = stream.two(project.key)
        found = negative_binomial(u, mean, p.dispersion)
        counts.add("papers", project.region, project.sponsor,
                   negative_binomial(other, p.papers * project.quality, p.dispersion))
        counts.add("inventions", project.region, project.sponsor, found)
        for n in range(found):
            key = combine(combine(project.key, now), n)
            inventions.append(Invention(key, project.group, possible_licensee(project, key), project.region,
                                        project.sponsor, project.start))
    return inventions


def invent_alone(state, now, counts, money):
    p, stream, inventions = state.world.p, state.luck.stream(Purpose.LONE_RESEARCH, now), []
    for group in state.agents[:state.firm_begin[0]]:
        granted = 0.0
        if group.beside > 0:
            m = money[group] if p.research.money_acts_on == "group" else group.beside
            granted = p.research.inventions * effect_of_money(p, m) * group.beside / m
        mean = group.talent * (p.research.alone + granted)
        found = negative_binomial(stream.uniform(group.key), mean, p.research.dispersion)
        counts.add("inventions", group.region, "own", found)
        for n in range(found):
            key = combine(combine(group.key, now), n)
            inventions.append(Invention(key, group, None, group.region, "own", 0))
    return inventions


# Ties and learning


def work_together(state, now, project, months):
    members = project.members
    for i, one in enumerate(members):
        for other in members[i + 1:]:
            state.fading.work(state.ties.bond(one.row, other.row), state.age(now), months)


def book_work(state, now):
    for project in state.alive:
        if not project.runs_in(now):
            continue
        unbooked = (now - project.start + 1) % MONTHS_PER_BOOKING
        if unbooked == 0:
            work_together(state, now, project, MONTHS_PER_BOOKING)
        elif now + 1 >= project.end:
            work_together(state, now, project, unbooked)


def learn(state, now):
    """A quarter, in single precision: all learn from the state as it stood."""
    p, sums = state.world.p.knowledge, {}
    for project in state.alive:
        if project.runs_in(now) and len(project.members) > 1:
            total = [0.0] * AXES
            for member in project.members:
                total = [single(a + b) for a, b in zip(total, member.knowledge)]
            sums[project] = (total, single(1 / (len(project.members) - 1)))
    kept, gained = single(1 - p.expertise_fade), single(p.expertise_growth)
    for agent in state.agents:
        step, projects, own = [0.0] * AXES, 0, agent.knowledge
        for project in agent.projects:
            if project in sums:
                total, each = sums[project]
                step = [single(s + single(single(single(t - o) * each) - o)) for s, t, o in zip(step, total, own)]
                projects += 1
        if projects == 0 and agent.expertise == 0:
            continue
        agent.expertise = single(single(agent.expertise * kept) + single(projects * gained))
        if agent.is_group:
            agent.attraction = attraction_of_group(state.world.p, agent.expertise)
        if projects:
            rate = single(single(p.learning) / projects)
            agent.knowledge = normalised([single(o + single(rate * s)) for o, s in zip(own, step)])


def research(state, now, counts):
    """A month; its inventions, those of projects first."""
    money = {}
    if state.world.p.research.money_acts_on == "group":
        money = let_money_act_on_groups(state, now)
    inventions = find_in_projects(state, now, counts)
    inventions += invent_alone(state, now, counts, money)
    if (now % 12 + 1) % 3 == 0:
        learn(state, now)
    book_work(state, now)
    return inventions
