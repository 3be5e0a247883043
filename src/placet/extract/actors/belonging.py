"""Give actors without a code the code of whom they belong to, once all mentions are resolved.

"the minister's office", "a source in the group": the owner's. "the foreign minister", "the army": that of the state that the sentences
just before are about. Left OTHER: "an official", and whoever no state or organisation stands near.
"""

from collections.abc import Sequence

from placet.codebook.actor_files import OTHER
from placet.extract.actors.antecedents import SUBJECTS, Antecedents
from placet.extract.actors.cluster import Cluster
from placet.extract.actors.mention import Mention

NEAR = 2  # sentences back in which "the foreign minister" looks for his country
OFFICIAL = frozenset({"GOV", "MIL", "LEG", "SPY"})  # sectors of those who hold a state's office


def inherit_codes(found: Antecedents) -> None:
    """Give those without a code the code of their owners, then of the state spoken of."""
    for mention, cluster in found.history:
        if mention.form != "description" or cluster.code != OTHER or mention.of < 0 or "state" in mention.points:
            continue
        if mention.kind == "group" and mention.private and not mention.sectors:  # members of an alliance are not the alliance
            continue
        owner = next((each for each in owners(found, mention.of) if each.code not in ("", OTHER)), None)
        if owner is not None and (not mention.private or owner.kind in ("organisation", "group", "outlet")):
            cluster.code, cluster.country = owner.code, owner.country
    for place, (mention, cluster) in enumerate(found.history):
        if cluster.code != OTHER or cluster.country or not is_official(mention, cluster):
            continue
        state = spoken_of(found, mention, found.history[:place][::-1])
        if state is not None:
            cluster.code, cluster.country = state.code, state.country


def owners(found: Antecedents, token: int) -> list[Cluster]:
    """The actors at a token, else those it belongs to: Norland for the "service" of "Norland's foreign service"."""
    behind = found.parsed.children_by(token, "poss", "amod", "compound", "nmod")
    return found.headed.get(token) or [cluster for owner in behind for cluster in found.headed.get(owner, ())]


def is_official(mention: Mention, cluster: Cluster) -> bool:
    """Whether a mention is of a state's office or body, told apart from others of its kind, and doesn't say of which state.

    "the foreign minister", "the army"; "trade minister Ann Lee"; "Ann Lee, a ministry spokeswoman"; not "an official".
    """
    if mention.private or mention.country or mention.of >= 0 or mention.points or mention.plural:
        return False
    named = any(each.form in ("name", "title") for each in cluster.mentions)
    told = mention.form in ("description", "title") and (mention.definite or named)
    return told and bool(OFFICIAL.intersection(mention.sectors))


def spoken_of(found: Antecedents, mention: Mention, before: Sequence[tuple[Mention, Cluster]]) -> Cluster | None:
    """The state that an official answers for: the one that was just asked or accused, where this is the answer.

    Else the state, or the official of one, that is the subject of the same sentence or of the two before it: nearest, then highest.
    """
    parsed = found.parsed
    best: tuple[tuple[int, int], Cluster] | None = None
    asked = next((cluster for cluster in found.headed.get(mention.asked, ()) if stands_for_state(cluster)), None)
    if asked is not None:
        return asked
    for earlier, cluster in before:
        away = parsed.sentence_of[mention.start] - parsed.sentence_of[earlier.start]
        if away > NEAR:
            break
        of_state = stands_for_state(cluster) and (cluster.kind != "state" or earlier.form != "adjective")
        if of_state and parsed.deps[earlier.head] in SUBJECTS and earlier.start < mention.start:
            rank = (away, parsed.depths[earlier.head])
            best = (rank, cluster) if best is None or rank < best[0] else best
    return best[1] if best else None


def stands_for_state(cluster: Cluster) -> bool:
    """Whether an actor is a state, or an official or a body of one."""
    return cluster.country == cluster.code != OTHER and (cluster.kind == "state" or bool(OFFICIAL.intersection(cluster.sectors)))
