"""A record -> the version of a document that the ledger keeps: its key and its JSON, the truth that all tables are made from."""

from typing import NamedTuple

import msgspec

from placet.errors import LedgerError
from placet.model.document import fingerprint
from placet.model.record import SCHEMA, Record

_NUL, _INSTEAD = r"\u0000", r"\ufffd"


class Key(NamedTuple):
    """What makes a version that version: the document, the hash of its text, and who coded it."""

    document: str
    text_hash: str
    coder: str


class Version(NamedTuple):
    """A version: its key, the record's JSON, and the record as the projections show it."""

    key: Key
    content: str
    record: Record


class _Versioned(msgspec.Struct):
    """What every record tells, whatever its schema."""

    schema: str


def version_of(record: Record) -> Version:
    """Make the version of a record.

    Clusters, and what is a copy of what, are left out: they are judgements over all documents of a ledger, made when it is read, not
    over the batch that a document came in.
    """
    proposals = tuple(msgspec.structs.replace(proposal, cluster=None, joined=None) for proposal in record.proposals)
    document = msgspec.structs.replace(record.document, copy_of=None)
    record = msgspec.structs.replace(record, document=document, proposals=proposals)
    return _version(msgspec.json.encode(record).decode(), record)


def version_from(content: str, where: str) -> Version:
    """Read a version off its JSON; `where` begins the LedgerError that is raised where it can't be read.

    >>> version_from('{"schema": "placet.record/9"}', "line 3")
    Traceback (most recent call last):
    placet.errors.LedgerError: line 3 has schema placet.record/9, not placet.record/1: update Placet
    """
    return _version(content, record_from(content, where))


def record_from(content: str, where: str) -> Record:
    """Read a record off its JSON, exactly as it was kept."""
    try:
        return _DECODER.decode(content)
    except (msgspec.MsgspecError, ValueError) as error:
        raise LedgerError(_trouble(content, where, error)) from error


_DECODER = msgspec.json.Decoder(Record)


def _trouble(content: str, where: str, error: Exception) -> str:
    """Say why a record can't be read: made by a newer version, or broken."""
    try:
        schema = msgspec.json.decode(content, type=_Versioned).schema
    except (msgspec.MsgspecError, ValueError) as broken:
        return f"{where} can't be read ({broken}): add the document again"
    if schema != SCHEMA:
        return f"{where} has schema {schema}, not {SCHEMA}: update Placet"
    return f"{where} can't be read ({error}): add the document again"


def _version(content: str, record: Record) -> Version:
    if _NUL in content:
        # PostgreSQL keeps no text with a NUL in it. The JSON, in which it is an escape, keeps it; the tables show a sign for it.
        record = msgspec.json.decode(content.replace(_NUL, _INSTEAD), type=Record)
    key = Key(record.document.id, fingerprint(record.document.text), msgspec.json.encode(record.coded_by).decode())
    return Version(key, content, record)
