"""How sure a position is: what its rule is worth on its own, and what else in the record speaks for or against it.

Each rule brings a confidence, the share right of its family on texts that were read while it was written. The signs here are about the
document and not about the rule, so that they hold on other texts too: a state by its name is rarely the wrong holder, a person often is.
"""

import math

from placet.codebook.confidence import ConfidenceWeights
from placet.model.record import Actor, Position, Proposal


def signs_of(position: Position, holder: Actor, proposal: Proposal) -> dict[str, float]:
    """What speaks for or against a position, by the names of `ConfidenceWeights`; `rule` is the log-odds of its rule's confidence."""
    return {
        "base": 1.0,
        "rule": math.log(position.confidence / (1 - position.confidence)),
        "person": float(holder.kind == "person"),
        "body": float(holder.kind not in ("person", "state")),
        "nobody": float(holder.code == "OTHER"),  # a holder whom no codebook knows
        "deed": float(position.basis == "act"),
        "against": float(position.stance == "oppose"),
        "bare": float(" " not in proposal.label),  # a label of one word
        "talked_of": float(len(proposal.mentions) > 1),
    }


def confidence_of(position: Position, holder: Actor, proposal: Proposal, weights: ConfidenceWeights) -> float:
    """The chance that a position is right, to two digits, from its rule's confidence and the signs around it."""
    odds = sum(getattr(weights, name) * value for name, value in signs_of(position, holder, proposal).items())
    return round(1 / (1 + math.exp(-odds)), 2)
