"""A month of the model, and a run of it (docs/odd.md, section 3)."""

import math

import fiscal
from beside import grant_beside
from evaluation import evaluate, keep_records
from exploitation import exploit
from funding import announce_calls, end_projects, fund
from luck import Luck
from matching import match
from population import populate
from research import research
from scouting import scout
from search import fiscal_year, search
from ties import Fading
from turnover import move_people
from world import LINES, MERITS, PROGRAMME_START, TREND_START

SPONSORS = ("own", "programme")
FLOWS = ("granted", "carried_in", "spent", "carried_out", "returned")
STATES = ("none", "trial", "full", "expanded", "held", "shrunk", "stopped", "completed")
PARTICIPANTS = tuple(f"participating_{who}" for who in ("institutions", "universities", "groups", "firms", "smes"))
GRADES = ("none", "A", "B", "C", "D")


class Counts:
    """Of a month, by name, region and sponsor."""

    def __init__(self):
        self.numbers = {}

    def add(self, name, region, sponsor, number=1):
        if number:
            self.numbers[name, region, sponsor] = self.numbers.get((name, region, sponsor), 0) + number

    def month(self, name, region, sponsor):
        return self.numbers.get((name, region, sponsor), 0)


def is_sme(firm):
    return firm.employees <= 300


def different(members):
    """How many there are of each kind."""
    groups, firms = [m for m in members if m.is_group], [m for m in members if not m.is_group]
    institutions = {group.institution.number: group.institution for group in groups}.values()
    return dict(zip(PARTICIPANTS, (len(institutions), sum(i.university for i in institutions), len(groups), len(firms),
                                   sum(is_sme(firm) for firm in firms))))


def observe(state, now, counts):
    for hq in state.headquarters:
        counts.add("disclosure_backlog", hq.region.number, "programme", len(hq.backlog))
    if fiscal_year(now) < PROGRAMME_START:
        return
    if now % 12 == 0:
        state.participants = {}
    working = {}
    for project in state.alive:
        if now < project.start:
            continue
        where = (project.region, project.sponsor)
        counts.add("projects_running", *where)
        working.setdefault(where, set()).update(project.members)
        if now == project.start:
            for firm in (member for member in project.members if not member.is_group):
                counts.add("firm_participations", *where)
                counts.add("sme_participations", *where, int(is_sme(firm)))
                counts.add("local_firm_participations", *where, int(firm.region == project.region))
    for where, members in working.items():
        state.participants.setdefault(where, set()).update(members)
        for name, number in different(members).items():
            counts.add(name, *where, number)
    keep_records(state, now, counts)


class Run:
    """One replicate: live() passes a month and returns its counts."""

    def __init__(self, world, seed, replicate=0):
        self.state = populate(world, Luck(seed, replicate))
        self.now = self.began = 12 * (TREND_START - world.p.time.burn_in_years)
        self.state.age = lambda month: month - self.began + 1
        self.state.fading = Fading(world.p)
        self.state.participants = {}
        for hq in self.state.headquarters:
            fiscal.found(hq)

    def live(self):
        state, now, counts = self.state, self.now, Counts()
        end_projects(state, now)
        if now % 12 == 0:
            move_people(state, now, state.age(now), state.fading)
            fiscal.open_fiscal_year(state, now)
            grant_beside(state, now)
        fiscal.pay_month(state, now)
        scout(state, now, counts)
        announce_calls(state, now)
        formed = match(state, now, search(state, now))
        fund(state, now, counts, formed)
        inventions = research(state, now, counts)
        exploit(state, now, counts, inventions)
        observe(state, now, counts)
        if now % 12 == 11:
            evaluate(state, now)
            fiscal.close_fiscal_year(state, now)
        self.now += 1
        return counts

    def verdicts(self):
        """Of the year, by region: its state, its grade, and its grade without noise, in the year in which it is graded."""
        year = fiscal_year(self.now - 1)
        return [(STATES.index(hq.state_this_year), *(GRADES.index(grade if hq.graded_in == year else "none")
                                                     for grade in (hq.grade, hq.true_grade)))
                for hq in self.state.headquarters]

    def participants(self, name, region, sponsor):
        """Different ones of the year, to this month."""
        return different(self.state.participants.get((region, sponsor), ()))[name]

    def merits(self):
        """Of the last March, by region; not a number where a region has no grant."""
        return [hq.merits if hq.grant > 0 else [math.nan] * len(MERITS) for hq in self.state.headquarters]

    def moved(self):
        """Of the year's grants, by region: thousand yen moved by grades, and by their noise."""
        return [(hq.moved_by_grades, hq.moved_by_noise) for hq in self.state.headquarters]

    def ledger(self):
        """Of the year, by region: lines by flows."""
        return [[[getattr(hq.lines[line], flow) for flow in FLOWS] for line in LINES]
                for hq in self.state.headquarters]
