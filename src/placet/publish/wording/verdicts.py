"""A proposal's account -> its verdict in a sentence, and what would have to change."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from placet.analyse.dossier_account import Change, ProposalConsent
from placet.publish.plain_text import CLAUSE_WIDTH, quoted
from placet.publish.wording.names import MOST_NAMED, listed

SAID = {
    "withholds": "withheld by", "conditions": "conditional for", "gives": "given by", "undecided": "undecided in",
    "unclear": "unclear from", "silent": "not heard from",
}  # fmt: skip
MOST_WITHHOLDING = 12  # whose no it is, is what most want to know
BEGINS = {
    "given": "Consent is given", "withheld": "Consent is withheld", "conditional": "Consent is conditional",
    "undetermined": "Whether there is consent is open",
}  # fmt: skip


NAMED = 24  # parties and conditions that are named in ways to consent; further ways are only said to be there


class Away(NamedTuple):
    """How far consent is: the number of changes, those that every way has, and some of the ways that are left to choose from.

    `more`: there are other ways, as long.
    """

    changes: int
    needed: list[str]
    ways: list[list[str]]
    more: bool


def verdict_sentence(proposal: ProposalConsent, names: Mapping[str, str]) -> str:
    """Say the verdict with the parties behind it: "Consent is withheld by Norland; conditional for Sudria."

    Only those are named whom the rule asks. Where nobody spoke, that is said.
    """
    asked = [each.party for each in proposal.parties if each.asked]
    by = {answer: [party.key for party in asked if party.answer == answer] for answer in SAID}
    if len(by["silent"]) == len(asked):
        return f"{BEGINS[proposal.verdict]}: nobody who is asked has been heard."
    most = {"withholds": MOST_WITHHOLDING}
    said = {answer: f"{SAID[answer]} {listed(keys, names, most.get(answer, MOST_NAMED))}" for answer, keys in by.items() if keys}
    first = {"withheld": "withholds", "conditional": "conditions", "given": "gives"}.get(proposal.verdict, "")
    if first not in said:
        return f"{BEGINS[proposal.verdict]}: {'; '.join(said.values())}."
    return f"Consent is {'; '.join([said.pop(first), *said.values()])}."


def away(proposal: ProposalConsent, names: Mapping[str, str]) -> Away | None:
    """Say what would have to change for consent; None where there is consent, or no set of changes would give it."""
    if proposal.verdict == "given" or not proposal.smallest:
        return None
    ways = [left for way in proposal.smallest if (left := [change for change in way if change not in proposal.needed])]
    shown = ways[: max(1, NAMED // len(ways[0]))] if ways else []
    told = [changes_words(way, names) for way in shown]
    return Away(len(proposal.smallest[0]), changes_words(proposal.needed, names), told, proposal.more or len(shown) < len(ways))


def changes_words(changes: Sequence[Change], names: Mapping[str, str]) -> list[str]:
    """Say some changes, one line for all who have to consent and one for each condition: "Norland and Sudria consent",
    "“a ceasefire is signed” comes true, for Sudria (Norland must act)".
    """
    consenting = sorted(
        (party for change in changes if change.kind == "consent" for party in change.parties), key=lambda key: names.get(key, key)
    )
    lines = [f"{listed(consenting, names, len(consenting))} consent{'s' if len(consenting) == 1 else ''}"] if consenting else []
    for change in changes:
        if change.kind == "condition":
            act = f" ({listed(change.actors, names)} must act)" if change.actors else ""
            lines.append(f"{quoted(change.words, CLAUSE_WIDTH)} comes true, for {listed(change.parties, names)}{act}")
    return lines
