import pytest
from hypothesis import given
from hypothesis import strategies as st

from placet.errors import DocumentError
from placet.read.public_addresses import LONGEST, WebAddress, is_public, public_places, web_address

REFUSED = {
    "this host": "0.0.0.0", "of this network": "0.1.2.3", "loopback": "127.0.0.1", "loopback elsewhere": "127.200.0.9",
    "loopback, IPv6": "::1",
    "private 10": "10.1.2.3", "private 172": "172.16.0.1", "private 192": "192.168.1.1", "private, IPv6": "fd12:3456::1",
    "shared by a provider": "100.64.0.1", "link-local": "169.254.1.1", "a cloud's keys": "169.254.169.254", "link-local, IPv6": "fe80::1",
    "with a zone": "fe80::1%eth0", "public with a zone": "2606:4700::1%1", "multicast": "224.0.0.1", "multicast, wide": "239.255.255.250",
    "multicast, IPv6": "ff02::1", "multicast to all, IPv6": "ff0e::1", "reserved": "240.0.0.1", "broadcast": "255.255.255.255",
    "unspecified, IPv6": "::", "documentation": "192.0.2.1", "documentation 2": "198.51.100.7", "documentation 3": "203.0.113.9",
    "documentation, IPv6": "2001:db8::1", "for benchmarks": "198.18.0.1", "mapped private": "::ffff:10.0.0.1",
    "mapped loopback": "::ffff:127.0.0.1", "mapped public": "::ffff:9.9.9.9", "compatible": "::9.9.9.9",
    "NAT64 of loopback": "64:ff9b::127.0.0.1",
    "NAT64 of private": "64:ff9b::10.0.0.1", "NAT64 of link-local": "64:ff9b::169.254.169.254", "local NAT64": "64:ff9b:1::9.9.9.9",
    "6to4 of private": "2002:0a00:0001::1", "6to4 of loopback": "2002:7f00:0001::1", "Teredo": "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "discard-only": "100::1", "site-local": "fec0::1", "no address": "news.example", "nothing": "", "a number": "2130706433",
}  # fmt: skip
PUBLIC = ["9.9.9.9", "93.184.216.34", "2606:4700:4700::1111", "2a00:1450:4001:80b::200e", "64:ff9b::9.9.9.9", "2002:0909:0909::1"]


@pytest.mark.parametrize("kind", REFUSED)
def test_no_address_that_is_not_plainly_public(kind: str) -> None:
    assert not is_public(REFUSED[kind])


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@given(st.integers(0, 2**32 - 1))
def test_packing_an_address_opens_no_door(number: int) -> None:
    plain, high, low = ".".join(str(number >> shift & 255) for shift in (24, 16, 8, 0)), number >> 16, number & 0xFFFF
    assert not is_public(f"::ffff:{plain}")
    assert is_public(f"64:ff9b::{plain}") == is_public(plain)
    assert is_public(f"2002:{high:x}:{low:x}::1") <= is_public(plain)


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("http://news.example", WebAddress("http", "news.example", 80, "/")),
        (" https://news.example/a b".replace(" b", "%20b"), WebAddress("https", "news.example", 443, "/a%20b")),
        ("https://news.example/ü?q=é&x=1#here", WebAddress("https", "news.example", 443, "/%C3%BC?q=%C3%A9&x=1")),
        ("https://Bücher.example./", WebAddress("https", "xn--bcher-kva.example", 443, "/")),
        ("http://news.example:443/", WebAddress("http", "news.example", 443, "/")),
        ("https://[2606:4700::1]/", WebAddress("https", "2606:4700::1", 443, "/")),
    ],
)
def test_addresses_that_may_be_fetched(given: str, made: WebAddress) -> None:
    assert web_address(given) == made


def test_an_address_is_put_together_again() -> None:
    for address in ("https://news.example/a?b=c", "http://news.example:443/", "https://[2606:4700::1]/"):
        assert str(web_address(address)) == address


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", "no address of the web"),
        ("news.example/a", "no address of the web"),
        ("ftp://news.example/", "no address of the web"),
        ("file:///etc/passwd", "no address of the web"),
        ("javascript:alert(1)", "no address of the web"),
        ("https://", "no address of the web"),
        ("https:///a", "no address of the web"),
        ("https://a..b/", "no address of the web"),
        (f"https://{'a' * 64}.example/", "no address of the web"),
        ("https://news.example\\@intern/", "no address of the web"),
        ("https://news.example/\r\nHost: intern", "no address of the web"),
        ("https://ne\tws.example/", "no address of the web"),
        ("https://[fe80::1", "no address of the web"),
        ("https://news.example:99999/", "no address of the web"),
        ("https://ann:secret@news.example/", "has a name or password in it"),
        ("https://@news.example/", "has a name or password in it"),
        ("https://news.example:22/", "port 22"),
        ("https://news.example:0/", "port 0"),
        ("https://news.example/" + "a" * LONGEST, "longer than"),
    ],
)
def test_addresses_that_may_not(given: str, said: str) -> None:
    with pytest.raises(DocumentError, match=said) as error:
        web_address(given)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 350


@given(st.text())
def test_any_text_is_an_address_or_refused_in_a_line(given: str) -> None:
    try:
        said = str(web_address(f"https://{given}"))
    except DocumentError as error:
        said = str(error)
    assert said.isprintable()


def test_every_place_that_a_name_leads_to_must_be_public() -> None:
    address = web_address("https://news.example/")
    assert public_places(address, lambda host, port: ["9.9.9.9", "2606:4700::1", "9.9.9.9"]) == ["9.9.9.9", "2606:4700::1"]
    for places in (["9.9.9.9", "10.0.0.1"], ["10.0.0.1"], []):
        with pytest.raises(DocumentError, match=r"news\.example is not on the public internet") as error:
            public_places(address, lambda host, port, places=places: places)
        assert "10.0.0.1" not in str(error.value)


def test_a_name_that_leads_nowhere() -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise OSError("no such host")

    with pytest.raises(DocumentError, match=r"nobody knows where news\.example is"):
        public_places(web_address("https://news.example/"), nowhere)
