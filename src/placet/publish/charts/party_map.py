"""Answers of parties -> a map of squares: where in the world they stand, one map a proposal."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import altair as alt
import yaml
from msgspec import Struct

from placet.analyse.account import Answer
from placet.publish.charts.colours import Palette
from placet.publish.charts.style import Rows, short, styled
from placet.publish.plain_text import one_line
from placet.publish.wording.stances import ANSWER_WORDS

EMPTY = "..."
STEP = 40
AROUND = 1  # so many squares are shown around the parties
NO_PARTY = "no party"
# What fits into a square; nothing is said of who is silent, as nothing was.
WORDS = ANSWER_WORDS | {"undecided": "open", "silent": ""}


class Square(Struct, frozen=True):
    """Where a state stands on the map: column from the west, row from the north."""

    column: int
    row: int


class PartyAnswer(Struct, frozen=True, kw_only=True):
    """What a party answers to a proposal; `asked`: the rule asks it."""

    proposal: str
    label: str
    party: str
    name: str
    answer: Answer
    asked: bool


@cache
def squares() -> dict[str, Square]:
    """The map by codes of states.

    >>> squares()["PRT"].column < squares()["POL"].column
    True
    """
    rows = yaml.safe_load((files(__package__) / "map.yaml").read_text(encoding="utf-8"))["rows"]
    return {code: Square(column, row) for row, codes in enumerate(rows) for column, code in enumerate(codes.split()) if code != EMPTY}


def on_map(answers: Sequence[PartyAnswer]) -> list[PartyAnswer]:
    """Those of the answers that are to proposals on which anyone was heard who has a square: the others have no map."""
    found = {each.proposal for each in answers if each.answer != "silent" and each.party in squares()}
    return [each for each in answers if each.proposal in found]


def map_chart(answers: Sequence[PartyAnswer], colours: Palette, *, title: str) -> alt.TopLevelMixin:
    """Draw for each proposal the part of the map where those lie who were heard on it, each with its code, colour and answer in words.

    Parties that are no state (a union, a person) have no square; they are named over the map. The answers are those of `on_map`.
    """
    data: dict[str, Rows] = {}
    panels = []
    for number, proposal in enumerate(dict.fromkeys(each.proposal for each in answers)):
        name = f"panel {number}"
        of = [each for each in answers if each.proposal == proposal]
        shown = _around([squares()[each.party] for each in of if each.party in squares() and each.answer != "silent"])
        data[name] = _rows(of, shown)
        panels.append(_panel(name, of, shown, colours))
    return styled(alt.vconcat(*panels, spacing=24), colours, data, title=title)


def _rows(answers: Sequence[PartyAnswer], shown: Sequence[Square]) -> Rows:
    of = {each.party: each for each in answers}
    return [
        {
            "code": code, "column": square.column, "row": square.row, "answer": ANSWER_WORDS[of[code].answer] if code in of else NO_PARTY,
            "word": WORDS[of[code].answer] if code in of else "", "asked": code in of and of[code].asked,
        }
        for code, square in squares().items()
        if square in shown
    ]  # fmt: skip


def _panel(name: str, answers: Sequence[PartyAnswer], shown: Sequence[Square], colours: Palette) -> Any:
    columns, lines = (sorted({getattr(square, side) for square in shown}) for side in ("column", "row"))
    scale = alt.Scale(
        domain=[*ANSWER_WORDS.values(), NO_PARTY], range=[*(colours.inks[kind] for kind in ANSWER_WORDS), colours.line_strong]
    )
    ground = alt.Scale(domain=scale.domain, range=[*(colours.grounds[kind] for kind in ANSWER_WORDS), colours.sunk])
    base = alt.Chart(alt.NamedData(name=name)).encode(
        x=alt.X("column:O", axis=None, scale=alt.Scale(domain=columns, padding=0.05)),
        y=alt.Y("row:O", axis=None, scale=alt.Scale(domain=lines, padding=0.05)),
    )
    tiles = base.mark_rect(cornerRadius=3).encode(
        fill=alt.Fill("answer:N", scale=ground, legend=None),
        stroke=alt.Stroke("answer:N", scale=scale, legend=None),
        strokeDash=alt.condition("datum.asked", alt.value([1, 0]), alt.value([3, 2])),
        strokeWidth=alt.condition(f"datum.answer === '{NO_PARTY}'", alt.value(0), alt.value(1.5)),
    )
    colour = alt.Color("answer:N", scale=scale, legend=None)
    codes = base.mark_text(dy=alt.expr("datum.word ? -6 : 0"), fontSize=11, fontWeight="bold").encode(text="code:N", color=colour)
    said = base.mark_text(dy=8, fontSize=10).encode(text="word:N", color=colour)
    others = [f"{short(each.name)}: {ANSWER_WORDS[each.answer]}" for each in answers if each.party not in squares()]
    label = alt.TitleParams(
        short(answers[0].label), subtitle=one_line("; ".join(others), 120), anchor="start", color=colours.ink,
        subtitleColor=colours.muted, fontSize=13, subtitleFontSize=11,
    )  # fmt: skip
    return alt.layer(tiles, codes, said).properties(width=STEP * len(columns), height=STEP * len(lines), title=label)


def _around(there: Sequence[Square]) -> list[Square]:
    """The smallest part of the map that has some squares, with a margin."""
    if not there:
        return []
    columns, rows = [each.column for each in there], [each.row for each in there]
    return [
        Square(column, row)
        for row in range(min(rows) - AROUND, max(rows) + AROUND + 1)
        for column in range(min(columns) - AROUND, max(columns) + AROUND + 1)
    ]
