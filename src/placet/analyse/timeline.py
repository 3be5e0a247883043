"""One party's positions on one proposal -> the stances that hold, and those that held before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from placet.model.record import Actor, Position, Record, Stance


@dataclass(frozen=True, kw_only=True)
class Report:
    """One position in one document; `first` and `day` are the first and the last day it may date from, ISO or ""."""

    record: Record
    position: Position
    holder: Actor
    claimed_by_other: bool
    first: str
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
        stances = frozenset(report.position.stance for report in heard)
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
        if report.position.stance in _ONE_ANSWER:
            document = report.record.document.id
            halves.setdefault(document, set()).add(report.position.stance)
            latest[document] = max(latest.get(document, ""), report.day)
    whole = {document for document, stances in halves.items() if stances == _ONE_ANSWER}
    return [
        replace(report, day=latest[report.record.document.id])
        if report.record.document.id in whole and report.position.stance in _ONE_ANSWER
        else report
        for report in reports
    ]


def _order(report: Report) -> tuple[str, str, str]:
    return report.day, report.record.document.id, report.position.id
