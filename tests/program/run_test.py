"""Runs as typed: the summary, the file, progress, and what happens when the file cannot be written."""
import os
import pty
import resource
import subprocess
import sys
import unittest

from program import BENCHMARK, PROGRAM, SMALL, SOURCE, InAFolder, checksum, musubi


class Run(InAFolder):
    def test_prints_years_regions_and_the_checksum_and_writes_a_file_that_others_read(self):
        outcome = self.run_small("--quiet")
        for text in ("2002 ", "2006 ", "OSA", "5 % to 95 % range", "over 3 replicates"):
            self.assertIn(text, outcome.stdout)
        self.assertRegex(checksum(outcome), r"^[0-9a-f]{16,}$")
        reader = subprocess.run([sys.executable, "-B", SOURCE / "tests/readers/read_result.py", self.result],
                                capture_output=True, encoding="utf-8")
        self.assertEqual(reader.returncode, 0, reader.stderr)
        self.assertEqual(list(self.folder.iterdir()), [self.result], "something was left behind")

    def test_an_existing_file_is_refused_before_computing_unless_overwrite_says_so(self):
        self.result.write_text("precious")
        outcome = musubi("run", SMALL, "-o", self.result, "--replicates", 3)
        self.assertEqual((outcome.returncode, outcome.stdout), (2, ""))
        self.assertIn("result.h5", outcome.stderr)
        self.assertIn("--overwrite", outcome.stderr)
        self.assertNotIn("agent-months", outcome.stderr, "it computed first")
        self.assertEqual(self.result.read_text(), "precious")
        self.run_small("--quiet")
        self.assertNotEqual(self.result.read_bytes(), b"precious")

    def test_a_folder_that_is_not_there_is_refused_before_computing(self):
        outcome = musubi("run", SMALL, "-o", self.folder / "none" / "result.h5", "--replicates", 3)
        self.assertEqual((outcome.returncode, outcome.stdout), (2, ""), outcome.stderr)
        self.assertNotIn("agent-months", outcome.stderr, "it computed first")

    def test_a_full_disk_exits_with_3_and_leaves_nothing_behind(self):
        outcome = musubi("run", BENCHMARK, "-o", self.result, "--replicates", 2, "--quiet", restore_signals=False,
                         preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)))
        self.assertEqual(outcome.returncode, 3, outcome.stderr)
        self.assertIn("result.h5", outcome.stderr)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_log_gets_at_most_ten_lines_of_progress(self):
        lines = self.run_small(scenario=BENCHMARK, replicates=50).stderr.splitlines()
        self.assertLessEqual(len(lines), 10)
        self.assertRegex(lines[-1], r"^50 of 50 replicates, [\d.]+ million agent-months/s, 0 s left$")

    def test_a_terminal_gets_one_line_that_is_redrawn(self):
        ours, theirs = pty.openpty()
        run = subprocess.Popen([PROGRAM, "run", BENCHMARK, "-o", self.result, "--replicates", "5"],
                               stdout=subprocess.DEVNULL, stderr=theirs)
        os.close(theirs)
        seen = b""
        try:
            while chunk := os.read(ours, 4096):
                seen += chunk
        except OSError:  # how a terminal says that the other side is gone
            pass
        os.close(ours)
        self.assertEqual(run.wait(), 0)
        self.assertIn(b"0 of 5 replicates", seen[:30], "at once")
        self.assertEqual(seen.count(b"replicates"), 6)
        self.assertEqual(seen.count(b"\n"), 1)


class SameBits(InAFolder):
    """What may not change a result, and what must."""

    def test_threads_parallelism_and_processor_change_nothing(self):
        # How the C library of this and of earlier versions calls what it must not use.
        restricted = {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX,-AVX2,-FMA,-FMA4,-AVX512F,"
                                        "-AVX_Usable,-AVX2_Usable,-FMA_Usable,-FMA4_Usable,-AVX512F_Usable"}
        for scenario in (BENCHMARK, SMALL):
            expected = checksum(self.run_small("--quiet", "--threads", 1, scenario=scenario))
            for arguments, environment in [(("--threads", 2), None), (("--threads", 3), None), (("--threads", 8), None),
                                           (("--parallel", "inside", "--threads", 2), None),
                                           (("--parallel", "inside", "--threads", 3), None),
                                           (("--parallel", "replicates", "--threads", 8), None),
                                           ((), restricted)]:
                with self.subTest(scenario=scenario.name, arguments=arguments, environment=environment):
                    again = self.run_small("--quiet", *arguments, scenario=scenario, environment=environment)
                    self.assertEqual(checksum(again), expected)

    def test_the_seed_and_the_replicates_change_it(self):
        first = checksum(self.run_small("--quiet"))
        other_seed = checksum(self.run_small("--quiet", "--seed", 2))
        one_more = checksum(self.run_small("--quiet", replicates=4))
        self.assertEqual(len({first, other_seed, one_more}), 3)


if __name__ == "__main__":
    unittest.main()
