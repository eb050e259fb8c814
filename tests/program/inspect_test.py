"""inspect as typed, against what h5py sees in the same file."""
import json
import math
import subprocess
import time
import unittest

import h5py
import numpy
from program import BENCHMARK, PROGRAM, InAFolder, checksum, musubi


class Inspect(InAFolder):
    def inspected(self, *arguments):
        outcome = musubi("inspect", self.result, *arguments)
        self.assertEqual((outcome.returncode, outcome.stderr), (0, ""))
        return outcome.stdout

    def test_says_at_a_glance_what_is_in_a_file(self):
        run = self.run_small("--quiet", "--seed", 7)
        text = self.inspected()
        for expected in ("Baseline: the programme as realised", "knowledge_cluster", "3 of 3 replicates: complete",
                         "5: 2002 … 2006", checksum(run), "--seed 7", "projects_started", "thousand yen"):
            self.assertIn(expected, text)
        self.assertRegex(text, r"(?m)^seed +7$")

    def test_json_has_the_shapes_units_and_means_that_h5py_sees(self):
        run = self.run_small("--quiet", "--seed", 7)
        document = json.loads(self.inspected("--json"))
        self.assertEqual((document["seed"], document["replicates"], document["replicates_asked_for"]), (7, 3, 3))
        self.assertEqual((document["complete"], document["model"]), (True, "knowledge_cluster"))
        self.assertEqual(document["content_checksum"], checksum(run))
        self.assertEqual(document["dimensions"]["fiscal_year"], [2002, 2003, 2004, 2005, 2006])
        self.assertEqual(document["title"], "Baseline: the programme as realised")
        self.assertIn("OSA", document["dimensions"]["region"])
        seen = 0
        with h5py.File(self.result) as file:
            for variable in document["variables"]:
                data = file[variable["name"]]
                self.assertEqual(variable["units"], data.attrs["units"])
                self.assertEqual([len(document["dimensions"][name]) for name in variable["dimensions"]], list(data.shape))
                if data.dtype.kind == "O":
                    self.assertIsNone(variable["mean"])
                    continue
                numbers = numpy.asarray(data, dtype=float)
                if "_FillValue" in data.attrs:
                    numbers = numbers[numpy.asarray(data) != data.attrs["_FillValue"]]
                numbers = numbers[~numpy.isnan(numbers)]
                if numbers.size == 0:
                    self.assertIsNone(variable["mean"])
                else:
                    self.assertTrue(math.isclose(variable["mean"], numbers.mean(), rel_tol=1e-9), variable)
                    seen += 1
        self.assertGreater(seen, 20)

    def test_a_result_of_a_run_that_was_stopped_is_partial_and_yet_unchanged(self):
        run = subprocess.Popen([PROGRAM, "run", BENCHMARK, "-o", self.result, "--replicates", "100000"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        run.stderr.read(1)  # it says first what it will take: now it is at work
        time.sleep(1)
        run.terminate()
        self.assertEqual(run.wait(60), 5)
        run.stderr.close()
        document = json.loads(self.inspected("--json"))
        self.assertEqual((document["complete"], document["replicates_asked_for"]), (False, 100_000))
        self.assertEqual(document["replicates"], len(document["dimensions"]["replicate"]))
        self.assertLess(document["replicates"], 100_000)
        self.assertIn(f"{document['replicates']} of 100000 replicates: partial, the run was stopped", self.inspected())
        self.assertEqual(musubi("verify", self.result).returncode, 0)

    def test_a_file_that_is_not_whole_is_refused_as_verify_refuses_it(self):
        self.run_small("--quiet", scenario=BENCHMARK)
        whole = self.result.read_bytes()
        for content, code in [(whole[:1000], 10), (whole[:99] + b"?" + whole[100:], 11), (b"text", 12)]:
            self.result.write_bytes(content)
            inspected, verified = musubi("inspect", self.result), musubi("verify", self.result)
            self.assertEqual((inspected.returncode, inspected.stdout), (code, ""))
            self.assertEqual(inspected.stderr, verified.stderr)

    def test_what_is_not_there_is_wrong_input(self):
        outcome = musubi("inspect", self.folder / "none.h5")
        self.assertEqual((outcome.returncode, outcome.stdout), (2, ""))
        self.assertIn("none.h5: cannot be read: No such file", outcome.stderr)


if __name__ == "__main__":
    unittest.main()
