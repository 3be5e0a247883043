"""A dossier and digests -> for each proposal whether there is consent by its rule, and what would change that."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import msgspec

from placet.analyse.account import Answer, PartyAccount
from placet.analyse.blocs import Blocs
from placet.analyse.changes import smallest_changes
from placet.analyse.dossier_account import DossierAccount, PartyConsent, ProposalConsent, Reversal
from placet.analyse.flips import flips_of
from placet.analyse.matching import Told, match
from placet.analyse.party_names import party_names
from placet.analyse.rules import VERDICTS, Node, Vote, gates, seats, standing_against, worth
from placet.analyse.standing import Standing, party_account, reports_on, standing
from placet.analyse.terms import lacking, merged
from placet.analyse.timeline import Report
from placet.analyse.verdict import answer_of
from placet.analyse.votes import WORTHS, is_met, side_of, vote_of
from placet.model.decided import reviewers
from placet.model.digest import Digest
from placet.model.dossier import Dossier, DossierProposal
from placet.model.stems import stems

_ANSWERS: tuple[Answer, ...] = get_args(Answer)


@dataclass(frozen=True, kw_only=True)
class _Question:
    """One proposal with its rule on the day, and each party's reports."""

    proposal: DossierProposal
    rule: Node
    reports: dict[str, list[Report]]
    met: tuple[tuple[str, ...], ...]
    nameless: frozenset[str]  # the keys of parties that have no code


def dossier_consent(
    dossier: Dossier, digests: Sequence[Digest], *, blocs: Blocs, names: Mapping[str, str], on: str = "", newest: str = ""
) -> DossierAccount:
    """Give the account of consent for each of a dossier's proposals.

    Only documents within the dossier's dates count, and with `on` only those published until then; without it the day is `newest`, or
    else the newest document's. The digests' proposals must have their clusters. `names` are the codebook's names by code. What a party
    that the rule does not ask says is shown and decides nothing; who is asked and says nothing is unknown.
    """
    dated = [digest for digest in digests if within(digest.published, dossier, on)]
    undated = sum(not digest.published for digest in digests) if on or dossier.from_ or dossier.to else 0
    day = on or newest or max((digest.published for digest in dated), default="") or dossier.to or dossier.from_
    party_of = keys_of(dossier)
    called = {**party_names(dated, names), **names, **{party.key: party.name for party in dossier.parties}}
    matching = match(dossier, dated, party_of)
    proposals = []
    for proposal in dossier.proposals:
        told = matching.told[proposal.id]
        question = _Question(
            proposal=proposal,
            rule=gates(proposal.consent, dossier, blocs, day),
            reports=_reports(told, party_of),
            met=tuple(stems(words) for words in proposal.met),
            nameless=frozenset(party.key for party in dossier.parties if not party.code),
        )
        proposals.append(_answered(question, told, called, party_of))
    shown = {key for each in proposals for one in each.parties for key in (one.party.key, *_condition_parties(one.party))}
    return DossierAccount(
        title=dossier.title,
        day=day,
        proposals=tuple(proposals),
        waiting=matching.waiting,
        names={key: called.get(key, key) for key in sorted(shown)},
        documents=len({digest.id for digest in dated}),
        reviewed=sum(bool(reviewers(said.rule)) for told in matching.told.values() for _, topic in told for said in topic.statements),
        left_out=sum(topic.rejected for told in matching.told.values() for _, topic in told),
        undated=undated,
    )


def proposals_told(dossier: Dossier, digests: Sequence[Digest]) -> frozenset[tuple[str, str]]:
    """The proposals in digests, by document and id, that are a dossier's; with clusters also those that are linked to one."""
    told = match(dossier, [each for each in digests if within(each.published, dossier, "")], keys_of(dossier)).told
    return frozenset((digest.id, topic.id) for each in told.values() for digest, topic in each)


def keys_of(dossier: Dossier) -> dict[str, str]:
    """The dossier's keys of parties by actors' keys."""
    party_of = {f"OTHER:{word.casefold()}": party.key for party in dossier.parties if not party.code for word in (party.name, *party.names)}
    party_of |= {f"OTHER:{word.casefold()}": party.code for party in dossier.parties if party.code for word in party.names}
    party_of |= {key.replace("OTHER:", "OUTLET:", 1): party for key, party in party_of.items()}
    return party_of


def within(published: str, dossier: Dossier, on: str) -> bool:
    """Whether a document counts by its day; one without a day can't where any day is asked for."""
    if not published:
        return not (on or dossier.from_ or dossier.to)
    return (not on or published <= on) and published >= dossier.from_ and (not dossier.to or published <= dossier.to)


def _reports(told: Iterable[Told], party_of: Mapping[str, str]) -> dict[str, list[Report]]:
    """The reports on a proposal by party; what one document says of it under two names is one proposal's all the same."""
    found: dict[str, list[Report]] = defaultdict(list)
    for digest, topic in told:
        for report in reports_on(digest, topic):
            key = report.holder.key
            found[party_of.get(key, key)].append(report)
    return dict(found)


def _answered(question: _Question, told: Sequence[Told], called: Mapping[str, str], party_of: Mapping[str, str]) -> ProposalConsent:
    asked = list(seats(question.rule))
    found = {key: _party(key, question, called, party_of, asked=True) for key in asked}
    voices = [_party(key, question, called, party_of, asked=False) for key in question.reports if key not in found]
    votes = {key: Vote[each.worth] for key, each in found.items()}
    verdict = VERDICTS[worth(question.rule, votes)]
    units = {key: lacking(each) for key, each in found.items()}
    smallest = smallest_changes(question.rule, {key: list(changes) for key, changes in units.items()})
    change = merged(units)
    parties = [*found.values(), *voices]
    parties.sort(key=lambda each: (not each.asked, _ANSWERS.index(each.party.answer), each.party.name, each.party.key))
    days = [day for heard in question.reports.values() for report in heard for day in (report.said.first, report.day) if day]
    labels = Counter(topic.label for _, topic in told)
    return ProposalConsent(
        id=question.proposal.id,
        label=question.proposal.label,
        rule=question.proposal.consent,
        verdict=verdict,
        parties=tuple(parties),
        blocking=standing_against(question.rule, votes, Vote.no) if verdict == "withheld" else (),
        awaited=standing_against(question.rule, votes, Vote.unknown) if verdict in ("withheld", "undetermined") else (),
        smallest=tuple(tuple(change[unit] for unit in each) for each in smallest.sets),
        more=smallest.more,
        needed=tuple(change[unit] for unit in smallest.needed),
        flips=tuple(flips_of(question.rule, votes, question.reports, question.met)),
        labels=tuple(sorted(labels, key=lambda label: (-labels[label], label))),
        documents=len({digest.id for digest, _ in told}),
        since=min(days, default=""),
        latest=max(days, default=""),
    )


def _party(key: str, question: _Question, called: Mapping[str, str], party_of: Mapping[str, str], *, asked: bool) -> PartyConsent:
    reports = question.reports.get(key, [])
    code = next((report.holder.code for report in reports if report.holder.counts), "" if key in question.nameless or reports else key)
    where = standing(reports)
    account = _with_keys(party_account(key, code=code, name=called.get(key, key), counted=asked, where=where), party_of)
    words, deeds = (
        _answer_of([report for report in reports if report.said.basis == basis], reports, where) for basis in ("statement", "act")
    )
    return PartyConsent(
        party=account,
        asked=asked,
        worth=WORTHS[vote_of(where, question.met)],
        open=tuple(condition for stance in account.stances for condition in stance.conditions if not is_met(condition, question.met)),
        reversals=tuple(_reversals(where)),
        words=words,
        deeds=deeds,
        torn=side_of(words) is not None and side_of(deeds) is not None and side_of(words) != side_of(deeds),
        confidence=max((stance.confidence for stance in account.stances), default=0.0),
    )


def _answer_of(some: Sequence[Report], reports: Sequence[Report], where: Standing) -> Answer:
    """The answer by some of the reports, which may be all."""
    return where.answer if len(some) == len(reports) else standing(some).answer


def _reversals(where: Standing) -> Iterable[Reversal]:
    last: Answer | None = None
    for phase in where.told:
        answer = answer_of(phase.stances)
        if side_of(answer) is None:
            continue
        if last is not None and side_of(last) != side_of(answer):
            yield Reversal(day=min(report.day for report in phase.reports), before=last, after=answer)
        last = answer


def _with_keys(account: PartyAccount, party_of: Mapping[str, str]) -> PartyAccount:
    """The account with the dossier's keys for those whose act a condition asks for."""
    stances = tuple(
        msgspec.structs.replace(
            stance,
            conditions=tuple(
                msgspec.structs.replace(condition, parties=tuple(party_of.get(key, key) for key in condition.parties))
                for condition in stance.conditions
            ),
        )
        for stance in account.stances
    )
    return msgspec.structs.replace(account, stances=stances)


def _condition_parties(account: PartyAccount) -> Iterable[str]:
    return (key for stance in account.stances for condition in stance.conditions for key in condition.parties)
