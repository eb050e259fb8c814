"""docs/systems.md is of what was seen, and all systems compute the same."""
import os
import pathlib
import subprocess
import tempfile
import unittest

import page
from checksums import checksums

SOURCE = pathlib.Path(os.environ["MUSUBI_SOURCE"])


class Systems(unittest.TestCase):
    def test_the_page_is_of_what_was_seen(self):
        subprocess.run([SOURCE / "tests/systems/page.py", "--check"], check=True)
        self.assertTrue(page.kept())

    def test_here_the_same_is_computed_as_was_seen_elsewhere(self):
        with tempfile.TemporaryDirectory() as folder:
            here = checksums(pathlib.Path(os.environ["MUSUBI"]), pathlib.Path(folder))
        self.assertEqual(page.differences([*page.kept(), {"checksums": here}]), [])

    def test_a_system_that_computes_otherwise_is_noticed(self):
        one, other = {"checksums": {"a": "1", "b": "2"}}, {"checksums": {"a": "1", "b": "3"}}
        self.assertEqual(page.differences([one, other]), ["b: 2 different checksums"])


if __name__ == "__main__":
    unittest.main()
