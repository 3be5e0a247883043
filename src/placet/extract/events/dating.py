"""Find the date of an act: the one that hangs on its predicate, is shared with it, or is the day on which it was said.

"On Monday, Norland met Sudria and accused Estmark" dates both acts; "Norland condemned the raid carried out on Monday" only the raid.
Deliberately missed: days that another sentence tells.
"""

from collections.abc import Iterable, Sequence

from placet.extract.actors.cast import Cast
from placet.extract.circumstances.dates import Dated
from placet.extract.clauses.clauses import Clauses
from placet.extract.events.acts import Act
from placet.extract.events.parties import key_of
from placet.extract.events.roles import SPEECH_ACTS
from placet.extract.quotations.attribution import Attributions
from placet.model.record import When

FINITE = ("VBD", "VBN", "VBZ", "VBP")  # verbs that have their own time
OWN, SHARED, NEAR = range(3)


def date_of(act: Act, clauses: Clauses, cast: Cast, attributions: Attributions, dates: Sequence[Dated]) -> When | None:
    """The date of an act, or None where the sentence gives none."""
    ranked = []
    for each in dates:
        rank = closeness(act, each, clauses)
        if rank is not None:
            ranked.append((rank, abs(each.start - act.firing.head), each.when))
    if ranked:
        return min(ranked, key=lambda entry: entry[:2])[2]
    return date_of_saying(act, clauses, cast, attributions, dates)


def closeness(act: Act, dated: Dated, clauses: Clauses) -> int | None:
    """How closely a date belongs to an act, 0 being its own; None where it does not."""
    parsed, head = clauses.parsed, act.firing.head
    governor = clauses.governor(root_of(dated, clauses))
    carrier = head if act.firing.frame.category == "verb" else act.firing.clause.support
    if governor in (head, carrier):
        return OWN
    above = parsed.heads[head]
    if governor == above and parsed.deps[head] == "conj" and dated.end <= above:
        return SHARED
    if governor == above and parsed.deps[head] == "xcomp":
        return SHARED
    if act.firing.frame.category == "noun" and act.firing.frame.entry.reciprocal and governor == clauses.governor(head):
        return SHARED  # "spoke on Monday after talks"
    inside = act.start <= dated.start < act.end
    if inside and act.firing.frame.category == "noun" and governor is not None and parsed.deps[governor] == "acl":
        return NEAR  # "the raid carried out on Monday"
    if inside and (governor is None or parsed.tags[governor] not in FINITE):
        return NEAR
    return None


def root_of(dated: Dated, clauses: Clauses) -> int:
    """The token of a date that hangs on something outside of it."""
    parsed = clauses.parsed
    return next((token for token in range(dated.start, dated.end) if not dated.start <= parsed.heads[token] < dated.end), dated.start)


def date_of_saying(act: Act, clauses: Clauses, cast: Cast, attributions: Attributions, dates: Sequence[Dated]) -> When | None:
    """The day on which the speaker told his own speech act ("said on Sunday that it rejects"), or an outlet reported what happened."""
    chain = attributions.chain_at(act.firing.head)
    if act.status != "actual" or not chain:
        return None
    speakers = attributions.speakers_of(chain[-1])
    own = act.type in SPEECH_ACTS and {key_of(cast, party) for party in speakers} & {key_of(cast, party) for party in act.actors}
    reported = all(cast.actors[party].code == "OUTLET" for party in speakers or (act.actors or (0,))[:1])
    if not own and not reported:
        return None
    cue = attributions.quote_of(chain[-1]).cue_head
    return nearest((each for each in dates if clauses.governor(root_of(each, clauses)) == cue), act.firing.head)


def nearest(dates: Iterable[Dated], head: int) -> When | None:
    """The date that stands closest to an event's head."""
    found = min(dates, key=lambda each: abs(each.start - head), default=None)
    return found.when if found else None
