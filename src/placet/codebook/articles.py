"""Which names stand with an article in a sentence (`articles.yaml`)."""

from functools import cache

from msgspec import Struct

from placet.codebook.loading import document, shipped


class Articles(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns (lower case) that give a name of several words an article, and names that have one by themselves."""

    nouns: frozenset[str]
    names: frozenset[str]


def with_article(name: str) -> str:
    """Put a name as it stands inside of a sentence.

    >>> with_article("United States"), with_article("Norland"), with_article("the Aldan League"), with_article("Council")
    ('the United States', 'Norland', 'the Aldan League', 'Council')
    """
    words = name.casefold().split()
    if name in _articles().names or (len(words) > 1 and words[0] != "the" and not _articles().nouns.isdisjoint(words)):
        return f"the {name}"
    return name


@cache
def _articles() -> Articles:
    return document(shipped("articles.yaml"), Articles)
