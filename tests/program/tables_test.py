"""The tables that export writes, read by Python's csv and by pandas, and the description that comes with them."""
import csv
import json
import unittest

import h5py
import numpy as np
import pandas
from program import BENCHMARK, SOURCE, InAFolder, labels_of, musubi


class Tables(InAFolder):
    def export(self, *arguments):
        target = self.folder / "tables"
        outcome = musubi("export", self.result, "--csv", target, *arguments)
        self.assertEqual((outcome.returncode, outcome.stdout, outcome.stderr), (0, "", ""))
        return target

    def run_tiny(self):
        tiny = self.write("tiny.toml", 'extends = "baseline"\ntitle = {en = "Tiny, \\"quoted\\"", ja = "小"}\n'
                                       '[population]\nscale = 0.02\n[time]\nburn_in_years = 0\n')
        self.run_small("--quiet", scenario=tiny, replicates=2)

    def test_every_number_of_the_result_is_in_one_of_them(self):
        self.run_tiny()
        folder = self.export()
        found = {}
        for path in folder.iterdir():
            self.assertEqual(path.suffix, ".csv")
            table = pandas.read_csv(path, keep_default_na=False, na_values=[""])
            for column in table.columns:
                found.setdefault((path.stem, column), table[column])
        variables = []
        with h5py.File(self.result) as file:
            def look(name, item):
                if isinstance(item, h5py.Dataset) and "CLASS" not in item.attrs:
                    variables.append(name)
            file.visititems(look)
            for name in variables:
                item = file[name]
                dimensions = [scale[0].name.rsplit("/", 1)[-1] for scale in item.dims]
                table = "-".join([*name.split("/")[:-1], *dimensions])
                written = found[table, name.rsplit("/", 1)[-1]]
                with self.subTest(name):
                    if item.dtype.kind == "O":
                        self.assertEqual(written.tolist(), [text.decode() for text in item[...].flat])
                    elif "flag_values" in item.attrs:
                        meaning = dict(zip(item.attrs["flag_values"].tolist(), item.attrs["flag_meanings"].split()))
                        self.assertEqual(written.tolist(), [meaning[value] for value in item[...].flat])
                    else:
                        numbers = item[...].astype(float).ravel()
                        np.testing.assert_allclose(written.to_numpy(float), np.where(np.isfinite(numbers), numbers, np.nan), rtol=1e-6)
        self.assertGreater(len(variables), 60)

    def test_rows_are_named_by_their_labels(self):
        self.run_tiny()
        table = pandas.read_csv(self.export() / "replicate-fiscal_year-region-sponsor.csv")
        row = table.set_index(["replicate", "fiscal_year", "region", "sponsor"]).loc[1, 2004, "OSA", "own"]
        with h5py.File(self.result) as file:
            osaka = labels_of(file["region"]).index("OSA")
            self.assertEqual(row["projects_started"], file["projects_started"][1, 2, osaka, 0])
        self.assertEqual(len(table), 2 * 5 * 24 * 2)

    def test_a_byte_order_mark_is_written_on_request_only(self):
        self.run_tiny()
        folder = self.export("--bom")
        for path in folder.iterdir():
            self.assertEqual(path.read_bytes()[:3], b"\xef\xbb\xbf")
        with open(folder / "region.csv", encoding="utf-8-sig", newline="") as file:
            self.assertEqual(next(csv.DictReader(file))["region_name_ja"], "札幌")
        plain = self.folder / "plain"
        self.assertEqual(musubi("export", self.result, "--csv", plain).returncode, 0)
        self.assertEqual((plain / "region.csv").read_bytes(), (folder / "region.csv").read_bytes()[3:])

    def test_the_data_package_describes_every_column(self):
        self.run_tiny()
        folder = self.export("--frictionless")
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        self.assertEqual((package["profile"], package["title"]), ("tabular-data-package", 'Tiny, "quoted"'))
        self.assertEqual(package["musubi"]["titles"]["ja"], "小")
        self.assertEqual({one["path"] for one in package["resources"]}, {path.name for path in folder.glob("*.csv")})
        kinds = {"integer": int, "number": float, "string": str}
        for resource in package["resources"]:
            self.assertRegex(resource["name"], r"^[-a-z0-9._/]+$")
            self.assertEqual(resource["encoding"], "utf-8")
            dialect = resource["dialect"]
            with open(folder / resource["path"], encoding=resource["encoding"], newline="") as file:
                reader = csv.DictReader(file, delimiter=dialect["delimiter"], quotechar=dialect["quoteChar"],
                                        doublequote=dialect["doubleQuote"], skipinitialspace=dialect["skipInitialSpace"])
                rows = list(reader)
            fields = resource["schema"]["fields"]
            self.assertEqual([field["name"] for field in fields], reader.fieldnames)
            for field in fields:
                cells = [row[field["name"]] for row in rows]
                for cell in cells:
                    if cell not in resource["schema"]["missingValues"]:
                        kinds[field["type"]](cell)
                if "constraints" in field:
                    self.assertLessEqual(set(cells), set(field["constraints"]["enum"]))
            key = resource["schema"].get("primaryKey", [])
            self.assertEqual(len({tuple(row[name] for name in key) for row in rows}), len(rows) if key else 1)

    def test_for_spreadsheets_a_text_that_they_would_compute_gets_an_apostrophe_and_numbers_stay_numbers(self):
        regions = (SOURCE / "scenarios/data/country.csv").read_text(encoding="utf-8")
        names = {"Sapporo": "=1+1", "Sendai": "@SUM(1)", "Hamamatsu": "-2+3", "Nagoya": "+1", "Kyoto": "-5", "Kobe": '"\t=1"', "Ube": "＝1+1"}
        for name, text in names.items():
            regions = regions.replace(f",{name},", f",{text},")
        self.write("regions.csv", regions)
        tiny = self.write("tiny.toml", 'extends = "baseline"\n[population]\nscale = 0.02\n[time]\nburn_in_years = 0\n[tables]\nregions = "regions.csv"\n')
        self.run_small("--quiet", scenario=tiny, replicates=2)
        read = {}
        for folder, arguments in (("plain", ()), ("sheets", ("--bom",))):
            self.assertEqual(musubi("export", self.result, "--csv", self.folder / folder, *arguments).returncode, 0)
            with open(self.folder / folder / "region.csv", encoding="utf-8-sig", newline="") as file:
                read[folder] = {row["region"]: row["region_name"] for row in csv.DictReader(file)}
        whole = {"SAP": "=1+1", "SEN": "@SUM(1)", "HAM": "-2+3", "NGY": "+1", "KYO": "-5", "KOB": "\t=1", "UBE": "＝1+1"}
        self.assertEqual({code: read["plain"][code] for code in whole}, whole)
        guarded = {code: text if code == "KYO" else f"'{text}" for code, text in whole.items()}
        self.assertEqual({code: read["sheets"][code] for code in whole}, guarded)
        name = "replicate-fiscal_year-region-line-flow.csv"
        self.assertEqual((self.folder / "sheets" / name).read_bytes(), b"\xef\xbb\xbf" + (self.folder / "plain" / name).read_bytes())

    def test_what_has_64_bits_is_not_left_to_readers_that_round(self):
        seed = 2**64 - 1
        self.run_small("--quiet", "--seed", seed, "--network", "full", "--nulls", 0, replicates=2)
        folder = self.export("--frictionless")
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        self.assertEqual(package["musubi"]["seed"], str(seed))
        for path in folder.glob("*.csv"):
            table = pandas.read_csv(path)
            for column in table.select_dtypes("integer"):
                self.assertLess(int(table[column].abs().max()), 2**53, (path.name, column))
        projects = pandas.read_csv(folder / "network-network_membership.csv").groupby("membership_replicate").membership_project
        self.assertEqual(projects.min().tolist(), [0, 0])
        self.assertEqual((projects.max() + 1).tolist(), projects.nunique().tolist())

    def test_they_are_written_whole_or_not_at_all_and_beside_nothing(self):
        self.run_small("--quiet", scenario=BENCHMARK)
        target = self.folder / "there"
        target.mkdir()
        outcome = musubi("export", self.result, "--csv", target)
        self.assertEqual(outcome.returncode, 2)
        self.assertIn("exists already", outcome.stderr)
        self.assertEqual(musubi("export", self.result, "--csv", self.folder / "no" / "folder").returncode, 2)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["result.h5", "there"])
        self.assertEqual(list(target.iterdir()), [])
        for arguments in ((), ("--bom",), ("--network", "gexf"), ("--csv", "x", "--network", "gexf", "-o", "y")):
            self.assertEqual(musubi("export", self.result, *arguments).returncode, 2, arguments)


if __name__ == "__main__":
    unittest.main()
