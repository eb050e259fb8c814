"""musubi sweep plan: whose luck its runs have, and what it refuses because nobody can have meant it."""
import shutil
import unittest

import h5py

from program import musubi
from sweeps import FACTORS, MODEL, Sweep, sweep_text


class OfOtherLuck(Sweep):
    LIST = '[design]\nkind = "list"\nfile = "points.csv"\n'

    def accepted(self, text):
        self.planned(text)
        self.run_all()
        self.merged()
        shutil.rmtree(self.dir)
        with h5py.File(self.result) as file:
            return file["runs/result"][..., 0].ravel().tolist()

    def test_are_another_seed_and_each_level_of_luck(self):
        frame = 'scenario = "model.toml"\nseed = {}\n'
        one = "[factors]\nnetwork.steps = { levels = [4, 5] }\n"
        design = '[design]\nkind = "factorial"\n'
        seeds = [tuple(self.accepted(sweep_text(design, one, frame=frame.format(seed)))) for seed in (1, 2, 3)]
        self.assertEqual(len(set(seeds)), 3)
        luck = self.accepted(sweep_text(design, "[factors]\nluck = { count = 4 }\n", frame=frame.format(1)))
        self.assertEqual(len(set(luck)), 4)

    def test_are_seeds_up_to_the_last_of_64_bits(self):
        top = "[factors]\nnetwork.seed = { low = 9223372036854775804, high = 9223372036854775807 }\n"
        given = self.accepted(sweep_text('[design]\nkind = "factorial"\n', top, frame='scenario = "model.toml"\n'))
        self.write("points.csv", "network.seed, network.steps\n" + "".join(
            f"{seed}, 5.0\n" for seed in range(2**63 - 4, 2**63)))
        self.assertEqual(self.accepted(sweep_text(self.LIST, "", frame='scenario = "model.toml"\n')), given)
        self.assertEqual(len(set(given)), 4)


class CannotBeMeant(Sweep):
    def test_a_scenario_which_is_no_sweep_and_a_sweep_which_is_no_scenario(self):
        for text in (MODEL, 'extends = "baseline"\n[population]\nscale = 0.02\n', "[network]\nagents = 300\n"):
            self.refused(text, "sweep.toml: is a scenario, not a sweep: a sweep is a file of its own that names it, as "
                               "scenario = 'sweep.toml', with [design], [factors] and [outputs]")
        sweep = self.write("sweep.toml", sweep_text())
        for command in (("run", sweep, "-o", self.result), ("validate", sweep)):
            outcome = musubi(*command)
            self.assertEqual((outcome.returncode, outcome.stdout), (2, ""))
            self.assertIn("sweep.toml:3:2: this is a sweep, not a scenario: musubi sweep plan", outcome.stderr)
            self.assertIn("1 error;", outcome.stderr)

    def test_what_cannot_vary(self):
        self.refused(sweep_text(factors=FACTORS + "network.agents = { levels = [300] }\n"),
                     "sweep.toml:9:9: one level does not vary network.agents: give two or more, or set it in the scenario")
        self.refused(sweep_text(factors='[factors]\nscenario = { levels = ["model.toml"] }\n', frame=""),
                     "one scenario is not varied")
        self.refused(sweep_text(frame='[difference]\nbase = "model.toml"\nchanged = "model.toml"\n'),
                     "base and changed are the same: every difference would be 0")

    def test_outputs_that_could_not_be_told_apart(self):
        self.refused(sweep_text(outputs='[outputs]\n"made[2]" = { variable = "edges" }\n'
                                        'made = { variable = "accepted", by = "step" }\n'),
                     "the output 'made[2]' stands twice: made is kept by step")


if __name__ == "__main__":
    unittest.main()
