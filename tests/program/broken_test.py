"""Every folder in broken/ holds a scenario that is wrong, and in expected.txt what validate says of it, to the letter."""
import os
import subprocess
import unittest

from program import PROGRAM, SOURCE, InAFolder

BROKEN = SOURCE / "tests" / "program" / "broken"


def said_of(folder, name="scenario.toml", command=("validate",)):
    """Exit code, stdout and stderr, with file names as from the scenario's folder."""
    outcome = subprocess.run([PROGRAM, *command, name], cwd=folder, capture_output=True, encoding="utf-8", timeout=60,
                             env={**os.environ, "MUSUBI_SCENARIOS": str(SOURCE / "scenarios")})
    return outcome.returncode, outcome.stdout, outcome.stderr.replace(f"{SOURCE}/", "")


class Broken(InAFolder):
    def test_each_is_explained_to_the_person_who_can_mend_it(self):
        folders = sorted(path for path in BROKEN.iterdir())
        self.assertGreaterEqual(len(folders), 30)
        for folder in folders:
            with self.subTest(folder.name):
                expected = (folder / "expected.txt").read_text(encoding="utf-8")
                self.assertEqual(said_of(folder), (2, "", expected))

    def test_run_says_the_same_and_writes_nothing(self):
        folder = BROKEN / "all-at-once"
        said = said_of(folder, command=("run", "--replicates", "1", "-o", self.result))
        self.assertEqual(said, said_of(folder))
        self.assertFalse(self.result.exists())

    def test_every_line_but_the_last_begins_with_a_file_and_a_place(self):
        without_place = set()
        for folder in BROKEN.iterdir():
            for line in (folder / "expected.txt").read_text(encoding="utf-8").splitlines()[:-1]:
                with self.subTest(folder.name):
                    self.assertRegex(line, r"^[\w./-]+\.(toml|csv)(:\d+:\d+)?: ")
                if ": " in line and not line.split(": ")[0].endswith(tuple("0123456789")):
                    without_place.add(folder.name)
        self.assertEqual(without_place, {"table-that-is-empty"})  # the only ones with no line to point at

    def test_a_fault_of_many_rows_is_said_fifty_times_and_the_rest_is_counted(self):
        row = "AAA,,,IT,,,2002,35,135,small\n"
        self.write("regions.csv", "id,name_en,name_ja,fields,wide_area,first_trial_fy,first_full_fy,latitude,longitude,size_class\n"
                                  + 40 * row + 25 * row.replace("35,135", "35,x"))
        self.write("scenario.toml", 'extends = "baseline"\n[tables]\nregions = "regions.csv"\n')
        lines = said_of(self.folder)[2].splitlines()
        total = int(lines[-1].split(" errors;")[0])
        self.assertGreater(total, 50)
        self.assertEqual((len(lines), lines[50]), (52, f"… and {total - 50} more"))

    def test_a_scenario_of_more_than_a_mebibyte_is_refused_before_it_is_read(self):
        self.write("scenario.toml", "#" * (1 << 20) + "\n")
        self.assertEqual(said_of(self.folder),
                         (2, "", "scenario.toml: is larger than 1 MiB, the most that is read of such a file\n"
                                 "1 error; nothing was computed.\n"))

    def test_a_scenario_that_is_not_there_is_looked_for_beside_it_and_among_the_shipped(self):
        self.write("scenario.toml", "")
        for typed, name, meant in [("scenaro.toml", "scenaro.toml", "scenario.toml"),
                                   ("baselin", "scenarios/baselin.toml", "scenarios/baseline.toml"), ("fish.toml", "fish.toml", None)]:
            suggestion = f" (did you mean '{meant}'?)" if meant else ""
            self.assertEqual(said_of(self.folder, typed),
                             (2, "", f"{name}: there is no such file{suggestion}\n1 error; nothing was computed.\n"))


if __name__ == "__main__":
    unittest.main()
