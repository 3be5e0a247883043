"""How documents may name what somebody looks for: shared by who knows the names, and who keeps the documents."""

from typing import NamedTuple


class Naming(NamedTuple):
    """One way in which a document may name a proposal, in stems (`placet.model.stems`).

    Either the words of a `phrase` in a row; or an `action` ("": any) whose names hold all of the `words` somewhere.
    """

    phrase: tuple[str, ...] = ()
    action: str = ""
    words: tuple[str, ...] = ()
