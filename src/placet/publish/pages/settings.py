"""What one may choose of a site: its ledger and dossiers, who may see it, and who may change it."""

from ipaddress import ip_address
from pathlib import Path

from msgspec import Struct

from placet.errors import PlacetError

MOST_BYTES = 1_000_000
"""So long may what a visitor sends be; an article of 1,000,000 characters is a book."""


class Settings(Struct, frozen=True, kw_only=True):
    """A ledger and dossiers, and how they are shown.

    `token` is what a visitor must give, `user_header` the header in which a reverse proxy names whom it let in; without both, only a
    loopback address is listened at. `names` are the hosts' names by which the site is visited, besides localhost and plain addresses.
    `by` is who decides where neither a proxy nor the visitor says so. `fetch`: whether articles are fetched at an address that a visitor
    gives; None leaves it to `fetches`.
    """

    ledger: str
    dossiers: tuple[Path, ...] = ()
    actors: tuple[Path, ...] = ()
    host: str = "127.0.0.1"
    names: tuple[str, ...] = ()
    token: str = ""
    user_header: str = ""
    by: str = ""
    read_only: bool = False
    fetch: bool | None = None


def refuse_open_door(settings: Settings) -> None:
    """Raise `PlacetError` where a site would be open to anybody on the network."""
    if not (is_loopback(settings.host) or settings.token or settings.user_header):
        raise PlacetError(
            f"--host {settings.host}: others could reach it: give --token, or --user-header where a reverse proxy says who is let in"
        )


def fetches(settings: Settings) -> bool:
    """Whether a site fetches articles for its visitors: where nobody said so, only if these sit at this very machine.

    They could fetch it themselves; others would get a server to fetch with. A reverse proxy's user or a name says that others come.
    """
    here = is_loopback(settings.host) and not (settings.user_header or settings.names)
    return not settings.read_only and (here if settings.fetch is None else settings.fetch)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a host.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def dossier_files(given: tuple[Path, ...]) -> dict[str, Path]:
    """Find the dossiers in files and folders, by the names that they have in addresses: the files' names without their endings.

    Raises `PlacetError` where two have the same name.
    """
    files: dict[str, Path] = {}
    for path in given:
        for file in sorted([*path.glob("*.yaml"), *path.glob("*.yml")]) if path.is_dir() else [path]:
            name = "-".join("".join(letter if letter.isalnum() else " " for letter in file.stem).split()) or "dossier"
            if files.setdefault(name, file) != file:
                raise PlacetError(f"{file}: another dossier is called {name} already ({files[name]}): give one of the files another name")
    return files
