"""musubi sweep submit on a real Slurm of one node: an array, a task that is killed and queued again, the merge."""
import os
import pathlib
import re
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "program"))
from program import InAFolder, checksum, musubi  # noqa: E402

NODE = pathlib.Path(__file__).resolve().parent / "single_node"


class Slurm(InAFolder):
    def setUp(self):
        super().setUp()
        self.cluster = self.folder / "slurm"
        self.addCleanup(subprocess.run, [NODE, "stop", self.cluster])  # first: a start that fails leaves daemons
        subprocess.run([NODE, "start", self.cluster], check=True)
        self.environment = {"SLURM_CONF": str(self.cluster / "slurm.conf")}
        self.model(agents=20000)
        self.sweep = self.write("sweep.toml", 'scenario = "model.toml"\nreplicates = 2\n[design]\nkind = "sobol"\npoints = 120\n'
                                '[factors]\nnetwork.candidates = { low = 1, high = 8 }\nnetwork.seed = { low = 1, high = 99 }\n'
                                '[outputs]\nedges = { variable = "edges" }\naccepted = { variable = "accepted" }\n')

    def model(self, agents):
        self.write("model.toml", f'model = "network_benchmark"\n[network]\nagents = {agents}\nsteps = 10\n')

    def done(self, *arguments):
        outcome = musubi("sweep", *arguments, environment=self.environment)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        return outcome

    def slurm(self, *command):
        return subprocess.run(command, env={**os.environ, **self.environment}, capture_output=True, encoding="utf-8").stdout

    def wait_for(self, met, seconds=120):
        end = time.monotonic() + seconds
        while not met():
            self.assertLess(time.monotonic(), end, self.slurm("squeue") + self.logs())
            time.sleep(0.2)

    def logs(self):
        return "".join(f"{log}:\n{log.read_text()}" for log in sorted(self.folder.glob("sweep*/slurm/*.log")))

    def test_the_file_is_that_of_one_machine_although_a_task_was_killed(self):
        here = self.folder / "here"
        self.done("plan", self.sweep, "-o", here, "--batch", 2)
        self.done("run", here, "--quiet")
        expected = checksum(self.done("merge", here, "-o", self.folder / "here.h5"))

        there = self.folder / "sweep"
        self.done("plan", self.sweep, "-o", there, "--batch", 2)
        out = self.done("submit", there, "-o", self.result, "--slurm", "--array", 2).stdout
        array, merge = re.match(r"array (\d+) of 2 tasks, then merge (\d+);", out).groups()
        self.wait_for(lambda: any((there / "shards").rglob("*.h5")))
        workers = sorted((there / "workers").iterdir())
        os.kill(int(workers[0].name.split("~")[-2]), 9)
        self.wait_for(lambda: self.slurm("squeue", "--noheader") == "")
        self.assertTrue(self.result.exists(), self.logs())
        verified = musubi("verify", self.result)
        self.assertEqual(verified.stdout.split()[-1], expected)
        self.assertGreater(len(list((there / "workers").iterdir())), 2, "the task was queued again")
        self.assertIn("of 240 runs done", self.logs())
        self.assertNotEqual(array, merge)

    def test_the_file_is_the_same_for_arrays_of_any_width(self):
        self.model(agents=2000)
        checksums = set()
        for tasks in (1, 3):
            there = self.folder / f"sweep{tasks}"
            result = self.folder / f"{tasks}.h5"
            self.done("plan", self.sweep, "-o", there, "--batch", 2)
            self.done("submit", there, "-o", result, "--slurm", "--array", tasks)
            self.wait_for(lambda: self.slurm("squeue", "--noheader") == "")
            self.assertTrue(result.exists(), self.logs())
            self.assertEqual(len(list((there / "workers").iterdir())), tasks)
            checksums.add(musubi("verify", result).stdout.split()[-1])
        self.assertEqual(len(checksums), 1)
        here = self.folder / "here"
        self.done("plan", self.sweep, "-o", here)
        self.done("run", here, "--quiet")
        self.assertEqual({checksum(self.done("merge", here, "-o", self.folder / "here.h5"))}, checksums)

    def test_a_batch_that_does_not_fit_the_time_limit_is_made_start_by_start(self):
        self.model(agents=200000)
        sweep = self.write("few.toml", self.sweep.read_text().replace("points = 120", "points = 12").replace("replicates = 2", ""))
        here, there = self.folder / "here", self.folder / "sweep"
        self.done("plan", sweep, "-o", here)
        self.done("run", here, "--quiet")
        expected = checksum(self.done("merge", here, "-o", self.folder / "here.h5"))
        self.done("plan", sweep, "-o", there, "--batch", 12)
        out = self.done("submit", there, "-o", self.result, "--slurm", "--sbatch=--time=1", "--run-seconds", 60)
        self.assertIn("not one run fits", out.stderr)
        self.wait_for(lambda: self.slurm("squeue", "--noheader") == "", seconds=900)
        self.assertTrue(self.result.exists(), self.logs())
        self.assertEqual(musubi("verify", self.result).stdout.split()[-1], expected)
        self.assertIn("sweep resume", self.logs(), "it was stopped once at least")

    def test_the_environment_makes_no_array_of_the_merge_and_names_with_per_cent_signs_have_logs(self):
        self.model(agents=2000)
        self.environment["SBATCH_ARRAY_INX"] = "0-3"
        there = self.folder / "sweep 50%j"
        self.done("plan", self.sweep, "-o", there)
        self.done("submit", there, "-o", self.result, "--slurm", "--array", 3, "--at-once", 1)
        self.wait_for(lambda: self.slurm("squeue", "--noheader") == "")
        self.assertEqual(musubi("verify", self.result).returncode, 0, self.logs())
        self.assertEqual(len(list((there / "slurm").glob("*.log"))), 3 + 1, "of the tasks and of one merge")

    def test_a_sweep_that_is_incomplete_is_not_merged(self):
        self.model(agents=100000)  # which takes long
        there = self.folder / "sweep"
        self.done("plan", self.sweep, "-o", there, "--batch", 1)
        out = self.done("submit", there, "-o", self.result, "--slurm", "--array", 1).stdout
        self.wait_for(lambda: any((there / "shards").rglob("*.h5")))
        self.slurm("scancel", re.match(r"array (\d+)", out)[1])
        self.wait_for(lambda: self.slurm("squeue", "--noheader") == "")
        self.assertFalse(self.result.exists())
        self.assertIn("batches are missing", self.logs())


if __name__ == "__main__":
    unittest.main()
