"""Who accepts, which pairs become cores, and whom cores invite (docs/odd.md, 7.4)."""

from dataclasses import dataclass, field

from luck import Purpose, combine, truncated_pareto
from search import outside_option, pull_of, pull_of_shared_partners, rotated, value_of_pair

GUESTS_CONSIDERED = 24


class Project:
    def __init__(self, core):
        self.key, self.group, self.firm, self.region = core.key, core.group, core.firm, core.group.region
        self.caller, self.stands_alone, self.introduced = core.value.caller, core.stands_alone, core.value.introduced
        self.members = core.members
        self.sponsor, self.yearly_cost, self.start, self.end = "own", 0, 0, 0
        self.quality = self.money_factor = 1.0
        self.centre_months = 0

    def runs_in(self, now):
        return self.start <= now < self.end


@dataclass(eq=False)
class Core:
    """An accepted pair, and whom it gathers."""

    group: object
    firm: object
    stands_alone: bool
    joint_utility: float
    key: int
    value: object
    members: list = field(default_factory=list)
    target: int = 2


def answer(state, now, offer):
    """The core of an offer that is accepted; else None."""
    p, one, other = state.world.p, offer.chooser, offer.partner
    outside = state.luck.stream(Purpose.OUTSIDE, now)
    utility = offer.value.common + pull_of(state, one)
    utility += state.luck.stream(Purpose.CHOICE, now).gumbel(other.key, one.key)
    ones_outside = outside_option(p, one) + outside.gumbel(one.key)
    others_outside = outside_option(p, other) + outside.gumbel(other.key)
    if utility <= others_outside:
        return None
    call = offer.value.call
    alone = offer.utility - call > ones_outside and utility - call > others_outside
    group, firm = (one, other) if one.is_group else (other, one)
    key = combine(combine(group.key, firm.key), now)
    return Core(group, firm, alone, offer.utility + utility, key, offer.value)


def answer_offers(state, now, offers):
    asked = {offer.chooser: offer.partner for offer in offers}
    cores = []
    for offer in offers:
        mutual = asked.get(offer.partner) is offer.chooser
        if mutual and offer.partner.key < offer.chooser.key:
            continue  # of two that ask each other the offer of the smaller key stands
        core = answer(state, now, offer)
        if core:
            cores.append(core)
    return cores


def form_cores(accepted):
    cores = []
    for core in sorted(accepted, key=lambda core: (-core.joint_utility, core.key)):
        if core.group.has_free_slot and core.firm.has_free_slot:
            for agent in (core.group, core.firm):
                agent.projects.append(core)
                core.members.append(agent)
            cores.append(core)
    return cores


def draw_target(state, now, core):
    p = state.world.p.consortium
    larger = p.under_call if core.value.caller is not None else 1
    u = state.luck.stream(Purpose.CONSORTIUM_SIZE, now).uniform(core.key)
    core.target = int(min(float(p.largest), larger * truncated_pareto(u, p.tail, 2, p.largest + 0.999)))


def guests_of(state, now, core):
    stream, guests = state.luck.stream(Purpose.ACQUAINTANCES, now), []
    for member in core.members:
        for row in rotated(state.ties.of[member.row], stream.uniform(member.key)):
            agent = state.agents[row]
            if len(guests) < GUESTS_CONSIDERED and agent.has_free_slot:
                if agent not in core.members and agent not in guests:
                    guests.append(agent)
    return guests


def invitations(state, now, core):
    """Guests whom the lead wants and who want to come, the best for the lead first, while there is room."""
    p, lead = state.world.p, core.group
    shift = p.consortium.outside_shift
    invited = []
    for guest in guests_of(state, now, core):
        value = value_of_pair(state, now, lead, guest)
        both = value.common + pull_of_shared_partners(state, lead, guest) - value.call
        to_lead = both + pull_of(state, guest)
        to_lead += state.luck.stream(Purpose.INVITATION, now).gumbel(lead.key, guest.key)
        if to_lead <= outside_option(p, lead) + shift:
            continue
        to_guest = both + core.value.call + pull_of(state, lead)
        to_guest += state.luck.stream(Purpose.ANSWER, now).gumbel(guest.key, lead.key)
        if to_guest > outside_option(p, guest) + shift:
            invited.append((to_lead, guest))
    invited.sort(key=lambda one: (-one[0], one[1].row))
    return [guest for _, guest in invited[:core.target - len(core.members)]]


def gather_consortia(state, now, cores):
    for core in cores:
        draw_target(state, now, core)
    for _ in range(state.world.p.consortium.rounds):
        asked = [(core, invitations(state, now, core)) for core in cores if len(core.members) < core.target]
        anybody = False
        for core, guests in asked:
            for guest in guests:
                if guest.has_free_slot:
                    guest.projects.append(core)
                    core.members.append(guest)
                    anybody = True
        if not anybody:
            return


def match(state, now, offers):
    """The projects that form, which apply or look for money, in the order of their joint utility."""
    cores = form_cores(answer_offers(state, now, offers))
    gather_consortia(state, now, cores)
    formed = []
    for core in cores:
        project = Project(core)
        for member in core.members:
            member.projects.remove(core)
            member.projects.append(project)
        formed.append(project)
    return formed
