"""Templates -> pages: what every template may use. All that is put into one is escaped, whatever it is."""

from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined

from placet import __version__
from placet.publish.plain_text import link_to, one_line, quoted
from placet.publish.wording.counts import count
from placet.publish.wording.days import day_words
from placet.publish.wording.rules import rule_sentence
from placet.publish.wording.stances import ANSWER_SIGNS, ANSWER_WORDS, MET_WORDS, STANCE_SIGNS, STANCE_WORDS, VERDICT_SIGNS


def url(path: str, **query: object) -> str:
    """Put an address of our own together; what is "" or None is left out.

    >>> url("/actor", of="RUS & Co", since="")
    '/actor?of=RUS+%26+Co'
    """
    given = {name: value for name, value in query.items() if value not in ("", None)}
    return path + ("?" + urlencode(given, doseq=True) if given else "")


def passage_url(document: str, *, line: int, start: int, end: int) -> str:
    """The address of some words on their document's page: `at` has them marked, and the page opens at their line.

    >>> passage_url("d1", line=3, start=47, end=110)
    '/document?id=d1&at=47-110#line-3'
    """
    return f"{url('/document', id=document, at=f'{start}-{end}')}#line-{line}"


def outside(address: str, words: str) -> str:
    """A link to a document where it was published, at its words; "" where that is no page of the web."""
    return link_to(address, line=1, words=words) if address.startswith(("https://", "http://")) else ""


def unmarked(words: str, width: int = 0) -> str:
    """Put words on one line without quotation marks of their own at both ends, since the page sets some around them.

    >>> unmarked('"Nobody has to do it for us."')
    'Nobody has to do it for us.'
    """
    return quoted(words, width)[1:-1]


def environment() -> Environment:
    """The templates of the package, with what all of them may use."""
    made = Environment(
        loader=PackageLoader("placet.publish.pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {"line": one_line, "days": day_words, "url": url, "unmarked": unmarked}
    given: dict[str, Any] = {
        "url": url, "passage_url": passage_url, "outside": outside, "count": count, "rule_sentence": rule_sentence,
        "STANCE_SIGNS": STANCE_SIGNS, "STANCE_WORDS": STANCE_WORDS, "ANSWER_SIGNS": ANSWER_SIGNS, "ANSWER_WORDS": ANSWER_WORDS,
        "VERDICT_SIGNS": VERDICT_SIGNS, "MET_WORDS": MET_WORDS, "version": __version__,
    }  # fmt: skip
    made.globals |= given
    return made
