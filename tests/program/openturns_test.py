"""Sobol' indices against OpenTURNS, which has estimators of its own: the same runs of the same design."""
import json
import unittest

import h5py
import numpy
import openturns

from program import musubi
from sweep_test import Sweep, sweep_text

FACTORS = ["network.agents", "network.candidates", "network.rewiring"]
SIZE = 256
NAMES = {"martinez": openturns.MartinezSensitivityAlgorithm, "jansen": openturns.JansenSensitivityAlgorithm,
         "saltelli": openturns.SaltelliSensitivityAlgorithm}


class OpenTurns(Sweep):
    def setUp(self):
        super().setUp()
        self.write("model.toml", 'model = "network_benchmark"\n\n[network]\nagents = 200\nsteps = 3\n')
        self.planned(sweep_text(f'[design]\nkind = "saltelli"\npoints = {SIZE}\nsecond_order = false\n',
                                "[factors]\nnetwork.agents = { low = 200, high = 600 }\nnetwork.candidates = { low = 1, high = 8 }\n"
                                "network.rewiring = { levels = [100000000000000000, 1000000000000000000, 4000000000000000000] }\n",
                                frame='scenario = "model.toml"\nreplicates = 1\n'))
        self.run_all()
        self.merged()
        with h5py.File(self.result) as file:
            runs, places = file["runs/result"][0, :, 0], file["plan/place"][...]
        # Ours: block by block A, A with each factor from B, B. Theirs: all A, all B, all A with the first factor from B …
        order = [0, len(FACTORS) + 1, *range(1, len(FACTORS) + 1)]
        blocks = runs.reshape(SIZE, len(FACTORS) + 2)[:, order]
        self.a, self.b = blocks[:, 0], blocks[:, 1]
        self.outputs = openturns.Sample(blocks.T.reshape(-1, 1).tolist())
        self.inputs = openturns.Sample(places.reshape(SIZE, len(FACTORS) + 2, -1)[:, order].transpose(1, 0, 2).reshape(-1, len(FACTORS)).tolist())

    def ours(self, estimator, measure):
        rows = json.loads(musubi("sweep", "analyze", self.result, "--json", "--sobol", estimator, "--draws", 0, "--only",
                                 "accepted", "--estimator", "sobol").stdout)["measured"]
        found = {row["factor"]: row["value"] for row in rows if row["measure"] == measure}
        return numpy.array([found[factor] for factor in FACTORS])

    def theirs(self, estimator):
        algorithm = NAMES[estimator](self.inputs, self.outputs, SIZE)
        return numpy.array(algorithm.getFirstOrderIndices()), numpy.array(algorithm.getTotalOrderIndices())

    def test_martinez_is_theirs_to_the_last_digits(self):
        first, total = self.theirs("martinez")
        numpy.testing.assert_allclose(self.ours("martinez", "first"), first, atol=1e-9)
        numpy.testing.assert_allclose(self.ours("martinez", "total"), total, atol=1e-9)

    def test_adjusted_is_martinez_less_the_chance_correlation_of_a_and_b(self):
        first, total = self.theirs("martinez")
        by_chance = numpy.corrcoef(self.a, self.b)[0, 1]
        self.assertGreater(abs(by_chance), 0.001)
        numpy.testing.assert_allclose(self.ours("adjusted", "first"), (first - by_chance) / (1 - by_chance), atol=1e-9)
        numpy.testing.assert_allclose(self.ours("adjusted", "total"), total, atol=1e-9)

    def test_jansen_is_theirs_but_for_the_variance_that_both_divide_by(self):
        """Ours is that of A and B together, theirs that of A alone."""
        both = ((self.a ** 2).mean() + (self.b ** 2).mean()) / 2 - ((self.a.mean() + self.b.mean()) / 2) ** 2
        for variance in (self.a.var(), self.a.var(ddof=1)):
            first, total = self.theirs("jansen")
            near = dict(atol=0, rtol=2 / SIZE)
            numpy.testing.assert_allclose((1 - self.ours("jansen", "first")) * both, (1 - first) * variance, **near)
            numpy.testing.assert_allclose(self.ours("jansen", "total") * both, total * variance, **near)

    def test_saltelli_is_near_theirs_as_far_as_the_sample_tells(self):
        first, _ = self.theirs("saltelli")
        numpy.testing.assert_allclose(self.ours("saltelli", "first"), first, atol=0.1)
        self.assertEqual(numpy.argmax(self.ours("saltelli", "first")), numpy.argmax(first))


if __name__ == "__main__":
    unittest.main()
