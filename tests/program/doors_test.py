"""What stands at a door of the program and is no ordinary file, and what a machine does there."""
import os
import resource
import subprocess
import time
import unittest

from program import BENCHMARK, PROGRAM, InAFolder, musubi, wait_until


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

    def stopped_run(self, *arguments, meanwhile):
        """A run under way, during which something happens; it is then asked to stop, and keeps what it has."""
        running = subprocess.Popen([PROGRAM, "run", *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                   encoding="utf-8")
        said = running.stderr.read(1)  # it says first what it will take: now it is at work
        time.sleep(1)
        meanwhile()
        running.terminate()
        said += running.communicate(timeout=60)[1]
        self.assertEqual(running.returncode, 5, said)
        return said

    def test_a_target_that_comes_into_being_during_a_run_stays_and_so_does_the_result(self):
        taken = (lambda: self.result.write_text("somebody else's"), self.result.mkdir)
        for make in taken:
            said = self.stopped_run(BENCHMARK, "-o", self.result, "--replicates", 100_000, meanwhile=make)
            kept = self.folder / "result-2.h5"
            self.assertIn(f"{self.result}: came into being meanwhile, and stays as it is; what was to be written there is "
                          f"in {kept}\n", said)
            self.assertIn(f"musubi run --resume '{kept}'", said)
            self.assertEqual(musubi("verify", kept).returncode, 0)
            kept.unlink()
            if self.result.is_file():
                self.assertEqual(self.result.read_text(), "somebody else's")
                self.result.unlink()

    def test_a_result_that_was_replaced_while_it_was_taken_up_is_left_alone(self):
        self.stopped_run(BENCHMARK, "-o", self.result, "--replicates", 100_000, meanwhile=lambda: None)

        def replace():
            self.write("other", "somebody else's").rename(self.result)

        said = self.stopped_run("--resume", self.result, meanwhile=replace)
        self.assertIn("result-2.h5", said)
        self.assertEqual(self.result.read_text(), "somebody else's")
        self.assertEqual(musubi("verify", self.folder / "result-2.h5").returncode, 0)

    def test_a_folder_that_comes_into_being_during_an_export_stays_and_so_do_the_tables(self):
        self.run_small("--quiet", scenario=BENCHMARK, replicates=1)
        tables = self.folder / "tables"
        export = subprocess.Popen(["strace", "-f", "-o", "/dev/null", "-e", "inject=renameat2:delay_enter=500000", PROGRAM,
                                   "export", self.result, "--csv", tables], stderr=subprocess.PIPE, encoding="utf-8")
        wait_until(lambda: list(self.folder.glob(".tables.unfinished-*")), export)
        tables.mkdir()
        said = export.communicate(timeout=60)[1]
        self.assertEqual(export.returncode, 3, said)
        self.assertIn(f"is in {self.folder / 'tables-2'}", said)
        self.assertEqual(list(tables.iterdir()), [])
        self.assertTrue(list((self.folder / "tables-2").glob("*.csv")))

    def test_a_replaced_result_keeps_its_mode(self):
        def run(umask):
            outcome = musubi("run", BENCHMARK, "-o", self.result, "--replicates", 1, "--overwrite", umask=umask)
            self.assertEqual(outcome.returncode, 0, outcome.stderr)
            return self.result.stat().st_mode & 0o777

        self.assertEqual(run(0o077), 0o600)
        self.assertEqual(run(0o022), 0o600)

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
