"""Give actors without a code the code of whom they belong to, once all mentions are resolved.

"the minister's office", "a source in the group": the owner's. "the foreign minister", "the army": that of the state where the sentence is
set ("In Kyiv, a ministry official said"), else of the one that the sentences just before are about. Left OTHER: "an official", and whoever
no state or organisation stands near.
"""

from collections.abc import Iterable

from msgspec import structs

from placet.codebook.actor_files import OTHER
from placet.extract.actors.antecedents import NEAR, SUBJECTS, Antecedents, is_armed
from placet.extract.actors.cluster import Cluster
from placet.extract.actors.mention import COUNTERPART, EMBASSY, ENVOY, Mention
from placet.extract.actors.whereabouts import state_at_place

OFFICIAL = frozenset({"GOV", "MIL", "LEG", "SPY", "OPP"})  # sectors of those who hold a state's office, or would
OBJECTS = ("dobj", "dative", "pobj", "iobj")
CITING = ("cite", "quote")
DIPLOMAT = "diplomat"  # who is one at an organisation of states speaks for some member of it
SPEAKER = "spokesman"  # the role of those who speak for whoever was named just before


def inherit_codes(found: Antecedents) -> None:
    """Give all that still have no code that of their owners, now that these have theirs; else of the state spoken of."""
    for place, (mention, cluster) in enumerate(found.history):
        inherit_from_owner(found, mention, cluster)
        if mention.of > mention.head and cluster.code == OTHER and not cluster.country and is_official(found, mention, cluster):
            take_code(cluster, spoken_of(found, mention, reversed(found.history[:place])))


def inherit_code(found: Antecedents, mention: Mention, cluster: Cluster) -> None:
    """Give an actor without a code, at the mention added last, the code of its owner or of the state spoken of."""
    inherit_from_owner(found, mention, cluster)
    first = cluster.mentions[0]
    unknown = first is not mention and first.form == "description" and not first.definite  # "the official": the one who is no one's
    if cluster.code != OTHER or cluster.country or unknown:
        return
    state = body_named_before(found, mention) or embassy_before(found, mention)
    if state is None and (may_answer(mention) or is_beside_official(found, mention)):
        state = state_at_place(found, mention)
    if state is None and may_answer(mention):
        state = state_of_outlet(found, mention)
    if state is None and mention.of <= mention.head and is_official(found, mention, cluster):  # else its owner is still to come
        state = spoken_of(found, mention, reversed(found.history))
    take_code(cluster, state)


def take_code(cluster: Cluster, owner: Cluster | None) -> None:
    """Give an actor the code and the country of another, if there is one."""
    if owner is not None:
        cluster.code, cluster.country = owner.code, owner.country


def inherit_from_owner(found: Antecedents, mention: Mention, cluster: Cluster) -> None:
    """Give a described actor without a code its owner's ("her office"), and a person that of the body after the name.

    "Ann Lee of the army"
    """
    if mention.form == "name" and mention.kind == "person" and cluster.code == OTHER:
        mention = structs.replace(mention, form="description", of=mention.of if mention.of >= 0 else body_after(found, mention))
    if mention.form not in ("title", "description") or cluster.code != OTHER or mention.of < 0 or "state" in mention.points:
        return
    if mention.kind == "group" and mention.private and not mention.sectors:  # members of an alliance are not the alliance
        return
    owner = next((each for each in owners(found, mention.of) if each.code not in ("", OTHER)), None)
    if owner is not None and (not mention.private or owner.kind in ("organisation", "group", "outlet")):
        take_code(cluster, owner)


def body_after(found: Antecedents, mention: Mention) -> int:
    """The head of the body that stands after a person's name, or -1: "Ann Lee of the foreign ministry"; of the many whose one she is."""
    parsed, head = found.parsed, found.parsed.heads[mention.head]
    if parsed.deps[mention.head] == "appos" and parsed.tags[head] == "CD":  # "one of the delegates, Ann Lee"
        of = [each for each in parsed.children_by(head, "prep") if parsed.lower[each] == "of"]
        return next((each for preposition in of for each in parsed.children_by(preposition, "pobj")), -1)
    prepositions = [each for each in parsed.children_by(mention.head, "prep") if each == mention.end]
    prepositions = [each for each in prepositions if parsed.lower[each] in ("of", "from")]
    bodies = [each for preposition in prepositions for each in parsed.children_by(preposition, "pobj")]
    return next((each for each in bodies if any(cluster.kind == "organisation" for cluster in found.headed.get(each, ()))), -1)


def body_named_before(found: Antecedents, mention: Mention) -> Cluster | None:
    """The organisation whose name ends in the word before an official: the last "… Agency" for "an agency official"."""
    parsed, body = found.parsed, mention.head - 1
    if not may_answer(mention) or mention.kind != "person" or mention.of >= 0 or body < 0 or parsed.deps[body] != "compound":
        return None
    if body in found.headed or parsed.lemmas[mention.head].lower() == DIPLOMAT:  # "EU diplomats", "a council diplomat": not the body's
        return None
    for before, cluster in reversed(found.history):
        ends = {name.split()[-1].lower() for name in (before.name, before.proper) if name}
        if cluster.kind == "organisation" and before.form == "name" and cluster.code != OTHER and parsed.lower[body] in ends:
            return cluster
    return None


def embassy_before(found: Antecedents, mention: Mention) -> Cluster | None:
    """The state of the ambassador or embassy named last, for "the embassy"."""
    if mention.role != EMBASSY or not mention.definite or mention.of >= 0:
        return None
    coded = (cluster for _, cluster in reversed(found.history) if cluster.code != OTHER)
    return next((cluster for cluster in coded if not cluster.roles.isdisjoint((EMBASSY, ENVOY))), None)


def owners(found: Antecedents, token: int) -> list[Cluster]:
    """The actors at a token, else those it belongs to: Norland for the "service" of "Norland's foreign service"."""
    behind = found.parsed.children_by(token, "poss", "amod", "compound", "nmod")
    return found.headed.get(token) or [cluster for owner in behind for cluster in found.headed.get(owner, ())]


def may_answer(mention: Mention) -> bool:
    """Whether a mention is of a state's office or body that doesn't say of which state: "the foreign minister", "a ministry official"."""
    told = mention.form in ("description", "title")
    told = told and mention.role != COUNTERPART  # "his counterpart": of any state but his
    return told and not mention.private and not mention.country and not mention.points and bool(OFFICIAL.intersection(mention.sectors))


def is_beside_official(found: Antecedents, mention: Mention) -> bool:
    """Whether a name follows an official or a body where the parser took both for a place's: "In Kyiv, the head of the agency, Ann Lee"."""
    parsed, (before, _) = found.parsed, found.history[-2] if len(found.history) > 1 else found.history[-1]
    beside = parsed.deps[mention.head] == "appos" and mention.kind == "person" and mention.form in ("name", "title")
    return beside and may_answer(before) and before.end == mention.start - 1 and parsed.words[before.end] == ","


def is_official(found: Antecedents, mention: Mention, cluster: Cluster) -> bool:
    """Whether such a mention is told apart from others of its kind, too.

    "the foreign minister", "the army"; "trade minister Ann Lee"; "Ann Lee, a ministry spokeswoman"; "a spokesman"; not "an official".
    """
    if not may_answer(mention) or mention.plural or (mention.of >= 0 and owners(found, mention.of)):
        return False
    return mention.definite or mention.role == SPEAKER or any(each.form in ("name", "title") for each in cluster.mentions)


def spoken_of(found: Antecedents, mention: Mention, before: Iterable[tuple[Mention, Cluster]]) -> Cluster | None:
    """The state that an official answers for: the one that was just asked or accused, where this is the answer.

    Else the state, or the official of one, that is the subject of the same sentence or of the two before it: nearest, then highest. Who
    only speaks for somebody ("a spokesman") may speak for an organisation, too.
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
        of_body = mention.role == SPEAKER and cluster.kind == "organisation" and cluster.code not in ("", OTHER)
        if (of_state or of_body) and parsed.deps[earlier.head] in SUBJECTS and earlier.start < mention.start:
            rank = (away, parsed.depths[earlier.head])
            best = (rank, cluster) if best is None or rank < best[0] else best
    return best[1] if best else opposed_by_rebels(found, mention) or dealt_with(found, mention) or found.home


def opposed_by_rebels(found: Antecedents, mention: Mention) -> Cluster | None:
    """The state whose rebels were named just before: Norland where "Norland's rebels said they would stop, but the army balked"."""
    for before, cluster in reversed(found.history):
        if found.parsed.sentence_of[mention.start] - found.parsed.sentence_of[before.start] > NEAR:
            break
        if cluster.kind == "group" and is_armed(cluster.sectors) and cluster.code != OTHER and before.start < mention.start:
            return found.state(cluster.country)
    return None


def dealt_with(found: Antecedents, mention: Mention) -> Cluster | None:
    """The state to which something was said or done just before: "NATO asked Norland to wait. The interior ministry said …"."""
    parsed = found.parsed
    best: tuple[tuple[int, int], Cluster] | None = None
    for before, cluster in reversed(found.history):
        away = parsed.sentence_of[mention.start] - parsed.sentence_of[before.start]
        if away > NEAR:
            break
        if stands_for_state(cluster) and before.form == "name" and parsed.deps[before.head] in OBJECTS and before.start < mention.start:
            rank = (away, parsed.depths[before.head])
            best = (rank, cluster) if best is None or rank < best[0] else best
    return best[1] if best else None


def state_of_outlet(found: Antecedents, mention: Mention) -> Cluster | None:
    """The state of the newspaper that cites an official without saying whose: "the Norland Courier reported, citing an army source".

    Only where the text speaks of that state: the great agencies cite everybody's officials.
    """
    parsed, verb = found.parsed, found.parsed.heads[mention.head]
    if parsed.deps[mention.head] != "dobj" or parsed.lemmas[verb].lower() not in CITING or mention.of >= 0:
        return None
    while not parsed.children_by(verb, "nsubj") and parsed.heads[verb] != verb and parsed.deps[verb] in ("advcl", "relcl", "acl", "conj"):
        verb = parsed.heads[verb]
    who = [each for each in (verb, *parsed.children_by(verb, "nsubj")) if each < mention.start]
    outlets = [cluster for each in who for cluster in found.headed.get(each, ()) if cluster.kind == "outlet"]
    return found.state(outlets[0].country) if outlets else None


def stands_for_state(cluster: Cluster) -> bool:
    """Whether an actor is a state, or an official or a body of one."""
    return cluster.country == cluster.code != OTHER and (cluster.kind == "state" or bool(OFFICIAL.intersection(cluster.sectors)))
