"""The HTML of a page -> its article: text, title, outlet, date, address."""

import logging
import re
from typing import NamedTuple

from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document as Extracted

from placet.errors import DocumentError
from placet.read.decoding import STAGE
from placet.read.published import iso_day
from placet.read.regions import says_title

# Without a handler its warnings about odd pages would go to standard error.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())

# The extractor's time grows with the square of these; at the bounds a page takes about five seconds. News pages have
# a few thousand elements, and no paragraph with hundreds of them.
_MOST_TAGS = 30_000
_MOST_IN_PARAGRAPH = 3_000
_MOST_ATTRIBUTES = 1_000
_TAG = re.compile(r"<[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_TOP = 3


class Page(NamedTuple):
    """What a page says; what it doesn't say is ""."""

    text: str
    title: str
    outlet: str
    published: str
    url: str


def read_page(html: str, where: str) -> Page:
    """Extract a page's article, its paragraphs parted by blank lines, the headline first where the page shows one.

    Menus, comments, tables and pictures are left out. Raises `DocumentError` where there is no article or too much markup.
    """
    _check_markup(html, where)
    try:
        # A fragment without <html> counts as a page too.
        tree = load_html(html if re.search(r"<(?:html|body)\b", html[:5000], re.IGNORECASE) else f"<html><body>{html}</body></html>")
        if tree is None:
            raise DocumentError(where, STAGE, "no HTML page: there is no markup in it")
        if any(sum(1 for _ in paragraph.iter()) > _MOST_IN_PARAGRAPH for paragraph in tree.iter("p")):
            raise _too_much_markup(where)
        shown = [" ".join("".join(heading.itertext()).split()) for heading in tree.iter("h1")]
        found = bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            # A date out of the running text would be somebody else's: only what the page declares counts.
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except DocumentError:
        raise
    except Exception as error:
        # The page is not ours and the extractor promises nothing about broken ones: whatever it trips over, the batch goes on.
        raise DocumentError(where, STAGE, f"the page's markup can't be read ({type(error).__name__}): save its text instead") from error
    text = found.text if isinstance(found, Extracted) else None
    if not isinstance(found, Extracted) or not text or not text.strip():
        raise DocumentError(where, STAGE, "no article in this page: save its text instead")
    paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
    title = " ".join((found.title or "").split())
    heading = next((words for words in shown if says_title(title, words)), "")
    if heading and not any(says_title(heading, line) for line in paragraphs[:_TOP]):
        paragraphs.insert(0, heading)
    return Page("\n\n".join(paragraphs), title, found.sitename or "", _day(found.date), found.url or "")


def _check_markup(html: str, where: str) -> None:
    for number, match in enumerate(_TAG.finditer(html), start=1):
        tag = match[0]
        if number > _MOST_TAGS or (len(tag) > _MOST_ATTRIBUTES and len(_QUOTED.sub("", tag).split()) > _MOST_ATTRIBUTES):
            raise _too_much_markup(where)


def _too_much_markup(where: str) -> DocumentError:
    return DocumentError(where, STAGE, "too much markup for a page with an article: save its text instead")


def _day(written: str | None) -> str:
    try:
        return iso_day(written or "")
    except ValueError:
        return ""
