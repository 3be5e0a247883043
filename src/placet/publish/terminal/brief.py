"""A record -> a brief that a stranger understands: where they stand, what happened, who said it. Printed by `placet code`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from placet.model.document import Span
from placet.model.record import Actor, Claim, Event, Position, Quotation, Record
from placet.publish.plain_text import one_line, quoted
from placet.publish.tables.rows import amount

STANCE_STYLE = {"support": "green", "oppose": "red", "conditional": "yellow", "undecided": "cyan"}
STANCE_WORDS = {"support": "yes", "oppose": "no", "conditional": "on condition", "undecided": "undecided"}
STATUS_WORDS = {"actual": "", "planned": "planned", "hypothetical": "possible", "denied": "denied"}
NOBODYS_CODES = ("", "OTHER", "OUTLET")
SENTENCE_WIDTH, CLAUSE_WIDTH = 240, 120


def brief(record: Record, *, events: int = 12, quotations: int = 12) -> RenderableType:
    """Lay a record out for reading: title line, positions by proposal, events, quotations, claims, notes.

    At most `events` and `quotations` of these are shown, and how many were left out is said.
    """
    view = View(record)
    parts: list[RenderableType] = [view.title()]
    parts += section("Where they stand", view.positions())
    parts += section("What happened", view.events(events))
    parts += section("Who said what", view.quotations(quotations))
    parts += section("What is claimed", view.claims())
    parts += section("Notes", [Text(one_line(note)) for note in record.notes])
    return Group(*parts)


def section(heading: str, lines: Iterable[RenderableType]) -> list[RenderableType]:
    """Put a heading over its lines; nothing where there are none."""
    body = list(lines)
    return [Text(), Text(heading, style="bold underline"), indented(Group(*body), 2)] if body else []


def indented(what: RenderableType, columns: int) -> Padding:
    """Move a block to the right."""
    return Padding(what, (0, 0, 0, columns), expand=False)


def count(number: int, thing: str) -> str:
    """Say how many: "1 event", "2 events"."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


class View:
    """One record with what its lines look up."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.actors: dict[str, Actor] = {actor.id: actor for actor in record.actors}
        self.speakers = {quotation.id: quotation.speaker for quotation in record.quotations}

    def title(self) -> RenderableType:
        """The headline, with where and when it was published and how much was found."""
        record, document = self.record, self.record.document
        line = Text(one_line(document.title or document.text, 100), style="bold")
        proposals = len({position.proposal for position in record.positions})
        stands = f"{count(len(record.positions), 'position')} on {count(proposals, 'proposal')}" if proposals else "no positions"
        found = [stands, count(len(record.events), "event"), count(len(record.quotations), "quotation")]
        where = [one_line(part, 60) for part in (document.outlet, document.published, document.id) if part]
        return Group(line, Text(" · ".join(where + found), style="dim"))

    def name(self, actor: Actor) -> str:
        """An actor's name, with its code where the name does not say it."""
        plain = one_line(actor.name, 60)
        return plain if actor.code in NOBODYS_CODES or plain.upper() == actor.code else f"{plain} ({one_line(actor.code, 12)})"

    def names(self, ids: Iterable[str]) -> str:
        """Several actors' names, joined by commas."""
        return ", ".join(self.name(self.actors[each]) for each in ids if each in self.actors)

    def chain(self, quotations: Iterable[str]) -> list[str]:
        """Who speaks in each of these quotations."""
        return [self.names(self.speakers.get(each, ())) or "someone" for each in quotations]

    def words(self, spans: Sequence[Span], width: int) -> Text:
        """The document's own words, quoted, with their line; parts that stand apart are parted by an ellipsis."""
        text = self.record.document.text
        line = text.count("\n", 0, spans[0].start) + 1
        return Text.assemble(" … ".join(quoted(text[span.start : span.end], width) for span in spans), (f" line {line}", "dim"))

    def positions(self) -> Iterator[RenderableType]:
        """For each proposal its label, and for every party its stance, its condition, the words, through whom.

        The proposal with most positions comes first.
        """
        held: dict[str, list[Position]] = defaultdict(list)
        for position in self.record.positions:
            held[position.proposal].append(position)
        for proposal in sorted(self.record.proposals, key=lambda proposal: -len(held[proposal.id])):
            if held[proposal.id]:
                yield Text(one_line(proposal.label, 100), style="bold")
                table = columns(len("on condition"))
                for _, alike in groupby(held[proposal.id], key=ground):
                    together = list(alike)
                    table.add_row(stance(together[0]), self.stand(together))
                yield indented(table, 2)

    def stand(self, positions: Sequence[Position]) -> RenderableType:
        """Who stands there, all on the same words, on which condition, and the plainest words that say so."""
        text = self.record.document.text
        position = positions[0]
        who = Text("; ").join(self.holder(each) for each in positions)
        if position.basis == "act":
            who.append(", by deed", style="italic")
        if position.via:
            who.append(f", according to {self.names(position.via)}", style="italic")
        lines = [who]
        if position.conditions:
            conditions = "; ".join(one_line(text[each.start : each.end], CLAUSE_WIDTH) for each in position.conditions)
            lines.append(Text.assemble(("condition: ", "italic"), conditions))
        words = self.words(position.evidence[:1], SENTENCE_WIDTH)
        more = len(position.evidence) - 1
        lines.append(words.append(f" and {more} more" if more else "", style="dim"))
        return Group(*lines)

    def holder(self, position: Position) -> Text:
        """A position's holder by name and office."""
        actor = self.actors[position.holder]
        office = f", {one_line(actor.office, 60)}" if actor.office else ""
        return Text.assemble((self.name(actor), "bold"), office)

    def events(self, most: int) -> Iterator[RenderableType]:
        """Date, type, who and whom, and the words, of each event; the dated ones first, by date."""
        events = sorted(self.record.events, key=lambda event: event.date.from_ if event.date and event.date.from_ else "9999")
        table = columns(len("2025-03-06"), len("COOPERATE"))
        for event in events[:most]:
            when = (event.date.from_ or one_line(event.date.text, 12)) if event.date else ""
            table.add_row(when, Text(event.type, style="bold"), Group(self.deed(event), self.words([event.span], CLAUSE_WIDTH)))
        if events:
            yield table
        if len(events) > most:
            yield left_out(len(events) - most)

    def deed(self, event: Event) -> Text:
        """Who to whom, with the status where it is not a plain fact."""
        deed = Text(self.names(event.actor) or "someone")
        if event.recipient:
            deed.append(f" → {self.names(event.recipient)}")
        if STATUS_WORDS[event.status]:
            deed.append(f", {STATUS_WORDS[event.status]}", style="italic")
        return deed

    def quotations(self, most: int) -> Iterator[RenderableType]:
        """The quotations, by speaker; what is said inside what another says names the other first."""
        said: dict[str, list[Quotation]] = defaultdict(list)
        for quotation in self.record.quotations[:most]:
            speaker = self.names(quotation.speaker) or "unnamed"
            said[" > ".join([*self.chain(quotation.attribution), speaker])].append(quotation)
        for speakers, quotations in said.items():
            yield Text(speakers, style="bold")
            for quotation in quotations:
                words = self.words(quotation.content, SENTENCE_WIDTH)
                if quotation.factuality == "denied":
                    words.append(", denied", style="italic")
                yield indented(words, 2)
        if len(self.record.quotations) > most:
            yield left_out(len(self.record.quotations) - most)

    def claims(self) -> Iterator[RenderableType]:
        """Kind, who claims it through whom, and the words, of each claim."""
        table = columns(len("equivalence"))
        for claim in self.record.claims:
            table.add_row(claim.kind, Group(self.claimed(claim), self.words([claim.span], CLAUSE_WIDTH)))
        if self.record.claims:
            yield table

    def claimed(self, claim: Claim) -> Text:
        """Who vouches for a claim, who reports that, and the quantity where it is one."""
        by = self.names([claim.by]) or "unnamed"
        between = [name for name in self.chain(claim.attribution) if name != by]
        text = Text(by, style="bold")
        if between:
            text.append(f", according to {' > '.join(between)}", style="not bold italic")
        if claim.quantity:
            text.append(f": {one_line(amount(claim.quantity), 60)}", style="not bold")
        return text


def columns(*widths: int) -> Table:
    """A grid with columns of these widths, and one after them that takes the rest."""
    table = Table.grid(padding=(0, 2))
    for width in widths:
        table.add_column(width=width)
    table.add_column()
    return table


def ground(position: Position) -> tuple[object, ...]:
    """What a position says but for its holder."""
    return position.stance, position.basis, position.via, position.conditions, position.evidence


def stance(position: Position) -> Text:
    """The stance in plain words, coloured."""
    return Text(STANCE_WORDS[position.stance], style=STANCE_STYLE[position.stance])


def left_out(number: int) -> Text:
    """Say how many more there are, and how to see them."""
    return Text(f"and {number} more: --format jsonl or csv gives all", style="dim")
