"""docs/evidence.csv says of every public figure what it is used for; a figure that changes its value or its role is seen."""
import csv
import shutil
import subprocess
import sys
import unittest

from program import SOURCE, InAFolder


class Evidence(InAFolder):
    def setUp(self):
        super().setUp()
        shutil.copytree(SOURCE / "scenarios" / "data", self.folder / "scenarios" / "data")
        for part in ("tools/evidence", "tools/tables.py", "docs/evidence.csv"):
            (self.folder / part).parent.mkdir(exist_ok=True)
            shutil.copy(SOURCE / part, self.folder / part)

    def check(self):
        return subprocess.run([sys.executable, "-B", self.folder / "tools" / "evidence", "--check"], capture_output=True,
                              encoding="utf-8")

    def change(self, name, old, new):
        path = self.folder / "scenarios" / "data" / name
        text = path.read_text(encoding="utf-8")
        self.assertEqual(text.count(old), 1, old)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def test_the_ledger_is_what_the_files_say(self):
        outcome = subprocess.run([sys.executable, "-B", SOURCE / "tools" / "evidence", "--check"], capture_output=True,
                                 encoding="utf-8")
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))

    def test_every_fitted_figure_and_every_fact_has_its_line(self):
        with open(SOURCE / "docs" / "evidence.csv", encoding="utf-8", newline="") as file:
            entries = list(csv.DictReader(file))
        self.assertEqual({entry["role"] for entry in entries}, {"input", "target", "check", "background"})
        for name, column, has_line in (("targets.csv", "name", lambda row: row["value"]),
                                       ("stylised_facts.csv", "fact", lambda row: True)):
            lines = [line for line in (SOURCE / "scenarios" / "data" / name).read_text(encoding="utf-8").splitlines()
                     if not line.startswith("#")]
            expected = [f"{column}={row[column]}" for row in csv.DictReader(lines) if has_line(row)]
            self.assertEqual([entry["row"] for entry in entries if entry["file"] == name], expected)
        checks = {(entry["row"], entry["figure"]) for entry in entries
                  if entry["role"] == "check" and entry["file"] == "national_levels.csv"}
        self.assertEqual(checks, {("fiscal_year=1999", "startups"), ("fiscal_year=2003", "inventions")})

    def test_a_value_a_tolerance_and_a_role_that_change_are_said(self):
        self.change("targets.csv", "2002;sponsor=programme,,,160,5,a", "2002;sponsor=programme,,,165,6,a")
        self.change("targets.csv", "startups_fy2000,startups_trend,trend_year=2000,,,126,14,b,startups=0.08,0.1,startups=0.08\n", "")
        self.change("stylised_facts.csv", "distance_decay,emergent", "distance_decay,background")
        self.change("sources/block.csv", "Hokkaido,age_18,2002,69047,", "Hokkaido,age_18,2002,69048,")
        outcome = self.check()
        self.assertEqual(outcome.returncode, 1)
        for said in ("targets.csv name=programme_applications_fy2002 programme_applications_fy2002: value was '160', is '165'",
                     "note was 'standard error 5', is 'standard error 6'",
                     "targets.csv name=startups_fy2000 startups_fy2000: is gone; it was target 126",
                     "national_levels.csv fiscal_year=2000 startups: role was 'target', is 'check'",
                     ": role was 'check', is 'background'", "sources/block.csv all 101 rows: checksum was "):
            self.assertIn(said, outcome.stderr)


if __name__ == "__main__":
    unittest.main()
