"""hubs and evaluation as typed, against what h5py and numpy make of the same file."""
import json
import unittest

import h5py
import numpy
from program import BENCHMARK, REST, InAFolder, musubi

STUDENT = {3: 2.919986, 4: 2.353363}  # 95 % quantile by the number of replicates


def flags(variable):
    meanings = variable.attrs["flag_meanings"]
    return dict(zip((meanings.decode() if isinstance(meanings, bytes) else meanings).split(), variable.attrs["flag_values"]))


class OfOneRun(InAFolder):
    def asked(self, command, *arguments):
        outcome = musubi(command, self.result, *arguments)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        return outcome.stdout

    def assert_mean(self, expected, by_replicate, most=numpy.inf):
        """At the ends of the score interval the mean is t standard errors away, each as large as at that end."""
        mean = by_replicate.mean()
        half = STUDENT[len(by_replicate)] * numpy.std(by_replicate, ddof=1) / len(by_replicate) ** 0.5
        self.assertAlmostEqual(expected["value"], mean, delta=0.002 * half + 1e-9)

        def spread(at):
            return at * (1 - at / most)
        for end in (expected["low"], expected["high"]):
            error = half * (spread(end) / spread(mean)) ** 0.5 if half > 0 else 0
            self.assertAlmostEqual(abs(end - mean), error, delta=0.002 * half + 1e-9)
            self.assertTrue(0 <= end <= most)

    def assert_expected_hubs(self, expected, regions, clusters, threshold):
        self.assert_mean(expected["regions"], (regions > threshold).sum(1), regions.shape[1])
        self.assert_mean(expected["clusters"], (clusters > threshold).sum(1), clusters.shape[1])

    def test_hubs_as_json_are_what_numpy_counts(self):
        self.run_small("--quiet")
        document = json.loads(self.asked("hubs", "--threshold", "0.5", "--json"))
        with h5py.File(self.result) as file:
            inside = [i for i, code in enumerate(file["region"].asstr()[...]) if code not in REST]
            names = file["region"].asstr()[...][inside], file["cluster"].asstr()[...]
            scores = file["hub_score"][:, -1][:, inside], file["cluster_hub_score"][:, -1]
            parts = file["hub_dimension_score"][:, -1][:, inside], file["cluster_hub_dimension_score"][:, -1]
            shares = file["hub_share"][:, -1][:, inside].mean(2), file["cluster_hub_share"][:, -1].mean(2)
            weights = file["hub_weight"][...].astype(float)
        self.assertEqual((document["fiscal_year"], document["threshold"], document["replicates"], document["goal"]),
                         (2006, 0.5, 3, 10))
        self.assertEqual((len(document["regions"]), len(document["clusters"])), (18, 16))
        for lines, name, score, part, share in zip((document["regions"], document["clusters"]), names, scores, parts, shares):
            for i, line in enumerate(lines):
                self.assertEqual(line["name"], name[i])
                self.assertAlmostEqual(line["probability"]["value"], (score[:, i] > 0.5).mean())
                self.assertLessEqual(line["probability"]["low"], line["probability"]["value"])
                self.assertAlmostEqual(line["share_of_country"], share[:, i].mean(), places=6)
                ranks = 1 + (score > score[:, [i]]).sum(1)
                self.assertAlmostEqual(line["among_first"]["value"], (ranks <= 10).mean())
                self.assertAlmostEqual(line["rank"]["value"], ranks.mean())
                self.assertAlmostEqual(line["ahead_of"][0], (score[:, i] > score[:, 0]).mean() + (score[:, i] == score[:, 0]).mean() / 2)
                pairs = part[:, i].astype(float) @ weights.T  # every replicate's people under every other's weights
                self.assertAlmostEqual(sum(line["variance"].values()), pairs.var(), places=5)
        self.assert_expected_hubs(document["expected"], *scores, 0.5)
        self.assertEqual([point["threshold"] for point in document["curve"]], list(numpy.arange(-1, 3.1, 0.25)))
        for point in document["curve"]:
            self.assert_expected_hubs(point["expected"], *scores, point["threshold"])
        self.assertEqual(len(document["weightings"]), 6)
        self.assert_expected_hubs(document["weightings"][0]["expected"], *(part.mean(2) for part in parts), 0.5)
        self.assertEqual(document["weightings"][2]["weights"], "intellectual_property")
        self.assert_expected_hubs(document["weightings"][2]["expected"], *(part[..., 1] for part in parts), 0.5)

    def test_hubs_as_text_has_the_threshold_of_the_scenario_and_the_caveats(self):
        scenario = self.write("easy.toml", 'extends = "baseline"\n[population]\nscale = 0.1\n[hub]\nthreshold = -0.25\n')
        self.run_small("--quiet", scenario=scenario)
        text = self.asked("hubs")
        for expected in ("FY2006", "above -0.25 (hub.threshold); 3 replicates", "KOB+OSA", "FUK+KIT", "weights as drawn",
                         "connected_core alone", "hard to measure by quantitative indicators alone", "uncalibrated",
                         "Wilson's 90 % interval", "aims at about 10"):
            self.assertIn(expected, text)
        self.assertNotRegex(text, rf"(?m)^({'|'.join(REST)}) ")
        with h5py.File(self.result) as file:
            hubs = file["hub"][:, -1].sum(1)
        self.assertRegex(text, rf"(?m)^weights as drawn +{hubs.mean():.2f} \[")

    def test_evaluation_as_json_is_what_numpy_counts(self):
        scenario = self.write("long.toml", 'extends = "baseline"\n[population]\nscale = 0.03\n'
                                           '[time]\nlast_fiscal_year = 2010\n[promotion]\nrule = "early"\n')
        self.run_small("--quiet", scenario=scenario, replicates=4)
        document = json.loads(self.asked("evaluation", "--json"))
        with h5py.File(self.result) as file:
            seen, true = file["evaluation_grade"][...], file["evaluation_grade_without_noise"][...]
            state, moved = file["programme_state"][...], file["money_moved_by_grades"][...]
            noise, by_name = file["money_moved_by_noise"][...], flags(file["programme_state"])
        graded = seen > 0
        self.assertEqual(document["graded"], 18 * 4)
        confusion = numpy.zeros((4, 4), int)
        numpy.add.at(confusion, (seen[graded] - 1, true[graded] - 1), 1)
        self.assertEqual(document["confusion"], confusion.tolist())
        self.assertAlmostEqual(document["share_as_without_noise"], numpy.trace(confusion) / 72)
        numpy.testing.assert_allclose(document["shares"]["seen"], confusion.sum(1) / 72)
        numpy.testing.assert_allclose(document["shares"]["without_noise"], confusion.sum(0) / 72)
        numpy.testing.assert_allclose(document["shares"]["analogue"], numpy.array([41, 60, 10, 2]) / 113)
        self.assertEqual([year["fiscal_year"] for year in document["years"]], list(range(2002, 2011)))
        for y, year in enumerate(document["years"]):
            self.assert_mean(year["million_yen_moved"], moved[:, y].clip(0).sum(1) / 1000)
            self.assert_mean(year["million_yen_misdirected"], noise[:, y].clip(0).sum(1) / 1000)
            self.assert_mean(year["completed"], (state[:, y] == by_name["completed"]).sum(1))
            self.assertEqual(year["promoted"]["value"], 6 if year["fiscal_year"] == 2003 else 0)
        self.assertEqual(document["years"][5]["completed"]["value"], 12)
        self.assertGreater(document["years"][4]["million_yen_moved"]["value"], 0)

    def test_evaluation_as_text(self):
        self.run_small("--quiet")
        text = self.asked("evaluation")
        for expected in ("45 regions graded", "21st Century COE", "Noise left", "million yen moved", "misdirected"):
            self.assertIn(expected, text)
        self.assertRegex(text, r"(?m)^A +[01]\.\d{3} +[01]\.\d{3} +0\.363 ")

    def test_without_a_grade_there_are_no_shares_of_grades(self):
        scenario = self.write("early.toml", 'extends = "baseline"\n[population]\nscale = 0.02\n'
                                            '[time]\nburn_in_years = 0\nlast_fiscal_year = 2003\n')
        self.run_small("--quiet", scenario=scenario, replicates=2)
        text = self.asked("evaluation")
        self.assertTrue(text.startswith("Third-year evaluation: no region was graded.\n\n"), text)
        self.assertNotIn("Noise left", text)
        document = json.loads(self.asked("evaluation", "--json"))
        self.assertEqual((document["graded"], document["share_as_without_noise"]), (0, None))
        self.assertEqual((document["shares"]["seen"], document["shares"]["without_noise"]), (None, None))

    def test_a_result_of_another_model_has_neither(self):
        self.run_small("--quiet", scenario=BENCHMARK)
        for command, what in (("hubs", "hub index"), ("evaluation", "evaluation")):
            outcome = musubi(command, self.result)
            self.assertEqual((outcome.returncode, outcome.stdout), (2, ""))
            self.assertIn(f"has no {what}: it is of another model", outcome.stderr)

    def test_what_is_not_whole_or_not_there_is_refused_as_by_inspect(self):
        self.result.write_bytes(b"text")
        for command in ("hubs", "evaluation"):
            self.assertEqual(musubi(command, self.result).returncode, 12)
            self.assertEqual(musubi(command, self.folder / "none.h5").returncode, 2)
        self.assertEqual(musubi("hubs", self.result, "--threshold", "high").returncode, 2)


if __name__ == "__main__":
    unittest.main()
