"""Whom a pronoun most likely stands for, by the verbs and clauses around it, whoever that is.

"Norland asked Sudria to pay, but it refused": who is asked answers. "Norland thanked Sudria for its help": the object's. "Norland says
Sudria moved its troops": the inner subject's; but of "shelled its villages" it isn't.
"""

from collections.abc import Iterator

from placet.codebook.roles import Modifiers
from placet.model.parsed import Parsed

SUBJECTS = ("nsubj", "nsubjpass")
OBJECTS = ("dobj", "dative")
ARGUMENTS = ("dobj", "dative", "iobj", "pobj")
ABOUT = ("for", "of", "over")  # "praised her for", "accused her of"
OPENING = ("advcl", "prep")
VERBS = ("VERB", "AUX")


def likely(parsed: Parsed, token: int, words: Modifiers) -> int:
    """The token that a pronoun most likely stands for, by the verbs around; -1 where they tell nothing."""
    judged = object_judged(parsed, token, words)
    if judged >= 0:
        return judged
    asked = asked_before(parsed, token, words)
    return asked if asked >= 0 else named_after(parsed, token)


def object_judged(parsed: Parsed, token: int, words: Modifiers) -> int:
    """The object of "thanked Ann for her help", "accused Ann of breaking her word"; not of "blamed Ann for hitting her"."""
    at = token
    if parsed.deps[token] in ARGUMENTS:
        return -1
    while parsed.heads[at] != at:
        at = parsed.heads[at]
        if parsed.tags[token] == "PRP$" and parsed.lemmas[at].lower() in words.harming:
            return -1  # "accused Ann of stealing her car"
        if parsed.deps[at] == "prep" and parsed.lower[at] in ABOUT:
            verb = parsed.heads[at]
            if parsed.deps[verb] in OBJECTS:  # the parser may hang the phrase on the object
                return verb if parsed.lemmas[parsed.heads[verb]].lower() in words.judging else -1
            if parsed.pos[verb] == "VERB":
                objects = [each for each in parsed.children_by(verb, *OBJECTS) if each < at]
                return objects[0] if objects and parsed.lemmas[verb].lower() in words.judging else -1
        elif parsed.pos[at] == "VERB" and parsed.children_by(at, *SUBJECTS):
            return -1
    return -1


def asked_before(parsed: Parsed, token: int, words: Modifiers) -> int:
    """Who was asked or accused just before, where a token is the subject of an answer; of a denial, who was said to have done it."""
    answer = parsed.heads[token]
    if parsed.deps[token] != "nsubj":
        return -1
    done = " ".join((parsed.lemmas[answer].lower(), *(parsed.lower[each] for each in parsed.children_by(answer, "prt"))))
    answering = done in words.answering or any(parsed.lower[each] == "instead" for each in parsed.children_by(answer, "advmod"))
    if parsed.deps[answer] == "conj" and parsed.heads[answer] < answer:
        asking = parsed.heads[answer]  # "asked Sudria to pay, but it refused"
    elif parsed.sentence_of[token]:
        start, end = parsed.sentences[parsed.sentence_of[token] - 1]
        asking = next((each for each in range(start, end) if parsed.heads[each] == each), start)
    else:
        return -1
    before = parsed.lemmas[asking].lower()
    if answering and (before in words.asking or before in words.judging):
        asked = who_is_asked(parsed, asking)
    elif done in words.denying:
        asked = [subject for content in parsed.children_by(asking, "ccomp") for subject in parsed.children_by(content, "nsubj")]
    else:
        return -1
    return asked[0] if asked and asked[0] < token else -1


def who_is_asked(parsed: Parsed, verb: int) -> list[int]:
    """The heads of those that a verb of asking or accusing is directed at: "asked Sudria", "wants Sudria to pay", "called on Sudria"."""
    asked = parsed.children_by(verb, *OBJECTS)
    asked += [subject for content in parsed.children_by(verb, "ccomp", "xcomp") for subject in parsed.children_by(content, "nsubj")]
    for preposition in parsed.children_by(verb, "prep"):
        asked += parsed.children_by(preposition, "pobj") if parsed.lower[preposition] in ("on", "to") else []
    return asked


def named_after(parsed: Parsed, token: int) -> int:
    """The subject after the words that open a sentence with a pronoun: "When it took the islands, Norland …", "In its reply, Norland …"."""
    start = parsed.sentences[parsed.sentence_of[token]][0]
    at = token
    while parsed.heads[at] != at and (parsed.deps[at] not in OPENING or parsed.subtree(at)[0] != start):
        at = parsed.heads[at]
    if parsed.heads[at] == at or parsed.lower[at] == "under":  # "Under its terms, Norland …": a treaty's
        return -1
    named = any(parsed.deps[each] in SUBJECTS for each in range(start, token))
    after = [each for each in parsed.children_by(parsed.heads[at], *SUBJECTS) if each > at]
    return after[0] if after and not named else -1


def subjects_around(parsed: Parsed, token: int, words: Modifiers) -> Iterator[int]:
    """The tokens that a pronoun may stand for in its sentence, the likeliest first: the subjects and owners of what it stands in.

    "its" of "France and its allies": France. The subject of its own verb can't be an object ("Ann told her"), nor the owner of what
    that subject harms, nor mostly of more than what it is asked to do something with.
    """
    owner = parsed.tags[token] == "PRP$"
    bare = parsed.deps[token] in ARGUMENTS and not parsed.lower[token].endswith(("self", "selves"))
    inner, at = True, token
    while parsed.heads[at] != at:
        child, at = at, parsed.heads[at]
        verbal = parsed.pos[at] in VERBS
        if parsed.deps[child] == "conj" and not verbal and owner:
            yield at
        if verbal:
            subjects = parsed.children_by(at, *SUBJECTS)
            far = parsed.heads[token] != child or parsed.deps[child] != "dobj"  # "asked the court to rule on its border"
            wanted = far and any(parsed.lower[each] == "to" for each in parsed.children_by(at, "aux"))
            others = owner and (parsed.lemmas[at].lower() in words.harming or is_entered(parsed, token, words))
            can_be = not inner or not (bare or wanted or others)
            if child not in subjects and can_be:
                yield from subjects
            if parsed.deps[at] == "xcomp" and not subjects and can_be and parsed.lemmas[parsed.heads[at]].lower() in words.asking:
                yield from parsed.children_by(parsed.heads[at], *OBJECTS)  # "asked Sudria to open its border"
            inner = inner and not subjects
            if parsed.deps[at] == "relcl":
                yield parsed.heads[at]
        else:
            yield from (each for each in parsed.children_by(at, "poss") if each != child)


def is_entered(parsed: Parsed, token: int, words: Modifiers) -> bool:
    """Whether somebody goes into what a pronoun owns: "sent ships into its waters"."""
    owned = parsed.heads[token]
    return parsed.lemmas[owned].lower() in words.territory and parsed.lower[parsed.heads[owned]] in ("into", "over", "across")
