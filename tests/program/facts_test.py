"""facts as typed: the shipped table against a result of the real programme, and tables of one's own."""
import json
import unittest

import h5py
import numpy
from program import BENCHMARK, SOURCE, InAFolder, musubi

HEADER = "fact,role,measure,expected,variable,select,low,high,control,needs\n"


class Facts(InAFolder):
    def setUp(self):
        super().setUp()
        self.run_small("--quiet", replicates=3)

    def own(self, rows):
        return self.write("own.csv", HEADER + rows)

    def test_every_row_of_the_shipped_table_is_reported(self):
        outcome = musubi("facts", self.result)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        table = (SOURCE / "scenarios" / "data" / "stylised_facts.csv").read_text(encoding="utf-8").splitlines()
        names = [line.split(",")[0] for line in table if not line.startswith("#")][1:]
        self.assertEqual([line.split()[0] for line in outcome.stdout.splitlines()[1:len(names) + 1]], names)
        self.assertIn("Only these are evidence", outcome.stdout)
        self.assertRegex(outcome.stdout, r"(?m)^repeat_ties .*--control$")

    def test_json_has_the_mean_that_h5py_sees(self):
        report = json.loads(musubi("facts", self.result, "--json").stdout)
        with h5py.File(self.result) as file:
            for fact in report["facts"]:
                if fact["variable"].startswith("/facts/") and "field" not in fact["fact"]:
                    numbers = numpy.asarray(file[fact["variable"]])
                    if not numpy.isnan(numbers).any():
                        self.assertAlmostEqual(fact["measured"]["mean"] / numbers.mean(), 1, 9, fact)
        self.assertEqual({fact["role"] for fact in report["facts"]}, {"emergent", "fitted", "input check", "background"})

    def test_strict_exits_with_1_where_one_that_counts_just_fails(self):
        with h5py.File(self.result) as file:  # the same in every replicate: a parameter
            cost = repr(float(file["facts/own_project_cost_million"][0]))
        holds = f"cost,fitted,,,/facts/own_project_cost_million,,{cost},{cost},,\n"
        self.assertEqual(musubi("facts", self.result, "--strict", "--facts", self.own(holds)).returncode, 0)
        fails = holds.replace(f"{cost},{cost}", f"{float(cost) + 0.01},")
        self.assertEqual(musubi("facts", self.result, "--strict", "--facts", self.own(fails)).returncode, 1)
        self.assertEqual(musubi("facts", self.result, "--facts", self.own(fails)).returncode, 0)
        unjudged = fails.replace("fitted", "input_check")
        self.assertEqual(musubi("facts", self.result, "--strict", "--facts", self.own(unjudged)).returncode, 0)

    def test_a_fact_does_not_lie_above_itself_as_a_control(self):
        table = self.own("ties,emergent,,,/facts/own_project_cost_million,,1,,yes,\n")
        for more, code, said in [((), 1, "not controlled"), (("--control", self.result), 1, "FAILS")]:
            outcome = musubi("facts", self.result, "--strict", "--facts", table, *more)
            self.assertEqual(outcome.returncode, code)
            self.assertIn(said, outcome.stdout)

    def test_all_that_is_wrong_with_a_table_is_said_with_lines(self):
        table = self.own("a,emergent,,,/facts/fish,,1,,,\nb,evidence,,,/facts/sme_share,,2,1,,\n")
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


if __name__ == "__main__":
    unittest.main()
