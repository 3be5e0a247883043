"""Find the clause that tells an event: the words around its head, without the clauses that are joined to it."""

from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import Firing
from placet.model.parsed import Parsed

SHORTEST = 6  # tokens; a nominal event in fewer is shown with the clause around it


def clause_span(firing: Firing, clauses: Clauses) -> tuple[int, int]:
    """The token range [start, end) of the clause that a firing stands in."""
    parsed = clauses.parsed
    top = firing.head if firing.frame.category == "verb" else firing.clause.support
    start, end = own_range(parsed, top)
    if firing.frame.category != "verb" and end - start < SHORTEST:
        governor = clauses.governor(top)
        if governor is not None:
            wider_start, wider_end = own_range(parsed, governor)
            start, end = min(start, wider_start), max(end, wider_end)
    while end - start > 1 and parsed.tags[end - 1] in (".", ",", ":", "``", "''", "CC", "-LRB-", "HYPH"):
        end -= 1
    while end - start > 1 and opens(clauses, start, top):
        start += 1
    return start, end


def own_range(parsed: Parsed, head: int) -> tuple[int, int]:
    """A head's subtree, cut before the first clause that is joined to it on the right and after the last one on the left."""
    start, end = parsed.subtree(head)
    for child in parsed.children[head]:
        if child > head and parsed.deps[child] == "ccomp" and own_sentence(parsed, child):
            end = min(end, parsed.subtree(child)[0])
            continue
        joined = (parsed.deps[child] == "conj" and parsed.tags[child].startswith("VB")) or parsed.deps[child] == "parataxis"
        if not joined and not (parsed.deps[child] == "ccomp" and child < head and parsed.tags[head].startswith("VB")):
            continue
        first, last = parsed.subtree(child)
        if child > head:
            end = min(end, first)
        else:
            start = max(start, last) if parsed.deps[child] != "ccomp" else start
    return start, max(end, head + 1)


def own_sentence(parsed: Parsed, clause: int) -> bool:
    """Whether the parser hung a whole sentence of its own on a verb: it stands behind a comma, has a subject and is no quotation."""
    first, _ = parsed.subtree(clause)
    apart = first > 0 and parsed.tags[first - 1] in (",", ":") and parsed.tags[first] != "``"
    return apart and bool(parsed.children_by(clause, "nsubj", "nsubjpass", "expl"))


def opens(clauses: Clauses, token: int, head: int) -> bool:
    """Whether a token only joins a clause to what stands before it: a comma, "and", the "that" before the content of a saying."""
    parsed = clauses.parsed
    if parsed.tags[token] in (".", ",", ":", "''", "``"):
        return True
    if token == head or parsed.lower[token] in clauses.grammar.condition_markers:
        return False
    return parsed.deps[token] == "cc" or (parsed.deps[token] == "mark" and parsed.deps[parsed.heads[token]] in ("ccomp", "acl"))
