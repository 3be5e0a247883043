"""What a PETRARCH validation file expects beside what Placet codes: what `placet petrarch` prints."""

import csv
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TextIO

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from placet.analyse.petrarch import Comparison, Expectation, Tally, tallies
from placet.model.petrarch import PetrarchEnvironment
from placet.publish.plain_text import SENTENCE_WIDTH, cell, one_line, quoted
from placet.publish.terminal.layout import columns, section
from placet.publish.wording.counts import count

ID_WIDTH, CATEGORY_WIDTH = 20, 14
FOUND_STYLE = {"in full": "green", "but for the sectors": "cyan", "of another type": "yellow", "missing": "red", "no PLOVER type": "dim"}
HEADINGS = {
    "category": "category", "records": "records", "as_expected": "as expected", "but_for_sectors": "but for the sectors",
    "no_type": "no PLOVER type", "events": "events expected", "missing": "missing", "other_type": "of these, of another type",
    "surplus": "too many",
}  # fmt: skip


class PetrarchRow(NamedTuple):
    """One line of the table: a record. Events are joined by "; "."""

    id: str
    category: str
    line: int
    outcome: str
    expected: str
    coded: str
    missing: str
    too_many: str
    text: str


def petrarch_row(comparison: Comparison) -> PetrarchRow:
    """Read a comparison off as a row; names and words are not yet made safe for a spreadsheet."""
    record = comparison.record
    return PetrarchRow(
        id=record.id,
        category=record.category,
        line=record.line,
        outcome=comparison.outcome,
        expected="; ".join(map(str, comparison.expected)),
        coded="; ".join(map(str, comparison.coded)),
        missing="; ".join(map(str, comparison.missing)),
        too_many="; ".join(map(str, comparison.surplus)),
        text=record.text,
    )


def write_rows(comparisons: Sequence[Comparison], file: TextIO) -> None:
    """Write all records as a table whose cells no spreadsheet takes for formulas."""
    table = csv.writer(file, lineterminator="\n")
    table.writerow(PetrarchRow._fields)
    table.writerows([cell(each) if isinstance(each, str) else each for each in petrarch_row(row)] for row in comparisons)


def comparison_tables(comparisons: Sequence[Comparison], environment: PetrarchEnvironment) -> RenderableType:
    """Lay out the records that do not come out as expected, then the counts by category."""
    others = [each for each in comparisons if each.outcome != "as expected"]
    parts = section("Not as expected", [differences(others)] if others else [])
    parts += section("By category", [summary(tallies(comparisons)), *left_out(environment)])
    return Group(*parts[1:])  # without the blank line above the first heading


def differences(comparisons: Sequence[Comparison]) -> RenderableType:
    """For each record its id and category, its text, what is expected and how far it came out, and what else is coded."""
    width = max(len(one_line(each.record.id, ID_WIDTH)) for each in comparisons)
    category = max(len(one_line(each.record.category, CATEGORY_WIDTH)) for each in comparisons)
    table = columns(width, category)
    for each in comparisons:
        record = each.record
        lines = Group(Text(quoted(record.text, SENTENCE_WIDTH)), events(each))
        table.add_row(Text(one_line(record.id, ID_WIDTH), style="bold"), one_line(record.category, CATEGORY_WIDTH), lines)
    return table


def events(comparison: Comparison) -> RenderableType:
    """The expected events with what became of each, then those that Placet codes: "besides" where nobody expects them."""
    table = columns(len("expected"))
    for expected in comparison.expected:
        table.add_row("expected", expectation(expected))
    if not comparison.expected:
        table.add_row("expected", Text("no event", style="dim"))
    for coded in comparison.coded:
        table.add_row("besides" if coded in comparison.surplus else "coded", Text(one_line(str(coded), SENTENCE_WIDTH)))
    if not comparison.coded:
        table.add_row("coded", Text("no event", style="dim"))
    return table


def expectation(expected: Expectation) -> Text:
    """An expected event and how far it came out."""
    return Text.assemble(one_line(str(expected), SENTENCE_WIDTH), ": ", (expected.found, FOUND_STYLE[expected.found]))


def summary(counted: Sequence[Tally]) -> RenderableType:
    """The counts, one line a category, and their sums where there are several."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for field, heading in HEADINGS.items():
        table.add_column(heading, justify="left" if field == "category" else "right", vertical="bottom")
    for tally in counted:
        figures = [str(getattr(tally, field)) for field in HEADINGS if field != "category"]
        table.add_row(one_line(tally.category, CATEGORY_WIDTH) or "none", *figures)
    if len(counted) > 1:
        sums = [str(sum(getattr(tally, field) for tally in counted)) for field in HEADINGS if field != "category"]
        table.add_row("all", *sums, style="bold")
    return table


def left_out(environment: PetrarchEnvironment) -> Iterator[Text]:
    """Say how many records the file itself says to leave out."""
    reasons = {
        "by <Include> and <Exclude>": environment.not_included, "by <Skip>": environment.skipped, "after <Stop>": environment.after_stop,
    }  # fmt: skip
    total = sum(reasons.values())
    if total:
        told = ", ".join(f"{number} {reason}" for reason, number in reasons.items() if number)
        yield Text(f"{count(total, 'record')} left out, as the file says: {told}", style="dim")
