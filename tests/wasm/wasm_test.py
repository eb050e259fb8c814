"""The WebAssembly module, run by Node, computes what the program computes, bit for bit, and says what is wrong with a scenario.
MUSUBI_MODULE is its musubi.js."""
import os
import pathlib
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["MUSUBI_SOURCE"])
sys.path.append(str(SOURCE / "tests" / "systems"))
from checksums import RUNS, run, run_module  # noqa: E402

MODULE, PROGRAM = pathlib.Path(os.environ["MUSUBI_MODULE"]), pathlib.Path(os.environ["MUSUBI"])


class Module(unittest.TestCase):
    def test_the_same_bits_as_the_program(self):
        for name, (scenario, replicates) in RUNS.items():
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                module = run_module(MODULE, scenario, replicates)
                self.assertEqual((module.returncode, module.stderr), (0, ""))
                self.assertEqual(module.stdout.strip(), run(PROGRAM, scenario, replicates, folder))

    def test_what_is_wrong_is_said_all_at_once_with_its_place(self):
        with tempfile.TemporaryDirectory() as folder:
            scenario = pathlib.Path(folder, "wrong.toml")
            scenario.write_text('extends = "baseline"\n\n[budget]\nfactor = -1\n\n[serch]\ngroup_hazard = 0.1\n', encoding="utf-8")
            module = run_module(MODULE, scenario, 1)
        self.assertEqual((module.returncode, module.stdout), (1, ""))
        self.assertRegex(module.stderr, r"(?s)^/scenario/wrong\.toml:4:\d+: .*budget\.factor.*/scenario/wrong\.toml:6:\d+: .*serch.*search")


if __name__ == "__main__":
    unittest.main()
