"""Tell who stands beside the holder of a stance, and who is excepted from it, from the prepositions on the subject and on the verb.

"Norland, like Sudria, wants …" -> Sudria too. "All members except Norland approved …" -> Norland did not.
Deliberately missed: "unlike Sudria", which doesn't tell where Sudria stands.
"""

from placet.extract.clauses.clauses import Clause
from placet.extract.positions.discourse import Discourse

Tokens = tuple[int, ...]


def companions(discourse: Discourse, clause: Clause) -> Tokens:
    """The words for those who do with the subject what a predicate tells: "alongside Sudria", "like Sudria", ", joining Sudria"."""
    parsed, words = discourse.parsed, discourse.constructions
    found: list[int] = []
    for marker in _prepositions(discourse, clause):
        before = parsed.lower[marker - 1] if marker else ""
        own = parsed.lower[marker] in words.beside or (parsed.lower[marker] == "with" and before in words.together)
        if own and marker < clause.support:
            found += [token for first in parsed.children_by(marker, "pobj") for token in discourse.clauses.expanded(first)]
    for joining in parsed.children_by(clause.support, "advcl"):
        bare = parsed.tags[joining] == "VBG" and not parsed.children_by(joining, "prep", "advmod", "mark")
        if bare and joining > clause.support and parsed.lemmas[joining].lower() in words.joining:  # "will recognise it, joining Sudria"
            found += [token for first in parsed.children_by(joining, "dobj") for token in discourse.clauses.expanded(first)]
    return tuple(found)


def excepted(discourse: Discourse, clause: Clause) -> Tokens:
    """The words for those whom a predicate does not hold of: "all but Norland", "except Norland", "with the exception of Norland"."""
    parsed, words = discourse.parsed, discourse.constructions
    for marker in _prepositions(discourse, clause):
        governed = parsed.children_by(marker, "pobj")
        exception = [noun for noun in governed if parsed.lemmas[noun].lower() == "exception"]
        if parsed.lower[marker] == "with" and exception:
            hung = [child for child in parsed.children_by(exception[0], "prep") if parsed.lower[child] == "of"]
        elif parsed.lower[marker] in words.excepting and (parsed.lower[marker] != "but" or _all(discourse, marker)):
            hung = [marker, *parsed.children_by(marker, "prep")]
        else:
            continue
        named = [noun for child in hung for noun in parsed.children_by(child, "pobj")]
        if not named and parsed.lower[marker] == "but":  # the parser takes what follows for the subject: "all but Norland agreed"
            named = [token for token in parsed.children_by(clause.support, "nsubj") if marker < token][:1]
        return tuple(token for first in named for token in discourse.clauses.expanded(first))
    joined = [child for noun in parsed.children_by(clause.support, "nsubj") for child in parsed.children_by(noun, "cc")]
    but = [child for child in joined if parsed.lower[child] == "but" and _all(discourse, child)]  # taken for a conjunction
    return tuple(token for child in but for token in parsed.children_by(parsed.heads[child], "conj"))


def _prepositions(discourse: Discourse, clause: Clause) -> list[int]:
    """The prepositions on a predicate's verb and on its subject."""
    parsed = discourse.parsed
    bearers = dict.fromkeys((clause.head, clause.support, *parsed.children_by(clause.support, "nsubj"), *clause.fill("subject")))
    return [child for bearer in bearers for child in parsed.children_by(bearer, "prep")]


def _all(discourse: Discourse, marker: int) -> bool:
    """Whether "but" follows a word for all or for none."""
    parsed = discourse.parsed
    noun = parsed.heads[marker]
    return any(parsed.lower[token] in discourse.constructions.wholes for token in (noun, *parsed.children[noun]))
