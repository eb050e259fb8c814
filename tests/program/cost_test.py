"""Before a run: what it would cost. After it: its summary for programs."""
import json
import tomllib
import unittest

import h5py

from program import BENCHMARK, SMALL, InAFolder, checksum, musubi


class DryRun(InAFolder):
    def test_prints_the_resolved_scenario_and_the_cost_and_writes_nothing(self):
        outcome = musubi("run", BENCHMARK, "--dry-run", "--replicates", 60, "--threads", 1, "-o", self.result)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        self.assertEqual(tomllib.loads(outcome.stdout)["network"]["agents"], 2000)
        self.assertRegex(outcome.stdout, r"# agents +2000\n# months +10\n# agent-months +20000 a replicate\n"
                                         r"# replicates +60\n# estimated time +.* on 1 thread\n# estimated memory +\d")
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_the_scenario_printed_is_the_one_that_runs(self):
        printed = musubi("run", SMALL, "--dry-run").stdout
        self.run_small("--quiet", replicates=1)
        with h5py.File(self.result) as file:
            resolved = file["provenance"].attrs["resolved_scenario"]
        self.assertTrue(printed.startswith(resolved + "\n# What the run would cost"), printed)

    def test_what_is_printed_is_a_scenario_itself(self):
        scenario = self.write("again.toml", musubi("run", BENCHMARK, "--dry-run").stdout)
        self.assertEqual(checksum(self.run_small("--quiet", scenario=scenario)),
                         checksum(self.run_small("--quiet", scenario=BENCHMARK)))

    def test_a_target_that_cannot_be_written_is_refused_as_by_a_run(self):
        self.result.write_text("precious")
        outcome = musubi("run", BENCHMARK, "--dry-run", "-o", self.result)
        self.assertEqual((outcome.returncode, outcome.stdout), (2, ""))
        self.assertIn("--overwrite", outcome.stderr)


class Json(InAFolder):
    def test_says_what_the_text_says(self):
        text = self.run_small("--quiet")
        printed = json.loads(self.run_small("--quiet", "--json").stdout)
        self.assertEqual(printed["content_checksum"], checksum(text))
        self.assertEqual((printed["output"], printed["seed"], printed["replicates"]), (str(self.result), 1, 3))
        for table in printed["summary"]:
            self.assertIn(table["title"] + "\n", text.stdout)
            for row in table["rows"]:
                self.assertEqual(len(row["estimates"]), len(table["columns"]))
                for estimate in row["estimates"]:
                    self.assertEqual(list(estimate), ["mean", "low", "high"])
                    if estimate["mean"] is not None:
                        self.assertLessEqual(estimate["low"], estimate["high"])
        with h5py.File(self.result) as file:
            self.assertEqual(printed["scenario_checksum"], file["provenance"].attrs["scenario_checksum"])


if __name__ == "__main__":
    unittest.main()
