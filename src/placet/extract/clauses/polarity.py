"""Tell whether a predicate is denied, possible or under a condition, from the words that hang on it."""

from placet.codebook.grammar import Grammar
from placet.model.parsed import Parsed


def auxiliary_bearer(parsed: Parsed, head: int) -> int:
    """The verb on which negation and modals stand: the first of coordinated verbs that share them."""
    while parsed.deps[head] == "conj" and not parsed.children_by(head, "nsubj", "nsubjpass", "aux", "neg"):
        above = parsed.heads[head]
        if parsed.tags[above] != parsed.tags[head]:
            break
        head = above
    return head


def negated(parsed: Parsed, grammar: Grammar, verb: int) -> bool:
    """Whether a verb stands under its own "not", "never", "no longer" or the like."""
    for child in parsed.children[verb]:
        word = parsed.lower[child]
        if parsed.deps[child] in ("neg", "preconj", "cc") and word in grammar.negators:
            return True
        if parsed.deps[child] == "prep" and parsed.lemmas[verb] == "be" and parsed.children_by(child, "neg"):
            return True  # "is 'not under consideration'"
        if parsed.deps[child] == "advmod":
            if word in grammar.negative_adverbs:
                return True
            if any(parsed.lower[inner] in grammar.negative_determiners for inner in parsed.children[child]):
                return True
    return parsed.deps[verb] == "xcomp" and awaited(parsed, verb)


def awaited(parsed: Parsed, verb: int) -> bool:
    """Whether what a verb tells is told not to have come yet: "has yet to decide", "has not yet agreed", "has not ratified it"."""
    above = parsed.heads[verb]
    bearer = above if parsed.deps[verb] == "xcomp" and parsed.lemmas[above] in ("have", "be") else verb
    denied = any(parsed.lower[child] != "never" for child in parsed.children_by(verb, "neg"))
    if denied and any(parsed.lower[child] in ("has", "have", "'ve") for child in parsed.children_by(verb, "aux")):
        return True
    yet = any(parsed.lower[child] == "yet" for child in parsed.children_by(bearer, "advmod"))
    return yet and (bearer != verb or bool(parsed.children_by(verb, "neg")))


def negative_argument(parsed: Parsed, grammar: Grammar, slots: dict[str, tuple[int, ...]]) -> bool:
    """ "No country has agreed", "sees little room", "neither side", "in nobody's interest": the words before it deny the act."""
    for slot in ("subject", "object", "attr", "in"):
        for token in slots.get(slot, ()):
            if slot != "in" and (parsed.lower[token] in grammar.negative_pronouns or is_denied(parsed, grammar, token)):
                return True
            owners = parsed.children_by(token, "poss")
            if any(parsed.lower[owner] in grammar.negative_pronouns or is_denied(parsed, grammar, owner) for owner in owners):
                return True
    return False


def is_denied(parsed: Parsed, grammar: Grammar, noun: int) -> bool:
    """Whether a noun has a word before it by which there is none of it, or as good as none; "a little", "a few" are some."""
    before = [parsed.lower[child] for child in parsed.children_by(noun, "det", "neg", "preconj", "advmod", "amod")]
    return bool(grammar.negative_determiners.intersection(before)) or ("a" not in before and bool(grammar.scarce.intersection(before)))


def modals(parsed: Parsed, verb: int) -> tuple[str, ...]:
    """The modal verbs of a verb, in lower case."""
    return tuple(parsed.lower[child] for child in parsed.children[verb] if parsed.tags[child] == "MD")


def conditions(parsed: Parsed, grammar: Grammar, head: int) -> tuple[int, ...]:
    """The clauses and prepositional phrases of condition that hang on a predicate, by their heads."""
    found = []
    for child in parsed.children[head]:
        if parsed.deps[child] in ("advcl", "ccomp"):
            markers = [parsed.lower[inner] for inner in parsed.children[child] if parsed.deps[inner] in ("mark", "advmod", "prep")]
            marked = any(marker in grammar.condition_markers for marker in markers)
        else:
            marked = parsed.deps[child] == "prep" and parsed.lower[child] in grammar.condition_markers
        if marked:
            found.append(child)
        elif modals(parsed, head):
            found += phrase_conditions(parsed, grammar, child)
    return tuple(found)


def phrase_conditions(parsed: Parsed, grammar: Grammar, child: int) -> list[int]:
    """The condition that several words mark under what "would" or "will": "as long as …", "in return for …", "only after …"."""
    if parsed.deps[child] == "advmod" and parsed.lower[child] in grammar.condition_adverbs:
        return parsed.children_by(child, "advcl")
    first, _ = parsed.subtree(child)
    only = "only" in parsed.lower[max(first - 1, 0) : first + 1]
    if parsed.deps[child] == "advcl":
        marks = {parsed.lower[inner] for inner in parsed.children_by(child, "mark", "advmod")}
        return [child] if only and marks & grammar.limited_conditions else []
    if parsed.deps[child] != "prep":
        return []
    if only and parsed.lower[child] in grammar.limited_conditions:
        return [child]
    return [child] if any(parsed.lower[noun] in grammar.condition_nouns for noun in parsed.children_by(child, "pobj")) else []
