"""The rooms as docs/architecture.md documents them: which links which, and with what libraries."""
import os
import pathlib
import re

SOURCE = pathlib.Path(os.environ.get("MUSUBI_SOURCE", pathlib.Path(__file__).resolve().parents[2]))
ROW = re.compile(r"^\| `((?:musubi|model)_\w+)` \|([^|]*)\|([^|]*)\|$", re.MULTILINE)


def quoted(cell):
    return set(re.findall(r"`([^`]+)`", cell))


def documented_links(text=None):
    """From the table of the page: a room's CMake target to (the rooms, the libraries) that it links."""
    if text is None:
        text = (SOURCE / "docs/architecture.md").read_text(encoding="utf-8")
    return {target: (quoted(rooms), quoted(libraries)) for target, rooms, libraries in ROW.findall(text)}


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
