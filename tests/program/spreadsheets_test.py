"""--bom of every command that writes CSV: texts of users that a spreadsheet would compute are kept texts, numbers stay numbers,
and without it a program reads every text as it is."""
import csv
import shutil
import unittest

from program import BENCHMARK, SOURCE, musubi
from sweeps import SOBOL, Sweep, sweep_text

QUICK = "[population]\nscale = 0.02\n[time]\nburn_in_years = 0\nlast_fiscal_year = 2002\n"


class ForSpreadsheets(Sweep):
    def tables(self, *command):
        """The rows that a command writes for programs, and those for spreadsheets."""
        read = []
        for name, arguments in (("plain.csv", ()), ("sheets.csv", ("--bom",))):
            target = self.folder / name
            outcome = musubi(*command, "--csv", target, *arguments, "--overwrite", cwd=self.folder)
            self.assertEqual(outcome.returncode, 0, outcome.stderr)
            marked = target.read_bytes().startswith(b"\xef\xbb\xbf")
            self.assertEqual(marked, bool(arguments), command)
            with open(target, encoding="utf-8-sig", newline="") as file:
                read.append(list(csv.DictReader(file)))
        return read

    def assert_guarded(self, tables, texts):
        """Texts that users chose have an apostrophe, and all else is the same; `texts` are some that there must be."""
        plain, sheets = tables
        self.assertEqual(len(plain), len(sheets))
        found = set()
        for one, other in zip(plain, sheets):
            for column, text in one.items():
                if text != other[column]:
                    found.add(text)
                    self.assertEqual(other[column], "'" + text)
        self.assertEqual(found, texts)

    def test_names_of_files_in_comparisons(self):
        self.run_small("--quiet", scenario=BENCHMARK)
        for name in ("=1+1.h5", "@SUM(1).h5", "-2.h5"):
            shutil.copy(self.result, self.folder / name)
        self.assert_guarded(self.tables("compare", "./=1+1.h5", "./@SUM(1).h5", "./-2.h5"), {"=1+1", "@SUM(1)"})

    def test_names_of_figures(self):
        self.run_small("--quiet", scenario=BENCHMARK)
        figures = self.write("figures.csv", "name,variable,where,relative_to,relative_where,value,tolerance,source\n"
                             "=1+1,edges,,,,8000,100,b\n-5,edges,,,,-8000,100,@b\n")
        self.assert_guarded(self.tables("score", self.result, "--against", figures), {"=1+1", "@b"})

    def test_names_of_scenarios_in_curves(self):
        self.write("+x.toml", f'extends = "baseline"\n{QUICK}')
        self.assert_guarded(self.tables("budget", "./+x.toml", "--from", 5000, "--to", 6000, "--steps", 2, "--since", 2002, "--quiet",
                                        "--replicates", 2), {"+x"})

    def test_names_of_institutions_and_regions(self):
        institutions = (SOURCE / "scenarios/data/institutions.csv").read_text(encoding="utf-8")
        regions = (SOURCE / "scenarios/data/country.csv").read_text(encoding="utf-8")
        self.assertIn("\nSAP,", regions)
        self.write("institutions.csv", institutions.replace("Tohoku University,東北大学", "=1+1,＝東北").replace(",SAP,", ",@SAP,"))
        self.write("regions.csv", regions.replace("\nSAP,", "\n@SAP,"))
        self.write("mine.toml", f'extends = "baseline"\n{QUICK}[tables]\nregions = "regions.csv"\ninstitutions = "institutions.csv"\n')
        plain, sheets = self.tables("carriers", "mine.toml", "--quiet", "--replicates", 2)
        for column, text in (("institution", "=1+1"), ("institution_ja", "＝東北"), ("region", "@SAP")):
            self.assertIn(text, {row[column] for row in plain}, column)
            self.assertIn("'" + text, {row[column] for row in sheets}, column)
            self.assertNotIn(text, {row[column] for row in sheets}, column)

    def test_names_of_outputs_of_sweeps(self):
        self.planned(sweep_text(SOBOL.format(4), outputs='[outputs]\n"=made" = { variable = "accepted" }\n'))
        self.run_all()
        self.merged()
        self.assert_guarded(self.tables("sweep", "analyze", self.result, "--draws", 0), {"=made"})


if __name__ == "__main__":
    unittest.main()
