"""--parameters as typed: replicates of one vector are not independent, and every command that reads them says so."""
import json
import unittest

import h5py
import numpy as np
from program import REST, SMALL, InAFolder, labels_of, musubi

REFUSED = 2
LUCK_ONLY = "luck only, not what is unknown"
OF_THE_MEAN = "how well the mean over {} vectors of the fitted parameters is known"
FEWEST_OF_A_RANGE = 4
REPLICATES = 7  # of four draws, the last with one replicate
T_OF_TWO_OR_THREE = {3: 2.919986, 4: 2.353363}  # Student's t that leaves 5 % at each end, by the number of vectors


def interval(change, vectors):
    """Mean and half width by the jackknife over vectors."""
    each = [change[vectors == vector] for vector in np.unique(vectors)]
    moved = [(one - change.mean()).sum() / (len(change) - len(one)) for one in each]
    error = np.sqrt((len(each) - 1) / len(each) * np.square(moved).sum())
    return change.mean(), T_OF_TWO_OR_THREE[len(each)] * error


class DrawnParameters(InAFolder):
    def setUp(self):
        super().setUp()
        self.set = self.drawn_from("set.csv", range(6, 26, 2))
        self.half = self.write("half.toml", f'extends = "{SMALL}"\n[budget]\nfactor = 0.5\n')

    def drawn_from(self, name, slots):
        return self.write(name, "weight,population.firm_slots_an_e_fold\n" + "".join(f"1,{n / 10}\n" for n in slots))

    def result_of(self, scenario, *arguments, name=None):
        target = self.folder / f"{name or scenario.stem}.h5"
        outcome = musubi("run", scenario, "-o", target, "--quiet", "--replicates", REPLICATES, *arguments)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        return target

    def drawn(self, scenario, *arguments, **options):
        return self.result_of(scenario, "--parameters", self.set, *arguments, **options)

    def said(self, *arguments):
        outcome = musubi(*arguments)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        return outcome.stdout

    def refused(self, *arguments):
        outcome = musubi(*arguments)
        self.assertEqual((outcome.returncode, outcome.stdout), (REFUSED, ""), outcome.stderr)
        return outcome.stderr

    def ranges_in(self, document):
        """Every range over what is not known, wherever it stands."""
        parts = document.values() if isinstance(document, dict) else document if isinstance(document, list) else ()
        own = [document["over_vectors"]] if isinstance(document, dict) and "over_vectors" in document else []
        return own + [one for part in parts for one in self.ranges_in(part)]

    def test_a_comparison_counts_the_vectors_that_both_drew(self):
        base, half = self.drawn(SMALL), self.drawn(self.half)
        found = json.loads(self.said("compare", base, half, "--json"))
        with h5py.File(base) as a, h5py.File(half) as b:
            vectors = a["calibration/vector"][...]
            np.testing.assert_array_equal(vectors, b["calibration/vector"][...])
            inside = [label not in REST for label in labels_of(a["region"])]
            before, after = (file["patent_applications_domestic"][:, -1, inside, 1].sum(1).astype(float)
                             for file in (a, b))
        mean, reach = interval(after - before, vectors)
        one = found["comparisons"][0]["indicators"][0]
        self.assertAlmostEqual(one["difference"], mean)
        self.assertAlmostEqual(one["high"] - mean, reach, places=3)
        self.assertAlmostEqual(mean - one["low"], reach, places=3)
        count = len(np.unique(vectors))
        self.assertEqual(found["interval_holds"], {"luck": True, "fitted_parameters": True, "vectors": count})
        text = self.said("compare", base, half)
        self.assertIn(OF_THE_MEAN.format(count), " ".join(text.split()))
        self.assertNotIn(LUCK_ONLY, text)
        self.assert_range(one["over_vectors"], after - before, vectors)

    def assert_range(self, found, change, vectors):
        """The range over what is not known, by numpy: means of vectors, moved until they vary as much as the posterior mean of
        the variance between vectors, by a sum over both variances on a fine grid."""
        which = np.unique(vectors, return_inverse=True)[1]
        size = np.bincount(which).astype(float)
        means = np.bincount(which, change) / size
        of_vectors, of_luck = len(means) - 1, len(change) - len(means)
        usual = (len(change) - np.square(size).sum() / len(change)) / of_vectors
        both, luck = np.square(means[which] - change.mean()).sum(), np.square(change - means[which]).sum()
        y, x = (np.exp(np.linspace(-12, 30, 3001)) * square for square in (both, luck))
        x = x[:, None]
        log_density = -(of_luck * np.log(x) + luck / x + of_vectors * np.log(y) + both / y) / 2
        density = np.where(y > x, np.exp(log_density - log_density.max()), 0)
        between = (density * (y - x)).sum() / density.sum() / usual
        expected = change.mean() + np.sqrt(between / (both / of_vectors / usual)) * (means - change.mean())
        order = np.sort(expected)
        for name, share in (("low", 0.05), ("high", 0.95)):
            place = share * (len(order) + 1) - 1
            below = min(max(int(np.floor(place)), 0), len(order) - 2)
            wanted = order[below] + (place - below) * (order[below + 1] - order[below])
            self.assertAlmostEqual(found[name], wanted, delta=0.01 * np.abs(expected - change.mean()).max())
        self.assertAlmostEqual(found["same_sign"], (np.sign(expected) == np.sign(change.mean())).mean())
        self.assertTrue(found["luck_taken_off"])

    def test_scenarios_are_run_first_with_the_same_vectors_to_the_same_answer(self):
        asked = ["--parameters", self.set, "--replicates", REPLICATES, "--quiet"]
        self.assertEqual(self.said("compare", SMALL, self.half, *asked),
                         self.said("compare", self.drawn(SMALL), self.drawn(self.half)))
        kept = self.folder / "kept.h5"
        self.said("compare", SMALL, self.half, *asked, "-o", kept)
        with h5py.File(kept) as file, h5py.File(self.folder / "small.h5") as run:
            np.testing.assert_array_equal(file["calibration/vector"][...], run["calibration/vector"][...])

    def test_results_that_drew_other_vectors_or_none_are_not_compared(self):
        base = self.drawn(SMALL)
        plain = self.result_of(self.half, "--parameters", "central")
        self.assertIn("its set of parameters is none, not", self.refused("compare", base, plain))
        other = self.result_of(self.half, "--parameters", self.drawn_from("other.csv", range(7, 27, 2)), name="other")
        self.assertIn("drew other vectors of parameters", self.refused("compare", base, other))
        self.assertIn("drew other vectors of parameters", self.refused("report", base, other, "--json"))
        moved = self.write("moved.csv", self.set.read_text())
        self.said("compare", base, self.result_of(self.half, "--parameters", moved, name="moved"))  # the same by what is in it

    def test_a_result_that_drew_nothing_is_not_compared_as_if_it_had(self):
        base, half = (self.result_of(scenario, "--parameters", "central") for scenario in (SMALL, self.half))
        for command in (["compare", base, half], ["report", base, "--json"]):
            self.assertIn("drew no parameters", self.refused(*command, "--parameters", self.set))

    def test_a_set_that_cannot_be_read_is_said_where_it_is_asked_for(self):
        absent = self.folder / "absent.csv"
        for command in (["compare", SMALL, self.half], ["budget", SMALL], ["report", SMALL, "--json"]):
            self.assertIn("absent.csv", self.refused(*command, "--parameters", absent))

    def test_the_response_to_the_budget_counts_vectors(self):
        asked = ["budget", SMALL, "--steps", 2, "--quiet", "--replicates", REPLICATES, "--parameters", self.set]
        found = json.loads(self.said(*asked, "--json"))
        with h5py.File(self.drawn(SMALL)) as file:
            count = len(np.unique(file["calibration/vector"][...]))
        self.assertEqual(found["interval_holds"]["vectors"], count)
        self.assertIn(OF_THE_MEAN.format(count), " ".join(self.said(*asked).split()))
        self.assertEqual(sorted(found["indicators"][0]["whole"]["for_each_portion"]["over_vectors"]),
                         ["high", "low", "luck_taken_off", "same_sign"])

    def test_every_command_about_one_result_says_what_its_intervals_hold(self):
        result = self.drawn(SMALL, "--network", "full")
        with h5py.File(result) as file:
            vectors = file["calibration/vector"][...]
            full = (file["programme_state"][:, -1] == 2).sum(1).astype(float)
        count = len(np.unique(vectors))
        for command in ("facts", "hubs", "evaluation", "carriers"):
            text, found = self.said(command, result), json.loads(self.said(command, result, "--json"))
            with_network = count if command != "carriers" else found["interval_holds"]["vectors"]
            self.assertIn(OF_THE_MEAN.format(with_network), " ".join(text.split()), command)
            self.assertNotIn(LUCK_ONLY, text, command)
            self.assertEqual(found["interval_holds"]["fitted_parameters"], True, command)
            with_range = [one for one in self.ranges_in(found) if one is not None]
            self.assertEqual("In round brackets: 5 % to 95 % of the vectors of parameters" in " ".join(text.split()),
                             with_network >= FEWEST_OF_A_RANGE, command)
            self.assertEqual(bool(with_range), with_network >= FEWEST_OF_A_RANGE, command)
            self.assertTrue(all(one["low"] <= one["high"] for one in with_range), command)
        self.assertIn("luck_and_parameters", json.loads(self.said("hubs", result, "--json"))["regions"][0]["variance"])
        facts = json.loads(self.said("facts", result, "--json"))["facts"]
        fact = next(one for one in facts if one["measured"]["replicates"] == REPLICATES and one["measured"]["low"])
        with h5py.File(result) as file:
            numbers = file[fact["variable"]]
            if numbers.ndim == 1:
                mean, reach = interval(numbers[...].astype(float), vectors)
                self.assertAlmostEqual(fact["measured"]["high"], mean + reach, places=4)
        page = json.loads(self.said("report", result, "--json"))
        self.assertTrue(any(OF_THE_MEAN.format(count) in caveat["en"] for caveat in page["caveats"]))
        self.assertFalse(any(LUCK_ONLY in caveat["en"] for caveat in page["caveats"]))

    def test_the_shipped_set_is_drawn_from_unless_asked_not_to(self):
        usual, central = self.result_of(SMALL, name="usual"), self.result_of(SMALL, "--parameters", "central", name="central")
        named = self.result_of(SMALL, "--parameters", "calibrated", name="named")
        with h5py.File(usual) as file, h5py.File(named) as same, h5py.File(central) as none:
            self.assertIn("calibrated (", file["provenance"].attrs["parameters"])
            np.testing.assert_array_equal(file["calibration/parameter"][...], same["calibration/parameter"][...])
            self.assertNotIn("vector", none.get("calibration", ()))
        self.assertIn("drew parameters from calibrated", self.refused("compare", usual, usual, "--parameters", "central"))

    def test_what_a_scenario_sets_is_not_drawn_and_pairs_with_what_is(self):
        own = self.write("own.toml", f'extends = "{SMALL}"\n[population]\nfirm_slots_an_e_fold = 1.5\n')
        outcome = musubi("run", own, "-o", self.folder / "own.h5", "--replicates", 4)
        self.assertIn("note: the scenario sets population.firm_slots_an_e_fold, funding.full_million: not drawn", outcome.stderr)
        with h5py.File(self.folder / "own.h5") as file, h5py.File(self.result_of(SMALL)) as usual:
            drawn, all_drawn = (labels_of(result["calibration/parameter"].dims[1][0]) for result in (file, usual))
            self.assertEqual(set(all_drawn) - set(drawn), {"population.firm_slots_an_e_fold"})
            np.testing.assert_array_equal(file["calibration/vector"][...], usual["calibration/vector"][:4])
            kept = [all_drawn.index(name) for name in drawn]
            np.testing.assert_array_equal(file["calibration/parameter"][...], usual["calibration/parameter"][:4][:, kept])

    def test_a_single_vector_has_no_interval_however_many_its_replicates(self):
        text = self.said("compare", SMALL, self.half, "--parameters", self.set, "--replicates", 2, "--quiet")
        self.assertIn("one vector of the parameters", text)
        found = json.loads(self.said("compare", SMALL, self.half, "--parameters", self.set, "--replicates", 2, "--quiet", "--json"))
        self.assertIsNone(found["comparisons"][0]["indicators"][0]["low"])


if __name__ == "__main__":
    unittest.main()
