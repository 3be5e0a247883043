"""Which actor a definite description goes back to: "the minister", "the army", "the agency", "the country", "the government".

By the same office or role, and no other country; by what is said of nobody yet ("the firm"). Indefinite ones go back to nobody.
"""

from collections.abc import Sequence

from msgspec import structs

from placet.codebook.actor_files import OTHER
from placet.extract.actors.antecedents import BREAKAWAY, NEAR, SUBJECTS, Antecedents, is_armed
from placet.extract.actors.cluster import Cluster
from placet.extract.actors.mention import PARTY, Mention

COMPANIES = ("organisation", "group", "other")  # what the parser may take an unknown company for
TOLD_BY_WORDS = ("ministry", "office")  # roles of many different bodies: "the customs service" isn't "the border commission"
AGENCY = "agency"  # what many international organisations are called, whatever their names
CALLINGS = frozenset({"NGO", "IGO", "LAB", "MED", "JUD"})  # sectors in which "the rights group", "the court" may be one named before
COMPANY = frozenset({"BUS", "NGO", "MED"})  # and in which it may be one of which nothing was told
SEPARATIST = "separatist"


def of_description(found: Antecedents, mention: Mention) -> Cluster | None:
    """The actor that a definite description goes back to: same office or role, and no other country."""
    if not mention.definite:
        return None
    if "state" in mention.points:
        return country_of(found, mention)
    owner = next((each for each in found.headed.get(mention.of, ()) if each.code not in ("", OTHER)), None)
    if owner is not None and mention.role == "government" and found.state(owner.country):  # "Ann Lee said her government …"
        return found.state(owner.country)
    if owner is not None and mention.code == OTHER and not mention.private:  # "its envoy": whose is known by now
        mention = structs.replace(mention, code=owner.code, country=owner.country)
    recent = [(before, cluster) for before, cluster in found.history[::-1] if before.start < mention.start]
    if mention.role == PARTY and mention.of < 0 and not mention.plural:  # "the party" whose members fight, too
        party = next((each for _, each in recent if each.kind in ("group", "organisation") and "PTY" in each.sectors), None)
        if party is not None:
            return party
    if mention.role == "government" and mention.code == OTHER and mention.of < 0:
        state = governed(found, mention)
        if state is not None:
            return state
    if mention.kind == "organisation" and not mention.plural and mention.of < 0:
        word = found.parsed.lower[mention.head]
        bare = not found.parsed.children_by(mention.head, "poss", "compound")
        called = (each for before, each in recent if bare and before.form == "name" and before.name.lower().split()[-1] == word)
        body = next((each for each in called if each.kind == "organisation"), None)
        if body is None and word == AGENCY:
            body = body_of_no_state(found, mention)
        if body is not None:  # "the agency": the one whose name ends so
            return body
    for _, cluster in recent:
        if says_the_same(mention, cluster):
            return cluster
    force = same_force(found, mention, recent)
    if force is not None:
        return force
    for before, cluster in recent:
        if cluster.kind in mention.points and before.form in ("name", "description") and before.role != mention.role:
            if (cluster.code == OTHER and before.form != "name") or cluster in speakers_around(found, mention, "organisation"):
                continue
            return None if mention.plural or mention.of >= 0 else cluster
        if (cluster.plural == mention.plural or mention.kind == "group") and fits(found, mention, cluster):
            return cluster
    if mention.role == "government" and mention.code == OTHER:
        return government_named(found, mention)
    return one_of_no_calling(found, mention)


def body_of_no_state(found: Antecedents, mention: Mention) -> Cluster | None:
    """The international organisation named just before: "the agency" may be the World Health Organization."""
    sentence = found.parsed.sentence_of[mention.start]
    for before, cluster in reversed(found.history):
        if sentence - found.parsed.sentence_of[before.start] > NEAR:
            break
        if before.form == "name" and cluster.kind == "organisation" and cluster.code not in (OTHER, cluster.country):
            return cluster
    return None


def says_the_same(mention: Mention, cluster: Cluster) -> bool:
    """Whether a person was described or titled by these very words, or more: "the governor" after "the central bank governor"."""
    if mention.kind != "person" or cluster.kind != "person" or mention.plural or cluster.plural:
        return False
    stated = mention.code not in ("", OTHER) and cluster.code not in ("", OTHER)
    other = mention.of >= 0 and mention.code in ("", OTHER)  # "the envoy of the rebels" isn't any envoy
    other_sex = mention.gender and cluster.gender and mention.gender != cluster.gender
    if other or other_sex or (stated and mention.code != cluster.code):
        return False
    if mention.loose == "leader":
        return stated and "office" in cluster.loose
    return bool(mention.words) and mention.sectors != ("ELI",) and cluster.words.issuperset(mention.words)


def same_force(found: Antecedents, mention: Mention, recent: Sequence[tuple[Mention, Cluster]]) -> Cluster | None:
    """The force called by the same word before: "the force" is the paramilitary force, where "the army" is another."""
    if mention.kind != "group" or mention.plural or mention.of >= 0 or "MIL" not in mention.sectors:
        return None
    word = found.parsed.lemmas[mention.head]
    called = (cluster for before, cluster in recent if before.form == "description" and found.parsed.lemmas[before.head] == word)
    return next((each for each in called if each.kind == "group" and not each.plural), None)


def one_of_no_calling(found: Antecedents, mention: Mention) -> Cluster | None:
    """The one person or company named just before without a word on who that is: "the politician", "the firm"."""
    person = mention.loose == "person"
    if mention.plural or mention.of >= 0 or not (person or (mention.kind == "organisation" and not COMPANY.isdisjoint(mention.sectors))):
        return None
    parsed = found.parsed
    ranked: dict[Cluster, tuple[int, bool, int]] = {}
    for before, cluster in found.history:
        away = parsed.sentence_of[mention.start] - parsed.sentence_of[before.start]
        if before.end > mention.start or away > NEAR or cluster.plural or not cluster.is_named:
            continue
        like = cluster.kind == "person" if person else cluster.kind in COMPANIES
        fits = like and cluster.code == OTHER and not cluster.words and not cluster.sectors and not cluster.country
        fits = fits or (person and cluster.is_person and bool(mention.gender) and mention.gender == cluster.gender)
        if fits and not (mention.gender and cluster.gender and mention.gender != cluster.gender):
            rank = (away, parsed.deps[before.head] not in SUBJECTS, mention.start - before.start)
            ranked[cluster] = min(rank, ranked.get(cluster, rank))
    if person and len(ranked) > 1:
        return None
    return min(ranked, key=lambda cluster: ranked[cluster], default=None)


def speakers_around(found: Antecedents, mention: Mention, kind: str) -> list[Cluster]:
    """The subjects of the clauses around a mention's own: "the group" of "NATO said the group was strong" isn't NATO."""
    parsed = found.parsed
    around: list[Cluster] = []
    token = mention.head
    while parsed.heads[token] != token:
        if parsed.deps[token] in ("ccomp", "xcomp"):
            subjects = parsed.children_by(parsed.heads[token], *SUBJECTS)
            around += [c for subject in subjects for c in found.headed.get(subject, ()) if c.kind == kind]
        token = parsed.heads[token]
    return around


def fits(found: Antecedents, mention: Mention, cluster: Cluster) -> bool:
    """Whether a description can go back to an actor: of its kind and country, and of its office, role or calling."""
    if mention.kind != cluster.kind:
        return False
    parting = found.parsed.lemmas[mention.head].lower() == SEPARATIST and BREAKAWAY in cluster.sectors
    if mention.kind == "group" and is_armed(mention.sectors) and (is_armed(cluster.sectors) or parting):
        return mention.code in ("", OTHER, cluster.code) and mention.country in ("", cluster.country)
    stated = mention.code not in ("", OTHER)
    if stated and cluster.code != mention.code:
        return False
    if mention.role in TOLD_BY_WORDS and not cluster.words.issuperset(mention.words):
        return False
    if mention.kind == "person":
        if mention.private:  # "her mother" isn't "the actor", though both are private people
            word = found.parsed.lemmas[mention.head]
            return any(each.form == "description" and found.parsed.lemmas[each.head] == word for each in cluster.mentions)
        if mention.plural:  # "the negotiators": those that were told of last
            return not stated and mention.of < 0 and bool(mention.sectors) and mention.role in cluster.roles
        return bool(mention.office) and (cluster.office == mention.office or mention.role in cluster.roles)
    of_its_kind = mention.private and not CALLINGS.isdisjoint(mention.sectors) and set(mention.sectors) <= set(cluster.sectors)
    return mention.role in cluster.roles or (of_its_kind and cluster.is_named and mention.of < 0)


def country_of(found: Antecedents, mention: Mention) -> Cluster | None:
    """The state of "his country", "the country"."""
    if mention.plural:
        return None
    for token in range(mention.start, mention.head):
        for owner in found.headed.get(token, ()):
            return found.state(owner.country) if found.parsed.tags[token] == "PRP$" else None
    return state_spoken_of(found, mention)


def state_spoken_of(found: Antecedents, mention: Mention) -> Cluster | None:
    """The state of the nearest sentence that has one: the highest subject, else the last one there."""
    parsed = found.parsed
    states = [(before, cluster) for before, cluster in found.history if cluster.kind == "state" and before.start < mention.start]
    if not states:
        return None
    near = max(parsed.sentence_of[before.start] for before, _ in states)
    here = [(before, cluster) for before, cluster in states if parsed.sentence_of[before.start] == near]
    subjects = [each for each in here if parsed.deps[each[0].head] in SUBJECTS]
    return (min(subjects, key=lambda each: parsed.depths[each[0].head]) if subjects else here[-1])[1]


def governed(found: Antecedents, mention: Mention) -> Cluster | None:
    """The state of "the government" where the sentence before is about one official: "Prince Bo warned Sudria. The government …"."""
    parsed, sentence = found.parsed, found.parsed.sentence_of[mention.start]
    if mention.start == mention.head:
        return None
    for before, cluster in reversed(found.history):
        if parsed.sentence_of[before.head] < sentence - 1:
            break
        verb = parsed.heads[before.head]
        leads = parsed.sentence_of[before.head] == sentence - 1 and parsed.heads[verb] == verb and parsed.deps[before.head] in SUBJECTS
        if leads and cluster.is_person and found.state(cluster.country) and "GOV" in cluster.sectors:
            return found.state(cluster.country)
    return None


def government_named(found: Antecedents, mention: Mention) -> Cluster | None:
    """The state of "the government": of the official who was named last, else the state that was."""
    if mention.start == mention.head:
        return None
    for _, cluster in reversed(found.history):
        if cluster.kind == "state":
            return cluster
        if cluster.kind == "person" and cluster.country and "GOV" in cluster.sectors and found.state(cluster.country):
            return found.state(cluster.country)
    return None
