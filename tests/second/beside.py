"""Programmes beside this one (docs/odd.md, 7.2)."""

from luck import Purpose, combine
from search import fiscal_year


def grant_beside(state, now):
    world, stream = state.world, state.luck.stream(Purpose.GRANTS_BESIDE)
    for agent in state.agents:
        agent.beside = 0.0
    for grant in world.beside:
        if not grant.first <= fiscal_year(now) <= grant.last or grant.million == 0:
            continue
        money = grant.million * world.scale
        number = max(1, int(money / world.p.beside.grant_million + 0.5))
        groups = state.agents[state.group_begin[grant.region]:state.group_begin[grant.region + 1]]
        groups.sort(key=lambda group: (stream.uniform(combine(group.key, grant.key)), group.row))
        holders = groups[:number]
        for group in holders:
            group.beside += money * 1000 / len(holders)
