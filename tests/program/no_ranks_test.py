"""musubi sweep run --mpi, in a build without MPI: it says so, and how the work is shared all the same."""
import unittest

from program import musubi
from sweeps import Sweep


class NoRanks(Sweep):
    def test_are_refused_before_anything_is_made(self):
        self.planned()
        outcome = musubi("sweep", "run", self.dir, "--mpi")
        self.assertEqual((outcome.returncode, outcome.stdout), (2, ""))
        self.assertIn("built without MPI", outcome.stderr)
        self.assertIn("-DMUSUBI_WITH_MPI=ON", outcome.stderr)
        self.assertIn(f"any number of 'musubi sweep run {self.dir}' share the work", outcome.stderr)
        self.assertEqual(self.shards(), [])


if __name__ == "__main__":
    unittest.main()
