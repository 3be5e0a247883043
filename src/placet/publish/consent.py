"""The account of consent -> tables: for each proposal the verdict, and for each party its stance, condition, date and words."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from placet.analyse import Evidence, PartyAccount, ProposalAccount, StanceAccount
from placet.publish.brief import STANCE_STYLE, STANCE_WORDS
from placet.publish.plain_text import one_line

VERDICT_STYLE = {"given": "green", "withheld": "red", "conditional": "yellow", "undetermined": "cyan"}
ANSWER_WORDS = {
    "withholds": "withheld by",
    "conditions": "conditional for",
    "undecided": "undecided",
    "unclear": "unclear",
    "silent": "not heard",
    "gives": "given by",
}
WORDS_WIDTH = 110


def consent_tables(accounts: Sequence[ProposalAccount]) -> RenderableType:
    """Lay the accounts out for reading, one table a proposal."""
    if not accounts:
        return Text("No positions: nobody in these documents takes a stand on a proposal.")
    return Group(*(part for account in accounts for part in proposal_table(account)))


def proposal_table(account: ProposalAccount) -> Iterable[RenderableType]:
    """The proposal's name, its verdict with who stands behind it, and a line a party and stance."""
    yield Text.assemble((one_line(account.label, 100), "bold"), "  ", (f"consent {account.verdict}", VERDICT_STYLE[account.verdict]))
    yield Text("  " + verdict_sentence(account), style="dim")
    table = Table.grid(padding=(0, 2))
    table.add_column(min_width=16, max_width=28)
    table.add_column(min_width=9)
    table.add_column(min_width=10)
    table.add_column(ratio=1)
    for party in account.parties:
        for number, stance in enumerate(party.stances):
            name = one_line(party.name, 28) if number == 0 else ""
            words = Text(STANCE_WORDS[stance.stance], style=STANCE_STYLE[stance.stance])
            table.add_row(name, words, stance.latest, ground(stance))
        table_history(table, party)
    yield Padding(table, (0, 0, 1, 2))


def verdict_sentence(account: ProposalAccount) -> str:
    """ "withheld by Russia; given by France, United Kingdom": the parties by their answer."""
    said = [f"{ANSWER_WORDS[answer]} {', '.join(one_line(name, 40) for name in names)}" for answer, names in account.answers.items()]
    reports = f"{account.reports} report{'s' if account.reports != 1 else ''}"
    return "; ".join([*said, reports])


def table_history(table: Table, party: PartyAccount) -> None:
    """What a party said before, where it has changed."""
    for stance in party.history:
        table.add_row("", Text(f"was: {STANCE_WORDS[stance.stance]}", style="dim"), stance.latest, ground(stance))


def ground(stance: StanceAccount) -> Text:
    """The condition, and the first evidence with its outlet and day."""
    text = Text()
    if stance.conditions:
        text.append("; ".join(one_line(condition.words, 90) for condition in stance.conditions), style="bold").append(" — ")
    text.append_text(quoted(stance.evidence[0]))
    more = len(stance.evidence) - 1
    return text.append(f" and {more} more" if more else "", style="dim")


def quoted(evidence: Evidence) -> Text:
    """The words as they can be cited: the source between, the words, the outlet and its day, document and character."""
    text = Text()
    if evidence.via:
        text.append("says " + ", ".join(one_line(name, 40) for name in evidence.via) + ": ", style="italic")
    text.append("“" + one_line(evidence.words, WORDS_WIDTH) + "”")
    source = ", ".join(one_line(part, 40) for part in (evidence.outlet, evidence.published, evidence.document) if part)
    return text.append(f" [{source}]", style="dim")
