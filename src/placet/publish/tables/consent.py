"""Accounts of consent -> rows: one for each condition of a stance, or for a party without any."""

import csv
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TextIO

from placet.analyse import PartyAccount, ProposalAccount
from placet.analyse.dossier_account import DossierAccount
from placet.publish.plain_text import cell


class ConsentRow(NamedTuple):
    """One line of the table: a party's stance on a proposal. `held` is "now", "before", or "" for a party that is silent."""

    proposal: str
    label: str
    verdict: str
    party: str
    name: str
    asked: str
    answer: str
    held: str
    stance: str
    since: str
    latest: str
    conditions: str
    reports: str
    independent: str
    confidence: str
    basis: str
    words: str
    document: str
    outlet: str
    published: str
    via: str


def write_consent_rows(accounts: DossierAccount | Sequence[ProposalAccount], file: TextIO) -> None:
    """Write an account, over a dossier or without one, as a table whose cells no spreadsheet takes for formulas."""
    table = csv.writer(file, lineterminator="\n")
    table.writerow(ConsentRow._fields)
    if isinstance(accounts, DossierAccount):
        parties = [(each.id, each.label, each.verdict, one.party) for each in accounts.proposals for one in each.parties]
    else:
        parties = [(each.cluster, each.label, each.verdict, one) for each in accounts for one in each.parties]
    for proposal, label, verdict, party in parties:
        table.writerows([cell(each) for each in row] for row in party_rows(proposal, label, verdict, party))


def party_rows(proposal: str, label: str, verdict: str, party: PartyAccount) -> Iterator[ConsentRow]:
    """Give a row for each of a party's stances, now and before; one for a party that is silent."""
    nothing = dict.fromkeys(ConsentRow._fields, "") | {
        "proposal": proposal, "label": label, "verdict": verdict, "party": party.key, "name": party.name,
        "asked": "yes" if party.counts else "no", "answer": party.answer,
    }  # fmt: skip
    if not party.stances:
        yield ConsentRow(**nothing)
    for held, stances in (("now", party.stances), ("before", party.history)):
        for stance in stances:
            newest = stance.evidence[0]
            given = {
                "held": held, "stance": stance.stance, "since": stance.since, "latest": stance.latest, "reports": str(stance.reports),
                "independent": str(stance.independent), "confidence": f"{stance.confidence:.2f}", "basis": newest.basis,
                "conditions": "; ".join(condition.words for condition in stance.conditions), "words": newest.words,
                "document": newest.document, "outlet": newest.outlet, "published": newest.published, "via": "; ".join(newest.via),
            }  # fmt: skip
            yield ConsentRow(**nothing | given)
