#!/usr/bin/env python3
"""docs/systems.md, from what tests/systems/seen/ keeps of each system.

    tests/systems/page.py            writes the page
    tests/systems/page.py --check    fails if the page is not of what is kept
"""
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
from pages import table  # noqa: E402 (shared by all scripts that make pages)

SEEN, PAGE = ROOT / "tests" / "systems" / "seen", ROOT / "docs" / "systems.md"


def kept():
    """What was seen, a system each, in the order of their names."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(SEEN.glob("*.json"))]


def computations(systems):
    """Of each version each computation, with the builds that did it: the newest version first."""
    found = {}
    for system in sorted(systems, key=lambda one: [int(part) for part in one["version"].split(".")], reverse=True):
        for name in system["checksums"]:
            found.setdefault((system["version"], name), []).append(system)
    return found


def differences(systems):
    """A line for each computation that not all systems do alike in the same version."""
    found = []
    for (version, name), builds in computations(systems).items():
        sums = {build["checksums"][name] for build in builds}
        if len(sums) > 1:
            found.append(f"{name}, version {version}: {len(sums)} different checksums")
    return found


def by_computation(systems):
    """A row for each: its checksum, and the builds that came to it."""
    return [[name, version, f"`{builds[0]['checksums'][name][:12]}…`", ", ".join(f"`{build['system']}`" for build in builds)]
            for (version, name), builds in computations(systems).items()]


def page(systems):
    distributions = {one["name"]: one["libraries"] for one in systems}
    libraries = list({name: None for versions in distributions.values() for name in versions})
    lines = ["# Systems", "",
             "Where musubi was built and gave the same bits. `tests/systems/debian` makes a bare root of a Debian suite, in which a clean",
             "clone runs the README's first command, the computations of `tests/systems/checksums.py` and tests;",
             "`tests/systems/builds` builds in other ways, by presets of `CMakePresets.json`, and `tests/systems/aarch64` for Arm.",
             "This page is made by `tests/systems/page.py` of what was seen.", ""]
    lines += table("build", ["system", "processor", "compiler", "version", "tests", "date", "commit"],
                   [[f"`{one['system']}`", one["name"], one["processor"], one["compiler"], one["version"], one["tests"], one["date"], f"`{one['commit']}`"]
                    for one in systems])
    lines += ["## Bits", "",
              "Of each computation the checksum of its content: a result, a comparison, a merged sweep, a calibration. Every build of a",
              "version that did one came to the same; WebAssembly does runs only. A version that changes results on purpose has other",
              "checksums: builds of an older one say that they agreed among themselves.", ""]
    lines += table("computation", ["version", "checksum", "by"], by_computation(systems))
    lines += ["## Libraries", ""]
    lines += table("library", list(distributions),
                   [[name, *(versions.get(name, "") for versions in distributions.values())] for name in libraries])
    lines += ["## Outside the promise", "",
              "Big-endian processors (s390x): a checksum is of little-endian numbers, and the program does not compile there. Compilers that",
              "fuse a multiplication with an addition whatever they are told (`-ffp-contract=off`), `-ffast-math`, and 32-bit x86, whose",
              "numbers are wider than they say.", ""]
    return "\n".join(lines)


def main():
    systems = kept()
    if found := differences(systems):
        sys.exit("\n".join(found))
    made = page(systems)
    if sys.argv[1:] == ["--check"]:
        if PAGE.read_text(encoding="utf-8") != made:
            sys.exit("docs/systems.md is not of what is kept: run tests/systems/page.py")
    elif sys.argv[1:]:
        sys.exit(__doc__)
    else:
        PAGE.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
