"""init as typed: the scenario that it writes is valid, says what the registry says, and never replaces anything."""
import json
import re
import unittest

from program import InAFolder, musubi

LINE = re.compile(r"^# (\w+) = (.+?)  # (.+?); (.+)$")


class Init(InAFolder):
    def written(self):
        outcome = musubi("init", "mine", cwd=self.folder)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        self.assertEqual(outcome.stdout, "mine.toml: edit it, then: musubi validate mine.toml\n")
        return (self.folder / "mine.toml").read_text(encoding="utf-8")

    def settings(self, text):
        """Section, key, value and range of each line that can be set."""
        section = None
        for line in text.splitlines():
            if line.startswith("["):
                section = line.strip("[]")
            elif section and (match := LINE.match(line)):
                yield section, *match.groups()

    def test_is_valid_as_it_stands_and_the_same_as_the_baseline_but_for_its_title(self):
        self.written()
        validated = musubi("validate", "mine.toml", cwd=self.folder)
        self.assertEqual(validated.returncode, 0)
        self.assertRegex(validated.stderr, r"\Amine\.toml:\d+:\d+: warning: .*changes nothing against baseline.*\n\Z")
        difference = json.loads(musubi("diff", "--json", "mine.toml", "mine.toml", cwd=self.folder).stdout)
        self.assertTrue(difference["identical"])
        self.write("plain.toml", 'extends = "baseline"\ntitle = "mine"\n')
        self.assertEqual(musubi("diff", "plain.toml", "mine.toml", cwd=self.folder).returncode, 0)

    def test_every_line_says_what_the_registry_says(self):
        registry = {p["name"]: p for p in json.loads(musubi("parameters", "--json").stdout)["knowledge_cluster"]}
        settings = list(self.settings(self.written()))
        self.assertGreaterEqual(len(settings), 15)
        for section, key, value, extent, meaning in settings:
            parameter = registry[f"{section}.{key}"]
            self.assertEqual(meaning, parameter["meaning"])
            self.assertEqual(json.loads(value), parameter["default"])
            for part in ("low", "high"):
                if part in parameter:
                    self.assertIn(f"{parameter[part]:g}", extent)
            if parameter["unit"] != "1":
                self.assertTrue(extent.endswith(parameter["unit"]), extent)

    def test_is_valid_with_every_line_uncommented(self):
        text = self.written()
        self.write("all.toml", re.sub(r"(?m)^# (\w+ = )", r"\1", text))
        outcome = musubi("validate", "--json", "all.toml", cwd=self.folder)
        self.assertEqual(outcome.returncode, 0, outcome.stdout)
        # title and extends are no keys; of the baseline's six tables and two keys of the budget one is set here, too
        found = json.loads(outcome.stdout)[0]
        self.assertEqual((found["keys_set"], found["keys_inherited"]), (len(list(self.settings(text))), 7))

    def test_an_existing_file_is_refused_and_kept(self):
        self.write("mine.toml", "precious")
        for name in ("mine", "mine.toml"):
            outcome = musubi("init", name, cwd=self.folder)
            self.assertEqual((outcome.returncode, outcome.stdout), (2, ""))
            self.assertEqual(outcome.stderr, "mine.toml: exists already; choose another name\n"
                                             "1 error; nothing was computed.\n")
        self.assertEqual((self.folder / "mine.toml").read_text(), "precious")

    def test_with_tables_is_a_folder_that_is_the_baseline_until_it_is_edited(self):
        outcome = musubi("init", "mine", "--tables", cwd=self.folder)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        self.assertEqual(outcome.stdout, "mine/mine.toml: edit it and the tables beside it, then: musubi validate mine/mine.toml\n")
        self.assertEqual(sorted(path.name for path in (self.folder / "mine").iterdir()),
                         ["country.csv", "evaluation_reference.csv", "hub_reference.csv", "institutions.csv", "mine.toml", "national_levels.csv",
                          "programme_budget.csv", "programmes_beside.csv"])
        self.assertEqual(musubi("validate", "mine/mine.toml", cwd=self.folder).returncode, 0)
        checksum, of_the_baseline = (json.loads(musubi("validate", "--json", name, cwd=self.folder).stdout)[0]["scenario_checksum"]
                                     for name in ("mine/mine.toml", "baseline"))
        self.assertNotEqual(checksum, "")
        differences = json.loads(musubi("diff", "--json", "baseline", "mine/mine.toml", cwd=self.folder).stdout)["settings"]
        for one in differences:  # where they lie, not what is in them
            self.assertIn(one["name"], {"title", "question", "tables.regions", "tables.institutions", "tables.evaluation_reference",
                                        "tables.hub_reference", "tables.levels", "tables.beside", "budget.table"})
        self.assertEqual(checksum, of_the_baseline, "the content of tables decides, not their places")

    def test_with_tables_says_what_every_column_is(self):
        musubi("init", "mine", "--tables", cwd=self.folder)
        parameters = json.loads(musubi("parameters", "--json").stdout)["knowledge_cluster"]
        texts = {path.name: path.read_text(encoding="utf-8") for path in (self.folder / "mine").glob("*.csv")}
        for table in [one for one in parameters if one["type"] == "table" and one["default"]]:
            (text,) = [text for text in texts.values() if text.startswith(f"# {table['name']}: ")]
            for column in table["columns"]:
                self.assertRegex(text, rf"(?m)^#   {column['name']}( \(.+\))?: ")

    def test_with_tables_an_existing_folder_is_refused_and_kept(self):
        (self.folder / "mine").mkdir()
        outcome = musubi("init", "mine.toml", "--tables", cwd=self.folder)
        self.assertEqual((outcome.returncode, outcome.stdout), (2, ""))
        self.assertIn("mine: exists already; choose another name", outcome.stderr)
        self.assertEqual(list((self.folder / "mine").iterdir()), [])

    def test_a_folder_that_is_not_there_is_refused(self):
        outcome = musubi("init", "none/mine", cwd=self.folder)
        self.assertEqual(outcome.returncode, 2)
        self.assertIn("there is no folder 'none'", outcome.stderr)

    def test_a_name_in_japanese_with_quotation_marks_is_a_valid_title(self):
        self.assertEqual(musubi("init", '予算 "倍増"', cwd=self.folder).returncode, 0)
        self.assertEqual(musubi("validate", '予算 "倍増".toml', cwd=self.folder).returncode, 0)


if __name__ == "__main__":
    unittest.main()
