"""A record -> a brief that a stranger understands: where they stand, what happened, who said it. Printed by `placet code`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from placet.model.document import Span
from placet.model.record import Actor, Event, Position, Record
from placet.publish.plain_text import one_line

STANCE_STYLE = {"support": "green", "oppose": "red", "conditional": "yellow", "undecided": "cyan"}
STANCE_WORDS = {"support": "yes", "oppose": "no", "conditional": "only if", "undecided": "undecided"}
STATUS_WORDS = {"actual": "", "planned": "planned", "hypothetical": "possible", "denied": "denied"}
WORDS_WIDTH = 110


def brief(record: Record, *, events: int = 12, quotations: int = 8) -> RenderableType:
    """Lay a record out for reading: title line, positions by proposal, events, quotations, claims, notes.

    At most `events` and `quotations` of these are shown, and how many were left out is said.
    """
    view = View(record)
    parts: list[RenderableType] = [view.title()]
    parts += view.section("Where they stand", view.positions())
    parts += view.section("What happened", view.events(events))
    parts += view.section("Who said what", view.quotations(quotations))
    parts += view.section("What is claimed", view.claims())
    parts += view.section("Notes", [Text(one_line(note)) for note in record.notes])
    return Group(*parts)


class View:
    """One record with what its lines look up."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.actors: dict[str, Actor] = {actor.id: actor for actor in record.actors}
        self.speakers = {quotation.id: quotation.speaker for quotation in record.quotations}

    def title(self) -> RenderableType:
        """The headline, with where and when it was published and how much was found."""
        document = self.record.document
        line = Text(one_line(document.title or document.text, 100), style="bold")
        found = [
            f"{len(self.record.positions)} positions on {len(self.record.proposals)} proposals",
            f"{len(self.record.events)} events",
            f"{len(self.record.quotations)} quotations",
        ]
        where = [one_line(part) for part in (document.outlet, document.published, document.id) if part]
        return Group(line, Text(" · ".join(where + found), style="dim"))

    def section(self, heading: str, lines: Iterable[RenderableType]) -> list[RenderableType]:
        """A heading over its lines; nothing where there are none."""
        body = list(lines)
        return [Text(), Text(heading, style="bold underline"), Padding(Group(*body), (0, 0, 0, 2))] if body else []

    def name(self, actor: Actor) -> str:
        """An actor's name, with its code where the name does not say it."""
        plain = one_line(actor.name, 40)
        return plain if actor.code in ("OTHER", "OUTLET", "") or plain.upper() == actor.code else f"{plain} ({actor.code})"

    def names(self, ids: Iterable[str]) -> str:
        """Several actors' names, joined by commas."""
        return ", ".join(self.name(self.actors[each]) for each in ids if each in self.actors)

    def words(self, span: Span, width: int = WORDS_WIDTH) -> Text:
        """The document's own words, quoted, with their line."""
        text = self.record.document.text
        line = text.count("\n", 0, span.start) + 1
        return Text.assemble("“", one_line(text[span.start : span.end], width), "”", (f" line {line}", "dim"))

    def positions(self) -> Iterator[RenderableType]:
        """For each proposal its label, and a line for every party: stance, condition, the words, through whom."""
        held: dict[str, list[Position]] = defaultdict(list)
        for position in self.record.positions:
            held[position.proposal].append(position)
        for proposal in self.record.proposals:
            if proposal.id not in held:
                continue
            yield Text(one_line(proposal.label, 100), style="bold")
            table = Table.grid(padding=(0, 2))
            table.add_column(min_width=18, max_width=34)
            table.add_column(min_width=9)
            table.add_column(ratio=1)
            for position in held[proposal.id]:
                table.add_row(self.name(self.actors[position.holder]), stance(position), self.ground(position))
            yield Padding(table, (0, 0, 0, 2))

    def ground(self, position: Position) -> Text:
        """What a position rests on: its condition, the plainest words, and whose report it is."""
        text, ground = self.record.document.text, Text()
        if position.conditions:
            conditions = "; ".join(one_line(text[each.start : each.end], 90) for each in position.conditions)
            ground.append(conditions, style="bold").append(" — ")
        if position.via:
            ground.append(f"says {self.names(position.via)}: ", style="italic")
        ground.append_text(self.words(position.evidence[0]))
        more = len(position.evidence) - 1
        return ground.append(f" and {more} more" if more else "", style="dim")

    def events(self, most: int) -> Iterator[RenderableType]:
        """A line an event, the dated and actual ones in the order of the text."""
        events = self.record.events
        table = Table.grid(padding=(0, 2))
        table.add_column(min_width=10)
        table.add_column(max_width=44)
        table.add_column(ratio=1)
        for event in events[:most]:
            table.add_row(event.date.from_ if event.date else "", self.deed(event), self.words(event.span, 90))
        if events:
            yield table
        if len(events) > most:
            yield Text(f"and {len(events) - most} more (--format jsonl or csv has all)", style="dim")

    def deed(self, event: Event) -> Text:
        """Who did what to whom, with the status where it is not a plain fact."""
        deed = Text.assemble(self.names(event.actor) or "someone", " ", (event.type, "bold"))
        if event.recipient:
            deed.append(f" {self.names(event.recipient)}")
        if STATUS_WORDS[event.status]:
            deed.append(f" ({STATUS_WORDS[event.status]})", style="italic")
        return deed

    def quotations(self, most: int) -> Iterator[RenderableType]:
        """A line a quotation; what is said inside what another says names the other first."""
        for quotation in self.record.quotations[:most]:
            chain = [self.names(self.speakers.get(outer, ())) or "someone" for outer in quotation.attribution]
            speaker = self.names(quotation.speaker) or "unnamed"
            yield Text.assemble((" > ".join([*chain, speaker]), "bold"), ": ", self.words(quotation.content[0]))
        if len(self.record.quotations) > most:
            yield Text(f"and {len(self.record.quotations) - most} more", style="dim")

    def claims(self) -> Iterator[RenderableType]:
        """A line a claim."""
        for claim in self.record.claims:
            yield Text.assemble((self.names([claim.by]) or "unnamed", "bold"), f" ({claim.kind}): ", self.words(claim.span))


def stance(position: Position) -> Text:
    """The stance in plain words, coloured; "did" marks one that rests on deeds."""
    words = STANCE_WORDS[position.stance] + (" (by deed)" if position.basis == "act" else "")
    return Text(words, style=STANCE_STYLE[position.stance])
