"""Accounts -> numbered stances: what a cell of a table points to, and the words beneath answer to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from rich.text import Text

from placet.analyse import PartyAccount, ProposalAccount, StanceAccount
from placet.publish.plain_text import one_line
from placet.publish.terminal.signs import sign_and_word
from placet.publish.wording.days import day_words
from placet.publish.wording.stances import conditions_words

CONDITION_WIDTH = 60  # of a condition in a cell; the words beneath have it whole


@dataclass(frozen=True, kw_only=True)
class Footnote:
    """One stance of one party on one proposal under its number; `held` is False for what it said before, or others say of it."""

    number: int
    label: str
    party: PartyAccount
    stance: StanceAccount
    held: bool


Cells = Mapping[tuple[str, str], Sequence[Footnote]]
"""By proposal and party, where the party stands on the proposal."""


def footnotes(label: str, parties: Iterable[PartyAccount], *, first: int = 1) -> dict[str, list[Footnote]]:
    """Number the stances of the parties on one proposal, those that hold before the others; by party, without those that are silent.

    Parties that take the same stance in the same words share a number.
    """
    found: dict[str, list[Footnote]] = {}
    numbers: dict[object, int] = {}
    for party in parties:
        for held, stances in ((True, party.stances), (False, party.history)):
            for stance in stances:
                number = numbers.setdefault(_ground(stance), first + len(numbers))
                found.setdefault(party.key, []).append(Footnote(number=number, label=label, party=party, stance=stance, held=held))
    return found


def _ground(stance: StanceAccount) -> object:
    """What a stance says but for whose it is."""
    words = tuple((each.document, each.start, each.end, each.via, each.basis) for each in stance.evidence)
    return stance.stance, stance.since, stance.latest, stance.conditions, words


def by_number(notes: Iterable[Sequence[Footnote]]) -> list[list[Footnote]]:
    """The footnotes in order, those of one number together."""
    found: dict[int, list[Footnote]] = {}
    for note in chain.from_iterable(notes):
        found.setdefault(note.number, []).append(note)
    return [found[number] for number in sorted(found)]


def numbered(accounts: Sequence[ProposalAccount]) -> Cells:
    """Number the stances on several proposals from 1 on, with the parties in the same order everywhere."""
    found: dict[tuple[str, str], Sequence[Footnote]] = {}
    order = {party.key: place for place, party in enumerate(parties_of(accounts))}
    for account in accounts:
        parties = sorted((party for party in account.parties if party.key in order), key=lambda party: order[party.key])
        first = 1 + max((note.number for notes in found.values() for note in notes), default=0)
        found |= {(account.cluster, key): notes for key, notes in footnotes(account.label, parties, first=first).items()}
    return found


def parties_of(accounts: Iterable[ProposalAccount]) -> list[PartyAccount]:
    """The parties that are heard on any of these proposals, each once: those that count first, and of these who speaks of most."""
    heard: dict[str, PartyAccount] = {}
    said: Counter[str] = Counter()
    for account in accounts:
        for party in account.parties:
            if party.stances or party.history:
                heard.setdefault(party.key, party)
                said[party.key] += 1
    return sorted(heard.values(), key=lambda party: (not party.counts, -said[party.key]))


def cell(notes: Iterable[Footnote]) -> Text:
    """Where a party stands on a proposal: each stance with its conditions, whose word it is, its day where it changed, and its number."""
    notes = list(notes)
    days = {(note.stance.since, note.stance.latest) for note in notes}
    return Text("\n").join(stand(note, dated=len(days) > 1) for note in notes)


def stand(note: Footnote, *, dated: bool = False) -> Text:
    """One stance: "~ yes, if a ceasefire is signed [3]", "before: ✗ no, 6 March 2031 [4]"."""
    stance = note.stance
    text = sign_and_word(stance.stance)
    if stance.stance == "conditional":
        text.append(f" {conditions_words(stance.conditions, CONDITION_WIDTH)}")
    if stance.claimed_by_others:
        text.append(f", says {one_line(stance.evidence[0].via[-1], 40)}", style="italic")
    if dated:
        text.append("".join(f", {day}" for day in [day_words(stance.since, stance.latest)] if day), style="not bold dim")
    heard_itself = any(not each.claimed_by_others for each in note.party.stances)
    before = "" if note.held or (stance.claimed_by_others and heard_itself) else "before: "
    return Text.assemble((before, "dim"), text, (f" [{note.number}]", "dim"))
