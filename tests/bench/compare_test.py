"""bench/compare: NB-1 by several programs, each held to the known answer before anything is said about its speed."""
import csv
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

from tools_of import SOURCE, script

BUILD = os.environ["MUSUBI_BUILD"]
RIGHT = "edges=4977 accepted=1921 X=68795a09fff3a76d E=11a400b83c0f0ec5"  # of 1,000 agents


def compare(*arguments):
    return subprocess.run([sys.executable, "-B", SOURCE / "bench" / "compare", "--build", BUILD, "--rounds", "3",
                           *map(str, arguments)], capture_output=True, encoding="utf-8", timeout=300)


class Compare(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def says(self, text, name="another"):
        """A program of NB-1 in another language, which knows the answer by heart."""
        program = self.folder / name
        program.write_text(f"#!/bin/sh\necho \"{text}\"\n")
        program.chmod(0o755)
        return f"{name}={program}"

    def test_engine_and_boost_graph_find_the_known_answers_and_stand_in_table_csv_and_picture(self):
        kept, picture = self.folder / "nb1.csv", self.folder / "nb1.svg"
        outcome = compare("--agents", "1000,10000", "--csv", kept, "--svg", picture)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        rows = list(csv.DictReader(kept.read_text(encoding="utf-8").splitlines()))
        engine, graphs = ("musubi",), ("Boost.Graph vecS", "Boost.Graph setS")
        self.assertEqual({(row["program"], row["threads"], row["agents"]) for row in rows},
                         {(name, threads, n) for names, all_threads in ((engine, "12"), (graphs, "1")) for name in names
                          for threads in all_threads for n in ("1000", "10000")})
        for row in rows:
            self.assertIn(row["program"], outcome.stdout)
            self.assertEqual(row["rounds"], "3")
            low, rate, high = (float(row[key]) for key in ("low", "agent_steps_per_second", "high"))
            self.assertTrue(0 < low <= rate <= high, row)
            low, ratio, high = (float(row[key]) for key in ("times_ours_low", "times_ours", "times_ours_high"))
            self.assertTrue(0 < low <= ratio <= high, row)
            if row["program"] == "musubi":
                self.assertEqual(ratio, 1)
            self.assertEqual(bool(row["bytes_an_agent"]), row["agents"] == "10000", "there is no tenth of 1,000 agents")
        drawn = "".join(xml.etree.ElementTree.parse(picture).getroot().itertext())
        for label in ("musubi, 2 threads", "Boost.Graph setS, 1 thread"):
            self.assertIn(label, drawn)

    def test_another_program_stands_in_the_same_table_by_what_it_prints(self):
        outcome = compare("--agents", "1000", "--threads", "1", "--with", self.says(f"{RIGHT} seconds=0.5", "slow"), "--with",
                          self.says(f"bare N=1000 threads=1 {RIGHT} 0.010M agent-steps/s", "slower"))
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        self.assertRegex(outcome.stdout, r"(?m)^slow +1 +0\.04 ")
        self.assertRegex(outcome.stdout, r"(?m)^slower +1 +0\.01 ")

    def test_networkx_finds_the_known_answer(self):
        program = SOURCE / "bench" / "baselines" / "networkx_nb1.py"
        outcome = compare("--agents", "1000", "--threads", "1", "--with", f"networkx=/usr/bin/python3 {program}")
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        self.assertRegex(outcome.stdout, r"(?m)^networkx +1 ")

    def test_a_wrong_answer_is_refused_and_nothing_is_written(self):
        kept = self.folder / "nb1.csv"
        wrong = RIGHT.replace("accepted=1921", "accepted=1922")
        outcome = compare("--agents", "1000", "--csv", kept, "--with", self.says(f"{wrong} seconds=0.5", "hasty"))
        self.assertEqual((outcome.returncode, outcome.stdout), (1, ""))
        self.assertIn("hasty computes something else: with 1000 agents on 1 threads accepted is 1922, not 1921.", outcome.stderr)
        self.assertFalse(kept.exists())

    def test_a_program_that_prints_no_answer_is_refused(self):
        outcome = compare("--agents", "1000", "--with", self.says("Segmentation fault", "broken"))
        self.assertEqual(outcome.returncode, 1)
        self.assertIn("broken: ", outcome.stderr)
        self.assertIn("printed no answer", outcome.stderr)

    def test_agents_without_a_known_answer_are_refused(self):
        outcome = compare("--agents", "1001")
        self.assertEqual(outcome.returncode, 2)
        self.assertIn("no answer is known for 1001 agents", outcome.stderr)

    def test_programs_that_are_not_compiled_alike_are_refused(self):
        (self.folder / "CMakeCache.txt").write_text("CMAKE_CXX_COMPILER:FILEPATH=/usr/bin/c++\n")
        (self.folder / "compile_commands.json").write_text("[%s]" % ",".join(
            f'{{"file": "{name}.cpp", "command": "c++ {flags} -o bench/CMakeFiles/nb1_{name}.dir/{name}.cpp.o"}}'
            for name, flags in (("one", "-O3 -std=c++20"), ("two", "-O3 -march=native -std=c++20"))))
        with self.assertRaises(SystemExit) as refused:
            script("bench/compare").compiled_with(self.folder)
        self.assertIn("two.cpp: -O3 -march=native", str(refused.exception))


if __name__ == "__main__":
    unittest.main()
