"""What the shipped codebook knows, for the check of users' own files."""

from typing import NamedTuple

from placet.codebook.actor_files import RoleEntry
from placet.codebook.roles import GivenNames


class Known(NamedTuple):
    """States' and all actors' codes, roles by their names, words that are small inside of names ("of"), first names."""

    countries: frozenset[str]
    codes: frozenset[str]
    offices: dict[str, RoleEntry]
    particles: frozenset[str]
    given_names: GivenNames
