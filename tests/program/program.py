"""The program as a shell sees it: what the tests of the command line have in common."""
import os
import pathlib
import re
import subprocess
import tempfile
import time
import unittest

import h5py
import xxhash

PROGRAM = os.environ["MUSUBI"]
SOURCE = pathlib.Path(os.environ["MUSUBI_SOURCE"])
SMALL = SOURCE / "tests" / "program" / "small.toml"  # the real programme, a twentieth of its people
BENCHMARK = SOURCE / "tests" / "program" / "benchmark.toml"  # the smallest model
REST = {"TOH", "KAN", "CHU", "KIN", "CGS", "KYU"}  # the blocks outside the programme


def musubi(*arguments, environment=None, **options):
    """Runs the program as typed; the outcome has returncode, stdout and stderr as text."""
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, encoding="utf-8", timeout=600,
                          env={**os.environ, **(environment or {})}, **options)


def wait_until(met, process, seconds=120):
    """Waits for something that a running process will bring about; fails if it ends without, or takes too long."""
    end = time.monotonic() + seconds
    while not met():
        assert process.poll() is None or met(), f"ended with {process.returncode} before what was waited for"
        assert time.monotonic() < end, f"not within {seconds} seconds"
        time.sleep(0.002)


def commands(*typed):
    """Each command as it is typed, of those that the help lists: ("run",), ("sweep", "plan") …"""
    listed = musubi(*typed, "--help").stdout.partition("Subcommands:\n")[2].partition("\n\n")[0]
    names = re.findall(r"(?m)^  (\S+)", listed)
    return [command for name in names for command in commands(*typed, name)] if names else [typed]


def checksum(outcome):
    """The content checksum: the last line of what a run prints."""
    words = outcome.stdout.splitlines()[-1].split()
    assert words[:2] == ["content", "checksum"], outcome.stdout
    return words[2]


def labels_of(dimension):
    """The labels of a dimension of a file, or of its array, as text."""
    return [label.decode() for label in dimension[...]]


def sealed(content, form=1):
    """The bytes of a file with the last line that musubi would write: made by Python's own XXH3."""
    opening = b"\nmusubi seal: format %4d, %16d bytes, XXH3-128 " % (form, len(content))
    return content + opening + xxhash.xxh3_128_hexdigest(content + opening).encode() + b"\n"


def change_and_seal(path, change):
    """Changes a result by `change`, which gets its h5py.File, and seals it again with the checksum of its new content: the
    program itself tells a forger which that is."""
    def seal_again(what):
        with h5py.File(path, "r+") as file:
            what(file)
        content = path.read_bytes()
        seal = content.rfind(b"\nmusubi seal: ")
        path.write_bytes(sealed(content[:seal] if seal >= 0 else content))

    seal_again(change)
    told = re.search(r"its content has the checksum (\w+), not", musubi("verify", path).stderr)
    seal_again(lambda file: file["provenance"].attrs.__setitem__("content_checksum", told.group(1)))


class InAFolder(unittest.TestCase):
    """A test with an empty folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.result = self.folder / "result.h5"

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def run_small(self, *arguments, scenario=SMALL, replicates=3, **options):
        """A run that must succeed; with the central parameters, so that its replicates differ by luck alone."""
        drawn_from = () if "--parameters" in arguments else ("--parameters", "central")
        outcome = musubi("run", scenario, *drawn_from, "-o", self.result, "--overwrite", "--replicates", replicates,
                         *arguments, **options)
        self.assertEqual((outcome.returncode, outcome.stderr if "--quiet" in arguments else ""), (0, ""),
                         outcome.stderr)
        return outcome
