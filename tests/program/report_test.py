"""report as typed: what the page says is what the file holds, and which files are refused."""
import json
import unittest

import h5py
import numpy as np
from program import BENCHMARK, REST, SMALL, InAFolder, labels_of, musubi

REFUSED = 2


class Report(InAFolder):
    def setUp(self):
        super().setUp()
        self.base = self.result_of("base", SMALL.read_text(encoding="utf-8").partition("\n\n")[2], scenario="baseline")

    def result_of(self, name, text, scenario=SMALL, replicates=3):
        target = self.folder / f"{name}.h5"
        outcome = musubi("run", self.write(f"{name}.toml", f'extends = "{scenario}"\n{text}'), "-o", target, "--quiet",
                         "--replicates", replicates)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        return target

    def said(self, *files):
        outcome = musubi("report", *files, "--json")
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        return json.loads(outcome.stdout)

    def rows(self, table, **wanted):
        keys = [column["key"] for column in table["columns"]]
        rows = [dict(zip(keys, row)) for row in table["rows"]]
        return [row for row in rows if all(row[key] == value for key, value in wanted.items())]

    def refused(self, *arguments):
        outcome = musubi("report", *arguments)
        self.assertEqual((outcome.returncode, outcome.stdout), (REFUSED, ""), outcome.stderr)
        return outcome.stderr

    def test_fans_states_and_hubs_are_those_that_numpy_finds(self):
        document = self.said(self.base)
        with h5py.File(self.base) as file:
            regions = labels_of(file["region"])
            inside = np.array([code not in REST for code in regions])
            filed = file["patent_applications_domestic"][:, :, inside, 1].sum(2)
            granted = file["money"][:, :, :, :5, 0].sum((2, 3)) / 1000
            states, hubs = file["programme_state"][...], file["hub"][...]
        for year, row in enumerate(self.rows(document["fans"], indicator="patents", region="ALL")):
            self.assertAlmostEqual(row["mean"], filed[:, year].mean())
            for key, share in [("p05", .05), ("p25", .25), ("p50", .5), ("p75", .75), ("p95", .95)]:
                self.assertAlmostEqual(row[key], np.quantile(filed[:, year], share))
        for year, row in enumerate(self.rows(document["fans"], indicator="granted", region="ALL")):
            self.assertAlmostEqual(row["mean"], granted[:, year].mean())
        kanazawa = regions.index("KNZ")
        row, = self.rows(document["states"], region="KNZ", fiscal_year=2003)
        self.assertEqual((row["state"], row["state_share"]), ("trial", (states[:, 1, kanazawa] == 1).mean()))
        row, = self.rows(document["states"], region="KNZ", fiscal_year=2006)
        self.assertAlmostEqual(row["hub"], hubs[:, 4, kanazawa].mean())
        self.assertLessEqual(row["hub_low"], row["hub"])
        self.assertEqual(document["regions"][0], {"code": "SAP", "en": "Sapporo", "ja": "札幌", "latitude": 43.06,
                                                  "longitude": 141.35, "fields": ["IT"], "size": "own", "groups": 535})

    def test_the_flow_of_money_loses_and_makes_none(self):
        flows = self.said(self.base)["flows"]
        with h5py.File(self.base) as file:
            budget = file["ledger/national_budget"][:, 2].mean() / 1000
        of_year = self.rows(flows, fiscal_year=2004)
        self.assertAlmostEqual(sum(row["mean"] for row in of_year if row["from"] == "ministry"), budget)
        for name in {row["to"] for row in of_year if row["to_kind"] in ("region", "line")} - {"undistributed"}:
            arrives = sum(row["mean"] for row in of_year if row["to"] == name)
            self.assertAlmostEqual(arrives, sum(row["mean"] for row in of_year if row["from"] == name), msg=name)

    def test_trial_regions_are_measured_a_region(self):
        row, = self.rows(self.said(self.base)["trials"], indicator="projects", fiscal_year=2002, group="trial")
        with h5py.File(self.base) as file:
            trial = file["programme_state"][:, 0, :] == 1
            running = file["projects_running"][:, 0, :, 1]
        each = (running * trial).sum(1) / trial.sum(1)
        self.assertEqual(row["regions"], 6)
        self.assertAlmostEqual(row["mean"], each.mean())

    def test_differences_are_those_of_the_same_replicate_and_the_answer_says_the_first_three(self):
        never = self.result_of("never", '[promotion]\nrule = "never"\n')
        document = self.said(self.base, never)
        with h5py.File(self.base) as a, h5py.File(never) as b:
            change = [file["patent_applications_domestic"][:, 4, :18, 1].sum(1).astype(float) for file in (a, b)]
        row, = self.rows(document["differences"]["by_year"], indicator="patents", fiscal_year=2006)
        self.assertAlmostEqual(row["mean"], (change[1] - change[0]).mean())
        self.assertEqual({row["group"] for row in self.rows(document["differences"]["moved"])}, {"moved", "others"})
        said = musubi("compare", self.base, never).stdout.splitlines()
        self.assertEqual([sentence["en"] for sentence in document["answer"]],
                         said[:4], "what compare says, the trial regions first")
        seen, = self.rows(document["differences"]["seen"], indicator="patents")
        effect = json.loads(musubi("compare", self.base, never, "--json").stdout)["comparisons"][0]["treatments"][0]
        self.assertAlmostEqual(seen["histories_high"], effect["seen_by_an_evaluator"][0]["histories_high"])
        for group, other in (("moved", effect["rows"][-1]), ("others", effect["others"])):
            row, = self.rows(document["differences"]["moved"], indicator="patents", group=group)
            self.assertAlmostEqual(row["mean"], other["differences"][0]["difference"], msg="the same regions and years as compare")
        compared = json.loads(musubi("compare", self.base, never, "--json").stdout)["comparisons"][0]["indicators"]
        for indicator, other in zip(("patents", "institutions", "firms"), compared):
            row, = self.rows(document["differences"]["by_year"], indicator=indicator, fiscal_year=2006)
            self.assertAlmostEqual(row["mean"], other["difference"], msg="the same questions as compare")
            self.assertAlmostEqual(row["low"], other["low"])
        differing, = self.rows(document["settings"], differs=True)
        self.assertEqual((differing["name"], differing["changed"]), ("promotion.rule", '"never"'))

    def test_a_result_against_itself_differs_nowhere(self):
        document = self.said(self.base, self.base)
        self.assertEqual({row["mean"] for row in self.rows(document["differences"]["by_region"])}, {0})
        self.assertEqual(document["differences"]["moved"]["rows"], [])
        self.assertIn("as many", document["answer"][0]["en"])

    def test_money_that_is_only_shared_out_otherwise_does_not_differ_in_sum(self):
        equal = self.result_of("equal", "[evaluation]\nmoves_funding = false\n")
        differences = self.said(self.base, equal)["differences"]
        self.assertEqual({row["mean"] for row in self.rows(differences["by_year"], indicator="granted")}, {0})
        moved = [row["mean"] for row in self.rows(differences["by_region"], indicator="granted")]
        self.assertNotEqual(set(moved), {0}, "though regions have more or less")

    def test_a_page_is_written_whole_and_not_over_another(self):
        page = self.folder / "page.html"
        outcome = musubi("report", self.base, "-o", page)
        self.assertEqual((outcome.returncode, outcome.stdout, outcome.stderr), (0, "", ""))
        self.assertTrue(page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>"))
        self.assertIn("exists", self.refused(self.base, "-o", page))
        self.assertEqual(musubi("report", self.base, "-o", page, "--overwrite").returncode, 0)
        self.assertEqual(musubi("report", self.base, "-o", "/dev/full").returncode, REFUSED)

    def test_scenarios_are_run_first_to_the_same_page_with_a_network(self):
        never = self.result_of("never", '[promotion]\nrule = "never"\n')
        run = self.said(self.folder / "base.toml", self.folder / "never.toml", "--replicates", 3, "--quiet")
        read = self.said(self.base, never)
        for part in ("answer", "differences", "fans", "states"):
            self.assertEqual(run[part], read[part], part)
        self.assertIsNone(read["network"])
        kinds = {row["en"]: row["kind"] for place in run["network"]["places"] for row in self.rows(place["nodes"])}
        self.assertEqual(kinds["Kobe University"], "institution")
        self.assertIn("generated", kinds.values())

    def test_carriers_beside_the_network_are_those_of_the_command(self):
        target = self.folder / "full.h5"
        self.assertEqual(musubi("run", SMALL, "-o", target, "--quiet", "--replicates", 3, "--network", "full", "--nulls", 0).returncode, 0)
        network = self.said(target)["network"]
        self.assertEqual(network["replicates"], 3)
        for place in ("KOB", "KOB+OSA"):
            found = json.loads(musubi("carriers", target, "--region", place, "--json").stdout)["institutions"]
            rows = self.rows(network["carriers"], place=place)
            self.assertEqual(len(rows), min(10, len(found)))
            for row, one in zip(rows, found):
                self.assertEqual((row["en"], row["ja"], row["kind"]),
                                 (one["name"], one["name_ja"], "generated" if one["generated"] else "institution"))
                self.assertEqual([row["partners"], row["partners_low"], row["partners_high"]], list(one["partners"]["mean"].values()))
                self.assertEqual([row["betweenness"], row["betweenness_first"]],
                                 [one["betweenness"][part]["value"] for part in ("mean", "first")])

    def test_the_outcome_that_a_scenario_names_is_said_first_and_named(self):
        files = []
        for outcome in ("firms", "hubs"):
            scenario = self.write(f"{outcome}.toml", f'extends = "{SMALL}"\noutcome = "{outcome}"\n')
            files.append(self.folder / f"{outcome}.h5")
            self.assertEqual(musubi("run", scenario, "-o", files[-1], "--quiet", "--replicates", 2).returncode, 0)
        firms, hubs = map(self.said, files)
        self.assertRegex(firms["answer"][0]["en"], r"^In FY2006: \d+ firms in programme projects ")
        self.assertEqual([len(page["answer"]) for page in (firms, hubs)], [3, 3])
        self.assertIn("Primary outcome, named before the runs: firms in programme projects.", firms["caveats"][-2]["en"])
        self.assertIn("named before the runs: hubs in the last year.", hubs["caveats"][-2]["en"], "which no sentence is about")

    def of_the_smallest_model(self):
        """Two results of it: as it is, and with less rewiring."""
        few = f'extends = "{BENCHMARK}"\n[network]\nrewiring = 100000000000000000\n'
        pairs = [("bench", BENCHMARK), ("few", self.write("few.toml", few))]
        for name, scenario in pairs:
            outcome = musubi("run", scenario, "-o", self.folder / f"{name}.h5", "--replicates", 3, "--quiet")
            self.assertEqual(outcome.returncode, 0, outcome.stderr)
        return [self.folder / f"{name}.h5" for name, _ in pairs]

    def test_a_second_model_has_a_page_of_its_variables_in_its_own_words(self):
        bench, _ = self.of_the_smallest_model()
        document = self.said(bench)
        with h5py.File(bench) as file:
            accepted = file["accepted"][...].astype(float)
        self.assertEqual([one["id"] for one in document["indicators"]], ["accepted", "edges"], "checksums are no amounts")
        total, = self.rows(document["totals"], indicator="accepted")
        self.assertAlmostEqual(total["mean"], accepted.sum(1).mean())
        self.assertAlmostEqual(total["p95"], np.quantile(accepted.sum(1), .95))
        places = self.rows(document["places"], indicator="accepted", dimension="step")
        self.assertEqual([row["place"] for row in places], [str(step) for step in range(1, 11)])
        for row, numbers in zip(places, accepted.T):
            self.assertAlmostEqual(row["mean"], numbers.mean())
            self.assertAlmostEqual(row["p05"], np.quantile(numbers, .05))
        self.assertEqual((document["ordered"], document["words"]["dimension"]["step"]["ja"]), (["step"], "ステップ"))
        self.assertTrue(document["answer"][0]["en"].startswith("rewirings: "), document["answer"])
        self.assertIn("stand for nobody", document["caveats"][0]["en"])
        self.assertIsNone(document["differences"])
        agents, = self.rows(document["settings"], name="network.agents")
        self.assertEqual(agents["base"], "2000")

    def test_two_results_of_a_second_model_are_compared_under_the_same_luck(self):
        bench, few = self.of_the_smallest_model()
        document = self.said(bench, few)
        with h5py.File(bench) as a, h5py.File(few) as b:
            change = b["accepted"][...].astype(float) - a["accepted"][...]
        compared = json.loads(musubi("compare", bench, few, "--json").stdout)["comparisons"][0]["indicators"]
        total, = self.rows(document["differences"]["totals"], indicator="accepted")
        self.assertAlmostEqual(total["mean"], change.sum(1).mean())
        for key, other in (("mean", "difference"), ("low", "low"), ("high", "high")):
            self.assertAlmostEqual(total[key], compared[0][other], msg="as compare")
        for row, numbers in zip(self.rows(document["differences"]["places"], dimension="step"), change.T):
            self.assertAlmostEqual(row["mean"], numbers.mean())
        self.assertIn("fewer rewirings than bench", document["answer"][0]["en"])
        differing, = self.rows(document["settings"], differs=True)
        self.assertEqual(differing["name"], "network.rewiring")
        self.assertEqual(document["differences"]["asked"]["rows"], [], "the model asks nothing")

    def test_what_no_page_can_be_made_of_is_refused(self):
        page = self.folder / "page.html"
        bench, _ = self.of_the_smallest_model()
        self.assertIn(f"is of another model than {self.base}", self.refused(self.base, bench, "-o", page))
        self.assertIn("its number of replicates is 2, not 3", self.refused(self.base, self.result_of("two", "", replicates=2), "-o", page))
        self.assertIn("--output", self.refused(self.base))
        self.assertIn("none.h5", self.refused(self.folder / "none.h5", "-o", page))
        self.assertFalse(page.exists())


if __name__ == "__main__":
    unittest.main()
