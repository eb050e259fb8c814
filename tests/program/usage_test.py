"""Usage, listings and messages: what a person meets before anything is computed."""
import json
import re
import unittest

from program import SMALL, SOURCE, InAFolder, commands, musubi


class Usage(InAFolder):
    def refused(self, *arguments):
        outcome = musubi(*arguments)
        self.assertEqual((outcome.returncode, outcome.stdout), (2, ""), outcome.stderr)
        return outcome.stderr

    def test_help_and_version(self):
        self.assertEqual(musubi("--help").returncode, 0)
        self.assertIn("--replicates", musubi("run", "--help").stdout)
        version = musubi("version")
        self.assertEqual(version.returncode, 0)
        self.assertRegex(version.stdout, r"^musubi \d+\.\d+\.\d+ \(commit \S+, \w+, \w+ [\d.]+\)\n$")

    def test_version_as_json_says_the_same(self):
        version = json.loads(musubi("version", "--json").stdout)
        self.assertEqual(musubi("version").stdout, "musubi {version} (commit {commit}, {build_type}, {compiler})\n"
                         .format(**version))
        self.assertEqual(version["result_format"], 1)

    def test_wrong_usage_exits_with_2(self):
        for arguments in [(), ("simulate",), ("run",), ("run", SMALL, "-o", self.result, "--replicats", "3"),
                          ("run", SMALL, "-o", self.result, "--replicates", "0"),
                          ("run", SMALL, "-o", self.result, "--replicates", "many"),
                          ("run", SMALL, "-o", self.result, "--threads", "-1"),
                          ("run", SMALL, "-o", self.result, "--parallel", "sideways"),
                          ("parameters", "--model", "fish"), ("parameters", "--json", "--markdown")]:
            with self.subTest(arguments):
                self.refused(*arguments)
        self.assertFalse(self.result.exists())

    def test_what_was_meant_is_said(self):
        for typed, meant in [(("comapre",), "musubi has no command 'comapre' (did you mean 'compare'?)"),
                             (("sweep", "plann", "x.toml"), "musubi sweep has no command 'plann' (did you mean 'plan'?)"),
                             (("run", SMALL, "--replicate", "3"),
                              "musubi run has no option --replicate (did you mean '--replicates'?)"),
                             (("sweep", "plan", "x.toml", "--bach=3"),
                              "musubi sweep plan has no option --bach (did you mean '--batch'?)"),
                             (("inspect", "a.h5", "b.h5"), "musubi inspect takes no further argument: 'b.h5'"),
                             (("fish",), "musubi has no command 'fish'")]:
            with self.subTest(typed):
                lines = self.refused(*typed).splitlines()
                self.assertEqual(lines[0], meant)
                self.assertEqual(len(lines), 2, "and where the help is")
                self.assertRegex(lines[1], r"^musubi.* --help says what it takes$")

    def test_all_that_is_not_known_is_said_at_once(self):
        lines = self.refused("run", SMALL, "--replicate", "3", "--tread", "2").splitlines()
        self.assertIn("musubi run has no option --replicate (did you mean '--replicates'?)", lines)
        self.assertIn("musubi run has no option --tread (did you mean '--threads'?)", lines)

    def test_exit_codes_stand_in_the_help_once(self):
        self.assertEqual(musubi("--help").stdout.count("Exit codes"), 1)
        for command in (("run",), ("sweep",), ("sweep", "plan")):
            self.assertNotIn("Exit codes", musubi(*command, "--help").stdout)

    def test_every_command_has_an_example_of_options_that_it_has(self):
        for command in commands():
            text = musubi(*command, "--help").stdout
            options, _, examples = text.partition("\nFor example:\n")
            lines = examples.splitlines()
            self.assertTrue(lines, command)
            for line in lines:
                self.assertEqual(tuple(line.split()[:1 + len(command)]), ("musubi", *command))
                for option in re.findall(r" (--?[a-z][a-z-]*)", line):
                    self.assertRegex(options, rf"(?m)^  (-\w,)?{option}[ ,]", line)

    def test_the_usage_line_shows_how_many_files_there_may_be(self):
        for command, usage in [("compare", "FILE FILE..."), ("diff", "FILE FILE"), ("report", "FILE [FILE]"),
                               ("run", "[SCENARIO]"), ("inspect", "FILE"), ("validate", "SCENARIO..."),
                               ("parameters", "[WORD]...")]:
            self.assertIn(f"\nUsage: musubi {command} [OPTIONS] {usage}\n", musubi(command, "--help").stdout)

    def test_a_run_without_a_target_names_the_option(self):
        self.assertIn("--output", self.refused("run", SMALL))

    def test_a_scenario_that_is_not_there(self):
        message = self.refused("run", self.folder / "none.toml", "-o", self.result)
        self.assertIn("none.toml", message)
        self.assertTrue(message.endswith("1 error; nothing was computed.\n"), message)


class Scenarios(InAFolder):
    def test_all_problems_are_said_at_once_with_their_places(self):
        scenario = self.write("bad.toml", 'extends = "baseline"\n\n[population]\nscael = 2\nscale = -1\n')
        for command in (("run", scenario, "-o", self.result), ("validate", scenario)):
            outcome = musubi(*command)
            lines = outcome.stderr.splitlines()
            self.assertEqual((outcome.returncode, len(lines)), (2, 3), outcome.stderr)
            self.assertRegex(outcome.stderr, r"bad\.toml:4:1: .*population\.scael.*did you mean 'population\.scale'")
            self.assertRegex(outcome.stderr, r"bad\.toml:5:\d+: .*population\.scale.*outside")
            self.assertEqual(lines[-1], "2 errors; nothing was computed.")
        self.assertEqual([path.name for path in self.folder.iterdir()], ["bad.toml"])

    def test_every_shipped_scenario_is_valid(self):
        shipped = sorted(path for path in (SOURCE / "scenarios").rglob("*.toml") if path.parent.name != "sweeps")
        self.assertIn("baseline.toml", [path.name for path in shipped])
        outcome = musubi("validate", *shipped)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""), "nothing in them looks like a slip, either")
        self.assertEqual(outcome.stdout.count(": ok ("), len(shipped))

    def test_one_bad_scenario_among_good_ones_is_enough(self):
        bad = self.write("bad.toml", 'extends = "nothing-of-that-name"\n')
        outcome = musubi("validate", SMALL, bad)
        self.assertEqual(outcome.returncode, 2)
        self.assertIn("small.toml: ok", outcome.stdout)
        self.assertIn("bad.toml", outcome.stderr)

    def test_validate_as_json_has_the_problems_of_each_file_with_their_places(self):
        bad = self.write("bad.toml", 'extends = "baseline"\n[population]\nscale = -1\nscael = 1\n')
        none = self.folder / "none.toml"
        outcome = musubi("validate", "--json", SMALL, bad, none)
        self.assertEqual((outcome.returncode, outcome.stderr), (2, ""))
        good, broken, missing = json.loads(outcome.stdout)
        self.assertEqual((good["ok"], good["model"], good["problems"]), (True, "knowledge_cluster", []))
        self.assertEqual((broken["file"], broken["ok"]), (str(bad), False))
        self.assertEqual([(p["file"], p["line"], p["column"]) for p in broken["problems"]],
                         [(str(bad), 3, 9), (str(bad), 4, 1)])
        self.assertIn("did you mean 'population.scale'", broken["problems"][1]["message"])
        self.assertEqual([p["line"] for p in missing["problems"]], [0])
        self.assertEqual(musubi("validate", "--json", SMALL).returncode, 0)

    def test_the_environment_says_where_shipped_scenarios_are(self):
        self.write("mine.toml", 'model = "network_benchmark"\n')
        scenario = self.folder / "sub" / "overlay.toml"
        scenario.parent.mkdir()
        scenario.write_text('extends = "mine"\n')
        self.assertEqual(musubi("validate", scenario).returncode, 2)
        there = musubi("validate", scenario, environment={"MUSUBI_SCENARIOS": str(self.folder)})
        self.assertEqual(there.returncode, 0, there.stderr)

    def test_where_no_scenario_is_shipped_it_is_said(self):
        outcome = musubi("scenarios", environment={"MUSUBI_SCENARIOS": str(self.folder)})
        self.assertEqual((outcome.returncode, outcome.stdout, outcome.stderr),
                         (2, "", f"{self.folder}: cannot be read: no scenario lies there\n"))


class Names(InAFolder):
    """What others wrote into a file does nothing to a terminal."""

    def test_control_characters_in_names_are_written_out(self):
        title = r'title = "\u001b[2Jred\u0007\u009b31m \u202etxt"' + "\n"
        scenario = self.write("escape.toml", 'model = "network_benchmark"\n' + title)
        outcome = self.run_small("--quiet", scenario=scenario)
        texts = [outcome.stdout, musubi("inspect", self.result).stdout, musubi("inspect", self.result, "--json").stdout]
        for text in texts:
            self.assertNotRegex(text, "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
        self.assertIn(r"\u001b[2Jred\u0007\u009b31m \u202etxt", texts[1])
        self.assertEqual(json.loads(texts[2])["title"], "\x1b[2Jred\x07\x9b31m \u202etxt")

    def test_what_was_typed_is_written_out_where_it_is_wrong(self):
        for typed in (("\x1b[31mrun",), ("run", SMALL, "--\x1b]0;x\x07"), ("inspect", "no\nsuch\x1bfile.h5"),
                      ("run", SMALL, "--seed", "\x9b1")):
            outcome = musubi(*typed)
            self.assertEqual(outcome.returncode, 2)
            self.assertNotRegex(outcome.stderr, "[\x00-\x08\x0b-\x1f\x7f-\x9f]")
        self.assertIn(r"no\nsuch\u001bfile.h5: cannot be read", musubi("inspect", "no\nsuch\x1bfile.h5").stderr)


class Parameters(unittest.TestCase):
    def test_words_filter_by_section_key_or_meaning(self):
        def listed(*words):
            return [p["name"] for p in json.loads(musubi("parameters", *words, "--json").stdout)["knowledge_cluster"]]
        every = listed()
        self.assertTrue(set(listed("budget")) >= {name for name in every if name.startswith("budget.")})
        self.assertIn("budget.factor", listed("BUDGET", "national"))
        self.assertLess(len(listed("budget", "national")), len(listed("budget")))
        self.assertIn("budget.factor", musubi("parameters", "budget").stdout)
        self.assertNotIn("population.scale", musubi("parameters", "budget.factor").stdout)
        outcome = musubi("parameters", "bugdet")
        self.assertEqual((outcome.returncode, outcome.stdout), (2, ""))
        self.assertEqual(outcome.stderr, "no parameter has 'bugdet' in its name or meaning (did you mean 'budget'?)\n")

    def test_json_lists_every_parameter_with_a_default_in_its_range(self):
        models = json.loads(musubi("parameters", "--json").stdout)
        self.assertEqual(list(models), ["knowledge_cluster", "network_benchmark"])
        for parameters in models.values():
            names = [parameter["name"] for parameter in parameters]
            self.assertEqual(len(names), len(set(names)))
            for parameter in parameters:
                self.assertIn(parameter["source"], ("a", "b", "c"))
                self.assertTrue(parameter["meaning"] and parameter["unit"], parameter)
                if "low" in parameter:
                    self.assertTrue(parameter["low"] <= parameter["default"] <= parameter["high"], parameter)
                if "choices" in parameter:
                    self.assertIn(parameter["default"], parameter["choices"])

    def test_a_parameter_of_class_b_names_its_publication_and_no_other_does(self):
        for parameters in json.loads(musubi("parameters", "--json").stdout).values():
            for parameter in parameters:
                publication = parameter.get("publication", {})
                wanted = {"author", "year", "where", "says"} if parameter["source"] == "b" else set()
                self.assertEqual({key for key, value in publication.items() if value}, wanted, parameter["name"])

    def test_all_three_forms_say_what_was_published(self):
        parameters = json.loads(musubi("parameters", "elasticity", "--json").stdout)["knowledge_cluster"]
        publication = "{author} ({year}), {where}: {says}".format(**parameters[0]["publication"])
        self.assertIn(f"research.elasticity  {publication}\n", musubi("parameters", "elasticity").stdout)
        self.assertIn(f" | {publication} |\n", musubi("parameters", "elasticity", "--markdown").stdout)

    def test_all_three_forms_list_the_same(self):
        names = [p["name"] for p in json.loads(musubi("parameters", "--json").stdout)["knowledge_cluster"]]
        text = musubi("parameters", "--model", "knowledge_cluster").stdout
        markdown = musubi("parameters", "--model", "knowledge_cluster", "--markdown").stdout
        table = text.split("\n\n")[1]
        self.assertEqual([line.split()[0] for line in table.splitlines()[1:]], names)
        self.assertEqual([line.split()[1] for line in markdown.splitlines() if line.startswith("| ")][2:], names)


if __name__ == "__main__":
    unittest.main()
