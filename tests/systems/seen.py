#!/usr/bin/env python3
"""What a system is and what the program computes on it, as JSON.

    tests/systems/seen.py SYSTEM COMMIT TESTS PROGRAM [PROCESSOR]    in the root of the project; PROGRAM may be a musubi.js
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
from checksums import by_module, checksums, small_result  # noqa: E402 (found beside this file)

LIBRARIES = {"HDF5": "libhdf5-dev", "oneTBB": "libtbb-dev", "Boost": "libboost-dev", "Eigen": "libeigen3-dev", "fmt": "libfmt-dev",
             "CLI11": "libcli11-dev", "toml++": "libtomlplusplus-dev"}


def package_version(package):
    said = subprocess.run(["dpkg-query", "--show", "--showformat=${source:Upstream-Version}", package], capture_output=True,
                          encoding="utf-8")
    return said.stdout.strip() or "none"


def compiler_of(program):
    """As the program says it, and Emscripten for a module."""
    if program.suffix == ".js":
        said = subprocess.run(["em++", "--version"], stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
        return "Emscripten " + re.search(r"\d+\.\d+\.\d+", said)[0]
    said = subprocess.run([program, "version"], stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
    return said.strip().rpartition(", ")[2].rstrip(")")


def seen(system, commit, tests, program, processor):
    release = dict(re.findall(r'(?m)^(\w+)="?([^"\n]*)"?$', pathlib.Path("/etc/os-release").read_text(encoding="utf-8")))
    module = program.suffix == ".js"
    with tempfile.TemporaryDirectory() as place:
        return {"system": system, "name": release.get("PRETTY_NAME", ""), "processor": processor, "compiler": compiler_of(program),
                "date": datetime.date.today().isoformat(), "commit": commit, "tests": tests,
                "libraries": {name: package_version(package) for name, package in LIBRARIES.items()},
                "checksums": (by_module if module else checksums)(program.resolve(), pathlib.Path(place)),
                **({} if module else {"file": small_result(program.resolve(), pathlib.Path(place))})}


def main():
    if len(sys.argv) not in (5, 6):
        sys.exit(__doc__)
    system, commit, tests, program = sys.argv[1:5]
    module = program.endswith(".js")
    processor = sys.argv[5] if len(sys.argv) > 5 else "WebAssembly" if module else platform.machine()
    print(json.dumps(seen(system, commit, tests, pathlib.Path(program), processor), indent=2))


if __name__ == "__main__":
    main()
