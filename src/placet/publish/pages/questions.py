"""What an address asks a ledger: the same conditions as `placet ask`, for pages and for the API, and the rows that answer, page by page."""

from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Any, NamedTuple

from fastapi import Query
from msgspec import Struct

from placet.ledger import Ledger
from placet.ledger.answers import KINDS, AnswerRow
from placet.publish.pages.showing import Rows, rows_of

A_PAGE, MOST = 50, 500

Words = Annotated[str, Query(max_length=400)]
Whom = Annotated[list[str], Query(max_length=50, description="Codes or names; may be given again.")]
Kinds = Annotated[list[str], Query(max_length=50, description="May be given again; where it is none, those that there are are told.")]
Found = Annotated[str, Query(max_length=400, description="Words in any form; between quotation marks they stand together.")]
Whose = Annotated[str, Query(max_length=400, description="The outlet's name.")]
Which = Annotated[str, Query(max_length=400, description="The document's id.")]
Day = Annotated[str, Query(pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="YYYY-MM-DD, that day included.", max_length=10)]
Sure = Annotated[float, Query(ge=0, le=1, description="Nothing that Placet is less sure of.")]
After = Annotated[str, Query(max_length=400, description="The `next` of the page before; with it the rows go on from there.")]
Limit = Annotated[int, Query(ge=1, le=MOST, description="Rows on a page.")]


class Question(NamedTuple):
    """A kind of row (positions, events, quotations, proposals), and the conditions that are not empty."""

    kind: str
    asked: dict[str, Any]


class PageOfRows(NamedTuple):
    """Some rows, the cursor of those that come after them ("" where there are none), and how many people rejected of all of them."""

    rows: list[AnswerRow]
    next: str
    left_out: int


def positions(
    actor: Whom = [], stance: Kinds = [], status: Kinds = [], proposal: Found = "", words: Found = "", since: Day = "",  # noqa: B006
    until: Day = "", outlet: Whose = "", document: Which = "", min_confidence: Sure = 0,
) -> Question:  # fmt: skip
    """Who stands where on which proposal."""
    return _question("positions", locals())


def events(
    actor: Whom = [], recipient: Whom = [], type: Kinds = [], status: Kinds = [], since: Day = "", until: Day = "",  # noqa: B006
    outlet: Whose = "", document: Which = "", min_confidence: Sure = 0,
) -> Question:  # fmt: skip
    """Who did what to whom."""
    return _question("events", locals())


def quotations(
    actor: Whom = [], status: Kinds = [], words: Found = "", since: Day = "", until: Day = "", outlet: Whose = "",  # noqa: B006
    document: Which = "", min_confidence: Sure = 0,
) -> Question:  # fmt: skip
    """Who said what."""
    return _question("quotations", locals())


def proposals(
    actor: Whom = [], proposal: Found = "", since: Day = "", until: Day = "", outlet: Whose = "", document: Which = "",  # noqa: B006
) -> Question:  # fmt: skip
    """What is on the table, a row for each document."""
    return _question("proposals", locals())


def answer(ledger: Ledger, question: Question, *, after: str = "", limit: int = A_PAGE) -> PageOfRows:
    """Give a page of the rows that answer a question, the newest first."""
    found: Any = getattr(ledger.ask, question.kind)(**question.asked, after=after, limit=limit + 1)
    rows = list(islice(found, limit))
    cursor = found.cursor
    return PageOfRows(rows, cursor if next(found, None) is not None else "", found.left_out)


def all_rows(ledger: Ledger, question: Question) -> Rows:
    """Give all rows that answer a question, as `placet ask --format csv` does, read as they are written."""
    found: Iterator[Struct] = getattr(ledger.ask, question.kind)(**question.asked)
    return rows_of(KINDS[question.kind], found)


def _question(kind: str, given: dict[str, Any]) -> Question:
    """Leave out what is empty: a form sends all its fields."""
    asked = {name: [each for each in value if each.strip()] if isinstance(value, list) else value for name, value in given.items()}
    return Question(kind, {name: value for name, value in asked.items() if value})
