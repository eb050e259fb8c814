"""A seal is no signature: whoever changes a file can seal it again. What such a file may not do."""
import os
import shutil
import subprocess
import unittest

import h5py
import numpy
from program import BENCHMARK, PROGRAM, InAFolder, change_and_seal, musubi, sealed

CHANGED = 11


class Forged(InAFolder):
    def setUp(self):
        super().setUp()
        self.run_small("--quiet", scenario=BENCHMARK, replicates=2)
        self.secret = self.write("secret", "nobody's business " * 1000)

    def refused(self, change, reason):
        """What is said of a result that was changed by hand and sealed again, by all that read it."""
        path = self.folder / "forged.h5"
        shutil.copy(self.result, path)
        with h5py.File(path, "r+") as file:
            change(file)
        path.write_bytes(sealed(path.read_bytes()))
        for command in (("verify", path), ("inspect", path), ("export", path, "--csv", self.folder / "tables"),
                        ("diff", path, path)):
            outcome = musubi(*command)
            self.assertEqual(outcome.returncode, 2 if command[0] == "diff" else CHANGED, outcome.stderr)
            self.assertIn("was changed and sealed again: ", outcome.stderr)
            self.assertIn(reason, outcome.stderr)
            self.assertNotIn("nobody's business", outcome.stdout + outcome.stderr)
        self.assertFalse((self.folder / "tables").exists())

    def test_links_that_lead_elsewhere_or_round_in_circles(self):
        def soft(file):
            file["again"] = h5py.SoftLink("/accepted")

        def outside(file):
            file["other"] = h5py.ExternalLink(str(self.result), "/accepted")

        def twice(file):
            file["again"] = file["accepted"]

        def circle(file):
            file["provenance/up"] = file["/"]

        self.refused(soft, "/again is a link that leads elsewhere")
        self.refused(outside, "/other is a link that leads elsewhere")
        self.refused(twice, "/again leads to what is there already")
        self.refused(circle, "/provenance/up leads to what is there already")

    def put(self, file, name, **how):
        """Another variable in place of one, over the same dimensions."""
        old = file[name]
        scales = [axis[0] for axis in old.dims]
        how = {"shape": old.shape, "dtype": old.dtype, **how}
        del file[name]
        new = file.create_dataset(name, **how)
        if "external" not in how:
            new[...] = numpy.zeros(new.shape, new.dtype)  # bytes of its own
        for axis, scale in zip(new.dims, scales):
            axis.attach_scale(scale)
        return new

    def test_bytes_of_another_file(self):
        def external(file):
            count = int(numpy.prod(file["accepted"].shape))
            self.put(file, "accepted", dtype="i1", external=[(str(self.secret), 0, count)])

        def undeclared(file):
            old = file["accepted"]
            layout = h5py.VirtualLayout(old.shape, old.dtype)
            layout[...] = h5py.VirtualSource(str(self.result), "/accepted", old.shape)
            scales, words = [axis[0] for axis in old.dims], {name: old.attrs[name] for name in ("units", "long_name")}
            del file["accepted"]
            new = file.create_virtual_dataset("accepted", layout)
            new.attrs.update(words)
            for axis, scale in zip(new.dims, scales):
                axis.attach_scale(scale)

        def declared(file):
            undeclared(file)
            file.attrs["virtual"] = "elsewhere"

        self.refused(external, "/accepted is stored outside the file")
        self.refused(undeclared, "/accepted refers to other files, and the file does not say so")
        path = self.folder / "declared.h5"
        shutil.copy(self.result, path)
        with h5py.File(path, "r+") as file:
            declared(file)
        whole = self.result.read_bytes()
        path.write_bytes(sealed(path.read_bytes()))
        self.assertEqual(musubi("verify", path).returncode, 0, "the other is whole, and holds these numbers")
        self.result.unlink()
        for make, reason in ((lambda: os.mkfifo(self.result), "is a pipe, not an ordinary file"),
                             (lambda: self.result.write_bytes(b"text"), "is not a result of musubi"),
                             (lambda: self.result.write_bytes(whole[:-1]), "is cut short")):
            make()
            outcome = subprocess.run([PROGRAM, "verify", path], capture_output=True, encoding="utf-8", timeout=20)
            self.assertEqual(outcome.returncode, CHANGED, outcome.stderr)
            self.assertIn(reason, outcome.stderr)
            self.result.unlink()

    def test_sizes_that_contradict_the_dimensions(self):
        def longer(file):
            shape = file["accepted"].shape
            self.put(file, "accepted", shape=(*shape[:-1], shape[-1] + 1))

        def shorter(file):
            self.put(file, "accepted", shape=tuple(max(1, n - 1) for n in file["accepted"].shape))

        def over_nothing(file):
            shape = file["accepted"].shape
            del file["accepted"]
            file["accepted"] = numpy.zeros(shape, "i8")

        def empty(file):
            del file["accepted"]
            file["accepted"] = h5py.Empty("i8")

        def more_than_there_is(file):
            del file["accepted"]
            scale = file.create_dataset("many", shape=(1 << 33,), dtype="i8", chunks=(1 << 16,))
            scale.make_scale("many")

        self.refused(longer, "places along")
        self.refused(shorter, "places along")
        self.refused(over_nothing, "/accepted has no dimensions")
        self.refused(empty, "/accepted holds nothing")
        self.refused(more_than_there_is, "/many claims to hold more than its bytes can")

    def test_types_and_filters_that_musubi_does_not_write(self):
        def small(file):
            self.put(file, "accepted", dtype="i2")

        def fixed(file):
            self.put(file, "accepted", dtype="S8")

        def summed(file):
            self.put(file, "accepted", fletcher32=True, chunks=True)

        def named(file):
            file["type"] = numpy.dtype("i8")

        def title(file):
            file.attrs["title"] = 7

        self.refused(small, "/accepted has a type that is none of a result file")
        self.refused(fixed, "/accepted has a type that is none of a result file")
        self.refused(summed, "/accepted has a filter that musubi does not use")
        self.refused(named, "/type is neither a group nor a dataset")
        self.refused(title, "the attribute title is no text")


class WellForged(InAFolder):
    """Files whose content has the checksum that they say: the program itself tells a forger which that is."""

    def setUp(self):
        super().setUp()
        self.run_small("--quiet", "--network", "full", "--nulls", 2, replicates=1)

    def refused(self, change, reason, *command):
        path = self.folder / "forged.h5"
        shutil.copy(self.result, path)
        change_and_seal(path, change)
        self.assertEqual(musubi("verify", path).returncode, 0, "nothing is wrong with it but what it says")
        outcome = musubi(command[0], path, *command[1:])
        self.assertEqual((outcome.returncode, outcome.stdout), (CHANGED, ""), outcome.stderr)
        self.assertIn(reason, outcome.stderr)

    def over(self, name, *dimensions):
        """Puts zeros over other dimensions in the place of a variable."""
        def change(file):
            old, group = file[name], file[name].parent
            kind, words = old.dtype, {key: old.attrs[key] for key in ("units", "long_name")}
            del file[name]
            new = group.create_dataset(name.split("/")[-1], data=numpy.zeros([file[d].shape[0] for d in dimensions], kind))
            new.attrs.update(words)
            for axis, dimension in zip(new.dims, dimensions):
                axis.attach_scale(file[dimension])
        return change

    def test_variables_over_other_dimensions_than_their_readers_take_them_for(self):
        self.refused(self.over("cluster_hub_dimension_score", "replicate"), "there is no 'cluster_hub_dimension_score' over the dimensions", "hubs")
        self.refused(self.over("hub_weight", "hub_dimension"), "there is no 'hub_weight' over the dimensions", "hubs")
        self.refused(self.over("money_moved_by_noise", "replicate"), "there is no 'money_moved_by_noise' over the dimensions", "evaluation")

    def test_rows_of_tables_that_are_not_there(self):
        def nobody(file):
            file["network/membership_agent"][0] = 1 << 30

        def nowhere(file):
            file["network/agent_region"][0] = -1

        self.refused(nobody, "a member that is nobody", "carriers")
        self.refused(nowhere, "the agents of a network do not hold together", "carriers")


class Machine(InAFolder):
    """Where the machine fails, nothing is said of the file."""
    NOT_READ = 7

    def test_a_failing_disk_is_no_forger(self):
        self.run_small("--quiet", scenario=BENCHMARK, replicates=2)
        for call, fault, said in (("pread64", "EIO", "Input/output error"), ("openat", "EMFILE", "Too many open files")):
            for command in ("verify", "inspect"):
                trace = ["strace", "-f", "-o", "/dev/null", "-P", self.result, "-e", f"inject={call}:error={fault}"]
                outcome = subprocess.run([*trace, PROGRAM, command, self.result], capture_output=True, encoding="utf-8")
                self.assertEqual((outcome.returncode, outcome.stdout), (self.NOT_READ, ""), outcome.stderr)
                self.assertEqual(outcome.stderr, f"{self.result}: cannot be read: {said}\n")

    def test_too_little_memory_is_no_forger(self):
        self.run_small("--quiet", scenario=BENCHMARK, replicates=2)
        met = set()
        for thousand in range(20_000, 60_000, 1_000):
            outcome = subprocess.run(["prlimit", f"--as={thousand * 1000}", PROGRAM, "verify", self.result],
                                     capture_output=True, encoding="utf-8")
            self.assertNotIn("sealed again", outcome.stderr)
            self.assertNotEqual(outcome.returncode, CHANGED)
            met.add(outcome.returncode)
        self.assertIn(0, met)


if __name__ == "__main__":
    unittest.main()
