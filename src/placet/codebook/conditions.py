"""The words of conditions and reasons (`conditions.yaml`)."""

from msgspec import Struct

from placet.codebook.grammar import Words
from placet.codebook.loading import document, shipped
from placet.model.record import ConditionKind


class ToldWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a text tells that a condition is met: words for conditions, and verbs for what becomes of them or of the thing asked for."""

    names: Words
    meeting: Words
    unmet: Words
    reaching: Words
    failing: Words


class ConditionBook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The markers and kinds of conditions (`conditions.yaml`)."""

    conditions: tuple[str, ...]
    negative: Words  # of `conditions`: "unless", "until"
    denied: Words  # "before": of these, those that else tell the time
    kept: Words  # words of a marker that belong to the condition
    ahead: Words  # of `conditions`: mark one only of what lies ahead
    inverted: Words  # "should Norland …": verbs that mark one by standing before their subject
    averting: tuple[str, ...]  # "unless": of `conditions`, those that name what must not happen
    unconditional: Words  # "without delay" is no condition
    idle: Words  # "if necessary" is no condition
    asking: Words  # "has yet to say if": verbs after which "if" asks, and marks no condition
    tight: Words  # of `conditions`: those that mark none behind a comma ("while")
    reasons: tuple[str, ...]
    reasoners: Words  # "arguing that …": participles after which a reason stands
    kinds: dict[ConditionKind, Words]
    told: ToldWords


def load_conditions() -> ConditionBook:
    """Load `conditions.yaml`."""
    return document(shipped("conditions.yaml"), ConditionBook)
