"""The state of officials who are told only by where they are: "In Kyiv, the ministry said", "Asked in Kyiv, he said", "an official there".

An envoy is never of the state that he is in, and who is told by an owner needs no place.
"""

from placet.extract.actors.antecedents import BREAKAWAY, NEAR, SUBJECTS, Antecedents
from placet.extract.actors.cluster import Cluster
from placet.extract.actors.mention import ENVOY, Mention
from placet.model.parsed import Parsed

LONGEST_PLACE = 4  # words of "In Kuala Lumpur,"
PLACED = ("state", "other")


def state_at_place(found: Antecedents, mention: Mention) -> Cluster | None:
    """The state of an official by where the sentence is set, or by the place named last where it says "there"."""
    told = mention.of >= 0 and mention.of in found.headed
    if told or mention.role == ENVOY:
        return None
    return state_set_at(found, mention) or state_there(found, mention)


def state_set_at(found: Antecedents, mention: Mention) -> Cluster | None:
    """The state where a sentence is set before an official speaks: "In Kyiv, the ministry said", "in Kyiv, where the minister said"."""
    parsed, places = found.parsed, range(0)
    first = parsed.sentences[parsed.sentence_of[mention.head]][0]
    opening = opening_clause(parsed, mention, first)
    if parsed.lower[first] in ("in", "from"):
        places = range(first + 1, min(first + LONGEST_PLACE, mention.start))
    elif opening is not None:
        places = range(opening + 1, min(opening + LONGEST_PLACE, mention.start))
    verb = parsed.heads[mention.head]
    if parsed.deps[verb] == "relcl" and any(parsed.lower[each] == "where" for each in parsed.children_by(verb, "advmod")):
        places = range(parsed.heads[verb], parsed.heads[verb] + 1)
    named = [
        cluster for place in places for before, cluster in found.resolved_at.get(place, ())
        if is_placed(cluster) and before.form == "name" and before.start == places[0]
    ]  # fmt: skip
    return named[0] if named else None


def opening_clause(parsed: Parsed, mention: Mention, first: int) -> int | None:
    """The "in" at the end of what opens a sentence, right before an official: "Asked about it in Kyiv, the spokesman said"."""
    comma = mention.start - 1
    if comma <= first or parsed.words[comma] != "," or not parsed.tags[first].startswith(("VB", "IN")):
        return None
    return next((token for token in range(comma - 1, max(first, comma - LONGEST_PLACE), -1) if parsed.lower[token] == "in"), None)


def state_there(found: Antecedents, mention: Mention) -> Cluster | None:
    """The place named last, for those who are "there": "Quito is silent. Two government sources there said"; a subject before others."""
    parsed = found.parsed
    if mention.end >= len(parsed) or parsed.lower[mention.end] != "there" or parsed.lemmas[parsed.heads[mention.end]] == "be":
        return None
    best: tuple[tuple[int, bool, int], Cluster] | None = None
    for before, cluster in reversed(found.history):
        away = parsed.sentence_of[mention.start] - parsed.sentence_of[before.start]
        if away > NEAR:
            break
        if is_placed(cluster) and before.form == "name" and before.end <= mention.start:
            rank = (away, parsed.deps[before.head] not in SUBJECTS, mention.start - before.start)
            best = (rank, cluster) if best is None or rank < best[0] else best
    return best[1] if best else None


def is_placed(cluster: Cluster) -> bool:
    """Whether an actor can be meant by a place where officials are: a state, a city, or a breakaway government."""
    return (cluster.kind in PLACED and cluster.code == cluster.country) or BREAKAWAY in cluster.sectors
