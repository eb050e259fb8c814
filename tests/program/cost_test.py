"""Before a run: what it would cost. After it: its summary for programs."""
import json
import re
import resource
import time
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

    def test_says_how_well_larger_runs_would_know_the_primary_outcome(self):
        printed = musubi("run", SMALL, "--parameters", "central", "--dry-run", "--replicates", 40).stdout
        pilot = printed.split("\n\n")[-1]
        self.assertRegex(pilot, r"\A# programme patent applications in FY\d+: about [\d.]+, by a pilot of 16 replicates\.\n"
                                r"# replicates  mean known to  time\n")
        foretold = {int(n): float(half) for n, half in re.findall(r"(?m)^# +(\d+) +±([\d.]+)  \d", pilot)}
        self.assertEqual(list(foretold), [10, 40, 160, 640])
        # Sixteen times as many replicates know it four times as well, but for Student's t: 1.685 of 39 degrees of freedom,
        # 1.647 of 639.
        self.assertAlmostEqual(foretold[40] / foretold[640], 4 * 1.685 / 1.647, delta=0.1)

    def test_what_is_foretold_of_a_mean_is_what_a_run_finds(self):
        def half_width(*command):
            return float(re.search(r"(?m)^ +400 +±([\d.]+)", musubi(*command).stdout)[1])
        more = self.write("more.toml", f'extends = "{SMALL}"\n\n[budget]\nfactor = 2.0\n')
        foretold = half_width("compare", SMALL, more, "--parameters", "central", "--quiet", "--replicates", 400, "--dry-run")
        found = json.loads(musubi("compare", SMALL, more, "--parameters", "central", "--quiet", "--replicates", 400,
                                  "--json").stdout)["comparisons"][0]["indicators"][0]
        # Sixteen replicates know a standard deviation to 18 %; three of those are allowed.
        self.assertLess(abs(foretold / ((found["high"] - found["low"]) / 2) - 1), 0.55)

    def test_a_pilot_is_of_scenarios_not_of_results(self):
        self.run_small("--quiet")
        outcome = musubi("compare", SMALL, self.result, "--dry-run", "--quiet")
        self.assertEqual((outcome.returncode, outcome.stdout), (2, ""))
        self.assertIn("is a result; --dry-run is for scenarios that are still to run", outcome.stderr)

    def test_a_target_that_cannot_be_written_is_refused_as_by_a_run(self):
        self.result.write_text("precious")
        outcome = musubi("run", BENCHMARK, "--dry-run", "-o", self.result)
        self.assertEqual((outcome.returncode, outcome.stdout), (2, ""))
        self.assertIn("--overwrite", outcome.stderr)


class LittleMemory(InAFolder):
    """Where 2 GB can be had and a million replicates of the real programme need a hundred times as much."""

    def limited(self, *arguments, megabytes=2000):
        limit = megabytes << 20
        return musubi(*arguments, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))

    def test_what_does_not_fit_is_refused_before_anything_is_computed_and_what_would_fit_is_said(self):
        many = ("--parameters", "central", "--replicates", 1_000_000, "--threads", 1)
        for command in (("run", SMALL, "-o", self.result), ("compare", SMALL, SMALL, "-o", self.result), ("budget", SMALL),
                        ("carriers", SMALL), ("report", SMALL, "--json")):
            begin = time.monotonic()
            outcome = self.limited(*command, *many)
            self.assertEqual((outcome.returncode, outcome.stdout), (4, ""), (command, outcome.stderr))
            self.assertRegex(outcome.stderr, r"^musubi: not enough memory: this needs at least \d+\.\d GB, and the limit of address space "
                             r"\(ulimit -v\) allows [0-9.]+ [GM]B more; \d+ replicates would fit\. Nothing was computed\.\n$")
            self.assertLess(time.monotonic() - begin, 30)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_results_that_are_kept_together_must_fit_together(self):
        def fits(*scenarios):
            refused = self.limited("report", *scenarios, "--json", "--replicates", 1_000_000, "--threads", 1)
            return int(refused.stderr.split(" replicates would fit")[0].split()[-1])
        self.assertAlmostEqual(2 * fits(SMALL, SMALL) / fits(SMALL), 1, delta=0.1)

    def test_what_is_said_to_fit_does(self):
        fit = int(self.limited("run", SMALL, "-o", self.result, "--replicates", 1_000_000, "--threads", 1, megabytes=200)
                  .stderr.split(" replicates would fit")[0].split()[-1])
        self.assertGreater(fit, 100)
        outcome = self.limited("run", BENCHMARK, "-o", self.result, "--replicates", 20, "--threads", 1, megabytes=200)
        self.assertEqual((outcome.returncode, self.result.exists()), (0, True), outcome.stderr)

    def test_threads_that_cannot_start_are_done_without(self):
        expected = checksum(self.run_small("--quiet", scenario=BENCHMARK))
        outcome = self.limited("run", BENCHMARK, "-o", self.result, "--overwrite", "--replicates", 3, "--quiet", "--threads", 200,
                               megabytes=700)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        self.assertRegex(outcome.stderr, r"^warning: only \d+ of 200 threads can be started here .* the result is the same\n$")
        self.assertEqual(checksum(outcome), expected)


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
                    if "observed" in estimate:
                        continue
                    self.assertEqual(list(estimate), ["mean", "low", "high"])
                    if estimate["mean"] is not None:
                        self.assertLessEqual(estimate["low"], estimate["high"])
        with h5py.File(self.result) as file:
            self.assertEqual(printed["scenario_checksum"], file["provenance"].attrs["scenario_checksum"])


if __name__ == "__main__":
    unittest.main()
