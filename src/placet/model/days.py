"""A date in a document -> the days that what it dates may be from."""

from placet.model.record import Position


def days_of(position: Position, published: str) -> tuple[str, str]:
    """The first and the last day that a position may date from, ISO: as the document dates it, else its day of publication.

    Nobody reports a stance before it is taken, so the day of publication is the last it can be. Both are "" where neither is known.
    """
    date = position.date
    last = (date.to or date.from_ if date else "") or published
    first = (date.from_ or date.to if date else "") or last
    if published:
        first, last = min(first, published), min(last, published)
    return first, last
