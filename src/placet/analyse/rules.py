"""A rule of consent on a day -> gates over parties; the parties' votes -> what they come to, in three-valued logic.

Between no and yes lie "unknown" (silent, undecided, unclear), which may become either, and "conditional", a yes if. A gate needs so
much weight of its parts, and is worth the best value that parts of this weight all reach. That is Kleene's logic over an order of
four values: as no gate has a negation, a party that moves towards yes never makes the outcome worse.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple, TypeAlias

from placet.analyse.account import Answer, Verdict
from placet.analyse.blocs import Blocs
from placet.errors import PlacetError
from placet.model.dossier import (
    AllParties,
    Dossier,
    HostState,
    PartyConsents,
    QualifiedMajority,
    Rule,
    SecurityCouncil,
    Unanimity,
)

NINE = 9  # of the Security Council's fifteen: UN Charter, article 27 (3)


class Vote(IntEnum):
    """What a party's answer is worth for a rule."""

    no = 0
    unknown = 1
    conditional = 2
    yes = 3


VERDICTS: dict[Vote, Verdict] = {Vote.no: "withheld", Vote.unknown: "undetermined", Vote.conditional: "conditional", Vote.yes: "given"}
VOTES: dict[Answer, Vote] = {
    "withholds": Vote.no,
    "undecided": Vote.unknown,
    "unclear": Vote.unknown,
    "silent": Vote.unknown,
    "conditions": Vote.conditional,
    "gives": Vote.yes,
}


class Seat(NamedTuple):
    """The place of one party in a rule."""

    party: str


class Gate(NamedTuple):
    """Met where parts that together weigh `need` are met; `parts` has (weight, part), and no weight is below 1."""

    need: int
    parts: tuple[tuple[int, "Node"], ...]


Node: TypeAlias = Seat | Gate


def gates(rule: Rule, dossier: Dossier, blocs: Blocs, day: str) -> Node:
    """Write a rule out over the parties that it asks on a day. A bloc without members then is a `PlacetError`.

    >>> blocs = Blocs(members=lambda bloc, day: ("NRL", "SDR"), council=lambda day: (), permanent=())
    >>> gates(Unanimity(bloc="ALDAN"), Dossier(title="The strait"), blocs, "2031-05-07")
    Gate(need=2, parts=((1, Seat(party='NRL')), (1, Seat(party='SDR'))))
    """
    match rule:
        case PartyConsents(party=party):
            return Seat(party)
        case HostState(state=state):
            return Seat(state)
        case AllParties():
            return all_of([Seat(party.key) for party in dossier.parties])
        case Unanimity(bloc=bloc):
            return all_of([Seat(member) for member in members_of(bloc, blocs, day)])
        case SecurityCouncil():
            sitting = present(blocs.council(day), "the Security Council", day)
            return all_of([at_least(NINE, [Seat(each) for each in sitting]), *(Seat(each) for each in sitting if each in blocs.permanent)])
        case QualifiedMajority():
            return qualified(rule, members_of(rule.bloc, blocs, day))
    return at_least(rule.number, [gates(each, dossier, blocs, day) for each in rule.of])


def qualified(rule: QualifiedMajority, members: tuple[str, ...]) -> Node:
    """A qualified majority: enough members, and enough weight unless fewer than it takes to block don't consent."""
    seats = [Seat(member) for member in members]
    counted = at_least(rule.members.of(len(members)), seats)
    if rule.weight is None:
        return counted
    if lacking := [member for member in members if member not in rule.weights]:
        raise PlacetError(f"the dossier's weights for {rule.bloc} lack {', '.join(lacking)}, then a member; add them")
    weighed = tuple((rule.weights[member], Seat(member)) for member in members)
    heavy: Node = Gate(rule.weight.of(sum(weight for weight, _ in weighed)), weighed)
    if rule.blocking > 1:
        heavy = at_least(1, [heavy, at_least(len(members) - rule.blocking + 1, seats)])
    return all_of([counted, heavy])


def all_of(parts: Sequence[Node]) -> Gate:
    """A gate that needs all its parts."""
    return at_least(len(parts), parts)


def at_least(need: int, parts: Sequence[Node]) -> Gate:
    """A gate that needs a number of its parts."""
    return Gate(need, tuple((1, part) for part in parts))


def members_of(bloc: str, blocs: Blocs, day: str) -> tuple[str, ...]:
    """A bloc's members on a day."""
    return present(blocs.members(bloc, day), bloc, day)


def present(members: tuple[str, ...], bloc: str, day: str) -> tuple[str, ...]:
    """The members, if there are any: nobody's consent is not consent."""
    if not members:
        raise PlacetError(f"the codebook knows no members of {bloc} on {day or 'this day'}; choose another day with --on")
    return members


def seats(node: Node) -> Iterator[str]:
    """The parties that a rule asks, each once, in its order."""
    yield from dict.fromkeys(_seats(node))


def _seats(node: Node) -> Iterator[str]:
    if isinstance(node, Seat):
        yield node.party
    else:
        for _, part in node.parts:
            yield from _seats(part)


def worth(node: Node, votes: Mapping[str, Vote]) -> Vote:
    """What the votes come to under a rule; a party without a vote is unknown.

    >>> worth(at_least(2, [Seat("NRL"), Seat("SDR"), Seat("WST")]), {"NRL": Vote.yes, "SDR": Vote.conditional}).name
    'conditional'
    """
    if isinstance(node, Seat):
        return votes.get(node.party, Vote.unknown)
    got = 0
    for value, weight in sorted(((worth(part, votes), weight) for weight, part in node.parts), reverse=True):
        got += weight
        if got >= node.need:
            return value
    return Vote.no


def standing_against(node: Node, votes: Mapping[str, Vote], vote: Vote) -> tuple[str, ...]:
    """The parties with a vote (a no, or unknown) that stand in the parts of the rule which have not reached more than that.

    In "A, and B or C", with yes from A and B, a no from C stands against nothing.

    >>> rule = all_of([Seat("NRL"), at_least(1, [Seat("SDR"), Seat("WST")])])
    >>> standing_against(rule, {"NRL": Vote.no, "SDR": Vote.yes, "WST": Vote.no}, Vote.no)
    ('NRL',)
    """
    return tuple(dict.fromkeys(_standing_against(node, votes, vote)))


def _standing_against(node: Node, votes: Mapping[str, Vote], vote: Vote) -> Iterator[str]:
    if worth(node, votes) > vote:
        return
    if isinstance(node, Seat):
        if votes.get(node.party, Vote.unknown) == vote:
            yield node.party
    else:
        for _, part in node.parts:
            yield from _standing_against(part, votes, vote)
