"""musubi sweep analyze: what is said region by region, of trial against full, of missing runs and of convergence; and the
merge that only refers to shards."""
import json
import shutil
import unittest

import h5py
import numpy
import xarray

from program import REST, labels_of, musubi
from sweep_test import Sweep, sweep_text

SALTELLI = '[design]\nkind = "saltelli"\npoints = {}\nsecond_order = true\n'
BOTH = "[factors]\nnetwork.agents = { low = 200, high = 1000 }\nnetwork.candidates = { low = 1, high = 8 }\n"
TRIAL = ["TOY", "NGY", "TKS", "KNZ", "GIF", "UBE"]


class Analysis(Sweep):
    def merge(self, text, *arguments):
        shutil.rmtree(self.dir, ignore_errors=True)
        self.planned(text, *arguments)
        self.run_all()
        return self.merged()

    def analysed(self, *arguments, file=None):
        return json.loads(self.done("analyze", file or self.result, "--json", *arguments).stdout)

    def rows(self, document, **wanted):
        return [one for one in document["measured"] if all(one[key] == value for key, value in wanted.items())]


class Regions(Analysis):
    """Two places of two factors are enough to tell means from sums."""

    def setUp(self):
        super().setUp()
        self.write("tiny.toml", 'extends = "baseline"\n[population]\nscale = 0.02\n[time]\nburn_in_years = 1\n')
        self.write("points.csv", "scouting.boost,choice.introduced\n0,1\n3,1\n0,4\n3,4\n1,2\n2,3\n")
        self.merge(sweep_text('[design]\nkind = "list"\nfile = "points.csv"\n', "",
                              '[outputs]\nown = { variable = "projects_started", where = { sponsor = "own" }, by = "region" }\n',
                              'scenario = "tiny.toml"\nreplicates = 2\n'))
        with h5py.File(self.result) as file:
            labels = labels_of(file["runs/output"])
            runs = file["runs/result"][...]
        self.of = {label[4:-1]: runs[:, :, i] for i, label in enumerate(labels)}

    def test_trial_and_full_regions_are_looked_at_a_region_and_against_each_other_run_by_run(self):
        document = self.analysed()
        found = {one["output"]: one for one in document["outputs"]}
        full = [code for code in self.of if code not in (*TRIAL, *REST)]
        self.assertEqual((len(self.of), len(full)), (24, 12))
        trial = numpy.mean([self.of[code] for code in TRIAL], axis=0)
        others = numpy.mean([self.of[code] for code in full], axis=0)
        self.assertAlmostEqual(found["own[trial]"]["mean"], trial.mean())
        self.assertAlmostEqual(found["own[full]"]["mean"], others.mean())
        self.assertAlmostEqual(found["own[trial - full]"]["mean"], (trial - others).mean())
        self.assertEqual((found["own[KOB]"]["family"], found["own[KOB]"]["label"]), ("own", "KOB"))
        # Between points lie the factors and, of two replicates, half of the luck that is a point's own.
        split = found["own[trial - full]"]
        own = split["variance_by_luck"] - split["variance_by_luck_of_all_points"]
        self.assertAlmostEqual(split["variance_by_factors"] + own / 2, (trial - others).mean(axis=0).var(ddof=1))

    def test_a_family_is_asked_for_by_its_name_and_has_a_table_region_by_region(self):
        self.assertEqual(len(self.analysed("--only", "own")["outputs"]), 24 + 3)
        self.assertEqual([one["output"] for one in self.analysed("--only", "own[trial - full]")["outputs"]], ["own[trial - full]"])
        out = self.done("analyze", self.result, "--estimator", "correlation").stdout
        table = out.split("own: partial label by label")[1].splitlines()[1:]
        self.assertNotIn("own[KOB]: mean", out)
        self.assertIn("own[trial - full]: mean", out)
        self.assertRegex(out, r"Note: \d+ more are about single labels")
        self.assertIn("own[KOB]: mean", self.done("analyze", self.result, "--only", "own[KOB]").stdout)
        self.assertEqual([line.split()[0] for line in table[1:25]], list(self.of))
        self.assertTrue(table[27].startswith("trial - full "), table[27])


class Converges(Analysis):
    def test_the_last_of_a_growing_sweep_is_the_whole_and_the_first_half_is_a_sweep_of_its_own(self):
        self.merge(sweep_text(SALTELLI.format(16), BOTH))
        whole = self.analysed("--convergence")
        self.assertEqual(sorted({one["sample"] for one in whole["convergence"]}), [4, 8, 16])
        def total(document, key, **wanted):
            return {(one["output"], one["factor"]): (one["value"], one["low"], one["high"]) for one in document[key]
                    if one["measure"] == "total" and all(one[k] == v for k, v in wanted.items())}
        self.assertEqual(total(whole, "convergence", sample=16), total(whole, "measured"))
        self.merge(sweep_text(SALTELLI.format(8), BOTH))
        self.assertEqual(total(whole, "convergence", sample=8), total(self.analysed(), "measured"))
        self.assertIn("total of the first so many base points", self.done("analyze", self.result, "--convergence").stdout)

    def test_a_design_that_is_a_whole_shows_none_and_says_so(self):
        self.merge(sweep_text('[design]\nkind = "latin_hypercube"\npoints = 24\n'))
        outcome = self.done("analyze", self.result, "--convergence", "--json")
        self.assertIn("shows no convergence", outcome.stderr)
        self.assertEqual(json.loads(outcome.stdout)["convergence"], [])


class Doubts(Analysis):
    def notes(self, *arguments):
        return "\n".join(self.analysed(*arguments)["notes"])

    def test_every_kind_of_index_that_is_too_wide_is_said_with_the_runs_that_would_do(self):
        self.merge(sweep_text(SALTELLI.format(8), BOTH))
        for kind in ("first-order index", "total index", "second-order index"):
            self.assertRegex(self.notes("--only", "accepted"), rf"interval of a {kind} is ± \S+; for ± 0.05 about \d+ base points")

    def test_missing_points_are_counted_and_what_they_cost_is_said(self):
        self.merge(sweep_text('[design]\nkind = "sobol"\npoints = 30\n'), "--batch", 5)
        self.shards()[0].unlink()
        self.merged(None, "--allow-missing")
        self.assertIn("accepted: 5 of 30 points are incomplete and were left out: intervals are about 10 % wider", self.notes())
        self.assertRegex(self.notes(), r"interval of a PAWN distance is ± \S+; for ± 0.1 about \d+ points would do")
        for shard in self.shards():
            shard.unlink()
        self.merged(None, "--allow-missing")
        document = self.analysed()
        self.assertEqual(document["missing"], 60)
        self.assertEqual([one["value"] for one in document["measured"] if one["value"] is not None], [])
        self.assertIn("too few points are complete for rank correlations", "\n".join(document["notes"]))

    def test_more_factors_than_points(self):
        factors = BOTH + "network.steps = { low = 2, high = 9 }\nnetwork.seed = { low = 1, high = 99 }\n"
        self.merge(sweep_text('[design]\nkind = "sobol"\npoints = 4\n', factors))
        self.assertIn("too few points are complete for partial rank correlations of so many factors", self.notes())

    def test_an_output_that_does_not_vary_has_no_factor_that_decides_it(self):
        self.merge(sweep_text('[design]\nkind = "sobol"\npoints = 30\n',
                              "[factors]\nnetwork.steps = { low = 2, high = 4 }\n",
                              '[outputs]\nnothing = { variable = "accepted", where = { step = 1 } }\n',
                              'scenario = "model.toml"\n'))
        self.assertIn("nothing: is the same at every point: nothing decides it", self.notes())
        self.assertEqual(self.analysed()["measured"], [])

    def test_without_draws_there_are_numbers_and_no_intervals(self):
        self.merge(sweep_text('[design]\nkind = "saltelli"\npoints = 16\n', BOTH))
        rows = self.rows(self.analysed("--draws", 0), estimator="pawn") + self.rows(self.analysed("--draws", 0), estimator="sobol")
        self.assertTrue(rows)
        for row in rows:
            self.assertEqual((row["low"], row["high"]), (None, None))
            self.assertIsNotNone(row["value"])

    def test_an_interval_of_a_pawn_distance_holds_it(self):
        self.merge(sweep_text('[design]\nkind = "sobol"\npoints = 64\n'))
        rows = self.rows(self.analysed(), estimator="pawn")
        self.assertEqual(len(rows), 4)
        for row in rows:
            self.assertLessEqual(row["low"], row["value"])
            self.assertLessEqual(row["value"], row["high"])

    def test_a_single_change_has_the_interval_of_its_paired_differences(self):
        self.merge(sweep_text('[design]\nkind = "one_at_a_time"\n', frame='scenario = "model.toml"\nreplicates = 3\n'))
        row, = self.rows(self.analysed(), output="accepted", factor="network.candidates = 1")
        with h5py.File(self.result) as file:
            change = file["runs/result"][:, 1, 0] - file["runs/result"][:, 0, 0]
        half = 4.302652729696 * change.std(ddof=1) / 3 ** .5  # Student's t of two degrees of freedom, 97.5 %
        self.assertAlmostEqual(row["value"], change.mean())
        self.assertAlmostEqual(row["low"], change.mean() - half)
        self.assertAlmostEqual(row["high"], change.mean() + half)
        self.assertNotIn("interval of a change", self.notes("--only", "accepted"))

    def test_changes_of_two_replicates_are_not_sure(self):
        self.merge(sweep_text('[design]\nkind = "one_at_a_time"\n', frame='scenario = "model.toml"\nreplicates = 2\n'))
        self.assertRegex(self.notes("--only", "accepted"), r"interval of a change is ± \S+; for ± \S+ about \d+ replicates would do")


class Refers(Analysis):
    """merge --virtual: the same content without a copy."""

    def refer(self, *arguments, code=0):
        self.virtual = self.folder / "virtual 100% here.h5"
        return self.done("merge", self.dir, "-o", self.virtual, "--virtual", "--overwrite", *arguments, code=code)

    def test_a_file_that_refers_to_shards_reads_as_the_one_that_holds_their_runs(self):
        checksum = self.merge(sweep_text(), "--batch", 5)
        outcome = self.refer()
        self.assertEqual(outcome.stdout.split()[-1], checksum)
        self.assertIn("They must stay", outcome.stderr)
        self.assertLess(len(self.shards()), 20)
        with h5py.File(self.virtual) as virtual, h5py.File(self.result) as plain:
            self.assertTrue(virtual["runs/result"].is_virtual)
            self.assertIn(f"36 of 36 runs lie in the {len(self.shards())} files under", virtual.attrs["virtual"])
            self.assertNotIn("virtual", plain.attrs)
            names = []
            plain.visit(names.append)
            for name in names:
                if not isinstance(plain[name], h5py.Dataset):
                    continue
                numpy.testing.assert_array_equal(virtual[name][...], plain[name][...], err_msg=name)
                self.assertEqual({key for key in virtual[name].attrs if "LIST" not in key},
                                 {key for key in plain[name].attrs if "LIST" not in key}, name)
        self.assertEqual(self.analysed(file=self.virtual), self.analysed())
        self.assertEqual(musubi("verify", self.virtual).stdout.split()[-1], checksum)
        with xarray.open_dataset(self.virtual, group="runs") as runs:
            self.assertEqual(runs["result"].dims, ("replicate", "point", "output"))

    def test_from_any_folder_and_after_both_were_moved_together(self):
        odd = self.folder / "odd 50%d"
        odd.mkdir()
        self.dir = odd / "sweep"
        checksum = self.merge(sweep_text(), "--batch", 9)
        self.done("merge", self.dir, "-o", odd / "v.h5", "--virtual")
        self.assertEqual(musubi("verify", odd / "v.h5", cwd="/").stdout.split()[-1], checksum)
        odd.rename(self.folder / "moved")
        self.assertEqual(musubi("verify", self.folder / "moved" / "v.h5", cwd="/").stdout.split()[-1], checksum)

    def test_a_shard_that_is_gone_or_other_is_no_number_and_is_said(self):
        self.merge(sweep_text(), "--batch", 9)
        self.refer()
        gone = self.shards()[1]
        kept = gone.read_bytes()
        gone.unlink()
        with h5py.File(self.virtual) as virtual:
            self.assertEqual(numpy.isnan(virtual["runs/result"][...]).sum(), 9 * 2)
            self.assertEqual((virtual["runs/status"][...] == -1).sum(), 9)
        for command in (("sweep", "analyze", self.virtual), ("verify", self.virtual)):
            outcome = musubi(*command)
            self.assertEqual((outcome.returncode, outcome.stdout), (11, ""))
            self.assertIn("what it refers to was changed or cannot be read", outcome.stderr)
            self.assertIn("must stay", outcome.stderr)
        gone.write_bytes(kept)
        self.assertEqual(musubi("verify", self.virtual).returncode, 0)

    def test_what_is_missing_from_the_first_is_said_in_the_file(self):
        self.merge(sweep_text(), "--batch", 9)
        self.shards()[0].unlink()
        self.refer(code=2)
        self.assertFalse(self.virtual.exists())
        self.refer("--allow-missing")
        with h5py.File(self.virtual) as virtual:
            self.assertIn("27 of 36 runs", virtual.attrs["virtual"])
        self.assertEqual(self.analysed(file=self.virtual)["missing"], 9)


if __name__ == "__main__":
    unittest.main()
