"""What `cmake --install` gives to others: a program that runs, and an engine that an outside project builds on."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

import h5py

SOURCE = pathlib.Path(os.environ["MUSUBI_SOURCE"])
BUILD = pathlib.Path(os.environ["MUSUBI_BUILD"])
CMAKE = os.environ["MUSUBI_CMAKE"]
COMPILER = os.environ["MUSUBI_COMPILER"]


def run(*command, **options):
    outcome = subprocess.run([str(word) for word in command], capture_output=True, encoding="utf-8", timeout=600, **options)
    assert outcome.returncode == 0, f"{command}\n{outcome.stdout}{outcome.stderr}"
    return outcome.stdout


def build(project, into, prefix):
    run(CMAKE, "-S", project, "-B", into, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}",
        f"-DCMAKE_CXX_COMPILER={COMPILER}", "-DCMAKE_BUILD_TYPE=Release")
    run(CMAKE, "--build", into)


class Installed(unittest.TestCase):
    """Installed in one place and then moved to another, where everything must still be found."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.first_prefix, cls.prefix = cls.folder / "first", cls.folder / "moved" / "musubi"
        run(CMAKE, "--install", BUILD, "--prefix", cls.first_prefix)
        cls.prefix.parent.mkdir()
        cls.first_prefix.rename(cls.prefix)
        cls.headers = sorted((cls.prefix / "include").rglob("*.hpp"))

    def include_lines(self):
        """What a user writes: musubi/... from include, sim/... from include/musubi-sim."""
        return [path.relative_to(self.prefix / "include").as_posix().removeprefix("musubi-sim/") for path in self.headers]

    def test_an_outside_model_runs_an_ensemble_and_writes_a_file(self):
        build(SOURCE / "tests/outside", self.folder / "coins", self.prefix)
        scenario = self.folder / "coins.toml"
        heads = {}
        for chance in (0, 0.5, 1):
            scenario.write_text(f"[coin]\nagents = 1000\nchance = {float(chance)}\n")
            checksums = set()
            for threads in (1, 2):
                result = self.folder / f"coins-{chance}-{threads}.h5"
                checksums.add(run(self.folder / "coins/coin_tosses", scenario, result, threads))
            self.assertEqual(len(checksums), 1, "another number of threads, other bits")
            with h5py.File(result) as file:
                self.assertEqual(file["heads"].shape, (20, 12))
                heads[chance] = file["heads"][...]
        self.assertTrue((heads[0] == 0).all())
        self.assertTrue((heads[1] == 1000).all())
        # 240,000 fair coins: 120,000 heads with a standard deviation of sqrt(240,000)/2 = 245; five of them are 1,225.
        self.assertLess(abs(heads[0.5].sum() - 120_000), 1_225)
        self.assertGreater(heads[0.5].std(), 0)

    def test_every_installed_header_compiles_alone(self):
        self.assertIn("musubi/model.hpp", self.include_lines())
        self.assertIn("sim/results/result_file.hpp", self.include_lines())
        project = self.folder / "headers"
        project.mkdir()
        for number, header in enumerate(self.include_lines()):
            (project / f"{number}.cpp").write_text(f'#include "{header}"\n#include "{header}"\n')
        (project / "CMakeLists.txt").write_text(
            "cmake_minimum_required(VERSION 3.25)\nproject(headers LANGUAGES CXX)\nfind_package(musubi REQUIRED)\n"
            "file(GLOB sources *.cpp)\nadd_library(headers OBJECT ${sources})\n"
            "target_link_libraries(headers musubi::include musubi::engine musubi::io "
            "musubi::results musubi::network musubi::experiment)\n")
        build(project, self.folder / "headers-build", self.prefix)

    def test_headers_include_only_what_is_installed_or_belongs_to_a_library(self):
        known = set(self.include_lines())
        for path in self.headers:
            for included in re.findall(r'^\s*#\s*include\s*"([^"]+)"', path.read_text(), re.MULTILINE):
                self.assertIn(included, known, f"{path.name} includes what is not installed")

    def test_nothing_of_the_package_points_back_to_where_it_was_made(self):
        files = [path for path in self.prefix.rglob("*.cmake")] + self.headers
        self.assertGreater(len(files), 20)
        for path in files:
            for place in (SOURCE, BUILD, self.first_prefix):
                self.assertNotIn(str(place), path.read_text(), path.name)

    def test_another_minor_version_is_refused(self):
        project = self.folder / "newer"
        project.mkdir()
        (project / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.25)\nproject(newer LANGUAGES CXX)\n"
                                                "find_package(musubi 0.2 REQUIRED)\n")
        with self.assertRaisesRegex(AssertionError, "version"):
            build(project, self.folder / "newer-build", self.prefix)

    def test_the_program_finds_the_scenarios_beside_it(self):
        environment = {name: value for name, value in os.environ.items() if name != "MUSUBI_SCENARIOS"}
        shipped = self.prefix / "share/musubi/scenarios"
        ours = {path.relative_to(SOURCE / "scenarios") for path in (SOURCE / "scenarios").rglob("*") if path.is_file()}
        self.assertEqual({path.relative_to(shipped) for path in shipped.rglob("*") if path.is_file()}, ours)
        shutil.copy(SOURCE / "tests/program/benchmark.toml", shipped / "only_installed.toml")
        scenario = self.folder / "mine.toml"
        scenario.write_text('extends = "only_installed"\n')
        self.addCleanup((shipped / "only_installed.toml").unlink)
        program = self.prefix / "bin/musubi"
        self.assertIn("mine.toml: ok", run(program, "validate", scenario, cwd="/", env=environment))
        run(program, "run", scenario, "-o", self.folder / "mine.h5", "--quiet", cwd="/", env=environment)


if __name__ == "__main__":
    unittest.main()
