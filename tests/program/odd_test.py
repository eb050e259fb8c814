"""docs/odd.md is the model's: its tables are what the program says, and it has all seven elements of the protocol."""
import re
import shutil
import subprocess
import sys
import unittest

from program import SOURCE, InAFolder, musubi

PAGE = SOURCE / "docs" / "odd.md"


class Odd(InAFolder):
    def check(self, root):
        return subprocess.run([sys.executable, "-B", root / "tools" / "odd", "--check"], capture_output=True,
                              encoding="utf-8")

    def test_its_tables_are_what_the_program_says(self):
        outcome = self.check(SOURCE)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)

    def test_a_table_that_is_no_longer_true_is_noticed(self):
        for folder in ("tools", "docs"):
            (self.folder / folder).mkdir()
        for name in ("odd", "pages.py"):
            shutil.copy(SOURCE / "tools" / name, self.folder / "tools")
        shutil.copy(PAGE.parent / "tables.md", self.folder / "docs")
        text = PAGE.read_text(encoding="utf-8")
        row = next(line for line in text.splitlines() if line.startswith("| search.group_hazard |"))
        (self.folder / "docs" / "odd.md").write_text(text.replace(row, row.replace("| real |", "| whole |")), encoding="utf-8")
        outcome = self.check(self.folder)
        self.assertEqual(outcome.returncode, 1)
        self.assertIn(row, outcome.stderr)

    def test_it_has_every_element_and_every_design_concept(self):
        text = PAGE.read_text(encoding="utf-8")
        for element in ("Purpose and patterns", "Entities, state variables and scales", "Process overview and scheduling",
                        "Design concepts", "Initialization", "Input data", "Submodels"):
            self.assertRegex(text, rf"(?m)^##+ [\d.]+ {element}$")
        for concept in ("Basic principles", "Emergence", "Adaptation", "Objectives", "Learning", "Prediction", "Sensing",
                        "Interaction", "Stochasticity", "Collectives", "Observation"):
            self.assertRegex(text, rf"(?m)^\*\*{concept}\.\*\* ")

    def test_every_parameter_is_in_one_table_and_every_one_it_names_exists(self):
        text = PAGE.read_text(encoding="utf-8")
        listed = re.findall(r"(?m)^\| ([a-z_]+\.[a-z_]+) \|", text)
        known = re.findall(r"(?m)^\| ([a-z_]+\.[a-z_]+) \|",
                           musubi("parameters", "--model", "knowledge_cluster", "--markdown").stdout)
        self.assertEqual(sorted(listed), sorted(known))
        sections, keys = {name.split(".")[0] for name in known}, {name.split(".")[1] for name in known}
        prose = re.sub(r"(?ms)^<!-- (\w+): made by.*?^<!-- end of \1 -->$", "", text)
        for name in re.findall(r"`([a-z]+\.[a-z_]+)`", prose):
            if name.split(".")[0] in sections:
                self.assertIn(name, known)
        unknown = {key for key in re.findall(r"`([a-z]+_[a-z_]+)`", prose)} - keys - {"change_d"}
        self.assertEqual(unknown, set(), "a parameter that the text names is gone")


if __name__ == "__main__":
    unittest.main()
