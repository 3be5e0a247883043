"""Accounts of consent made by hand: parties of invented states, each with stances on invented proposals."""

from typing import Any

from placet.analyse import Evidence, PartyAccount, ProposalAccount, StanceAccount, StatedCondition


def evidence(words: str = "Norland refuses.", *, start: int = 0, **given: Any) -> Evidence:
    """Words in a document of the Sudrey Post."""
    plain: dict[str, Any] = {
        "holder": "", "document": "strait-1", "outlet": "Sudrey Post", "title": "A strait", "url": "", "published": "2031-03-06",
        "line": 1, "basis": "statement", "via": (), "rule": "r", "confidence": 0.8,
    }  # fmt: skip
    return Evidence(words=words, start=start, end=start + len(words), **plain | given)


def condition(words: str, *, met: bool | None = None, document: str = "strait-1") -> StatedCondition:
    """What a yes depends on."""
    return StatedCondition(words=words, kind="other", parties=(), met=met, document=document, start=0, end=len(words))


def stance(
    kind: Any, *pieces: Evidence, conditions: tuple[StatedCondition, ...] = (), day: str = "2031-03-06", **given: Any
) -> StanceAccount:
    """A stance of one day."""
    plain: dict[str, Any] = {"since": day, "latest": day, "holders": (), "reports": 1, "independent": 1, "claimed_by_others": False}
    return StanceAccount(stance=kind, conditions=conditions, evidence=pieces or (evidence(),), confidence=0.8, **plain | given)


def party(name: str, *stances: StanceAccount, history: tuple[StanceAccount, ...] = ()) -> PartyAccount:
    """A party whose key is its name."""
    return PartyAccount(key=name, code=name, name=name, counts=True, answer="gives", stances=stances, history=history)


def proposal(label: str, *parties: PartyAccount) -> ProposalAccount:
    """A proposal whose cluster is its label."""
    return ProposalAccount(
        cluster=label, label=label, other_labels=(), verdict="undetermined", answers={}, parties=parties, reports=1, since="", latest=""
    )
