"""The account of consent over a dossier: plain data that can be written as JSON, and shown in any form."""

from typing import Literal

from msgspec import Struct

from placet.analyse.account import Answer, PartyAccount, StatedCondition, Verdict
from placet.analyse.matching import Waiting
from placet.model.dossier import Rule
from placet.model.parties import speaks_for_itself
from placet.model.record import Stance

Worth = Literal["no", "unknown", "conditional", "yes"]


class Reversal(Struct, frozen=True, kw_only=True):
    """A party went from yes to no or back; `day` is the first on which it was heard to stand on the other side, ISO or ""."""

    day: str
    before: Answer
    after: Answer


class PartyConsent(Struct, frozen=True, kw_only=True):
    """A party under a proposal's rule: what its answer is worth, and where it stands.

    `asked`: the rule asks it; others are shown and decide nothing. `open` are the conditions of its yes that are not met. `words`
    and `deeds` are what its statements and its acts alone come to, "silent" where there are none; `torn`: one is a yes, the
    other a no. `confidence` is that of the surest report of what holds now, 0 where it is silent.
    """

    party: PartyAccount
    asked: bool
    worth: Worth
    open: tuple[StatedCondition, ...]
    reversals: tuple[Reversal, ...]
    words: Answer
    deeds: Answer
    torn: bool
    confidence: float


class Change(Struct, frozen=True, kw_only=True):
    """One thing that would have to change: a party consents, or a condition is met.

    `parties` are the keys of who must consent, or whose condition it is; `actors` the keys of those whose act would meet the condition.
    """

    kind: Literal["consent", "condition"]
    parties: tuple[str, ...]
    words: str = ""
    actors: tuple[str, ...] = ()


class Flip(Struct, frozen=True, kw_only=True):
    """A single position on which the verdict hangs: were it `read_as` something else, or left out (None), the verdict would be another.

    Copies of one report, `documents`, are one position: what is miscoded in one is so in all.
    """

    party: str
    stance: Stance
    read_as: Stance | None
    verdict: Verdict
    words: str
    documents: tuple[str, ...]
    confidence: float


class ProposalConsent(Struct, frozen=True, kw_only=True):
    """Whether there is consent to one of a dossier's proposals, by its rule.

    `blocking` are the keys of the parties whose no stands against it, `awaited` of those who may yet say no. `smallest` are the
    smallest sets of changes that would give consent, at most ten; `more`: there are others of that size. All of them have what is
    `needed`. `flips` begin with the position that is least sure. `labels` are what documents call it, `documents` how many report on it.
    """

    id: str
    label: str
    rule: Rule
    verdict: Verdict
    parties: tuple[PartyConsent, ...]
    blocking: tuple[str, ...]
    awaited: tuple[str, ...]
    smallest: tuple[tuple[Change, ...], ...]
    more: bool
    needed: tuple[Change, ...]
    flips: tuple[Flip, ...]
    labels: tuple[str, ...]
    documents: int
    since: str
    latest: str


class DossierAccount(Struct, frozen=True, kw_only=True):
    """Consent over a dossier on a day.

    `day` is the day asked for, else that of the newest document: the blocs' members are those of that day. `names` are all parties'
    names by key. `reviewed` counts the positions on the proposals that count by a person's decision, `left_out` those that people
    rejected, `undated` the documents that were left out since nobody can tell whether they were published by then.
    """

    title: str
    day: str
    proposals: tuple[ProposalConsent, ...]
    waiting: tuple[Waiting, ...]
    names: dict[str, str]
    documents: int
    reviewed: int
    left_out: int = 0
    undated: int


def shown_parties(proposal: ProposalConsent) -> list[PartyConsent]:
    """Give those whom a proposal's rule asks, and whoever else has a code: whom tables and charts show.

    Left out are private and unnamed voices that nobody asks, of whom there may be hundreds.
    """
    return [each for each in proposal.parties if each.asked or speaks_for_itself(each.party.code)]
