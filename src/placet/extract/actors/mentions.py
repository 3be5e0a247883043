"""Find the mentions of actors in a parsed document: names, titles with names, descriptions, adjectives, pronouns.

"Norlandish Foreign Minister Ann Lee met Kyiv's allies; she …" -> a title, a name (Kyiv), a description (allies, OTHER), a pronoun.
Mere locations are mentions of the state too. What is no actor ("the war", "the plan") is missed on purpose.
"""

from dataclasses import replace

from placet.codebook.actor_files import OTHER, OUTLET, ActorEntry
from placet.codebook.actors import ActorIndex, NameMatch, holds
from placet.extract.actors.descriptions import Descriptions
from placet.extract.actors.mention import Mention, MentionForm
from placet.extract.actors.pronouns import find_pronouns
from placet.model.parsed import Entity, Parsed
from placet.model.record import ActorKind

MODIFIERS = ("amod", "compound", "nmod")
MISTAKEN = ("ORG", "GPE", "FAC", "NORP", "LOC")  # labels that the parser gives to people, too
LONGEST_NAME = 4
KINDS: dict[str, ActorKind] = {"ORG": "organisation", "GPE": "other"}


def find_mentions(parsed: Parsed, actors: ActorIndex) -> list[Mention]:
    """Find the mentions of actors, in order; a longer one before those inside it."""
    mentions = without_namesakes(parsed, actors, [found for match in actors.matches(parsed) if (found := named(parsed, actors, match))])
    mentions += unknown_outlets(parsed, actors, mentions)
    mentions += unknown_people(parsed, actors, mentions)
    described = Descriptions(parsed, actors, mentions)
    mentions = described.mentions()
    mentions += unknown_entities(parsed, mentions)
    mentions += find_pronouns(parsed, actors, mentions)
    return sorted(mentions, key=lambda mention: (mention.start, -mention.end))


def named(parsed: Parsed, actors: ActorIndex, match: NameMatch) -> Mention | None:
    """One name of the codebook as a mention; None where the words mean something else there."""
    start, end, form = match.start, match.end, match.form
    around = next((entity for entity in parsed.entities if entity.start <= start and end <= entity.end), None)
    if form == "surname":
        if not is_lone_surname(parsed, actors, start, end, around):
            return namesake(parsed, start, end) if around is None else None
        entry = actors.best(match.keys, parsed.document.published)
    else:
        entry = actors.entries[match.keys[0]]
    head = head_of(parsed, start, end)
    if entry.kind in ("state", "other") and is_part_of_other_name(parsed, actors, entry, start, end, around):
        return None
    if entry.kind == "person":
        return person(parsed, actors, entry, start, end, head)
    if form == "adjective":
        written: MentionForm = "adjective" if modifies(parsed, head) else "description"
    elif form == "people":
        written = "description"
        if parsed.children_by(head, "nummod", "amod"):  # "two Russians": some people, not the state
            return Mention(
                start=start, end=end, head=head, form=written, kind="person", name=parsed.text(start, end), code=OTHER,
                country=entry.country, sectors=("CVL",), plural=True,
            )  # fmt: skip
    else:
        written = "name"
    return Mention(
        start=start, end=end, head=head, form=written, kind=entry.kind, name=parsed.text(start, end), code=entry.code,
        country=entry.country, sectors=("GOV",) if form == "seat" else entry.sectors, key=entry.key, plural=form == "people",
        proper=entry.name,
    )  # fmt: skip


def without_namesakes(parsed: Parsed, actors: ActorIndex, found: list[Mention]) -> list[Mention]:
    """Leave out capitals that begin another name ("Nordhavn Athletic"), and, where the state has no name of its own, these words alone."""
    leading = {mention.start for mention in found if is_seat(mention) and leads_name(parsed, actors, mention.end)}
    taken = {mention.name for mention in found if mention.start in leading}
    stated = {mention.key for mention in found if mention.kind == "state" and mention.form == "name" and not mention.sectors}
    return [
        mention for mention in found
        if mention.start not in leading and not (is_seat(mention) and mention.name in taken and mention.key not in stated)
    ]  # fmt: skip


def is_seat(mention: Mention) -> bool:
    """Whether a mention names a state by its capital or a building."""
    return mention.kind == "state" and mention.form == "name" and bool(mention.sectors)


def leads_name(parsed: Parsed, actors: ActorIndex, end: int) -> bool:
    """Whether the word before `end` is but the first of a longer name that is neither a title nor a person's."""
    if (
        end >= len(parsed)
        or parsed.tags[end] != "NNP"
        or parsed.deps[end - 1] != "compound"
        or not end <= parsed.heads[end - 1] < end + LONGEST_NAME
    ):
        return False
    head = parsed.heads[end - 1]
    words = parsed.lower[end : head + 1]
    inside_person = any(each.label == "PERSON" and each.start <= head < each.end for each in parsed.entities)
    return parsed.tags[head] == "NNP" and not inside_person and not any(word in actors.roles.by_name for word in (*words, " ".join(words)))


def modifies(parsed: Parsed, token: int) -> bool:
    """Whether a word stands before a noun as its modifier, alone or joined with another one."""
    while parsed.deps[token] == "conj" and parsed.heads[token] < token:
        token = parsed.heads[token]
    return parsed.deps[token] in MODIFIERS and parsed.heads[token] > token


def namesake(parsed: Parsed, start: int, end: int) -> Mention | None:
    """Somebody else with a known surname whom the entities don't show: "Ola Putin"."""
    first = start
    while first > 0 and parsed.deps[first - 1] == "compound" and parsed.pos[first - 1] == "PROPN" and parsed.heads[first - 1] == end - 1:
        first -= 1
    if first == start:
        return None
    return Mention(start=first, end=end, head=end - 1, form="name", kind="person", name=parsed.text(first, end), code=OTHER)


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
        return replace(mention, sectors=("ELI",))
    country = entry.country
    if office.code != entry.country:
        country = actors.by_code[office.code].country if office.code != OTHER else ""
    return replace(mention, code=office.code, country=country, sectors=office.sectors, office=office.office)


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


def is_part_of_other_name(parsed: Parsed, actors: ActorIndex, entry: ActorEntry, start: int, end: int, around: Entity | None) -> bool:
    """Whether a country's or a city's name belongs to a person ("Ann Jordan"), or to a place elsewhere ("Lebanon, Ohio")."""
    if around and around.label == "PERSON" and (around.start, around.end) != (start, end):
        return parsed.pos[end - 1] == "PROPN" and (around.end > end or parsed.lower[start - 1] not in actors.roles.by_name)
    leading = start > 0 and parsed.deps[start - 1] == "compound" and parsed.pos[start - 1] == "PROPN" and parsed.heads[start - 1] == start
    if leading and end - start == 1 and around and around.label == "ORG" and around.start == start - 1:
        return True  # "Ola Washington", taken for an organisation
    if end + 1 < len(parsed) and parsed.words[end] == "," and entry.kind == "state" and entry.key != "USA":
        return f"USA/{parsed.words[end + 1]}" in actors.entries and parsed.deps[end + 1] == "appos"
    return False


def unknown_outlets(parsed: Parsed, actors: ActorIndex, known: list[Mention]) -> list[Mention]:
    """Newspapers, broadcasters and agencies that the codebook doesn't know, told by the last word of their names."""
    names = {token for mention in known if mention.form != "adjective" for token in range(mention.start, mention.end)}
    found = []
    for token, word in enumerate(parsed.lower):
        if word not in actors.modifiers.outlets or parsed.tags[token] not in ("NNP", "NNPS") or not parsed.words[token][0].isupper():
            continue
        start = token
        while start > parsed.sentences[parsed.sentence_of[token]][0] and is_part_of_name(parsed, start - 1, token):
            start -= 1
        if start < token and parsed.deps[token] != "compound" and names.isdisjoint(range(start, token + 1)):
            mention = Mention(
                start=start, end=token + 1, head=token, form="name", kind="outlet", name=parsed.text(start, token + 1), code=OUTLET,
                sectors=("JRN",),
            )  # fmt: skip
            found.append(mention)
    return found


def is_part_of_name(parsed: Parsed, token: int, head: int) -> bool:
    """Whether a capitalised word stands before a name's last word and hangs on it."""
    return parsed.words[token][0].isupper() and parsed.tags[token] in ("NNP", "NNPS", "JJ") and parsed.heads[token] == head


def unknown_people(parsed: Parsed, actors: ActorIndex, known: list[Mention]) -> list[Mention]:
    """The PERSON entities that the codebook doesn't know, less titles and possessive endings."""
    taken = {token for mention in known for token in range(mention.start, mention.end) if mention.kind == "person"}
    blocked = {token for mention in known for token in range(mention.start, mention.end) if mention.form == "name"} - taken
    found = []
    for start, end in people_like(parsed, actors):
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
        if text.lower() in actors.roles.by_name:
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
    for entity in parsed.entities:
        inside.update(range(entity.start, entity.end))
        several = entity.end - entity.start > 1
        titled = several and entity.label == "ORG" and is_title(parsed, actors, entity.start)
        called = several and entity.end - entity.start <= LONGEST_NAME and bool(actors.gender_of(parsed.text(entity.start, entity.end)))
        if entity.label == "PERSON" or titled or (called and entity.label in MISTAKEN and parsed.tags[entity.end - 1] == "NNP"):
            found.append((entity.start, entity.end))
    for token in range(len(parsed) - 1):
        head = parsed.heads[token]
        if token in inside or parsed.tags[token] != "NNP" or parsed.deps[token] != "compound" or not token < head < token + LONGEST_NAME:
            continue
        if parsed.tags[head] == "NNP" and inside.isdisjoint(range(token, head + 1)) and actors.gender_of(parsed.text(token, head + 1)):
            found.append((token, head + 1))
    return sorted(found)


def is_first_name(parsed: Parsed, token: int, end: int) -> bool:
    """Whether a word belongs to the name after it, which the entities cut short."""
    return parsed.pos[token] == "PROPN" and parsed.deps[token] == "compound" and token < parsed.heads[token] < end


def is_title(parsed: Parsed, actors: ActorIndex, token: int) -> bool:
    """Whether a word is a title ("Mr", "Senator")."""
    word = parsed.lower[token]
    return word in actors.modifiers.courtesy or word in actors.roles.by_name


def unknown_entities(parsed: Parsed, known: list[Mention]) -> list[Mention]:
    """The organisations and places among the entities that nothing else covers."""
    heads = {token for mention in known if mention.form != "adjective" for token in range(mention.start, mention.end)}
    countries = {mention.head: mention.country for mention in known if mention.kind == "state"}
    found = []
    for entity in parsed.entities:
        kind = KINDS.get(entity.label)
        start = entity.start + (parsed.lower[entity.start] == "the" and entity.end - entity.start > 1)
        end = entity.end - (parsed.lower[entity.end - 1] in ("'s", "’s") and entity.end - start > 1)
        if kind is None or not heads.isdisjoint(range(start, end)):
            continue
        country = next((countries[token] for token in range(start, end) if token in countries), "")
        mention = Mention(
            start=start, end=end, head=head_of(parsed, start, end), form="name", kind=kind, name=parsed.text(start, end), code=OTHER,
            country=country,
        )  # fmt: skip
        found.append(mention)
    return found


def head_of(parsed: Parsed, start: int, end: int) -> int:
    """The token of [start, end) that hangs on something outside; the last one where several do."""
    outside = [t for t in range(start, end) if not start <= parsed.heads[t] < end or parsed.heads[t] == t]
    solid = [t for t in outside if parsed.deps[t] not in ("det", "case", "punct")]
    return (solid or outside or [end - 1])[0]
