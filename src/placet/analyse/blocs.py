"""The codebook's actors -> what rules of consent ask of it: who is a member of which bloc on a day, and who has a veto."""

from collections.abc import Callable, Collection

from msgspec import Struct

from placet.codebook.actors import ActorIndex

COUNCIL = "organisation:UN/Security Council"  # its key in the codebook: its code is the UN's


class Blocs(Struct, frozen=True, kw_only=True):
    """What is known of blocs: their members on a day ("": today), the Security Council's, and who has a veto there."""

    members: Callable[[str, str], tuple[str, ...]]
    council: Callable[[str], tuple[str, ...]]
    permanent: Collection[str]


def known_blocs(actors: ActorIndex) -> Blocs:
    """Ask the codebook. The Security Council's permanent members are those whose membership neither begins nor ends."""
    council = actors.entries[COUNCIL]
    permanent = frozenset(each.code for each in council.members if not each.start and not each.end)
    return Blocs(members=actors.members, council=lambda day: actors.members(COUNCIL, day), permanent=permanent)
