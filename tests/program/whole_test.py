"""A result is written whole or not at all: killed at any moment, on a full disk, in a folder without rights, onto what is no file."""
import os
import pathlib
import random
import resource
import shutil
import subprocess
import time
import unittest

import h5py

from program import BENCHMARK, PROGRAM, InAFolder, checksum, musubi

# Few agents and many steps: little to compute, and a large file of numbers that hardly compress.
LARGE = 'model = "network_benchmark"\n\n[network]\nagents = 8\nsteps = 20000\nrewiring = 9223372036854775807\n'


class Killed(InAFolder):
    moments = 50

    def setUp(self):
        super().setUp()
        self.scenario = self.write("large.toml", LARGE)
        self.command = [PROGRAM, "run", str(self.scenario), "-o", str(self.result), "--replicates", "30", "--quiet"]

    def leftovers(self):
        return [path for path in self.folder.iterdir() if path not in (self.scenario, self.result)]

    def is_whole(self, expected):
        """Whether h5py reads all of it and it is what an undisturbed run writes."""
        with h5py.File(self.result) as file:
            numbers = file["accepted"][...].tobytes()
            return (file["provenance"].attrs["content_checksum"], numbers) == expected

    def test_at_fifty_moments_the_target_is_absent_or_as_it_was_or_whole(self):
        began = time.monotonic()
        outcome = musubi(*self.command[1:])
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        takes = time.monotonic() - began
        with h5py.File(self.result) as file:
            expected = checksum(outcome), file["accepted"][...].tobytes()
        chance = random.Random(20020401)
        met = {"before": 0, "while it was written": 0, "after": 0}
        for moment in range(self.moments):
            older = b"an older result" if moment % 2 else None
            self.result.unlink(missing_ok=True)
            if older:
                self.result.write_bytes(older)
            known = set(self.leftovers())
            run = subprocess.Popen(self.command + (["--overwrite"] if older else []), stdout=subprocess.DEVNULL)
            if moment % 4 < 2:  # spread over the whole run, or over the writing once it has begun
                time.sleep(chance.uniform(0, 1.1 * takes))
            else:
                while run.poll() is None and not set(self.leftovers()) - known:
                    time.sleep(0.0002)
                time.sleep(chance.choice([0, chance.uniform(0, 0.02)]))
            run.kill()
            run.wait()
            left = set(self.leftovers()) - known
            for path in left:
                self.assertTrue(path.name.startswith(".result.h5.unfinished-"), f"moment {moment}: {path.name}")
            there = self.result.read_bytes() if self.result.exists() else None
            if there == older:
                met["while it was written" if left else "before"] += 1
            else:
                self.assertTrue(self.is_whole(expected), f"moment {moment}: the file is torn")
                met["after"] += 1
        self.assertGreater(met["before"], 0, met)
        self.assertGreater(met["while it was written"], 0, met)
        self.assertGreater(met["after"], 0, met)
        self.assertEqual(checksum(musubi(*self.command[1:], "--overwrite")), expected[0])
        self.assertEqual(self.leftovers(), [], "the next run clears away what killed ones left")


class NotWritten(InAFolder):
    """Targets that cannot be written, each with an older file that must stay."""

    def run_onto(self, target, *arguments, **options):
        return musubi("run", BENCHMARK, "-o", target, "--replicates", 2, "--quiet", *arguments, **options)

    def refused(self, target, reason, *arguments, **options):
        """Before anything is computed, with or without --overwrite."""
        for overwrite in ((), ("--overwrite",)):
            outcome = self.run_onto(target, *overwrite, *arguments, **options)
            self.assertEqual((outcome.returncode, outcome.stdout), (2, ""), outcome.stderr)
            self.assertIn(reason, outcome.stderr)
            self.assertTrue(outcome.stderr.endswith("1 error; nothing was computed.\n"), outcome.stderr)

    def in_a_mount(self, options, before, *arguments):
        """Runs onto an older file of a file system of its own; says whether that is the old one, and what is there."""
        rights = [] if os.geteuid() == 0 else ["--map-root-user"]
        mount = self.folder / "mount"
        mount.mkdir(exist_ok=True)
        script = (f'set -e; mount -t tmpfs -o {options} tmpfs "$1"; printf old >"$1/older.h5"; {before}; set +e; shift; '
                  '"$@" >/dev/null; code=$?; cd "$FOLDER"; [ "$(head -c 3 older.h5)" = old ] && echo old || echo new; '
                  'ls -A; cd /; umount "$FOLDER"; exit $code')
        # In a changed root, which is no mount, the propagation cannot be changed; hence the umount at the end.
        return subprocess.run(["unshare", "--mount", "--propagation", "unchanged", *rights, "sh", "-c", script, "sh", mount, PROGRAM, "run",
                               *map(str, arguments), "-o", mount / "older.h5", "--overwrite", "--quiet"],
                              capture_output=True, encoding="utf-8", env={**os.environ, "FOLDER": str(mount)})

    def test_a_full_disk(self):
        scenario = self.write("large.toml", LARGE)
        outcome = self.in_a_mount("size=64k", ":", scenario, "--replicates", 40)
        self.assertEqual((outcome.returncode, outcome.stdout), (3, "old\nolder.h5\n"), outcome.stderr)
        self.assertIn("No space left on device", outcome.stderr)
        self.assertEqual(len(outcome.stderr.splitlines()), 1, outcome.stderr)

    def test_a_read_only_file_system(self):
        outcome = self.in_a_mount("size=4m", 'mount -o remount,bind,ro "$1"', BENCHMARK)
        self.assertEqual((outcome.returncode, outcome.stdout), (2, "old\nolder.h5\n"), outcome.stderr)
        self.assertIn("Read-only file system", outcome.stderr)

    def test_a_file_system_where_there_is_room(self):  # else the two above could fail for another reason
        outcome = self.in_a_mount("size=16m", ":", BENCHMARK)
        self.assertEqual((outcome.returncode, outcome.stdout), (0, "new\nolder.h5\n"), outcome.stderr)

    def test_a_folder_without_rights(self):
        program, scenario = self.folder / "musubi", self.folder / "benchmark.toml"
        shutil.copy(PROGRAM, program)  # where anybody may reach them
        shutil.copy(BENCHMARK, scenario)
        closed = self.folder / "closed"
        closed.mkdir()
        older = closed / "older.h5"
        older.write_text("old")
        os.chmod(self.folder, 0o755)
        os.chmod(closed, 0o555)
        self.addCleanup(os.chmod, closed, 0o755)
        anybody = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
        for target in (older, closed / "new.h5"):
            outcome = subprocess.run([program, "run", scenario, "-o", target, "--overwrite", "--quiet"],
                                     capture_output=True, encoding="utf-8", **anybody)
            self.assertEqual((outcome.returncode, outcome.stdout), (2, ""), outcome.stderr)
            self.assertIn("Permission denied", outcome.stderr)
        self.assertEqual(older.read_text(), "old")
        self.assertEqual([path.name for path in closed.iterdir()], ["older.h5"])

    def test_what_is_no_ordinary_file(self):
        self.result.write_text("old")
        folder, link, dangling, pipe = (self.folder / name for name in ("sub", "link", "dangling", "pipe"))
        folder.mkdir()
        link.symlink_to(self.result)
        dangling.symlink_to(self.folder / "none")
        os.mkfifo(pipe)
        before = sorted(self.folder.rglob("*"))
        for target, reason in [(folder, "is a folder"), (f"{folder}/", "is a folder"), (link, "is a link"),
                               (dangling, "is a link"), (pipe, "is not an ordinary file"),
                               ("/dev/null", "is not an ordinary file"), ("/dev/full", "is not an ordinary file"),
                               (self.folder / ("x" * 300 + ".h5"), "name is too long"),
                               (self.folder / ("x" * 240 + ".h5"), "name is too long"),
                               (self.result / "result.h5", "is not a folder"),
                               (self.folder / "none" / "result.h5", "there is no folder")]:
            with self.subTest(target=str(target)):
                self.refused(target, reason)
        self.assertEqual(self.result.read_text(), "old")
        self.assertEqual(sorted(self.folder.rglob("*")), before)
        self.assertTrue(pathlib.Path("/dev/null").is_char_device())

    def test_no_memory_for_a_replicate(self):
        self.result.write_text("old")
        scenario = self.write("huge.toml", 'model = "network_benchmark"\n[network]\nagents = 100000000\n')
        for parallel in ("replicates", "inside"):
            outcome = musubi("run", scenario, "-o", self.result, "--overwrite", "--quiet", "--threads", 2, "--parallel",
                             parallel, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30)))
            self.assertEqual((outcome.returncode, outcome.stdout), (4, ""), outcome.stderr)
            self.assertIn("not enough memory", outcome.stderr)
        self.assertEqual(self.result.read_text(), "old")
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["huge.toml", "result.h5"])


class NobodyListens(InAFolder):
    """A reader of what is printed goes away, or what is printed cannot be kept: the result file is written all the same."""

    def run_with(self, **streams):
        run = subprocess.run([PROGRAM, "run", BENCHMARK, "-o", self.result, "--overwrite", "--replicates", "50"], **streams)
        with h5py.File(self.result) as file:
            self.assertEqual(file["replicate"].shape, (50,))
        return run

    def closed_pipe(self):
        ours, theirs = os.pipe()
        os.close(ours)
        self.addCleanup(os.close, theirs)
        return theirs

    def test_a_pipe_that_was_closed(self):
        run = self.run_with(stdout=self.closed_pipe(), stderr=subprocess.PIPE)
        self.assertEqual(run.returncode, 0)
        self.assertNotIn(b"musubi:", run.stderr)
        self.assertEqual(self.run_with(stdout=subprocess.DEVNULL, stderr=self.closed_pipe()).returncode, 0)

    def test_a_full_disk_under_the_summary_is_said(self):
        with open("/dev/full", "w", encoding="ascii") as full:
            run = self.run_with(stdout=full, stderr=subprocess.PIPE)
            self.assertEqual(run.returncode, 3)
            self.assertIn(b"cannot print: No space left on device", run.stderr)
            self.assertEqual(self.run_with(stdout=subprocess.DEVNULL, stderr=full).returncode, 0)


if __name__ == "__main__":
    unittest.main()
