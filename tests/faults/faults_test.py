"""Every command survives a call that fails: nothing crashes, is torn, lost, misjudged, kept silent about or left behind.

    MUSUBI_ALL_FAULTS=FILE    every errno at up to 40 places of each call (MUSUBI_FAULT_PLACES: at another number) instead of a
                              sample, and a table into FILE, for docs/test-report.md
"""
import concurrent.futures
import os
import sys
import tempfile
import unittest

from commands import COMMANDS, make_inputs
from faults import KINDS, Clean, Workshop, judge, trials

TABLE = os.environ.get("MUSUBI_ALL_FAULTS")
PLACES = int(os.environ.get("MUSUBI_FAULT_PLACES", 40 if TABLE else 3))
COLUMNS = ("command", "injected faults", *KINDS, "ended by a library, said")


class Faults(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        make_inputs(folder.name)
        cls.workshop = Workshop(folder.name)
        cls.rows = []

    @classmethod
    def tearDownClass(cls):
        if TABLE:
            with open(TABLE, "w", encoding="utf-8") as table:
                sums = ["all", *(sum(row[i] for row in cls.rows) for i in range(1, len(COLUMNS)))]
                table.write("".join("| " + " | ".join(map(str, row)) + " |\n"
                                    for row in [COLUMNS, ["---"] * len(COLUMNS), *cls.rows, sums]))

    def injected(self, command):
        clean = Clean(self.workshop, command)
        seen, last_words, lines = dict.fromkeys(KINDS, 0), 0, []
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            planned = list(trials(clean, PLACES, all_errors=bool(TABLE)))
            for trial, judged in zip(planned, pool.map(lambda one: judge(self.workshop, clean, *one), planned)):
                last_words += judged.last_words
                for kind, what in judged.found:
                    seen[kind] += 1
                    lines.append(f"{command.name}, {trial[0]} {trial[1]} of {clean.calls[trial[0]]} {trial[2]}: {kind}: {what}")
        self.rows.append([command.name, len(planned), *seen.values(), last_words])
        return len(planned), lines


def test_of(command):
    def test(self):
        count, lines = self.injected(command)
        self.assertGreater(count, 0)
        if lines:
            self.fail("\n" + "\n".join(dict.fromkeys(lines)))
    return test


for one in COMMANDS:
    setattr(Faults, "test_" + "_".join(one.name.replace("--", "").split()), test_of(one))


if __name__ == "__main__":
    unittest.main(argv=sys.argv)
