"""What stands at a door of the program and is no ordinary file, and what a machine does there."""
import os
import resource
import shutil
import subprocess
import unittest

from program import BENCHMARK, PROGRAM, InAFolder, musubi


class Inputs(InAFolder):
    def test_a_pipe_a_device_and_a_folder_are_refused_wherever_a_file_is_read(self):
        pipe = self.folder / "p.toml"
        os.mkfifo(pipe)
        (self.folder / "f.toml").mkdir()
        (self.folder / "d.toml").symlink_to("/dev/zero")
        for name, reason in (("p", "is a pipe"), ("f", "is a folder"), ("d", "is a device")):
            child = self.write("child.toml", f'extends = "{name}"\n')
            file = self.folder / f"{name}.toml"
            for command in (("validate", child), ("validate", file), ("verify", file), ("inspect", file),
                            ("diff", child, BENCHMARK), ("run", child, "-o", self.result),
                            ("compare", file.with_suffix(".h5"), file.with_suffix(".h5"))):
                if command[0] == "compare":
                    if not command[1].exists():
                        file.rename(command[1])
                with self.subTest(command=command):
                    outcome = subprocess.run([PROGRAM, *map(str, command)], capture_output=True, encoding="utf-8",
                                             timeout=20)
                    self.assertEqual(outcome.returncode, 2, outcome.stderr)
                    self.assertIn(f"cannot be read: {reason}, not an ordinary file", outcome.stderr)

    def test_a_table_that_is_a_pipe_is_refused(self):
        os.mkfifo(self.folder / "targets.csv")
        outcome = musubi("calibrate", BENCHMARK, "--targets", self.folder / "targets.csv", "-o", self.result)
        self.assertEqual(outcome.returncode, 2, outcome.stderr)
        self.assertIn("targets.csv: cannot be read: is a pipe", outcome.stderr)


class Outputs(InAFolder):
    def test_a_file_that_may_not_grow_is_told_and_nothing_is_left(self):
        limit = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))}  # SIGXFSZ as it is
        outcome = musubi("run", BENCHMARK, "-o", self.result, "--replicates", 2, **limit)
        self.assertEqual(outcome.returncode, 3, outcome.stderr)
        self.assertIn("File too large", outcome.stderr)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_file_called_result_in_the_working_folder_is_nobodys_business(self):
        pipe = self.folder / "result"  # whoever opened it would wait
        os.mkfifo(pipe)
        for file in (self.folder / "a.h5", self.folder / "b.h5"):
            subprocess.run([PROGRAM, "run", str(BENCHMARK), "-o", str(file), "--replicates", "1"], cwd=self.folder,
                           check=True, capture_output=True, timeout=60)

    def test_a_replaced_result_keeps_its_mode(self):
        def run(umask):
            outcome = musubi("run", BENCHMARK, "-o", self.result, "--replicates", 1, "--overwrite", umask=umask)
            self.assertEqual(outcome.returncode, 0, outcome.stderr)
            return self.result.stat().st_mode & 0o777

        self.assertEqual(run(0o077), 0o600)
        self.assertEqual(run(0o022), 0o600)

    @unittest.skipUnless(shutil.which("strace"), "needs strace")
    def test_tables_are_written_where_the_system_cannot_look_and_rename_at_once(self):
        self.run_small("--quiet", scenario=BENCHMARK, replicates=1)
        for fault in ("EINVAL", "ENOSYS"):
            tables = self.folder / fault
            outcome = subprocess.run(["strace", "-f", "-o", "/dev/null", "-e", f"inject=renameat2:error={fault}", PROGRAM,
                                      "export", self.result, "--csv", tables], capture_output=True, encoding="utf-8")
            self.assertEqual(outcome.returncode, 0, outcome.stderr)
            self.assertTrue(list(tables.glob("*.csv")))
        self.assertEqual([path for path in self.folder.iterdir() if ".unfinished-" in path.name], [])


if __name__ == "__main__":
    unittest.main()
