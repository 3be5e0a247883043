"""The account of consent -> tables: for each proposal the verdict, where each party stands, and the words that say so."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from placet.analyse import ProposalAccount
from placet.publish.plain_text import one_line
from placet.publish.terminal.citation import citations
from placet.publish.terminal.footnotes import by_number, footnotes
from placet.publish.terminal.layout import indented
from placet.publish.terminal.standings import stance_rows
from placet.publish.wording.counts import count, left_out

VERDICT_STYLE = {"given": "green", "withheld": "red", "conditional": "yellow", "undetermined": "cyan"}
ANSWER_WORDS = {
    "withholds": "withheld by",
    "conditions": "on condition by",
    "undecided": "undecided:",
    "unclear": "unclear:",
    "silent": "not heard:",
    "gives": "given by",
}


def consent_tables(accounts: Sequence[ProposalAccount]) -> RenderableType:
    """Lay the accounts out for reading, one table a proposal."""
    if not accounts:
        return Text("No positions: nobody in these documents takes a stand on a proposal.")
    return Group(*(part for account in accounts for part in proposal_table(account)))


def proposal_table(account: ProposalAccount) -> Iterator[RenderableType]:
    """Give the proposal's name, its verdict with who stands behind it, a row a party, and the words by their numbers."""
    yield Text.assemble((one_line(account.label, 100), "bold"), "  ", (f"consent {account.verdict}", VERDICT_STYLE[account.verdict]))
    yield indented(Text(verdict_sentence(account), style="dim"), 2)
    if account.other_labels:
        yield indented(Text(f"also called: {'; '.join(one_line(label, 60) for label in account.other_labels[:3])}", style="dim"), 2)
    notes = footnotes(account.label, account.parties)
    yield from (Text(), indented(stance_rows(notes.values()), 2), Text())
    for together in by_number(notes.values()):
        yield from citations(together, with_document=True)
    yield Text()


def verdict_sentence(account: ProposalAccount) -> str:
    """Name the parties by their answer: "withheld by Russia; given by France, United Kingdom; 2 reports"."""
    said = [f"{ANSWER_WORDS[answer]} {', '.join(one_line(name, 40) for name in names)}" for answer, names in account.answers.items()]
    without = [left_out(account.left_out)] if account.left_out else []
    return "; ".join([*said, count(account.reports, "report"), *without])
