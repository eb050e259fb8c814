"""What runs and looks like a slip: said as a warning wherever scenarios are checked or run, and never an error."""
import json
import unittest

from program import SMALL, SOURCE, InAFolder, musubi

QUICK = f'extends = "{SMALL}"\n[population]\nscale = 0.02\n[time]\nburn_in_years = 0\nlast_fiscal_year = 2002\n'
DATA = SOURCE / "scenarios" / "data"


class Slips(InAFolder):
    def lines_of(self, *arguments):
        outcome = musubi(*arguments, cwd=self.folder)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        return outcome.stderr.splitlines()

    def warnings_of_all_that_run(self, name):
        """What each command says beside its work: the same."""
        ways = (("validate", name), ("run", name, "-o", "run.h5", "--overwrite", "--quiet", "--replicates", 1),
                ("compare", name, "quick.toml", "--quiet", "--replicates", 2),
                ("report", name, "-o", "page.html", "--overwrite", "--quiet", "--replicates", 1),
                ("budget", name, "--from", 5000, "--to", 6000, "--steps", 2, "--since", 2002, "--quiet", "--replicates", 2))
        said = [[line for line in self.lines_of(*way) if ": warning: " in line] for way in ways]
        for one in said[1:]:
            self.assertEqual(one, said[0])
        return said[0]

    def setUp(self):
        super().setUp()
        self.write("quick.toml", QUICK)

    def test_a_budget_in_another_unit(self):
        self.assertEqual(self.warnings_of_all_that_run("quick.toml"), [])
        for money, unit in (("6000000", "thousand yen (千円)"), ("60", "100 million yen (億円)"), ("6", "billion yen (10億円)")):
            self.write("money.csv", f"fiscal_year,mine\n2002,{money}\n")
            self.write("mine.toml", QUICK + '[budget]\ntable = "money.csv"\ncolumn = "mine"\n')
            with self.subTest(unit):
                (line,) = self.warnings_of_all_that_run("mine.toml")
                self.assertRegex(line, r"^money\.csv:2:6: warning: a budget of ")
                self.assertIn(f"it looks like {unit}; million yen are expected", line)

    def test_calibrations_and_sweeps_say_the_same_once(self):
        self.write("money.csv", "# in thousand yen\nfiscal_year,mine\n2002,6000000\n")
        self.write("mine.toml", QUICK + '[budget]\ntable = "money.csv"\ncolumn = "mine"\n')
        said = self.warnings_of_all_that_run("mine.toml")
        self.assertRegex(said[0], r"^money\.csv:3:6: warning: a budget of ")

        def warnings_of(*way):
            return [line for line in musubi(*way, cwd=self.folder).stderr.splitlines() if ": warning: " in line]

        self.write("targets.csv", "name,variable,where,relative_to,relative_where,value,tolerance,source\n"
                                  "started,projects_started,fiscal_year=2002;sponsor=own,,,100,50,c\n")
        self.write("priors.csv", "parameter,low,high,scale\neconomy.growth,0.1,0.5,linear\n")
        self.assertEqual(warnings_of("calibrate", "mine.toml", "--targets", "targets.csv", "--priors", "priors.csv", "-o", "fit.h5",
                                     "--first-points", 10, "--points", 10, "--vectors", 10, "--quiet"), said)
        self.write("sweep.toml", 'replicates = 1\n[difference]\nbase = "quick.toml"\nchanged = "mine.toml"\n'
                                 '[design]\nkind = "one_at_a_time"\n'
                                 "[factors]\neconomy.growth = { low = 0.1, high = 0.5 }\n"
                                 '[outputs]\nstarted = { variable = "projects_started" }\n')
        self.assertEqual(warnings_of("sweep", "plan", "sweep.toml", "-o", "sweep"), said)
        of_the_plan = [said[0].replace("money.csv:3:6:", "money.csv:")]  # it keeps no comments, and so no lines
        for command in ("run", "resume"):
            self.assertEqual(warnings_of("sweep", command, "sweep", "--quiet"), of_the_plan)

    def test_a_scenario_that_changes_nothing(self):
        self.write("same.toml", 'title = "Much money"\nextends = "quick.toml"\n')
        (line,) = self.warnings_of_all_that_run("same.toml")
        self.assertEqual(line, "same.toml:2:11: warning: the scenario changes nothing against quick, which it extends: "
                               "it sets no key")
        self.write("same.toml", 'extends = "quick.toml"\n[budget]\nfactor = 1.0\n')
        (line,) = self.warnings_of_all_that_run("same.toml")
        self.assertIn("the keys that it sets have the same values there", line)
        self.write("other.toml", 'extends = "same"\n[budget]\nfactor = 1.1\n')
        self.assertEqual(self.lines_of("validate", "other.toml", "baseline"), [])

    def test_keys_that_are_inherited_are_not_set(self):
        self.write("mine.toml", 'extends = "quick.toml"\n[budget]\nfactor = 1.1\n')
        text = musubi("validate", "mine.toml", cwd=self.folder).stdout
        keys = len(json.loads(musubi("parameters", "--json").stdout)["knowledge_cluster"])
        # the baseline: six tables and two keys of the budget; small.toml: four; quick.toml: two more
        self.assertEqual(text, f"mine.toml: ok (knowledge_cluster; of {keys} keys it sets 1 and inherits 14; 7 tables)\n")

    def test_as_json_warnings_stand_beside_problems(self):
        self.write("same.toml", 'extends = "quick.toml"\n')
        outcome = musubi("validate", "--json", "same.toml", "quick.toml", cwd=self.folder)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        same, quick = json.loads(outcome.stdout)
        self.assertEqual((same["ok"], same["problems"], same["keys_set"], same["keys_inherited"]), (True, [], 0, 14))
        ((file, line, column, message),) = (warning.values() for warning in same["warnings"])
        self.assertEqual((file, line, column), ("same.toml", 1, 11))
        self.assertIn("changes nothing against quick", message)
        self.assertEqual(quick["warnings"], [])

    def test_latitude_and_longitude_that_are_swapped(self):
        table = (DATA / "country.csv").read_text(encoding="utf-8")
        self.write("regions.csv", table.replace("43.06,141.35", "141.35,43.06"))
        self.write("mine.toml", 'extends = "baseline"\n[tables]\nregions = "regions.csv"\n')
        outcome = musubi("validate", "mine.toml", cwd=self.folder)
        self.assertEqual(outcome.returncode, 2)
        self.assertRegex(outcome.stderr, r"regions\.csv:\d+:\d+: latitude 141\.35 is outside -90 to 90; are latitude and "
                                         r"longitude swapped\?\n")

    def test_a_parameter_that_is_set_is_not_drawn_and_that_is_noted(self):
        drawn = self.write("set.csv", "weight,choice.size,funding.own_million\n1,0.3,2.3\n1,0.4,2.4\n")
        self.write("mine.toml", QUICK + "[choice]\nsize = 0.5\ndistance = 0.5\n")
        for way in (("run", "mine.toml", "-o", "run.h5"), ("compare", "mine.toml", "quick.toml"),
                    ("report", "mine.toml", "-o", "page.html"), ("carriers", "mine.toml"),
                    ("budget", "mine.toml", "--from", 5000, "--to", 6000, "--steps", 2, "--since", 2002)):
            asked = (*way, "--replicates", 4, "--parameters", drawn)
            self.assertIn("mine.toml: note: the scenario sets choice.size: not drawn, so no range holds that it is not known",
                          self.lines_of(*asked, *(["--overwrite"] if "-o" in way else [])))
            self.assertEqual(self.lines_of(*asked, "--quiet", *(["--overwrite"] if "-o" in way else [])), [])


if __name__ == "__main__":
    unittest.main()
