"""The account of consent over a dossier -> tables to read, or rows for a spreadsheet."""

import io
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import msgspec
from rich.console import Group, RenderableType
from rich.text import Text

from placet.analyse import ProposalAccount
from placet.analyse.dossier_account import DossierAccount, Flip, PartyConsent, ProposalConsent
from placet.analyse.matching import Waiting
from placet.codebook.articles import with_article
from placet.publish.plain_text import CLAUSE_WIDTH, SENTENCE_WIDTH, json_line, one_line, quoted
from placet.publish.tables.consent import write_consent_rows
from placet.publish.terminal import screen
from placet.publish.terminal.citation import citations
from placet.publish.terminal.consent import VERDICT_STYLE, consent_tables
from placet.publish.terminal.footnotes import by_number, footnotes
from placet.publish.terminal.layout import indented
from placet.publish.terminal.standings import stance_rows
from placet.publish.wording.counts import count, left_out
from placet.publish.wording.days import day_words
from placet.publish.wording.rules import rule_sentence
from placet.publish.wording.stances import ANSWER_WORDS, STANCE_WORDS
from placet.publish.wording.verdicts import away

WAITING_SHOWN = 10
FLIPS_SHOWN = 3


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
    to = away(proposal, names)
    if to is None:
        return
    yield indented(Text.assemble((f"consent is {count(to.changes, 'change')} away: ", "bold"), "; ".join(to.needed)), 2)
    if to.ways:
        yield indented(Text("and any of" if to.needed else "any of", style="bold"), 4)
    for way in to.ways:
        yield indented(Text("; ".join(way)), 6)
    if to.ways and to.more:
        yield indented(Text("or others, as many", style="dim"), 6)


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
