import base64
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

from placet.publish.briefs.document import Brief, Picture
from placet.publish.briefs.html import html


class Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_a_page_has_no_script_and_nothing_from_elsewhere(brief: Brief) -> None:
    page = html(brief)
    tags = Tags(page).found
    assert "script" not in {tag for tag, _ in tags}
    assert not [name for _, found in tags for name in found if name.startswith("on") or name == "style"]
    for _, found in tags:
        for name in ("src", "srcset"):
            assert re.match(r"data:image/svg\+xml;base64,", found.get(name) or "data:image/svg+xml;base64,")
    assert "@import" not in page
    assert "url(" not in page
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in page


def test_each_chart_is_there_on_light_and_on_dark_ground_and_as_a_table(brief: Brief) -> None:
    tags = Tags(html(brief)).found
    pictures = [block for block in brief.blocks if isinstance(block, Picture)]
    addresses = [found[name] or "" for tag, found in tags for name in ("src", "srcset") if tag in ("img", "source") and name in found]
    assert len(addresses) == 2 * len(pictures) > 0
    for address in addresses:
        ElementTree.fromstring(base64.b64decode(address.partition(",")[2]))
    assert sum(tag == "details" for tag, _ in tags) == len(pictures)
    assert all(found.get("alt") for tag, found in tags if tag == "img")


def test_nothing_is_a_page_too(nobodys: Brief) -> None:
    assert "nobody who is asked has been heard" in html(nobodys)
