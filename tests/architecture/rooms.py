"""The rooms as docs/architecture.md documents them: which links which, with what libraries, and what may see what inside."""
import os
import pathlib
import re

SOURCE = pathlib.Path(os.environ.get("MUSUBI_SOURCE", pathlib.Path(__file__).resolve().parents[2]))
FOLDERS = ("include", "sim", "models", "tools")
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')
ROW = re.compile(r"^\| `((?:musubi|model)_\w+)` \|([^|]*)\|([^|]*)\|$", re.MULTILINE)
SUB_ROW = re.compile(r"^\| `((?:sim|models|tools)/\w+)/(\w+(?:\.[ch]pp)?)` \|([^|]*)\|[^|]*\|$", re.MULTILINE)


def sources(root):
    for folder in FOLDERS:
        yield from sorted(p for p in (root / folder).rglob("*") if p.suffix in (".hpp", ".cpp"))


def page():
    return (SOURCE / "docs/architecture.md").read_text(encoding="utf-8")


def quoted(cell):
    return set(re.findall(r"`([^`]+)`", cell))


def documented_links(text=None):
    """From the table of the page: a room's CMake target to (the rooms, the libraries) that it links."""
    rows = ROW.findall(page() if text is None else text)
    return {target: (quoted(rooms), quoted(libraries)) for target, rooms, libraries in rows}


def documented_sub_rooms(text=None):
    """From the tables of the page: a room's folder to what each of its sub-rooms may see, {folder: {sub-room: names}}."""
    found = {}
    for room, name, seen in SUB_ROW.findall(page() if text is None else text):
        found.setdefault(room, {})[name] = quoted(seen)
    return found


def room_of(place):
    """The target of a file or an include line, by its path; None for what belongs to no room."""
    parts = pathlib.PurePosixPath(place).parts
    if parts[0] in ("musubi", "include"):
        return "musubi_include"
    if parts[0] == "tools":
        return "musubi_program"
    if parts[0] in ("sim", "models") and len(parts) > 1:
        return {"sim": "musubi_", "models": "model_"}[parts[0]] + parts[1]
    return None


def sub_room_of(place):
    """(folder of the room, name inside it) of a file or an include line: a folder, or a file that lies in none."""
    parts = pathlib.PurePosixPath(place).parts
    if parts[0] not in ("sim", "models", "tools") or len(parts) < 3:
        return None
    return "/".join(parts[:2]), parts[2]


def model_of(place):
    """"models/NAME" of a file or an include line in the room of a model, else None."""
    parts = pathlib.PurePosixPath(place).parts
    return "/".join(parts[:2]) if parts[0] == "models" and len(parts) > 2 else None


def circles(arrows):
    """What is left of {name: names} when whatever sees nothing more is taken away, again and again: empty if none."""
    left = {name: set(seen) for name, seen in arrows.items()}
    while ends := [name for name, seen in left.items() if not seen]:
        left = {name: seen - set(ends) for name, seen in left.items() if name not in ends}
    return left
