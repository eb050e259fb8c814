"""The sweeps that ship, and tools/sensitivity, which writes docs/sensitivity.md from them."""
import re
import subprocess
import sys
import unittest

from program import PROGRAM, SOURCE, InAFolder, musubi

TOOL = SOURCE / "tools" / "sensitivity"
SWEEPS = sorted((SOURCE / "scenarios" / "sweeps").glob("*.toml"))


def section_of(page, name):
    return page.split(f"<!-- {name}: made by tools/sensitivity -->")[1].split(f"<!-- end of {name} -->")[0]


class Sensitivity(InAFolder):
    def made(self, *arguments):
        return subprocess.run([sys.executable, "-B", TOOL, *map(str, arguments)], capture_output=True, encoding="utf-8",
                              env={"PATH": "/usr/bin:/bin", "MUSUBI": PROGRAM})

    def test_every_shipped_sweep_can_be_planned(self):
        self.assertEqual([sweep.stem for sweep in SWEEPS], ["budget", "screening", "sobol"])
        for sweep in SWEEPS:
            outcome = musubi("sweep", "plan", sweep, "-o", self.folder / sweep.stem)
            self.assertEqual((outcome.returncode, outcome.stderr), (0, ""), sweep)

    def test_the_screening_leaves_out_no_assumption_but_those_it_names(self):
        text = (SOURCE / "scenarios" / "sweeps" / "screening.toml").read_text(encoding="utf-8")
        named = set(re.findall(r'"(\w+\.\w+)"', text))
        rows = [line.split() for line in musubi("parameters").stdout.splitlines()]
        self.assertTrue(named <= {row[0] for row in rows if row}, "it names what there is no longer")

    def test_the_page_is_written_section_by_section_and_says_that_it_is_a_trial(self):
        page = self.folder / "page.md"
        outcome = self.made("--quick", "--sweeps", "sobol", "budget", "--output", page)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        text = page.read_text(encoding="utf-8")
        for name, factor in (("sobol", "research.inventions"), ("budget", "budget.column")):
            section = section_of(text, name)
            self.assertIn(f"| `{factor}` | ", section)
            self.assertIn("no figure of this section is to be quoted", section)
        shipped = (SOURCE / "docs" / "sensitivity.md").read_text(encoding="utf-8")
        self.assertEqual(section_of(text, "screening"), section_of(shipped, "screening"), "not asked for: as it was")

    def test_the_page_is_of_todays_sweeps_as_far_as_it_was_made(self):
        outcome = self.made("--check")
        self.assertEqual(outcome.returncode, 0, outcome.stderr)


if __name__ == "__main__":
    unittest.main()
