"""Where a command may write: never over what it reads, never two outputs into one file, and only where a name was given."""
import os
import unittest

from program import BENCHMARK, SOURCE, musubi
from sweeps import OUTPUTS, Sweep


class Outputs(Sweep):
    def setUp(self):
        super().setUp()
        self.run_small("--quiet", scenario=BENCHMARK)
        self.other = self.folder / "other.h5"
        self.other.write_bytes(self.result.read_bytes())

    def refused(self, *arguments, said):
        """Nothing was written, nothing is gone, and it was said before the work."""
        before = self.contents()
        outcome = musubi(*arguments)
        self.assertEqual((outcome.returncode, outcome.stdout), (2, ""), outcome.stderr)
        self.assertIn(said, outcome.stderr)
        self.assertEqual(self.contents(), before)

    def contents(self):
        return {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}

    def test_a_result_is_not_written_over_one_that_is_compared(self):
        for output in ("-o", "--csv"):
            self.refused("compare", self.result, self.other, output, self.other, "--overwrite",
                         said="other.h5: is read by this command; name another file for --")
        self.refused("report", self.result, "-o", self.result, "--overwrite", said="is read by this command")
        self.refused("export", self.result, "--network", "graphml", "-o", self.result, "--overwrite",
                     said="is read by this command")

    def test_files_are_told_apart_by_what_they_are_and_not_by_name(self):
        linked = self.folder / "linked.h5"
        os.link(self.result, linked)
        around = self.folder / "sweep.d" / ".." / "result.h5"
        (self.folder / "sweep.d").mkdir()
        for name in (linked, around):
            self.refused("compare", self.result, self.other, "-o", name, "--overwrite", said="is read by this command")

    def test_a_scenario_is_not_its_own_result_nor_are_those_behind_it(self):
        shipped = SOURCE / "scenarios" / "data" / "programme_budget.csv"
        money = self.write("money.csv", shipped.read_text(encoding="utf-8"))
        parent = self.write("parent.toml", 'extends = "baseline"\n[population]\nscale = 0.02\n[time]\nburn_in_years = 0\n')
        child = self.write("child.toml", 'extends = "parent"\n[budget]\ntable = "money.csv"\n')
        for file in (child, parent, money):
            self.refused("run", child, "-o", file, "--overwrite", said=f"{file.name}: is read by this command")
            self.refused("budget", child, "--csv", file, "--overwrite", said=f"{file.name}: is read by this command")
            self.refused("compare", "baseline", child, "-o", file, "--overwrite", said=f"{file.name}: is read by this command")

    def test_a_calibration_is_not_written_over_its_question(self):
        targets = self.write("targets.csv", "name,variable,where,relative_to,relative_where,value,tolerance,source\n"
                             "degree,degree_mean,,,,8,1,c\n")
        for option in ("-o", "--set"):
            more = () if option == "-o" else ("-o", self.folder / "c.h5")
            self.refused("calibrate", BENCHMARK, "--targets", targets, option, targets, *more, "--overwrite",
                         said="targets.csv: is read by this command")

    def test_the_plan_of_a_sweep_and_its_shards_are_not_written_over(self):
        self.planned('scenario = "model.toml"\n[design]\nkind = "factorial"\n[factors]\n'
                     'network.candidates = { levels = [2, 4] }\n' + OUTPUTS)
        self.run_all()
        for file in (self.dir / "plan.h5", self.shards()[0]):
            for overwrite in ((), ("--overwrite",)):
                self.refused("sweep", "merge", self.dir, "-o", file, *overwrite, said="is read by this command")
        self.done("merge", self.dir, "-o", self.dir / "all.h5")
        self.done("merge", self.dir, "-o", self.dir / "all.h5", "--overwrite")
        self.refused("sweep", "analyze", self.dir / "all.h5", "--csv", self.dir / "all.h5", "--overwrite",
                     said="is read by this command")

    def test_two_outputs_are_two_files(self):
        for name in ("new.h5", "./new.h5", "sub/../new.h5"):
            (self.folder / "sub").mkdir(exist_ok=True)
            self.refused("compare", self.result, self.other, "-o", self.folder / "new.h5", "--csv", f"{self.folder}/{name}",
                         said="--output and --csv name one file")
        targets = self.write("targets.csv", "name,variable\n")
        self.refused("calibrate", BENCHMARK, "--targets", targets, "-o", self.folder / "x", "--set", self.folder / "x",
                     said="--output and --set name one file")

    def test_an_empty_name_is_no_name(self):
        for command in (("run", BENCHMARK, "-o"), ("run", BENCHMARK, "-o", self.folder / "x", "--parameters"),
                        ("compare", self.result, self.other, "-o"), ("compare", self.result, self.other, "--csv"),
                        ("budget", "baseline", "--csv"), ("carriers", self.result, "--csv"), ("score", self.result, "--against"),
                        ("score", self.result, "--against", self.other, "--csv"), ("report", self.result, "-o"),
                        ("export", self.result, "--csv"), ("calibrate", BENCHMARK, "--set"), ("init",), ("inspect",),
                        ("sweep", "plan", "s.toml", "-o"), ("sweep", "merge", self.dir, "-o"),
                        ("sweep", "submit", self.dir, "--slurm", "-o"), ("sweep", "analyze", self.result, "--csv")):
            with self.subTest(command):
                self.refused(*command, "", said=": '' names no file")

    def test_folders_are_no_files_and_must_be_there(self):
        for name, said in (("", "is a folder"), ("none/x", "there is no folder")):
            for option in ("-o", "--csv"):
                self.refused("compare", self.result, self.other, option, self.folder / name, said=said)
            self.refused("run", BENCHMARK, "-o", self.folder / name, said=said)
            self.refused("budget", "baseline", "--csv", self.folder / name, said=said)


if __name__ == "__main__":
    unittest.main()
