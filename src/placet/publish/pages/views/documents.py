"""Documents in the order of their days, page by page."""

from collections.abc import Iterable
from itertools import islice

from placet.ledger import HeldDocument


def documents_after(held: Iterable[HeldDocument], after: str, limit: int) -> tuple[list[HeldDocument], str]:
    """Give the documents that come after one, the newest first, and the cursor of those after these ("" where there are none).

    A cursor is the day and the id of the last one shown, so that what is added meanwhile moves nothing.
    """
    day, _, id = after.partition(" ")
    place = (day, id)
    ordered = sorted(held, key=_place, reverse=True)
    found = list(islice((each for each in ordered if not after or _place(each) < place), limit + 1))
    return found[:limit], " ".join(_place(found[limit - 1])) if len(found) > limit else ""


def _place(document: HeldDocument) -> tuple[str, str]:
    return document.published, document.id
