"""Find who takes over a stance that was just told, in a clause that does not say again what it is on.

"Norland backs the levy, and so does Sudria" -> Sudria, support, the levy. "… ; Sudria does not" -> Sudria, oppose.
"Asked whether it would sign, Norland said it would not" -> Norland, oppose, signing. "The same goes for Sudria", "seconded him".
Deliberately missed: echoes from further away than the sentence before. Answers of one word are found in `answers`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from placet.extract.positions.answers import answer, question
from placet.extract.positions.commitments import Taken
from placet.extract.positions.discourse import Discourse
from placet.model.record import Stance

ECHOED = 0.65  # see `stances`
AUXILIARIES = frozenset({"do", "be", "have"})
CONTENT = ("dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "prep", "dative", "agent", "expl", "pcomp")
TURNED: dict[Stance, Stance] = {"support": "oppose", "oppose": "undecided", "conditional": "oppose", "undecided": "undecided"}


def find_echoes(discourse: Discourse, told: Sequence[Taken]) -> Iterator[Taken]:
    """Find the stances that only repeat or turn one of those told."""
    d, parsed = discourse, discourse.parsed
    for token in range(len(parsed)):
        subjects = elliptical(d, token)
        if subjects and not d.conditional(token):
            found = list(repeated(d, told, token, d.holders(subjects)))
            yield from found or answered(d, token, d.holders(subjects))
        elif parsed.tags[token].startswith("VB"):
            yield from seconded(d, told, token)


def elliptical(discourse: Discourse, token: int) -> tuple[int, ...]:
    """The subject of an auxiliary verb that stands without any verb of its own ("Sudria does not"); () for any other word."""
    d, parsed = discourse, discourse.parsed
    auxiliary = parsed.tags[token] == "MD" or parsed.lemmas[token].lower() in AUXILIARIES
    if not auxiliary or not parsed.tags[token].startswith(("MD", "VB")):
        return ()
    if parsed.deps[token] in ("aux", "auxpass"):  # "So does Sudria.": the parser takes the name for the verb
        above = parsed.heads[token]
        if parsed.lower[above] in d.constructions.likewise:  # "Sudria would not either.": or that word
            subjects = parsed.children_by(above, "nsubj")
            return d.clauses.expanded(subjects[0]) if subjects else ()
        inverted = parsed.tags[above].startswith("NN") and parsed.deps[above] in ("ROOT", "conj", "ccomp", "advcl") and token < above
        return d.clauses.expanded(above) if inverted and likewise(d, above, token) else ()
    if any(child > token for child in parsed.children_by(token, *CONTENT)) or parsed.children_by(token, "expl"):
        return ()
    if parsed.lemmas[token] == "be" and any(parsed.tags[child] == "VB" for child in parsed.children_by(token, "advcl")):
        return ()  # "it is not for Sudria to decide"
    subjects = [child for child in parsed.children_by(token, "nsubj") if not parsed.tags[child].startswith("W")]
    return d.clauses.expanded(subjects[0]) if subjects else ()


def likewise(discourse: Discourse, head: int, token: int) -> str:
    """The word that tells of an echo ("so", "neither", "as"); "" where there is none."""
    parsed = discourse.parsed
    said = [child for child in parsed.children[head] if parsed.lower[child] in discourse.constructions.likewise and child != token]
    return parsed.lower[said[0]] if said else ""


def repeated(discourse: Discourse, told: Sequence[Taken], token: int, holders: tuple[int, ...]) -> Iterator[Taken]:
    """The latest stance before an elliptical clause, taken by its subject too, or turned: "does not"."""
    d, parsed = discourse, discourse.parsed
    model = latest(d, told, token, holders)
    if not model or not holders:
        return
    head = parsed.heads[token] if parsed.deps[token] in ("aux", "auxpass") else token
    clause = d.clauses.at(model[0].head)
    denied_before = clause is not None and clause.negated
    denied = bool(parsed.children_by(head, "neg"))
    word = likewise(d, head, token) or (parsed.lower[head] if head != token and not parsed.tags[head].startswith("NN") else "")
    same = bool(word) if not denied else denied_before
    if not same and not denied and not denied_before:
        return  # "Sudria is." repeats nothing that can be told
    for one in model:
        yield taken_over(one, token, holders, one.stance if same else TURNED[one.stance] if denied else "support")


def latest(discourse: Discourse, told: Sequence[Taken], token: int, holders: tuple[int, ...], reach: int = 1) -> list[Taken]:
    """The stances that the last predicate of stance before a token tells, at most `reach` sentences back, and of other holders."""
    d, parsed = discourse, discourse.parsed
    here = parsed.sentence_of[token]
    before = [one for one in told if one.head < token and here - parsed.sentence_of[one.head] <= reach]
    before = [one for one in before if not d.codes(one.holders) & d.codes(holders) - {"OTHER"} and not set(one.holders) & set(holders)]
    last = max((one.head for one in before), default=None)
    return [one for one in before if one.head == last]


def taken_over(one: Taken, head: int, holders: tuple[int, ...], stance: Stance) -> Taken:
    """A stance as somebody else's."""
    conditions = one.conditions if stance == "conditional" else ()
    return replace(one, head=head, holders=holders, stance=stance, conditions=conditions, basis="statement", rule="echo", confidence=ECHOED)


def answered(discourse: Discourse, token: int, holders: tuple[int, ...]) -> Iterator[Taken]:
    """ "Asked whether it would sign, Norland said it would not": the answer to the question before it."""
    asked = question(discourse, token)
    if asked and holders:
        yield answer(token, holders, asked, yes=not discourse.parsed.children_by(token, "neg"))


def seconded(discourse: Discourse, told: Sequence[Taken], token: int) -> Iterator[Taken]:
    """ "The same goes for Sudria", "seconded him", "joined the appeal", "a position shared by Sudria"."""
    d, words = discourse, discourse.constructions
    clause = d.clauses.at(token)
    if clause is None or clause.category != "verb" or clause.negated or clause.modals or d.supposed(token):
        return
    if clause.lemma in words.same and any(d.parsed.lower[subject] == "same" for subject in clause.fill("subject")):
        holders = d.holders(tuple(one for slot in sorted(words.same_for) for one in clause.fill(slot)))
        model = latest(d, told, token, holders)
    elif clause.lemma in words.seconding:
        holders = d.holders(clause.fill("subject"))
        model = [one for one in latest(d, told, token, holders, reach=2) if points(d, clause.fill("object"), one)]
    elif clause.lemma in words.repeating and any(said_again(d, thing) for thing in clause.fill("object")):
        holders = d.holders(clause.fill("subject"))
        model = latest(d, told, token, holders, reach=2)
    else:
        return
    if holders:
        yield from (taken_over(one, token, holders, one.stance) for one in model)


def said_again(discourse: Discourse, noun: int) -> bool:
    """Whether a noun tells that what another asked for or promised is said again: "made the same demand"."""
    parsed, words = discourse.parsed, discourse.constructions
    alike = any(parsed.lower[child] in words.alike for child in parsed.children_by(noun, "amod"))
    alike = alike and parsed.deps[parsed.heads[noun]] in ("ROOT", "conj")  # and not "said that Sudria had made the same promise"
    return alike and parsed.lemmas[noun].lower() in words.seconded and not parsed.children_by(noun, "prep", "acl", "relcl")


def points(discourse: Discourse, things: tuple[int, ...], one: Taken) -> bool:
    """Whether words mean a stance that was told, or somebody who takes it."""
    d, parsed = discourse, discourse.parsed
    whose = d.codes(tuple(actor for thing in things for actor in d.cast.at(thing)))
    named = any(parsed.lemmas[thing].lower() in d.constructions.seconded and not parsed.children_by(thing, "prep") for thing in things)
    return named or bool(whose & d.codes(one.holders))
