"""Find the personal pronouns that may stand for actors, and whom the words around each make likely.

"Norland asked Sudria to pay. It refused" -> "It", likely Sudria: who is asked answers. "Norland thanked Sudria for its help" -> "its",
likely Sudria. Left out: the "it" of "it is clear that", and the "it" that is said to be what only things are ("it was too vague") or
to do what only things do ("it expires in May").
"""

from collections.abc import Iterable

from placet.codebook.actors import ActorIndex
from placet.codebook.roles import Modifiers
from placet.extract.actors.likely import likely, subjects_around
from placet.extract.actors.mention import Mention
from placet.model.parsed import Parsed

SUBJECTS = ("nsubj", "nsubjpass", "expl")
CLAUSES = ("csubj", "ccomp", "xcomp", "csubjpass")
SINGULAR = ("he", "she")
PERSONAL = ("PRP", "PRP$")


def find_pronouns(parsed: Parsed, actors: ActorIndex, known: Iterable[Mention]) -> list[Mention]:
    """Find the pronouns of a document, given the other mentions in it."""
    words = actors.modifiers
    heads = {mention.head for mention in known}
    found = []
    for token, word in enumerate(parsed.lower):
        if word == "who" and parsed.deps[token] in SUBJECTS and parsed.deps[parsed.heads[token]] == "relcl":
            owner = parsed.heads[parsed.heads[token]]
            found.append(Mention(start=token, end=token + 1, head=token, form="pronoun", kind="other", name=word, role=word, of=owner))
            continue
        kind = words.pronouns.get(word)
        mistagged = kind in SINGULAR and parsed.deps[token] in SUBJECTS  # "She" after "wrote on X."
        if kind is None or parsed.words[token] == "US" or not (parsed.tags[token] in PERSONAL or mistagged):
            continue
        if word == "it" and (is_expletive(parsed, token, words) or is_thing(parsed, token, words, heads)):
            continue
        mention = Mention(
            start=token, end=token + 1, head=token, form="pronoun", kind="other", name=parsed.words[token], role=kind,
            plural=kind in ("they", "selves"), gender=kind if kind in ("he", "she") else "", of=likely(parsed, token, words),
            near=tuple(subjects_around(parsed, token, words)),
        )  # fmt: skip
        found.append(mention)
    return found


def is_expletive(parsed: Parsed, token: int, words: Modifiers) -> bool:
    """Whether an "it" means nothing: "it is clear that", "it was agreed that", "it took two days to"."""
    if parsed.deps[token] == "expl":
        return True
    if parsed.deps[token] not in SUBJECTS:
        return False
    verb = parsed.heads[token]
    content = parsed.children_by(verb, *CLAUSES)
    if parsed.children_by(verb, "acomp", "attr", "oprd"):
        return bool(content) and (parsed.lemmas[verb].lower() not in ("call", "say")) and not says_of_agents(parsed, verb, words)
    if parsed.deps[token] == "nsubjpass":
        finite = [each for each in content if parsed.children_by(each, *SUBJECTS)]
        return bool(finite) and parsed.lemmas[verb].lower() not in words.addressing
    lasting = {each.start for each in parsed.entities if each.label in ("DATE", "TIME")}
    taken = parsed.children_by(verb, "dobj", "npadvmod") if parsed.lemmas[verb].lower() == "take" else []
    return any(not lasting.isdisjoint(range(*parsed.subtree(each))) for each in taken)


def is_thing(parsed: Parsed, token: int, words: Modifiers, actors: set[int]) -> bool:
    """Whether an "it" is said to be what only things are, and the text before it names a thing."""
    verb = parsed.heads[token]
    done = parsed.lemmas[verb].lower()
    if parsed.deps[token] != "nsubj" or (done not in words.of_things and (done != "be" or not parsed.children_by(verb, "acomp"))):
        return False
    if says_of_agents(parsed, verb, words):
        return False
    sentence = parsed.sentence_of[token]
    first = parsed.sentences[max(sentence - 1, 0)][0]
    nouns = (before for before in range(first, token) if parsed.tags[before] == "NN" and before not in actors)
    return any(parsed.deps[noun] in (*SUBJECTS, "dobj", "pobj") for noun in nouns)


def says_of_agents(parsed: Parsed, verb: int, words: Modifiers) -> bool:
    """Whether a predicate adjective is of the kind that only actors are: "is ready to"."""
    return any(parsed.lemmas[each].lower() in words.of_agents for each in parsed.children_by(verb, "acomp"))
