"""The scenarios that are shipped: how they are listed and named, that each is the change that it claims, and that they answer
to money and status as they must."""
import csv
import itertools
import json
import unittest

import h5py
import numpy as np
from program import SOURCE, InAFolder, labels_of, musubi

FOLDER = SOURCE / "scenarios"
# Every weight of the choice of a partner.
NO_PULLS = {f"choice.{pull}": "0.0" for pull in ("tie", "shared", "degree", "distance", "near", "wide", "introduced", "call", "size",
                                                 "expert")}
# What each sets; everything else is the baseline's, or that of the scenario named beside it.
CHANGES = {
    "frozen-6900": {"budget.column": '"frozen_at_fy2003"'},
    "request-9000": {"budget.column": '"fy2004_request_then_frozen"'},
    "ambitious-12000": {"budget.column": '"ambitious_12000"', "budget.table": '"data/ambitious_budget.csv"'},
    "no-programme": {"budget.factor": "0.0"},
    "trial-early": {"promotion.rule": '"early"'},
    "trial-never": {"promotion.rule": '"never"'},
    "trial-on-merit": {"promotion.rule": '"merit"'},
    "equal-shares": {"evaluation.moves_funding": "false"},
    "strong-evaluation": {"evaluation.strength": "2.0"},
    "coordinators-double": {"budget.research": "0.55", "budget.coordination": "0.2"},
    "meti-off": {"scouting.meti_link": "0.0"},
    "bridges-off": {"scouting.wide_reach": "0.0"},
    "candidates": {"tables.regions": '"data/country_with_candidates.csv"', "promotion.last_entry": "2004"},
    ("candidates", "new-trials"): {"promotion.last_entry": "2010"},
    ("frozen-6900", "frozen-6900-on-trial"): {"promotion.last_entry": "2003"},
    ("request-9000", "request-9000-on-trial"): {"promotion.last_entry": "2003"},
    "kobe": {"tables.regions": '"data/kobe_country.csv"', "tables.institutions": '"data/kobe_institutions.csv"',
             "budget.table": '"data/kobe_budget.csv"', "budget.column": '"three_full_regions"', "tables.levels": "not set",
             "tables.beside": "not set", "beside.grant_million": "not set", "beside.boost": "not set"},
    "rivals/no-weights": {**NO_PULLS, "choice.outside_group": "1.6", "choice.outside_firm": "-0.7"},
    ("rivals/no-weights", "rivals/random-partners"): {
        "search.ties": "0", "search.friends_of_friends": "0", "search.near": "0", "search.far": "16", "search.newborn_visits": "0",
        "choice.outside_group": "1.75", "choice.outside_firm": "-0.55", "consortium.guests": '"anyone"'},
    "rivals/no-ties": {
        "search.ties": "0", "search.friends_of_friends": "0", "search.near": "14", "search.far": "10", "choice.tie": "0.0",
        "choice.shared": "0.0", "choice.degree": "0.0", "choice.outside_group": "3.85", "choice.outside_firm": "1.55",
        "consortium.guests": '"anyone"', "research.repetition": "0.0"},
    "rivals/no-learning": {"knowledge.learning": "0.0", "knowledge.expertise_growth": "0.0"},
    "rivals/shuffled-regions": {"tables.regions": '"../data/shuffled_country.csv"'},
}
NAMES = {pair if isinstance(pair, str) else pair[1] for pair in CHANGES}


def rows_of(name):
    with open(FOLDER / "data" / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


class Library(InAFolder):
    def listed(self):
        outcome = musubi("scenarios", "--json")
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        return {one["name"]: one for one in json.loads(outcome.stdout)}

    def test_all_are_listed_with_title_and_question_in_both_languages(self):
        listed = self.listed()
        self.assertLessEqual({"baseline", *NAMES, "ablations/no-calls"}, set(listed))
        self.assertEqual(set(listed), {str(path.relative_to(FOLDER).with_suffix("")) for path in FOLDER.rglob("*.toml")
                                       if path.parent.name != "sweeps"})
        for name, one in listed.items():
            if name.startswith("controls/"):
                continue
            with self.subTest(name):
                for lines in (one["title"], one["question"]):
                    self.assertEqual(sorted(lines), ["en", "ja"])
                    self.assertTrue(lines["en"].isascii() and lines["en"])
                    self.assertTrue(any("\u3041" <= c <= "\u9fff" for c in lines["ja"]), lines["ja"])
        for what in ("title", "question"):  # those of the library are all different
            lines = [listed[name][what]["en"] for name in NAMES]
            self.assertGreaterEqual(len(set(lines)), len(lines) - (what == "question"), what)

    def test_the_language_is_that_asked_for(self):
        both, english, japanese = (musubi("scenarios", "--language", language).stdout for language in ("both", "en", "ja"))
        self.assertEqual(both, musubi("scenarios").stdout)
        self.assertEqual(both.split("\n")[:5], ["baseline", "    Baseline: the programme as realised",
                                                "      What did the programme bring, in patents and joint research, by FY2006?",
                                                "    基準：実現した事業", "      2006年度までに、事業は特許と共同研究で何をもたらしたか。"])
        self.assertTrue(english.isascii())
        self.assertIn("kobe\n    神戸を詳しく\n", japanese)
        self.assertNotIn("Kobe in close-up", japanese)
        self.assertEqual(musubi("scenarios", "--language", "fr").returncode, 2)

    def test_a_bare_name_is_the_shipped_scenario(self):
        outcome = musubi("validate", "frozen-6900", "ablations/no-calls", cwd=self.folder)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        self.assertIn(f"{FOLDER / 'frozen-6900.toml'}: ok", outcome.stdout)
        self.write("mine.toml", 'extends = "kobe"\n')
        self.assertEqual(musubi("validate", "mine.toml", cwd=self.folder).returncode, 0)
        self.write("kobe", "fish = 1\n")
        self.assertIn("unknown key 'fish'", musubi("validate", "kobe", cwd=self.folder).stderr, "what is here comes first")
        self.assertIn("did you mean", musubi("validate", "frozen-690", cwd=self.folder).stderr)
        self.assertEqual(musubi("run", "no-such", "-o", "x.h5", cwd=self.folder).returncode, 2)

    def test_each_changes_what_it_says_and_nothing_else(self):
        for pair, changes in CHANGES.items():
            base, name = ("baseline", pair) if isinstance(pair, str) else pair
            found = {one["name"]: one["second"] for one in
                     json.loads(musubi("diff", "--json", base, name).stdout)["settings"]}
            with self.subTest(name):
                self.assertIn("title", found)
                found.pop("title"), found.pop("question", None), found.pop("outcome", None)
                self.assertEqual({key: value.split(" (")[0] for key, value in found.items()}, changes)

    def test_the_baseline_stands_beside_what_was_observed_and_says_who_made_what(self):
        small = self.write("small.toml", 'extends = "baseline"\n[population]\nscale = 0.1\n[time]\nburn_in_years = 2\n')
        outcome = musubi("run", small, "-o", self.folder / "small.h5", "--replicates", 2, "--quiet")
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        country = outcome.stdout.split("The country by fiscal year")[1]
        self.assertRegex(country, r"(?m)^2002 .*\] +7806 .*\] +4420 .*\] +1016 ", "observed levels stand behind those of the model")
        self.assertRegex(country, r"(?m)^2006 .*\] +14310 [^\n]*\]$", "nothing where nobody knows")
        with h5py.File(self.folder / "small.h5") as file:
            programme = {what: file[f"patent_applications_{what}"][..., 1] for what in ("domestic", "made_in_projects", "uncovered")}
            sums = file["inventions"][...].sum((2, 3))
            self.assertTrue((file["inventions_trend"][:, 3:] == sums).all(), "FY2002 is the fourth year since 1999")
        self.assertTrue((programme["made_in_projects"] + programme["uncovered"] == programme["domestic"]).all())
        self.assertGreater(programme["uncovered"].sum(), 0)
        outcome = musubi("report", self.folder / "small.h5", "--json")
        rows = {(row[1]["en"], row[2]): row for row in json.loads(outcome.stdout)["country"]["rows"]}
        self.assertEqual(rows["inventions", 2001][3], 3507)
        self.assertIsNone(rows["inventions", 2006][3])
        self.assertAlmostEqual(rows["inventions", 2002][4], sums[:, 0].mean())

    def test_tables_are_the_baselines_but_for_what_they_are_for(self):
        regions, institutions = rows_of("country.csv"), rows_of("institutions.csv")
        candidates = rows_of("country_with_candidates.csv")
        inside = [row for row in regions if row["role"] == "programme"]
        self.assertEqual(candidates[:len(inside)], inside)
        added = candidates[len(inside):len(inside) + 3]
        self.assertEqual({(row["role"], row["first_trial_fy"], row["first_full_fy"]) for row in added}, {("programme", "2005", "")})
        for people in ("institutions", "groups", "firms", "large_firms"):
            self.assertEqual(*(sum(int(row[people]) for row in rows) for rows in (candidates, regions)), "taken out of their blocks")
        shuffled = rows_of("shuffled_country.csv")
        for columns in (["latitude", "longitude", "wide_area"], ["groups", "firms", "strength"]):  # dealt anew, none lost
            for role in ("programme", "rest"):
                dealt, own = ([tuple(row[name] for name in columns) for row in rows if row["role"] == role]
                              for rows in (shuffled, regions))
                self.assertEqual(sorted(dealt), sorted(own))
                self.assertNotEqual(dealt, own)
        for row, own in zip(shuffled, regions):
            self.assertEqual([row[name] for name in ("id", "fields", "first_full_fy")], [own[name] for name in ("id", "fields", "first_full_fy")])
        kobe = rows_of("kobe_country.csv")
        self.assertEqual(kobe, [row for row in regions if row["id"] in ("KYO", "OSA", "KOB", "KAN", "KIN")])
        self.assertEqual(rows_of("kobe_institutions.csv"), [row for row in institutions if row["home"] in ("KYO", "OSA", "KOB")])
        realised = {row["fiscal_year"]: float(row["as_realised"]) for row in rows_of("programme_budget.csv")}
        for row in rows_of("ambitious_budget.csv"):
            self.assertEqual(float(row["ambitious_12000"]),
                             realised[row["fiscal_year"]] if row["fiscal_year"] < "2004" else 12000)
        for row in rows_of("kobe_budget.csv"):
            year = row["fiscal_year"]
            trial = {"2002": 6, "2003": 3}.get(year, 0)
            self.assertAlmostEqual(float(row["three_full_regions"]), 3 * (realised[year] - 50 * trial) / (18 - trial), places=3)

    def test_title_and_question_are_kept_with_a_result_and_change_no_content(self):
        small = '[population]\nscale = 0.02\n[time]\nburn_in_years = 0\n'
        plain = self.write("plain.toml", f'extends = "baseline"\ntitle = "T"\n{small}')
        both = self.write("both.toml", 'extends = "baseline"\ntitle = {ja = "題", en = "T"}\n'
                                       f'question = {{en = "Why?", ja = "なぜ"}}\n{small}')
        checksums = []
        for scenario in (plain, both):
            outcome = self.run_small("--quiet", scenario=scenario, replicates=1)
            checksums.append(outcome.stdout.splitlines()[-1])
        self.assertEqual(*checksums)
        with h5py.File(self.result) as file:
            found = dict(file["provenance"].attrs)
        self.assertEqual({name: found[name] for name in ("title_en", "title_ja", "question_en", "question_ja")},
                         {"title_en": "T", "title_ja": "題", "question_en": "Why?", "question_ja": "なぜ"})
        self.assertIn('title = {en = "T", ja = "題"}\nquestion = {en = "Why?", ja = "なぜ"}\n', found["resolved_scenario"])
        bad = self.write("bad.toml", 'extends = "baseline"\ntitle = {english = "T"}\n')
        self.assertIn("bad.toml:2:10: title: 'english' is no language; two small letters were meant, as en or ja",
                      musubi("validate", bad).stderr)


class Metamorphic(InAFolder):
    """A tenth of the people and money, and no burn-in: enough for what must hold exactly."""
    small = "[population]\nscale = 0.1\n[time]\nburn_in_years = 2\n"

    def scenario(self, name, more="", stem=None):
        return self.write(f"{stem or 'small-' + name}.toml", f'extends = "{name}"\n{self.small}{more}')

    def results(self, scenario, replicates=2):
        self.run_small("--quiet", scenario=scenario, replicates=replicates)
        with h5py.File(self.result) as file:
            return {name: file[name][...] for name in ("money", "programme_state", "projects_started", "region", "flow", "line")}

    def granted(self, results):
        flow = labels_of(results["flow"]).index("granted")
        lines = [i for i, label in enumerate(labels_of(results["line"])) if label != "matching"]
        return results["money"][..., lines, flow].sum(-1)  # replicate, year, region

    def cells(self, *scenarios, replicates=2):
        target = self.folder / "cells.csv"
        outcome = musubi("compare", *scenarios, "--quiet", "--replicates", replicates, "--csv", target, "--overwrite")
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        with open(target, newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def test_more_money_never_lowers_what_is_granted(self):
        # Under equal shares: with grades, who gains more is also a matter of what the money did.
        equal = '[evaluation]\nmoves_funding = false\n'
        granted = [self.granted(self.results(self.scenario(name, equal)))
                   for name in ("no-programme", "frozen-6900", "request-9000", "ambitious-12000")]
        for less, more in itertools.pairwise(granted):
            self.assertTrue((less <= more).all(), "in any replicate, year or region")
            self.assertGreater(more.sum(), less.sum())
        total = self.granted(self.results(self.scenario("ambitious-12000"))).sum(-1)
        self.assertEqual(total[0].tolist(), [600_000, 690_000, 1_200_000, 1_200_000, 1_200_000], "a tenth of the budget")

    def test_a_budget_of_zero_is_no_programme(self):
        zero = self.scenario("request-9000", "[budget]\nfactor = 0.0\n", "zero")
        for row in self.cells(self.scenario("no-programme"), zero):
            self.assertIn(row["difference"], ("0", ""), row)

    def test_turned_round_every_sign_flips(self):
        one, other = self.scenario("baseline"), self.scenario("frozen-6900")
        there, back = self.cells(one, other), self.cells(other, one)
        self.assertEqual(len(there), len(back))
        moved = 0
        for a, b in zip(there, back):
            if a["difference"] == "":
                self.assertEqual(b["difference"], "")
                continue
            self.assertEqual([float(a[key]) for key in ("difference", "low", "high")] if a["low"] else [],
                             [0 - float(b[key]) for key in ("difference", "high", "low")] if b["low"] else [], (a, b))
            self.assertEqual((a["base_mean"], a["changed_mean"]), (b["changed_mean"], b["base_mean"]))
            moved += float(a["difference"]) != 0
        self.assertGreater(moved, 1000)

    def test_trial_regions_are_promoted_as_each_title_says(self):
        states = {}
        for name in ("baseline", "trial-early", "trial-never", "frozen-6900-on-trial"):
            found = self.results(self.scenario(name), replicates=1)
            codes = labels_of(found["region"])
            states[name] = {code: found["programme_state"][0, :, i].tolist() for i, code in enumerate(codes)}
        trial, last = ("TOY", "NGY", "TKS", "KNZ", "GIF", "UBE"), ("KNZ", "GIF", "UBE")
        for code, seen in states["baseline"].items():
            if code in trial:
                full_from = 2 if code in last else 1
                self.assertEqual(states["trial-early"][code][:2], [1, 2], "full in FY2003")
                self.assertEqual(states["trial-never"][code], [1] * 5)
                self.assertEqual(seen[:full_from + 1], [1] * full_from + [2])
                self.assertEqual(states["frozen-6900-on-trial"][code], [1] * 5 if code in last else seen)
            else:
                for name in states:
                    self.assertEqual(states[name][code][:4], seen[:4], "before grades tell")

    def test_new_trials_enter_beside_the_same_people(self):
        found = [self.results(self.scenario(name), replicates=1) for name in ("candidates", "new-trials", "baseline")]
        codes = labels_of(found[0]["region"])
        added = [codes.index(code) for code in ("OKA", "KUM", "YNZ")]
        self.assertEqual(found[0]["programme_state"][0][:, added].tolist(), [[0] * 3] * 5)
        self.assertEqual(found[1]["programme_state"][0][:, added].tolist(), [[0] * 3] * 3 + [[1] * 3] * 2)
        self.assertTrue((found[0]["projects_started"][:, :3] == found[1]["projects_started"][:, :3]).all(),
                        "nothing differs before they enter")
        rest = [i for i in range(len(codes)) if i not in added]
        grants = [self.granted(one)[0] for one in found]
        self.assertTrue((grants[0][:4, rest] == grants[2][:4]).all(), "the others are granted what they were")
        self.assertEqual(grants[1].sum(1).tolist(), grants[0].sum(1).tolist(), "from within the total")


if __name__ == "__main__":
    unittest.main()
