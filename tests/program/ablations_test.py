"""The scenarios that take the programme apart: each is the pure change that it claims, and moves what it must."""
import json
import pathlib
import subprocess
import sys
import unittest

from program import SOURCE, InAFolder, musubi

ABLATIONS = sorted((SOURCE / "scenarios" / "ablations").glob("*.toml"))
BASELINE = SOURCE / "scenarios" / "baseline.toml"
# What each sets; everything else is the baseline's.
CHANGES = {
    "no-programme": {"budget.factor": "0.0"},
    "no-coordinators": {"scouting.attention": "0"},
    "no-calls": {"calls.attract": "false"},
    "no-advisers": {"budget.ip": "0.0", "budget.administration": "0.16"},
    "no-meti-link": {"scouting.meti_link": "0.0"},
    "no-joint-centres": {"budget.centres": "0.0", "budget.administration": "0.19"},
    "research-money-only": {"budget.research": "1.0", "budget.coordination": "0.0", "budget.ip": "0.0",
                            "budget.centres": "0.0", "budget.administration": "0.0"},
    "coordination-money-only": {"budget.research": "0.0", "budget.coordination": "1.0", "budget.ip": "0.0",
                                "budget.centres": "0.0", "budget.administration": "0.0", "budget.matching": "0.0"},
    "perfect-evaluation": {"evaluation.noise": "0.0"},
}


class Files(unittest.TestCase):
    def test_each_changes_what_it_says_and_nothing_else(self):
        self.assertEqual([path.stem for path in ABLATIONS], sorted(CHANGES))
        for path in ABLATIONS:
            outcome = musubi("diff", "--json", BASELINE, path)
            found = {one["name"]: one["second"] for one in json.loads(outcome.stdout)["settings"]}
            with self.subTest(path.stem):
                for key in ("title", "question"):
                    self.assertEqual(found.pop(key, "")[:5], "{en =", f"each has a {key} of its own")
                found.pop("outcome", None)  # which of the changes answers its question
                self.assertEqual(found, CHANGES[path.stem])

    def test_the_page_is_of_todays_scenarios_and_defaults(self):
        outcome = subprocess.run([sys.executable, "-B", SOURCE / "tools" / "ablations", "--check"], capture_output=True,
                                 encoding="utf-8")
        self.assertEqual(outcome.returncode, 0, outcome.stderr)

    def test_a_page_of_too_few_replicates_says_that_it_is_preliminary(self):
        page = (SOURCE / "docs" / "ablations.md").read_text(encoding="utf-8")
        replicates = int(page.split(" replicates of each scenario, seed ")[0].split("\n")[-1])
        self.assertEqual(replicates < 80, "**Preliminary: " in page)


class SmallEnsembles(InAFolder):
    """A fifth of the people and money, and a short burn-in: enough for the direction."""
    REPLICATES = 24  # of twelve vectors: what a call moves is little known

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.small = "[population]\nscale = 0.2\n[time]\nburn_in_years = 6\n"

    def compared(self, *stems):
        scenarios = [self.write(f"{stem}.toml", f'extends = "{path}"\n{self.small}')
                     for stem, path in ((stem, self.path(stem)) for stem in ("baseline", *stems))]
        outcome = musubi("compare", "--json", "--quiet", "--replicates", self.REPLICATES, *scenarios)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        # Those of all years, without the years.
        return {pathlib.Path(one["file"]).stem: {i["indicator"].split(", FY")[0]: i for i in one["indicators"]
                                                 if ", FY" in i["indicator"]}
                for one in json.loads(outcome.stdout)["comparisons"]}

    def path(self, stem):
        return BASELINE if stem == "baseline" else SOURCE / "scenarios" / "ablations" / f"{stem}.toml"

    def fewer(self, found, what):
        self.assertLess(found[what]["high"], 0, what)

    def test_each_moves_what_it_must(self):
        found = self.compared("no-programme", "no-coordinators", "no-calls", "no-advisers", "no-joint-centres",
                              "research-money-only", "coordination-money-only")
        applications, projects, introductions = ("programme patent applications", "programme projects started",
                                                  "introductions")
        for stem in ("no-programme", "no-coordinators", "research-money-only"):
            self.assertEqual(found[stem][introductions]["changed"], 0, f"{stem}: none means no introductions")
        for what in (applications, projects):
            self.assertEqual(found["no-programme"][what]["changed"], 0, what)
            self.assertEqual(found["coordination-money-only"][what]["changed"], 0, what)
        for stem in ("no-programme", "no-advisers", "no-joint-centres"):
            self.fewer(found[stem], applications)
        for stem in ("no-programme", "no-coordinators", "no-calls"):
            self.fewer(found[stem], "all projects started")
        self.assertGreater(found["research-money-only"][projects]["low"], 0, "more money for projects, more projects")
        self.assertGreater(found["coordination-money-only"][introductions]["low"], 0)
        self.assertGreater(found["coordination-money-only"]["own-money projects started"]["low"],
                           0, "what coordinators introduce runs on own money")

    def test_no_programme_is_a_budget_of_zero(self):
        zeros = "fiscal_year,as_realised\n" + "".join(f"{year},0\n" for year in range(2002, 2007))
        self.write("zeros.csv", zeros)
        none = self.write("none.toml", f'extends = "{self.path("no-programme")}"\n{self.small}')
        zero = self.write("zero.toml", f'extends = "{BASELINE}"\n{self.small}[budget]\ntable = "zeros.csv"\n')
        outcome = musubi("compare", none, zero, "--quiet", "--replicates", 2, "--csv", self.folder / "cells.csv")
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        for line in (self.folder / "cells.csv").read_text().splitlines()[1:]:
            difference = line.split(",")[-6]
            self.assertIn(difference, ("0", ""), line)


if __name__ == "__main__":
    unittest.main()
