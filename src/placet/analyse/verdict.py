"""Stances -> a party's answer; answers -> the verdict on a proposal, in three-valued logic."""

from collections.abc import Collection

from placet.analyse.account import Answer, Verdict
from placet.model.record import Stance


def answer_of(stances: Collection[Stance]) -> Answer:
    """Say what the stances that a party holds at once come to: the least that they grant.

    - no stance: `silent`; yes and no: `unclear`
    - a no, whatever it says of terms on which it would agree: `withholds`; the terms tell what would change that
    - a yes with conditions: `conditions`; a yes beside doubts: `undecided`
    """
    held = set(stances)
    if not held:
        return "silent"
    if {"support", "oppose"} <= held:
        return "unclear"
    if "oppose" in held:
        return "withholds"
    if "conditional" in held:
        return "conditions"
    return "undecided" if "undecided" in held else "gives"


def verdict_of(answers: Collection[Answer]) -> Verdict:
    """Say whether the parties consent, all of them being asked.

    One no is enough: `withheld`. Else who is silent, undecided or unclear may still say no: `undetermined`, since silence is
    never consent. Else all said yes, and `conditional` or `given` tells whether on terms. Of one voice alone, or none, nothing
    follows: consent is between two at least, so `undetermined`.
    """
    if "withholds" in answers:
        return "withheld"
    if len(answers) <= 1 or not {"gives", "conditions"}.issuperset(answers):
        return "undetermined"
    return "conditional" if "conditions" in answers else "given"
