"""musubi sweep run: that the file is the same whoever made it, however many they were and whatever was killed
(MUSUBI_KILLS times), and what becomes of runs that end their process and of disks that fill up."""
import os
import pathlib
import random
import resource
import shutil
import subprocess
import time
import unittest

import h5py

from program import PROGRAM, musubi, wait_until
from sweeps import SOBOL, Sweep, Work, descendants, started, sweep_text


def command_line(process):
    try:
        return pathlib.Path(f"/proc/{process}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


class Together(Work):
    def test_the_same_content_on_any_number_of_threads(self):
        expected = self.expected(sweep_text())
        for threads in (2, 4, 16):
            with self.subTest(threads=threads):
                shutil.rmtree(self.dir, ignore_errors=True)
                self.planned(None, "--batch", threads)
                self.run_all("--threads", threads)
                self.assertEqual(self.merged(), expected, "nor does it matter how large the batches are")

    def test_two_processes_at_once_make_no_run_twice(self):
        expected = self.expected(sweep_text())
        self.planned(None, "--batch", 1)
        both = [started(PROGRAM, "sweep", "run", self.dir, "--quiet", "--threads", 2) for _ in range(2)]
        self.assertEqual(sum(self.made_by(process) for process in both), 36)
        self.assertEqual(self.merged(), expected)
        with h5py.File(self.result) as file, h5py.File(self.shards()[0]) as shard:
            self.assertEqual(file["runs/status"].shape, (2, 18))
            self.assertEqual(shard["runs/status"].shape, (1, 1))


class Killed(Work):
    def written(self):
        """What tells a shard from one that was written again."""
        return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in self.shards()}

    def seconds_to_the_first_batch(self):
        """Of a process that is then killed: how slow the machine is now."""
        began = time.monotonic()
        process = started(PROGRAM, "sweep", "resume", self.dir, "--quiet", "--threads", 2)
        wait_until(self.shards, process)
        process.kill()
        process.communicate()
        return time.monotonic() - began

    def test_the_same_content_after_kills_at_random_moments(self):
        kills = int(os.environ.get("MUSUBI_KILLS", 12))
        self.heavier(20000)
        text = sweep_text(SOBOL.format(2 * kills))
        expected = self.expected(text, "--batch", 2)
        self.planned(text, "--batch", 2)
        luck = random.Random(7)
        killed = 0
        first = self.seconds_to_the_first_batch()
        for _ in range(kills):
            before = self.written()
            process = started(PROGRAM, "sweep", "resume", self.dir, "--quiet", "--threads", 2)
            time.sleep(luck.uniform(0.01, 1.2 * first))
            process.kill()
            process.communicate()
            killed += process.returncode == -9
            self.assertLessEqual(before.items(), self.written().items(), "what was there is not made again")
        self.assertGreater(killed, kills // 2)
        done = self.status()["done"]
        self.assertGreater(done, 0)
        out = self.done("resume", self.dir, "--quiet").stdout
        self.assertIn(f"this process made {4 * kills - done}\n", out)
        self.assert_each_batch_is_whole_and_there_once()
        status = self.status()
        self.assertEqual((status["done"], status["failed"], status["running"]), (4 * kills, 0, 0), "no kill is blamed on a run")
        self.assertEqual(self.merged(), expected)

    def test_ctrl_c_keeps_what_is_done(self):
        self.heavier(50000)
        self.planned(sweep_text(SOBOL.format(100)), "--batch", 1)
        process = started(PROGRAM, "sweep", "run", self.dir, "--quiet")
        wait_until(self.shards, process)
        process.send_signal(2)
        out, _ = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 5, out)
        self.assertIn("musubi sweep resume", out)
        status = self.status()
        self.assertEqual((status["running"], status["done"] > 0), (0, True))
        self.assertEqual(self.claims(), [])


class EndsItsProcess(Work):
    """A run that takes more than the machine gives: the fourth of six points."""

    def planned_with(self, column, usual, fourth, *arguments):
        values = [usual + point for point in range(6)]
        values[3] = fourth
        self.write("points.csv", f"network.{column}\n" + "".join(f"{value}\n" for value in values))
        self.text = sweep_text('[design]\nkind = "list"\nfile = "points.csv"\n', factors="",
                               frame='scenario = "model.toml"\nreplicates = 1\n')
        self.planned(self.text, *arguments)

    def failures(self):
        """The status of the runs, and the messages of those that failed."""
        self.merged()
        with h5py.File(self.result) as file:
            return file["runs/status"][...].tolist(), [text.decode() for text in file["runs/failure_message"][...]]

    def limited(self, command, which, limit):
        return musubi("sweep", command, self.dir, "--quiet", "--threads", 1,
                      preexec_fn=lambda: resource.setrlimit(which, (limit, limit)))

    def test_a_run_without_enough_memory_is_a_row_and_the_sweep_goes_on(self):
        self.planned_with("agents", 400, 100_000_000, "--batch", 6)
        outcome = self.limited("run", resource.RLIMIT_AS, 1 << 30)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        self.assertIn("6 of 6 runs done, 1 of them failed", outcome.stdout)
        self.assertEqual(self.failures(), ([[0, 0, 0, 3, 0, 0]], ["not enough memory"]))

    def test_a_run_that_is_killed_is_a_row_when_the_sweep_is_taken_up_and_can_be_tried_again(self):
        self.planned_with("steps", 5, 300_000, "--batch", 6)
        second = (resource.RLIMIT_CPU, 1)  # of processor time: then the kernel kills the process
        outcome = self.limited("run", *second)
        self.assertEqual(outcome.returncode, -9, "it takes its process with it")
        outcome = self.limited("resume", *second)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        self.assertIn("6 of 6 runs done, 1 of them failed", outcome.stdout)
        status, messages = self.failures()
        self.assertEqual(status, [[0, 0, 0, 3, 0, 0]], "those before and after it in its batch are made")
        self.assertEqual(messages, ["the process that made this run alone was killed by signal 9 (Killed), as the system does "
                                    "when memory runs out"])
        self.assertEqual(self.claims(), [])

        outcome = self.limited("retry-failed", *second)
        self.assertEqual((outcome.returncode, self.failures()[0]), (0, status), "it harms nobody")
        self.assertIn("this process made 1\n", self.done("retry-failed", self.dir, "--quiet").stdout)
        self.assertEqual(self.merged(), self.expected(self.text))

    def test_what_the_dead_left_is_made_apart_to_the_same_bits(self):
        self.heavier(300000)
        text = sweep_text(SOBOL.format(6))
        expected = self.expected(text)
        self.planned(text, "--batch", 6)
        process = started(PROGRAM, "sweep", "run", self.dir, "--quiet", "--threads", 2)
        wait_until(lambda: len(self.claims()) >= 2, process)
        process.kill()
        process.communicate()
        self.assertEqual(self.status()["done"], 0, "both batches are the dead's")
        process = started(PROGRAM, "sweep", "resume", self.dir, "--quiet")
        apart = set()
        while process.poll() is None:
            apart.update(one for one in descendants(process.pid) if b"make-runs" in command_line(one))
            time.sleep(0.001)
        self.assertEqual(len(apart), 2)
        self.assertEqual(self.made_by(process), 12)
        self.assertEqual(self.merged(), expected)


class FullDisk(Work):
    def assert_said_and_kept(self, outcome, kept):
        self.assertEqual((outcome.returncode, outcome.stdout), (3, ""), outcome.stderr)
        self.assertRegex(outcome.stderr, r"sweep: could not be read or written: .*; what was written stays")
        self.assertEqual(self.shards(), kept)
        self.assert_each_batch_is_whole_and_there_once()

    def test_a_file_that_may_not_grow(self):
        self.planned(None, "--batch", 6)
        self.run_all()
        checksum = self.merged()
        kept = self.shards()[3:]
        for shard in self.shards()[:3]:
            shard.unlink()
        outcome = musubi("sweep", "run", self.dir, "--quiet", restore_signals=False,
                         preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)))
        self.assert_said_and_kept(outcome, kept)
        self.run_all()
        self.assertEqual(self.merged(), checksum)

    def test_a_disk_that_fills_up(self):
        expected = self.expected(sweep_text(), "--batch", 1)
        disk = self.folder / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", disk], capture_output=True).returncode != 0:
            return  # only root may; the test above then stands for this one
        self.addCleanup(subprocess.run, ["umount", disk], check=True)
        self.dir = disk / "sweep"
        self.planned(None, "--batch", 1)
        room = os.statvfs(disk)
        other = disk / "other"
        other.write_bytes(bytes(room.f_bavail * room.f_frsize - 150_000))  # for some shards, not for all
        outcome = musubi("sweep", "run", self.dir, "--quiet")
        kept = self.shards()
        self.assertTrue(0 < len(kept) < 36, kept)
        self.assertIn("No space left on device", outcome.stderr)
        self.assert_said_and_kept(outcome, kept)
        other.unlink()
        self.assertIn(f"this process made {36 - len(kept)}\n", self.done("resume", self.dir, "--quiet").stdout)
        self.assertEqual(self.merged(), expected)


class ReadErrors(Work):
    def test_a_folder_that_cannot_be_looked_into_does_not_pass_for_an_empty_one(self):
        self.planned()
        self.run_all()
        (self.dir / "shards").rename(self.dir / "elsewhere")
        (self.dir / "shards").write_text("no folder")
        for command in (("run", self.dir), ("status", self.dir), ("merge", self.dir, "-o", self.result)):
            outcome = self.done(*command, code=2)
            self.assertEqual(outcome.stdout, "", command)
            self.assertIn(f"{self.dir}/shards: cannot be looked into: Not a directory\n", outcome.stderr, command)

    def test_a_shard_that_cannot_be_read_is_named_and_what_is_there_is_kept(self):
        self.planned(None, "--batch", 6)
        self.run_all()
        broken, *others = self.shards()
        broken.write_bytes(broken.read_bytes()[:1000])
        kept = [path.read_bytes() for path in others]
        outcome = self.done("merge", self.dir, "-o", self.result, code=2)
        self.assertIn(f"{broken}: ", outcome.stderr)
        self.assertIn(f"1 shards cannot be merged; musubi sweep resume {self.dir} --check sets them aside", outcome.stderr)
        self.assertEqual((self.result.exists(), [path.read_bytes() for path in others]), (False, kept))


class AMillionRuns(Sweep):
    def small_and_quick(self, *arguments):
        def limit():
            resource.setrlimit(resource.RLIMIT_CPU, (2, 2))  # seconds
            resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))

        outcome = musubi("sweep", *arguments, preexec_fn=limit)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        return outcome.stdout

    def test_are_planned_and_counted_within_two_seconds_and_a_gigabyte(self):
        sweep = self.write("sweep.toml", sweep_text(SOBOL.format(250_000)).replace("replicates = 2", "replicates = 4"))
        self.assertIn("1000000 runs", self.small_and_quick("plan", sweep, "-o", self.dir, "--yes"))
        for replicate in range(4):  # status opens no shard
            for first in range(0, 250_000, 100):
                folder = self.dir / "shards" / f"r{replicate:05}-p{first // 409_600 * 409_600:08}"
                folder.mkdir(exist_ok=True)
                (folder / f"r{replicate:05}-p{first:08}-{first + 100:08}.h5").touch()
        self.assertIn("runs: 1000000; done 1000000, of which failed 0", self.small_and_quick("status", self.dir))


class ManyWorkers(Sweep):
    def test_batches_are_larger_for_many_workers_if_there_is_work_for_all(self):
        text = sweep_text(SOBOL.format(50000))
        self.assertRegex(self.planned(text).stdout, r"\n1000 batches ", "a hundred runs each")
        for workers, batches in ((1000, 1000), (4000, 100_000 // 25)):
            shutil.rmtree(self.dir)
            out = self.plan(text, "--workers", workers).stdout
            self.assertRegex(out, rf"\n{batches} batches ")

    def test_a_folder_that_has_too_much_to_bear_is_warned_of(self):
        text = sweep_text(SOBOL.format(1000))
        outcome = self.plan(text, "--workers", 1000, "--run-seconds", 2)
        self.assertEqual(outcome.returncode, 0)
        self.assertRegex(outcome.stderr, r"^warning: 1000 workers, if a run takes 2 s, would open 1083 files a second")
        self.assertRegex(outcome.stderr, r"Batches of 22 runs, or 92 workers, would do\n$")
        limit = "--sbatch=--time=1:00:00"
        submit = ("submit", self.dir, "-o", self.result, "--slurm", "--dry-run", limit, "--array")
        self.assertIn("warning: 400 workers, if a run takes 1 s", self.done(*submit, 100, "--threads", 4).stderr)
        self.assertEqual(self.done(*submit, 10, "--run-seconds", 20).stderr, "")
        self.run_all()
        self.assertRegex(self.done(*submit, 100).stderr, r"if a run takes 0\.\d+ s", "as it did here")


if __name__ == "__main__":
    unittest.main()
