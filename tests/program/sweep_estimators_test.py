"""musubi sweep analyze: what an estimator says where factors are levels, move together, or come as the design of another program."""
import csv
import random
import unittest

import h5py

from program import musubi
from sweep_analysis_test import SALTELLI, Analysis
from sweep_test import sweep_text

ONE = 'scenario = "model.toml"\nreplicates = 1\n'
THREE = ("[factors]\nnetwork.agents = { low = 100, high = 1000 }\nnetwork.candidates = { low = 1, high = 8 }\n"
         f"network.rewiring = {{ levels = {[step << 58 for step in range(1, 16)]} }}\n")  # as a double has them
LIST = '[design]\nkind = "list"\nfile = "points.csv"\n'
NAMES = ["network.agents", "network.candidates", "network.rewiring"]


class Estimates(Analysis):
    def analysed_list(self, names, rows, *arguments, frame=ONE):
        with open(self.folder / "points.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([names, *rows])
        self.merge(sweep_text(LIST, "", frame=frame))
        return self.analysed("--only", "accepted", *arguments)

    def found(self, document, estimator, measure):
        return {one["factor"]: (one["value"], one["low"], one["high"])
                for one in self.rows(document, estimator=estimator, measure=measure)}


class Levels(Estimates):
    FACTORS = "[factors]\nnetwork.rewiring = { levels = [0, 5844674407370955161]%s }\nnetwork.candidates = { levels = [8, 9] }\n"

    def effect(self, grid, weights=""):
        self.merge(sweep_text(f'[design]\nkind = "morris"\ntrajectories = 10\ngrid = {grid}\n', self.FACTORS % weights, frame=ONE))
        document = self.analysed("--only", "accepted")
        return self.found(document, "morris", "mu*")["network.rewiring"], document["notes"]

    def test_an_effect_of_two_levels_is_the_one_less_the_other_on_any_grid(self):
        self.merge(sweep_text('[design]\nkind = "one_at_a_time"\n', self.FACTORS % "", frame=ONE))
        change = self.found(self.analysed("--only", "accepted"), "changes", "change")
        whole = change["network.rewiring = 5844674407370955161"][0] - change["network.rewiring = 0"][0]
        self.assertNotEqual(whole, 0)
        for grid in (2, 4, 20):
            (effect, low, high), notes = self.effect(grid)
            for number in (effect, low, high):
                self.assertAlmostEqual(number, abs(whole), delta=0.01 * abs(whole), msg="but for what the other factor does beside it")
            self.assertNotIn("trajectories moved", " ".join(notes))

    def test_a_move_between_places_of_one_level_is_no_effect_and_is_said(self):
        (whole, _, _), _ = self.effect(4)
        (effect, _, _), notes = self.effect(4, ", weights = [9, 1]")
        self.assertAlmostEqual(effect, whole)
        self.assertRegex("\n".join(notes), r"only \d of 10 trajectories moved network.rewiring from one level to another")


class Draws(Estimates):
    def test_an_interval_is_of_forty_draws_or_more(self):
        self.merge(sweep_text())
        for draws in (1, 2, 39):
            outcome = musubi("sweep", "analyze", self.result, "--draws", draws)
            self.assertEqual((outcome.returncode, outcome.stdout), (2, ""))
            self.assertIn(f"{draws} draws have no middle 95 %: 0 (no intervals), or at least 40", outcome.stderr)
        for draws in (0, 40):
            self.done("analyze", self.result, "--draws", draws)


class Together(Estimates):
    def rows_of(self, points):
        dice = random.Random(1)
        for _ in range(points):
            candidates = dice.randrange(1, 9)
            yield [2000 - 100 * candidates, candidates, dice.randrange(10 ** 17, 4 * 10 ** 18)]

    def test_twins_are_named_as_one_and_the_others_have_their_partial_correlation(self):
        document = self.analysed_list(NAMES, list(self.rows_of(40)))
        self.assertIn("network.agents and network.candidates always move together", "\n".join(document["notes"]))
        self.assertNotIn("too few points", "\n".join(document["notes"]))
        one = "network.agents (with network.candidates)"
        partial = self.found(document, "correlation", "partial")
        self.assertEqual(set(partial), {one, "network.rewiring"})
        for value, low, high in partial.values():
            self.assertTrue(low < value < high)
        self.assertEqual(set(self.found(document, "tree", "importance")), {one, "network.rewiring"})
        spearman = self.found(document, "correlation", "spearman")
        self.assertAlmostEqual(spearman["network.agents"][0], -spearman["network.candidates"][0])


class Lists(Estimates):
    def test_saltellis_rows_are_analysed_as_its_design_in_either_order(self):
        for second_order in ("true", "false"):
            self.merge(sweep_text(SALTELLI.format(8).replace("true", second_order), THREE, frame=ONE))
            with h5py.File(self.result) as file:
                points = file["plan/value"][...].astype(int).tolist()
            designed = self.analysed("--only", "accepted")
            block = len(points) // 8
            place = [0, block - 1, *range(1, block - 1)]
            for rows in (points, [points[n * block + p] for p in place for n in range(8)]):
                listed = self.analysed_list(NAMES, rows)
                self.assertIn("the rows of the list are Saltelli's design (8 base points)", "\n".join(listed["notes"]))
                self.assertTrue(listed["measured"])
                self.assertEqual(listed["measured"], designed["measured"])
                self.assertEqual(listed["outputs"][0]["tree"], designed["outputs"][0]["tree"])
        self.assertIn("total of the first so many base points", self.done("analyze", self.result, "--convergence").stdout)
        page = self.folder / "page.html"
        self.assertEqual(musubi("report", self.result, "-o", page).returncode, 0)
        self.assertIn("share of the variance, with all others", page.read_text(encoding="utf-8"))

    def test_rows_that_share_values_have_numbers_and_no_intervals(self):
        self.merge(sweep_text('[design]\nkind = "morris"\ntrajectories = 20\n', THREE, frame=ONE))
        with h5py.File(self.result) as file:
            points = file["plan/value"][...].astype(int).tolist()
        document = self.analysed_list(NAMES, points)
        notes = "\n".join(document["notes"])
        self.assertIn("not independent: rows share more values than independent ones would", notes)
        self.assertNotIn("no more than noise", notes)
        self.assertTrue(document["measured"])
        for one in document["measured"]:
            self.assertEqual((one["low"], one["high"]), (None, None))
        self.assertIsNotNone(self.found(document, "pawn", "distance")["network.agents"][0])
        self.assertNotIn("foretells", "\n".join(document["outputs"][0]["tree"]))

    def test_independent_rows_keep_their_intervals(self):
        dice = random.Random(2)
        rows = [[dice.randrange(100, 1000), dice.randrange(1, 9), dice.randrange(10 ** 17, 4 * 10 ** 18)] for _ in range(64)]
        document = self.analysed_list(NAMES, rows)
        notes = "\n".join(document["notes"])
        self.assertNotIn("independent", notes)
        self.assertIn("no more than noise", notes)
        self.assertIn("foretells", "\n".join(document["outputs"][0]["tree"]))
        for one in document["measured"]:
            if one["measure"] != "importance":
                self.assertTrue(one["low"] <= one["value"] <= one["high"], one)

    def test_every_combination_is_a_factorial_design(self):
        rows = [[agents, candidates] for candidates in (1, 3, 7) for agents in range(100, 900, 100)]
        document = self.analysed_list(NAMES[:2], rows)
        self.assertIn("the rows of the list are every combination of levels (24 points)", "\n".join(document["notes"]))
        self.assertEqual({one["estimator"] for one in document["measured"]}, {"correlation", "tree"})


if __name__ == "__main__":
    unittest.main()
