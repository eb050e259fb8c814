#!/usr/bin/env python3
"""What a program of this project computes, as checksums: one line each, to be compared between systems.

    tests/systems/checksums.py PROGRAM    prints a JSON object, the name of a computation to the checksum of its content

PROGRAM may be the WebAssembly module, build/wasm/musubi.js, which runs scenarios and does nothing else.
"""
import base64
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SMALL, BENCHMARK = (ROOT / "tests" / "program" / f"{name}.toml" for name in ("small", "benchmark"))
HALF = 'extends = "small.toml"\n\n[budget]\nfactor = 0.5\n'
SWEEP = """scenario = "small.toml"
replicates = 2

[design]
kind = "latin_hypercube"
points = 8

[factors]
search.group_hazard = { mean = 0.02, deviation = 0.01, low = 0.005, high = 0.05 }

[outputs]
started = { variable = "projects_started" }
"""
TARGETS = "name,variable,where,relative_to,relative_where,value,tolerance,source\n" \
          "started,projects_started,fiscal_year=2002;sponsor=own,,,100,20,c\n"
PRIORS = "parameter,low,high,scale\nsearch.group_hazard,0.01,0.05,linear\n"

# What is computed to the scenario and the number of replicates.
RUNS = {"tests/program/small.toml, 4 replicates": (SMALL, 4), "tests/program/benchmark.toml, 4 replicates": (BENCHMARK, 4),
        "baseline, 1 replicate": (ROOT / "scenarios" / "baseline.toml", 1)}


def is_module(program):
    return program.suffix == ".js"


def run_module(module, scenario, replicates):
    """The outcome has returncode, stdout and stderr as text."""
    return subprocess.run(["node", ROOT / "tools" / "wasm" / "run.mjs", module, scenario, str(replicates)], capture_output=True,
                          encoding="utf-8")


def run(program, scenario, replicates, folder):
    """The checksum of a run's content, by the central parameters: the module draws none."""
    if is_module(program):
        outcome = run_module(program, scenario, replicates)
        assert outcome.returncode == 0, outcome.stderr
        return outcome.stdout.strip()
    command = [program, "run", scenario, "--parameters", "central", "-o", "run.h5", "--overwrite", "--replicates", str(replicates),
               "--quiet"]
    return subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout.split()[-1]


def checksums(program, folder):
    found = {name: run(program, *what, folder) for name, what in RUNS.items()}
    return found if is_module(program) else {**found, **other_checksums(program, folder)}


def other_checksums(program, folder):
    def musubi(*arguments):
        return subprocess.run([program, *map(str, arguments)], cwd=folder, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout

    def content(file):
        return musubi("verify", file).splitlines()[-1].split()[-1]

    # By short names: what a sweep or a comparison is called is a part of it.
    for name, text in {"small.toml": SMALL.read_text(encoding="utf-8"), "half.toml": HALF, "sweep.toml": SWEEP,
                       "targets.csv": TARGETS, "priors.csv": PRIORS}.items():
        (folder / name).write_text(text, encoding="utf-8")
    found = {}
    musubi("compare", "small.toml", "half.toml", "--replicates", 4, "-o", "compared.h5", "--quiet")
    found["small.toml against half its budget"] = content("compared.h5")
    musubi("sweep", "plan", "sweep.toml", "-o", "sweep")
    musubi("sweep", "run", "sweep", "--quiet")
    musubi("sweep", "merge", "sweep", "-o", "merged.h5")
    found["a sweep of a factor with a normal distribution"] = content("merged.h5")
    musubi("calibrate", SMALL, "--targets", "targets.csv", "--priors", "priors.csv", "-o", "calibration.h5", "--set", "set.csv",
           "--first-points", 8, "--points", 8, "--vectors", 10, "--quiet")
    found["a small calibration"] = content("calibration.h5")
    return found


def small_result(program, folder):
    """A result file as this system's HDF5 writes it: its bytes, in text."""
    (folder / "benchmark.toml").write_text(BENCHMARK.read_text(encoding="utf-8"), encoding="utf-8")
    subprocess.run([program, "run", "benchmark.toml", "-o", "small.h5", "--replicates", "2", "--quiet"], cwd=folder,
                   stdout=subprocess.DEVNULL, check=True)
    return base64.b64encode(gzip.compress((folder / "small.h5").read_bytes(), mtime=0)).decode()


def bytes_of(small):
    return gzip.decompress(base64.b64decode(small))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as place:
        print(json.dumps(checksums(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(place)), indent=2))
