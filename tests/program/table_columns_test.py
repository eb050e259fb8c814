"""docs/tables.md has every column that a table may have, and each of them is read."""
import re
import subprocess
import sys
import unittest

from program import SOURCE, InAFolder, musubi

PAGE = (SOURCE / "docs" / "tables.md").read_text(encoding="utf-8")
WORLD = SOURCE / "models" / "knowledge_cluster" / "world"
ROW = re.compile(r"(?m)^\| (`[^|]+`) \| (.+?) \| .+ \|$")
SHIPPED = SOURCE / "scenarios" / "data" / "country.csv"


def columns_of(heading):
    """The columns of the table under a heading of the page, to whether they are needed."""
    (section,) = re.findall(rf"(?ms)^## {heading}.*?(?=^## |\Z)", PAGE)
    return {name: needed for names, needed in ROW.findall(section) for name in re.findall(r"`(\w+)`", names)}


class Columns(InAFolder):
    def test_of_regions_are_those_that_the_reader_knows(self):
        (known,) = re.findall(r"region_columns\{(.+?)\};", (WORLD / "region_table.hpp").read_text(encoding="utf-8"), re.S)
        self.assertEqual(sorted(columns_of("Regions")), sorted(re.findall(r'"(\w+)"', known)))

    def faults(self, header, row):
        self.write("mine.csv", f"{header}\n{row}\n")
        self.write("mine.toml", 'extends = "baseline"\n[tables]\nregions = "mine.csv"\n')
        return [line for line in musubi("validate", "mine.toml", cwd=self.folder).stderr.splitlines() if line.startswith("mine.csv:")]

    def test_each_of_regions_is_read(self):
        header = [line for line in SHIPPED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][0].split(",")
        for column, needed in columns_of("Regions").items():
            if needed != "no" or column == "role":
                continue
            with self.subTest(column):
                cells = dict.fromkeys([*header, column], "") | {"id": "AAA", "fields": "IT", "first_full_fy": "2002", "latitude": "35",
                                                                "longitude": "135", "institutions": "2", "groups": "3", "firms": "4"}
                cells |= {column: "nonsense"}
                found = self.faults(",".join(cells), ",".join(cells.values()))
                self.assertTrue(any("nonsense" in line for line in found), found)

    def test_the_table_of_the_whole_country_is_what_the_figures_give(self):
        outcome = subprocess.run([sys.executable, "-B", SOURCE / "tools" / "country", "--check"], capture_output=True, encoding="utf-8")
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))

    def test_the_table_of_the_whole_country_runs(self):
        self.write("country.toml", f'extends = "baseline"\n[tables]\nregions = "{SHIPPED}"\n'
                                   "[population]\nscale = 0.05\n[time]\nburn_in_years = 1\n")
        outcome = musubi("run", "country.toml", "-o", "country.h5", "--replicates", 2, cwd=self.folder)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        self.assertIn("(TOH, KAN, CHU, KIN, CGS, KYU: the rest of the country;", outcome.stdout)
        self.assertEqual(musubi("report", "country.h5", "-o", "page.html", cwd=self.folder).returncode, 0)


if __name__ == "__main__":
    unittest.main()
