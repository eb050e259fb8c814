"""docs/systems.md is of what was seen, and all systems compute the same."""
import os
import pathlib
import subprocess
import tempfile
import unittest

import page
from checksums import bytes_of, checksums

SOURCE = pathlib.Path(os.environ["MUSUBI_SOURCE"])


class Systems(unittest.TestCase):
    def test_the_page_is_of_what_was_seen(self):
        subprocess.run([SOURCE / "tests/systems/page.py", "--check"], check=True)
        self.assertTrue(page.kept())

    def test_here_the_same_is_computed_as_was_seen_elsewhere(self):
        with tempfile.TemporaryDirectory() as folder:
            here = checksums(pathlib.Path(os.environ["MUSUBI"]), pathlib.Path(folder))
        self.assertEqual(page.differences([*page.kept(), {"checksums": here}]), [])

    def test_files_that_other_systems_wrote_are_read(self):
        kept = {one["system"]: one["file"] for one in page.kept() if "file" in one}
        self.assertGreater(len(kept), 0)
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "small.h5")
            checksums_found = set()
            for system, small in kept.items():
                file.write_bytes(bytes_of(small))
                verified = subprocess.run([os.environ["MUSUBI"], "verify", file], capture_output=True, encoding="utf-8")
                self.assertEqual((verified.returncode, verified.stderr), (0, ""), system)
                checksums_found.add(verified.stdout.splitlines()[-1].split()[-1])
            self.assertEqual(len(checksums_found), 1, checksums_found)

    def test_a_system_that_computes_otherwise_is_noticed(self):
        one, other = {"checksums": {"a": "1", "b": "2"}}, {"checksums": {"a": "1", "b": "3"}}
        self.assertEqual(page.differences([one, other]), ["b: 2 different checksums"])


if __name__ == "__main__":
    unittest.main()
