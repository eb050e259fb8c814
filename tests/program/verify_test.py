"""verify as typed: a whole file, and every way in which a file is not what musubi wrote."""
import random
import re
import shutil
import subprocess
import unittest

import h5py
from program import BENCHMARK, InAFolder, checksum, musubi, sealed

WHOLE, BAD_INPUT, CUT_SHORT, CHANGED, FOREIGN, NEWER = 0, 2, 10, 11, 12, 13


class Verify(InAFolder):
    def setUp(self):
        super().setUp()
        self.outcome = self.run_small("--quiet", scenario=BENCHMARK)
        self.bytes = self.result.read_bytes()

    def verify(self, content, name="r.h5"):
        """Exit code and message for a file that holds these bytes."""
        path = self.folder / name
        path.write_bytes(content)
        outcome = musubi("verify", path)
        if outcome.returncode == WHOLE:
            self.assertEqual(outcome.stderr, "")
            return WHOLE, outcome.stdout
        self.assertEqual(outcome.stdout, "")
        self.assertRegex(outcome.stderr, rf"^{re.escape(str(path))}: [^\n]+\n$")
        return outcome.returncode, outcome.stderr.removeprefix(f"{path}: ").rstrip("\n")

    def test_a_whole_file_is_said_to_be_unchanged_with_the_checksum_that_run_printed(self):
        code, text = self.verify(self.bytes)
        self.assertEqual(code, WHOLE)
        self.assertIn("is whole and unchanged\n", text)
        self.assertEqual(text.splitlines()[-1], f"content checksum  {checksum(self.outcome)}")

    def test_the_seal_is_the_last_line_and_holds_what_another_xxh3_computes(self):
        content = self.bytes[:self.bytes.rindex(b"\nmusubi seal")]
        self.assertEqual(self.bytes, sealed(content))
        self.assertEqual(subprocess.run(["tail", "-n", "1", self.result], capture_output=True).stdout,
                         self.bytes[len(content) + 1:])

    def test_two_hundred_flipped_bytes_are_all_noticed(self):
        luck = random.Random(2002)
        for _ in range(200):
            at, flip = luck.randrange(len(self.bytes)), luck.randrange(1, 256)
            torn = bytearray(self.bytes)
            torn[at] ^= flip
            with self.subTest(at=at, flip=flip):
                self.assertEqual(self.verify(torn)[0], CHANGED)

    def test_a_flip_in_signature_head_and_seal_is_noticed_too(self):
        for at in [*range(0, 96), *range(len(self.bytes) - 93, len(self.bytes))]:
            torn = bytearray(self.bytes)
            torn[at] ^= 0x04
            with self.subTest(at=at - len(self.bytes) * (at > 96)):
                self.assertEqual(self.verify(torn)[0], CHANGED)

    def test_fifty_lengths_are_all_cut_short(self):
        luck = random.Random(2006)
        whole = len(self.bytes)
        lengths = [0, 1, 7, 8, 9, 40, 47, 48, 63, 64, 95, 96, whole - 94, whole - 93, whole - 92, whole - 1]
        lengths += [luck.randrange(whole) for _ in range(50 - len(lengths))]
        for length in lengths:
            with self.subTest(length=length):
                self.assertEqual(self.verify(self.bytes[:length])[0], CUT_SHORT)
        self.assertEqual(self.verify(b"")[1], "is empty")
        self.assertEqual(self.verify(self.bytes[:9000])[1],
                         f"is cut short: 9000 bytes of at least {whole - 93}")

    def test_what_is_appended_or_put_in_is_noticed(self):
        for content in (self.bytes + b"\n", self.bytes + self.bytes, self.bytes[:5000] + b"x" + self.bytes[5000:],
                        self.bytes[:5000] + self.bytes[5001:]):
            self.assertEqual(self.verify(content)[0], CHANGED)

    def test_a_file_of_another_program_is_foreign(self):
        with h5py.File(self.folder / "other.h5", "w") as other:
            other["x"] = list(range(1000))
        self.assertEqual(self.verify((self.folder / "other.h5").read_bytes()),
                         (FOREIGN, "is not a result of musubi: it is HDF5 of another program"))
        for content in (b"fiscal_year,budget\n2002,6000\n", b"\0" * 10_000, b"\x89PNG\r\n\x1a\n" + b"x" * 100):
            self.assertEqual(self.verify(content), (FOREIGN, "is not a result of musubi: it is not HDF5"))

    def test_a_result_that_another_program_saved_again_is_not_taken_for_ours(self):
        path = self.folder / "saved.h5"
        shutil.copy(self.result, path)
        with h5py.File(path, "r+") as saved:
            saved.attrs["note"] = "mine"
        self.assertIn(self.verify(path.read_bytes())[0], (CUT_SHORT, CHANGED))

    def test_a_newer_format_is_whole_but_not_ours_to_read(self):
        content = self.bytes[:self.bytes.rindex(b"\nmusubi seal")]
        code, message = self.verify(sealed(content, form=2))
        self.assertEqual((code, message),
                         (NEWER, "is whole, but of format 2; this program knows formats up to 1: a newer musubi reads it"))

    def test_content_that_was_changed_and_sealed_again_does_not_have_its_own_checksum(self):
        path = self.folder / "forged.h5"
        shutil.copy(self.result, path)
        with h5py.File(path, "r+") as forged:
            forged["accepted"][0, 0] += 1
        code, message = self.verify(sealed(path.read_bytes()))
        self.assertEqual(code, CHANGED)
        self.assertIn("was changed and sealed again: its content has the checksum", message)

    def test_rubbish_that_was_sealed_crashes_nothing(self):
        for content in (b"", b"\x89HDF\r\n\x1a\n", b"\x89HDF\r\n\x1a\n" + b"\xff" * 500, b"rubbish" * 100):
            code, message = self.verify(sealed(content))
            self.assertEqual(code, CHANGED)
            self.assertIn("was changed and sealed again", message)

    def test_what_cannot_be_read_is_wrong_input(self):
        for path, reason in [(self.folder / "none.h5", "No such file or directory"), (self.folder, "is a folder, not an ordinary file"),
                             ("/dev/zero", "is a device, not an ordinary file")]:
            outcome = musubi("verify", path)
            self.assertEqual((outcome.returncode, outcome.stdout), (BAD_INPUT, ""))
            self.assertEqual(outcome.stderr, f"{path}: cannot be read: {reason}\n")


if __name__ == "__main__":
    unittest.main()
