"""Rows that answer a question -> entries to read: what `placet ask … --format table` prints."""

from collections.abc import Callable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from placet.ledger.answers import AnswerRow, EventRow, PositionRow, ProposalRow, QuotationRow
from placet.publish.plain_text import SENTENCE_WIDTH, one_line, quoted
from placet.publish.terminal.citation import source
from placet.publish.terminal.signs import STANCE_STYLE, sign_and_word

DAY, WHAT, NAMES = 10, 10, 60
"""Columns of a day and of a stance or a type; characters that are shown of names."""

LaidOut = tuple[list[Text], list[Text]]
"""The cells after the day, and the lines under them."""


def entry(row: AnswerRow) -> RenderableType:
    """Lay a row out: a line that says what it is, in columns, and below it the words and where they stand."""
    line = Table.grid(padding=(0, 2), expand=True)
    line.add_column(width=DAY, no_wrap=True)
    cells, below = _LAY_OUT[type(row)](row)
    if len(cells) > 1:
        line.add_column(width=WHAT)
    line.add_column(ratio=1)
    line.add_row(one_line(row.day, DAY) or Text("no day", style="dim"), *cells)
    words = Text(quoted(row.words, SENTENCE_WIDTH))
    return Group(line, *(Padding(each, (0, 0, 0, DAY + 2), expand=False) for each in (*below, words, source([row], with_document=True))))


def _position(row: PositionRow) -> LaidOut:
    line = Text.assemble(_who(row.who, row.code), ": ", (one_line(row.label, SENTENCE_WIDTH), "italic"))
    below = [Text(f"if {quoted(row.condition, SENTENCE_WIDTH)}", style=STANCE_STYLE["conditional"])] if row.condition else []
    return [sign_and_word(row.stance), line], below + _about(["by deed"] if row.status == "act" else [], row.via)


def _event(row: EventRow) -> LaidOut:
    line = _who(row.who, row.code)
    if row.recipient:
        line = Text.assemble(line, (" → ", "dim"), _who(row.recipient, row.recipient_code))
    about = [row.mode, row.status if row.status != "actual" else "", f"in {row.place}" if row.place else ""]
    return [Text(row.type), line], _about([each for each in about if each], row.via)


def _quotation(row: QuotationRow) -> LaidOut:
    return [_who(row.who, row.code)], _about([row.status] if row.status != "asserted" else [], row.via)


def _proposal(row: ProposalRow) -> LaidOut:
    held = {stance: one_line(getattr(row, stance), SENTENCE_WIDTH) for stance in STANCE_STYLE}
    below = [Text.assemble(sign_and_word(stance), f": {names}") for stance, names in held.items() if names]
    return [Text.assemble((one_line(row.label, SENTENCE_WIDTH), "bold"))], below


_LAY_OUT: dict[type[AnswerRow], Callable[..., LaidOut]] = {
    PositionRow: _position,
    EventRow: _event,
    QuotationRow: _quotation,
    ProposalRow: _proposal,
}


def _who(names: str, codes: str) -> Text:
    """Names with the codes that say more: "Ada Holm (NRL)"."""
    who = Text.assemble((one_line(names, NAMES) or "someone", "bold"))
    told = [code for code in codes.split("; ") if code not in ("", "OTHER", "OUTLET") and code.casefold() != names.casefold()]
    return who.append(f" ({one_line(', '.join(told), NAMES)})", style="dim") if told else who


def _about(qualities: list[str], via: str) -> list[Text]:
    """What qualifies a row, and who passes it on, in one line."""
    told = [*map(one_line, qualities), *([f"according to {one_line(via, 2 * NAMES)}"] if via else [])]
    return [Text(", ".join(told), style="italic")] if told else []
