"""The folder of a sweep: shards that are in another's place, batches that were begun and left, plans that were killed half-way,
folders without hard links, workers that died."""
import ctypes
import shutil
import signal
import struct
import time
import unittest

import h5py

from program import PROGRAM, musubi, wait_until
from sweeps import SOBOL, Sweep, Work, started, sweep_text


def without_hard_links():
    """From now on link() and linkat() fail, as on a file system that knows no hard links (x86-64)."""
    libc = ctypes.CDLL(None, use_errno=True)
    load, equals, give = 0x20, 0x15, 0x06
    program = b"".join(struct.pack("HBBI", *line) for line in [
        (load, 0, 0, 0), (equals, 1, 0, 86), (equals, 0, 1, 265), (give, 0, 0, 0x00050000 | 1), (give, 0, 0, 0x7FFF0000)])
    filters = ctypes.create_string_buffer(program)
    description = struct.pack("HxxxxxxP", 5, ctypes.addressof(filters))
    assert libc.prctl(38, 1, 0, 0, 0) == 0 and libc.prctl(22, 2, description, 0, 0) == 0


class InAnothersPlace(Sweep):
    """As after a restore or a copy that went wrong."""

    def setUp(self):
        super().setUp()
        self.planned(None, "--batch", 6)
        self.run_all()
        self.expected = self.merged()
        self.shard, self.other = self.shards()[:2]
        shutil.copy(self.other, self.shard)

    def test_a_shard_is_refused_by_merge_which_says_how_many_runs_there_are(self):
        for how in ((), ("--virtual",)):
            outcome = self.done("merge", self.dir, "-o", self.folder / "bad.h5", *how, code=2)
            self.assertEqual(outcome.stdout, "")
            self.assertIn(f"{self.shard}: holds the runs of {self.other.stem}, not those of its batch: it is in another's place\n",
                          outcome.stderr)
            self.assertTrue(outcome.stderr.endswith("30 of 36 runs: 6 missing, 0 failed; nothing was merged\n"), outcome.stderr)
            self.assertFalse((self.folder / "bad.h5").exists())

    def test_a_shard_is_not_counted_as_done(self):
        status = self.status()
        self.assertEqual((status["done"], status["left"], status["shards_opened"]), (30, 6, True))
        self.assertEqual([one["file"] for one in status["unusable_shards"]], [str(self.shard)])
        self.assertIn(f"{self.shard}: holds the runs of", self.done("status", self.dir).stdout)

    def test_a_shard_is_set_aside_and_its_runs_are_made_again(self):
        outcome = self.done("resume", self.dir, "--quiet")
        self.assertIn("36 of 36 runs done, 0 of them failed; this process made 6\n", outcome.stdout)
        self.assertIn(f"it is now {self.dir}/aside/{self.shard.name}, and its runs are made again\n", outcome.stderr)
        self.assertEqual((self.dir / "aside" / self.shard.name).read_bytes(), self.other.read_bytes(), "nothing is lost")
        self.assertEqual(self.merged(), self.expected)
        self.assertEqual(self.done("resume", self.dir, "--quiet").stderr, "")

    def test_nobody_looks_who_is_told_not_to(self):
        self.assertIn("this process made 0\n", self.done("resume", self.dir, "--quiet", "--no-check").stdout)
        self.assertIn("done 36", self.done("status", self.dir, "--no-check").stdout)
        self.assertTrue(self.shard.exists())


class Begun(Work):
    """A batch that was left when its worker was told to stop."""

    def stopped(self, times, batch=12):
        """A sweep of one batch a replicate that was stopped in the midst of its first; what its worker said."""
        self.heavier(100000)
        self.planned(sweep_text(SOBOL.format(batch)), "--batch", batch)
        process = started(PROGRAM, "sweep", "run", self.dir, "--quiet", "--threads", 1)
        wait_until(self.claims, process)
        time.sleep(0.3)  # some runs, of which one takes some hundredths of a second
        for _ in range(times):
            process.send_signal(signal.SIGTERM)
            process.stderr.readline(), process.stderr.readline()
        out, _ = process.communicate(timeout=120)
        return process.returncode, out

    def test_a_stop_keeps_the_runs_that_are_done_and_the_next_makes_the_others_to_the_same_bits(self):
        text = sweep_text(SOBOL.format(12))
        self.heavier(100000)
        expected = self.expected(text)
        self.result.unlink()
        code, out = self.stopped(times=1)
        self.assertEqual(code, 5, out)
        made = self.status()["done"]
        self.assertIn(f"{made} of 24 runs done, 0 of them failed; this process made {made}\n", out)
        self.assertTrue(0 < made < 12, made)
        self.assertEqual((self.shards(), self.claims()), ([], []))
        outcome = self.done("merge", self.dir, "-o", self.result, code=2)
        self.assertIn(f"{made} of 24 runs: {24 - made} missing, 0 failed; nothing was merged\n", outcome.stderr)
        out = self.done("merge", self.dir, "-o", self.result, "--allow-missing").stdout
        self.assertIn(f"\n{made} of 24 runs: {24 - made} missing, 0 failed\n", out)
        with h5py.File(self.result) as file:
            self.assertEqual((file["runs/status"][...] == 0).sum(), made)
        out = self.done("merge", self.dir, "-o", self.result, "--allow-missing", "--virtual", "--overwrite").stdout
        self.assertIn("\n0 of 24 runs: 24 missing, 0 failed\n", out, "it can refer to shards only")
        self.assertIn(f"this process made {24 - made}\n", self.run_all().stdout)
        self.assertEqual(self.merged(), expected)
        self.assertEqual(list((self.dir / "begun").iterdir()), [])

    def test_what_was_left_and_cannot_be_used_is_made_again(self):
        code, out = self.stopped(times=1)
        self.assertEqual(code, 5, out)
        begun = next((self.dir / "begun").glob("*.h5"))
        begun.write_bytes(begun.read_bytes()[:-50])
        self.assertIn("this process made 24\n", self.run_all().stdout)

    def test_what_is_said_of_it_is_what_it_holds_wherever_shards_are_opened(self):
        code, out = self.stopped(times=1)
        self.assertEqual(code, 5, out)
        made = self.status()["done"]
        begun = next((self.dir / "begun").glob("*.h5"))
        note = begun.with_suffix("")
        self.assertEqual(note.read_text(), f"{made}\n")
        note.unlink()  # killed before it said how many
        self.assertEqual(self.status()["done"], made)
        self.assertIn("done 0,", self.done("status", self.dir, "--no-check").stdout)
        note.write_text(f"{made}\n")
        begun.write_bytes(begun.read_bytes()[:-50])
        self.assertEqual(self.status()["done"], 0, "as merge takes it")
        self.assertIn(f"done {made},", self.done("status", self.dir, "--no-check").stdout)

    def test_told_twice_a_worker_drops_its_run_and_says_if_it_made_nothing(self):
        self.heavier(100000, steps=1_000_000)
        self.planned(sweep_text(SOBOL.format(2)))
        process = started(PROGRAM, "sweep", "run", self.dir, "--quiet", "--threads", 1)
        wait_until(self.claims, process)
        for _ in range(2):
            process.send_signal(signal.SIGTERM)
            process.stderr.readline(), process.stderr.readline()
        out, _ = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 6, out)
        self.assertIn("0 of 4 runs done", out)
        self.assertEqual((self.claims(), list((self.dir / "begun").iterdir())), ([], []))


class OfTheDead(Work):
    def test_runs_that_a_worker_made_before_it_died_are_counted_and_what_it_left_is_cleared(self):
        self.heavier(50000)
        self.planned(sweep_text(SOBOL.format(100)), "--batch", 1)
        process = started(PROGRAM, "sweep", "run", self.dir, "--quiet", "--threads", 1)
        wait_until(lambda: len(self.shards()) >= 3, process)
        process.kill()
        process.communicate()
        signed = list((self.dir / "claims").glob(".*"))
        self.assertEqual(len(signed), 1)
        worker, = self.status()["workers"]
        self.assertFalse(worker["at_work"])
        self.assertGreaterEqual(worker["runs"], len(self.shards()) - 1)
        self.run_all()
        self.assertEqual(list((self.dir / "claims").iterdir()), [])

    def hidden(self):
        return sorted(path.name for path in self.dir.rglob(".*"))

    def half_written(self, shard):
        """What a process may leave that is killed as it writes this shard, what it had begun of it, or its notes."""
        name = shard.stem
        for folder, target in ((shard.parent, f"{name}.h5"), (self.dir / "begun", f"{name}.h5"), (self.dir / "begun", name),
                               (self.dir / "failed", name)):
            (folder / f".{target}.unfinished-999999999-0").write_bytes(b"half")

    def test_what_it_had_half_written_is_cleared_and_counts_as_nothing(self):
        self.planned(sweep_text(SOBOL.format(2)), "--batch", 1)
        self.run_all()
        expected = self.merged()
        clean = self.status()
        made, unmade = self.shards()[0], self.shards()[1]
        unmade.unlink()
        for shard in (made, unmade):
            (self.dir / "claims" / f"{shard.stem}.0").write_text("elsewhere~0~0~999999999~1\n", encoding="utf-8")
            self.half_written(shard)
        left = self.hidden()
        self.assertEqual(len(left), 8)
        status = self.status()
        self.assertEqual((status["done"], status["running"], status["left"]), (clean["runs"] - 1, 0, 1))
        self.assertIn("missing: " + unmade.stem, self.done("merge", self.dir, "-o", self.result, "--overwrite", code=2).stderr)
        self.assertEqual(self.hidden(), left, "who only reads removes nothing")
        self.assertIn("this process made 1\n", self.run_all().stdout)
        self.assertEqual((self.hidden(), self.claims(), list((self.dir / "begun").iterdir())), ([], [], []))
        self.assertEqual(self.merged(), expected)


class Plans(Sweep):
    def test_one_that_was_killed_half_way_is_made_over_it(self):
        for folders in (("shards",), ("shards", "claims", "workers", "failed", "begun")):
            shutil.rmtree(self.dir, ignore_errors=True)
            for folder in folders:
                (self.dir / folder).mkdir(parents=True)
            (self.dir / ".plan.h5.unfinished-999999999-0").write_bytes(b"half")
            if "claims" in folders:
                (self.dir / "claims" / ".host~0~0~999999999~1-tried").write_bytes(b"")
            self.assertIn("holds no plan.h5", self.done("run", self.dir, code=2).stderr)
            self.planned()
            self.assertEqual(sorted(path.name for path in self.dir.iterdir()),
                             ["begun", "claims", "failed", "plan.h5", "shards", "workers"])
            self.assertEqual(list((self.dir / "claims").iterdir()), [])
            self.run_all()

    def test_a_folder_with_anything_of_somebody_else_stays_as_it_is(self):
        (self.dir / "shards").mkdir(parents=True)
        (self.dir / "shards" / "precious").write_text("precious", encoding="utf-8")
        self.assertIn("is not empty", self.plan().stderr)
        self.assertEqual([path.name for path in self.dir.iterdir()], ["shards"])

    def test_a_folder_without_hard_links_is_refused_before_it_is_planned(self):
        sweep = self.write("sweep.toml", sweep_text())
        outcome = musubi("sweep", "plan", sweep, "-o", self.dir, preexec_fn=without_hard_links)
        self.assertEqual((outcome.returncode, outcome.stdout), (3, ""))
        self.assertIn("claim its batches by hard links", outcome.stderr)
        self.assertIn("Operation not permitted", outcome.stderr)
        self.assertFalse(self.dir.exists())

    def test_one_that_cannot_be_read_is_no_fault_of_the_program(self):
        self.planned()
        plan = self.dir / "plan.h5"
        plan.unlink()
        plan.mkdir()
        for command in (("status", self.dir), ("run", self.dir), ("merge", self.dir, "-o", self.result)):
            outcome = self.done(*command, code=2)
            self.assertIn(str(plan), outcome.stderr)
            self.assertNotIn("internal error", outcome.stderr)


if __name__ == "__main__":
    unittest.main()
