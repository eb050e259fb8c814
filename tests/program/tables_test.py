"""The tables that export writes, read by Python's csv and by pandas, and the description that comes with them."""
import csv
import json
import unittest

import h5py
import numpy as np
import pandas
from program import BENCHMARK, InAFolder, musubi


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
            osaka = [label.decode() for label in file["region"][...]].index("OSA")
            self.assertEqual(row["projects_started"], file["projects_started"][1, 2, osaka, 0])
        self.assertEqual(len(table), 2 * 5 * 19 * 2)

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
            with open(folder / resource["path"], encoding=resource["encoding"], newline="") as file:
                reader = csv.DictReader(file)
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
