"""Lets one call of a command fail and judges what became of it: tests/faults/failing_calls.cpp makes the call fail.

A trial is a command, one of its calls (the n-th `write`, say) and an errno. What must hold of every trial:
- no crash: an exit code that README.md knows, and a word on stderr if it is not 0; the last words of a program that a library
  ended (by a signal, by calling exit) are enough for an allocation that failed within it, and are counted, for nothing else;
- nothing torn, nothing lost: each file that the command writes is as before, absent, or complete;
- no false verdict: the inputs are whole, so no code says that one is cut short, changed or foreign;
- no silent success: after exit code 0 all files and what was printed are as without the fault;
- no strays: when the same command then runs without a fault it succeeds, and leaves what it leaves in a clean folder.
"""
import collections
import dataclasses
import errno
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import xxhash

PROGRAM = os.environ["MUSUBI"]
SHIM = os.environ["MUSUBI_FAILING_CALLS"]

ERRORS = {"open": ("EMFILE", "EIO"), "read": ("EIO",), "pread": ("EIO",), "write": ("ENOSPC", "EIO", "EDQUOT"),
          "pwrite": ("ENOSPC", "EIO", "EDQUOT"), "fsync": ("EIO", "ENOSPC", "EDQUOT"), "close": ("EIO", "EDQUOT"),
          "rename": ("EIO", "ENOSPC"), "link": ("EIO", "EDQUOT"), "unlink": ("EIO",), "mkdir": ("ENOSPC", "EDQUOT"),
          "opendir": ("EMFILE",), "malloc": ("ENOMEM",)}
KNOWN_CODES = {int(code) for code in re.findall(
    r"(?m)^\| (\d+) \|", (pathlib.Path(os.environ["MUSUBI_SOURCE"]) / "README.md").read_text(encoding="utf-8"))}
VERDICTS = {10, 11, 12, 13}  # on a file that is not whole
KINDS = ("crash", "torn", "false verdict", "silent success", "stray")
LAST_WORDS = "it had to stop at once"


@dataclasses.dataclass(frozen=True)
class Command:
    """Relative to a folder that holds `inputs` of the workshop."""
    name: str
    arguments: tuple
    inputs: tuple = ()
    outputs: tuple = ()  # files, or folders, that it writes
    # A sweep goes on without a run that finds no memory: it says so, and names the command that makes the run again.
    tells_loss: str = None  # pattern of what it prints then
    tried_again: tuple = ()  # the arguments of that command

    def run(self, folder, fault=None, arguments=None):
        return subprocess.run([PROGRAM, *(arguments or self.arguments)], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True,
                              env={**os.environ, **(fault or {})}, timeout=120)


def fault(call, at, error):
    return {"LD_PRELOAD": SHIM, "FAULT_CALL": call, "FAULT_AT": str(at), "FAULT_ERROR": str(getattr(errno, error))}


def names_in(folder):
    """What lies in a folder; numbers (of processes and times) count as equal."""
    return sorted(re.sub(r"\d+", "#", str(path.relative_to(folder))) for path in folder.rglob("*"))


SEAL = re.compile(rb"\nmusubi seal: format +\d+, +(\d+) bytes, XXH3-128 ")


def is_sealed(content):
    """Whether the seal at the end of a result holds, by Python's own XXH3."""
    at = content.rfind(b"\nmusubi seal: ")
    opening = SEAL.match(content, at) if at >= 0 else None
    return bool(opening) and int(opening[1]) == at and \
        content[opening.end():].strip() == xxhash.xxh3_128_hexdigest(content[:opening.end()]).encode()


def equal(one, other):
    """Whether two files are alike: two results if both are sealed and of a size (each names when it was made)."""
    if is_sealed(one) and is_sealed(other):
        return abs(len(one) - len(other)) < 64
    return one == other


@dataclasses.dataclass
class Judgement:
    """What a trial showed: the kinds of fault, each with a line that says what was seen."""
    found: list
    last_words: bool  # an allocation failed in a library that cannot bear it; the program said so and ended


class Clean:
    """What a command does without a fault: said, written, left behind, and how often it makes each call."""

    def __init__(self, workshop, command):
        self.command = command
        with workshop.folder_for(command) as folder:
            counts = folder.parent / "counts"
            self.outcome = command.run(folder, {"LD_PRELOAD": SHIM, "FAULT_COUNTS": str(counts)})
            if self.outcome.returncode != 0:
                raise AssertionError(f"{command.name}: {self.outcome.stderr.decode()}")
            self.calls = {name: int(number) for name, number in
                          (line.split() for line in counts.read_text(encoding="ascii").splitlines())}
            self.names = names_in(folder)
            self.files = {path: path_content(folder, path) for path in written(folder, command)}
            again = command.run(folder)
            # Each process that worked at a sweep leaves a record of its own, on purpose: two leave two.
            self.names_of_two = names_in(folder)
        with workshop.folder_for(command) as folder:
            repeated = command.run(folder)
            self.prints_alike = repeated.stdout == self.outcome.stdout
            # A page says when it was made: then only its end can be told.
            repeated_files = {path: path_content(folder, path) for path in written(folder, command)}
            self.alike = {path for path, content in self.files.items() if equal(content, repeated_files.get(path, b""))}
        self.can_be_repeated = again.returncode == 0


def written(folder, command):
    """The files that a command wrote, relative to the folder."""
    found = []
    for name in command.outputs:
        place = folder / name
        found += [str(path.relative_to(folder)) for path in sorted(place.rglob("*")) if path.is_file()] if place.is_dir() \
            else [name] if place.exists() else []
    return found


def path_content(folder, path):
    return (folder / path).read_bytes()


class Workshop:
    """Holds the inputs, made once, and hands out folders with copies of what a command needs."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def folder_for(self, command):
        return Copies(self.folder, command.inputs)


class Copies:
    def __init__(self, workshop, inputs):
        self.workshop, self.inputs = workshop, inputs

    def __enter__(self):
        self.place = tempfile.TemporaryDirectory()
        folder = pathlib.Path(self.place.name) / "here"
        folder.mkdir()
        for name in self.inputs:
            source = self.workshop / name
            (shutil.copytree if source.is_dir() else shutil.copy2)(source, folder / name)
        return folder

    def __exit__(self, *_):
        self.place.cleanup()


def is_complete(clean, folder, path):
    """Whether a file is there as without the fault. One that is named after a process is not looked for."""
    if re.sub(r"\d", "", path) != path and path not in clean.alike:
        return True
    if not (folder / path).is_file():
        return False
    content = path_content(folder, path)
    return equal(content, clean.files[path]) if path in clean.alike else abs(len(content) - len(clean.files[path])) < 64


def is_whole(clean, folder, path, before):
    """Whether a file is as before, absent as before, or complete."""
    content = path_content(folder, path) if (folder / path).is_file() else None
    return content == before.get(path) or (content is not None and path in clean.files and is_complete(clean, folder, path))


def judge(workshop, clean, call, at, error):
    command, found = clean.command, []
    with workshop.folder_for(command) as folder:
        before = {path: path_content(folder, path) for path in written(folder, command)}
        outcome = command.run(folder, fault(call, at, error))
        stderr = outcome.stderr.decode(errors="replace").strip()
        said = f"exit code {outcome.returncode}: " + stderr[-300:]
        code = outcome.returncode
        last_words = LAST_WORDS in stderr
        if code not in KNOWN_CODES or (code != 0 and not stderr and call != "write") or (last_words and call != "malloc"):
            found.append(("crash", said))
        if code in VERDICTS:
            found.append(("false verdict", said))
        complete = all(is_complete(clean, folder, path) for path in clean.files)
        printed = not clean.prints_alike or outcome.stdout == clean.outcome.stdout
        told = bool(code == 0 and call == "malloc" and command.tells_loss and
                    re.search(command.tells_loss, outcome.stdout.decode()))
        if code == 0 and not told and not (complete and printed):
            found.append(("silent success", "files " + ("differ" if not complete else "as they should be, print differs")))
        torn = [path for path in {*clean.files, *before} if not is_whole(clean, folder, path, before)]
        # A sweep's folder fills by and by: what is there must be whole, which the next command shows.
        if torn and not any((folder / name).is_dir() for name in command.outputs):
            found.append(("torn", f"{', '.join(torn)}; {said}"))
        again = command.run(folder, arguments=command.tried_again if told else None)
        if told and not all(is_complete(clean, folder, path) for path in clean.files):
            found.append(("torn", f"not made again by {' '.join(command.tried_again)}; {said}"))
        if again.returncode != 0 and (clean.can_be_repeated or not complete):
            found.append(("stray", f"after {said}\n  the next command: {again.stderr.decode(errors='replace').strip()[-300:]}"))
        elif again.returncode == 0:
            there, once, twice = (collections.Counter(names) for names in (names_in(folder), clean.names, clean.names_of_two))
            left, missing = there - (once | twice), once - there
            if left or missing:
                found.append(("stray", f"left behind {sorted(left)}, missing {sorted(missing)}; {said}"))
    return Judgement(found, last_words)


def places(count, most):
    """Which of `count` calls fail: all, or `most` of them, evenly from the first to the last."""
    if count <= most:
        return list(range(1, count + 1))
    return sorted({1 + round(i * (count - 1) / (most - 1)) for i in range(most)})


def trials(clean, most, all_errors):
    """(call, at, error) of a command: at most `most` places of a call; one errno by turns, or all."""
    for call, errors in ERRORS.items():
        for turn, at in enumerate(places(clean.calls[call], most)):
            for error in errors if all_errors else (errors[turn % len(errors)],):
                yield call, at, error
