"""Find the mentions of actors in a parsed document: names, titles with names, descriptions, adjectives, pronouns.

"Norlandish Foreign Minister Ann Lee met Kyiv's allies; she …" -> a title, a name (Kyiv), a description (allies, OTHER), a pronoun.
Mere locations are mentions of the state too. What is no actor ("the war", "the plan") is missed on purpose.
"""

from collections.abc import Iterator

from msgspec import structs

from placet.codebook.actor_files import OTHER, OUTLET, ActorEntry
from placet.codebook.actors import ActorIndex, NameMatch
from placet.extract.actors.descriptions import Descriptions
from placet.extract.actors.likely import asked_before
from placet.extract.actors.mention import Mention, MentionForm
from placet.extract.actors.people import LONGEST_NAME, head_of, is_lone_surname, namesake, people_again, person, unknown_people
from placet.extract.actors.pronouns import find_pronouns
from placet.model.parsed import Entity, Parsed
from placet.model.record import ActorKind

MODIFIERS = ("amod", "compound", "nmod")
KINDS: dict[str, ActorKind] = {"ORG": "organisation", "GPE": "other"}


def find_mentions(parsed: Parsed, actors: ActorIndex) -> list[Mention]:
    """Find the mentions of actors, in order; a longer one before those inside it."""
    mentions = without_namesakes(parsed, actors, [found for match in actors.matches(parsed) if (found := named(parsed, actors, match))])
    mentions += unknown_outlets(parsed, actors, mentions)
    mentions += unknown_people(parsed, actors, mentions)
    mentions += people_again(parsed, actors, mentions)
    described = Descriptions(parsed, actors, mentions)
    mentions = [with_question(parsed, actors, with_body(parsed, actors, mention)) for mention in described.mentions()]
    mentions += unknown_entities(parsed, mentions)
    mentions += unknown_callings(parsed, actors, mentions)
    mentions += find_pronouns(parsed, actors, mentions)
    return sorted(mentions, key=lambda mention: (mention.start, -mention.end))


def with_question(parsed: Parsed, actors: ActorIndex, mention: Mention) -> Mention:
    """An official with whom the sentence before asked or accused: "Norland accused Sudria of theft. The foreign minister denied …"."""
    if mention.form not in ("title", "description") or mention.kind == "state":
        return mention
    return structs.replace(mention, asked=asked_before(parsed, mention.head, actors.modifiers))


def with_body(parsed: Parsed, actors: ActorIndex, mention: Mention) -> Mention:
    """A person with the body that a clause says is hers: "Ann Lee, who chairs the commission", "Bo Ek, speaking for the army"."""
    if mention.form != "name" or mention.kind != "person" or mention.of >= 0:
        return mention
    for verb in parsed.children_by(mention.head, "relcl", "acl"):
        who = parsed.tags[verb] == "VBG" or any(parsed.lower[each] == "who" for each in parsed.children_by(verb, "nsubj"))
        if who and parsed.lemmas[verb].lower() in actors.modifiers.leading:
            for_whom = [each for each in parsed.children_by(verb, "prep") if parsed.lower[each] == "for"]
            led = parsed.children_by(verb, "dobj") or [each for word in for_whom for each in parsed.children_by(word, "pobj")]
            return structs.replace(mention, of=led[0] if led else -1)
    return mention


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
    """Leave out capitals that begin another name ("Nordhavn Athletic"), and, where the state has no name of its own, these words alone.

    So are bodies that many states have, where nothing else is of the state whose body is best known by that name ("the Foreign Office").
    """
    leading = {mention.start for mention in found if is_seat(mention) and leads_name(parsed, actors, mention.end)}
    taken = {mention.name for mention in found if mention.start in leading}
    stated = {mention.key for mention in found if mention.kind == "state" and mention.form == "name" and not mention.sectors}
    named_states = {mention.country for mention in found if mention.name.lower() not in actors.modifiers.common_bodies}
    return [
        mention for mention in found
        if mention.start not in leading and not (is_seat(mention) and mention.name in taken and mention.key not in stated)
        and (mention.country in named_states or mention.kind != "organisation")
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


def is_part_of_other_name(parsed: Parsed, actors: ActorIndex, entry: ActorEntry, start: int, end: int, around: Entity | None) -> bool:
    """Whether a country's or a city's name belongs to a person ("Ann Jordan"), or to a place elsewhere ("Lebanon, Ohio")."""
    possessive = around is not None and around.end == end + 1 and parsed.deps[end] == "case"  # "Sri Lanka's", taken for a person
    if around and around.label == "PERSON" and (around.start, around.end - possessive) != (start, end):
        return parsed.pos[end - 1] == "PROPN" and (around.end > end or parsed.lower[start - 1] not in actors.roles.by_name)
    leading = start > 0 and parsed.deps[start - 1] == "compound" and parsed.pos[start - 1] == "PROPN" and parsed.heads[start - 1] == start
    if leading and end - start == 1 and around and around.label == "ORG" and around.start == start - 1:
        return True  # "Ola Washington", taken for an organisation
    if end + 1 < len(parsed) and parsed.words[end] == "," and entry.kind == "state" and entry.key != "USA":
        return f"USA/{parsed.words[end + 1]}" in actors.entries and parsed.deps[end + 1] == "appos"
    return False


def unknown_outlets(parsed: Parsed, actors: ActorIndex, known: list[Mention]) -> list[Mention]:
    """Newspapers, broadcasters and agencies that the codebook doesn't know.

    They are told by the last word of their names ("the Norland Courier"), or by what they are called ("the newspaper Avisen").
    """
    taken = {token for mention in known if mention.form != "adjective" for token in range(mention.start, mention.end)}
    found = []
    told = {*named_as_outlets(parsed, actors), *called_outlets(parsed, actors), *told_outlets(parsed, actors)}
    for start, end in sorted(told, key=lambda span: (span[0], -span[1])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            mention = Mention(
                start=start, end=end, head=head_of(parsed, start, end), form="name", kind="outlet", name=parsed.text(start, end),
                code=OUTLET, sectors=("JRN",), country=country_of_outlet(parsed, actors, start, end),
            )  # fmt: skip
            found.append(mention)
    return found


def country_of_outlet(parsed: Parsed, actors: ActorIndex, start: int, end: int) -> str:
    """The country that an outlet's name or the words before it tell: "the Norlandish broadcaster Avisen", "the Norland Courier"."""
    first = start
    while first > parsed.sentences[parsed.sentence_of[start]][0] and parsed.deps[first - 1] in MODIFIERS:
        first -= 1
    named = (actors.named(parsed.words[token]) for token in range(first, end))
    return next((each.country for entries in named for each in entries if each.kind in ("state", "other") and each.country), "")


def named_as_outlets(parsed: Parsed, actors: ActorIndex) -> Iterator[tuple[int, int]]:
    """The names whose last word is one of a newspaper's: "the Norland Courier"."""
    for token, word in enumerate(parsed.lower):
        if word not in actors.modifiers.outlets or parsed.tags[token] not in ("NNP", "NNPS") or not parsed.words[token][0].isupper():
            continue
        start = token
        while start > parsed.sentences[parsed.sentence_of[token]][0] and is_part_of_name(parsed, start - 1, token):
            start -= 1
        if start < token and parsed.deps[token] != "compound":
            yield start, token + 1


def called_outlets(parsed: Parsed, actors: ActorIndex) -> Iterator[tuple[int, int]]:
    """The capitalised words beside what an outlet is called: "the newspaper Avisen", "the Avisen daily"."""
    kinds = actors.modifiers.outlet_kinds
    for token, word in enumerate(parsed.lower):
        pair = token > 0 and f"{parsed.lower[token - 1]} {word}" in kinds
        if not (word in kinds or pair) or parsed.words[token][0].isupper():
            continue
        low, high = parsed.sentences[parsed.sentence_of[token]]
        end = token + 1
        while end < high and is_capitalised(parsed, end):
            end += 1
        if end > token + 1 and parsed.words[end - 1] != "-" and not actors.gender_of(parsed.text(token + 1, end)):
            yield token + 1, end
            continue
        start = last = token - pair
        while start > low + 1 and is_capitalised(parsed, start - 1):
            start -= 1
        if start < last and parsed.lower[start - 1] == "the" and parsed.tags[last - 1] in ("NNP", "NNPS"):
            yield start, last


def told_outlets(parsed: Parsed, actors: ActorIndex) -> Iterator[tuple[int, int]]:
    """The organisations that are said to be outlets, or that report and cite: "Nordbrev, a newsletter", "Nordbrev reported, citing"."""
    for entity in parsed.entities:
        if entity.label != "ORG" or actors.named(parsed.text(entity.start, entity.end)):
            continue
        start = entity.start + (parsed.lower[entity.start] == "the" and entity.end - entity.start > 1)
        head = head_of(parsed, start, entity.end)
        said_to_be = any(parsed.lower[each] in actors.modifiers.outlet_kinds for each in parsed.children_by(head, "appos"))
        verb = parsed.heads[head]
        reports = parsed.deps[head] == "nsubj" and parsed.lemmas[verb].lower() == "report"
        if said_to_be or (reports and any(parsed.lower[each] == "citing" for each in parsed.children_by(verb, "advcl", "prep"))):
            yield start, entity.end


def is_capitalised(parsed: Parsed, token: int) -> bool:
    """Whether a word may be part of a name: with a capital, or the hyphen between two such."""
    return parsed.words[token][0].isupper() or (parsed.words[token] == "-" and parsed.ends[token] == parsed.starts[token + 1])


def is_part_of_name(parsed: Parsed, token: int, head: int) -> bool:
    """Whether a capitalised word stands before a name's last word and hangs on it."""
    return parsed.words[token][0].isupper() and parsed.tags[token] in ("NNP", "NNPS", "JJ") and parsed.heads[token] == head


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


def unknown_callings(parsed: Parsed, actors: ActorIndex, known: list[Mention]) -> list[Mention]:
    """What people and organisations are said to be beside their names in words of no role: "Ann Lee, the head of a port"."""
    heads = {mention.head for mention in known}
    found = []
    for mention in known:
        if mention.form not in ("name", "title") or mention.kind not in ("person", "organisation"):
            continue
        for head in parsed.children_by(mention.head, "appos"):
            start = parsed.subtree(head)[0]
            article = parsed.children_by(head, "det", "poss")
            owner = parsed.children_by(head, "poss") or [
                each for preposition in parsed.children_by(head, "prep")
                if parsed.lower[preposition] in ("of", "at", "for")
                or (parsed.lower[preposition] == "to" and parsed.lemmas[head].lower() in actors.modifiers.serving)
                for each in parsed.children_by(preposition, "pobj")
            ]  # fmt: skip
            if head in heads or parsed.tags[head] != "NN" or not (article or owner) or not mention.end <= start <= min((*article, head)):
                continue
            calling = Mention(
                start=start, end=head + 1, head=head, form="description", kind=mention.kind, name=parsed.text(start, head + 1), code=OTHER,
                words=(parsed.lemmas[head].lower(),), of=owner[0] if owner else -1,
            )  # fmt: skip
            found.append(calling)
    return found
