"""Where a party stands -> what that is worth for a rule, the conditions that the analyst knows to be met counted in."""

from collections.abc import Sequence

from placet.analyse.account import Answer, StatedCondition
from placet.analyse.dossier_account import Worth
from placet.analyse.matching import Words, contains
from placet.analyse.rules import VOTES, Vote
from placet.analyse.stances import stances_of
from placet.analyse.standing import Standing
from placet.model.stems import stems

WORTHS: dict[Vote, Worth] = {Vote.no: "no", Vote.unknown: "unknown", Vote.conditional: "conditional", Vote.yes: "yes"}


def vote_of(where: Standing, met: Sequence[Words]) -> Vote:
    """Say what a standing is worth; a yes whose conditions are all met is a plain one."""
    if where.answer != "conditions":
        return VOTES[where.answer]
    terms = [condition for phase in where.now for stance in stances_of(phase) for condition in stance.conditions]
    return Vote.yes if terms and all(is_met(condition, met) for condition in terms) else Vote.conditional


def is_met(condition: StatedCondition, met: Sequence[Words]) -> bool:
    """Say whether a condition is met, by its document or by the analyst, whose words (as stems) it has in a row."""
    return condition.met is True or any(contains(stems(condition.words), words) for words in met)


def side_of(answer: Answer) -> bool | None:
    """Say whether an answer is a yes or a no; None where it is neither."""
    return {"gives": True, "conditions": True, "withholds": False}.get(answer)
