"""compare as typed: what one scenario brings against another under the same luck, and which pairs are refused."""
import csv
import json
import subprocess
import unittest

import h5py
import numpy as np
import xarray
from program import BENCHMARK, PROGRAM, REST, SMALL, InAFolder, labels_of, musubi, sealed

REFUSED = 2
T_OF_TWO = 2.920  # Student's t of three replicates that leaves 5 % at each end, from a table


class Compare(InAFolder):
    def scenario(self, name, text):
        return self.write(name, f'extends = "{SMALL}"\n{text}')

    def result_of(self, scenario, *arguments, replicates=3):
        target = self.folder / f"{scenario.stem}.h5"
        outcome = musubi("run", scenario, "--parameters", "central", "-o", target, "--quiet", "--replicates", replicates, *arguments)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        return target

    def compared(self, *arguments):
        outcome = musubi("compare", *arguments, "--json")
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        return json.loads(outcome.stdout)

    def refused(self, *arguments):
        outcome = musubi("compare", *arguments)
        self.assertEqual((outcome.returncode, outcome.stdout), (REFUSED, ""), outcome.stderr)
        return outcome.stderr

    def altered(self, result, **provenance):
        """The same result with other attributes of /provenance, sealed again."""
        copy = self.folder / "altered.h5"
        whole = result.read_bytes()
        copy.write_bytes(whole[:whole.rindex(b"\nmusubi seal")])
        with h5py.File(copy, "r+") as file:
            for name, value in provenance.items():
                file["provenance"].attrs.modify(name, value)
        copy.write_bytes(sealed(copy.read_bytes()))
        return copy

    def test_differences_are_those_that_numpy_finds(self):
        base = self.result_of(SMALL)
        none = self.result_of(self.scenario("none.toml", "[budget]\nfactor = 0.0\n"))
        document = self.compared(base, none)
        self.assertEqual((document["replicates"], document["seed"], len(document["comparisons"])), (3, 1, 1))
        with h5py.File(base) as a, h5py.File(none) as b:
            def each(file):  # applications of the programme in the last year, without the rest of the country
                inside = [label not in REST for label in labels_of(file["region"])]
                return file["patent_applications_domestic"][:, -1, inside, 1].sum(1).astype(float)
            before, after = each(a), each(b)
        found = document["comparisons"][0]["indicators"][0]
        change = after - before
        self.assertEqual(found["indicator"], "programme patent applications in FY2006")
        self.assertAlmostEqual(found["base"], before.mean())
        self.assertAlmostEqual(found["difference"], change.mean())
        self.assertAlmostEqual(found["high"] - found["low"], 2 * T_OF_TWO * change.std(ddof=1) / np.sqrt(3), places=2)
        self.assertAlmostEqual(found["relative"], -1)
        self.assertEqual(found["same_sign"], 1)
        self.assertAlmostEqual(found["variance_ratio"], 1, msg="without the programme nothing is left to vary with")

        text = musubi("compare", base, none).stdout.splitlines()
        for line in text[:3]:
            self.assertRegex(line, r"^none: [\d.]+ fewer .* in FY2006 than small, -100\.0 % \(90 % interval of the mean "
                                   r"difference: -[\d.]+ to -[\d.]+\)\.$")
        self.assertRegex("\n".join(text), "crowding (out|in), ")
        self.assertIn("Decisions rest", "\n".join(text))
        one = document["comparisons"][0]
        self.assertEqual(one["primary_outcome"], found["indicator"])
        self.assertIn(f"Primary outcome, named before the runs: {found['indicator']}. Of the {one['intervals']} intervals",
                      "\n".join(text))

        turned = self.compared(none, base)["comparisons"][0]
        for one, other in zip(document["comparisons"][0]["indicators"], turned["indicators"]):
            self.assertEqual((one["difference"], one["low"], one["high"]),
                             tuple(0 - other[end] for end in ("difference", "high", "low")), one["indicator"])
        for one, other in zip(document["comparisons"][0]["ratios"], turned["ratios"]):
            self.assertAlmostEqual(one["value"], other["value"], msg="a ratio of changes has no direction")

    def test_the_outcome_that_a_scenario_names_is_the_primary_one(self):
        base = self.result_of(SMALL)
        hubs = self.result_of(self.scenario("hubs.toml", 'outcome = "hubs"\n[budget]\nfactor = 0.5\n'))
        jobs = self.result_of(self.scenario("jobs.toml", 'outcome = "new_jobs"\n[budget]\nfactor = 0.5\n'))
        one = self.compared(base, hubs)["comparisons"][0]
        self.assertEqual((one["primary_outcome"], one["indicators"][0]["indicator"]), ("hubs in FY2006",) * 2)
        text = musubi("compare", base, hubs).stdout
        self.assertIn("hubs in FY2006", text.splitlines()[0])
        self.assertIn("Primary outcome, named before the runs: hubs in FY2006.", text)
        self.assertEqual(self.compared(hubs, base)["comparisons"][0]["primary_outcome"], "hubs in FY2006",
                         "that of the base, where the other names none")
        both = musubi("compare", base, hubs, jobs)
        self.assertIn("Primary outcome, named before the runs: programme patent applications in FY2006.", both.stdout)
        self.assertEqual(both.stderr, "warning: the scenarios name different outcomes (hubs, new_jobs), so that the "
                                      "model's first is the primary one; compare them one by one for their own\n")

    def test_an_inert_change_gives_exactly_zero_everywhere(self):
        base = self.result_of(SMALL)
        inert = self.result_of(self.scenario("inert.toml", "[promotion]\nmerit_score = 50.0  # nobody is promoted on merit\n"))
        cells = self.folder / "cells.csv"
        outcome = musubi("compare", base, inert, "--csv", cells)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        for line in outcome.stdout.splitlines()[:3]:
            self.assertRegex(line, r"^inert: as many .* as small in every replicate\.$")
        with open(cells, newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        self.assertGreater(len({row["variable"] for row in rows}), 40)
        for row in rows:
            if row["base_mean"]:  # not missing, as what is not defined for a region without funds
                self.assertEqual([float(row[name]) for name in ("difference", "low", "high", "relative")], [0] * 4, row)
        found = self.compared(base, inert)["comparisons"][0]
        self.assertEqual({one["difference"] for one in found["indicators"]}, {0})
        self.assertEqual({one["value"] for one in found["ratios"]}, {None})

    def test_the_cells_of_the_csv_file_are_those_of_the_results(self):
        base = self.result_of(SMALL)
        half = self.result_of(self.scenario("half.toml", "[budget]\nfactor = 0.5\n"))
        cells = self.folder / "cells.csv"
        self.assertEqual(musubi("compare", base, half, "--csv", cells).returncode, 0)
        with open(cells, newline="", encoding="utf-8") as file:
            row = next(row for row in csv.DictReader(file) if row["variable"] == "projects_started" and
                       row["fiscal_year"] == "2004" and row["region"] == "OSA" and row["sponsor"] == "own")
        with h5py.File(base) as a, h5py.File(half) as b:
            osaka = labels_of(a["region"]).index("OSA")
            before, after = (file["projects_started"][:, 2, osaka, 0].mean() for file in (a, b))
        self.assertAlmostEqual(float(row["base_mean"]), before)
        self.assertAlmostEqual(float(row["difference"]), after - before)
        self.assertEqual(row["month"], "")
        self.assertIn("exists", self.refused(base, half, "--csv", cells))
        self.assertEqual(musubi("compare", base, half, "--csv", cells, "--overwrite").returncode, 0)

    def test_no_column_of_the_csv_file_seems_empty_and_what_is_infinite_is_told_from_missing(self):
        none = self.result_of(self.scenario("none.toml", "[budget]\nfactor = 0.0\n"))
        cells = self.folder / "cells.csv"
        self.assertEqual(musubi("compare", none, self.result_of(SMALL), "--csv", cells).returncode, 0)
        with open(cells, newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        for column in rows[0]:
            filled = [number for number, row in enumerate(rows) if row[column] != ""]
            self.assertLess(filled[0], 100, f"{column}: readr looks at the first 1,000 lines")
        for row in rows:
            if float(row["base_mean"] or 1) == 0 and float(row["difference"] or 0) != 0:
                self.assertEqual(row["relative"], "Inf" if float(row["difference"]) > 0 else "-Inf")
        self.assertIn("Inf", {row["relative"] for row in rows})
        self.assertIn("", {row["variance_ratio"] for row in rows}, "missing: nothing varies")

    def test_crowding_out_is_named_by_its_sign(self):
        none = self.result_of(self.scenario("none.toml", "[budget]\nfactor = 0.0\n"))
        small = self.result_of(SMALL)
        text = musubi("compare", none, small).stdout
        found = self.compared(none, small)["comparisons"][0]["ratios"][0]
        self.assertIn("lost (+) or gained (-)", found["units"], "numbers keep their sign, and the unit says of what")
        word, done, sign = ("out", "lost", 1) if found["value"] >= 0 else ("in", "gained", -1)
        value, *ends = (sign * found[name] for name in ("value", "low", "high"))
        self.assertIn(f"crowding {word}, FY2002 to 2006: {value:.3g} [{min(ends):.3g}, {max(ends):.3g}] own-money projects "
                      f"{done} for each programme project started\n", text)

    def test_scenarios_are_run_first_to_the_same_numbers(self):
        half = self.scenario("half.toml", "[budget]\nfactor = 0.5\n")
        run = musubi("compare", SMALL, half, "--parameters", "central", "--replicates", 2, "--seed", 5, "--quiet")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        read = musubi("compare", self.result_of(SMALL, "--seed", 5, replicates=2),
                      self.result_of(half, "--seed", 5, replicates=2))
        self.assertEqual(run.stdout, read.stdout)

    def test_several_are_each_compared_with_the_first(self):
        other = self.scenario("other.toml", "[calls]\nattract = false\n")
        base, changed = self.result_of(SMALL), self.result_of(other)
        both = self.compared(base, changed, base)["comparisons"]
        self.assertEqual(both[0]["indicators"], self.compared(base, changed)["comparisons"][0]["indicators"])
        self.assertEqual({one["difference"] for one in both[1]["indicators"]}, {0}, "against itself")

    def test_a_kept_comparison_is_the_same_from_whatever_folder_it_is_asked_for(self):
        base, changed = self.result_of(SMALL, replicates=2), self.result_of(self.scenario("half.toml", "[budget]\nfactor = 0.5\n"),
                                                                            replicates=2)
        kept = []
        for folder, files in ((self.folder, (base.name, changed.name)), ("/", (base, changed))):
            target = self.folder / f"kept-{len(kept)}.h5"
            outcome = subprocess.run([PROGRAM, "compare", *files, "-o", target], cwd=folder, capture_output=True, encoding="utf-8")
            self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
            kept.append(musubi("verify", target).stdout.splitlines()[-1])
        self.assertEqual(kept[0].split(" ")[-1], kept[1].split(" ")[-1])
        self.assertIn("content checksum", kept[0])

    def test_a_kept_comparison_is_read_by_xarray_and_holds_what_is_printed(self):
        base = self.result_of(SMALL, replicates=2)
        half, none = (self.result_of(self.scenario(f"{name}.toml", f"[budget]\nfactor = {factor}\n"), replicates=2)
                      for name, factor in (("half", 0.5), ("none", 0.0)))
        target, cells = self.folder / "compare.h5", self.folder / "cells.csv"
        outcome = musubi("compare", base, half, none, base, "-o", target, "--csv", cells)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        document = self.compared(base, half, none, base)
        kept = xarray.open_dataset(target)
        self.assertEqual(kept.comparison.values.tolist(), ["half", "none", "small (2)"])
        with h5py.File(base) as a, h5py.File(none) as b:
            change = b["projects_started"][...].astype(float) - a["projects_started"][...]
        found = kept.projects_started.sel(comparison="none")
        np.testing.assert_allclose(found.sel(statistic="difference"), change.mean(0))
        np.testing.assert_allclose(found.sel(statistic="high") - found.sel(statistic="difference"),
                                   6.313752 * change.std(0, ddof=1) / np.sqrt(2), rtol=1e-6)
        self.assertEqual(float(abs(kept.projects_started.sel(comparison="small (2)", statistic="difference")).max()), 0)
        self.assertEqual(kept.region_name_ja.values[0], "札幌")
        self.assertEqual(kept.replicate.values.tolist(), [0, 1])
        self.assertIn("coupled", " ".join(kept.statistic.values))
        answers = xarray.open_dataset(target, group="answers")
        for c, one in enumerate(document["comparisons"]):
            self.assertEqual(answers.indicators.values[c, 2].tolist(), [i["difference"] for i in one["indicators"]])
            np.testing.assert_array_equal(answers.ratios.values[c, 0], [np.nan if r["value"] is None else r["value"]
                                                                        for r in one["ratios"]])
        scenarios = xarray.open_dataset(target, group="scenarios")
        self.assertIn("factor = 0.5", scenarios.resolved_scenario.values[1])
        self.assertEqual(musubi("verify", target).returncode, 0)
        self.assertIn("compare", xarray.open_dataset(target, group="provenance").attrs["command_line"])

        self.assertIn("is a comparison of results", self.refused(base, target))
        for command in ("hubs", "evaluation", "facts"):
            outcome = musubi(command, target)
            self.assertEqual((outcome.returncode, outcome.stdout), (2, ""), command)
            self.assertIn("is a comparison of results", outcome.stderr)
        self.assertIn("compare.h5: exists", self.refused(base, half, "-o", target))

    def kept_treatments_are(self, found, kept, base):
        """The file of a comparison has the same numbers under labels, and none for a result against itself."""
        target = self.folder / "treatments.h5"
        self.assertEqual(musubi("compare", kept, base, kept, "-o", target).returncode, 0)
        with xarray.open_dataset(target) as root, xarray.open_dataset(target, group="treatments") as group:
            full = group.assign_coords(root.coords).sel(comparison=root.comparison.values[0], treatment=found["treatment"])
            self.assertEqual(full.treated.values.tolist(), [*found["units"], "together", "the others"])
            for label, row in zip(full.treated.values, [*found["rows"], found["others"]]):
                for outcome, difference in zip(found["outcomes"], row["differences"]):
                    cell = full.differences.sel(treated=label, outcome=outcome)
                    self.assertEqual([float(cell.sel(statistic=name)) for name in ("difference", "low", "high")],
                                     [difference[name] for name in ("difference", "low", "high")], (label, outcome))
            for outcome, seen in zip(found["outcomes"], found["seen_by_an_evaluator"]):
                cell = full.seen_by_an_evaluator.sel(outcome=outcome)
                self.assertEqual({name: float(cell.sel(seen_statistic=name)) for name in cell.seen_statistic.values}, seen)
            self.assertEqual((full.first_time.item(), full.last_time.item(), full.treated_in.item()), ("2004", "2006", "changed"))
            against_itself = group.isel(comparison=1)
            self.assertTrue(np.isnan(against_itself.differences).all())
            self.assertEqual(against_itself.treated_in.values.tolist(), [""])

    def test_promotion_is_told_of_the_same_regions_first_and_then_as_an_evaluator_would_see_it(self):
        base = self.result_of(SMALL)
        kept = self.result_of(self.scenario("kept.toml", "[promotion]\nlast_entry = 2003\n"))
        found = self.compared(kept, base)["comparisons"][0]["treatments"][0]
        self.assertEqual((found["units"], found["from"], found["to"], found["treated_in"]),
                         (["KNZ", "GIF", "UBE"], "2004", "2006", "changed"))
        with h5py.File(base) as a, h5py.File(kept) as b:
            codes = labels_of(a["region"])
            promoted, others = [codes.index(code) for code in found["units"]], [
                i for i, code in enumerate(codes) if code not in (*found["units"], *REST)]
            full, trial = (file["patent_applications_domestic"][..., 1].astype(float) for file in (a, b))
        change = (full - trial)[:, 2:]
        self.assertEqual([row["label"] for row in found["rows"]], [*found["units"], "together"])
        for row, which in zip([*found["rows"], found["others"]], [*([i] for i in promoted), promoted, others]):
            self.assertAlmostEqual(row["differences"][0]["difference"], change[:, :, which].sum((1, 2)).mean(), msg=row["label"])

        def rise(which):
            return full[:, 2:, which].mean((1, 2)) - full[:, :2, which].mean((1, 2))
        seen = (rise(promoted) - rise(others)) * 9  # three regions, three years
        self.assertAlmostEqual(found["seen_by_an_evaluator"][0]["mean"], seen.mean())
        self.assertAlmostEqual(found["seen_by_an_evaluator"][0]["histories_low"], np.quantile(seen, 0.05))

        text = musubi("compare", kept, base).stdout
        self.assertRegex(text.splitlines()[0], r"^small: KNZ, GIF, UBE with full status instead of trial from 2004 on: \+[\d.]+ programme "
                                               r"patent applications there against kept, 2004 to 2006 \(90 % interval of the mean "
                                               r"difference: \S+ to \S+\)\.$")
        self.assertIn("What an evaluator would have seen in small", text)
        self.kept_treatments_are(found, kept, base)
        turned = self.compared(base, kept)["comparisons"][0]["treatments"][0]
        self.assertEqual(turned["treated_in"], "base")
        for one, other in zip(found["rows"], turned["rows"]):
            self.assertEqual([d["difference"] for d in one["differences"]], [0 - d["difference"] for d in other["differences"]])
        self.assertEqual(self.compared(base, base)["comparisons"][0]["treatments"], [])

    def test_a_model_without_questions_of_its_own_is_compared_by_all_it_has(self):
        outcome = musubi("compare", BENCHMARK, BENCHMARK, "--replicates", 2, "--quiet")
        self.assertEqual(outcome.returncode, 0)
        self.assertIn("as many accepted as", outcome.stdout)

    def test_what_differs_in_luck_people_or_program_is_said_and_refused(self):
        base = self.result_of(SMALL, replicates=2)
        other = self.scenario("other.toml", "")
        for arguments, said in [(("--seed", 2), "its seed is 2, not 1"), ((), "its number of replicates is 3, not 2")]:
            message = self.refused(base, self.result_of(other, *arguments, replicates=3 - len(arguments) // 2))
            self.assertIn(f"other.h5: cannot be paired with {base}: {said}", message)
            (self.folder / "other.h5").unlink()
        regions = (SMALL.parents[2] / "scenarios/data/country.csv").read_text(encoding="utf-8")
        self.write("regions.csv", regions.replace("Sapporo", "Otaru"))
        for text, said in [("[population]\nseeds = 0.75\n", "its population.seeds is 0.75, not 0.5"),
                           ('[tables]\nregions = "regions.csv"\n', "its tables.regions is "),
                           ("[time]\nlast_fiscal_year = 2007\n", "its fiscal_year are others: 6 from 2002 to 2007, not 5 from")]:
            message = self.refused(base, self.result_of(self.scenario("other.toml", text), replicates=2))
            self.assertIn(said, message)
            (self.folder / "other.h5").unlink()
        self.assertIn("its program is 9.9.9, not ", self.refused(base, self.altered(base, version="9.9.9")))
        self.assertIn("its program's commit is abc, not ", self.refused(base, self.altered(base, commit="abc")))

    def test_a_result_of_another_model_is_refused(self):
        base, bench = self.result_of(SMALL, replicates=2), self.result_of(BENCHMARK, replicates=2)
        self.assertIn('its model is "network_benchmark", not "knowledge_cluster"', self.refused(base, bench))

    def test_trouble_with_a_file_is_said_and_nothing_computed(self):
        base = self.result_of(SMALL, replicates=2)
        torn = self.folder / "torn.h5"
        torn.write_bytes(base.read_bytes()[:5000])
        bad = self.write("bad.toml", "fish = 1\n")
        partial = self.altered(base, replicates=np.uint64(60))
        for files, said in [((base, torn), "torn.h5: is cut short"), ((SMALL, bad), "unknown key 'fish'"),
                            ((base, self.folder / "none.h5"), "none.h5"), ((base,), ""),
                            ((base, partial), "altered.h5: is partial: 2 of 60 replicates. To complete it: musubi run --resume")]:
            self.assertIn(said, self.refused(*files))

    def test_what_cannot_be_written_exits_with_3(self):
        base = self.result_of(BENCHMARK, replicates=2)
        with open("/dev/full", "w") as full:
            code = subprocess.run([PROGRAM, "compare", base, base], stdout=full, stderr=subprocess.DEVNULL).returncode
        self.assertEqual(code, 3)


if __name__ == "__main__":
    unittest.main()
