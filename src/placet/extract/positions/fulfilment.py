"""Say of conditions whether they are met, where the document tells: of the condition by name, or of the very act that it asks for.

"… only with a mandate. The council adopted the mandate on Monday." -> met; "Both conditions remain unmet." -> not met. What the document
leaves open stays None. Deliberately missed: acts told in other words ("the guns fell silent"), and deadlines that only the calendar ends.
"""

from collections.abc import Iterable, Iterator

from placet.extract.clauses.clause import Clause
from placet.extract.clauses.status import status_of
from placet.extract.positions.discourse import Discourse

Range = tuple[int, int]  # tokens, half open

NEAR = 2  # sentences: so far behind a condition may stand what names it but as "the condition", or who agrees without saying to what
ALL = frozenset({"both", "all", "these", "those", "no", "none", "neither", "every"})


def told_as_met(discourse: Discourse, conditions: Iterable[Range]) -> dict[Range, bool]:
    """Say which of these conditions are told as met (True) or not met (False); the last word on one counts."""
    asked = sorted(set(conditions))
    if not asked:
        return {}
    clauses = [clause for clause in discourse.clauses if clause.category != "noun" and not inside(clause.head, asked)]
    told = [(clause, outcome) for clause in clauses if (outcome := outcome_of(discourse, clause)) is not None]
    met: dict[Range, bool] = {}
    for clause, outcome in told:
        for condition in by_name(discourse, clause, asked):
            met[condition] = outcome is not (clause.lemma in discourse.book.told.unmet)
        for condition in asked:
            shown = by_act(discourse, clause, condition)
            if shown is not None:
                met[condition] = (outcome is shown) is not averted(discourse, condition)
    return met


def inside(token: int, ranges: Iterable[Range]) -> bool:
    """Whether a token stands in one of these."""
    return any(start <= token < end for start, end in ranges)


def outcome_of(discourse: Discourse, clause: Clause) -> bool | None:
    """Whether a clause tells its act as done (True) or as not done (False); None for what is planned, supposed or asked."""
    if discourse.supposed(clause.head):
        return None
    return {"actual": True, "denied": False}.get(status_of(clause, discourse.clauses, discourse.firings))


def by_name(discourse: Discourse, clause: Clause, asked: list[Range]) -> Iterator[Range]:
    """The conditions of which a clause speaks as such: "that condition has not been met" of the last one, "both" of all that are near."""
    parsed, told = discourse.parsed, discourse.book.told
    if clause.lemma not in told.meeting and clause.lemma not in told.unmet:
        return
    slots = ("object", "subject", "modifier")
    names = [token for slot in slots for token in clause.fill(slot) if parsed.lemmas[token].lower() in told.names]
    here = parsed.sentence_of[clause.head]
    near = [one for one in asked if one[1] <= clause.head and here - parsed.sentence_of[one[0]] <= NEAR]
    if not names or not near:
        return
    many = parsed.tags[names[0]] == "NNS" or any(parsed.lower[child] in ALL for child in parsed.children[names[0]])
    yield from near if many else near[-1:]


def averted(discourse: Discourse, condition: Range) -> bool:
    """Whether a condition is that something does not happen: "unless"."""
    before = " ".join(discourse.parsed.lower[max(condition[0] - 2, 0) : condition[0]])
    return before.endswith(discourse.book.averting)


def by_act(discourse: Discourse, clause: Clause, condition: Range) -> bool | None:
    """Whether a clause is about the act that a condition asks for: True where doing it meets the condition, else False."""
    parsed, told = discourse.parsed, discourse.book.told
    root = min(range(*condition), key=parsed.depths.__getitem__)
    asked = discourse.clauses.at(root)
    if asked is not None and asked.category == "verb" and asked.lemma != "be":
        if clause.lemma == asked.lemma and same_parts(discourse, asked, clause):
            return not asked.negated
        return None
    things = [root] if parsed.tags[root].startswith("NN") else list(parsed.children_by(root, "nsubj", "attr"))
    lemmas = {parsed.lemmas[thing].lower() for thing in things if parsed.tags[thing] in ("NN", "NNS")}
    if clause.lemma not in told.reaching | told.failing or not lemmas:
        return None
    filled = [token for slot in ("object", "subject") for token in clause.fill(slot)]
    if lemmas.isdisjoint(parsed.lemmas[token].lower() for token in filled):
        return None
    parties = codes(discourse, range(*condition))
    named = codes(discourse, [each for token in (clause.head, *filled) for each in range(*parsed.subtree(token))])
    return clause.lemma in told.reaching if not parties or parties & named else None


def same_parts(discourse: Discourse, asked: Clause, told: Clause) -> bool:
    """Whether two clauses of one verb have the same doer, and the same object where the condition names one."""
    return all(not asked.fill(slot) or same_thing(discourse, asked.fill(slot), told.fill(slot)) for slot in ("subject", "object")) and any(
        asked.fill(slot) for slot in ("subject", "object")
    )


def same_thing(discourse: Discourse, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether words stand for one thing: by the actor, else by the noun."""
    codes_of_one = codes(discourse, one)
    if codes_of_one:
        return bool(codes_of_one & codes(discourse, other))
    lemmas = discourse.parsed.lemmas
    return bool({lemmas[token].lower() for token in one} & {lemmas[token].lower() for token in other})


def codes(discourse: Discourse, tokens: Iterable[int]) -> frozenset[str]:
    """The codes of the actors that some words stand for."""
    return frozenset(code for token in tokens for code in discourse.codes(discourse.actors(token)) if code != "OTHER")
