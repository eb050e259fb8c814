"""Runs a scenario by the program and by the second implementation, and prints what differs.

    MUSUBI=build/test/musubi /usr/bin/python3 tests/second/run.py SCENARIO [SEED]
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from comparing import Numbers, differences
from world import World, read_parameters

SOURCE = Path(os.environ.get("MUSUBI_SOURCE", Path(__file__).parents[2]))


def main(scenario, seed=1):
    program = os.environ["MUSUBI"]
    world = World(read_parameters(program, scenario, SOURCE / "scenarios"))
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.h5"
        subprocess.run([program, "run", scenario, "--parameters", "central", "-o", result, "--replicates", "1", "--seed", str(seed)],
                       check=True, stdout=subprocess.DEVNULL)
        found, compared = differences(result, Numbers(world, seed))
    for line in found[:40]:
        print(line)
    print(f"{len(found)} of {compared} numbers differ")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1))
