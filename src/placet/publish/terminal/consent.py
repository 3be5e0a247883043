"""The account of consent -> tables: for each proposal the verdict, and for each party its stance, condition, date and words."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from placet.analyse import Evidence, PartyAccount, ProposalAccount, StanceAccount
from placet.publish.plain_text import one_line, quoted
from placet.publish.terminal.brief import CLAUSE_WIDTH, SENTENCE_WIDTH, STANCE_STYLE, STANCE_WORDS, count, indented

VERDICT_STYLE = {"given": "green", "withheld": "red", "conditional": "yellow", "undetermined": "cyan"}
ANSWER_WORDS = {
    "withholds": "withheld by",
    "conditions": "on condition by",
    "undecided": "undecided:",
    "unclear": "unclear:",
    "silent": "not heard:",
    "gives": "given by",
}
PARTY_WIDTH = 28


def consent_tables(accounts: Sequence[ProposalAccount]) -> RenderableType:
    """Lay the accounts out for reading, one table a proposal."""
    if not accounts:
        return Text("No positions: nobody in these documents takes a stand on a proposal.")
    return Group(*(part for account in accounts for part in proposal_table(account)))


def proposal_table(account: ProposalAccount) -> Iterator[RenderableType]:
    """Give the proposal's name, its verdict with who stands behind it, and an entry a party and stance."""
    yield Text.assemble((one_line(account.label, 100), "bold"), "  ", (f"consent {account.verdict}", VERDICT_STYLE[account.verdict]))
    yield indented(Text(verdict_sentence(account), style="dim"), 2)
    if account.other_labels:
        yield indented(Text(f"also called: {'; '.join(one_line(label, 60) for label in account.other_labels[:3])}", style="dim"), 2)
    width = max((len(one_line(party.name, PARTY_WIDTH)) for party in account.parties), default=0)
    for party in account.parties:
        yield from party_lines(party, width)
    yield Text()


def verdict_sentence(account: ProposalAccount) -> str:
    """Name the parties by their answer: "withheld by Russia; given by France, United Kingdom; 2 reports"."""
    said = [f"{ANSWER_WORDS[answer]} {', '.join(one_line(name, 40) for name in names)}" for answer, names in account.answers.items()]
    return "; ".join([*said, count(account.reports, "report")])


def party_lines(party: PartyAccount, width: int) -> Iterator[RenderableType]:
    """Give a party's stances that hold, the words under each, and below them what it said before."""
    name = one_line(party.name, PARTY_WIDTH)
    for stance in party.stances:
        yield stance_line(name, stance, party, width)
        yield indented(grounds(stance), 6)
        name = ""
    for stance in party.history:
        yield stance_line("", stance, party, width, before=True)
        yield indented(grounds(stance), 6)


def stance_line(name: str, stance: StanceAccount, party: PartyAccount, width: int, *, before: bool = False) -> RenderableType:
    """Give a party's name, its stance and day, and who spoke for it, in columns."""
    words = ("before: " if before else "") + STANCE_WORDS[stance.stance]
    line = Text.assemble((name.ljust(width), "bold"), "  ", (words.ljust(12), STANCE_STYLE[stance.stance]), "  ", days(stance).ljust(10))
    voices = [one_line(holder, 40) for holder in stance.holders if holder != party.name]
    remarks = [", ".join(voices)] if voices else []
    if stance.claimed_by_others:
        remarks.append("only others say so")
    if not party.counts:
        remarks.append("not a party")
    return indented(line.append(f"  {'; '.join(remarks)}" if remarks else "", style="dim"), 2)


def days(stance: StanceAccount) -> str:
    """Give the day of a stance, or its first and its last."""
    return stance.latest if stance.since in ("", stance.latest) else f"{stance.since} to {stance.latest}"


def grounds(stance: StanceAccount) -> RenderableType:
    """Give the conditions, and the newest, plainest words with their source."""
    lines = []
    if stance.conditions:
        conditions = "; ".join(one_line(condition.words, CLAUSE_WIDTH) for condition in stance.conditions)
        lines.append(Text.assemble(("condition: ", "italic"), conditions))
    words = cited(stance.evidence[0])
    more = len(stance.evidence) - 1
    lines.append(words.append(f" and {more} more" if more else "", style="dim"))
    return Group(*lines)


def cited(evidence: Evidence) -> Text:
    """Give words as they can be cited: quoted, with the outlet, its day and document, and the source between."""
    source = [one_line(part, 60) for part in (evidence.outlet, evidence.published, evidence.document) if part]
    if evidence.via:
        source.append("according to " + ", ".join(one_line(name, 40) for name in evidence.via))
    return Text.assemble(quoted(evidence.words, SENTENCE_WIDTH), (f" [{', '.join(source)}]", "dim"))
