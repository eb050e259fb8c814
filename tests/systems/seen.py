#!/usr/bin/env python3
"""What a system is and what the program computes on it, as JSON.

    tests/systems/seen.py SYSTEM COMMIT TESTS [PROGRAM]    in the root of the project; PROGRAM is build/release/musubi
"""
import datetime
import json
import pathlib
import platform
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from checksums import checksums  # noqa: E402 (found beside this file)

LIBRARIES = {"HDF5": "libhdf5-dev", "oneTBB": "libtbb-dev", "Boost": "libboost-dev", "Eigen": "libeigen3-dev", "fmt": "libfmt-dev",
             "CLI11": "libcli11-dev", "toml++": "libtomlplusplus-dev"}


def package_version(package):
    said = subprocess.run(["dpkg-query", "--show", "--showformat=${source:Upstream-Version}", package], capture_output=True,
                          encoding="utf-8")
    return said.stdout.strip() or "none"


def seen(system, commit, tests, program):
    release = dict(re.findall(r'(?m)^(\w+)="?([^"\n]*)"?$', pathlib.Path("/etc/os-release").read_text(encoding="utf-8")))
    version = subprocess.run([program, "version"], stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
    with tempfile.TemporaryDirectory() as place:
        return {"system": system, "name": release.get("PRETTY_NAME", ""), "processor": platform.machine(),
                "compiler": version.strip().rpartition(", ")[2].rstrip(")"), "date": datetime.date.today().isoformat(), "commit": commit, "tests": tests,
                "libraries": {name: package_version(package) for name, package in LIBRARIES.items()},
                "checksums": checksums(pathlib.Path(program).resolve(), pathlib.Path(place))}


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    print(json.dumps(seen(*sys.argv[1:4], sys.argv[4] if len(sys.argv) > 4 else "build/release/musubi"), indent=2))
