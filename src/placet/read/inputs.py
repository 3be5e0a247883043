"""Paths as given -> the files to read, folder by folder."""

import stat
from collections.abc import Iterator
from pathlib import Path

from placet.errors import DocumentError
from placet.read.decoding import STAGE, printable

ENDINGS = (".txt", ".html", ".htm", ".jsonl", ".json")
"""What is read from a folder; a file that is named itself may also have no ending."""

_KNOWN = ", ".join(ENDINGS[:-1]) + " or " + ENDINGS[-1]
_ADDRESSES = ("http:/", "https:/")  # as a path has them, which doubles no slash


def find_files(path: Path) -> Iterator[Path | DocumentError]:
    """Find the files that a path names: itself, or all with a known ending in a folder and the folders under it, by name.

    Hidden files and folders are skipped. What can't be read is a failure among the files.
    """
    try:
        if path.is_dir():
            found = False
            for found_one in _walk(path, ()):
                found = True
                yield found_one
            if not found:
                yield DocumentError(printable(path), STAGE, f"no {_KNOWN} file in this folder: name another folder or file")
        elif path.suffix and path.suffix.lower() not in ENDINGS:
            path.stat()
            yield DocumentError(printable(path), STAGE, f"the ending {printable(path.suffix)} is not known: give {_KNOWN}")
        else:
            yield path
    except (OSError, ValueError) as error:
        yield unreadable(path, error)


def unreadable(path: Path | str, error: OSError | ValueError) -> DocumentError:
    """The failure for a path that the system doesn't open."""
    match error:
        case FileNotFoundError() if str(path).startswith(_ADDRESSES):
            reason = "an address, and no file: save the page, and give the file's path"
        case FileNotFoundError():
            reason = "not there: check the path"
        case PermissionError():
            reason = "not allowed to read it: change its permissions"
        case OSError(strerror=str(said)):
            reason = f"can't be read ({said}): check the path"
        case _:
            reason = f"can't be read ({printable(error)}): check the path"
    return DocumentError(printable(path), STAGE, reason)


def _walk(folder: Path, above: tuple[tuple[int, int], ...]) -> Iterator[Path | DocumentError]:
    try:
        status = folder.stat()
        here = (status.st_dev, status.st_ino)
        if here in above:
            yield DocumentError(printable(folder), STAGE, "links back to a folder above it: remove the link")
            return
        children = sorted(child for child in folder.iterdir() if not child.name.startswith("."))
    except OSError as error:
        yield unreadable(folder, error)
        return
    for child in children:
        try:
            mode = child.stat().st_mode
        except OSError as error:
            if child.suffix.lower() in ENDINGS or child.is_symlink():
                yield unreadable(child, error)
            continue
        if stat.S_ISDIR(mode):
            yield from _walk(child, (*above, here))
        elif child.suffix.lower() in ENDINGS:
            # Opening a pipe that nobody writes to would wait for ever.
            yield child if stat.S_ISREG(mode) else DocumentError(printable(child), STAGE, "no regular file: name it itself to read it")
