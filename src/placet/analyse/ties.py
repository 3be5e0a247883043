"""A dossier's account and what happened -> which parties agree and which are at odds."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import Literal

from msgspec import Struct

from placet.analyse.dossier_account import DossierAccount, shown_parties
from placet.analyse.happenings import Happening
from placet.analyse.votes import side_of

TieKind = Literal["agreement", "mixed", "conflict"]
VERBAL_OR_MATERIAL_COOPERATION = (1, 2)
CLEAR = 1 / 3  # by so much must one side outweigh the other, else a tie is mixed


class Tie(Struct, frozen=True, kw_only=True):
    """What binds or parts two parties, `one` before `other` by their keys.

    `agree` and `differ` count the proposals on which both answer yes or no, alike or not; `cooperation` and `conflict` what one did to
    the other. `kind` weighs both: the proposals on which they agree against the others, and their deeds alike, count the same.
    """

    one: str
    other: str
    kind: TieKind
    agree: int
    differ: int
    cooperation: int
    conflict: int


def ties(account: DossierAccount, happened: Iterable[Happening]) -> list[Tie]:
    """Find the ties between the parties that were heard or did something, the strongest first.

    Only those count whom a rule asks or that have a code, and what happened between two of these.
    """
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    there = set()
    for proposal in account.proposals:
        shown = shown_parties(proposal)
        there |= {each.party.key for each in shown}
        sides = {each.party.key: side for each in shown if (side := side_of(each.party.answer)) is not None}
        for one, other in combinations(sorted(sides), 2):
            seen[one, other]["agree" if sides[one] == sides[other] else "differ"] += 1
    for each in happened:
        if each.actor in there and each.recipient in there:
            one, other = sorted((each.actor, each.recipient))
            seen[one, other]["cooperation" if each.quad in VERBAL_OR_MATERIAL_COOPERATION else "conflict"] += 1
    found = [
        Tie(
            one=one, other=other, kind=_kind(counts), agree=counts["agree"], differ=counts["differ"],
            cooperation=counts["cooperation"], conflict=counts["conflict"],
        )
        for (one, other), counts in seen.items()
    ]  # fmt: skip
    return sorted(found, key=lambda tie: (-(tie.agree + tie.differ), -(tie.cooperation + tie.conflict), tie.one, tie.other))


def _kind(counts: Counter[str]) -> TieKind:
    pairs = [(counts["agree"], counts["differ"]), (counts["cooperation"], counts["conflict"])]
    balances = [(more - less) / (more + less) for more, less in pairs if more + less]
    balance = sum(balances) / len(balances)
    return "agreement" if balance > CLEAR else "conflict" if balance < -CLEAR else "mixed"
