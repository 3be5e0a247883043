"""Files in the user's cache: bytes that cost time to make, kept under a name that tells what they were made from.

Nothing here fails: what can't be read, or isn't what was written, is simply not there, and what can't be written isn't kept.
"""

import hashlib
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

KEPT = 4  # files of one kind: of versions that are used side by side, the newest
ABANDONED = 3600  # seconds after which a file that was never finished is taken away
SUM = hashlib.sha256().digest_size


def folder() -> Path | None:
    """Placet's folder in the user's cache; None where the user has no home."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(given):  # the XDG specification has any other ignored
        return Path(given) / "placet"
    try:
        return Path.home() / ".cache" / "placet"
    except RuntimeError:
        return None


def fetch(kind: str, key: str) -> bytes | None:
    """What was kept as a kind of data under a key; None where nothing is, or where it is damaged."""
    place = folder()
    if place is None:
        return None
    try:
        written = (place / f"{kind}-{key}").read_bytes()
    except OSError:
        return None
    data = written[SUM:]
    return data if hashlib.sha256(data).digest() == written[:SUM] else None


def keep(kind: str, key: str, data: bytes) -> None:
    """Keep data for later runs, whole or not at all, and take away what older versions left."""
    place = folder()
    if place is None:
        return
    with suppress(OSError):
        place.mkdir(parents=True, exist_ok=True)
        handle, fresh = tempfile.mkstemp(prefix=f"{kind}-", suffix=".part", dir=place)  # a name that no other process has
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(data).digest() + data)
            os.replace(fresh, place / f"{kind}-{key}")
        except OSError:
            os.unlink(fresh)
            raise
        prune(place, kind)


def prune(place: Path, kind: str) -> None:
    """Take away all but the newest files of a kind, and what a process left that was killed while it wrote."""
    found = sorted(((file.stat().st_mtime, file) for file in place.glob(f"{kind}-*")), reverse=True)
    whole = [file for _, file in found if file.suffix != ".part"]
    abandoned = [file for written, file in found if file.suffix == ".part" and written < time.time() - ABANDONED]
    for file in [*whole[KEPT:], *abandoned]:
        file.unlink(missing_ok=True)
