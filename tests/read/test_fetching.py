"""Fetching from a server on this machine, which stands for the whole web: names lead to public-looking addresses, and these to it."""

import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from placet.errors import DocumentError
from placet.model.document import Document
from placet.read import fetching
from placet.read.decoding import MAX_BYTES
from placet.read.fetching import MOST_REDIRECTS, fetch_article

PUBLIC = "9.9.9.9"
WORDS = "Norland rejected the plan to send patrols to the strait on Thursday, its foreign minister, Ada Holm, told reporters."
PAGE = (
    "<!doctype html><html><head><title>Norland says no</title><meta property='og:site_name' content='Sudrey Post'>"
    f"</head><body><article><h1>Norland says no</h1><p>{WORDS}</p><p>{WORDS} É</p></article></body></html>"
)


def answer(body: str | bytes = PAGE, *, status: str = "200 OK", kind: str = "text/html; charset=utf-8", more: str = "") -> bytes:
    data = body.encode() if isinstance(body, str) else body
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(data)}\r\n{more}\r\n".encode() + data


def leads_to(address: str) -> bytes:
    return answer("", status="302 Found", more=f"Location: {address}\r\n")


class Web:
    """What a server on this machine answers, by path; what it was asked; and the way to it from any public address."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes | Callable[[socket.socket], None]] = {}
        self.names: dict[str, list[str]] = {"news.example": [PUBLIC]}
        self.asked: list[str] = []
        self.looked_up: list[str] = []
        self.connected: list[tuple[str, int]] = []
        self.context: ssl.SSLContext | None = None
        self._server = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.close()

    def resolve(self, host: str, port: int) -> list[str]:
        self.looked_up.append(host)
        return self.names[host]

    def connect(self, address: str, port: int, seconds: float) -> socket.socket:
        self.connected.append((address, port))
        return socket.create_connection(self._server.getsockname(), timeout=seconds)

    def fetch(self, address: str, trust: ssl.SSLContext | None = None) -> Document:
        return fetch_article(address, resolve=self.resolve, connect=self.connect, trust=trust)

    def refused(self, address: str) -> str:
        with pytest.raises(DocumentError) as error:
            self.fetch(address)
        assert str(error.value).isprintable()
        return str(error.value)

    def _serve(self) -> None:
        while True:
            try:
                line = self._server.accept()[0]
            except OSError:
                return
            threading.Thread(target=self._answer, args=(line,), daemon=True).start()

    def _answer(self, line: socket.socket) -> None:
        try:
            with self.context.wrap_socket(line, server_side=True) if self.context else line as line:
                asked = b""
                while b"\r\n\r\n" not in asked:
                    asked += line.recv(65_536)
                self.asked.append(asked.decode())
                said = self.answers[asked.split()[1].decode()]
                said(line) if callable(said) else line.sendall(said)
        except OSError:
            pass  # the other side went away, as some of the tests have it


@pytest.fixture
def web() -> Iterator[Web]:
    made = Web()
    yield made
    made.close()


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.5)


def test_a_page_becomes_a_document(web: Web) -> None:
    web.answers["/strait?page=1"] = answer()
    document = web.fetch("http://news.example/strait?page=1#words")
    assert document.title == "Norland says no"
    assert document.outlet == "Sudrey Post"
    assert document.url == "http://news.example/strait?page=1"
    assert WORDS in document.text
    assert web.connected == [(PUBLIC, 80)]


def test_what_is_sent_says_who_asks_and_nothing_of_who_reads(web: Web) -> None:
    web.answers["/"] = answer()
    web.fetch("http://news.example/")
    lines = web.asked[0].split("\r\n")
    assert lines[0] == "GET / HTTP/1.1"
    assert "Host: news.example" in lines
    assert any(line.startswith("User-Agent: Placet/") for line in lines)
    assert not any(line.startswith(("Cookie", "Authorization", "Referer")) for line in lines)


def test_plain_text_is_taken_as_it_is(web: Web) -> None:
    web.answers["/"] = answer('{"not": "JSON lines"} but text', kind="text/plain")
    assert web.fetch("http://news.example/").text == '{"not": "JSON lines"} but text'


def test_a_page_in_latin_1(web: Web) -> None:
    web.answers["/"] = answer(PAGE.encode("cp1252"), kind="text/html; charset=ISO-8859-1")
    assert web.fetch("http://news.example/").text.endswith("É")


def test_a_page_speaks_for_its_own_host_only(web: Web) -> None:
    web.answers["/?from=feed"] = answer(PAGE.replace("<head>", "<head><link rel='canonical' href='https://news.example/strait'>"))
    assert web.fetch("http://news.example/?from=feed").url == "https://news.example/strait"
    web.answers["/"] = answer(PAGE.replace("<head>", "<head><link rel='canonical' href='https://elsewhere.example/strait'>"))
    assert web.fetch("http://news.example/").url == "http://news.example/"


def test_a_redirect_is_followed(web: Web) -> None:
    web.names["www.example"] = ["2606:4700::1"]
    web.answers |= {"/": leads_to("//www.example/strait"), "/strait": answer()}
    assert web.fetch("http://news.example/").url == "http://www.example/strait"
    assert web.connected == [(PUBLIC, 80), ("2606:4700::1", 80)]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("http://intern.example/", "is not on the public internet"),
        ("http://127.0.0.1/", "is not on the public internet"),
        ("http://[::ffff:127.0.0.1]/", "is not on the public internet"),
        ("http://169.254.169.254/latest/meta-data/", "is not on the public internet"),
        ("http://news.example:8080/", "port 8080"),
        ("http://ann:b@news.example/", "a name or password"),
        ("file:///etc/passwd", "no address of the web"),
        ("gopher://news.example/", "no address of the web"),
    ],
)
def test_a_redirect_is_looked_at_like_the_address_itself(web: Web, target: str, said: str) -> None:
    web.names |= {each: [each] for each in ("127.0.0.1", "169.254.169.254", "::ffff:127.0.0.1")} | {"intern.example": ["10.0.0.1"]}
    web.answers["/"] = leads_to(target)
    assert said in web.refused("http://news.example/")
    assert web.connected == [(PUBLIC, 80)]


def test_redirects_come_to_an_end(web: Web) -> None:
    web.answers |= {f"/{number}": leads_to(f"/{number + 1}") for number in range(MOST_REDIRECTS)} | {f"/{MOST_REDIRECTS}": answer()}
    assert web.fetch("http://news.example/0").title == "Norland says no"
    web.answers[f"/{MOST_REDIRECTS}"] = leads_to("/0")
    assert "leads on more than 5 times" in web.refused("http://news.example/0")


@pytest.mark.parametrize("places", [["10.0.0.1"], [PUBLIC, "127.0.0.1"], ["fe80::1%eth0"], ["::ffff:9.9.9.9"], []])
def test_where_a_name_leads_elsewhere_nothing_is_asked(web: Web, places: list[str]) -> None:
    web.names["news.example"] = places
    assert "not on the public internet" in web.refused("http://news.example/")
    assert web.connected == []


def test_a_name_that_leads_elsewhere_a_moment_later_changes_nothing(web: Web) -> None:
    web.answers["/"] = answer()
    turns = iter([[PUBLIC], ["127.0.0.1"]])
    fetch_article("http://news.example/", resolve=lambda host, port: next(turns), connect=web.connect)
    assert next(turns) == ["127.0.0.1"]  # nobody asked a second time
    assert web.connected == [(PUBLIC, 80)]


def test_the_next_place_is_tried_where_one_does_not_answer(web: Web) -> None:
    web.names["news.example"] = ["2606:4700::1", PUBLIC]
    web.answers["/"] = answer()

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        if ":" in address:
            raise OSError("no way there")
        return web.connect(address, port, seconds)

    assert fetch_article("http://news.example/", resolve=web.resolve, connect=connect).title == "Norland says no"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (answer("no", status="404 Not Found"), "the server answers 404"),
        (answer("", status="302 Found"), "the server answers 302"),
        (answer("", status="204 No Content"), "the server answers 204"),
        (answer(b"%PDF-", kind="application/pdf"), "is application/pdf, no page or plain text"),
        (answer("{}", kind="application/json"), "is application/json"),
        (answer(PAGE, more="Content-Encoding: gzip\r\n"), "comes packed"),
        (answer(PAGE, kind="text/html; charset=koi8-r"), "an encoding that is not read"),
        (answer(PAGE, kind="text/html; charset=zlib"), "an encoding that is not read"),
        (answer("<html><body></body></html>"), "no article in this page"),
        (answer(b"a" * (MAX_BYTES + 1), kind="text/plain"), "larger than 5 MB"),
        (answer().replace(b"Content-Length: ", b"Content-Length: 9"), "breaks off"),
        (b"SSH-2.0-OpenSSH\r\n", "can't be reached or breaks off"),
        (b"", "can't be reached or breaks off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\n\r\nzz\r\n", "breaks off"),
    ],
)
def test_what_is_no_article(web: Web, said: bytes, reason: str) -> None:
    web.answers["/"] = said
    assert reason in web.refused("http://news.example/")


def test_an_endless_answer_is_left_at_the_bound(web: Web) -> None:
    sent = 0

    def endless(line: socket.socket) -> None:
        nonlocal sent
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
        while sent < 20 * MAX_BYTES:
            sent += line.send(b"a" * 65_536)

    web.answers["/"] = endless
    assert "larger than 5 MB" in web.refused("http://news.example/")
    assert sent < 4 * MAX_BYTES


@pytest.mark.parametrize(
    "beginning", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nX-", b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"]
)
def test_an_answer_that_trickles_is_cut_off(web: Web, hurry: None, beginning: bytes) -> None:
    def trickle(line: socket.socket) -> None:
        line.sendall(beginning)
        while True:
            time.sleep(0.05)
            line.sendall(b"a")

    web.answers["/"] = trickle
    begun = time.monotonic()
    assert "did not answer within" in web.refused("http://news.example/")
    assert time.monotonic() - begun < 3


def test_a_name_that_nobody_answers_for_is_waited_for_no_longer(hurry: None) -> None:
    gone = threading.Event()
    begun = time.monotonic()
    with pytest.raises(DocumentError, match="did not answer within"):
        fetch_article("http://news.example/", resolve=lambda host, port: [PUBLIC] * gone.wait(20))
    assert time.monotonic() - begun < 3
    gone.set()


def test_an_address_of_this_machine_is_refused_without_any_seam(web: Web) -> None:
    for host in ("127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1"):
        with pytest.raises(DocumentError, match=r"not on the public internet|nobody knows where"):
            fetch_article(f"http://{host}/")
    assert web.asked == []


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of news.example that nobody else has signed, with its key in the same file."""
    if not (openssl := shutil.which("openssl")):
        pytest.skip("no openssl to make a certificate with")
    file = tmp_path_factory.mktemp("certificate") / "news.pem"
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=news.example"]
    names = ["-addext", "subjectAltName=DNS:news.example", "-keyout", str(file), "-out", str(file.with_suffix(".crt"))]
    subprocess.run([*command, *names], check=True, capture_output=True)
    file.write_text(file.read_text() + file.with_suffix(".crt").read_text())
    return file


def test_a_certificate_must_be_valid_for_the_name(web: Web, certificate: Path) -> None:
    web.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    web.context.load_cert_chain(certificate)
    web.answers["/"] = answer()
    web.names["other.example"] = [PUBLIC]
    trust = ssl.create_default_context(cafile=str(certificate))
    assert web.fetch("https://news.example/", trust).url == "https://news.example/"
    assert web.connected == [(PUBLIC, 443)]
    with pytest.raises(DocumentError, match=r"certificate is not valid for other\.example"):
        web.fetch("https://other.example/", trust)
    assert "certificate is not valid" in web.refused("https://news.example/")
