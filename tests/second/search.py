"""Who looks for a partner, whom it looks at, and whom it asks (docs/odd.md, 7.4)."""

from dataclasses import dataclass

from luck import Purpose, natural_log, single
from population import nearest_field, proximity
from world import PROGRAMME_START

MOST_CANDIDATES = 96


def fiscal_year(now):
    return now // 12


def log1p(n):
    return natural_log(1 + float(n))


def call_is_open(hq, now):
    return hq.call_closes != 0 and now <= hq.call_closes


# Hazard


def clusters_of(agent):
    return agent.institution.clusters if agent.is_group else [agent.region]


def search_hazard(state, now, agent):
    p = state.world.p
    hazard = (p.search.group_hazard if agent.is_group else p.search.firm_hazard) * agent.eagerness * state.growth
    if agent.is_group and fiscal_year(now) >= p.economy.incorporation_from:
        hazard *= 1 + p.economy.incorporation
    if agent.encouraged_until >= now:
        hazard *= 1 + p.scouting.boost
    if agent.royalties_until >= now:
        hazard *= 1 + p.exploitation.royalty_hazard * (p.exploitation.royalty_million / 3)
    if agent.is_group and agent.beside > 0:
        hazard *= 1 + p.beside.boost
    if p.calls.attract and fiscal_year(now) >= PROGRAMME_START:
        if any(call_is_open(state.headquarters[r], now) for r in clusters_of(agent)):
            hazard *= 1 + p.calls.boost
    return hazard


# Utility


def call_for(state, now, group, firm):
    """The region whose open call pays a pair best, and the utility of that; (None, 0)."""
    p, best, utility = state.world.p, None, 0.0
    for r in group.institution.clusters:
        hq = state.headquarters[r]
        if not call_is_open(hq, now) or not hq.uncommitted > 0:
            continue
        if nearest_field([single(a + b) for a, b in zip(group.knowledge, firm.knowledge)]) not in hq.region.fields:
            continue
        pull = p.choice.call * hq.uncommitted if p.calls.attract else 0.0
        if best is None or pull > utility:
            best, utility = r, pull
    return best, utility


def pull_of_places(state, one, other, pull):
    p = state.world.p.choice
    pull -= p.distance * state.world.log_distance[one.region][other.region]
    if state.world.share_wide_area(one.region, other.region):
        pull += p.wide
    return pull


@dataclass
class Value:
    """What a pair is worth to both ends alike."""

    common: float = 0.0
    caller: int | None = None
    call: float = 0.0
    introduced: bool = False


def value_of_pair(state, now, chooser, candidate):
    """All but the candidate's own degree and attraction, the shared partners, and the noise."""
    b, value = state.world.p.choice, Value()
    near = proximity(chooser.knowledge, candidate.knowledge)
    value.common = pull_of_places(state, chooser, candidate, b.near * (near - near * near))
    bond = state.ties.of[chooser.row].get(candidate.row)
    if bond:
        age = state.age(now)
        value.common += b.tie * state.fading.strength(bond, age)
        value.introduced = state.fading.is_introduced(bond, age)
        if value.introduced:
            value.common += b.introduced
    if chooser.is_group != candidate.is_group:
        pair = (chooser, candidate) if chooser.is_group else (candidate, chooser)
        value.caller, value.call = call_for(state, now, *pair)
        value.common += value.call
    return value


def pull_of_shared_partners(state, chooser, candidate):
    shared = len(state.ties.of[chooser.row].keys() & state.ties.of[candidate.row].keys())
    return state.world.p.choice.shared * log1p(shared)


def pull_of(state, candidate):
    return state.world.p.choice.degree * log1p(len(state.ties.of[candidate.row])) + candidate.attraction


def outside_option(p, agent):
    return p.choice.outside_group if agent.is_group else p.choice.outside_firm


# Choice set


def rotated(ties, u):
    """An agent's acquaintances, from a random one on."""
    rows = list(ties)
    first = int(u * len(rows))
    return rows[first:] + rows[:first]


def visits(state, now):
    """The start-ups that visit each group, by row."""
    p, stream = state.world.p, state.luck.stream(Purpose.VISIT, now)
    to = {}
    for newborn in sorted(state.newborns, key=lambda agent: agent.key):
        first, last = state.group_begin[newborn.region], state.group_begin[newborn.region + 1]
        for i in range(p.search.newborn_visits):
            to.setdefault(first + int(stream.uniform(newborn.key, i) * (last - first)), []).append(newborn)
    return to


def choice_set(state, now, chooser, visitors):
    p, agents, found = state.world.p.search, state.agents, []
    stream = state.luck.stream(Purpose.SURROUNDINGS, now)
    ties = state.ties.of[chooser.row]

    def draw(number):
        return stream.uniform(chooser.key, number)

    def fits(agent):
        return agent.is_group != chooser.is_group and agent.has_free_slot

    def add(agent):
        if agent not in found and len(found) < MOST_CANDIDATES:
            found.append(agent)

    partners = [agents[row] for row in rotated(ties, draw(0))]
    for agent in [agent for agent in partners if fits(agent)][:p.ties]:
        add(agent)
    mine = list(ties)
    for i in range(p.friends_of_friends if mine else 0):
        theirs = list(state.ties.of[mine[int(draw(1 + 2 * i) * len(mine))]])
        agent = agents[theirs[int(draw(2 + 2 * i) * len(theirs))]]
        if agent is not chooser and fits(agent):
            add(agent)
    begin = state.firm_begin if chooser.is_group else state.group_begin
    before_near = 1 + 2 * p.friends_of_friends
    for i in range(p.near + p.far):
        first, last = (begin[chooser.region], begin[chooser.region + 1]) if i < p.near else (begin[0], begin[-1])
        agent = agents[first + int(draw(before_near + i) * (last - first))]
        if agent.has_free_slot:
            add(agent)
    if chooser.is_group:
        for agent in visitors.get(chooser.row, []):
            if agent.has_free_slot:
                add(agent)
    return found


# Choice


@dataclass
class Offer:
    chooser: object
    partner: object
    utility: float
    value: Value


def choose(state, now, chooser, candidates):
    """The offer to the best candidate, if it is above the outside option; else None."""
    best, utility = None, outside_option(state.world.p, chooser)
    utility += state.luck.stream(Purpose.OUTSIDE, now).gumbel(chooser.key)
    stream = state.luck.stream(Purpose.CHOICE, now)
    for candidate in candidates:
        value = value_of_pair(state, now, chooser, candidate)
        alone = value.common + pull_of(state, candidate) + stream.gumbel(chooser.key, candidate.key)
        shared = pull_of_shared_partners(state, chooser, candidate)
        if alone + shared > utility:
            value.common += shared
            best, utility = Offer(chooser, candidate, alone + shared, value), alone + shared
    return best


def search(state, now):
    """The offers of all who search, in the order of agents."""
    stream, visitors, offers = state.luck.stream(Purpose.HAZARD, now), visits(state, now), []
    for agent in state.agents:
        if agent.has_free_slot and stream.uniform(agent.key) < search_hazard(state, now, agent):
            offer = choose(state, now, agent, choice_set(state, now, agent, visitors))
            if offer:
                offers.append(offer)
    return offers
