"""A phase of a party's reports -> its stances, with the words that carry them."""

from collections.abc import Iterable, Sequence

from placet.analyse.account import Evidence, StanceAccount, StatedCondition
from placet.analyse.independence import independent
from placet.analyse.timeline import Phase, Report
from placet.model.record import Stance

_SHOWN: tuple[Stance, ...] = ("oppose", "conditional", "support", "undecided")


def stances_of(phase: Phase) -> list[StanceAccount]:
    """Write down the stances of a phase, each with its conditions and evidence: a no before its terms, the newest report first."""
    return [
        _stance(stance, [report for report in phase.reports if report.said.stance == stance])
        for stance in _SHOWN
        if stance in phase.stances
    ]


def _stance(stance: Stance, reports: Sequence[Report]) -> StanceAccount:
    newest = sorted(plainest_first(reports), key=lambda report: report.day, reverse=True)
    return StanceAccount(
        stance=stance,
        since=min(report.said.first for report in reports),
        latest=max(report.day for report in reports),
        holders=tuple(dict.fromkeys(report.holder.name for report in newest)),
        conditions=tuple(conditions_of(newest).values()),
        evidence=tuple(piece for report in newest for piece in _evidence(report)),
        reports=len({report.document.id for report in reports}),
        independent=len(independent(reports)),
        claimed_by_others=all(report.said.claimed for report in reports),
        confidence=max(report.said.confidence for report in reports),
    )


def plainest_first(reports: Iterable[Report]) -> list[Report]:
    """Put what the documents themselves report before what their sources told them, and the surest of these first."""
    return sorted(reports, key=lambda report: (len(report.said.via), -report.said.confidence))


def conditions_of(reports: Iterable[Report]) -> dict[str, StatedCondition]:
    """The conditions in the documents' words, by these words without what capitals and blanks make different; the first report counts."""
    found: dict[str, StatedCondition] = {}
    for report in reports:
        for term in report.said.conditions:
            stated = StatedCondition(
                words=term.words,
                kind=term.kind,
                parties=term.parties,
                met=term.met,
                document=report.document.id,
                start=term.start,
                end=term.end,
            )
            found.setdefault(" ".join(term.words.casefold().split()), stated)
    return found


def _evidence(report: Report) -> list[Evidence]:
    source, said, holder = report.document, report.said, report.holder
    return [
        Evidence(
            words=words.words,
            holder=holder.name if holder.official else "",
            document=source.id,
            outlet=source.outlet,
            title=source.title,
            url=source.url,
            published=source.published,
            line=words.line,
            start=words.start,
            end=words.end,
            basis=said.basis,
            via=said.via,
            rule=said.rule,
            confidence=said.confidence,
        )
        for words in said.evidence
    ]
