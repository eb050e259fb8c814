"""musubi sweep: what its plan, its runs, its file and its estimates are, and what is refused."""
import csv
import json
import shutil
import unittest

import h5py
import numpy
import xarray

from program import musubi, sealed
from sweeps import FACTORS, MORRIS, Sweep, sweep_text


class Runs(Sweep):
    def test_a_point_is_what_a_run_of_its_scenario_gives(self):
        self.write("points.csv", "network.candidates,network.agents\n3,300\n8,500\n")
        self.planned(sweep_text('[design]\nkind = "list"\nfile = "points.csv"\n', factors=""))
        self.run_all()
        self.merged()
        with xarray.open_dataset(self.result, group="runs") as runs:
            self.assertEqual(runs["output"].values.tolist(), ["accepted", "edges"])
            self.assertEqual(runs["result"].dims, ("replicate", "point", "output"))
            found = runs["result"].values
        for point, (candidates, agents) in enumerate([(3, 300), (8, 500)]):
            scenario = self.write("one.toml", f'extends = "model.toml"\n[network]\ncandidates = {candidates}\nagents = {agents}\n')
            one = self.folder / "one.h5"
            self.assertEqual(musubi("run", scenario, "-o", one, "--replicates", 2, "--quiet", "--overwrite").returncode, 0)
            with h5py.File(one) as file:
                expected = numpy.stack([file["accepted"][...].sum(axis=1), file["edges"][...]], axis=1)
            numpy.testing.assert_array_equal(found[:, point, :], expected)

    def test_a_shipped_scenario_goes_by_its_name(self):
        text = ('scenario = "frozen-6900"\nreplicates = 1\n[design]\nkind = "one_at_a_time"\n'
                '[factors]\nscouting.attention = { low = 1, high = 6 }\n[outputs]\nprojects = { variable = "projects_started" }\n')
        self.refused(text.replace("frozen-6900", "frozen-6901"), "there is no scenario")
        self.assertIn("3 points", self.planned(text).stdout, "as it is, with 1 and with 6 introductions a month")

    def test_a_difference_is_that_of_two_runs_under_the_same_luck(self):
        self.write("more.toml", 'extends = "model.toml"\n[network]\nagents = 600\n')
        factor = "[factors]\nnetwork.candidates = { levels = [2, 8] }\n"
        difference = 'replicates = 3\n[difference]\nbase = "model.toml"\nchanged = "more.toml"\n'
        either = '[factors]\nscenario = { levels = ["model.toml", "more.toml"] }\nnetwork.candidates = { levels = [2, 8] }\n'
        factorial = '[design]\nkind = "factorial"\n'
        found = []
        for frame, factors in ((difference, factor), ("replicates = 3\n", either)):
            shutil.rmtree(self.dir, ignore_errors=True)
            self.planned(sweep_text(factorial, factors, frame=frame))
            self.run_all()
            self.merged()
            with h5py.File(self.result) as file:
                found.append(file["runs/result"][...])
        base, changed = found[1][:, :2], found[1][:, 2:]
        numpy.testing.assert_array_equal(found[0], changed - base)
        self.assertTrue((found[0] != 0).any())


class Grows(Sweep):
    def test_replicates_and_points_are_added_and_what_was_computed_is_kept(self):
        sobol = '[design]\nkind = "sobol"\npoints = {}\n'
        frame = 'scenario = "model.toml"\nreplicates = {}\n'
        larger = sweep_text(sobol.format(20), frame=frame.format(3))
        whole = self.folder / "whole"
        self.planned(larger, folder=whole)
        self.run_all(folder=whole)
        expected = self.merged(whole)

        self.planned(sweep_text(sobol.format(8), frame=frame.format(2)), "--batch", 3)
        self.run_all()
        before = {path.name: path.read_bytes() for path in self.shards()}
        self.planned(larger, "--extend", "--batch", 5)
        self.assertIn("this process made 44\n", self.run_all().stdout)
        now = {path.name: path.read_bytes() for path in self.shards()}
        self.assertEqual({name: now[name] for name in before}, before)
        self.assertEqual(self.merged(), expected)

    def test_only_what_can_be_extended(self):
        latin = '[design]\nkind = "latin_hypercube"\npoints = {}\n'
        self.planned(sweep_text(latin.format(10)))
        plan = (self.dir / "plan.h5").read_bytes()
        outcome = self.plan(sweep_text(latin.format(12)), "--extend")
        self.assertEqual(outcome.returncode, 2)
        self.assertIn("cannot be extended", outcome.stderr)
        outcome = self.plan(sweep_text(latin.format(10), factors=FACTORS.replace("high = 8", "high = 9")), "--extend")
        self.assertEqual(outcome.returncode, 2)
        self.assertIn("is another sweep", outcome.stderr)
        self.assertEqual((self.dir / "plan.h5").read_bytes(), plan)


class Fails(Sweep):
    """With fewer than five steps there is no step 5 to be looked at; with none a share is one of nothing."""
    OUTPUTS = '[outputs]\nfifth = { variable = "accepted", where = { step = 5 } }\n'
    FACTORS = "[factors]\nnetwork.steps = { levels = [3, 5, 6] }\n"

    def fail(self):
        self.planned(sweep_text('[design]\nkind = "factorial"\n', self.FACTORS, self.OUTPUTS))
        return self.run_all()

    def test_a_run_that_fails_is_a_row_with_its_message_and_the_sweep_goes_on(self):
        self.assertIn("6 of 6 runs done, 2 of them failed", self.fail().stdout)
        self.assertEqual(self.status()["failed"], 2)
        self.merged()
        with h5py.File(self.result) as file:
            numpy.testing.assert_array_equal(file["runs/status"][...], [[3, 0, 0], [3, 0, 0]])
            self.assertTrue(numpy.isnan(file["runs/result"][:, 0]).all())
            self.assertFalse(numpy.isnan(file["runs/result"][:, 1:]).any())
            self.assertIn(b"step", file["runs/failure_message"][0])
            numpy.testing.assert_array_equal(file["runs/failure_replicate"][...], [0, 1])

    def test_what_failed_is_tried_again_and_only_that(self):
        self.fail()
        before = {path.name: path.stat().st_mtime_ns for path in self.shards()}
        checksum = self.merged()
        self.assertIn("this process made 2\n", self.done("retry-failed", self.dir, "--quiet").stdout)
        touched = {path.name for path in self.shards() if path.stat().st_mtime_ns != before[path.name]}
        self.assertEqual({name[8:] for name in touched}, {"00000000-00000001.h5"})
        self.assertEqual(self.merged(), checksum, "it fails for the same reason")

    def test_an_output_that_is_no_number_does_not_hide_the_others(self):
        outputs = '[outputs]\nshare = { variable = "edges", relative_to = "accepted" }\nedges = { variable = "edges" }\n'
        self.planned(sweep_text('[design]\nkind = "factorial"\n', "[factors]\nnetwork.steps = { levels = [0, 5] }\n", outputs))
        self.run_all()
        self.merged()
        with h5py.File(self.result) as file:
            self.assertEqual(file["runs/status"][0].tolist(), [2, 0])
            self.assertTrue(numpy.isnan(file["runs/result"][0, 0, 0]))
            self.assertGreater(file["runs/result"][0, 0, 1], 0)

    def test_a_scenario_that_the_model_refuses(self):
        self.write("tiny.toml", 'extends = "baseline"\n[population]\nscale = 0.02\n[time]\nburn_in_years = 1\n')
        self.planned(sweep_text('[design]\nkind = "one_at_a_time"\n', "[factors]\nbudget.research = { levels = [0.9] }\n",
                                '[outputs]\nprojects = { variable = "projects_started" }\n',
                                'scenario = "tiny.toml"\n'))
        self.run_all()
        self.merged()
        with h5py.File(self.result) as file:
            self.assertEqual(file["runs/status"][...].tolist(), [[0, 1]])
            self.assertIn(b"share one grant", file["runs/failure_message"][0])


class Merges(Sweep):
    def test_what_is_missing_is_named(self):
        self.planned(None, "--batch", 6)
        self.run_all()
        gone = self.shards()[2]
        gone.unlink()
        outcome = self.done("merge", self.dir, "-o", self.result, code=2)
        self.assertIn(f"missing: {gone.stem}", outcome.stderr)
        self.assertFalse(self.result.exists())
        self.done("merge", self.dir, "-o", self.result, "--allow-missing")
        with h5py.File(self.result) as file:
            self.assertEqual((file["runs/status"][...] == -1).sum(), 6)
        out = self.done("analyze", self.result).stdout
        self.assertIn("6 of 36 runs are missing", out)
        self.assertIn("2 of 6 trajectories are incomplete and were left out", out)

    def test_a_shard_with_a_wrong_byte_and_one_of_another_plan_are_refused(self):
        self.planned(None, "--batch", 6)
        self.run_all()
        checksum = self.merged()
        first, second = self.shards()[:2]
        whole = first.read_bytes()
        changed = bytearray(whole)
        changed[len(changed) // 2] ^= 1
        first.write_bytes(bytes(changed))
        other = self.folder / "other"
        self.planned(sweep_text(frame='scenario = "model.toml"\nreplicates = 2\nseed = 2\n'), "--batch", 6, folder=other)
        self.run_all(folder=other)
        kept = second.read_bytes()
        shutil.copy(other / second.relative_to(self.dir), second)
        stranger = first.parent / "r00009-p00000000-00000006.h5"
        stranger.write_bytes(whole)
        outcome = self.done("merge", self.dir, "-o", self.folder / "bad.h5", code=2)
        self.assertRegex(outcome.stderr, rf"{first.name}: .*changed")
        self.assertRegex(outcome.stderr, rf"{second.name}: is a shard of another plan")
        self.assertIn("r00009-p00000000-00000006.h5: is of no batch of this plan", outcome.stderr)
        stranger.unlink()
        first.unlink()
        second.write_bytes(kept)
        self.done("resume", self.dir, "--quiet")
        self.assertEqual(self.merged(), checksum)

    def test_the_merged_file_is_a_result_file(self):
        self.planned()
        self.run_all()
        checksum = self.merged()
        outcome = musubi("verify", self.result)
        self.assertEqual((outcome.returncode, outcome.stdout.split()[-1]), (0, checksum))
        self.assertEqual(musubi("inspect", self.result).returncode, 0)


class Analyses(Sweep):
    def analysed(self, text, *arguments):
        shutil.rmtree(self.dir, ignore_errors=True)
        self.planned(text)
        self.run_all()
        self.merged()
        return json.loads(self.done("analyze", self.result, "--json", *arguments).stdout)

    def measured(self, document, measure, output="accepted"):
        return {one["factor"]: one["value"] for one in document["measured"]
                if (one["output"], one["measure"]) == (output, measure)}

    def test_what_decides_is_found_and_what_does_not_has_no_share(self):
        # The seed of the network decides where agents stand: a little; how many there are decides nearly all.
        factors = "[factors]\nnetwork.agents = { low = 200, high = 1000 }\nnetwork.seed = { low = 1, high = 50 }\n"
        design = '[design]\nkind = "saltelli"\npoints = 32\nsecond_order = false\n'
        document = self.analysed(sweep_text(design, factors))
        for measure in ("first", "total"):
            shares = self.measured(document, measure)
            self.assertGreater(shares["network.agents"], 0.9)
            self.assertLess(abs(shares["network.seed"]), 0.1)
        self.assertGreater(self.measured(document, "partial")["network.agents"], 0.95)
        self.assertGreater(self.measured(document, "importance")["network.agents"], 0.7)
        first = next(one for one in document["outputs"] if one["output"] == "accepted")
        self.assertLess(first["variance_by_luck"], 0.1 * first["variance_by_factors"])

    def test_effects_of_trajectories_and_of_single_changes(self):
        document = self.analysed(sweep_text())
        effects = self.measured(document, "mu*")
        self.assertEqual(set(effects), {"network.candidates", "network.rewiring"})
        self.assertGreater(effects["network.rewiring"], effects["network.candidates"])
        document = self.analysed(sweep_text('[design]\nkind = "one_at_a_time"\n'))
        changes = self.measured(document, "change")
        self.assertEqual(len(changes), 2 + 3)
        with h5py.File(self.result) as file:
            means = file["runs/result"][:, :, 0].mean(axis=0)
        self.assertAlmostEqual(changes["network.candidates = 1"], means[1] - means[0])

    def test_tables_name_every_factor_and_numbers_go_into_a_csv_file(self):
        self.planned()
        self.run_all()
        self.merged()
        numbers = self.folder / "numbers.csv"
        out = self.done("analyze", self.result, "--csv", numbers, "--only", "accepted").stdout
        self.assertIn("network.rewiring", out)
        self.assertNotIn("edges", out)
        self.assertRegex(out, r"variance of a run over these points: \d+ % by the factors, \d+ % by luck")
        with open(numbers, encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines))
        self.assertEqual({row["measure"] for row in rows}, {"mu*", "mu", "sigma"})
        self.done("analyze", self.result, "--csv", numbers, code=2)

    def test_an_estimator_that_does_not_fit_the_design_is_refused(self):
        self.planned()
        self.run_all()
        self.merged()
        outcome = self.done("analyze", self.result, "--estimator", "sobol", "--only", "nothing", code=2)
        self.assertIn("sobol cannot be estimated from a morris design, only morris", outcome.stderr)
        self.assertIn("the sweep has no output 'nothing'", outcome.stderr)

    def test_wide_intervals_are_said_with_how_many_runs_would_do(self):
        document = self.analysed(sweep_text('[design]\nkind = "sobol"\npoints = 30\n'))
        self.assertTrue(any("points would do" in note for note in document["notes"]), document["notes"])

    def test_a_file_of_another_kind(self):
        self.result.write_bytes(sealed(b"not HDF5"))
        self.assertNotEqual(musubi("sweep", "analyze", self.result).returncode, 0)
        musubi("run", self.folder / "model.toml", "-o", self.result, "--replicates", 1, "--quiet", "--overwrite")
        self.assertIn("has no runs of a sweep", self.done("analyze", self.result, code=2).stderr)


class Refuses(Sweep):
    def test_all_that_is_wrong_with_a_sweep_file_at_once(self):
        self.refused('scenario = "model.toml"\nreplicats = 2\n[design]\nkind = "moris"\n[factors]\n'
                     'network.candidate = { low = 1, high = 8 }\nnetwork.agents = { low = 1, high = 500 }\n'
                     "network.steps = { levels = [3, 4, 3] }\nnetwork.rewiring = { levels = [0.5] }\n"
                     '[outputs]\nothers = { variable = "acepted" }\nfirst = { variable = "accepted", where = { step = 99 } }\n',
                     "sweep.toml:2:1: unknown key 'replicats' (did you mean 'replicates'?)",
                     "none of 'factorial', 'latin_hypercube'", "did you mean 'morris'",
                     "no parameter 'network.candidate' (did you mean 'network.candidates'?)",
                     "low = 1 is outside the range of network.agents", "the level 3 stands twice",
                     "network.rewiring must be a whole number", "no variable 'acepted'", "dimension 'step' has no '99'")

    def test_distributions_that_are_none(self):
        tiny = 'extends = "baseline"\n[population]\nscale = 0.02\n'
        self.write("tiny.toml", tiny)
        factors = ("[factors]\neconomy.growth = { low = 0.5, high = 0.1 }\nscouting.boost = { low = -1, high = 99 }\n"
                   'calls.boost = { low = 0, high = 1, scale = "logarithmic" }\n'
                   "choice.size = { mean = 1, deviation = 0, low = 0, high = 2 }\n"
                   "tables.regions = { levels = [\"regions.csv\"] }\nbudget.column = { low = 1, high = 2 }\n"
                   "choice.introduced = { low = 0, mode = 3, high = 2 }\n")
        self.refused(sweep_text(MORRIS, factors, '[outputs]\nprojects = { variable = "projects_started" }\n',
                                'scenario = "tiny.toml"\n'),
                     "high = 0.1 must be above low = 0.5", "low = -1 is outside the range of scouting.boost",
                     "has no place on a logarithmic scale", "deviation = 0 must be above 0", "tables.regions is a table",
                     "budget.column is no number: give its levels", "mode = 3 does not lie between 0 and 2")

    def test_a_scenario_that_is_not_there_and_two_ways_to_name_one(self):
        self.refused(sweep_text(frame='scenario = "none.toml"\n'), "there is no scenario", "none.toml")
        self.refused(sweep_text(frame='scenario = "model.toml"\n[difference]\nbase = "model.toml"\nchanged = "model.toml"\n'),
                     "one of these is needed, and no more")

    def test_a_factor_that_hides_what_is_compared(self):
        self.write("more.toml", 'extends = "model.toml"\n[network]\ncandidates = 3\n')
        self.refused(sweep_text(frame='[difference]\nbase = "model.toml"\nchanged = "more.toml"\n'),
                     "the factor network.candidates would hide")

    def test_a_design_that_is_too_large(self):
        large = sweep_text('[design]\nkind = "sobol"\npoints = 60000\n')
        self.refused(large, "that is 120000 runs: 60000 points of 2 replicates; --yes plans them")
        self.planned(large, "--yes")
        shutil.rmtree(self.dir)
        levels = ", ".join(str(1 + i) for i in range(100))
        names = ("agents", "steps", "seed", "candidates", "rewiring")
        small = ", ".join(str(2 + i) for i in range(7))
        factors = "[factors]\n" + "".join(
            f"network.{name} = {{ levels = [{small if name == 'candidates' else levels if name != 'agents' else levels[3:]}] }}\n"
            for name in names)
        self.refused(sweep_text('[design]\nkind = "factorial"\n', factors), "cannot be planned")

    def test_a_factorial_design_needs_levels(self):
        self.write("tiny.toml", 'extends = "baseline"\n[population]\nscale = 0.02\n')
        self.refused(sweep_text('[design]\nkind = "factorial"\n', "[factors]\neconomy.growth = { low = 0.1, high = 0.5 }\n",
                                '[outputs]\nprojects = { variable = "projects_started" }\n', 'scenario = "tiny.toml"\n'),
                     "a factorial design needs levels of economy.growth")

    def test_a_folder_that_is_not_empty(self):
        self.dir.mkdir()
        (self.dir / "precious").write_text("precious", encoding="utf-8")
        outcome = self.plan()
        self.assertEqual(outcome.returncode, 2)
        self.assertIn("is not empty", outcome.stderr)
        self.assertEqual([path.name for path in self.dir.iterdir()], ["precious"])

    def test_a_folder_without_a_plan_and_one_with_a_broken_one(self):
        for command in (("run", self.dir), ("status", self.dir), ("merge", self.dir, "-o", self.result)):
            self.assertIn("holds no plan.h5", self.done(*command, code=2).stderr)
        self.planned()
        plan = self.dir / "plan.h5"
        plan.write_bytes(plan.read_bytes()[:-200])
        self.assertIn("plan.h5", self.done("run", self.dir, code=2).stderr)

    def test_points_of_a_list_that_are_none(self):
        self.write("points.csv", "network.candidates,network.agents,network.fish\n3,300,1\nmany,1,2\n")
        self.refused(sweep_text('[design]\nkind = "list"\nfile = "points.csv"\n', factors=""),
                     "no parameter 'network.fish'", "points.csv:3:1: network.candidates", "points.csv:3:6: network.agents")


if __name__ == "__main__":
    unittest.main()
