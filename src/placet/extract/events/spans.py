"""Find the clause that tells an event: the words around its head, without the clauses that are joined to it."""

from placet.extract.clauses.clauses import Clauses
from placet.extract.clauses.firings import Firing
from placet.model.parsed import Parsed

JOINTS = (".", ",", ":", "``", "''", "CC", "-LRB-", "HYPH")  # what parts a clause from the next one
CONTRASTS = ("while", "whereas", "although", "though", "even")  # after a comma, these open a clause that tells something else
SOURCES = ("according",)  # … and these who says so
SHORTEST = 6  # tokens; a nominal event in fewer is shown with the clause around it


def clause_span(firing: Firing, clauses: Clauses) -> tuple[int, int]:
    """The token range [start, end) of the clause that a firing stands in."""
    parsed = clauses.parsed
    top = firing.head if firing.frame.category == "verb" else firing.clause.support
    start, end = without_asides(parsed, top, *own_range(parsed, top))
    if firing.frame.category != "verb" and end - start < SHORTEST:
        governor = clauses.governor(top)
        if governor is not None:
            wider_start, wider_end = own_range(parsed, governor)
            start, end = min(start, wider_start), max(end, wider_end)
    while end - start > 1 and parsed.tags[end - 1] in JOINTS:
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


def without_asides(parsed: Parsed, head: int, start: int, end: int) -> tuple[int, int]:
    """A range without what a semicolon or a colon parts from its head, the aside that closes it, and a long one before the head.

    "rejected the draft, which had been written alone", "opposes the move, while Sudria …", "Norland, which has no coast, signed it".
    """
    parting = [token for token in range(start, end) if parsed.words[token] in (";", ":")]
    start = max((token + 1 for token in parting if token < head), default=start)
    end = min((token for token in parting if token > head), default=end)
    for token in range(head + 1, end):
        first, last = parsed.subtree(token)
        closes = all(parsed.tags[each] in JOINTS for each in range(last, end))
        if head + 1 < first < end and closes and parsed.tags[first - 1] == "," and is_aside(parsed, token, first):
            end = first
            break
    for token in range(start, head):
        _, last = parsed.subtree(token)
        if parsed.deps[token] in ("relcl", "appos") and last < head and parsed.tags[last] == "," and last - start > end - last:
            start = last + 1
    return start, end


def is_aside(parsed: Parsed, token: int, first: int) -> bool:
    """Whether a phrase behind a comma only adds to its clause: a relative clause, a contrast, or the source."""
    if parsed.deps[token] == "advcl":
        return parsed.lower[first] in CONTRASTS
    return parsed.deps[token] == "relcl" or parsed.lower[token] in SOURCES


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
