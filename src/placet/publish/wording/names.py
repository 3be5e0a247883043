"""Parties -> their names in a sentence, and the anchors that pages have for what they say."""

import re
from collections.abc import Mapping, Sequence

from placet.codebook.articles import with_article
from placet.publish.plain_text import one_line

MOST_NAMED = 5
NOT_IN_ANCHORS = re.compile(r"[^\w-]+")


def listed(keys: Sequence[str], names: Mapping[str, str], most: int = MOST_NAMED) -> str:
    """Name parties: "Norland, Sudria and Westmark"; of many the first, and how many others.

    >>> listed(["NRL", "SDR", "WMK"], {"NRL": "Norland", "SDR": "Sudria", "WMK": "Westmark"}, most=2)
    'Norland and 2 others'
    """
    named = [with_article(one_line(names.get(key, key), 60)) for key in keys]
    if len(named) > most:
        named = [*named[: most - 1], f"{len(named) - most + 1} others"]
    return " and ".join(filter(None, (", ".join(named[:-1]), *named[-1:])))


def anchor(*parts: str) -> str:
    """What follows the # in the address of a part of a page: the same for the same parts, whatever else stands on the page.

    >>> anchor("force", "OTHER:ann lee")
    'force-other-ann-lee'
    """
    return NOT_IN_ANCHORS.sub("-", "-".join(parts)).strip("-").casefold()
