"""inspect as typed, against what h5py sees in the same file."""
import json
import subprocess
import time
import unittest

import h5py
from program import BENCHMARK, PROGRAM, InAFolder, checksum, musubi


class Inspect(InAFolder):
    def inspected(self, *arguments):
        outcome = musubi("inspect", self.result, *arguments)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        return outcome.stdout

    def test_says_at_a_glance_what_is_in_a_file(self):
        run = self.run_small("--quiet", "--seed", 7)
        text = self.inspected()
        for expected in ("Baseline: the programme as realised", "knowledge_cluster", "3 of 3 replicates: complete",
                         "5: 2002 … 2006", checksum(run), "--seed 7", "projects_started", "thousand yen"):
            self.assertIn(expected, text)
        self.assertRegex(text, r"(?m)^seed +7$")
        self.assertRegex(text, r"(?m)^programme_state +1 +replicate, fiscal_year, region +\S.*\(0 \S", "what its numbers mean")
        self.assertNotRegex(text, r"(?m)^programme_state.* mean", "of no use over trial, full and stopped")

    def test_sums_come_first_as_compare_has_them(self):
        self.run_small("--quiet")
        sums = json.loads(self.inspected("--json"))["in_all"]
        compared = musubi("compare", self.result, self.result).stdout
        with h5py.File(self.result) as file:
            self.assertEqual(len(file["replicate"]), 3)
        self.assertGreaterEqual(len(sums), 3)
        for one in sums[:3]:
            self.assertIn(one["heading"], compared)
            self.assertLessEqual(one["p05"], one["mean"])
            self.assertLessEqual(one["mean"], one["p95"])
            self.assertRegex(self.inspected(), rf"(?m)^{one['heading']} ")

    def test_json_has_the_shapes_and_units_that_h5py_sees(self):
        run = self.run_small("--quiet", "--seed", 7)
        document = json.loads(self.inspected("--json"))
        self.assertEqual((document["seed"], document["replicates"], document["replicates_asked_for"]), (7, 3, 3))
        self.assertEqual((document["complete"], document["model"]), (True, "knowledge_cluster"))
        self.assertEqual(document["content_checksum"], checksum(run))
        self.assertEqual(document["dimensions"]["fiscal_year"], [2002, 2003, 2004, 2005, 2006])
        self.assertEqual(document["title"], "Baseline: the programme as realised")
        self.assertIn("OSA", document["dimensions"]["region"])
        flagged = 0
        with h5py.File(self.result) as file:
            for variable in document["variables"]:
                data = file[variable["name"]]
                self.assertEqual(variable["units"], data.attrs["units"])
                self.assertEqual([len(document["dimensions"][name]) for name in variable["dimensions"]], list(data.shape))
                if "flag_values" in data.attrs:
                    self.assertEqual([int(value) for value in variable["flags"]], list(data.attrs["flag_values"]))
                    flagged += 1
        self.assertGreater(flagged, 2)

    def test_a_result_of_a_run_that_was_stopped_is_partial_and_yet_unchanged(self):
        run = subprocess.Popen([PROGRAM, "run", BENCHMARK, "-o", self.result, "--replicates", "100000"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        run.stderr.read(1)  # it says first what it will take: now it is at work
        time.sleep(1)
        run.terminate()
        self.assertEqual(run.wait(60), 5)
        run.stderr.close()
        document = json.loads(self.inspected("--json"))
        self.assertEqual((document["complete"], document["replicates_asked_for"]), (False, 100_000))
        self.assertEqual(document["replicates"], len(document["dimensions"]["replicate"]))
        self.assertLess(document["replicates"], 100_000)
        self.assertIn(f"{document['replicates']} of 100000 replicates: partial, the run was stopped", self.inspected())
        self.assertEqual(musubi("verify", self.result).returncode, 0)

    def test_of_a_sweep_it_says_how_many_runs_are_there(self):
        self.write("model.toml", 'model = "network_benchmark"\n[network]\nagents = 400\nsteps = 5\n')
        sweep = self.write("sweep.toml", 'scenario = "model.toml"\nreplicates = 2\n[design]\nkind = "factorial"\n'
                           "[factors]\nnetwork.candidates = { levels = [1, 2, 3, 4, 5, 6] }\n"
                           '[outputs]\nedges = { variable = "edges" }\n')
        folder = self.folder / "sweep"
        for step in (("plan", sweep, "-o", folder, "--batch", 1), ("run", folder, "--quiet")):
            self.assertEqual(musubi("sweep", *step).returncode, 0)
        plan = musubi("inspect", folder / "plan.h5").stdout
        self.assertRegex(plan, r"(?m)^holds +the plan of a sweep, no run$")
        self.assertRegex(plan, r"(?m)^model +network_benchmark$")
        for shard in sorted((folder / "shards").rglob("*.h5"))[-7:]:
            shard.unlink()  # lost with a disk
        merged = musubi("sweep", "merge", folder, "-o", self.result, "--allow-missing")
        self.assertIn("5 of 12 runs: 7 missing, 0 failed", merged.stdout)
        text = self.inspected()
        self.assertRegex(text, r"(?m)^holds +a sweep: 5 of 12 runs: 7 missing, 0 failed$")
        self.assertRegex(text, r"(?m)^model +network_benchmark$")
        document = json.loads(self.inspected("--json"))
        self.assertEqual((document["model"], document["complete"]), ("network_benchmark", False))
        runs = {"asked_for": 12, "there": 5, "missing": 7, "failed": 0}
        self.assertEqual((document["runs"], document["replicates_asked_for"]), (runs, 2))
        with h5py.File(self.result) as file:
            self.assertEqual(file["provenance"].attrs["replicates"], 2)
        tables = self.folder / "tables"
        self.assertEqual(musubi("export", self.result, "--csv", tables, "--frictionless").returncode, 0)
        package = json.loads((tables / "datapackage.json").read_text(encoding="utf-8"))["musubi"]
        self.assertEqual((package["replicates"], package["runs"]), (2, runs))
        self.assertEqual(musubi("sweep", "resume", folder, "--quiet").returncode, 0)
        self.assertEqual(musubi("sweep", "merge", folder, "-o", self.result, "--overwrite").returncode, 0)
        self.assertTrue(json.loads(self.inspected("--json"))["complete"])

    def test_a_file_that_is_not_whole_is_refused_as_verify_refuses_it(self):
        self.run_small("--quiet", scenario=BENCHMARK)
        whole = self.result.read_bytes()
        for content, code in [(whole[:1000], 10), (whole[:99] + b"?" + whole[100:], 11), (b"text", 12)]:
            self.result.write_bytes(content)
            inspected, verified = musubi("inspect", self.result), musubi("verify", self.result)
            self.assertEqual((inspected.returncode, inspected.stdout), (code, ""))
            self.assertEqual(inspected.stderr, verified.stderr)

    def test_what_is_not_there_is_wrong_input(self):
        outcome = musubi("inspect", self.folder / "none.h5")
        self.assertEqual((outcome.returncode, outcome.stdout), (2, ""))
        self.assertIn("none.h5: cannot be read: No such file", outcome.stderr)


if __name__ == "__main__":
    unittest.main()
