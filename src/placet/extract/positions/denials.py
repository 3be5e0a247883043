"""Tell whether what a predicate says is denied from outside its own clause.

"Norland denied that it had agreed", "the treaty failed to win Norland's support", "is not in favour", "is not opposed to".
Deliberately missed: doubt ("it is far from clear that …"), which denies nothing.
"""

from placet.extract.clauses.firings import Firing
from placet.extract.positions.discourse import Discourse


def untrue(discourse: Discourse, token: int) -> bool:
    """Whether a token stands in a clause that somebody calls untrue: "denied that it had agreed", "it is not true that"."""
    d, parsed = discourse, discourse.parsed
    while parsed.heads[token] != token:
        above = parsed.heads[token]
        having = parsed.deps[token] in ("xcomp", "pcomp") and any(
            parsed.lower[word] == "having" for word in parsed.children_by(token, "aux")
        )
        outer = d.clauses.at(above) if parsed.deps[token] in ("ccomp", "acl") or having else None  # "denied having agreed"
        that = any(parsed.lower[mark] == "that" for mark in parsed.children_by(token, "mark"))
        if (
            that and parsed.deps[token] in ("acl", "relcl") and parsed.tags[above].startswith("NN")
        ):  # "reports that it had agreed were denied"
            outer = d.clauses.at(parsed.heads[above])
        if outer and parsed.tags[token].startswith("VB") and not outer.negated and outer.lemma in d.constructions.denying:
            return True
        if outer and outer.negated and any(parsed.lower[word] in d.constructions.true for word in parsed.children_by(above, "acomp")):
            return True
        token = above
    return False


def reversed_outside(discourse: Discourse, firing: Firing) -> bool:
    """Whether the words around a predicate turn what it says, which its own clause doesn't know."""
    return (
        _failed(discourse, firing.head)
        or (not firing.clause.negated and firing.clause.category == "noun" and _in_denied(discourse, firing.head))
        or (not firing.clause.negated and firing.clause.category == "verb" and _behind_denied_copula(discourse, firing.head))
    )


def _failed(discourse: Discourse, token: int) -> bool:
    """ "The treaty failed to win the support of Norland": whether a verb, or its object, tells what did not come about."""
    d, parsed = discourse, discourse.parsed
    verb = parsed.heads[token] if parsed.deps[token] == "dobj" else token
    outer = d.clauses.at(parsed.heads[verb]) if parsed.deps[verb] == "xcomp" else None
    return outer is not None and outer.lemma in d.constructions.failing and not d.holders(outer.fill("subject"))


def _in_denied(discourse: Discourse, noun: int) -> bool:
    """ "Is not in favour of", "did not vote in favour": whether the verb that a noun hangs on by "in" is denied."""
    d, parsed = discourse, discourse.parsed
    preposition = parsed.heads[noun]
    if parsed.deps[noun] != "pobj" or parsed.lower[preposition] != "in":
        return False
    outer = d.clauses.at(parsed.heads[preposition])
    return outer is not None and outer.category == "verb" and outer.negated


def _behind_denied_copula(discourse: Discourse, participle: int) -> bool:
    """ "Is not opposed to": whether the copula before a participle is denied."""
    outer = discourse.clauses.at(discourse.parsed.heads[participle]) if discourse.parsed.deps[participle] == "acomp" else None
    return outer is not None and outer.negated
