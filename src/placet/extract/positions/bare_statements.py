"""Find what a speaker grants or refuses without a verb: "No deal", "Patrols, maybe. A base, never", said Norland's envoy.

"No deal" -> Norland, oppose, deal. Deliberately missed: bare statements that say yes ("Talks, of course").
"""

from collections.abc import Iterator

from placet.extract.positions.commitments import Taken
from placet.extract.positions.discourse import Discourse
from placet.extract.positions.namings import Naming
from placet.model.parsed import Parsed
from placet.model.record import Stance

BARE = 0.5  # see `stances`


def find_bare(discourse: Discourse) -> Iterator[Taken]:
    """Find the nouns that somebody says with nothing but "no", "never" or "maybe"."""
    for token, tag in enumerate(discourse.parsed.tags):
        hanging = any(mark.governor == token for mark in discourse.conditions)  # "no deal without …" is a prospect
        stance = said_of(discourse, token) if tag.startswith("NN") and not hanging else None
        holders = discourse.speakers(token) if stance else ()
        naming = named(discourse, token) if holders else None
        if stance and naming:
            yield Taken(head=token, holders=holders, naming=naming, stance=stance, rule="bare statement", confidence=BARE)


def said_of(discourse: Discourse, noun: int) -> Stance | None:
    """What the words beside a noun that stands alone say of it; None where it does not stand alone, or they say nothing."""
    d, parsed = discourse, discourse.parsed
    above = parsed.heads[noun]
    alone = above == noun or any(one.frame.entry.reports for one in d.firings.get(above, ()))
    if not alone or any(parsed.tags[child].startswith("VB") for child in parsed.children[noun]):
        return None
    answer = {parsed.lower[child] for child in parsed.children_by(noun, "advmod", "neg") if child > noun} | behind_comma(parsed, noun)
    if answer & d.constructions.never:
        return "oppose"
    if answer & d.constructions.perhaps:
        return "undecided"
    opening = noun == above or parsed.deps[noun] in ("ccomp", "dep", "dobj", "intj")
    return "oppose" if opening and any(parsed.lower[child] == "no" for child in parsed.children_by(noun, "det")) else None


def behind_comma(parsed: Parsed, noun: int) -> set[str]:
    """The word between the comma that closes a noun's phrase and the next mark, which the parser may hang anywhere: "A base, never,"."""
    comma = noun + 1
    while comma < parsed.subtree(noun)[1] and parsed.words[comma] != ",":
        comma += 1
    alone = comma + 2 < len(parsed) and parsed.words[comma] == "," and parsed.pos[comma + 2] == "PUNCT"
    return {parsed.lower[comma + 1]} if alone else set()


def named(discourse: Discourse, noun: int) -> Naming | None:
    """A noun as an act: one of a class, or one that is told more closely ("no naval base", but not "no doubt")."""
    own = discourse.namings.at(noun)
    if own is not None:
        return None if own.anaphor else own
    closer = discourse.parsed.children_by(noun, "amod", "compound", "prep")
    return discourse.namings.nominal(noun) if closer else None
