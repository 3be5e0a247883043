"""A phase of a party's reports -> its stances, with the words that carry them."""

from collections.abc import Iterable, Sequence

from placet.analyse.account import Evidence, StanceAccount, StatedCondition
from placet.analyse.independence import independent
from placet.analyse.party import is_official, key_of
from placet.analyse.timeline import Phase, Report
from placet.model.record import Stance

_SHOWN: tuple[Stance, ...] = ("oppose", "conditional", "support", "undecided")


def stances_of(phase: Phase) -> list[StanceAccount]:
    """Write down the stances of a phase, each with its conditions and evidence: a no before its terms, the newest report first."""
    return [
        _stance(stance, [report for report in phase.reports if report.position.stance == stance])
        for stance in _SHOWN
        if stance in phase.stances
    ]


def _stance(stance: Stance, reports: Sequence[Report]) -> StanceAccount:
    newest = sorted(plainest_first(reports), key=lambda report: report.day, reverse=True)
    return StanceAccount(
        stance=stance,
        since=min(report.first for report in reports),
        latest=max(report.day for report in reports),
        holders=tuple(dict.fromkeys(report.holder.name for report in newest)),
        conditions=tuple(conditions_of(newest).values()),
        evidence=tuple(piece for report in newest for piece in _evidence(report)),
        reports=len({report.record.document.id for report in reports}),
        independent=len(independent(reports)),
        claimed_by_others=all(report.claimed_by_other for report in reports),
        confidence=max(report.position.confidence for report in reports),
    )


def plainest_first(reports: Iterable[Report]) -> list[Report]:
    """Put what the documents themselves report before what their sources told them, and the surest of these first."""
    return sorted(reports, key=lambda report: (len(report.position.via), -report.position.confidence))


def conditions_of(reports: Iterable[Report]) -> dict[str, StatedCondition]:
    """The conditions in the documents' words, by these words without what capitals and blanks make different; the first report counts."""
    found: dict[str, StatedCondition] = {}
    for report in reports:
        source = report.record.document
        actors = {actor.id: actor for actor in report.record.actors}
        for condition in report.position.conditions:
            words = source.text[condition.start : condition.end]
            stated = StatedCondition(
                words=words,
                kind=condition.kind,
                parties=tuple(dict.fromkeys(key_of(actors[party]) for party in condition.parties if party in actors)),
                met=condition.met,
                document=source.id,
                start=condition.start,
                end=condition.end,
            )
            found.setdefault(" ".join(words.casefold().split()), stated)
    return found


def _evidence(report: Report) -> list[Evidence]:
    source, position = report.record.document, report.position
    actors = {actor.id: actor.name for actor in report.record.actors}
    return [
        Evidence(
            words=source.text[span.start : span.end],
            holder=report.holder.name if is_official(report.holder) else "",
            document=source.id,
            outlet=source.outlet,
            title=source.title,
            url=source.url,
            published=source.published,
            line=source.text.count("\n", 0, span.start) + 1,
            start=span.start,
            end=span.end,
            basis=position.basis,
            via=tuple(actors[actor] for actor in position.via if actor in actors),
            rule=position.rule,
            confidence=position.confidence,
        )
        for span in position.evidence
    ]
