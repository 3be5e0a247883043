"""The account of consent over a dossier -> tables to read, or rows for a spreadsheet."""

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple, TextIO

import msgspec
from rich.console import Group, RenderableType
from rich.text import Text

from placet.analyse import PartyAccount, ProposalAccount
from placet.analyse.dossier_account import Change, DossierAccount, Flip, PartyConsent, ProposalConsent
from placet.analyse.matching import Waiting
from placet.codebook.articles import with_article
from placet.publish.plain_text import cell, json_line, one_line, quoted
from placet.publish.terminal import screen
from placet.publish.terminal.citation import citations
from placet.publish.terminal.consent import VERDICT_STYLE, consent_tables
from placet.publish.terminal.dossier import rule_sentence
from placet.publish.terminal.footnotes import by_number, footnotes
from placet.publish.terminal.layout import CLAUSE_WIDTH, SENTENCE_WIDTH, count, indented, left_out
from placet.publish.terminal.standings import stance_rows
from placet.publish.terminal.wording import ANSWER_WORDS, STANCE_WORDS, day_words

WAITING_SHOWN = 10
FLIPS_SHOWN = 3
NAMED = 24  # parties and conditions that are named in ways to consent; further ways are only said to be there


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
    without = f"; {left_out(account.left_out)}" if account.left_out else ""
    about = f"on {day_words(account.day) or 'no day'}, from {count(account.documents, 'document')}{undated}{reviewed}{without}"
    lines.append(Text(about, style="dim"))
    lines.append(Text())
    for proposal in account.proposals:
        lines += [*proposal_lines(proposal, account.names), Text()]
    lines += waiting_lines(account.waiting, most=WAITING_SHOWN)
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
            yield indented(Text(f"{heading}: {named(keys, names)}", style="dim" if heading.startswith("not") else ""), 2)
    notes = footnotes(proposal.label, [party.party for party in proposal.parties])
    yield from (Text(), indented(stance_rows(notes.values()), 2), Text())
    yield from change_lines(proposal, names)
    flips = [tuple(each) for _, each in groupby(proposal.flips, key=lambda flip: (flip.party, flip.stance, flip.words, flip.documents))]
    for same in flips[:FLIPS_SHOWN]:
        yield indented(flip_line(same, names), 2)
    if len(flips) > FLIPS_SHOWN:
        yield indented(Text(f"and on {len(flips) - FLIPS_SHOWN} more", style="dim"), 2)
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
                yield f"{words} is for {named(condition.parties, names)} to fulfil"
    for reversal in party.reversals:
        turned = f"turned from {ANSWER_WORDS[reversal.before]} to {ANSWER_WORDS[reversal.after]}"
        yield f"{turned} on {day_words(reversal.day) or 'an unknown day'}"
    if party.torn:
        yield f"its words say {ANSWER_WORDS[party.words]}, its deeds {ANSWER_WORDS[party.deeds]}"


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
    shown = max(1, NAMED // len(ways[0]))
    for way in ways[:shown]:
        yield indented(Text(changes_words(way, names)), 6)
    if proposal.more or len(ways) > shown:
        yield indented(Text("or others, as many", style="dim"), 6)


def changes_words(changes: Sequence[Change], names: Mapping[str, str]) -> str:
    """Say some changes: "Norland, Sudria consent; “a ceasefire is signed” comes true, for Westmark (Sudria must act)"."""
    consenting = [party for change in changes if change.kind == "consent" for party in change.parties]
    words = [f"{named(consenting, names)} consent{'s' * (len(consenting) == 1)}"] if consenting else []
    for change in changes:
        if change.kind == "condition":
            act = f" ({named(change.actors, names)} must act)" if change.actors else ""
            words.append(f"{quoted(change.words, CLAUSE_WIDTH)} comes true, for {named(change.parties, names)}{act}")
    return "; ".join(words)


def flip_line(flips: Sequence[Flip], names: Mapping[str, str]) -> Text:
    """Say of one position on which the verdict hangs what would come of it if it were wrong, left out or read as something else."""
    flip = flips[0]
    verdicts: dict[str, list[str]] = {}
    for each in flips:
        verdicts.setdefault(each.verdict, []).append(f"read as {STANCE_WORDS[each.read_as]}" if each.read_as else "left out")
    wrong = ", ".join(f"{verdict} if it is {' or '.join(ways)}" for verdict, ways in verdicts.items())
    hangs = f"hangs on {named([flip.party], names)}'s {STANCE_WORDS[flip.stance]}, {flip.confidence:.0%} sure: {wrong}. "
    return Text.assemble((hangs, "italic"), quoted(flip.words, SENTENCE_WIDTH), (f" [{one_line(', '.join(flip.documents), 60)}]", "dim"))


def waiting_lines(waiting: Sequence[Waiting], *, most: int | None = None) -> Iterator[RenderableType]:
    """List the positions that are outside of all of the dossier's proposals, those that may belong to one first; so many at most."""
    if not waiting:
        return
    total, where = sum(each.positions for each in waiting), "" if most is None else ", in the documents that speak of it"
    yield Text(f"Outside of the dossier{where}: {count(total, 'position')} on {count(len(waiting), 'proposal')}", style="bold underline")
    for each in waiting[:most]:
        near = f"; most like {one_line(each.nearest)}" if each.nearest else ""
        holders = ", ".join(one_line(holder, 40) for holder in each.holders[:4])
        yield indented(Text.assemble(one_line(each.label, 80), (f"  {holders}; {count(each.documents, 'document')}{near}", "dim")), 2)
    if most is not None:
        more = f"and {len(waiting) - most} more; " if len(waiting) > most else ""
        yield indented(Text(f"{more}`placet dossier outside` lists what all documents say of other things", style="dim"), 2)


def named(keys: Iterable[str], names: Mapping[str, str]) -> str:
    """Name some parties as in a sentence, in the order of their names, by which one is found among thirty."""
    return ", ".join(with_article(name) for name in sorted(one_line(names.get(key, key), 40) for key in keys))


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
