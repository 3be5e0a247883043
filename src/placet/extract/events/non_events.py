"""Tell which firings of frames with an event are none after all: names, standing views, wishes of one's own, words withheld."""

from placet.codebook.grammar import Words
from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import Firing
from placet.model.parsed import Parsed


def is_no_event(firing: Firing, clauses: Clauses, commenting: Words) -> bool:
    """Whether a firing that has its parties tells no event; `commenting`: verbs for words that one may withhold."""
    entry = firing.frame.entry
    if entry.negated is True and is_standing(firing, clauses):
        return True
    if entry.event == "REQUEST" and asks_nobody(firing, clauses):
        return True
    return entry.event == "REJECT" and withholds_words(firing, clauses, commenting)


def is_numbered_name(firing: Firing, parsed: Parsed) -> bool:
    """Whether a noun is but a name with a number: "March 1"."""
    return firing.frame.category == "noun" and parsed.tags[firing.head] == "NNP" and bool(parsed.children_by(firing.head, "nummod"))


def is_standing(firing: Firing, clauses: Clauses) -> bool:
    """Whether a refusal only tells who somebody is: "the states that do not recognise Sudria"."""
    parsed, verb = clauses.parsed, firing.clause.support
    tags = [parsed.tags[token] for token in (verb, *parsed.children_by(verb, "aux"))]
    return parsed.deps[verb] == "relcl" and any(tag in ("VBZ", "VBP") for tag in tags) and not firing.clause.modals


def asks_nobody(firing: Firing, clauses: Clauses) -> bool:
    """Whether a verb of asking tells what one wishes to do oneself, or what one thinks: "wants to run", "suggested that it was late"."""
    parsed = clauses.parsed
    contents = [each for each in firing.clause.complements if each.kind in firing.frame.entry.complement]
    if not contents:
        return False
    asked = any(firing.clause.fill(slot) for slot in (*firing.frame.recipient, "object"))
    own = not asked and all(each.kind == "infinitive" and not parsed.children_by(each.head, "nsubj", "nsubjpass") for each in contents)
    return own or all(each.kind == "finite" and is_statement(parsed, each.head) for each in contents)


def is_statement(parsed: Parsed, verb: int) -> bool:
    """Whether a clause says what is or was, not what shall be: it has a tense and no modal."""
    words = [verb, *parsed.children_by(verb, "aux", "auxpass")]
    tags = [parsed.tags[token] for token in words]
    return "MD" not in tags and any(tag in ("VBD", "VBZ") for tag in tags)


def withholds_words(firing: Firing, clauses: Clauses, commenting: Words) -> bool:
    """Whether but words are refused: "declined to comment"."""
    contents = firing.clause.complements
    infinitive = bool(contents) and all(each.kind == "infinitive" for each in contents)
    return infinitive and all(clauses.parsed.lemmas[each.head].lower() in commenting for each in contents)
