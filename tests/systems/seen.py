#!/usr/bin/env python3
"""What a system is and what the program computes on it, as JSON.

    tests/systems/seen.py SYSTEM TESTS PROGRAM [PROCESSOR]    PROGRAM may be a musubi.js
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
from checksums import ROOT, checksums, is_module, small_result  # noqa: E402 (found beside this file)

LIBRARIES = {"HDF5": "libhdf5-dev", "oneTBB": "libtbb-dev", "Boost": "libboost-dev", "Eigen": "libeigen3-dev", "fmt": "libfmt-dev",
             "CLI11": "libcli11-dev", "toml++": "libtomlplusplus-dev"}


def package_version(package):
    said = subprocess.run(["dpkg-query", "--show", "--showformat=${source:Upstream-Version}", package], capture_output=True,
                          encoding="utf-8")
    return said.stdout.strip() or "none"


def commit():
    command = ["git", "-c", f"safe.directory={ROOT}", "-C", ROOT, "rev-parse", "--short=12", "HEAD"]
    return subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout.strip()


def version():
    """Of the sources: it rises whenever results change on purpose."""
    return re.search(r"project\(musubi VERSION ([0-9.]+)", (ROOT / "CMakeLists.txt").read_text(encoding="utf-8"))[1]


def compiler_of(program):
    """As the program says it, and Emscripten for a module."""
    if is_module(program):
        said = subprocess.run(["em++", "--version"], stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
        return "Emscripten " + re.search(r"\d+\.\d+\.\d+", said)[0]
    said = subprocess.run([program, "version"], stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
    return said.strip().rpartition(", ")[2].rstrip(")")


def seen(system, tests, program, processor):
    release = dict(re.findall(r'(?m)^(\w+)="?([^"\n]*)"?$', pathlib.Path("/etc/os-release").read_text(encoding="utf-8")))
    with tempfile.TemporaryDirectory() as place:
        return {"system": system, "name": release.get("PRETTY_NAME", ""), "processor": processor, "compiler": compiler_of(program),
                "version": version(),
                "date": datetime.date.today().isoformat(), "commit": commit(), "tests": tests,
                "libraries": {name: package_version(package) for name, package in LIBRARIES.items()},
                "checksums": checksums(program, pathlib.Path(place)),
                **({} if is_module(program) else {"file": small_result(program, pathlib.Path(place))})}


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    system, tests, program = *sys.argv[1:3], pathlib.Path(sys.argv[3]).resolve()
    processor = sys.argv[4] if len(sys.argv) > 4 else "WebAssembly" if is_module(program) else platform.machine()
    print(json.dumps(seen(system, tests, program, processor), indent=2))


if __name__ == "__main__":
    main()
