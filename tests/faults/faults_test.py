"""Every command survives a call that fails: nothing crashes, is torn, lost, misjudged, kept silent about or left behind.

    MUSUBI_ALL_FAULTS=FILE    every errno at up to 200 places of each call (of the commands' many allocations too) instead of a
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
PLACES = 200 if TABLE else 3


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
                table.write("\n".join(["| command | injected faults | " + " | ".join(KINDS) + " |", "|---" * (len(KINDS) + 2) + "|",
                                       *cls.rows, ""]))

    def injected(self, command):
        clean = Clean(self.workshop, command)
        seen = dict.fromkeys(KINDS, 0)
        lines, count = [], 0
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            planned = list(trials(clean, PLACES, all_errors=bool(TABLE)))
            for trial, found in zip(planned, pool.map(lambda one: judge(self.workshop, clean, *one), planned)):
                count += 1
                for kind, what in found:
                    seen[kind] += 1
                    lines.append(f"{command.name}, {trial[0]} {trial[1]} of {clean.calls[trial[0]]} {trial[2]}: {kind}: {what}")
        self.rows.append(f"| {command.name} | {count} | " + " | ".join(str(seen[kind]) for kind in KINDS) + " |")
        return count, lines


def test_of(command):
    def test(self):
        count, lines = self.injected(command)
        self.assertGreater(count, 0)
        self.assertEqual(lines, [], "\n" + "\n".join(lines))
    return test


for one in COMMANDS:
    setattr(Faults, "test_" + "_".join(one.name.replace("--", "").split()), test_of(one))


if __name__ == "__main__":
    unittest.main(argv=sys.argv)
