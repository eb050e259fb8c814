"""Coordinators introduce (docs/odd.md, 7.3)."""

from luck import Purpose, combine
from population import proximity
from search import fiscal_year
from ties import KNOWN
from world import PROGRAMME_START


class Reach:
    """One kind of agents as a coordinator meets them."""

    def __init__(self, world, home, begin, elsewhere):
        self.parts, self.total = [], 0.0
        for r in range(len(world.regions)):
            each = 1.0 if r == home else min(1.0, elsewhere) if world.share_wide_area(home, r) else 0.0
            size = begin[r + 1] - begin[r]
            if each > 0 and size > 0:
                self.parts.append((begin[r], size, each))
                self.total += size * each

    def pick(self, u):
        at = u * self.total
        for first, size, each in self.parts:
            if at < size * each:
                return first + min(size - 1, int(at / each))
            at -= size * each
        return None


def needs_introduction(state, now, group, firm):
    bond, age = state.ties.of[group.row].get(firm.row), state.age(now)
    return bond is None or (state.fading.strength(bond, age) < KNOWN and not state.fading.is_introduced(bond, age))


def pairs_in_need(state, now, coordinator):
    p, stream, pairs = state.world.p.scouting, state.luck.stream(Purpose.LOOK, now), []
    groups = Reach(state.world, coordinator.region, state.group_begin, p.wide_reach)
    firms = Reach(state.world, coordinator.region, state.firm_begin, p.wide_reach * (1 + p.meti_link))
    for number in range(p.pairs_looked_at):
        u, v = stream.two(coordinator.key, number)
        rows = groups.pick(u), firms.pick(v)
        if None in rows:
            continue
        group, firm = (state.agents[row] for row in rows)
        if group.has_free_slot and firm.has_free_slot and needs_introduction(state, now, group, firm):
            if (group, firm) not in pairs:
                pairs.append((group, firm))
    return pairs


def judge(state, now, coordinator, group, firm):
    choice, scouting = state.world.p.choice, state.world.p.scouting
    near = proximity(group.knowledge, firm.knowledge)
    fit = choice.near * (near - near * near)
    fit -= choice.distance * state.world.log_distance[group.region][firm.region]
    fit = fit + group.attraction + firm.attraction
    strangers = sum(not coordinator.has_met(agent) for agent in (group, firm))
    error = scouting.error * (1 - coordinator.skill) * (2 + strangers) / 4
    return fit + error * state.luck.stream(Purpose.FIT, now).normal(coordinator.key, combine(group.key, firm.key))


def scout(state, now, counts):
    if fiscal_year(now) < PROGRAMME_START:
        return
    p, made = state.world.p.scouting, []
    for hq in state.headquarters:
        for coordinator in hq.roster[:hq.coordinators.at_work(now)]:
            judged = [(judge(state, now, coordinator, *pair), pair) for pair in pairs_in_need(state, now, coordinator)]
            judged.sort(key=lambda one: (-one[0], one[1][0].row, one[1][1].row))
            made += [(coordinator, *pair) for _, pair in judged[:p.attention]]
    for coordinator, group, firm in made:
        bond = state.ties.bond(group.row, firm.row)
        bond.worked = bond.worked or state.age(now)
        bond.introduced = state.age(now)
        for agent in (group, firm):
            agent.encouraged_until = now + p.boost_months
            coordinator.remember(agent)
        counts.add("introductions", coordinator.region, "programme")
