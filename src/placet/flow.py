"""The whole way on one screen: a file -> documents -> parses -> records -> the ledger -> who consents to what.

Each line of `hear` and `conclude` is one step; what a step needs stands between its brackets, so the order cannot be wrong unnoticed:
mentions -> quotation spans and cues -> coreference -> attribution tree and speakers -> events -> proposals -> positions -> claims.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

import msgspec
from msgspec import Struct

from placet import __version__
from placet.analyse.petrarch import Comparison, compare
from placet.codebook import Codebook, load_codebook
from placet.codebook.petrarch_suite import load_suite
from placet.errors import DocumentError, PlacetError
from placet.extract.actors.cast import Cast
from placet.extract.actors.coreference import resolve_actors
from placet.extract.actors.mention import Mention
from placet.extract.actors.mentions import find_mentions
from placet.extract.circumstances.captions import with_captions
from placet.extract.circumstances.dates import find_dates
from placet.extract.circumstances.places import find_places
from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import Firings, match_frames
from placet.extract.events.events import find_events
from placet.extract.events.relation import marked_mentions
from placet.extract.positions.claims import find_claims
from placet.extract.positions.discourse import read_discourse
from placet.extract.positions.positions import find_positions
from placet.extract.positions.proposals import find_proposals
from placet.extract.positions.stances import find_stances
from placet.extract.quotations.attribution import Attributions, attribute
from placet.extract.quotations.learned.reader import QuotationReader
from placet.extract.quotations.quotations import find_quotations
from placet.ledger import Ledger
from placet.link import Linker
from placet.linking import bring_up
from placet.model.document import Document, Dyad
from placet.model.parsed import Parsed
from placet.model.petrarch import PetrarchEnvironment, PetrarchRecord
from placet.model.quoted import Quoted, quoted
from placet.model.record import CodedBy, Event, Record, Source
from placet.parse import Parser, pipeline_name
from placet.read import read_documents, regions_of
from placet.read.petrarch_records import dictionaries_of, read_petrarch
from placet.workers import Failure, map_documents

Quoting = Literal["learned", "rules"]  # who finds the quotations: the rules and the trained reader together, or the rules alone


class Options(Struct, frozen=True, kw_only=True):
    """What one may choose of how documents are coded: files of one's own actors, and who finds the quotations."""

    actors: tuple[Path, ...] = ()
    quotations: Quoting = "learned"


class Tools(NamedTuple):
    """What documents are coded with; without a reader the rules alone find the quotations."""

    codebook: Codebook
    reader: QuotationReader | None


Way = Callable[[Parsed, Tools], Record]  # from a parse to a record: `extract` or `extract_quotations`


class Added(Struct, frozen=True, kw_only=True):
    """What became of one document that was to be kept: `added` is False where the ledger has this very record already."""

    document: str
    added: bool


class Explanation(NamedTuple):
    """A text with all that its record was made from."""

    parsed: Parsed
    clauses: Clauses
    firings: Firings
    codebook: Codebook
    record: Record


class PetrarchRun(NamedTuple):
    """A validation file of PETRARCH's on its way: what it says of itself, what of its dictionaries is left out, and its comparisons."""

    environment: PetrarchEnvironment
    left_out: tuple[str, ...]
    comparisons: Iterator[Comparison | DocumentError]


class Heard(NamedTuple):
    """A document read so far as to know who says what: all that the later steps stand on."""

    clauses: Clauses
    firings: Firings
    mentions: list[Mention]
    cast: Cast
    attributions: Attributions


def hear(parsed: Parsed, tools: Tools) -> Heard:
    """The first half of extraction: who is in a document, and who says what on whose authority."""
    codebook = tools.codebook
    clauses = Clauses(parsed, codebook.grammar, codebook.is_predicate)
    firings = match_frames(clauses, codebook.frames, codebook.classes)
    mentions = find_mentions(parsed, codebook.actors)
    mentions += marked_mentions(parsed, mentions)
    quotes = find_quotations(parsed, clauses, firings, mentions, codebook.cues, tools.reader)
    cast = resolve_actors(parsed, mentions, quotes, codebook.actors.home(parsed.document.outlet))
    return Heard(clauses, firings, mentions, cast, attribute(parsed, quotes, cast))


def conclude(parsed: Parsed, tools: Tools, heard: Heard) -> Record:
    """The second half of extraction: what was done, what is on the table, and where everyone stands."""
    codebook = tools.codebook
    clauses, firings, mentions, cast, attributions = heard
    dates = find_dates(parsed, codebook.calendar)
    places = find_places(parsed, mentions, codebook.gazetteer, codebook.grammar)
    events = find_events(parsed, clauses, firings, cast, attributions, dates, places, codebook)
    events = with_captions(events, parsed.document, cast.actors, codebook.calendar, codebook.gazetteer)
    discourse = read_discourse(parsed, clauses, firings, cast, attributions, codebook)
    stances = find_stances(discourse)
    proposals = find_proposals(discourse, stances, codebook.proposal_words)
    positions = find_positions(discourse, stances, proposals, dates, codebook.confidence)
    claims = find_claims(discourse, proposals, codebook.claim_words)
    return _record(parsed, tools, heard, events=events, proposals=proposals.proposals, positions=positions, claims=claims)


def extract(parsed: Parsed, tools: Tools) -> Record:
    """Code a parsed document in full."""
    return conclude(parsed, tools, hear(parsed, tools))


def extract_quotations(parsed: Parsed, tools: Tools) -> Record:
    """Code only who says what: a record with actors and quotations, and nothing else."""
    return _record(parsed, tools, hear(parsed, tools))


def _record(parsed: Parsed, tools: Tools, heard: Heard, **found: Any) -> Record:
    document = parsed.document
    return Record(
        document=Source(
            id=document.id, url=document.url, outlet=document.outlet, title=document.title, published=document.published,
            language=document.language, text=document.text, regions=document.regions,
        ),
        actors=heard.cast.actors,
        quotations=heard.attributions.quotations,
        coded_by=coded_by(tools),
        **found,
    )  # fmt: skip


def code(document: Document, *, actors: tuple[Path, ...] = (), quotations: Quoting = "learned") -> Record:
    """Code one document; regions that it lacks are found first. `actors` are files of one's own actors.

    `quotations="rules"` leaves finding the quotations to the rules, without the trained reader; so it is in the functions below.

    >>> record = code(Document(id="d1", text="Norway rejected the plan to send troops to Sweden."))
    >>> [(position.stance, record.proposals[0].label) for position in record.positions]
    [('oppose', 'sending troops to Sweden')]
    """
    return _coded(extract, tools(Options(actors=actors, quotations=quotations)), document)


def quotations(text: str, *, actors: tuple[Path, ...] = (), reader: Quoting = "learned") -> tuple[Quoted, ...]:
    """Find who says what in a text, for people who want only that: speaker, cue, content and chain, with their places in the text.

    `reader` is what the other functions call `quotations`.

    >>> for each in quotations("The Courier reported that Norway would refuse."):
    ...     print(each.speaker, each.cue, each.content)
    ('Courier',) reported that ('Norway would refuse',)
    """
    chosen = Options(actors=actors, quotations=reader)
    return quoted(_coded(extract_quotations, tools(chosen), Document(id="text", text=text)))


def relation(
    text: str, *, actor: tuple[int, int] | None = None, recipient: tuple[int, int] | None = None, published: str = "",
    actors: tuple[Path, ...] = (),
) -> Event:  # fmt: skip
    """Tell what the party in one span of a text does to the party in the other: the event that `dyad` in the input asks for.

    Spans are (start, end) in characters; either may be None, not both. There is always an answer; its confidence says how sure it is.
    Raises `PlacetError` where both are None, or a span holds no words of the text.

    >>> relation("Norway accused Sweden of spying.", actor=(0, 6), recipient=(15, 21)).type
    'ACCUSE'
    """
    if actor is None and recipient is None:
        raise PlacetError("relation: neither actor nor recipient is given; give at least one as (start, end)")
    for role, span in (("actor", actor), ("recipient", recipient)):
        if span is None:
            continue
        if not 0 <= span[0] < span[1] <= len(text):
            raise PlacetError(f"relation: {role} {span} lies outside the text; give (start, end) between 0 and {len(text)}")
        if not any(map(str.isalnum, text[slice(*span)])):
            raise PlacetError(f"relation: {role} {span} holds no words; give the (start, end) of a name")
    dyad = Dyad(actor=actor, recipient=recipient)
    record = _coded(extract, tools(Options(actors=actors)), Document(id="text", text=text, published=published, dyad=dyad))
    return next(event for event in record.events if event.dyad)


def explain(text: str, *, published: str = "", actors: tuple[Path, ...] = (), quotations: Quoting = "learned") -> Explanation:
    """Code a text and keep the parse, the clauses and the frames that fired, so that they can be shown beside its record.

    >>> [frame.frame.name for frames in explain("Norway rejected the plan.").firings.values() for frame in frames]
    ['verb:reject', 'noun:plan']
    """
    document = _with_regions(Document(id="text", text=text, published=published))
    parsed, chosen = parser().parse_one(document), tools(Options(actors=actors, quotations=quotations))
    heard = hear(parsed, chosen)
    return Explanation(parsed, heard.clauses, heard.firings, chosen.codebook, conclude(parsed, chosen, heard))


def code_many(
    documents: Iterable[Document | DocumentError], *, processes: int = 1, actors: tuple[Path, ...] = (), quotations: Quoting = "learned",
    only_quotations: bool = False,
) -> Iterator[Record | DocumentError]:  # fmt: skip
    """Code documents in order, as they are asked for; what can't be read or coded stands as a `DocumentError` in its place."""
    way = extract_quotations if only_quotations else extract
    for result in map_documents(partial(_coder, way, Options(actors=actors, quotations=quotations)), documents, processes=processes):
        if isinstance(result, Failure):
            where = result.item.where if isinstance(result.item, DocumentError) else result.item.id
            yield DocumentError(where, "code", f"{result.reason}; the other documents are coded")
        else:
            yield result


def code_documents(
    paths: Sequence[str], *, published: str = "", processes: int = 1, actors: tuple[Path, ...] = (), quotations: Quoting = "learned"
) -> Iterator[Record | DocumentError]:
    """Read, code and link files, folders and standard input ("-"); failures stand in the place of their documents.

    Each record comes as soon as it is coded: its proposals are linked to those of the documents before it.
    """
    linker = Linker()
    for result in code_many(read_documents(paths, published=published), processes=processes, actors=actors, quotations=quotations):
        yield result if isinstance(result, DocumentError) else linker.link(result)


def quote_documents(
    paths: Sequence[str], *, published: str = "", processes: int = 1, actors: tuple[Path, ...] = (), quotations: Quoting = "learned"
) -> Iterator[Record | DocumentError]:
    """Read files, folders and standard input ("-") and code only who says what; failures stand in the place of their documents."""
    documents = read_documents(paths, published=published)
    yield from code_many(documents, processes=processes, actors=actors, quotations=quotations, only_quotations=True)


def add_documents(
    paths: Sequence[str], ledger: str, *, published: str = "", processes: int = 1, actors: tuple[Path, ...] = (),
    quotations: Quoting = "learned",
) -> Iterator[Added | DocumentError]:  # fmt: skip
    """Read and code documents, keep each record in a ledger, one transaction a document, and link it to its neighbours."""
    with Ledger.open(ledger, create=True) as store:
        for result in code_many(read_documents(paths, published=published), processes=processes, actors=actors, quotations=quotations):
            if isinstance(result, DocumentError):
                store.add_failure(result.where, result.stage, result.reason)
                yield result
            else:
                added = Added(document=result.document.id, added=store.add(result))
                bring_up(store)
                yield added


def compare_with_petrarch(file: Path, *, actors: tuple[Path, ...] = ()) -> PetrarchRun:
    """Code the sentences of a PETRARCH validation file with its own dictionaries, or with `actors`, beside what it expects of them."""
    environment, records = read_petrarch(file)
    codebook, left_out = load_suite(actors or dictionaries_of(environment, file))
    chosen = Tools(codebook, tools(Options()).reader)

    def beside(record: PetrarchRecord | DocumentError) -> Comparison | DocumentError:
        if isinstance(record, DocumentError):
            return record
        document = Document(id=record.id, text=record.text, published=record.published)
        return compare(record, _coded(extract, chosen, document), codebook.plover)

    def results() -> Iterator[Comparison | DocumentError]:
        for result in map_documents(lambda: beside, records):
            if isinstance(result, Failure):
                where = result.item.where if isinstance(result.item, DocumentError) else f"{file}:{result.item.line}"
                result = DocumentError(where, "code", f"{result.reason}; the other records are coded")
            yield result

    return PetrarchRun(environment, left_out, results())


def coded_by(chosen: Tools | None = None) -> CodedBy:
    """What makes the records: this version, its parser and its reader of quotations, its codebook."""
    codebook, reader = chosen or tools(Options())
    quoting = reader.version if reader else "by rules"
    return CodedBy(placet=__version__, pipeline=f"{pipeline_name()}, quotations {quoting}", codebook=codebook.version)


def tools(options: Options) -> Tools:
    """What documents are coded with under some options; raises `PlacetError` where a part of it is missing or broken."""
    if options.quotations not in get_args(Quoting):
        raise PlacetError(f"quotations {options.quotations!r} is no choice; it is one of {', '.join(get_args(Quoting))}")
    return Tools(load_codebook(options.actors), QuotationReader() if options.quotations == "learned" else None)


@cache
def parser() -> Parser:
    """The parser, loaded when it is first needed."""
    return Parser()


def _coder(way: Way, options: Options) -> Callable[[Document | DocumentError], Record | DocumentError]:
    parser()
    return partial(_coded_or_failed, way, tools(options))


def _coded_or_failed(way: Way, chosen: Tools, document: Document | DocumentError) -> Record | DocumentError:
    """What could not be read passes through, so that it keeps its place among the others."""
    return document if isinstance(document, DocumentError) else _coded(way, chosen, document)


def _coded(way: Way, chosen: Tools, document: Document) -> Record:
    return way(parser().parse_one(_with_regions(document)), chosen)


def _with_regions(document: Document) -> Document:
    if document.regions:
        return document
    return msgspec.structs.replace(document, regions=regions_of(document.text, document.title))
