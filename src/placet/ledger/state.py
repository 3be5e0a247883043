"""A ledger -> a mark of its state, so that what was made from it can be kept until it changes."""

from typing import NamedTuple

from sqlalchemy import Connection, Function, Table, func, select

from placet.ledger.tables import decisions, documents, versions


class State(NamedTuple):
    """Two states of one ledger with the same documents and decisions are equal. Numbers are never used again, so each change shows."""

    newest: int
    documents: int
    decided: int
    decisions: int


def state_of(connection: Connection) -> State:
    """Read the mark; it costs a count of the documents."""

    def ask(what: Function[int], table: Table) -> int:
        return connection.execute(select(what).select_from(table)).scalar_one() or 0

    return State(
        newest=ask(func.max(versions.c.number), versions),
        documents=ask(func.count(), documents),
        decided=ask(func.max(decisions.c.number), decisions),
        decisions=ask(func.count(), decisions),
    )
