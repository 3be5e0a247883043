"""Tell what becomes of a predicate's stance under negation, modal verbs, and the predicates around it."""

from placet.extract.clauses.firings import Firing
from placet.extract.clauses.polarity import awaited
from placet.model.parsed import Parsed
from placet.model.record import Stance


def composed(outer: Stance, inner: Stance) -> Stance:
    """The stance on what an inner stance is on: to reject a call for talks is to oppose talks; to refuse to reject is to leave open."""
    if outer == "support":
        return inner
    if outer == "oppose":
        return {"support": "oppose", "oppose": "support", "conditional": "oppose", "undecided": "oppose"}[inner]  # type: ignore[return-value]
    return outer


def effective(parsed: Parsed, firing: Firing) -> Stance | None:
    """A frame's stance under the negation and the modal verbs of its clause; None where nothing is said."""
    stance, clause = firing.frame.entry.stance, firing.clause
    denies = firing.frame.entry.negated is True
    if clause.negated and stance == ("oppose" if denies else "support") and awaited(parsed, clause.support):
        return "undecided"  # "has yet to agree to the plan"
    if clause.negated and stance == "oppose" and not denies and firing.frame.entry.deed:
        return "undecided" if awaited(parsed, clause.support) else "support"  # "will not tear up the truce": it keeps to it
    if clause.negated and not denies:
        return {"support": "oppose", "oppose": "undecided", "conditional": "conditional", "undecided": None}[stance or "undecided"]
    if stance == "support" and firing.frame.entry.holder == "actor" and {"may", "might", "could"} & set(clause.modals):
        return "undecided"
    return stance
