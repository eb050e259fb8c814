"""Ctrl-C and SIGTERM: what has finished stays in a file that says it is partial, and --resume completes it to the same bits."""
import shutil
import signal
import subprocess
import unittest

import h5py

from program import PROGRAM, SMALL, InAFolder, checksum, musubi, sealed, wait_until

MANY = 'model = "network_benchmark"\n\n[network]\nagents = 2000\nsteps = 100\n'  # some milliseconds a replicate
LONG = 'model = "network_benchmark"\n\n[network]\nagents = 20000\nsteps = 1000000\n'  # hours a replicate


def content_of(path):
    """Every dataset and attribute but the provenance and the note that a result is partial, as bytes."""
    found = {}

    def look(name, item):
        if name.split("/")[0] == "provenance":
            return
        found[name, "attributes"] = [(key, repr(value)) for key, value in sorted(item.attrs.items()) if key not in
                                     ("REFERENCE_LIST", "DIMENSION_LIST")]
        if isinstance(item, h5py.Dataset):
            found[name] = (item.dtype.str, item.shape, item[...].tobytes() if item.dtype.kind in "if" else repr(item[...]))

    with h5py.File(path) as file:
        found["/", "attributes"] = [(key, repr(value)) for key, value in sorted(file.attrs.items()) if key != "partial"]
        file.visititems(look)
    return found


def attributes_of(path, place):
    with h5py.File(path) as file:
        return dict(file[place].attrs)


def catches(process, number):
    """Whether the process has a handler for a signal."""
    with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
        caught = next(line.split()[1] for line in status if line.startswith("SigCgt"))
    return int(caught, 16) >> (number - 1) & 1


class Stopped(InAFolder):
    def setUp(self):
        super().setUp()
        self.many = self.write("many.toml", MANY)

    def start(self, *arguments, output=True):
        target = ("-o", self.result) if output else ()
        process = subprocess.Popen([PROGRAM, "run", *map(str, (*arguments, *target))], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, encoding="utf-8")
        self.addCleanup(process.kill)
        return process

    def stop(self, process, number=signal.SIGINT, times=1):
        """Signals after the first line of progress, each when the one before was heard."""
        while ": note: " in (seen := process.stderr.readline()):
            pass
        self.assertIn(" replicates, ", seen)
        for _ in range(times):
            process.send_signal(number)
            while not (line := process.stderr.readline()).startswith("Stopping"):
                self.assertNotEqual(line, "", "it did not say that it stops")
        out, err = process.communicate(timeout=120)
        return process.returncode, out, err

    def stopped(self, *arguments, scenario=None, replicates=400):
        outcome = self.stop(self.start(scenario or self.many, "--replicates", replicates, *arguments))
        self.assertEqual(outcome[:2], (5, ""), outcome[2])
        return outcome[2]

    def uninterrupted(self, *arguments, scenario=None, replicates=400):
        other = self.folder / "whole.h5"
        outcome = musubi("run", scenario or self.many, "-o", other, "--replicates", replicates, "--quiet", *arguments)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        return other, checksum(outcome)

    def resume(self, *arguments):
        return musubi("run", "--resume", self.result, "--quiet", *arguments)


class FirstSignal(Stopped):
    def test_either_signal_leaves_the_finished_replicates_in_a_file_that_says_so(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number=number):
                code, out, err = self.stop(self.start(self.many, "--replicates", "400", "--overwrite"), number)
                self.assertEqual((code, out), (5, ""), err)
                self.assertIn(f"musubi run --resume '{self.result}'", err)
                with h5py.File(self.result) as file:
                    finished = file["replicate"][...].tolist()
                    self.assertEqual(finished, sorted(set(finished)))
                    self.assertTrue(40 <= len(finished) < 400, f"{len(finished)} finished")
                    self.assertEqual(file["accepted"].shape, (len(finished), 100), "what is not finished is not there")
                    self.assertIn(f"{len(finished)} of 400 replicates", file.attrs["partial"])
                    self.assertEqual(file["provenance"].attrs["replicates"], 400)
                self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["many.toml", "result.h5"])

    def test_what_is_there_is_what_the_whole_run_has(self):
        self.stopped("--threads", 3)
        whole, _ = self.uninterrupted()
        with h5py.File(self.result) as part, h5py.File(whole) as file:
            for name in ("accepted", "edges", "x_checksum", "e_checksum"):
                self.assertEqual(part[name][...].tolist(), file[name][part["replicate"][...].tolist()].tolist(), name)

    def test_an_older_file_stays_when_nothing_had_finished(self):
        self.result.write_text("precious")
        process = self.start(self.write("long.toml", LONG), "--overwrite", "--threads", 2, "--replicates", 4)
        wait_until(lambda: catches(process, signal.SIGINT), process)
        process.send_signal(signal.SIGINT)
        self.assertIn("Stopping", process.stderr.readline() + process.stderr.readline())
        self.assertIsNone(process.poll(), "those under way may finish")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        self.assertEqual((process.returncode, out), (5, ""), err)
        self.assertIn("nothing was written", err)
        self.assertEqual(self.result.read_text(), "precious")


class SecondSignal(Stopped):
    def test_the_second_drops_what_is_under_way_and_keeps_what_has_finished(self):
        code, out, err = self.stop(self.start(self.many, "--replicates", "400"), times=2)
        self.assertEqual((code, out), (5, ""), err)
        whole, expected = self.uninterrupted()
        self.assertEqual(checksum(self.resume()), expected)
        self.assertEqual(content_of(self.result), content_of(whole))


class Resumed(Stopped):
    def test_it_is_complete_to_the_same_bits_whatever_the_threads(self):
        for scenario, replicates, before, after in [(self.many, 400, ("--threads", 3), ("--threads", 2)),
                                                    (self.many, 400, ("--threads", 1), ("--threads", 8)),
                                                    (SMALL, 20, ("--threads", 2), ("--parallel", "inside"))]:
            with self.subTest(scenario=scenario.name, before=before, after=after):
                self.stopped("--seed", 7, "--overwrite", *before, scenario=scenario, replicates=replicates)
                began = attributes_of(self.result, "provenance")["start_time"]
                outcome = self.resume(*after)
                self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
                whole, expected = self.uninterrupted("--seed", 7, "--overwrite", scenario=scenario, replicates=replicates)
                self.assertEqual(checksum(outcome), expected)
                self.assertEqual(content_of(self.result), content_of(whole))
                self.assertNotIn("partial", attributes_of(self.result, "/"))
                provenance = attributes_of(self.result, "provenance")
                self.assertEqual(provenance["content_checksum"], expected)
                self.assertEqual(provenance["start_time"], began)
                self.assertEqual(len(provenance["command_line"].splitlines()), 2, "both commands made it")

    def test_it_may_be_stopped_again_and_again(self):
        self.stopped()
        for _ in range(2):
            before = len(h5py.File(self.result)["replicate"])
            code, _, err = self.stop(self.start("--resume", self.result, output=False))
            self.assertEqual(code, 5, err)
            self.assertGreater(len(h5py.File(self.result)["replicate"]), before)
        whole, expected = self.uninterrupted()
        self.assertEqual(checksum(self.resume()), expected)
        self.assertEqual(content_of(self.result), content_of(whole))

    def test_a_complete_result_needs_nothing(self):
        whole, _ = self.uninterrupted(replicates=3)
        before = whole.read_bytes()
        for arguments in ((), (self.many,), ("--replicates", 3), ("--seed", 1)):
            outcome = musubi("run", *arguments, "--resume", whole)
            self.assertEqual((outcome.returncode, outcome.stdout), (0, ""), outcome.stderr)
            self.assertIn("nothing to do", outcome.stderr)
        self.assertEqual(whole.read_bytes(), before)


class Refused(Stopped):
    def setUp(self):
        super().setUp()
        self.stopped()

    def refused(self, *arguments):
        before = self.result.read_bytes()
        outcome = self.resume(*arguments)
        self.assertEqual((outcome.returncode, outcome.stdout), (2, ""), outcome.stderr)
        self.assertTrue(outcome.stderr.endswith("nothing was computed.\n"), outcome.stderr)
        self.assertEqual(self.result.read_bytes(), before)
        return outcome.stderr

    def test_another_seed_or_number_of_replicates(self):
        message = self.refused("--seed", 2, "--replicates", 500)
        self.assertIn("seed: 1 there, 2 here", message)
        self.assertIn("replicates: 400 there, 500 here", message)
        self.assertIn("2 errors", message)

    def test_a_scenario_that_was_changed(self):
        self.many.write_text(MANY.replace("steps = 100", "steps = 101"))
        self.assertIn("network.steps: 100 there, 101 here", self.refused())

    def test_another_model(self):
        other = self.write("other.toml", 'extends = "baseline"\n')
        self.assertIn('model: "network_benchmark" there, "knowledge_cluster" here', self.refused(other))

    def seal_again(self):
        content = self.result.read_bytes()
        self.result.write_bytes(sealed(content[:content.rfind(b"\nmusubi seal: ")] if b"\nmusubi seal: " in content
                                       else content))

    def test_another_version(self):
        with h5py.File(self.result, "r+") as file:
            file["provenance"].attrs["version"] = "0.0.1"
        self.seal_again()
        message = self.refused()
        self.assertIn("program: 0.0.1 (commit ", message)

    def test_a_damaged_result(self):
        with h5py.File(self.result, "r+") as file:
            file["edges"][0] += 1
        self.assertIn("result.h5", self.refused())
        self.seal_again()  # the bytes are right again, the content is not
        self.assertIn("result.h5", self.refused())

    def test_what_is_no_result(self):
        self.result.write_text("not HDF5")
        self.assertIn("result.h5", self.refused())

    def test_a_scenario_that_has_gone_can_be_named(self):
        elsewhere = self.folder / "elsewhere.toml"
        shutil.move(self.many, elsewhere)
        self.assertIn("many.toml", self.refused())
        outcome = musubi("run", elsewhere, "--resume", self.result, "--quiet")
        self.assertEqual(outcome.returncode, 0, outcome.stderr)

    def test_a_target_of_its_own(self):
        outcome = self.resume("-o", self.folder / "other.h5")
        self.assertEqual(outcome.returncode, 2, outcome.stderr)


class Checkpoint(Stopped):
    def test_a_killed_run_keeps_its_checkpoint_which_can_be_completed(self):
        process = self.start(self.many, "--replicates", 400, "--checkpoint", "0.0001", "--quiet")
        wait_until(self.result.exists, process)
        process.kill()
        process.communicate()
        self.assertIn("of 400 replicates", attributes_of(self.result, "/")["partial"])
        whole, expected = self.uninterrupted()
        self.assertEqual(checksum(self.resume()), expected)
        self.assertEqual(content_of(self.result), content_of(whole))

    def test_checkpoints_change_no_bit(self):
        _, expected = self.uninterrupted(replicates=40)
        for minutes in ("0", "0.0000001", "1e6"):
            _, again = self.uninterrupted("--overwrite", "--checkpoint", minutes, replicates=40)
            self.assertEqual(again, expected)


if __name__ == "__main__":
    unittest.main()
