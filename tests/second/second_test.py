"""What docs/odd.md says, built a second time in another language, comes to the same projects, money and patents as the program,
number for number, by month, region and sponsor."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).parent
sys.path.append(str(HERE))
from comparing import MONTHLY, Numbers, differences  # noqa: E402
from world import World, read_parameters  # noqa: E402

PROGRAM, SCENARIOS = os.environ["MUSUBI"], pathlib.Path(os.environ["MUSUBI_SOURCE"]) / "scenarios"


class SecondHand(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.result = pathlib.Path(folder.name) / "result.h5"

    def run_program(self, scenario, seed, replicates=1):
        subprocess.run([PROGRAM, "run", scenario, "--parameters", "central", "-o", self.result, "--overwrite", "--replicates",
                        str(replicates), "--seed", str(seed), "--quiet"], check=True, stdout=subprocess.DEVNULL)

    def run_both(self, scenario, seed, replicate=0):
        self.run_program(scenario, seed, replicate + 1)
        return Numbers(World(read_parameters(PROGRAM, scenario, SCENARIOS)), seed, replicate)

    def hold_equal(self, scenario, seed, replicate=0, idle=()):
        """Nothing differs, and nothing but what is idle in the scenario is 0 all the time."""
        numbers = self.run_both(scenario, seed, replicate)
        found, compared = differences(self.result, numbers, replicate)
        self.assertEqual(found[:10], [])
        self.assertGreater(compared, 10_000)
        for name in MONTHLY:
            self.assertEqual(numbers.monthly[name].any(), name not in idle, name)

    def test_the_rules_of_the_baseline_give_the_same_numbers(self):
        self.hold_equal(HERE / "small.toml", seed=1, idle=["patent_applications_outside"])

    def test_another_replicate_of_another_seed_too(self):
        self.hold_equal(HERE / "small.toml", seed=20, replicate=1, idle=["patent_applications_outside"])

    def test_every_other_choice_gives_the_same_numbers(self):
        self.hold_equal(HERE / "other.toml", seed=3)

    def test_other_luck_is_noticed(self):
        numbers = self.run_both(HERE / "small.toml", seed=1)
        self.run_program(HERE / "small.toml", seed=2)
        found, compared = differences(self.result, numbers)
        self.assertGreater(len(found), compared // 10)

    def test_a_single_yen_is_noticed(self):
        numbers = self.run_both(HERE / "small.toml", seed=1)
        numbers.money[2, 1, 0, 2] += 1
        found, _ = differences(self.result, numbers)
        self.assertEqual(len(found), 1)
        self.assertIn("money[2, 1, 0, 2]", found[0])


if __name__ == "__main__":
    unittest.main()
