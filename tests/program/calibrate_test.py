"""musubi calibrate: what it finds, that it can be stopped and taken up, and what it refuses."""
import csv
import shutil
import signal
import subprocess
import unittest

import h5py
import xarray

from program import PROGRAM, SOURCE, InAFolder, labels_of, musubi

TINY = 'extends = "baseline"\n\n[population]\nscale = 0.02\n\n[time]\nburn_in_years = 1\n'
COLUMNS = "name,variable,where,relative_to,relative_where,value,tolerance,source\n"
STARTED = "started,projects_started,fiscal_year=2006;sponsor=own,,,"
ONE_PRIOR = "parameter,low,high,scale\neconomy.growth,0.1,0.5,linear\n"


def vectors_of(path):
    with open(path, encoding="utf-8") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


class Calibrate(InAFolder):
    def setUp(self):
        super().setUp()
        self.scenario = self.write("tiny.toml", TINY)
        self.targets = self.write("targets.csv", COLUMNS + STARTED + "100,5,c\n")
        self.priors = self.write("priors.csv", ONE_PRIOR)
        self.set = self.folder / "set.csv"

    def arguments(self, *more, output=True, points=10):
        return ["calibrate", self.scenario, "--targets", self.targets, "--priors", self.priors,
                *(("-o", self.result) if output else ()), "--first-points", points, "--points", points, "--vectors", 30,
                *more]

    def calibrate(self, *more, **options):
        return musubi(*self.arguments(*more, **options))

    def refused(self, *lines, more=(), **options):
        outcome = self.calibrate(*more, **options)
        self.assertEqual((outcome.returncode, outcome.stdout), (2, ""), outcome.stderr)
        for line in lines:
            self.assertIn(line, outcome.stderr)

    def answer(self, path):
        """What stands in a calibration file, but who made it when."""
        with h5py.File(path) as file:
            found = {}
            file.visititems(lambda name, item: found.update({name: item[...].tobytes()})
                            if isinstance(item, h5py.Dataset) and item.dtype.kind in "if" else None)
            return found


class Finds(Calibrate):
    def groups_that_xarray_opens(self):
        """Every group of the file, with those of some variables that it has."""
        some = {"runs": ("result", "value"), "calibration": ("expected_mean", "value")}
        with h5py.File(self.result) as file:
            groups = [name for name in file if isinstance(file[name], h5py.Group)]
            names = labels_of(file["output"])
        found = {}
        with xarray.open_dataset(self.result) as root:
            self.assertEqual(root.output.values.tolist(), names)
        for group in groups:
            with xarray.open_dataset(self.result, group=group) as opened:
                found[group] = tuple(name for name in some.get(group, ()) if opened[name].size > 0)
        self.assertEqual(found.pop("provenance"), ())
        return found

    def started_with(self, growth):
        """The mean of own-money projects started in FY2006 if the hazard grows so fast at first."""
        truth = self.write("truth.toml", f"{TINY}\n[economy]\ngrowth = {growth}\n")
        outcome = musubi("run", truth, "-o", self.folder / "truth.h5", "--replicates", 200, "--quiet", "--seed", 77)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        with h5py.File(self.folder / "truth.h5") as file:
            own = labels_of(file["sponsor"]).index("own")
            year = file["fiscal_year"][...].tolist().index(2006)
            return float(file["projects_started"][:, year, :, own].sum(axis=1).mean())

    def test_the_truth_behind_what_was_observed_and_a_set_that_run_draws_from(self):
        truth = 0.25
        value = self.started_with(truth)
        self.targets.write_text(f"{COLUMNS}{STARTED}{value},{0.03 * value},c\n", encoding="utf-8")
        outcome = self.calibrate("--set", self.set, "--quiet", points=60)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        with h5py.File(self.result) as file:
            found = file["calibration"]
            self.assertLess(found["posterior_low"][0], truth)
            self.assertGreater(found["posterior_high"][0], truth)
            # The value is taken as that of one history, whose luck in so small a country is a tenth of it.
            self.assertLess(found["posterior_width"][0], 0.7, "of the prior")
            expected = found["expected_mean"][0]
            self.assertAlmostEqual(expected, value, delta=found["observed_deviation"][0])
        self.assertEqual(self.groups_that_xarray_opens(), {"runs": ("result", "value"), "calibration": ("expected_mean", "value")})
        vectors = vectors_of(self.set)
        self.assertEqual(len(vectors), 30)
        self.assertAlmostEqual(sum(float(vector["weight"]) for vector in vectors), 1, places=6)

        outcome = musubi("run", self.scenario, "--parameters", self.set, "-o", self.folder / "drawn.h5", "--replicates",
                         200, "--quiet")
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        with h5py.File(self.folder / "drawn.h5") as file:
            mean = file["projects_started"][:, -1, :, 0].sum(axis=1).mean()
            self.assertAlmostEqual(mean, expected, delta=0.06 * expected)

    def test_a_set_by_its_bare_name_is_the_shipped_one_unless_there_is_such_a_file(self):
        shipped = self.folder / "scenarios"
        shutil.copytree(SOURCE / "scenarios", shipped)
        (shipped / "data" / "calibrated.csv").write_text("economy.growth,weight\n0.2,1\n", encoding="utf-8")

        def drawn(name):
            outcome = musubi("run", self.scenario, "--parameters", name, "-o", self.result, "--overwrite", "--replicates", 2,
                             "--quiet", cwd=self.folder, environment={"MUSUBI_SCENARIOS": str(shipped)})
            self.assertEqual(outcome.returncode, 0, outcome.stderr)
            with h5py.File(self.result) as file:
                return file["calibration/parameter"][...].ravel().tolist()

        self.assertEqual(drawn("calibrated"), [0.2, 0.2])
        self.write("calibrated", "economy.growth,weight\n0.3,1\n")
        self.assertEqual(drawn("calibrated"), [0.3, 0.3])


class SaysOfTheHistory(Calibrate):
    """What lies between the observed figures and what the model expects of them."""

    def setUp(self):
        super().setUp()
        later = "later,projects_started,fiscal_year=2006;sponsor=own,,,,,"
        self.targets.write_text(f"{COLUMNS.strip()},shared_error,discrepancy,shared_discrepancy\n"
                                "before,projects_started,fiscal_year=2005;sponsor=own,,,100,10,c,survey=0.05,0.1,model=0.1\n"
                                f"{later},,0.1,model=0.1\n", encoding="utf-8")

    def test_how_far_observed_figures_lie_and_where_projected_ones_lay(self):
        outcome = self.calibrate("--quiet", points=30)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        self.assertIn("history: the figure of the history that took place", outcome.stdout)
        with h5py.File(self.result) as file:
            found = {name: values[...] for name, values in file["calibration"].items()}
        self.assertEqual(found["target_shared_error"][0].decode(), "survey=0.05")
        self.assertEqual(found["target_discrepancy"].tolist(), [0.1, 0.1])
        self.assertGreater(found["observed_deviation"][0], (10 ** 2 + 10 ** 2) ** 0.5, "its error, the discrepancy, and luck")
        self.assertLess(found["observed_deviation"][0], 30)
        p = found["predictive_p"]
        self.assertTrue(0 <= p[0] <= 1 and p[1] != p[1], p)
        self.assertGreater(found["predictive_p_jointly"].item(), 0)
        self.assertLessEqual(found["predictive_p_jointly"].item(), p[0], "of one figure: two tails, averaged over the posterior later")
        self.assertTrue(found["history_low"][0] != found["history_low"][0], "the fitted figure is known")
        # Where what is missed is shared, a high expectation goes with a history that stayed below it: the range of the
        # history need not be the wider one.
        self.assertLess(found["history_low"][1], found["expected_mean"][1])
        self.assertGreater(found["history_high"][1], found["expected_mean"][1])
        self.assertEqual(musubi("verify", self.result).returncode, 0)

    def test_only_if_asked_the_same(self):
        self.assertEqual(self.calibrate("--quiet").returncode, 0)
        text = self.targets.read_text(encoding="utf-8")
        for old, new in (("survey=0.05", "survey=0.04"), (",0.1,model=0.1\nlater", ",0.2,model=0.1\nlater"), ("model=0.1\nlater", "model=0.09\nlater")):
            with self.subTest(new=new):
                self.targets.write_text(text.replace(old, new), encoding="utf-8")
                self.refused("is a calibration of other targets", more=("--resume", self.result), output=False)

    def test_that_shares_more_than_it_errs_is_refused(self):
        self.targets.write_text(self.targets.read_text(encoding="utf-8").replace("survey=0.05", "survey=0.2"), encoding="utf-8")
        self.refused("targets.csv:2:", "must be smaller than the tolerance")


class KnownTruths(Calibrate):
    """Truths of the priors, fitted with runs of their own."""

    def known_truths(self, *more, truths=20, **options):
        self.targets.write_text(f"{COLUMNS}before,projects_started,fiscal_year=2005;sponsor=own,,,100,5,c\n"
                                "later,projects_started,fiscal_year=2006;sponsor=own,,,,,\n", encoding="utf-8")
        return self.calibrate("--sbc", truths, *more, points=20, **options)

    def test_have_ranks_that_are_uniform(self):
        outcome = self.known_truths("--quiet")
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        self.assertIn("20 truths of the priors", outcome.stdout)
        with h5py.File(self.result) as file:
            ranks = file["calibration/parameter_rank"][...].ravel().tolist() + file["calibration/output_rank"][:, 1].tolist()
            self.assertTrue((file["calibration/output_rank"][:, 0] != file["calibration/output_rank"][:, 0]).all())
            self.assertEqual(file["calibration/draws"][...].item(), 99)
            # Two runs of each truth, of twenty points for all, and of twenty points for each.
            self.assertEqual(file["runs/replicate"].shape, (2 * (20 + 20 + 20 * 20),))
        self.assertEqual(len(ranks), 40)
        self.assertTrue(all(0 <= rank <= 99 for rank in ranks))
        # A uniform rank has the mean 49.5 and the deviation 28.9: that of twenty, 6.5.
        for some in (ranks[:20], ranks[20:]):
            self.assertAlmostEqual(sum(some) / 20, 49.5, delta=4 * 6.5)
            self.assertGreater(sum(25 <= rank < 75 for rank in some), 2, "ten are usual, two or fewer one time in 5000")
            self.assertLess(sum(25 <= rank < 75 for rank in some), 18)

    def test_have_the_same_ranks_on_any_number_of_threads_and_taken_up(self):
        self.assertEqual(self.known_truths("--quiet", truths=10).returncode, 0)
        whole = self.answer(self.result)
        self.assertEqual(self.known_truths("--quiet", "--threads", 1, "--resume", self.result, truths=10, output=False).returncode, 0)
        self.assertEqual(self.answer(self.result), whole)
        self.assertEqual(self.known_truths("--quiet", "--threads", 1, "--overwrite", truths=10).returncode, 0)
        self.assertEqual(self.answer(self.result), whole)

    def test_leave_no_set_and_are_no_fit_to_go_on_with(self):
        outcome = self.known_truths("--set", self.set)
        self.assertEqual(outcome.returncode, 2)
        self.assertIn("--set", outcome.stderr)
        self.assertEqual(self.known_truths("--quiet", truths=10).returncode, 0)
        outcome = self.calibrate("--resume", self.result, points=20, output=False)
        self.assertEqual(outcome.returncode, 2, outcome.stdout)
        self.assertIn("or of another size", outcome.stderr)


class TakenUp(Calibrate):
    def test_a_calibration_that_was_stopped_ends_with_the_same_bits(self):
        self.assertEqual(self.calibrate("--quiet", points=60).returncode, 0)
        whole = self.folder / "whole.h5"
        self.result.rename(whole)

        process = subprocess.Popen([PROGRAM, *map(str, self.arguments(points=60))], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, encoding="utf-8")
        self.addCleanup(process.kill)
        while " replicates, " not in process.stderr.readline():
            pass
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)
        self.assertEqual((process.returncode, out), (5, ""), err)
        self.assertIn(f"--resume {self.result}", err)

        outcome = self.calibrate("--resume", self.result, "--quiet", "--threads", 1, output=False, points=60)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        self.assertEqual(self.answer(self.result), self.answer(whole))

    def test_what_was_kept_under_another_name_is_called_by_it(self):
        process = subprocess.Popen([PROGRAM, *map(str, self.arguments(points=60))], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, encoding="utf-8")
        self.addCleanup(process.kill)
        while " replicates, " not in process.stderr.readline():
            pass
        self.result.write_text("somebody else's", encoding="utf-8")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)
        self.assertEqual((process.returncode, out), (5, ""), err)
        kept = self.folder / "result-2.h5"
        self.assertIn(f"{self.result}: came into being meanwhile, and stays as it is; what was to be written there is in {kept}\n", err)
        self.assertIn(f"Stopped: what had finished is in {kept}. To go on, the same command with --resume {kept} in place of -o\n", err)
        self.assertEqual(self.result.read_text(encoding="utf-8"), "somebody else's")
        outcome = self.calibrate("--resume", kept, "--quiet", output=False, points=60)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))

    def test_a_set_that_came_into_being_meanwhile_stays_and_so_does_the_answer(self):
        process = subprocess.Popen([PROGRAM, *map(str, self.arguments("--set", self.set))], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, encoding="utf-8")
        self.addCleanup(process.kill)
        said = process.stderr.readline()  # it has seen its targets, and is at work
        self.result.write_text("somebody else's", encoding="utf-8")
        self.set.write_text("somebody else's", encoding="utf-8")
        out, err = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 3, said + err)
        self.assertIn("vectors", out)
        self.assertEqual(self.set.read_text(encoding="utf-8"), "somebody else's")
        self.assertEqual(len(vectors_of(self.folder / "set-2.csv")), 30)
        self.assertEqual(musubi("verify", self.folder / "result-2.h5").returncode, 0)

    def test_only_with_the_question_that_it_was_asked(self):
        self.assertEqual(self.calibrate("--quiet").returncode, 0)
        before = self.result.read_bytes()
        asked = {self.priors: ("0.1,0.5,linear", ["0.1,0.5,root", "0.1,0.4,linear"]),
                 self.targets: ("sponsor=own,,,100,5", ["sponsor=own,,,100,6", "sponsor=own,,,101,5", "sponsor=programme,,,100,5"]),
                 self.scenario: ("scale = 0.02", ["scale = 0.03"])}
        for path, (old, others) in asked.items():
            text = path.read_text(encoding="utf-8")
            for new in others:
                with self.subTest(new=new):
                    path.write_text(text.replace(old, new), encoding="utf-8")
                    self.refused("is a calibration of other targets, priors, scenario, seed or version",
                                 more=("--resume", self.result), output=False)
            path.write_text(text, encoding="utf-8")
        self.refused("is a calibration of other", more=("--resume", self.result, "--seed", 2), output=False)
        self.assertEqual(self.result.read_bytes(), before)


class Refuses(Calibrate):
    def test_all_that_is_wrong_with_priors_and_targets_at_once(self):
        self.priors.write_text("parameter,low,high,scale\neconomy.growth,0.5,0.1,linear\nchoice.nothing,0,1,linear\n"
                               "scouting.boost,0,3,logarithmic\n", encoding="utf-8")
        self.targets.write_text(f"{COLUMNS}{STARTED}-3,0,c\nother,nowhere,,,,1,1,c\n", encoding="utf-8")
        self.refused("priors.csv:2:", "priors.csv:3:", "has no parameter 'choice.nothing'",
                     "a logarithmic prior must begin above 0", "targets.csv:2:", "the value must not be below 0",
                     "targets.csv:3:", "nowhere")
        self.assertFalse(self.result.exists())

    def test_to_replace_a_file(self):
        self.result.write_text("precious", encoding="utf-8")
        self.refused("result.h5")
        self.assertEqual(self.result.read_text(encoding="utf-8"), "precious")

    def test_a_target_that_can_never_be_met_before_anything_is_run(self):
        for where, message in (("fiscal_year=2005;fiscal_year=2006;sponsor=own", "fiscal_year stands twice"),
                               ("fiscal_year=2012", "dimension 'fiscal_year' has no '2012'"),
                               ("sponsor=program", "dimension 'sponsor' has no 'program': it has 'own', 'programme' (did you mean 'programme'?)")):
            with self.subTest(where=where):
                self.targets.write_text(f"{COLUMNS}own,projects_started,{where},,,450,40,b\n", encoding="utf-8")
                self.refused("targets.csv:2:22: " + message)
                self.assertFalse(self.result.exists())


class TooFew(Calibrate):
    def test_points_for_so_many_parameters_are_refused_before_anything_is_run(self):
        self.priors.write_text(ONE_PRIOR + "choice.size,0.5,4,linear\nchoice.tie,1,6,linear\n", encoding="utf-8")
        self.refused("--first-points: 10 are too few for the response surface of 3 parameters: it needs more than 13")
        self.assertFalse(self.result.exists())


class Zeros(Calibrate):
    """What is counted is sometimes 0, and that is a number like others."""

    def test_are_not_left_out_of_what_is_expected(self):
        self.targets.write_text(f"{COLUMNS}startups,startups,fiscal_year=2006;sponsor=own;region=SAP,,,0.4,0.1,b\n", encoding="utf-8")
        outcome = self.calibrate("--quiet", "--set", self.set, points=40)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        self.assertRegex(outcome.stdout, r"startups: 0 or less in \d+ of \d+ runs; fitted is the logarithm of it \+ ")
        with h5py.File(self.result) as file:
            expected = file["calibration/expected_mean"][0]
        outcome = musubi("run", self.scenario, "--parameters", self.set, "-o", self.folder / "drawn.h5", "--replicates", 80,
                         "--quiet")
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        with h5py.File(self.folder / "drawn.h5") as file:
            own = labels_of(file["sponsor"]).index("own")
            year = file["fiscal_year"][...].tolist().index(2006)
            drawn = file["startups"][:, year, labels_of(file["region"]).index("SAP"), own]
        self.assertIn(0, drawn)
        self.assertAlmostEqual(expected, drawn.mean(), delta=3 * drawn.std() / len(drawn) ** 0.5)

    def test_are_kept_where_a_rare_count_was_observed_to_be_so(self):
        self.targets.write_text(f"{COLUMNS}startups,startups,fiscal_year=2006;sponsor=own;region=SAP,,,0,0.1,b\n", encoding="utf-8")
        outcome = self.calibrate("--quiet", points=40)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        self.assertRegex(outcome.stdout, r"startups: 0 or less in \d+ of \d+ runs")
        with h5py.File(self.result) as file:
            runs, expected = file["runs/result"][...], file["calibration/expected_mean"][0]
            # Counts whose mean is well below 1 are none in many histories: that is no surprise.
            self.assertGreater(file["calibration/predictive_p"][0], 0.05)
        self.assertGreater((runs == 0).mean(), 0.2)
        self.assertAlmostEqual(expected, runs.mean(), delta=0.5 * runs.mean(), msg="not the mean of the lucky ones")

    def test_in_every_run_are_an_answer_that_does_not_fit(self):
        paid = "patents,patent_applications_domestic,fiscal_year=2002;sponsor=programme,,,160,10,c"
        self.targets.write_text(f"{COLUMNS}{paid}\n", encoding="utf-8")
        outcome = self.calibrate("--quiet")
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        self.assertIn("does not fit", outcome.stdout)
        self.assertRegex(outcome.stdout, r"patents: 0 or less in all \d+ runs, whatever the parameters")

    def test_of_which_a_share_is_asked_are_no_number_which_is_said_and_keeps_the_runs(self):
        share = ("share,projects_started,fiscal_year=2002;sponsor=own,"
                 "patent_applications_domestic,fiscal_year=2002;sponsor=programme,,,")
        self.targets.write_text(f"{COLUMNS}{STARTED}100,5,c\n{share}\n", encoding="utf-8")
        outcome = self.calibrate("--quiet")
        self.assertEqual((outcome.returncode, outcome.stdout), (1, ""), outcome.stderr)
        self.assertIn("no vector was found", outcome.stderr)
        self.assertIn("'share' has none at 10 of 10", outcome.stderr)
        self.assertNotIn("'started'", outcome.stderr)
        self.assertIn("the runs are there to be looked at", outcome.stderr)
        with h5py.File(self.result) as file:
            self.assertEqual(file["runs/replicate"].shape, (20,))


if __name__ == "__main__":
    unittest.main()
