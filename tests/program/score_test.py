"""score as typed: every number that it prints is computed anew from the file, by other formulas, without scipy."""
import csv
import itertools
import json
import math
import unittest

import h5py
import numpy
from program import BENCHMARK, REST, InAFolder, change_and_seal, labels_of, musubi

HEADER = "name,variable,where,relative_to,relative_where,value,tolerance,source,statistic,over\n"
REGIONS = "region!=" + "|".join(sorted(REST))
TABLE = HEADER + f"""three years,projects_started,fiscal_year=2003..2005;sponsor=own,,,1500,60,b,,
to December,projects_started_monthly,month=200304..200312;sponsor=own;region=KOB|KYO,,,30,6,b,sum,
largest,projects_started,fiscal_year=2004;sponsor=own;{REGIONS},,,45,5,b,max,region
largest share,projects_started,fiscal_year=2004;sponsor=own,projects_started,fiscal_year=2004;sponsor=own,0.4,0.05,b,max,region
growth,own_projects_started_trend,trend_year=2006,own_projects_started_trend,trend_year=2002,1.83,0.1,b,,
spread,own_projects_started_trend,trend_year=2002|2004|2006,,,2,0.3,b,ratio,trend_year
not observed,projects_started,,,,,,,,
"""
NAMES = ["three years", "to December", "largest", "largest share", "growth", "spread"]
OBSERVED = [(1500, 60), (30, 6), (45, 5), (0.4, 0.05), (1.83, 0.1), (2, 0.3)]


def members_of(path):
    """The six figures of every replicate, by the arrays themselves."""
    with h5py.File(path) as file:
        years, months = file["fiscal_year"][...], file["month"][...]
        regions, own = labels_of(file["region"]), labels_of(file["sponsor"]).index("own")
        started = file["projects_started"][..., own].astype(float)
        monthly = file["projects_started_monthly"][..., own].astype(float)
        trend, trend_years = file["own_projects_started_trend"][...].astype(float), list(file["trend_year"][...])
        vectors = file["calibration/vector"][...] if "calibration/vector" in file else numpy.arange(len(started))
    of_2004 = started[:, list(years).index(2004), :]
    in_programme = [i for i, region in enumerate(regions) if region not in REST]
    months_wanted = (months >= 200304) & (months <= 200312)
    trend_of = [trend[:, trend_years.index(year)] for year in (2002, 2004, 2006)]
    return numpy.column_stack([
        started[:, (years >= 2003) & (years <= 2005), :].sum((1, 2)),
        monthly[:, months_wanted, :][:, :, [regions.index("KOB"), regions.index("KYO")]].sum((1, 2)),
        of_2004[:, in_programme].max(1), of_2004.max(1) / of_2004.sum(1), trend_of[2] / trend_of[0],
        numpy.max(trend_of, 0) / numpy.min(trend_of, 0)]), vectors


def simpson(function, low, high, steps=4000):
    at = numpy.linspace(low, high, steps + 1)
    weights = numpy.ones(steps + 1)
    weights[1:-1:2], weights[2:-1:2] = 4, 2
    return float((weights * function(at)).sum() * (high - low) / steps / 3)


def mean_distance(squared, figures):
    """E‖μ + ε‖ as the integral of (1 − E exp(−s²Q))/s² over √π; s = x/(1 − x)."""
    def slope(x):
        s = x / (1 - x)
        one_less = -numpy.expm1(-figures / 2 * numpy.log1p(2 * s * s) - squared * s * s / (1 + 2 * s * s))
        return one_less / (s * s) / (1 - x) ** 2
    return simpson(slope, 1e-6, 1 - 1e-6) / math.sqrt(math.pi) + (figures + squared) * 1e-6 / math.sqrt(math.pi) + \
        1e-6 / math.sqrt(math.pi)


def energy_score(deviations, vectors):
    figures = deviations.shape[1]
    near = numpy.mean([mean_distance(float(x @ x), figures) for x in deviations])
    apart = [math.sqrt(2) * mean_distance(float((deviations[i] - deviations[k]) @ (deviations[i] - deviations[k])) / 2, figures)
             for i, k in itertools.combinations(range(len(deviations)), 2) if vectors[i] != vectors[k]]
    return near - numpy.mean(apart) / 2


def below(x):
    return (1 + math.erf(x / math.sqrt(2))) / 2


def absolute(mean, deviation):
    """E|N(mean, deviation²)|."""
    return deviation * math.sqrt(2 / math.pi) * math.exp(-mean * mean / (2 * deviation ** 2)) + mean * math.erf(mean / deviation / math.sqrt(2))


def figure_score(members, vectors, observed, error):
    count, pairs = len(set(vectors)), [(members[i], members[k]) for i, k in itertools.permutations(range(len(members)), 2)
                                       if vectors[i] != vectors[k]]
    means = [members[vectors == vector].mean() for vector in sorted(set(vectors))]  # each has as many members
    variance = numpy.mean([(a - b) ** 2 for a, b in pairs]) / 2
    low, high = (numpy.quantile(members, q) for q in (0.05, 0.95))
    share = numpy.mean([below((observed - x) / error) for x in members])
    tail = min((1 + count * share) / (1 + count), (1 + count * (1 - share)) / (1 + count))
    crps = numpy.mean([absolute(x - observed, error) for x in members]) - \
        numpy.mean([absolute(a - b, math.sqrt(2) * error) for a, b in pairs]) / 2
    return {"mean": members.mean(), "mean_error": numpy.std(means, ddof=1) / math.sqrt(count), "deviation": math.sqrt(variance),
            "low": low, "high": high, "z": (observed - members.mean()) / math.sqrt(variance + error ** 2),
            "p": min(1, 2 * tail), "crps": crps}


def covariance(deviations, vectors):
    """Of vectors with as many members each: of their means, which also err together, of luck, and of the error."""
    names = sorted(set(vectors))
    each = len(deviations) // len(names)
    means = numpy.array([deviations[vectors == name].mean(0) for name in names])
    about = deviations - means[[names.index(vector) for vector in vectors]]
    within = about.T @ about / max(1, len(deviations) - len(names))
    return numpy.cov(means.T) * (1 + 1 / len(names)) + within * (1 - 1 / each) + numpy.eye(deviations.shape[1])


def fisher_above(f, d, m):
    """By the density of the beta distribution at sin²."""
    a, b = m / 2, d / 2
    end = math.asin(math.sqrt(m / (m + d * f)))
    log_constant = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + math.log(2)
    return simpson(lambda angle: numpy.exp(log_constant + (2 * a - 1) * numpy.log(numpy.sin(angle))
                                           + (2 * b - 1) * numpy.log(numpy.cos(angle))), 1e-9, end, 200_000)


def joint_score(deviations, vectors):
    figures, names = deviations.shape[1], sorted(set(vectors))
    mean = deviations.mean(0)
    squared = mean @ numpy.linalg.solve(covariance(deviations, vectors), mean)
    held = []
    for name in names:
        others, own = deviations[vectors != name], deviations[vectors == name]
        inverse = numpy.linalg.inv(covariance(others, vectors[vectors != name]))
        held += [(x - others.mean(0)) @ inverse @ (x - others.mean(0)) + numpy.trace(inverse) for x in own]
    expected = numpy.mean(held)
    degrees = max(len(names) - 1, (figures + 1) * expected / (expected - figures) if expected > figures else 1e5)
    m = degrees - figures + 1
    return {"energy_score": energy_score(deviations, vectors), "squared_mahalanobis": squared, "numerator_degrees": figures,
            "denominator_degrees": m, "p": fisher_above(squared * m / (degrees * figures), figures, m)}


class Score(InAFolder):
    def setUp(self):
        super().setUp()
        self.table = self.write("observed.csv", TABLE)

    def said(self, *arguments):
        outcome = musubi("score", *arguments)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        return outcome.stdout

    def alike(self, told, expected, places=9):
        for name, value in expected.items():
            self.assertLess(abs(told[name] - value), 10 ** -places * max(1, abs(value)), name)

    def recomputed(self, *more):
        people = self.write("people.toml", 'extends = "baseline"\n[population]\nscale = 0.05\n[time]\nburn_in_years = 2\n')
        self.run_small("--quiet", *more, scenario=people, replicates=12)
        told = json.loads(self.said(self.result, "--against", self.table, "--json"))
        members, vectors = members_of(self.result)
        self.assertEqual([one["figure"] for one in told["figures"]], NAMES)
        self.assertEqual((told["members"], told["independent_members"]), (12, len(set(vectors))))
        for f, (one, (value, error)) in enumerate(zip(told["figures"], OBSERVED)):
            self.assertEqual((one["observed"], one["error"], one["members_without_a_number"]), (value, error, 0))
            self.alike(one, figure_score(members[:, f], vectors, value, error))
        values, errors = numpy.array(OBSERVED, float).T
        self.alike(told["joint"], joint_score((members - values) / errors, vectors), places=5)
        return told

    def test_each_number_is_that_of_another_program(self):
        told = self.recomputed()
        self.assertEqual(told["range_holds"]["fitted_parameters"], False)

    def test_so_is_that_of_replicates_that_share_vectors(self):
        told = self.recomputed("--parameters", "calibrated")
        self.assertEqual((told["range_holds"]["vectors"], told["independent_members"]), (6, 6))
        text = self.said(self.result, "--against", self.table)
        self.assertIn("over 12 members, 6 of them independent", text)
        self.assertIn("what is not known about the fitted parameters, and luck (6 vectors of them)", text)
        self.assertIn("With 6 independent members no p can be below 0.286", text)
        self.assertIn("So few independent members for so many figures", text)

    def test_text_and_csv_say_the_same(self):
        self.run_small("--quiet", replicates=12)
        table = self.folder / "scores.csv"
        text = self.said(self.result, "--against", self.table, "--csv", table)
        told = json.loads(self.said(self.result, "--against", self.table, "--json"))
        with open(table, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        lines = text.splitlines()
        self.assertEqual(lines[0].split(), ["figure", "observed", "predicted", "z", "p", "CRPS"])
        for line, row, one in zip(lines[1:], rows, told["figures"]):
            self.assertEqual({name: row[name] for name in ("figure", "source")}, {"figure": one["figure"], "source": "b"})
            for name in set(row) - {"figure", "source"}:
                self.assertEqual(float(row[name]), one[name], name)
            self.assertTrue(line.startswith(one["figure"]), line)
            z, p, crps = map(float, line.split()[-3:])
            self.assertLessEqual(abs(z - one["z"]), 0.0051)
            self.assertLessEqual(abs(p - one["p"]), 0.00051)
            self.assertLessEqual(abs(crps / one["crps"] - 1), 0.06)
            shown = line[len(one["figure"]):].replace("[", " ").replace("]", " ").replace(",", " ").split()
            for number, name in zip((shown[0], shown[2], *shown[3:6]), ("observed", "error", "mean", "low", "high")):
                self.assertLessEqual(abs(float(number) - one[name]), 0.06 * max(1, abs(one[name])), (line, name))
        joint = told["joint"]
        self.assertIn(f"Mahalanobis distance {math.sqrt(joint['squared_mahalanobis']):.2f} ", text)
        self.assertIn(f"F with 6 and {joint['denominator_degrees']:.1f} degrees of freedom", text)

    def test_members_without_a_number_are_counted_and_said(self):
        self.run_small("--quiet", replicates=8)
        rows = "started,projects_started,fiscal_year=2004,,,700,50,c\nclustering,clustering,fiscal_year=2004,,,0.5,0.05,c\n"

        def lose(file):
            file["network/clustering"][2, list(file["fiscal_year"][...]).index(2004)] = math.nan

        change_and_seal(self.result, lose)
        table = self.write("few.csv", HEADER.replace(",statistic,over", "") + rows)
        told = json.loads(self.said(self.result, "--against", table, "--json"))
        self.assertEqual([one["members_without_a_number"] for one in told["figures"]], [0, 1])
        self.assertEqual((told["joint"]["members"], told["joint"]["members_without_a_number"]), (7, 1))
        text = self.said(self.result, "--against", table)
        self.assertIn("clustering: 1 of 8 members have no number for it and are left out of its scores.", text)
        self.assertIn("Joint: 1 of 8 members have no number for some figure and are left out.", text)

    def test_too_few_members_have_no_joint_p_and_the_text_says_why(self):
        self.run_small("--quiet", replicates=3)
        told = json.loads(self.said(self.result, "--against", self.table, "--json"))["joint"]
        self.assertIsNone(told["p"])
        self.assertEqual(told["no_p_because"], "it takes 5 independent members, and there are 3")
        self.assertIsNotNone(told["energy_score"])
        self.assertIn("Joint: no tail probability, as it takes 5 independent members", self.said(self.result, "--against", self.table))

    def test_all_that_is_wrong_with_a_table_is_said_at_its_place(self):
        self.run_small("--quiet", replicates=1)
        table = self.write("wrong.csv", HEADER + "a,patents,,,,1,1,a,,\n"
                           "b,projects_started,region=KOB|ABC,,,1,1,a,mean,\n"
                           "c,projects_started,region=KOB,,,1,0,a,max,region\n"
                           "d,region_groups,,,,1,1,a,,\n"
                           "e,projects_started,replicate=0,,,x,1,a,,region\n")
        outcome = musubi("score", self.result, "--against", table)
        self.assertEqual((outcome.returncode, outcome.stdout), (2, ""))
        for said in (r"wrong\.csv:2:3: the results have no variable 'patents'", r"wrong\.csv:3:20: dimension 'region' has no 'ABC'",
                     r"wrong\.csv:3:\d+: unknown statistic 'mean': sum, max or ratio",
                     r"wrong\.csv:4:\d+: the tolerance 0 must be above 0",
                     r"wrong\.csv:4:\d+: 'where' selects one 'region', and max compares several",
                     r"wrong\.csv:5:3: 'region_groups' is the same in all replicates",
                     r"wrong\.csv:6:20: 'projects_started' has no dimension 'replicate'",
                     r"wrong\.csv:6:\d+: 'x' in column 'value' is no number", r"wrong\.csv:6:\d+: over needs the statistic max or ratio"):
            self.assertRegex(outcome.stderr, said)

    def test_a_table_is_not_overwritten_and_a_comparison_is_no_result(self):
        self.run_small("--quiet", scenario=BENCHMARK, replicates=2)
        table = self.write("few.csv", HEADER + "ties,edges,,,,8000,100,c,,\n")
        for target in (table, self.result):
            self.assertEqual(musubi("score", self.result, "--against", table, "--csv", target, "--overwrite").returncode, 2)
        kept = self.folder / "kept.h5"
        self.assertEqual(musubi("compare", self.result, self.result, "-o", kept).returncode, 0)
        outcome = musubi("score", kept, "--against", table)
        self.assertEqual(outcome.returncode, 2)
        self.assertIn("is a comparison of results, not the result of a run", outcome.stderr)


if __name__ == "__main__":
    unittest.main()
