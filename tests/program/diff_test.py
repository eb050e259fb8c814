"""diff as typed: exit codes as diff(1) has them, and what differs between scenarios and between results."""
import json
import shutil
import unittest

import h5py
from program import BENCHMARK, SMALL, InAFolder, musubi

SAME, DIFFER, TROUBLE = 0, 1, 2
TITLE = next(line for line in SMALL.read_text(encoding="utf-8").splitlines() if line.startswith("title"))


class Diff(InAFolder):
    def diff(self, *arguments):
        outcome = musubi("diff", *arguments)
        self.assertEqual(outcome.stderr, "")
        return outcome.returncode, outcome.stdout

    def json_of(self, *arguments):
        code, text = self.diff("--json", *arguments)
        return code, json.loads(text)

    def benchmark(self, name, *arguments, replicates=2, **settings):
        """The result of the smallest model with these settings of [network]."""
        scenario = self.write("bench.toml", 'model = "network_benchmark"\n[network]\n' +
                              "".join(f"{key} = {value}\n" for key, value in
                                      {"agents": 500, "steps": 4, **settings}.items()))
        self.run_small("--quiet", *arguments, scenario=scenario, replicates=replicates)
        return shutil.move(self.result, self.folder / name)

    def test_a_result_is_identical_to_itself_and_to_the_same_run(self):
        first, second = self.benchmark("a.h5"), self.benchmark("b.h5", "--threads", 1)
        self.assertNotEqual(first.read_bytes(), second.read_bytes(), "their provenance differs")
        for other in (first, second):
            self.assertEqual(self.diff(first, other), (SAME, "identical: the same scenario and the same results\n"))
        self.assertEqual(self.json_of(first, second)[1], {"identical": True, "settings": [], "results": [],
                                                          "only_in_first": [], "only_in_second": []})

    def test_scenarios_are_identical_whatever_their_files_look_like(self):
        same = self.write("same.toml", f'extends = "baseline"\n{TITLE}\npopulation.scale = 5e-2  # as small.toml\n'
                                      "funding = {full_million = 4, full_least_million = 1.0, trial_million = 1e0}\n")
        self.assertEqual(self.diff(SMALL, same), (SAME, "identical: the same scenario\n"))

    def test_scenarios_differ_in_the_keys_that_are_set_differently(self):
        other = self.write("other.toml", f'extends = "{SMALL}"\n{TITLE}\n[population]\nscale = 1.0\n[budget]\nrule = "merit"\n[calls]\nattract = false\n')
        code, text = self.diff(SMALL, other)
        self.assertEqual((code, text), (DIFFER, 'setting           first         second\n'
                                                'budget.rule       "evaluation"  "merit"\n'
                                                'calls.attract     true          false\n'
                                                'population.scale  0.05          1.0\n'))

    def test_a_table_that_says_something_else_under_the_same_name_differs(self):
        for folder, million in (("a", 6000), ("b", 7000)):
            (self.folder / folder).mkdir()
            self.write(f"{folder}/budget.csv", "fiscal_year,as_realised\n2002,6000\n2003,6900\n2004,9000\n2005,10000\n"
                                               f"2006,{million}\n")
            self.write(f"{folder}/mine.toml", 'extends = "baseline"\n[budget]\ntable = "budget.csv"\n')
        code, document = self.json_of(self.folder / "a/mine.toml", self.folder / "b/mine.toml")
        self.assertEqual((code, [one["name"] for one in document["settings"]]), (DIFFER, ["budget.table"]))
        self.assertRegex(document["settings"][0]["first"], r'^"budget.csv" \(5 rows, checksum [0-9a-f]{32}\)$')

    def test_results_differ_with_the_largest_relative_difference_of_means_first(self):
        first, second = self.benchmark("a.h5"), self.benchmark("b.h5", rewiring=1 << 62)
        code, document = self.json_of(first, second)
        self.assertEqual(code, DIFFER)
        self.assertEqual(document["settings"], [{"name": "network.rewiring", "first": "1844674407370955161", "second": str(1 << 62)}])
        with h5py.File(first) as a, h5py.File(second) as b:
            for change in document["results"]:
                mean_a, mean_b = a[change["name"]][...].mean(), b[change["name"]][...].mean()
                self.assertAlmostEqual(change["relative"], (mean_b - mean_a) / abs(mean_a), places=6)
        sizes = [abs(change["relative"]) for change in document["results"]]
        self.assertEqual(sizes, sorted(sizes, reverse=True))
        self.assertIn("accepted", [change["name"] for change in document["results"]])
        text = self.diff(first, second)[1]
        self.assertRegex(text, r"(?m)^network\.rewiring +1844674407370955161 +4611686018427387904$")
        self.assertRegex(text, r"(?m)^\d of 4 variables differ$")

    def test_more_replicates_are_a_difference(self):
        first, second = self.benchmark("a.h5"), self.benchmark("b.h5", replicates=3)
        code, text = self.diff(first, second)
        self.assertEqual(code, DIFFER)
        self.assertIn("accepted", text)

    def test_results_of_two_models_name_what_only_one_has(self):
        self.run_small("--quiet", scenario=SMALL, replicates=1)
        code, document = self.json_of(self.benchmark_beside(), self.result)
        self.assertEqual(code, DIFFER)
        self.assertIn("accepted", document["only_in_first"])
        self.assertIn("projects_started", document["only_in_second"])
        self.assertIn({"name": "model", "first": '"network_benchmark"', "second": '"knowledge_cluster"'},
                      document["settings"])

    def benchmark_beside(self):
        kept = shutil.copy(self.result, self.folder / "kept.h5")
        made = self.benchmark("bench.h5")
        shutil.move(kept, self.result)
        return made

    def test_a_result_is_compared_with_a_scenario_by_its_settings(self):
        result = self.benchmark("a.h5")
        scenario = self.write("again.toml", 'model = "network_benchmark"\nnetwork.agents = 500\nnetwork.steps = 4\n')
        self.assertEqual(self.diff(result, scenario)[0], SAME)
        self.assertEqual(self.diff(result, BENCHMARK)[0], DIFFER)

    def test_trouble_exits_with_2_whatever_it_is(self):
        result = self.benchmark("a.h5")
        torn = self.folder / "torn.h5"
        torn.write_bytes(result.read_bytes()[:5000])
        bad = self.write("bad.toml", "fish = 1\n")
        for files, said in [((result, torn), "torn.h5: is cut short"), ((result, self.folder / "none.h5"), "none.h5"),
                            ((SMALL, bad), "unknown key 'fish'"), ((result,), ""), ((result, bad, SMALL), "")]:
            outcome = musubi("diff", *files)
            self.assertEqual((outcome.returncode, outcome.stdout), (TROUBLE, ""))
            self.assertIn(said, outcome.stderr)


if __name__ == "__main__":
    unittest.main()
