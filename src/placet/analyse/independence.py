"""Reports -> which of them rest on one text: a copy of agency copy is no second witness."""

import re
from collections.abc import Sequence
from functools import lru_cache

from placet.analyse.timeline import Report

WORD = re.compile(r"\w+")


def independent(reports: Sequence[Report]) -> list[tuple[Report, ...]]:
    """Group the reports of one party on one proposal by the text that they rest on; each group counts once, in order of arrival.

    Two are one where their documents are copies of one text, as linked records say, or where they take the same stance in the same
    words of evidence.
    """
    groups: dict[int, list[Report]] = {}
    group_of: dict[object, int] = {}
    taken_in: dict[int, int] = {}
    for number, report in enumerate(reports):
        signs = _signs(report)
        meeting = list(dict.fromkeys(_in_the_end(group_of[sign], taken_in) for sign in signs if sign in group_of)) or [number]
        joined = groups.setdefault(meeting[0], [])
        for other in meeting[1:]:
            joined += groups.pop(other)
            taken_in[other] = meeting[0]
        joined.append(report)
        group_of.update(dict.fromkeys(signs, meeting[0]))
    return [tuple(group) for group in groups.values()]


def _in_the_end(group: int, taken_in: dict[int, int]) -> int:
    """The group that has taken a group in, however often that was taken in itself; what was found is remembered."""
    end = group
    while end in taken_in:
        end = taken_in[end]
    while group != end:
        taken_in[group], group = end, taken_in[group]
    return end


def _signs(report: Report) -> list[object]:
    """By what a report is the same as another: the document that its own is a copy of, its stance with the words of its evidence."""
    document, said = report.document, report.said
    return [("document", document.copy_of or document.id), *((said.stance, _plain(words.words)) for words in said.evidence)]


@lru_cache(maxsize=10_000)
def _plain(words: str) -> str:
    return " ".join(WORD.findall(words.casefold()))
