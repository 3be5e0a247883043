"""The pages in Chromium: what people do on them, what they look like (build/screenshots), and that nobody is shut out (axe-core)."""

import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

pytest.importorskip("playwright", reason="no playwright: pip install 'placet[test]'")

import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from placet.ledger import Ledger
from placet.publish.pages.app import create_app
from placet.publish.pages.settings import Settings
from tests.conftest import ROOT
from tests.publish.conftest import RECORD
from tests.publish.pages.conftest import DOSSIER, HOSTILE, PAGES
from tests.publish.pages.documents import NESTED, RIGHT_TO_LEFT

CHROMIUM = Path("/usr/bin/chromium")
SCREENSHOTS = ROOT / "build" / "screenshots"
LOOKS = [(1280, "light"), (768, "light"), (320, "light"), (1280, "dark"), (320, "dark"), (1280, "print")]

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM.is_file(), reason=f"no {CHROMIUM}: apt-get install chromium")]

LOOKED_AT = {
    "start": "/",
    "dossier": "/dossier/strait",
    "dossier-proposal": "/dossier/strait/proposal?id=patrols",
    "stances": "/dossier/strait/stances",
    "chart": "/dossier/strait/charts/stances",
    "cell": "/dossier/strait/cell?proposal=patrols&party=WST",
    "proposal": "/proposal?document=strait-1&id=p1",
    "actor": "/actor?of=WST",
    "actor-of-none": "/actor?of=Ada+Holm",
    "event": "/event?document=strait-1&id=e1",
    "positions": "/positions",
    "events": "/events",
    "quotations": "/quotations",
    "proposals": "/proposals",
    "documents": "/documents",
    "search": "/search?words=patrols",
    "document": "/document?id=strait-1&at=47-110#line-3",
    "nested": "/document?id=nested",
    "right-to-left": "/document?id=rtl",
    "hostile": f"/document?id={quote(HOSTILE.document.id)}",
    "review": "/review?below=1",
    "review-events": "/review?kind=event",
    "paste": "/paste",
    "failures": "/failures",
    "api": "/api",
    "nothing": "/nothing",
}

DRAWN = """async () => {
  for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);  // by then a dark page has chosen its pictures
  await Promise.all(Array.from(document.images, (each) => each.decode()));
}"""

Open = Callable[..., Page]


@contextmanager
def serving(**settings: Any) -> Iterator[str]:
    """A site that listens, and its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(Settings(**settings)), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


def held(folder: Path) -> dict[str, Any]:
    """Settings with a ledger and a dossier in a folder."""
    ledger, dossier = folder / "ledger.db", folder / "strait.yaml"
    with Ledger.open(ledger, create=True) as store:
        store.add_many([RECORD, HOSTILE, NESTED, RIGHT_TO_LEFT])
        store.add_failure("articles/broken.html", "read", "there is no text in it")
    dossier.write_text(DOSSIER, encoding="utf-8")
    return {"ledger": str(ledger), "dossiers": (dossier,), "by": "Ann Lee"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that nobody changes."""
    with serving(**held(tmp_path_factory.mktemp("shown"))) as address:
        yield address


@pytest.fixture
def own(tmp_path: Path) -> Iterator[str]:
    """The address of a site that a test may change."""
    with serving(**held(tmp_path)) as address:
        yield address


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Open a page; whatever it complains of in the console fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def visit(address: str, *, width: int = 1280, scheme: str = "light", scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light", java_script_enabled=scripts
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if scheme == "print":
            page.emulate_media(media="print")
        page.goto(address)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert complaints == []


def answered(page: Page, key: str) -> None:
    """Press a key that sends a form, and wait for the page after it."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_from_the_dossier_to_the_words_to_their_place_in_the_document(shown: str, visit: Open) -> None:
    page = visit(f"{shown}/")
    page.get_by_role("link", name="Patrols").first.click()
    page.locator("table.matrix td.conditions a, table.matrix td.withholds a").first.click()
    dialog = page.locator("dialog.words")
    expect(dialog).to_be_visible()
    dialog.get_by_role("link", name=re.compile(r"^line\b")).first.click()
    page.wait_for_url("**/document?id=*")
    expect(page.locator("mark.cited").first).to_be_in_viewport()
    assert page.locator(".line:target mark.cited").count() > 0


@pytest.mark.parametrize("scripts", [True, False])
def test_notes_lead_to_their_words_and_back(shown: str, visit: Open, scripts: bool) -> None:
    page = visit(f"{shown}/document?id=strait-1", scripts=scripts)
    page.locator("#q4 > summary").click()
    page.locator("#q4").get_by_role("link", name="To the words").click()
    assert page.url.endswith("#at-q4")
    page.locator("a.ref[href='#q4']").click()
    assert page.url.endswith("#q4")
    expect(page.locator("#q4")).to_be_in_viewport()


def test_focus_and_hovering_show_the_chain_without_scripts(shown: str, visit: Open) -> None:
    page = visit(f"{shown}/document?id=nested", scripts=False)
    ref = page.locator("a.ref[href='#q3']")
    expect(ref.locator(".tip")).to_be_hidden()
    ref.focus()
    expect(ref.locator(".tip")).to_be_visible()
    assert " › ".join(ref.locator(".tip .link").all_inner_texts()) == "Sudrey Post › The Courier › The navy of Norland › Ada Holm"
    page.locator("h1").hover()
    page.locator("a.ref[href='#q1']").hover()
    expect(page.locator("a.ref[href='#q1'] .tip")).to_be_visible()


def test_a_box_hides_a_kind_without_scripts(shown: str, visit: Open) -> None:
    page = visit(f"{shown}/document?id=strait-1", scripts=False)
    page.locator("#show-event").uncheck()
    expect(page.locator("#e1")).to_be_hidden()
    expect(page.locator("#s1")).to_be_visible()
    expect(page.locator("a.ref.event").first).to_be_hidden()


def test_words_light_their_notes(shown: str, visit: Open) -> None:
    page = visit(f"{shown}/document?id=strait-1")
    page.locator("mark", has_text="accept").first.hover()
    expect(page.locator("#s1")).to_have_class(re.compile(r"\blit\b"))
    expect(page.locator("#s2")).not_to_have_class(re.compile(r"\blit\b"))


def test_keys_go_from_item_to_item_decide_and_help(own: str, visit: Open) -> None:
    page = visit(f"{own}/document?id=strait-1")
    page.keyboard.press("n")
    expect(page.locator("#q1 > summary")).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator("#q1")).not_to_have_attribute("open", "")
    page.keyboard.press("p")
    expect(page.locator("#q1 > summary")).to_be_focused()
    answered(page, "a")
    assert page.url.endswith("#q1")
    expect(page.locator("#q1 .decided")).to_have_text("Ann Lee, " + time.strftime("%-d %B %Y", time.gmtime()) + ": right")
    answered(page, "u")
    expect(page.locator("#q1 .decided")).to_have_count(0)
    page.keyboard.press("n")
    answered(page, "r")
    expect(page.locator("details.note.rejected")).to_have_count(1)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_correction_shows_at_once_in_the_matrix(own: str, visit: Open, scripts: bool) -> None:
    page = visit(f"{own}/dossier/strait", scripts=scripts)
    cell = page.locator("table.matrix td", has=page.locator("a[data-words*='nrl']")).first
    expect(cell).to_have_class(re.compile("withholds"))
    page.goto(f"{own}/document?id=nested#s1")
    if scripts:
        page.keyboard.press("c")
    else:
        page.locator("#s1 > summary").click()
        page.locator("#s1 .correct > summary").click()
    page.locator("#s1").get_by_label("Stance").select_option("support")
    page.locator("#s1").get_by_role("button", name="Put right").click()
    page.wait_for_url("**#s1")
    page.goto(f"{own}/dossier/strait")
    expect(cell).to_have_class(re.compile("gives"))


def test_the_queue_is_gone_through_by_keys(own: str, visit: Open) -> None:
    page = visit(f"{own}/review?below=0.9&dossier=strait")
    asked = page.locator("article.asked")
    before = asked.count()
    page.keyboard.press("n")
    answered(page, "r")
    expect(asked).to_have_count(before - 1)


def test_search(shown: str, visit: Open) -> None:
    page = visit(f"{shown}/")
    page.get_by_role("searchbox").first.fill("frigates")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?words=frigates")
    page.locator("#main").get_by_role("link", name=re.compile(r"^line\b")).first.click()
    page.wait_for_url("**/document?**")
    expect(page.locator("mark.cited").first).to_be_in_viewport()


@pytest.mark.model
def test_an_article_is_pasted_coded_and_kept(own: str, visit: Open) -> None:
    page = visit(f"{own}/")
    page.get_by_role("link", name="Paste").click()
    page.get_by_label("Text").fill("Norway rejected the plan to send troops to Sweden.")
    page.get_by_label("Title").fill("A refusal")
    page.get_by_role("button", name="Code it").click()
    expect(page.locator("details.note.position .stance.oppose")).to_be_visible(timeout=120_000)
    expect(page.locator("#main")).to_contain_text("Nothing of this is kept")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url("**/document?id=*", timeout=120_000)
    expect(page.get_by_role("heading", name="A refusal")).to_be_visible()


def test_right_to_left_lines_run_from_the_right(shown: str, visit: Open) -> None:
    page = visit(f"{shown}/document?id=rtl")
    line = page.locator("#line-1 > p")
    assert line.evaluate("each => getComputedStyle(each).direction") == "rtl"
    assert page.locator("#line-3 > p").evaluate("each => getComputedStyle(each).direction") == "ltr"
    words = "".join(page.locator("mark[data-items~='s1']").all_text_contents())
    assert words == RIGHT_TO_LEFT.document.text.split("\n")[0]


@pytest.mark.parametrize("name", LOOKED_AT)
def test_a_page_shuts_nobody_out_and_fits_every_screen(shown: str, browser: Browser, name: str) -> None:
    """One page, loaded once: as wide as its screen in every look, a picture of each, and axe on a wide light and a narrow dark screen."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(shown + LOOKED_AT[name])
        page.evaluate("for (const each of document.images) each.loading = 'eager'")
        for width, scheme in LOOKS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(media="print" if scheme == "print" else "screen", color_scheme="dark" if scheme == "dark" else "light")
            page.evaluate(DRAWN)
            page.screenshot(path=SCREENSHOTS / f"{name}-{width}-{scheme}.png", full_page=True)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} at {width}, {scheme}"
        page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
        for width, scheme in ((1280, "light"), (320, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(media="screen", color_scheme=scheme)
            assert serious_faults(page) == []


def serious_faults(page: Page) -> list[str]:
    """What axe-core finds on a page that shuts people out."""
    from axe_playwright_python.sync_playwright import Axe

    return [
        f"{each['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
        for each in Axe().run(page).response["violations"] if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]  # fmt: skip


def test_every_kind_of_page_is_looked_at() -> None:
    assert {address.partition("?")[0] for address in PAGES} <= {address.partition("?")[0] for address in LOOKED_AT.values()}
