"""docs/tables.md has every column that a table may have, and each of them is read."""
import json
import re
import subprocess
import sys
import unittest

from program import SOURCE, InAFolder, musubi

PAGE = (SOURCE / "docs" / "tables.md").read_text(encoding="utf-8")
ROW = re.compile(r"(?m)^\| (`[^|]+`) \| (.+?) \| .+ \|$")
SHIPPED = SOURCE / "scenarios" / "data" / "country.csv"


def columns_of(heading):
    """The columns of the table under a heading of the page, to whether they are needed."""
    (section,) = re.findall(rf"(?ms)^## {heading}.*?(?=^## |\Z)", PAGE)
    return {name: needed for names, needed in ROW.findall(section) for name in re.findall(r"`(\w+)`", names)}


class Columns(InAFolder):
    def test_of_every_table_are_on_the_page(self):
        parameters = json.loads(musubi("parameters", "--model", "knowledge_cluster", "--json").stdout)["knowledge_cluster"]
        for table in [parameter for parameter in parameters if parameter["type"] == "table"]:
            for column in table["columns"]:
                self.assertIn(f"| `{column['name']}` | {column['needed']} | {column['meaning']} |", PAGE)

    def test_misspelt_is_doubted_in_every_table(self):
        text = (SOURCE / "scenarios" / "data" / "evaluation_reference_first.csv").read_text(encoding="utf-8")
        self.write("mine.csv", "\n".join(line if line.startswith("#") else line + (",full_sinze" if "indicator" in line else ",")
                                         for line in text.splitlines()))
        self.write("mine.toml", 'extends = "baseline"\n[tables]\nevaluation_reference = "mine.csv"\n')
        said = musubi("validate", "mine.toml", cwd=self.folder).stderr
        self.assertIn("warning: the column 'full_sinze' is not read (did you mean 'full_since'?)", said)

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
