"""One party's positions on one proposal -> the stances that hold, and those that held before."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from placet.model.digest import Digest, Statement, Voice
from placet.model.record import Stance


class Report(Struct, frozen=True, kw_only=True, gc=False):
    """What one document says of where a party stands; `day` is the one that it counts for, ISO or ""."""

    document: Digest
    holder: Voice
    said: Statement
    day: str


@dataclass(frozen=True, kw_only=True)
class Phase:
    """A stretch of time in which a party's stances stayed the same."""

    stances: frozenset[Stance]
    reports: tuple[Report, ...]


# "No" and "yes, if" said in one document are one answer: "no; yes only if …".
_ONE_ANSWER: frozenset[Stance] = frozenset({"oppose", "conditional"})


def phases(reports: Sequence[Report]) -> list[Phase]:
    """Divide a party's reports into phases, the oldest first; the last one holds now.

    Reports of one day are one phase, whatever they say: what came first can't be told. A later report that says a part of
    the phase's answer again ("no" after "no; yes only if …") takes nothing back and prolongs it.
    """
    found: list[Phase] = []
    for _, same_day in groupby(sorted(aligned(reports), key=_order), key=lambda report: report.day):
        heard = tuple(same_day)
        stances = frozenset(report.said.stance for report in heard)
        if found and stances <= found[-1].stances:
            found[-1] = Phase(stances=found[-1].stances, reports=found[-1].reports + heard)
        else:
            found.append(Phase(stances=stances, reports=heard))
    return found


def aligned(reports: Sequence[Report]) -> list[Report]:
    """Give the two halves of one answer in one document the later one's day."""
    latest: dict[str, str] = {}
    halves: dict[str, set[Stance]] = {}
    for report in reports:
        if report.said.stance in _ONE_ANSWER:
            document = report.document.id
            halves.setdefault(document, set()).add(report.said.stance)
            latest[document] = max(latest.get(document, ""), report.day)
    whole = {document for document, stances in halves.items() if stances == _ONE_ANSWER}
    return [
        replace(report, day=latest[report.document.id]) if report.document.id in whole and report.said.stance in _ONE_ANSWER else report
        for report in reports
    ]


def _order(report: Report) -> tuple[str, str, str]:
    return report.day, report.document.id, report.said.id
