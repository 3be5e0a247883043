"""What a text's record tells of positions, as the tests of this folder compare it."""

from placet.flow import code
from placet.model.document import Document


def stances(text: str) -> set[tuple[str, str, str]]:
    """The code of each holder, the stance, and the proposal's label."""
    record = code(Document(id="d", text=text, published="2025-03-06"))
    codes = {actor.id: actor.code for actor in record.actors}
    labels = {proposal.id: proposal.label for proposal in record.proposals}
    return {(codes[each.holder], each.stance, labels[each.proposal]) for each in record.positions}


def stances_of(text: str, holder: str) -> set[str]:
    """The stances of one holder, by code."""
    return {stance for code, stance, _ in stances(text) if code == holder}
