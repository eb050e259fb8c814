"""facts as typed: the shipped table against a result of the real programme, and tables of one's own."""
import csv
import json
import subprocess
import sys
import unittest

import h5py
import numpy
from program import BENCHMARK, SMALL, SOURCE, InAFolder, musubi

HEADER = "fact,role,measure,expected,variable,select,low,high,control,needs,contrast,low_source,high_source\n"


def shipped_facts():
    with open(SOURCE / "scenarios" / "data" / "stylised_facts.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


class Facts(InAFolder):
    def setUp(self):
        super().setUp()
        self.run_small("--quiet", replicates=3)

    def own(self, rows):
        return self.write("own.csv", HEADER + rows)

    def test_every_row_of_the_shipped_table_is_reported(self):
        outcome = musubi("facts", self.result)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        names = [fact["fact"] for fact in shipped_facts()]
        self.assertEqual([line.split()[0] for line in outcome.stdout.splitlines()[1:len(names) + 1]], names)
        self.assertIn("Only these are evidence", outcome.stdout)
        self.assertRegex(outcome.stdout, r"(?m)^repeat_ties .*--control$")

    def test_no_fact_is_judged_without_two_ends_and_their_sources(self):
        for fact in shipped_facts():
            judged = fact["role"] != "background"
            with self.subTest(fact["fact"]):
                for end in ("low", "high"):
                    self.assertEqual(bool(fact[end]), judged)
                    self.assertRegex(fact[f"{end}_source"], "^[bc]: .{10}" if judged else "^$")
                if judged:
                    self.assertLess(float(fact["low"]), float(fact["high"]))
                    self.assertTrue(fact["expected"].startswith(f"{fact['low']} to {fact['high']}"), fact["expected"])

    def test_json_has_the_mean_that_h5py_sees(self):
        report = json.loads(musubi("facts", self.result, "--json").stdout)
        with h5py.File(self.result) as file:
            for fact in report["facts"]:
                if fact["variable"].startswith("/facts/") and "field" not in fact["fact"]:
                    numbers = numpy.asarray(file[fact["variable"]])
                    if not numpy.isnan(numbers).any():
                        self.assertAlmostEqual(fact["measured"]["mean"] / numbers.mean(), 1, 9, fact)
        self.assertEqual({fact["role"] for fact in report["facts"]}, {"emergent", "fitted", "input check", "check", "background"})

    def test_strict_exits_with_1_where_one_that_counts_just_fails(self):
        with h5py.File(self.result) as file:  # the same in every replicate: a parameter
            cost = repr(float(file["facts/own_project_cost_million"][0]))
        holds = f"cost,fitted,,,/facts/own_project_cost_million,,{cost},{cost},,,,c: x,c: x\n"
        self.assertEqual(musubi("facts", self.result, "--strict", "--facts", self.own(holds)).returncode, 0)
        fails = holds.replace(f"{cost},{cost}", f"{float(cost) + 0.01},9")
        self.assertEqual(musubi("facts", self.result, "--strict", "--facts", self.own(fails)).returncode, 1)
        self.assertEqual(musubi("facts", self.result, "--facts", self.own(fails)).returncode, 0)
        unjudged = fails.replace("fitted", "input_check")
        self.assertEqual(musubi("facts", self.result, "--strict", "--facts", self.own(unjudged)).returncode, 0)

    def test_what_the_programme_is_credited_with_is_shown_without_it_too(self):
        self.assertRegex(musubi("facts", self.result).stdout, r"(?m)^growth_regions_over_rest .*by --contrast$")
        with_programme = self.result.read_bytes()
        self.run_small("--quiet", replicates=3, scenario=self.write(
            "without.toml", f'extends = "{SMALL}"\n[budget]\nfactor = 0.0\n'))
        without = self.result.rename(self.folder / "without.h5")
        self.result.write_bytes(with_programme)
        growth = next(fact for fact in json.loads(musubi("facts", self.result, "--json", "--contrast", without).stdout)["facts"]
                      if fact["fact"] == "growth_regions_over_rest")
        for path, found in ((self.result, growth["measured"]), (without, growth["contrast"])):
            with h5py.File(path) as file:
                self.assertAlmostEqual(found["mean"], numpy.mean(file["facts/growth_regions_over_rest"]), 9)
        self.assertNotEqual(growth["measured"]["mean"], growth["contrast"]["mean"])
        self.assertIn("The contrast to growth_regions_over_rest measures",
                      musubi("facts", self.result, "--contrast", without).stdout)

    def test_a_fact_does_not_lie_above_itself_as_a_control(self):
        table = self.own("ties,emergent,,,/facts/own_project_cost_million,,1,9,yes,,,c: x,c: x\n")
        for more, code, said in [((), 1, "not controlled"), (("--control", self.result), 1, "FAILS")]:
            outcome = musubi("facts", self.result, "--strict", "--facts", table, *more)
            self.assertEqual(outcome.returncode, code)
            self.assertIn(said, outcome.stdout)

    def test_all_that_is_wrong_with_a_table_is_said_with_lines(self):
        table = self.own("a,emergent,,,/facts/fish,,1,2,,,,c: x,c: x\nb,evidence,,,/facts/sme_share,,2,1,,,,c: x,c: x\n")
        outcome = musubi("facts", self.result, "--facts", table)
        self.assertEqual((outcome.returncode, outcome.stdout), (2, ""))
        for expected in (r"own\.csv:2:\d+: unknown measure '/facts/fish'", r"own\.csv:3:\d+: unknown role 'evidence'",
                         r"own\.csv:3:\d+: the band of 'b' is empty", r"3 errors; nothing was computed"):
            self.assertRegex(outcome.stderr, expected)

    def test_a_result_of_another_model_has_none_of_the_facts(self):
        self.run_small("--quiet", scenario=BENCHMARK)
        outcome = musubi("facts", self.result)
        self.assertEqual(outcome.returncode, 2)
        self.assertIn("unknown measure '/facts/degree_p99_over_median'", outcome.stderr)


class Power(unittest.TestCase):
    """The page says which rivals pass which fact; the table of facts calls evidence what some rival fails."""

    def setUp(self):
        self.page = (SOURCE / "docs" / "facts.md").read_text(encoding="utf-8")
        lines = self.page.split("<!-- power: made by tools/facts -->")[1].split("<!-- end of power -->")[0].splitlines()
        self.head, _, *self.rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]

    def test_every_shipped_rival_has_a_column_and_every_judged_fact_a_row(self):
        rivals = {f"`{path.stem}`" for path in (SOURCE / "scenarios" / "rivals").glob("*.toml")}
        self.assertEqual(set(self.head[3:-1]), rivals)
        self.assertEqual([row[0] for row in self.rows],
                         [f"`{fact['fact']}`" for fact in shipped_facts() if fact["role"] != "background"])

    def test_a_fact_is_called_evidence_if_and_only_if_some_rival_fails_it(self):
        roles = {f"`{fact['fact']}`": fact["role"].replace("_", " ") for fact in shipped_facts()}
        for fact, role, _, *found, share in self.rows:
            with self.subTest(fact):
                passed = sum(verdict.startswith("passes") for verdict in found)
                self.assertEqual(share, f"{passed} of {len(found)}")
                self.assertEqual(role, roles[fact])
                if role in ("emergent", "check"):
                    self.assertEqual(role, "check" if passed == len(found) else "emergent")

    def test_bands_on_the_page_are_those_of_the_table(self):
        outcome = subprocess.run([sys.executable, "-B", SOURCE / "tools" / "facts", "--check"], capture_output=True, encoding="utf-8")
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main()
