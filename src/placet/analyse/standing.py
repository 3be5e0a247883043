"""The reports of a party -> where it stands: the phase that holds, what was before, and the answer that it comes to."""

from collections.abc import Sequence
from dataclasses import dataclass

from placet.analyse.account import Answer, PartyAccount
from placet.analyse.stances import stances_of
from placet.analyse.timeline import Phase, Report, phases
from placet.analyse.verdict import answer_of
from placet.model.digest import Digest, Topic


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a party stands: `now` is the phase that holds (none, or one), `told` all phases of this kind of report, the oldest first.

    `aside` are the phases of what only others say, where the party itself was heard as well.
    """

    answer: Answer
    now: tuple[Phase, ...]
    told: tuple[Phase, ...]
    aside: tuple[Phase, ...]


def reports_on(document: Digest, topic: Topic) -> list[Report]:
    """Take all that a document reports on a proposal."""
    voices = document.voices
    return [Report(document=document, holder=voices[said.holder], said=said, day=said.day) for said in topic.statements]


def standing(reports: Sequence[Report]) -> Standing:
    """Say where a party stands by its reports: its own word outweighs what others say of it, and hearsay alone is unclear."""
    own = [report for report in reports if not report.said.claimed]
    claimed = [report for report in reports if report.said.claimed]
    told = phases(own or claimed)
    now = told[-1:]
    answer: Answer = "unclear" if claimed and not own else answer_of([stance for phase in now for stance in phase.stances])
    return Standing(answer=answer, now=tuple(now), told=tuple(told), aside=tuple(phases(claimed) if own else ()))


def party_account(key: str, *, code: str, name: str, counted: bool, where: Standing) -> PartyAccount:
    """Write down where a party stands, and where it stood before."""
    before = [*where.aside, *where.told[:-1]]
    return PartyAccount(
        key=key,
        code=code,
        name=name,
        counts=counted,
        answer=where.answer,
        stances=tuple(stance for phase in where.now for stance in stances_of(phase)),
        history=tuple(sorted((stance for phase in before for stance in stances_of(phase)), key=lambda s: s.latest, reverse=True)),
    )
