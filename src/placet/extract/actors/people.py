"""Find the people named in a parsed document: those of the codebook, those it doesn't know, and their surnames where these come again.

"Ann Lee, the head of the port, … . Police asked Lee …" -> two names; coreference tells that they are one person. Left out: a name of two
words that the parser takes for nothing, unless a known first name, a title, a description or what she does shows a person.
"""

from msgspec import structs

from placet.codebook.actor_files import OTHER, ActorEntry
from placet.codebook.actors import ActorIndex, holds
from placet.extract.actors.mention import Mention
from placet.model.parsed import Entity, Parsed

UNSURE = ("ORG", "GPE", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "LAW")  # and where more than a first name must show that it is one
MISTAKEN = ("ORG", "GPE", "FAC", "NORP", "LOC")  # labels that the parser gives to people, too
LONGEST_NAME = 4
SHORTEST_PART = 2  # letters of a part of a name that stands for its bearer


def person(parsed: Parsed, actors: ActorIndex, entry: ActorEntry, start: int, end: int, head: int) -> Mention:
    """A person of the codebook, with the office held on the document's day."""
    day = parsed.document.published
    office = actors.office_on(entry, day)
    mention = Mention(
        start=start, end=end, head=head, form="name", kind="person", name=parsed.text(start, end), code=entry.code,
        country=entry.country, key=entry.key, gender=actors.gender_of(entry.name),
    )  # fmt: skip
    if office is None:
        return mention
    if day and not holds(office, day):
        return structs.replace(mention, sectors=("ELI",))
    country = entry.country
    if office.code != entry.country:
        country = actors.by_code[office.code].country if office.code != OTHER else ""
    return structs.replace(mention, code=office.code, country=country, sectors=office.sectors, office=office.office)


def namesake(parsed: Parsed, start: int, end: int) -> Mention | None:
    """Somebody else with a known surname whom the entities don't show: "Ola Putin"."""
    first = start
    while first > 0 and parsed.deps[first - 1] == "compound" and parsed.pos[first - 1] == "PROPN" and parsed.heads[first - 1] == end - 1:
        first -= 1
    if first == start:
        return None
    return Mention(start=first, end=end, head=end - 1, form="name", kind="person", name=parsed.text(first, end), code=OTHER)


def is_lone_surname(parsed: Parsed, actors: ActorIndex, start: int, end: int, around: Entity | None) -> bool:
    """Whether a surname stands for the person in the codebook: not after another first name, not as part of another name."""
    if parsed.pos[end - 1] not in ("PROPN", "X") and around is None:
        return False
    if around is not None and around.label not in ("PERSON", "ORG", "GPE", "NORP"):
        return False
    before = parsed.lower[start - 1] if start else ""
    if around and around.start < start and before not in actors.modifiers.courtesy and before not in actors.roles.by_name:
        return False
    if around and around.end > end and parsed.lower[end] not in ("'s", "’s"):
        return False
    follows = end < len(parsed) and parsed.pos[end] == "PROPN" and parsed.heads[end - 1] == end
    leads = start > 0 and parsed.pos[start - 1] == "PROPN" and parsed.deps[start - 1] == "compound" and parsed.heads[start - 1] < end
    titled = leads and (before in actors.modifiers.courtesy or before in actors.roles.by_name)
    return not follows and (not leads or titled or before.endswith("."))


def unknown_people(parsed: Parsed, actors: ActorIndex, known: list[Mention]) -> list[Mention]:
    """The PERSON entities that the codebook doesn't know, less titles and possessive endings."""
    taken = {token for mention in known for token in range(mention.start, mention.end) if mention.kind == "person"}
    known_words = ("name", "adjective")  # "Tajik" is nobody's name in "the Tajik border service", whatever the entities say
    blocked = {token for mention in known for token in range(mention.start, mention.end) if mention.form in known_words} - taken
    found = []
    for start, end in people_like(parsed, actors):
        end = next((token for token in range(start, end) if is_dash(parsed, token)), end)  # "Ann Lee – the minister"
        while end > start and not parsed.words[end - 1][0].isalnum():
            end -= 1
        while start < end - 1 and is_title(parsed, actors, start):
            start += 1
        while end < len(parsed) and parsed.pos[end] == "PROPN" and parsed.deps[end - 1] == "compound" and parsed.heads[end - 1] >= end:
            end += 1
        while start > 0 and is_first_name(parsed, start - 1, end) and start - 1 not in blocked and not is_title(parsed, actors, start - 1):
            start -= 1
        span = range(start, end)
        if start == end or not taken.isdisjoint(span) or blocked.issuperset(span) or not parsed.words[start][0].isupper():
            continue
        text = parsed.text(start, end)
        if text.lower() in actors.roles.by_name or len(text.strip(".")) < SHORTEST_PART:  # "wrote on X."
            continue
        mention = Mention(
            start=start, end=end, head=head_of(parsed, start, end), form="name", kind="person", name=text, code=OTHER,
            gender=actors.gender_of(text),
        )  # fmt: skip
        found.append(mention)
    return found


def people_like(parsed: Parsed, actors: ActorIndex) -> list[tuple[int, int]]:
    """The tokens that may name people: entities that are people, or begin with a title or a first name; and such names outside of any."""
    found = []
    inside: set[int] = set()
    surnames = lone_surnames(parsed, actors)
    for entity in parsed.entities:
        inside.update(range(entity.start, entity.end))
        several = entity.end - entity.start > 1
        first, last = entity.start, entity.end
        titled = several and entity.label == "ORG" and (is_title(parsed, actors, first) or is_title_of(parsed, actors, first, last))
        shown = (
            several
            and entity.label in UNSURE
            and entity.end - entity.start <= LONGEST_NAME
            and is_somebody(parsed, actors, surnames, first, last)
        )
        called = several and entity.end - entity.start <= LONGEST_NAME and bool(actors.gender_of(parsed.text(entity.start, entity.end)))
        if entity.label == "PERSON" or titled or shown or (called and entity.label in MISTAKEN and parsed.tags[entity.end - 1] == "NNP"):
            found.append((entity.start, entity.end))
    for token in range(len(parsed) - 1):
        head = parsed.heads[token]
        if token in inside or parsed.tags[token] != "NNP" or parsed.deps[token] != "compound" or not token < head < token + LONGEST_NAME:
            continue
        if (
            parsed.tags[head] == "NNP"
            and inside.isdisjoint(range(token, head + 1))
            and (actors.gender_of(parsed.text(token, head + 1)) or is_somebody(parsed, actors, surnames, token, head + 1))
        ):
            found.append((token, head + 1))
    return sorted(found)


def is_title_of(parsed: Parsed, actors: ActorIndex, start: int, end: int) -> bool:
    """Whether a title stands right before a name: "peace adviser Ann Lee"."""
    before = start - 1
    leads = before >= 0 and parsed.tags[before] == "NN" and parsed.deps[before] == "compound" and start <= parsed.heads[before] < end
    return leads and is_title(parsed, actors, before)


def is_dash(parsed: Parsed, token: int) -> bool:
    """Whether a token is a dash with room around it, not the hyphen of a name."""
    spaced = token > 0 and parsed.ends[token - 1] < parsed.starts[token]
    return spaced and parsed.words[token] in ("-", "–", "—")


def is_first_name(parsed: Parsed, token: int, end: int) -> bool:
    """Whether a word belongs to the name after it, which the entities cut short."""
    return parsed.pos[token] == "PROPN" and parsed.deps[token] == "compound" and token < parsed.heads[token] < end


def is_title(parsed: Parsed, actors: ActorIndex, token: int) -> bool:
    """Whether a word is a title ("Mr", "Senator")."""
    word = parsed.lower[token]
    return word in actors.modifiers.courtesy or word in actors.roles.by_name


def people_again(parsed: Parsed, actors: ActorIndex, known: list[Mention]) -> list[Mention]:
    """The parts of full names that stand alone elsewhere, whatever the parser takes them for: "Lee" where "Ann Lee" was named."""
    covered = {token for mention in known if mention.form != "adjective" for token in range(mention.start, mention.end)}
    particles = actors.modifiers.particles
    parts: dict[str, int] = {}
    for mention in known:
        if mention.kind == "person" and mention.form == "name" and mention.end - mention.start > 1:
            for token in range(mention.start, mention.end):
                word = parsed.words[token]
                if len(word) >= SHORTEST_PART and word[0].isupper() and word.lower() not in particles:
                    parts.setdefault(word, token)
    found = []
    for token, word in enumerate(parsed.words):
        if token <= parts.get(word, token) or token in covered or not stands_alone(parsed, actors, token):
            continue
        start, full = token, parts[word]
        while start > 0 and full > 0 and parsed.lower[start - 1] == parsed.lower[full - 1] in ("-", *particles):  # "van der Meer"
            start, full = start - 1, full - 1
        text = parsed.text(start, token + 1)
        found.append(Mention(start=start, end=token + 1, head=token, form="name", kind="person", name=text, code=OTHER))
    return found


def stands_alone(parsed: Parsed, actors: ActorIndex, token: int) -> bool:
    """Whether a capitalised word is no part of another name: not "Lee" in "Lee Street", "the Lee Foundation", "Tom Lee"."""
    around = next((entity for entity in parsed.entities if entity.start <= token < entity.end), None)
    if around is not None and around.label not in ("PERSON", *MISTAKEN):
        return False
    if around is not None and any(is_word_of_name(parsed, actors, each) for each in range(around.start, around.end) if each != token):
        return False
    after, head = token + 1, parsed.heads[token]
    if (
        after < len(parsed)
        and parsed.pos[after] == "PROPN"
        and (parsed.heads[after] == token or (parsed.deps[token] == "compound" and head >= after))
    ):
        return False
    dated = any(entity.start <= token - 1 < entity.end for entity in parsed.entities if entity.label == "DATE")  # "In January Lee said"
    return token == 0 or dated or not (parsed.heads[token - 1] == token and is_word_of_name(parsed, actors, token - 1))


def is_word_of_name(parsed: Parsed, actors: ActorIndex, token: int) -> bool:
    """Whether a word within a name is more than an article, a particle, a title or a possessive ending."""
    return parsed.words[token][0].isupper() and parsed.pos[token] == "PROPN" and not is_title(parsed, actors, token)


def lone_surnames(parsed: Parsed, actors: ActorIndex) -> frozenset[str]:
    """The words that stand as somebody's whole name: "Lee" of "Ms Lee", or where the parser takes "Lee" alone for a person."""
    called = {parsed.words[token] for token in range(1, len(parsed)) if parsed.lower[token - 1] in actors.modifiers.courtesy}
    return frozenset(
        called.union(parsed.words[each.start] for each in parsed.entities if each.label == "PERSON" and each.end - each.start == 1)
    )


def is_somebody(parsed: Parsed, actors: ActorIndex, surnames: frozenset[str], start: int, end: int) -> bool:
    """Whether what stands around two capitalised words shows that they name a person: "Ms Lee" elsewhere, "the miner Ann Lee", "who"."""
    head = end - 1
    if any(word in actors.roles.by_name or word in actors.modifiers.outlets for word in parsed.lower[start:end]):
        return False
    if parsed.words[head] in surnames:
        return True
    if start and parsed.heads[start - 1] == head and parsed.tags[start - 1] == "NNP" and is_title(parsed, actors, start - 1):
        return True
    calling = actors.roles.by_name.get(parsed.lower[start - 1]) if start else None
    if calling is not None and calling.holder == "person" and parsed.heads[start - 1] == head and parsed.tags[start - 1] == "NN":
        return True  # "ministry spokesman Ann Lee"
    beside = [*parsed.children_by(head, "appos"), *([parsed.heads[head]] if parsed.deps[head] == "appos" else [])]
    roles = (actors.roles.by_name.get(parsed.lemmas[each].lower()) for each in beside if parsed.tags[each] == "NN")
    if any(role is not None and role.holder == "person" for role in roles):
        return True
    for clause in parsed.children_by(head, "relcl"):
        if any(parsed.lower[each] == "who" for each in parsed.children_by(clause, "nsubj", "nsubjpass")):
            return True
    labelled = any(entity.start <= head < entity.end for entity in parsed.entities)  # organisations say things, too
    return not labelled and parsed.deps[head] == "nsubj" and parsed.lemmas[parsed.heads[head]].lower() in actors.modifiers.saying


def head_of(parsed: Parsed, start: int, end: int) -> int:
    """The token of [start, end) that hangs on something outside; the last one where several do."""
    outside = [t for t in range(start, end) if not start <= parsed.heads[t] < end or parsed.heads[t] == t]
    solid = [t for t in outside if parsed.deps[t] not in ("det", "case", "punct")]
    return (solid or outside or [end - 1])[0]
