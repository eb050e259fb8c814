"""Turnover in April (docs/odd.md, 7.1)."""

from luck import Purpose, combine
from population import attraction_of_group, draw_knowledge
from ties import KNOWN


def move_people(state, now, age, fading):
    world, p = state.world, state.world.p
    stream = state.luck.stream(Purpose.TURNOVER, now)
    moves = [stream.uniform(agent.key) < p.population.turnover for agent in state.agents]
    for a, bonds in enumerate(state.ties.of):
        state.ties.of[a] = {
            b: bond for b, bond in bonds.items()
            if not (moves[a] or moves[b])
            and (fading.strength(bond, age) >= KNOWN or fading.is_introduced(bond, age))}
    for agent in state.agents:
        if moves[agent.row]:
            agent.knowledge = draw_knowledge(
                world, state.luck, world.regions[agent.region], agent.is_group, combine(agent.key, now))
            agent.expertise = 0.0
            if agent.is_group:
                agent.attraction = attraction_of_group(p, 0.0)
