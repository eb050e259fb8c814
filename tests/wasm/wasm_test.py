"""The WebAssembly module, run by Node, computes what the program computes, bit for bit, and says what is wrong with a scenario.
MUSUBI_MODULE is its musubi.js."""
import os
import pathlib
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["MUSUBI_SOURCE"])
SCENARIOS = {SOURCE / "tests/program/small.toml": 4, SOURCE / "tests/program/benchmark.toml": 4, SOURCE / "scenarios/baseline.toml": 1}


def by_the_module(scenario, replicates):
    return subprocess.run(["node", SOURCE / "tools/wasm/run.mjs", os.environ["MUSUBI_MODULE"], scenario, str(replicates)],
                          capture_output=True, encoding="utf-8")


def by_the_program(scenario, replicates, result):
    run = subprocess.run([os.environ["MUSUBI"], "run", scenario, "-o", result, "--replicates", str(replicates), "--quiet"],
                         stdout=subprocess.PIPE, encoding="utf-8", check=True)
    return run.stdout.split()[-1]


class Module(unittest.TestCase):
    def test_the_same_bits_as_the_program(self):
        for scenario, replicates in SCENARIOS.items():
            with self.subTest(scenario.name), tempfile.TemporaryDirectory() as folder:
                module = by_the_module(scenario, replicates)
                self.assertEqual((module.returncode, module.stderr), (0, ""))
                self.assertEqual(module.stdout.strip(), by_the_program(scenario, replicates, pathlib.Path(folder, "result.h5")))

    def test_what_is_wrong_is_said_all_at_once_with_its_place(self):
        with tempfile.TemporaryDirectory() as folder:
            scenario = pathlib.Path(folder, "wrong.toml")
            scenario.write_text('extends = "baseline"\n\n[budget]\nfactor = -1\n\n[serch]\ngroup_hazard = 0.1\n', encoding="utf-8")
            module = by_the_module(scenario, 1)
        self.assertEqual((module.returncode, module.stdout), (1, ""))
        self.assertRegex(module.stderr, r"(?s)^/work/wrong\.toml:4:\d+: .*budget\.factor.*/work/wrong\.toml:6:\d+: .*serch.*search")


if __name__ == "__main__":
    unittest.main()
