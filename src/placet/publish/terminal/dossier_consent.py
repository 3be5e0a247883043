"""The account of consent over a dossier -> tables to read, or rows for a spreadsheet."""

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TextIO

import msgspec
from rich.console import Group, RenderableType
from rich.text import Text

from placet.analyse import PartyAccount, ProposalAccount
from placet.analyse.dossier_account import Change, DossierAccount, Flip, PartyConsent, ProposalConsent
from placet.analyse.matching import Waiting
from placet.publish.plain_text import cell, json_line, one_line, quoted
from placet.publish.terminal import screen
from placet.publish.terminal.citation import citations
from placet.publish.terminal.consent import VERDICT_STYLE, consent_tables
from placet.publish.terminal.dossier import rule_sentence
from placet.publish.terminal.footnotes import by_number, footnotes
from placet.publish.terminal.layout import CLAUSE_WIDTH, SENTENCE_WIDTH, count, indented
from placet.publish.terminal.standings import stance_rows
from placet.publish.terminal.wording import STANCE_WORDS, day_words

WAITING_SHOWN = 10
FLIPS_SHOWN = 3
ANSWERS = {
    "gives": "yes", "conditions": "yes, if", "withholds": "no", "undecided": "undecided", "unclear": "unclear", "silent": "nothing",
}  # fmt: skip


def write_account(account: DossierAccount | list[ProposalAccount], format: str) -> None:
    """Print an account, over a dossier or without one: tables to read ("brief"), one JSON text ("json"), rows ("csv")."""
    if format == "brief":
        screen.show(dossier_tables(account) if isinstance(account, DossierAccount) else consent_tables(account))
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    with screen.writing("standard output"):
        if format == "csv":
            write_consent_rows(account, sys.stdout)
        else:
            sys.stdout.write(json_line(msgspec.json.format(msgspec.json.encode(account)).decode()) + "\n")
        sys.stdout.flush()


def dossier_tables(account: DossierAccount) -> RenderableType:
    """Lay the account out for reading: a table a proposal, then the positions that are outside of the dossier."""
    lines: list[RenderableType] = [Text(one_line(account.title), style="bold")]
    undated = f"; {count(account.undated, 'document')} without a day left out" if account.undated else ""
    reviewed = f"; {count(account.reviewed, 'position')} reviewed" if account.reviewed else ""
    about = f"on {day_words(account.day) or 'no day'}, from {count(account.documents, 'document')}{undated}{reviewed}"
    lines.append(Text(about, style="dim"))
    lines.append(Text())
    for proposal in account.proposals:
        lines += [*proposal_lines(proposal, account.names), Text()]
    lines += waiting_lines(account.waiting)
    return Group(*lines)


def proposal_lines(proposal: ProposalConsent, names: Mapping[str, str]) -> Iterator[RenderableType]:
    """Give a proposal's verdict and rule, its parties, what would change the verdict, and what it hangs on."""
    verdict = (f"consent {proposal.verdict}", VERDICT_STYLE[proposal.verdict])
    yield Text.assemble((one_line(proposal.label, 100), "bold"), "  ", verdict)
    yield indented(Text(rule_sentence(proposal.rule, names), style="dim"), 2)
    if not proposal.documents:
        yield indented(Text("no document speaks of it", style="dim"), 2)
        return
    silent = {each.party.key for each in proposal.parties if each.party.answer == "silent"}
    lines = {
        "blocked by": proposal.blocking,
        "still open": tuple(key for key in proposal.awaited if key not in silent),
        "not heard": tuple(key for key in proposal.awaited if key in silent),
        "not heard, not needed": tuple(sorted(silent.difference(proposal.awaited))),
    }
    for heading, keys in lines.items():
        if keys:
            yield indented(Text(f"{heading}: {said(keys, names)}", style="dim" if heading.startswith("not") else ""), 2)
    notes = footnotes(proposal.label, [party.party for party in proposal.parties])
    yield from (Text(), indented(stance_rows(notes.values()), 2), Text())
    yield from change_lines(proposal, names)
    for flip in proposal.flips[:FLIPS_SHOWN]:
        yield indented(flip_line(flip, names), 2)
    if len(proposal.flips) > FLIPS_SHOWN:
        yield indented(Text(f"and on {len(proposal.flips) - FLIPS_SHOWN} more", style="dim"), 2)
    yield Text()
    for together in by_number(notes.values()):
        yield from citations(together, with_document=True)
    yield Text()
    for party in proposal.parties:
        if remarks := list(remarks_on(party, names)):
            yield indented(Text(f"{one_line(party.party.name, 40)}: {'; '.join(remarks)}", style="dim italic"), 2)


def remarks_on(party: PartyConsent, names: Mapping[str, str]) -> Iterator[str]:
    """Say what a party's stance does not: how many independent reports, how sure, which conditions are met or by whose act, what turned."""
    for stance in party.party.stances:
        which = f"{STANCE_WORDS[stance.stance]}: " if len(party.party.stances) > 1 else ""
        yield f"{which}{count(stance.independent, 'independent report')}, {stance.confidence:.0%} sure"
        for condition in stance.conditions:
            words = quoted(condition.words, CLAUSE_WIDTH)
            if condition not in party.open:
                yield f"{words} is met"
            elif condition.parties:
                yield f"{words} is for {said(condition.parties, names)}"
    for reversal in party.reversals:
        yield f"turned from {ANSWERS[reversal.before]} to {ANSWERS[reversal.after]} on {day_words(reversal.day) or 'an unknown day'}"
    if party.torn:
        yield f"its words say {ANSWERS[party.words]}, its deeds {ANSWERS[party.deeds]}"


def change_lines(proposal: ProposalConsent, names: Mapping[str, str]) -> Iterator[RenderableType]:
    """Give the smallest sets of changes that would give consent: what all of them have, then what is left to choose, one way a line."""
    if proposal.verdict == "given" or not proposal.smallest:
        return
    size = count(len(proposal.smallest[0]), "change")
    needed = changes_words(proposal.needed, names)
    yield indented(Text.assemble((f"consent is {size} away: ", "bold"), needed), 2)
    ways = [tuple(change for change in changes if change not in proposal.needed) for changes in proposal.smallest]
    if not any(ways):
        return
    yield indented(Text("and any of" if needed else "any of", style="bold"), 4)
    for way in ways:
        yield indented(Text(changes_words(way, names)), 6)
    if proposal.more:
        yield indented(Text("or others, as many", style="dim"), 6)


def changes_words(changes: Sequence[Change], names: Mapping[str, str]) -> str:
    """Say some changes: "Norland, Sudria consent; “a ceasefire is signed” comes true, for Westmark (Sudria must act)"."""
    consenting = [party for change in changes if change.kind == "consent" for party in change.parties]
    words = [f"{said(consenting, names)} consent{'s' * (len(consenting) == 1)}"] if consenting else []
    for change in changes:
        if change.kind == "condition":
            act = f" ({said(change.actors, names)} must act)" if change.actors else ""
            words.append(f"{quoted(change.words, CLAUSE_WIDTH)} comes true, for {said(change.parties, names)}{act}")
    return "; ".join(words)


def flip_line(flip: Flip, names: Mapping[str, str]) -> Text:
    """Say of a position on which the verdict hangs what would come of it if it were wrong."""
    wrong = f"read as {STANCE_WORDS[flip.read_as]}" if flip.read_as else "left out"
    hangs = f"hangs on {said([flip.party], names)}'s {STANCE_WORDS[flip.stance]}, {flip.confidence:.0%} sure; {wrong}: {flip.verdict}. "
    return Text.assemble((hangs, "italic"), quoted(flip.words, SENTENCE_WIDTH), (f" [{one_line(', '.join(flip.documents), 60)}]", "dim"))


def waiting_lines(waiting: Sequence[Waiting]) -> Iterator[RenderableType]:
    """List the positions that are outside of all of the dossier's proposals, those that may belong to one first."""
    if not waiting:
        return
    total = sum(each.positions for each in waiting)
    yield Text(f"Outside of the dossier: {count(total, 'position')} on {count(len(waiting), 'proposal')}", style="bold underline")
    for each in waiting[:WAITING_SHOWN]:
        near = f"; most like {one_line(each.nearest)}" if each.nearest else ""
        holders = ", ".join(one_line(holder, 40) for holder in each.holders[:4])
        yield indented(Text.assemble(one_line(each.label, 80), (f"  {holders}; {count(each.documents, 'document')}{near}", "dim")), 2)
    if len(waiting) > WAITING_SHOWN:
        yield indented(Text(f"and {len(waiting) - WAITING_SHOWN} more", style="dim"), 2)


def said(keys: Iterable[str], names: Mapping[str, str]) -> str:
    """Name some parties."""
    return ", ".join(one_line(names.get(key, key), 40) for key in keys)


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
