"""docs/systems.md is of what was seen, and all systems compute the same."""
import os
import pathlib
import subprocess
import tempfile
import unittest

import page
from checksums import bytes_of, checksums
from seen import version

SOURCE = pathlib.Path(os.environ["MUSUBI_SOURCE"])


class Systems(unittest.TestCase):
    def test_the_page_is_of_what_was_seen(self):
        subprocess.run([SOURCE / "tests/systems/page.py", "--check"], check=True)
        self.assertTrue(page.kept())

    def test_here_the_same_is_computed_as_was_seen_elsewhere(self):
        with tempfile.TemporaryDirectory() as folder:
            here = checksums(pathlib.Path(os.environ["MUSUBI"]), pathlib.Path(folder))
        self.assertIn(version(), [one["version"] for one in page.kept()])
        self.assertEqual(page.differences([*page.kept(), {"version": version(), "checksums": here}]), [])

    def test_files_that_other_systems_wrote_are_read(self):
        kept = [one for one in page.kept() if "file" in one]
        self.assertGreater(len(kept), 0)
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "small.h5")
            read = []
            for one in kept:
                file.write_bytes(bytes_of(one["file"]))
                verified = subprocess.run([os.environ["MUSUBI"], "verify", file], capture_output=True, encoding="utf-8")
                self.assertEqual((verified.returncode, verified.stderr), (0, ""), one["system"])
                read.append({"version": one["version"], "checksums": {"file": verified.stdout.splitlines()[-1].split()[-1]}})
            self.assertEqual(page.differences(read), [])

    def test_a_system_that_computes_otherwise_is_noticed(self):
        one, other, older = ({"version": version, "checksums": {"a": "1", "b": number}}
                             for version, number in (("0.10.0", "2"), ("0.10.0", "3"), ("0.9.0", "4")))
        self.assertEqual(page.differences([older, one]), [])
        self.assertEqual(page.differences([older, one, other]), ["b, version 0.10.0: 2 different checksums"])


if __name__ == "__main__":
    unittest.main()
