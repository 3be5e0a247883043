"""A dossier's account -> the matrix of proposals and parties, whose cells say where a party stands."""

from collections import Counter
from typing import NamedTuple

from placet.analyse.dossier_account import DossierAccount, PartyConsent, ProposalConsent
from placet.publish.wording.names import anchor

FEW = 6
"""So many parties have a column each; more of them have a row each, and the proposals the columns."""


class Head(NamedTuple):
    """What stands before a row, or over a column: a proposal with its verdict, or a party (without one)."""

    key: str
    name: str
    verdict: str = ""


class Cell(NamedTuple):
    """Where a party stands on a proposal, and the anchor of its words."""

    proposal: ProposalConsent
    consent: PartyConsent
    anchor: str


class Matrix(NamedTuple):
    """Heads of the rows, each with a cell or None for each of the columns. `turned`: the rows are parties.

    `silent` are those who are asked and not heard on anything; `others` counts the voices that nobody asks and that have no code.
    Neither are in it.
    """

    columns: list[Head]
    rows: list[tuple[Head, list[Cell | None]]]
    turned: bool
    silent: list[Head]
    others: int


def matrix(account: DossierAccount) -> Matrix:
    """Lay out who stands where: whom a rule asks first, then whoever was heard of the others, the most heard first.

    A person or a group without a code is in it only where a rule asks for it, and nobody who was not heard.
    """
    proposals = [Head(each.id, each.label, each.verdict) for each in account.proposals]
    found = {(each.id, one.party.key): _cell(each, one) for each in account.proposals for one in each.parties}
    asked = {key for (_, key), cell in found.items() if cell.consent.asked}
    heard = Counter(key for (_, key), cell in found.items() if is_heard(cell.consent))
    coded = {key for (_, key), cell in found.items() if _has_code(cell.consent)}
    order = sorted({key for _, key in found}, key=lambda key: (key not in asked, -heard[key], account.names.get(key, key)))
    parties = [Head(key, account.names.get(key, key)) for key in order if heard[key] and key in asked | coded]
    silent = [Head(key, account.names.get(key, key)) for key in order if not heard[key]]
    turned = len(parties) > max(FEW, len(proposals))
    rows, columns = (parties, proposals) if turned else (proposals, parties)
    cells = [(row, [found.get((column.key, row.key) if turned else (row.key, column.key)) for column in columns]) for row in rows]
    return Matrix(columns, cells, turned, silent, len(order) - len(parties) - len(silent))


def shown_parties(proposal: ProposalConsent) -> tuple[list[PartyConsent], list[PartyConsent]]:
    """Divide a proposal's parties into those whose words stand on the page, and the voices that nobody asks and that have no code."""
    heard = [each for each in proposal.parties if is_heard(each)]
    return [each for each in heard if each.asked or _has_code(each)], [each for each in heard if not (each.asked or _has_code(each))]


def is_heard(consent: PartyConsent) -> bool:
    """Whether anything was heard of a party, by itself or by others."""
    return bool(consent.party.stances or consent.party.history)


def _cell(proposal: ProposalConsent, consent: PartyConsent) -> Cell:
    return Cell(proposal, consent, anchor(proposal.id, consent.party.key))


def _has_code(consent: PartyConsent) -> bool:
    return consent.party.code not in ("", "OTHER", "OUTLET")
