"""Two accounts of a dossier, of an earlier and a later day -> what changed in between, proposal by proposal."""

from collections.abc import Iterator

from msgspec import Struct

from placet.analyse.account import Answer, StanceAccount, StatedCondition, Verdict
from placet.analyse.dossier_account import DossierAccount, PartyConsent, ProposalConsent, Reversal, shown_parties


class NewStance(Struct, frozen=True, kw_only=True):
    """A stance that a party holds and did not hold before; `before` and `after` are its answers on the two days."""

    party: str
    before: Answer
    after: Answer
    stance: StanceAccount


class TurnedRound(Struct, frozen=True, kw_only=True):
    """A party went from yes to no or back in between."""

    party: str
    reversal: Reversal


class ConditionMet(Struct, frozen=True, kw_only=True):
    """A condition of a party's yes was open and is met."""

    party: str
    condition: StatedCondition


class ProposalDevelopments(Struct, frozen=True, kw_only=True):
    """What changed on one proposal; `before` and `after` are its verdicts on the two days."""

    id: str
    label: str
    before: Verdict
    after: Verdict
    stances: tuple[NewStance, ...]
    reversals: tuple[TurnedRound, ...]
    met: tuple[ConditionMet, ...]


class Developments(Struct, frozen=True, kw_only=True):
    """What changed after the day `since` until `day` on the proposals on which anything did; `documents` more tell of it."""

    since: str
    day: str
    proposals: tuple[ProposalDevelopments, ...]
    documents: int


def developments(before: DossierAccount, after: DossierAccount) -> Developments:
    """Compare the accounts of one dossier on two days.

    A stance that is said again is no change. Of those whom no rule asks, only parties with a code are looked at. A condition is met
    where the same party's yes still names it, and it is no longer open.
    """
    earlier = {proposal.id: proposal for proposal in before.proposals}
    found = [_proposal(earlier[proposal.id], proposal) for proposal in after.proposals if proposal.id in earlier]
    return Developments(
        since=before.day,
        day=after.day,
        proposals=tuple(each for each in found if each.before != each.after or each.stances or each.reversals or each.met),
        documents=after.documents - before.documents,
    )


def _proposal(before: ProposalConsent, after: ProposalConsent) -> ProposalDevelopments:
    earlier = {each.party.key: each for each in before.parties}
    pairs = [(earlier.get(each.party.key), each) for each in shown_parties(after)]
    return ProposalDevelopments(
        id=after.id,
        label=after.label,
        before=before.verdict,
        after=after.verdict,
        stances=tuple(new for was, now in pairs for new in _stances(was, now)),
        reversals=tuple(
            TurnedRound(party=now.party.key, reversal=reversal)
            for was, now in pairs
            for reversal in now.reversals
            if not was or reversal not in was.reversals
        ),
        met=tuple(ConditionMet(party=now.party.key, condition=each) for was, now in pairs if was for each in _met(was, now)),
    )


def _stances(before: PartyConsent | None, after: PartyConsent) -> Iterator[NewStance]:
    held = {stance.stance for stance in before.party.stances} if before else set()
    answer: Answer = before.party.answer if before else "silent"
    for stance in after.party.stances:
        if stance.stance not in held:
            yield NewStance(party=after.party.key, before=answer, after=after.party.answer, stance=stance)


def _met(before: PartyConsent, after: PartyConsent) -> Iterator[StatedCondition]:
    was_open, is_open = ({_plain(each) for each in one.open} for one in (before, after))
    for stance in after.party.stances:
        for condition in stance.conditions:
            if _plain(condition) in was_open - is_open:
                yield condition


def _plain(condition: StatedCondition) -> str:
    return " ".join(condition.words.casefold().split())
