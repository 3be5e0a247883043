"""An address of the web as somebody gave it -> where it may be fetched: a plain http(s) address, on the public internet only.

Who has a server fetch something may mean what only the server reaches: a router's page, a database, a cloud's keys. So an address passes
only if every place that its name leads to is public; what is not plainly public is refused, not what is known to be private.
"""

from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from placet.errors import DocumentError
from placet.read.decoding import STAGE, printable

Resolver = Callable[[str, int], Sequence[str]]
"""A host's name and a port -> the numeric addresses that the name leads to; raises `OSError` where it leads nowhere."""

LONGEST = 2000
"""Characters of an address; browsers and servers agree on about so many."""
_SHOWN = 200
_PORTS = {"http": 80, "https": 443}
_GLOBAL_UNICAST = IPv6Network("2000::/3")  # all that the internet hands out; everything else has a use of its own
_NAT64 = IPv6Network("64:ff9b::/96")  # the whole IPv4 internet, as networks without IPv4 see it
_PACKS_IN_PATH, _PACKS_IN_QUERY = "/%:@!$&'()*+,;=~-._", "/%:@!$&'()*+,;=~-._?"


class WebAddress(NamedTuple):
    """An address taken apart; `target` is what is asked of the host: path and query, in ASCII."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def place(self) -> str:
        """The host, with its port where that isn't the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        """Put it together again, as it can be kept and linked to."""
        return f"{self.scheme}://{self.place}{self.target}"


def web_address(given: str) -> WebAddress:
    """Take an address apart that may be fetched; raises `DocumentError` for one that is none, or has a name and password or odd port.

    >>> web_address("HTTPS://News.Example:443/strait?page=2#words")
    WebAddress(scheme='https', host='news.example', port=443, target='/strait?page=2')
    """
    given = given.strip()
    where = shown_address(given)
    if len(given) > LONGEST:
        raise DocumentError(where, STAGE, f"longer than {LONGEST:,} characters: give the page's own address")
    try:
        if not given.isprintable() or any(each in " \\" for each in given):
            raise ValueError  # urlsplit would take some of it out, and others read what is left in other ways
        parts = urlsplit(given)
        host, port = (parts.hostname or "").rstrip("."), parts.port
        if ":" not in host:
            host = host.encode("idna").decode("ascii")
    except ValueError:  # of idna too: UnicodeError is one
        raise DocumentError(where, STAGE, "no address of the web: give one that begins with https://") from None
    if parts.scheme not in _PORTS or not host:
        raise DocumentError(where, STAGE, "no address of the web: give one that begins with https://")
    if parts.username is not None or parts.password is not None:
        raise DocumentError(where, STAGE, "has a name or password in it: give the address without it")
    port = port if port is not None else _PORTS[parts.scheme]
    if port not in _PORTS.values():
        raise DocumentError(where, STAGE, f"port {port} is not one that articles are at: give an address without a port")
    path, query = quote(parts.path or "/", safe=_PACKS_IN_PATH), quote(parts.query, safe=_PACKS_IN_QUERY)
    return WebAddress(parts.scheme, host, port, path + ("?" + query if query else ""))


def public_places(address: WebAddress, resolve: Resolver) -> list[str]:
    """Ask once where a host is, and give all of it; raises `DocumentError` where any of it is not on the public internet."""
    where = shown_address(str(address))
    try:
        found = list(dict.fromkeys(resolve(address.host, address.port)))
    except (OSError, ValueError) as error:
        raise DocumentError(where, STAGE, f"nobody knows where {address.host} is: check the address") from error
    if not found or not all(is_public(each) for each in found):
        raise DocumentError(where, STAGE, f"{address.host} is not on the public internet: paste the article's text instead")
    return found


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the public internet, and of a single host.

    >>> is_public("9.9.9.9"), is_public("127.0.0.1"), is_public("::ffff:9.9.9.9"), is_public("169.254.169.254")
    (True, False, False, False)
    """
    try:
        place = ip_address(address)
    except ValueError:
        return False
    if isinstance(place, IPv4Address):
        return _is_plain(place)
    if place.scope_id is not None:
        return False
    if place in _NAT64:
        return _is_plain(IPv4Address(int(place) & 0xFFFFFFFF))
    if place.sixtofour is not None and not _is_plain(place.sixtofour):
        return False
    return place in _GLOBAL_UNICAST and _is_plain(place)


def shown_address(given: str) -> str:
    """An address as it can stand in a message of one line."""
    return printable(given if len(given) <= _SHOWN else given[: _SHOWN - 1] + "…") or "''"


def _is_plain(place: IPv4Address | IPv6Address) -> bool:
    special = (
        place.is_private or place.is_loopback or place.is_link_local or place.is_multicast or place.is_reserved or place.is_unspecified
    )
    return place.is_global and not special
