"""budget as typed: how indicators answer to the yearly budget under the same luck at every level."""
import csv
import json
import math
import unittest

from program import BENCHMARK, InAFolder, musubi

SMALL_AND_QUICK = "[population]\nscale = 0.1\n[time]\nburn_in_years = 2\n"


class Budget(InAFolder):
    def setUp(self):
        super().setUp()
        self.scenario = self.write("small.toml", f'extends = "baseline"\n{SMALL_AND_QUICK}')

    def curves(self, *arguments, replicates=3):
        outcome = musubi("budget", self.scenario, "--parameters", "central", "--quiet", "--replicates", replicates, *arguments)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        return outcome.stdout

    def found(self, *arguments):
        return {one["indicator"]: one for one in json.loads(self.curves("--json", *arguments))["indicators"]}

    def test_more_money_never_grants_less_and_all_of_it_is_granted(self):
        granted = self.found("--from", 0, "--to", 9000, "--steps", 4)["thousand yen granted, FY2002 to 2006"]
        self.assertEqual([one["level"] for one in granted["means"]], [0, 3000, 6000, 9000])
        for one in granted["means"]:
            self.assertEqual([one["value"], one["low"], one["high"]], [one["level"] * 100 * 5] * 3, "a tenth of it, five years")
        for step in granted["steps"]:
            self.assertAlmostEqual(step["for_each_portion"]["value"], 500_000)
        self.assertAlmostEqual(granted["steps"][1]["elasticity"]["value"], 1)
        self.assertIsNone(granted["steps"][0]["elasticity"]["value"], "from nothing there is none")

    def test_a_level_is_the_run_of_the_same_scenario_with_that_budget(self):
        curve = self.found("--from", 5000, "--to", 9000, "--steps", 2, "--since", 2004)
        rows = "".join(f"{year},{money}\n" for year, money in ((2002, 6000), (2003, 6900), (2004, 9000), (2005, 9000), (2006, 9000)))
        self.write("mine.csv", f"fiscal_year,mine\n{rows}")
        run = self.write("run.toml", f'extends = "baseline"\n{SMALL_AND_QUICK}[budget]\ntable = "mine.csv"\ncolumn = "mine"\n')
        document = json.loads(musubi("compare", run, run, "--parameters", "central", "--json", "--quiet", "--replicates", 3).stdout)
        for one in document["comparisons"][0]["indicators"]:
            self.assertAlmostEqual(curve[one["indicator"]]["means"][1]["value"], one["base"], msg=one["indicator"])

    def test_three_lines_answer_and_every_indicator_has_a_table(self):
        text = self.curves("--from", 8000, "--to", 14000, "--steps", 3)
        for line in text.splitlines()[:3]:
            self.assertRegex(line, r"^small, yearly budget from 8000 to 14000 million yen: \S+ \[\S+, \S+\] .* for each billion yen a "
                                   r"year more; elasticity \S+ \[.*\]; .*\.$")
        names = list(self.found("--from", 8000, "--to", 14000, "--steps", 3))
        self.assertGreater(len(names), 12)
        for name in names:
            self.assertIn(f"\n{name} (", text)
        self.assertIn("luck only, not what", text)

    def test_the_csv_file_holds_the_same_numbers(self):
        target = self.folder / "curve.csv"
        found = json.loads(self.curves("--json", "--from", 4000, "--to", 8000, "--steps", 3, "--csv", target))
        with open(target, newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(len(rows), 3 * len(found["indicators"]))
        for row, (one, k) in zip(rows, ((one, k) for one in found["indicators"] for k in range(3))):
            self.assertEqual((row["indicator"], float(row["level"])), (one["indicator"], one["means"][k]["level"]))
            self.assertEqual(float(row["high"]), one["means"][k]["high"])
            if k > 0:
                step = one["steps"][k - 1]
                self.assertEqual(float(row["for_each_portion"]), step["for_each_portion"]["value"])
                elasticity = step["elasticity"]["low"]
                self.assertEqual(float(row["elasticity_low"]) if row["elasticity_low"] else None, elasticity)
                self.assertFalse(elasticity is not None and math.isnan(elasticity))
        self.assertIn("exists", musubi("budget", self.scenario, "--csv", target).stderr)

    def test_what_cannot_be_is_refused_before_anything_is_run(self):
        for arguments, said in (((BENCHMARK,), "has no budget"), (("no-such-scenario",), "there is no such file"),
                                ((self.scenario, "--from", 9000, "--to", 4000), "--from must be less than --to"),
                                ((self.scenario, "--steps", 1), "--steps: 1 is not a whole number from 2 to 100"),
                                ((self.scenario, "--from", -1), "--from: -1 is not a number from 0 to 1000000"),
                                ((self.scenario, "--since", 2007),
                                 "--since 2007 is after the last fiscal year that is simulated, 2006"),
                                ((self.scenario, "--since", 2100), "--since 2100 is after the last fiscal year")):
            outcome = musubi("budget", *arguments)
            self.assertEqual((outcome.returncode, outcome.stdout), (2, ""), arguments)
            self.assertIn(said, outcome.stderr)


if __name__ == "__main__":
    unittest.main()
