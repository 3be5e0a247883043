"""Tell what the words of a predicate's own clause make of the stance that its frame gives.

"Would not block the sale" lets it pass; "could live with a levy" takes it; "which brokered the truce" only says who somebody is.
Deliberately missed: hints that another sentence gives.
"""

from placet.extract.clauses.firings import Firing
from placet.extract.clauses.polarity import awaited
from placet.extract.positions.discourse import Discourse
from placet.extract.positions.effects import effective
from placet.extract.positions.namings import Naming
from placet.model.record import Stance


def leaning(discourse: Discourse, firing: Firing) -> Stance | None:
    """A firing's stance under negation and modal verbs; None where nothing is said."""
    stance = effective(discourse.parsed, firing)
    return "support" if stance == "undecided" and (lets_pass(discourse, firing) or would_take(discourse, firing)) else stance


def lets_pass(discourse: Discourse, firing: Firing) -> bool:
    """ "Would not block", "does not oppose": who will not keep an act from coming about lets it come."""
    clause = firing.clause
    return clause.negated and clause.lemma in discourse.constructions.obstructing and not awaited(discourse.parsed, clause.support)


def would_take(discourse: Discourse, firing: Firing) -> bool:
    """ "Could live with", "could accept": who could agree to what another wants agrees to it, if with a heavy heart."""
    clause = firing.clause
    return not clause.negated and "could" in clause.modals and clause.lemma in discourse.constructions.accepting


def open_to(discourse: Discourse, firing: Firing) -> bool:
    """Whether a predicate that leaves an act open could become a yes: "would not block", "would consider", and not "is undecided"."""
    entry = firing.frame.entry
    if entry.stance != "undecided":
        return True
    weighed = not entry.deed and firing.clause.category != "adjective"
    return weighed and (not entry.negated or firing.clause.lemma in discourse.constructions.ruling_out)


def recalled(discourse: Discourse, firing: Firing) -> bool:
    """Whether a deed is only told to say who or what somebody is: "which hosted talks in 2020", "a truce brokered by Norland".

    Who drafted or tabled a thing is still for it.
    """
    parsed, verb, entry = discourse.parsed, firing.head, firing.frame.entry
    beside = parsed.deps[verb] in ("relcl", "acl") and parsed.tags[verb] in ("VBD", "VBN")
    over = (entry.deed and entry.event is not None) or firing.clause.lemma in discourse.constructions.recalled
    return over and beside and not parsed.children_by(verb, "aux")


def weighed(discourse: Discourse, token: int) -> bool:
    """Whether a word stands in a clause that is itself the subject: "sending soldiers would reward them" judges, and sends nobody."""
    parsed = discourse.parsed
    while parsed.heads[token] != token:
        if parsed.deps[token] in ("csubj", "csubjpass"):
            return True
        token = parsed.heads[token]
    return False


def failed(discourse: Discourse, verb: int) -> bool:
    """Whether a verb tells what its own subject failed to do."""
    above = discourse.clauses.at(discourse.parsed.heads[verb]) if discourse.parsed.deps[verb] == "xcomp" else None
    return above is not None and above.lemma in discourse.constructions.failing and not above.negated


def threatened_act(discourse: Discourse, firing: Firing) -> Naming | None:
    """The act itself of what is to be done against a thing: "will suspend the accord", "threatened to veto the aid"."""
    clause, parsed = firing.clause, discourse.parsed
    ahead = set(clause.modals) & (discourse.clauses.grammar.future_modals | {"would", "could", "may", "might"})
    promised = parsed.deps[firing.head] == "xcomp" and parsed.tags[firing.head] == "VB"
    if clause.category != "verb" or clause.negated or clause.passive or not (ahead or promised):
        return None
    return discourse.namings.at(firing.head) or discourse.namings.unlisted(firing.head)


def judges(discourse: Discourse, firing: Firing) -> bool:
    """Whether a verb only tells how its object is judged: "would treat the levy as void", "called the truce a gift"."""
    clause, entry = firing.clause, firing.frame.entry
    calling = clause.lemma in discourse.constructions.judging and bool(clause.fill("oprd"))
    if clause.category != "verb" or entry.slots or (entry.object and not calling):
        return False
    parsed = discourse.parsed
    behind = [child for child in parsed.children_by(firing.head, "prep") if parsed.lower[child] == "as"]
    named = [*clause.fill("oprd"), *(below for child in behind for below in parsed.children[child])]
    return any(inner.frame.entry.holder == "speaker" and inner.head != firing.head for token in named for inner in discourse.stances(token))
