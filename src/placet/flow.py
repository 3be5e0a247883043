"""The whole way on one screen: a file -> documents -> parses -> records -> the ledger -> who consents to what.

Each line of `extract` is one step; what a step needs stands between its brackets, so the order cannot be wrong unnoticed:
mentions -> quotation spans and cues -> coreference -> attribution tree and speakers -> events -> proposals -> positions -> claims.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

import msgspec
from msgspec import Struct

from placet import __version__
from placet.analyse import ProposalAccount, consent_table
from placet.codebook import Codebook, load_codebook
from placet.errors import DocumentError
from placet.extract.actors.coreference import resolve_actors
from placet.extract.actors.mentions import find_mentions
from placet.extract.circumstances.captions import with_captions
from placet.extract.circumstances.dates import find_dates
from placet.extract.circumstances.places import find_places
from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import match_frames
from placet.extract.events.events import find_events
from placet.extract.events.relation import marked_mentions
from placet.extract.positions.claims import find_claims
from placet.extract.positions.discourse import read_discourse
from placet.extract.positions.positions import find_positions
from placet.extract.positions.proposals import find_proposals
from placet.extract.positions.stances import find_stances
from placet.extract.quotations.attribution import attribute
from placet.extract.quotations.quotations import find_quotations
from placet.ledger import Ledger
from placet.link import Linker, with_clusters
from placet.model.document import Document
from placet.model.parsed import Parsed
from placet.model.record import CodedBy, Record, Source
from placet.parse import Parser
from placet.read import read_documents, regions_of
from placet.workers import Failure, map_documents


class Added(Struct, frozen=True, kw_only=True):
    """What became of one document that was to be kept: `added` is False where the ledger has this very record already."""

    document: str
    added: bool


def extract(parsed: Parsed, codebook: Codebook) -> Record:
    """Code a parsed document: the steps of extraction, in order."""
    clauses = Clauses(parsed, codebook.grammar, codebook.is_predicate)
    firings = match_frames(clauses, codebook.frames, codebook.classes)
    mentions = find_mentions(parsed, codebook.actors)
    mentions += marked_mentions(parsed, mentions)
    quotes = find_quotations(parsed, clauses, firings, mentions, codebook.cues)
    cast = resolve_actors(parsed, mentions, quotes)
    attributions = attribute(parsed, quotes, cast)
    dates = find_dates(parsed, codebook.calendar)
    places = find_places(parsed, mentions, codebook.gazetteer, codebook.grammar)
    events = find_events(parsed, clauses, firings, cast, attributions, dates, places, codebook)
    events = with_captions(events, parsed.document, cast.actors, codebook.calendar, codebook.gazetteer)
    discourse = read_discourse(parsed, clauses, firings, cast, attributions, codebook)
    stances = find_stances(discourse)
    proposals = find_proposals(discourse, stances, codebook.proposal_words)
    positions = find_positions(discourse, stances, proposals, dates)
    claims = find_claims(discourse, proposals, codebook.claim_words)
    document = parsed.document
    return Record(
        document=Source(
            id=document.id, url=document.url, outlet=document.outlet, title=document.title, published=document.published,
            language=document.language, text=document.text, regions=document.regions,
        ),
        actors=cast.actors,
        quotations=attributions.quotations,
        events=events,
        proposals=proposals.proposals,
        positions=positions,
        claims=claims,
        coded_by=coded_by(codebook),
    )  # fmt: skip


def code(document: Document, *, actors: tuple[Path, ...] = ()) -> Record:
    """Code one document; regions that it lacks are found first. `actors` are files of one's own actors.

    >>> record = code(Document(id="d1", text="Norway rejected the plan to send troops to Sweden."))
    >>> [(position.stance, record.proposals[0].label) for position in record.positions]
    [('oppose', 'sending troops to Sweden')]
    """
    if not document.regions:
        document = msgspec.structs.replace(document, regions=regions_of(document.text, document.title))
    return extract(parser().parse_one(document), load_codebook(actors))


def code_many(
    documents: Iterable[Document | DocumentError], *, processes: int = 1, actors: tuple[Path, ...] = ()
) -> Iterator[Record | DocumentError]:
    """Code documents in order, as they are asked for; what can't be read or coded stands as a `DocumentError` in its place."""
    for result in map_documents(partial(_coder, actors), documents, processes=processes):
        if isinstance(result, Failure):
            where = result.item.where if isinstance(result.item, DocumentError) else result.item.id
            yield DocumentError(where, "code", f"{result.reason}; the other documents are coded")
        else:
            yield result


def code_documents(
    paths: Sequence[str], *, published: str = "", processes: int = 1, actors: tuple[Path, ...] = ()
) -> Iterator[Record | DocumentError]:
    """Read, code and link files, folders and standard input ("-"); failures stand in the place of their documents.

    Each record comes as soon as it is coded: its proposals are linked to those of the documents before it.
    """
    linker = Linker()
    for result in code_many(read_documents(paths, published=published), processes=processes, actors=actors):
        yield result if isinstance(result, DocumentError) else linker.link(result)


def add_documents(
    paths: Sequence[str], ledger: str, *, published: str = "", processes: int = 1, actors: tuple[Path, ...] = ()
) -> Iterator[Added | DocumentError]:
    """Read and code documents and keep each record in a ledger, one transaction a document."""
    with Ledger.open(ledger, create=True) as store:
        # not linked here: clusters are a judgement over the whole ledger, made when it is asked
        for result in code_many(read_documents(paths, published=published), processes=processes, actors=actors):
            if isinstance(result, DocumentError):
                store.add_failure(result.where, result.stage, result.reason)
                yield result
            else:
                yield Added(document=result.document.id, added=store.add(result))


def consent_of(records: Sequence[Record]) -> list[ProposalAccount]:
    """Link the proposals of several records and say who consents to which."""
    return consent_table(with_clusters(records), names=load_codebook().party_names)


def consent_of_ledger(ledger: str) -> list[ProposalAccount]:
    """The same for all that a ledger keeps."""
    with Ledger.open(ledger, create=False) as store:
        return consent_of(list(store.records()))


def coded_by(codebook: Codebook | None = None) -> CodedBy:
    """What makes the records: this version, its parser, its codebook."""
    return CodedBy(placet=__version__, pipeline=parser().pipeline, codebook=(codebook or load_codebook()).version)


@cache
def parser() -> Parser:
    """The parser, loaded when it is first needed."""
    return Parser()


def _coder(actors: tuple[Path, ...]) -> Callable[[Document | DocumentError], Record | DocumentError]:
    parser()
    load_codebook(actors)
    return partial(_coded, actors)


def _coded(actors: tuple[Path, ...], document: Document | DocumentError) -> Record | DocumentError:
    """What could not be read passes through, so that it keeps its place among the others."""
    return document if isinstance(document, DocumentError) else code(document, actors=actors)
