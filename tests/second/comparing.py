"""Holds a result of the program against a run of the second implementation, number for number."""

import h5py
import numpy as np

from month import FLOWS, PARTICIPANTS, SPONSORS, Run
from world import LINES, MERITS, PROGRAMME_START, TREND_START

MONTHLY = (
    "projects_started", "projects_running", "firm_participations", "sme_participations", "local_firm_participations",
    "inventions", "papers", "disclosure_backlog", "patent_applications_domestic", "patent_applications_foreign",
    "patent_applications_made_in_projects", "patent_applications_uncovered", "patent_applications_outside", "licences",
    "commercialisations", "startups", "jobs", "jobs_young_or_long_unemployed", "introductions",
    "introductions_that_led_to_projects") + PARTICIPANTS
STOCKS = ("projects_running", "disclosure_backlog")
MOVED = ("money_moved_by_grades", "money_moved_by_noise")
VERDICTS = ("programme_state", "evaluation_grade", "evaluation_grade_without_noise")
TRENDS = ("own_projects_started", "inventions", "patent_applications_domestic", "patent_applications_foreign", "startups")


class Numbers:
    """What the second implementation says, in the order of the result's dimensions but for the replicate."""

    def __init__(self, world, seed, replicate=0):
        self.world = world
        last = world.p.time.last_fiscal_year
        run = Run(world, seed, replicate)
        regions, years = [world.number_of[code] for code in world.file_order], last - PROGRAMME_START + 1
        self.monthly = {name: np.zeros((12 * years, len(regions), 2), np.int64) for name in MONTHLY}
        self.money = np.zeros((years, len(regions), len(LINES), len(FLOWS)), np.int64)
        self.budget, self.undistributed = np.zeros(years, np.int64), np.zeros(years, np.int64)
        self.yearly = {name: np.zeros((years, len(regions), 2), np.int64) for name in MONTHLY}
        self.moved = {name: np.zeros((years, len(regions)), np.int64) for name in MOVED}
        self.merits = np.zeros((years, len(regions), len(MERITS)), np.float32)
        self.verdicts = {name: np.zeros((years, len(regions)), np.int64) for name in VERDICTS}
        self.trends = {name: np.zeros(last - TREND_START + 1, np.int64) for name in TRENDS}
        while run.now < 12 * (last + 1):
            now = run.now
            counts = run.live()
            month, year = now - 12 * PROGRAMME_START, now // 12 - PROGRAMME_START
            if now >= 12 * TREND_START:
                self._add_to_trends(counts, now // 12 - TREND_START)
            if month >= 0:
                for name in MONTHLY:
                    self.monthly[name][month] = [[counts.month(name, r, s) for s in SPONSORS] for r in regions]
            if year >= 0 and now % 12 == 11:
                ledger, verdicts, moved = run.ledger(), run.verdicts(), run.moved()
                for i, name in enumerate(VERDICTS):
                    self.verdicts[name][year] = [verdicts[r][i] for r in regions]
                for i, name in enumerate(MOVED):
                    self.moved[name][year] = [moved[r][i] for r in regions]
                merits = run.merits()
                self.merits[year] = [merits[r] for r in regions]
                self._take_down_year(run, year, regions)
                self.money[year] = [ledger[r] for r in regions]
                self.budget[year], self.undistributed[year] = run.state.national_budget, run.state.undistributed

    def _take_down_year(self, run, year, regions):
        """Flows are sums of months, stocks those of March; participants of the year are counted once."""
        for name in MONTHLY:
            months = self.monthly[name][12 * year:12 * year + 12]
            self.yearly[name][year] = months[-1] if name in STOCKS else months.sum(axis=0)
        for name in PARTICIPANTS:
            self.yearly[name][year] = [[run.participants(name, r, s) for s in SPONSORS] for r in regions]

    def _add_to_trends(self, counts, year):
        for (name, _, sponsor), number in counts.numbers.items():
            if name == "projects_started" and sponsor == "own":
                self.trends["own_projects_started"][year] += number
            elif name in TRENDS:
                self.trends[name][year] += number


def differences(path, numbers, replicate=0):
    """Lines that say what differs, the earliest month first; and how many numbers were compared."""
    found, compared = [], 0

    def compare(name, theirs, ours):
        nonlocal compared
        theirs = theirs[replicate]
        compared += ours.size
        for at in map(tuple, np.argwhere((theirs != ours) & ((theirs == theirs) | (ours == ours)))):
            found.append((at[0], f"{name}{[int(i) for i in at]}: {theirs[at]} by the program, {ours[at]} by the second hand"))

    with h5py.File(path) as file:
        for name, ours in numbers.trends.items():
            compare(f"{name}_trend", file[f"{name}_trend"], ours)
        for name, ours in numbers.monthly.items():
            compare(f"{name}_monthly", file[f"{name}_monthly"], ours)
        for by_year in (numbers.yearly, numbers.verdicts, numbers.moved):
            for name, ours in by_year.items():
                compare(name, file[name], ours)
        compare("evaluation_indicator", file["evaluation_indicator"], numbers.merits)
        compare("money", file["money"], numbers.money)
        compare("ledger/national_budget", file["ledger/national_budget"], numbers.budget)
        compare("ledger/undistributed", file["ledger/undistributed"], numbers.undistributed)
    return [line for _, line in sorted(found, key=lambda one: int(one[0]))], compared
