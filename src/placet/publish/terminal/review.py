"""An item that a person is asked about -> its words in their paragraph, with what it says of them marked; and lists of such items."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from placet.analyse.reviewing import Doubtful
from placet.model.decision import Correction, Decision
from placet.model.document import Span
from placet.model.paragraphs import paragraph_spans
from placet.model.record import Actor, Event, Position, Quotation, Record
from placet.publish.plain_text import CLAUSE_WIDTH, SENTENCE_WIDTH, one_line, quoted
from placet.publish.terminal.layout import columns, indented
from placet.publish.terminal.signs import STANCE_STYLE
from placet.publish.wording.counts import count
from placet.publish.wording.days import day_words
from placet.publish.wording.stances import STANCE_WORDS

AROUND = 240  # characters of the paragraph that are shown before and after the words
LABELS = len("according to")


class Field(NamedTuple):
    """One thing that an item says: its name, which shows the signs that mark it in the text, what it is, and where it stands."""

    name: str
    value: Text
    spans: tuple[Span, ...] = ()
    signs: str = "  "
    style: str = ""


class Mark(NamedTuple):
    """Characters of the text between two signs."""

    span: Span
    signs: str
    style: str


def item_page(about: Doubtful, place: str) -> RenderableType:
    """Lay one item out: where it stands in the queue, its source, its words, what it says, and what people said of it before."""
    record, item = about.record, about.item
    fields = list(fields_of(record, item))
    head = Text.assemble((place, "bold"), (f" · {about.anchor.kind}, {item.confidence:.0%} sure · {one_line(item.rule, 60)}", "dim"))
    where = source(record, about.anchor.start)
    if record.document.title:
        where.append(f" · {quoted(record.document.title, 100)}", style="not dim")
    lines: list[RenderableType] = [Text(), head, where, Text()]
    spans = words_of(item)
    lines.append(indented(passage(record.document.text, spans[0], marks(fields)), 2))
    lines += [indented(Text(f"and {quoted(record.document.text[span.start : span.end], SENTENCE_WIDTH)}"), 2) for span in spans[1:3]]
    table = columns(LABELS)
    for field in fields:
        name = f"{field.signs[0]}{field.name}{field.signs[1]}".strip()
        table.add_row(Text(name, style=field.style), field.value)
    lines += [Text(), indented(table, 2)]
    if about.decided:
        lines.append(indented(Text("people differ on it, what do you say?", style="bold"), 2))
    lines += [indented(Text(said(each), style="italic"), 4) for each in about.decided]
    if about.before:
        lines.append(indented(Text("of these words, as they were coded before:", style="dim"), 2))
    lines += [indented(Text(f"{said(each)}: {one_line(each.anchor.content)}", style="dim italic"), 4) for each in about.before]
    return Group(*lines)


def source(record: Record, start: int) -> Text:
    """Say where an item stands: outlet, day, document, line."""
    document = record.document
    line = document.text.count("\n", 0, start) + 1
    place = [one_line(document.outlet, 60), day_words(document.published), one_line(document.id, 60), f"line {line}"]
    return Text(", ".join(filter(None, place)), style="dim")


def fields_of(record: Record, item: Quotation | Event | Position) -> Iterator[Field]:
    """What an item says, in the order in which it is read."""
    text = record.document.text
    actors = {actor.id: actor for actor in record.actors}

    def who(name: str, ids: Sequence[str], signs: str, style: str) -> Field:
        some = [actors[each] for each in ids if each in actors]
        value = Text("; ".join(map(named, some)) or "nobody", style=style)
        return Field(name, value, tuple(span for each in some for span in each.mentions), signs, style)

    match item:
        case Position():
            yield who("holder", [item.holder], "[]", "bold cyan")
            deed = ", by deed" if item.basis == "act" else ""
            yield Field("stance", Text(f"{STANCE_WORDS[item.stance]}{deed}", style=STANCE_STYLE[item.stance]))
            proposal = next((each for each in record.proposals if each.id == item.proposal), None)
            label = one_line(proposal.label) if proposal else ""
            yield Field("proposal", Text(label, style="bold magenta"), proposal.mentions if proposal else (), "{}", "bold magenta")
            spans = tuple(Span(start=each.start, end=each.end) for each in item.conditions)
            if spans:
                words = "; ".join(one_line(text[span.start : span.end], SENTENCE_WIDTH) for span in spans)
                yield Field("condition", Text(words, style="yellow"), spans, "<>", "yellow")
            if item.via:
                yield Field("according to", Text(" > ".join(named(actors[each]) for each in item.via if each in actors)))
        case Event():
            yield Field("event", Text(f"{item.type} {item.mode}".strip(), style="bold magenta"), (item.anchor,), "{}", "bold magenta")
            yield who("actor", item.actor, "[]", "bold cyan")
            yield who("recipient", item.recipient, "<>", "yellow")
            yield Field("status", Text(item.status))
        case Quotation():
            yield who("speaker", item.speaker, "[]", "bold cyan")
            yield Field("words", Text(f"{item.kind}, {item.factuality}", style="bold magenta"), item.content, "{}", "bold magenta")
    if item.attribution and not isinstance(item, Position):  # of a position the chain ends with its holder's own words
        speakers = {each.id: each.speaker for each in record.quotations}
        chain = (" and ".join(named(actors[one]) for one in speakers.get(each, ()) if one in actors) for each in item.attribution)
        yield Field("according to", Text(" > ".join(each or "someone" for each in chain)))


def words_of(item: Quotation | Event | Position) -> tuple[Span, ...]:
    """The words that an item is read off."""
    return item.evidence if isinstance(item, Position) else item.content if isinstance(item, Quotation) else (item.span,)


def named(actor: Actor) -> str:
    """An actor's name with office and code."""
    office = f", {one_line(actor.office, 60)}" if actor.office else ""
    return f"{one_line(actor.name, 60)}{office} ({one_line(actor.code, 12)})"


def marks(fields: Sequence[Field]) -> list[Mark]:
    """Say what is marked in the text; where two overlap, the later one is left out, unless one of them lies in the other."""
    found: list[Mark] = []
    for field in fields:
        for span in field.spans:
            if field.signs.strip() and not any(cross(Mark(span, field.signs, field.style), mark) for mark in found):
                found.append(Mark(span, field.signs, field.style))
    return sorted(found, key=lambda mark: mark.span)


def cross(one: Mark, other: Mark) -> bool:
    """Whether two marks overlap so that they can't both stand in the text."""
    if one.span.end <= other.span.start or other.span.end <= one.span.start:
        return False
    outer, inner = sorted((one.span, other.span), key=lambda span: span.start - span.end)
    return one.signs == other.signs or outer == inner or not (outer.start <= inner.start and inner.end <= outer.end)


def passage(text: str, words: Span, marked: Sequence[Mark]) -> Text:
    """Show words in their paragraph, which is dim around them and cut where it is long, with what is marked between its signs."""
    paragraph = next((each for each in paragraph_spans(text) if each.start <= words.start < each.end), words)
    start, end = paragraph.start, max(paragraph.end, words.end)
    if words.start - start > AROUND:
        start = text.find(" ", words.start - AROUND, words.start) + 1 or words.start
    if end - words.end > AROUND:
        end = max(text.rfind(" ", words.end, words.end + AROUND), words.end)
    inside = [mark for mark in marked if start <= mark.span.start and mark.span.end <= end]
    edges = {start, end, words.start, words.end, *(edge for mark in inside for edge in (mark.span.start, mark.span.end))}
    places = sorted(edge for edge in edges if start <= edge <= end)
    inside.sort(key=lambda mark: mark.span.end - mark.span.start)
    shown = Text("… " if start > paragraph.start else "")
    for left, right in pairwise(places):
        plain = "" if words.start <= left < words.end else "dim"
        style = next((mark.style for mark in inside if mark.span.start <= left and right <= mark.span.end), plain)
        for mark in reversed(inside):
            shown.append(mark.signs[0] if mark.span.start == left else "", style=mark.style)
        shown.append(within_line(text[left:right]), style=style)
        for mark in inside:
            shown.append(mark.signs[1] if mark.span.end == right else "", style=mark.style)
    return shown.append(" …" if end < paragraph.end else "")


def within_line(text: str) -> str:
    """Make a part of a line safe to print, with the blanks at its ends."""
    return one_line(f"|{text}|")[1:-1]


def said(decision: Decision) -> str:
    """Say what somebody decided, and when: "Ann Lee, 6 March 2031: put right, stance no"."""
    what = {"accept": "right", "reject": "wrong"}.get(decision.verdict, "put right")
    put = f", {correction_words(decision.correction)}" if decision.correction else ""
    return f"{one_line(decision.by, 40)}, {day_words(decision.at[:10])}: {what}{put}"


def correction_words(correction: Correction) -> str:
    """Say what a correction puts in place: "holder Sudrey (SDR); stance no"."""
    stance = STANCE_WORDS.get(correction.stance, correction.stance) if correction.stance is not None else None
    put = {"holder": correction.holder, "stance": stance, "proposal": correction.proposal, "condition": correction.condition}
    return "; ".join(f"{name} {one_line(value, CLAUSE_WIDTH) or 'none'}" for name, value in put.items() if value is not None)


def queue_table(queue: Sequence[Doubtful], kind: str) -> RenderableType:
    """List what there is to ask about, a line or two an item."""
    if not queue:
        return Text(f"Nothing to ask about: no {kind} is so doubtful and undecided.")
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", width=len(str(len(queue))))
    table.add_column(justify="right", width=4)
    table.add_column()
    for number, about in enumerate(queue, 1):
        table.add_row(Text(str(number), style="dim"), f"{about.item.confidence:.0%}", entry(about))
    return Group(table, Text(count(len(queue), kind), style="dim"))


def entry(about: Doubtful) -> RenderableType:
    """One item in two lines: what it says, and the words with their source."""
    record, item = about.record, about.item
    fields = {field.name: field.value for field in fields_of(record, item)}
    first = Text(" · ").join(value for name, value in fields.items() if name not in ("according to", "status") and value)
    if about.decided:
        first.append(f" · people differ ({', '.join(one_line(each.by, 40) for each in about.decided)})", style="bold")
    words = words_of(item)[0]
    shown = Text(quoted(record.document.text[words.start : words.end], CLAUSE_WIDTH))
    return Group(first, shown.append(" — ").append_text(source(record, words.start)))
