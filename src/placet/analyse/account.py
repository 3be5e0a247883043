"""The account of consent: plain data that can be written as JSON, and shown in any form."""

from typing import Literal

from msgspec import Struct

from placet.model.record import Basis, ConditionKind, Stance

Verdict = Literal["given", "withheld", "conditional", "undetermined"]
Answer = Literal["withholds", "conditions", "undecided", "unclear", "silent", "gives"]
"""What a party's stances come to. `unclear`: it said yes and no at once, or only another party says where it stands."""


class Evidence(Struct, frozen=True, kw_only=True):
    """Words that carry a stance, verbatim, and where they stand: characters [start, end) of the document's text, which begin in `line`.

    `holder` names who spoke or acted for the party, "" where that is the party itself. `via` names the sources between the outlet
    and the holder, outermost first.
    """

    words: str
    holder: str
    document: str
    outlet: str
    title: str
    url: str
    published: str
    line: int
    start: int
    end: int
    basis: Basis
    via: tuple[str, ...]
    rule: str
    confidence: float


class StatedCondition(Struct, frozen=True, kw_only=True):
    """What a party makes its yes depend on, in the document's words; `parties` are the keys of those whose act would meet it."""

    words: str
    kind: ConditionKind
    parties: tuple[str, ...]
    met: bool | None
    document: str
    start: int
    end: int


class StanceAccount(Struct, frozen=True, kw_only=True):
    """A stance of a party over a stretch of time: since when, when last, who spoke for it, on what evidence, in how many documents.

    `independent` counts the documents that are no copies of one another. Days are ISO, "" where no document gives one.
    `claimed_by_others`: every report of it rests on another party's word.
    """

    stance: Stance
    since: str
    latest: str
    holders: tuple[str, ...]
    conditions: tuple[StatedCondition, ...]
    evidence: tuple[Evidence, ...]
    reports: int
    independent: int
    claimed_by_others: bool
    confidence: float


class PartyAccount(Struct, frozen=True, kw_only=True):
    """Where one party stands on one proposal.

    `key` is the actor's code, or code and name where the code stands for anybody; such a voice doesn't `count` for the verdict.
    `stances` hold now: "oppose" and "conditional" side by side say "no; yes only if …". `history` is what held before, newest first.
    """

    key: str
    code: str
    name: str
    counts: bool
    answer: Answer
    stances: tuple[StanceAccount, ...]
    history: tuple[StanceAccount, ...]


class ProposalAccount(Struct, frozen=True, kw_only=True):
    """Who stands where on one proposal, and whether that is consent.

    `answers` lists, by answer, the names of the parties that count. `reports` is the number of documents that name the proposal,
    `since` and `latest` the days of the first and the last stance; `left_out` counts the positions on it that people rejected.
    """

    cluster: str
    label: str
    other_labels: tuple[str, ...]
    verdict: Verdict
    answers: dict[Answer, tuple[str, ...]]
    parties: tuple[PartyAccount, ...]
    reports: int
    since: str
    latest: str
    left_out: int = 0
