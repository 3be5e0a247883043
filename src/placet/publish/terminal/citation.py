"""Words that carry a stance -> a citation in one fixed form, to be copied whole: who, what, the words, the outlet, the day, the place.

Norland (Ada Holm), according to The Courier: no to “foreign patrols”. “Norland will not …” — Sudrey Post, 6 March 2031, line 3,
characters 47-110.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderResult
from rich.style import Style
from rich.table import Table
from rich.text import Text

from placet.analyse import Evidence
from placet.model.decided import reviewers
from placet.publish.plain_text import SENTENCE_WIDTH, link_to, one_line, quoted
from placet.publish.terminal.footnotes import Footnote
from placet.publish.terminal.screen import Screen
from placet.publish.terminal.signs import STANCE_STYLE
from placet.publish.wording.days import day_words
from placet.publish.wording.stances import answer_words, conditions_words

if TYPE_CHECKING:  # whoever reads a brief doesn't wait for SQLAlchemy
    from placet.ledger.answers import AnswerRow

WORDS_SHOWN = 2  # stretches of words that are cited for one stance; how many more there are is said


class Citation:
    """Text that is wrapped on a terminal, beside its number; elsewhere it stays one line, which is copied or searched for whole."""

    def __init__(self, mark: str, text: Text) -> None:
        self.mark, self.text = mark, text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Wrap beside the number where a person looks."""
        if isinstance(console, Screen) and console.plain:
            line = Text.assemble(self.mark, self.text)
            line.no_wrap, line.overflow = True, "ignore"
            yield line
            return
        beside = Table.grid()
        beside.add_column(width=len(self.mark))
        beside.add_column()
        beside.add_row(self.mark, self.text)
        yield beside


def citations(notes: Sequence[Footnote], *, with_document: bool = False) -> Iterator[Citation]:
    """Cite the words behind the footnotes of one number, one line a voice and document; `with_document` names each document's id too."""
    evidence = notes[0].stance.evidence
    groups = [
        tuple(group) for _, group in groupby(evidence[:WORDS_SHOWN], key=lambda each: (each.document, each.holder, each.via, each.basis))
    ]
    more = len(evidence) - WORDS_SHOWN
    for place, group in enumerate(groups):
        text = citation(notes, group, with_document=with_document)
        if more > 0 and place == len(groups) - 1:
            text.append(f" And {more} more.", style="dim")
        mark = f"[{notes[0].number}] "
        yield Citation(mark if not place else " " * len(mark), text)


def citation(notes: Sequence[Footnote], evidence: Sequence[Evidence], *, with_document: bool) -> Text:
    """Cite the words of one voice in one document, which may speak for several parties."""
    note, said = notes[0], evidence[0]
    stance = note.stance
    who = Text(", ").join(voice(each.party.name, each.stance.evidence, said) for each in notes)
    about = [", by deed"] if said.basis == "act" else []
    if said.via:
        about.append(", according to " + ", ".join(one_line(name, 60) for name in said.via))
    if by := reviewers(said.rule):
        about.append(f", reviewed by {one_line(by, 60)}")
    if stance.latest == stance.since != said.published:
        about.append(f", {day_words(stance.latest)}")
    what = answer_words(stance.stance, note.label)
    if stance.stance == "conditional":
        what += f", if {conditions_words((c for c in stance.conditions if c.document == said.document), SENTENCE_WIDTH, put=quoted)}"
    words = " … ".join(quoted(each.words, SENTENCE_WIDTH) for each in evidence)
    shown = Text.assemble(who, ("".join(about), "italic"), ": ", (what, STANCE_STYLE[stance.stance]), f". {words} — ")
    return shown.append_text(source(evidence, with_document))


def voice(party: str, evidence: Sequence[Evidence], said: Evidence) -> Text:
    """Name a party, and who speaks for it in the words that are cited: "Norland (Ada Holm)"."""
    name = Text(one_line(party, 60), style="bold")
    holder = next((each.holder for each in evidence if (each.document, each.start) == (said.document, said.start)), "")
    return name.append(f" ({one_line(holder, 60)})", style="not bold") if holder and holder != party else name


def source(evidence: "Sequence[Evidence | AnswerRow]", with_document: bool) -> Text:
    """Say where words stand: the outlet (or the title, or the id), the day, the line, the characters; on a terminal it is a link."""
    first = evidence[0]
    name = one_line(first.outlet, 60) or (quoted(first.title, 100) if first.title else one_line(first.document, 60))
    parts = [name, day_words(first.published)]
    if with_document:
        parts.append(one_line(first.document, 60))
    lines = list(dict.fromkeys(str(each.line) for each in evidence))
    parts.append(f"line{'s' * (len(lines) > 1)} {' and '.join(lines)}")
    parts.append("characters " + " and ".join(f"{each.start}-{each.end}" for each in evidence))
    style = Style(dim=True, link=link_to(first.url, line=first.line, words=first.words) or None)
    return Text(", ".join(filter(None, dict.fromkeys(parts))) + ".", style=style)
