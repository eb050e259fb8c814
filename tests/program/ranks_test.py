"""musubi sweep run --mpi, in a build with MPI: ranks make what one process makes, and end as one."""
import os
import pathlib
import re
import shutil
import subprocess
import time
import unittest

from program import PROGRAM, wait_until
from sweeps import SOBOL, Work, descendants, started, sweep_text

# Ranks on one machine, as root and on fewer cores than ranks; no message leaves the machine. From Open MPI 5 on what starts
# the ranks finds its own way, and ends at once if it is told to use the loopback.
BEFORE_5 = re.search(r"Open MPI\) [1-4]\.", subprocess.run(["mpirun", "--version"], capture_output=True, encoding="utf-8").stdout)
SHARED_MEMORY = "vader" if BEFORE_5 else "sm"
MPIRUN = ["mpirun", "--allow-run-as-root", "--oversubscribe", "--mca", "pml", "ob1", "--mca", "btl", f"self,{SHARED_MEMORY}",
          "--mca", f"btl_{SHARED_MEMORY}_single_copy_mechanism", "none"] + \
    (["--mca", "oob_tcp_if_include", "lo"] if BEFORE_5 else [])


class Ranks(Work):
    def start_ranks(self, ranks, *arguments):
        return started(*MPIRUN, "-n", ranks, PROGRAM, "sweep", "run", self.dir, "--mpi", "--quiet", *arguments)

    def test_the_same_content_by_any_number_of_ranks(self):
        expected = self.expected(sweep_text())
        for ranks, threads in ((1, 1), (2, 1), (4, 1), (3, 2)):
            with self.subTest(ranks=ranks, threads=threads):
                shutil.rmtree(self.dir, ignore_errors=True)
                self.planned(None, "--batch", 2)
                self.assertEqual(self.made_by(self.start_ranks(ranks, "--threads", threads)), 36)
                self.assertEqual(self.merged(), expected)
                self.assertEqual(len(list((self.dir / "workers").iterdir())), max(ranks - 1, 1), "the first only hands out")
                self.assertEqual(self.claims(), [])

    def test_ranks_and_another_process_share_the_work(self):
        self.heavier(20000)
        text = sweep_text(SOBOL.format(30))
        expected = self.expected(text)
        self.planned(text, "--batch", 1)
        ranks = self.start_ranks(2)
        other = started(PROGRAM, "sweep", "run", self.dir, "--quiet", "--threads", 1)
        made = [self.made_by(ranks), self.made_by(other)]
        self.assertEqual(sum(made), 60, made)
        self.assertEqual(self.merged(), expected)

    def test_what_keeps_all_from_the_plan_is_said_once(self):
        ranks = self.start_ranks(3)
        out, err = ranks.communicate(timeout=60)
        self.assertEqual((ranks.returncode, out), (2, ""))
        self.assertEqual(err.count("holds no plan.h5"), 1, err)

    def test_a_rank_that_cannot_write_ends_all_with_what_kept_it(self):
        self.planned(None, "--batch", 1)
        (self.dir / "shards" / "r00000-p00000000").write_text("in place of a folder")
        ranks = self.start_ranks(3)
        out, err = ranks.communicate(timeout=60)
        self.assertEqual(ranks.returncode, 3, err)
        self.assertRegex(err, r"sweep: could not be read or written: .*r00000-p00000000.*; what was written stays")

    def test_a_rank_that_is_killed_ends_all_and_what_was_finished_stays(self):
        self.heavier(20000)
        text = sweep_text(SOBOL.format(30))
        expected = self.expected(text)
        self.planned(text, "--batch", 1)
        ranks = self.start_ranks(3)
        wait_until(self.shards, ranks)
        worker = next((self.dir / "workers").iterdir())
        os.kill(int(worker.name.split("~")[-2]), 9)
        ranks.communicate(timeout=60)
        self.assertNotEqual(ranks.returncode, 0)
        before = self.shards()
        self.assertGreater(len(before), 0)
        again = self.start_ranks(3)
        self.assertEqual(self.made_by(again), 60 - len(before))
        self.assert_each_batch_is_whole_and_there_once()
        self.assertEqual((self.status()["failed"], self.merged()), (0, expected))

    def test_an_idle_first_rank_sleeps(self):
        self.heavier(100000, steps=200)
        self.planned(sweep_text(SOBOL.format(8)), "--batch", 4)
        ranks = self.start_ranks(2)
        wait_until(self.claims, ranks)
        ours = [pathlib.Path(f"/proc/{child}") for child in descendants(ranks.pid)]
        workers = {int(path.name.split("~")[-2]) for path in (self.dir / "workers").iterdir()}
        first, = [path for path in ours if (path / "comm").read_text().strip() == "musubi" and int(path.name) not in workers]
        before = self.processor_seconds(first)
        time.sleep(1)
        self.assertLess(self.processor_seconds(first) - before, 0.1)
        ranks.terminate()
        ranks.communicate(timeout=60)

    @staticmethod
    def processor_seconds(process):
        fields = (process / "stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    unittest.main()
