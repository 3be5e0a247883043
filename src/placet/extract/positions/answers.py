"""Find what is answered to a question: "Asked whether it would sign, Norland said no", "… said it would not", "… did not say".

"Would Norland sign? The answer was no, its envoy said." -> Norland, oppose, signing. A refusal to answer leaves open what was asked.
Deliberately missed: questions further back than the sentence before, and answers that only argue.
"""

from collections.abc import Iterator, Sequence

from placet.extract.clauses.clauses import Clause
from placet.extract.positions.commitments import Taken
from placet.extract.positions.discourse import Discourse
from placet.extract.positions.namings import Naming
from placet.model.record import Stance

ANSWERED = 0.5  # see `stances`
OPPOSITE: dict[Stance, Stance] = {"support": "oppose", "oppose": "support"}


def find_answers(discourse: Discourse, told: Sequence[Taken]) -> Iterator[Taken]:
    """Find the stances that answers of one word, and answers that are withheld, take on what was asked for before."""
    d = discourse
    for clause in d.clauses:
        if clause.category != "verb":
            continue
        yes = one_word(d, clause)
        if yes is not None:
            holders = answering(d, clause)
            asked = question(d, clause.head) or requested(d, told, clause.head, holders)
            if asked and holders:
                yield answer(clause.head, holders, asked, yes=yes)
        elif withheld(d, clause):
            asked = question_before(d, clause.head)
            holders = d.holders(clause.fill("subject"))
            if asked and holders:
                yield Taken(head=clause.head, holders=holders, naming=asked[0], stance="undecided", rule="answer", confidence=ANSWERED)


def answer(head: int, holders: tuple[int, ...], asked: tuple[Naming, Stance], *, yes: bool) -> Taken:
    """Yes or no to what was asked."""
    naming, stance = asked
    return Taken(
        head=head, holders=holders, naming=naming, stance=stance if yes else OPPOSITE[stance], rule="answer", confidence=ANSWERED
    )  # fmt: skip


def one_word(discourse: Discourse, clause: Clause) -> bool | None:
    """Whether a verb of answering tells a plain yes or no; None where it tells neither, or says on what."""
    d, parsed = discourse, discourse.parsed
    words = [token for token in parsed.children_by(clause.head, "intj", "attr", "dobj", "ccomp", "advmod") if _polar(d, token)]
    noun = clause.lemma == "be" and any(parsed.lemmas[token].lower() in d.constructions.replies for token in clause.fill("subject"))
    if not words or clause.negated or clause.modals or not (noun or clause.lemma in d.constructions.answering) or clause.fill("to"):
        return None
    return parsed.lower[words[0]] in d.constructions.yes


def _polar(discourse: Discourse, token: int) -> bool:
    bare = not any(child > token and discourse.parsed.pos[child] != "PUNCT" for child in discourse.parsed.children[token])
    return bare and discourse.parsed.lower[token] in discourse.constructions.yes | discourse.constructions.no


def answering(discourse: Discourse, clause: Clause) -> tuple[int, ...]:
    """Whose answer it is: the subject's, or for "the answer was no" its owner's or the speaker's."""
    d, subjects = discourse, clause.fill("subject")
    if clause.lemma != "be":
        return d.holders(subjects)
    owners = tuple(owner for noun in subjects for owner in d.parsed.children_by(noun, "poss"))
    owners += tuple(
        owner for noun in subjects for child in d.parsed.children_by(noun, "prep") for owner in d.parsed.children_by(child, "pobj")
    )
    return d.holders(owners) or d.speakers(clause.head)


def withheld(discourse: Discourse, clause: Clause) -> bool:
    """Whether a verb tells that somebody did not answer: "did not say", "declined to comment", "dodged the question"."""
    d, parsed = discourse, discourse.parsed
    telling = d.namings.words.telling
    if clause.negated and clause.lemma in telling:
        return not clause.fill("object") and not clause.complements
    if clause.lemma in d.constructions.declining and not clause.negated:
        return any(parsed.lemmas[one.head].lower() in telling and not parsed.children_by(one.head, "ccomp") for one in clause.complements)
    return clause.lemma in d.constructions.evading and any(
        parsed.lemmas[token].lower() in d.constructions.evaded for token in clause.fill("object")
    )


def question(discourse: Discourse, token: int) -> tuple[Naming, Stance] | None:
    """What was asked, in the same sentence ("asked whether …, he said") or in a question right before."""
    return question_before(discourse, token) or question_mark_before(discourse, token)


def question_before(discourse: Discourse, verb: int) -> tuple[Naming, Stance] | None:
    """ "Asked whether it would sign, Norland …": what the participle in front of a verb asks."""
    d, parsed = discourse, discourse.parsed
    while parsed.heads[verb] != verb and parsed.deps[verb] in ("ccomp", "xcomp"):
        verb = parsed.heads[verb]
    for participle in parsed.children_by(verb, "advcl"):
        if participle > verb or parsed.lemmas[participle].lower() not in d.constructions.asking or parsed.tags[participle] == "VBG":
            continue
        clause = d.clauses.at(participle)
        contents = [one.head for one in clause.complements] if clause else []
        contents += [token for slot in ("about", "on", "for") for token in clause.fill(slot)] if clause else []
        found = next((about for content in contents if (about := asked_about(d, content))), None)
        if found:
            return found
    return None


def question_mark_before(discourse: Discourse, token: int) -> tuple[Naming, Stance] | None:
    """What the last question in this sentence or the one before asks."""
    d, parsed = discourse, discourse.parsed
    start = parsed.sentences[max(0, parsed.sentence_of[token] - 1)][0]
    marks = [at for at in range(start, token) if parsed.words[at] == "?"]
    if not marks:
        return None
    begin = parsed.sentences[parsed.sentence_of[marks[-1]]][0]
    verbs = [at for at in range(begin, marks[-1]) if parsed.tags[at].startswith("VB") and parsed.deps[at] not in ("aux", "auxpass")]
    return asked_about(d, min(verbs, key=lambda at: (parsed.depths[at], at))) if verbs else None


def asked_about(discourse: Discourse, token: int) -> tuple[Naming, Stance] | None:
    """The act that a question is about, and which stance a yes would take on it."""
    d = discourse
    act = d.namings.at(token)
    firing = None if act and not act.vehicle and not act.weak else d.stance(token)
    if firing and firing.frame.entry.holder == "actor" and firing.frame.entry.stance in OPPOSITE and not firing.frame.entry.deed:
        inner = (d.namings.at(theme) or d.namings.unlisted(theme) or d.namings.nominal(theme) for theme in firing.theme)
        named = next((naming for naming in inner if naming), None)
        if named:
            return named, firing.frame.entry.stance
    naming = act or d.namings.unlisted(token)
    return (naming, "support") if naming else None


def requested(discourse: Discourse, told: Sequence[Taken], token: int, holders: tuple[int, ...]) -> tuple[Naming, Stance] | None:
    """What another party asked for in the sentence before: "Sudria asked Norland to send monitors. Norland said no."."""
    d, parsed = discourse, discourse.parsed
    here = parsed.sentence_of[token]
    before = [
        one for one in told
        if one.head < token and here - parsed.sentence_of[one.head] <= 1 and one.stance == "support" and not set(one.holders) & set(holders)
        and not d.codes(one.holders) & d.codes(holders)
    ]  # fmt: skip
    return (max(before, key=lambda one: one.head).naming, "support") if before else None
