"""A record -> a brief that a stranger understands: who stands where, the words to cite, what happened. Printed by `placet code`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from placet.analyse import ProposalAccount, consent_table
from placet.model.digest import digests_of
from placet.model.document import Span
from placet.model.record import Actor, Claim, Event, Quotation, Record, When
from placet.publish.plain_text import CLAUSE_WIDTH, SENTENCE_WIDTH, one_line, quoted
from placet.publish.tables.rows import amount
from placet.publish.terminal.citation import WORDS_SHOWN, citations
from placet.publish.terminal.footnotes import by_number, numbered
from placet.publish.terminal.layout import columns, indented, section
from placet.publish.terminal.standings import Standings
from placet.publish.wording.counts import count
from placet.publish.wording.days import day_words

STATUS_WORDS = {"actual": "", "planned": "planned", "hypothetical": "possible", "denied": "denied"}
DATE_WIDTH = 18  # columns of an event's date; a span of days takes two lines
NOBODYS_CODES = ("", "OTHER", "OUTLET")
NOTHING_FOUND = 'No stance on a proposal was found. Do you see one? `placet explain "THE SENTENCE"` shows why not.'


def brief(record: Record, *, names: Mapping[str, str] | None = None, events: int = 8, quotations: int = 8) -> RenderableType:
    """Lay a record out for reading: title line, the table of stances, the words behind them, events, quotations, claims, notes.

    `names` are the parties' names by code, the codebook's where none are given. At most `events` and `quotations` of these are
    shown, and how many were left out is said.
    """
    if names is None:
        from placet.codebook import load_codebook  # `placet --help` need not wait for it

        names = load_codebook().party_names
    view = View(record, names)
    parts: list[RenderableType] = [view.title(), *view.positions()]
    parts += section("What happened", view.events(events))
    parts += section("Who said what", view.quotations(quotations))
    parts += section("What is claimed", view.claims())
    parts += section("Notes", [Text(one_line(note)) for note in record.notes])
    return Group(*parts)


class View:
    """One record with what its lines look up."""

    def __init__(self, record: Record, names: Mapping[str, str]) -> None:
        self.record = record
        self.actors: dict[str, Actor] = {actor.id: actor for actor in record.actors}
        self.speakers = {quotation.id: quotation.speaker for quotation in record.quotations}
        self.accounts = sorted(consent_table(digests_of([record]), names=names), key=widely_disputed)
        self.notes = numbered(self.accounts)
        self.cited = [
            (note.number, Span(start=each.start, end=each.end))
            for notes in self.notes.values()
            for note in notes
            for each in note.stance.evidence[:WORDS_SHOWN]
        ]

    def title(self) -> RenderableType:
        """The headline, with where and when it was published and how much was found."""
        record, document = self.record, self.record.document
        line = Text(one_line(document.title or document.text, 100), style="bold")
        positions = f"{count(len(record.positions), 'position')} on {count(len(self.accounts), 'proposal')}"
        found = [
            positions if self.accounts else "no positions",
            count(len(record.events), "event"),
            count(len(record.quotations), "quotation"),
        ]
        where = [one_line(document.outlet, 60), day_words(document.published), one_line(document.id, 60)]
        return Group(line, Text(" · ".join([*filter(None, where), *found]), style="dim"))

    def positions(self) -> Iterator[RenderableType]:
        """The table, and under it the words of each of its stances; where there are none, what to try."""
        if not self.accounts:
            yield from (Text(), Text(NOTHING_FOUND))
            return
        yield from section("Where they stand", [Standings(self.accounts, self.notes)])
        yield from (Text(), Text("In their words", style="bold underline"))
        for notes in by_number(self.notes.values()):
            yield from citations(notes)

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

    def note_of(self, spans: Sequence[Span]) -> int:
        """The first footnote whose words hold all of these spans; 0 where none does."""
        return next((number for number, held in self.cited if all(held.start <= each.start and each.end <= held.end for each in spans)), 0)

    def words(self, spans: Sequence[Span], width: int) -> Text:
        """The document's own words, quoted, with their line; parts that stand apart are parted by an ellipsis."""
        text = self.record.document.text
        line = text.count("\n", 0, spans[0].start) + 1
        return Text.assemble(" … ".join(quoted(text[span.start : span.end], width) for span in spans), (f" line {line}", "dim"))

    def words_or_note(self, span: Span) -> Text:
        """The words, or the number of the footnote that has them already."""
        number = self.note_of([span])
        return Text(f" [{number}]", style="dim") if number else Text(": ").append_text(self.words([span], CLAUSE_WIDTH))

    def events(self, most: int) -> Iterator[RenderableType]:
        """Date, type, who and whom, and the words, of each event; the dated ones first, by date."""
        events = sorted(self.record.events, key=lambda event: event.date.from_ if event.date and event.date.from_ else "9999")
        dates = [when(event.date) for event in events[:most]]
        if not events:
            return
        dated = [min(max(map(len, dates)), DATE_WIDTH)] if any(dates) else []
        table = columns(*dated, max(len(event.type) for event in events[:most]))
        for date, event in zip(dates, events, strict=False):
            told = self.deed(event).append_text(self.words_or_note(event.span))
            table.add_row(*[date][: len(dated)], Text(event.type, style="bold"), told)
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
        """The quotations whose words are not cited yet, by speaker; what is said inside what another says names the other first."""
        fresh = [each for each in self.record.quotations if not self.note_of(each.content) and not self.repeats(each)]
        said: dict[str, list[Quotation]] = defaultdict(list)
        for quotation in fresh[:most]:
            speaker = self.names(quotation.speaker) or "unnamed"
            said[" > ".join(dict.fromkeys([*self.chain(quotation.attribution), speaker]))].append(quotation)
        for speakers, quotations in said.items():
            yield Text(speakers, style="bold")
            for quotation in quotations:
                words = self.words(quotation.content, SENTENCE_WIDTH)
                if quotation.factuality == "denied":
                    words.append(", denied", style="italic")
                yield indented(words, 2)
        if len(fresh) > most:
            yield left_out(len(fresh) - most)
        if 0 < len(fresh) < len(self.record.quotations):
            yield Text(f"and {len(self.record.quotations) - len(fresh)} inside the words above", style="dim")

    def repeats(self, inner: Quotation) -> bool:
        """Whether a quotation is a part of what the same speaker is quoted with anyway."""
        return any(
            outer.id in inner.attribution
            and outer.speaker == inner.speaker
            and all(any(held.start <= each.start and each.end <= held.end for held in outer.content) for each in inner.content)
            for outer in self.record.quotations
        )

    def claims(self) -> Iterator[RenderableType]:
        """Kind, who claims it through whom, and the words, of each claim."""
        table = columns(max((len(claim.kind) for claim in self.record.claims), default=0))
        for claim in self.record.claims:
            table.add_row(Text(claim.kind), self.claimed(claim).append_text(self.words_or_note(claim.span)))
        if self.record.claims:
            yield table

    def claimed(self, claim: Claim) -> Text:
        """Who vouches for a claim, who reports that, and the quantity where it is one."""
        by = self.names([claim.by]) or "unnamed"
        between = [name for name in self.chain(claim.attribution) if name != by]
        text = Text(by)
        if between:
            text.append(f", according to {' > '.join(between)}", style="italic")
        if claim.quantity:
            text.append(f", {one_line(amount(claim.quantity), 60)}")
        return text


def when(date: When | None) -> str:
    """Say the days that an event's date covers, or its own words where these can't be told."""
    if date is None:
        return ""
    return day_words(date.from_, date.to) if date.from_ else one_line(date.text, 2 * DATE_WIDTH)


def widely_disputed(account: ProposalAccount) -> tuple[int, int]:
    """Put the proposals on which most parties stand first, then those that the text speaks of first."""
    heard = [stance for party in account.parties for stance in (*party.stances, *party.history)]
    parties = sum(bool(party.stances) for party in account.parties)
    return -parties, min(each.start for stance in heard for each in stance.evidence)


def left_out(number: int) -> Text:
    """Say how many more there are, and how to see them."""
    return Text(f"and {number} more: --format jsonl or csv gives all", style="dim")
