"""Reports -> which of them rest on one text: a copy of agency copy is no second witness."""

import re
from collections.abc import Sequence

from placet.analyse.timeline import Report

WORD = re.compile(r"\w+")


def independent(reports: Sequence[Report]) -> list[tuple[Report, ...]]:
    """Group the reports of one party on one proposal by the text that they rest on; each group counts once, in order of arrival.

    Two are one where their documents have the same words, or where they take the same stance in the same words of evidence. A copy
    that was rewritten isn't recognised: what judges texts as near copies of one another belongs here.
    """
    groups: list[list[Report]] = []
    group_of: dict[object, list[Report]] = {}
    for report in reports:
        signs = _signs(report)
        meeting: list[list[Report]] = []
        for sign in signs:
            known = group_of.get(sign)
            if known is not None and not any(known is each for each in meeting):
                meeting.append(known)
        joined = meeting[0] if meeting else []
        if not meeting:
            groups.append(joined)
        for other in meeting[1:]:
            joined += other
            groups = [group for group in groups if group is not other]
            group_of.update({sign: joined for sign, group in group_of.items() if group is other})
        joined.append(report)
        group_of.update(dict.fromkeys(signs, joined))
    return [tuple(group) for group in groups]


def _signs(report: Report) -> list[object]:
    """By what a report is the same as another: its document, the document's words, its stance with the words of its evidence."""
    text = report.record.document.text
    evidence = [_words(text[span.start : span.end]) for span in report.position.evidence]
    return [
        ("document", report.record.document.id),
        ("text", _words(text)),
        *((report.position.stance, words) for words in evidence),
    ]


def _words(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))
