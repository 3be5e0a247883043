"""Digests -> who stands where on each proposal, and whether there is consent."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import get_args

from placet.analyse.account import Answer, PartyAccount, ProposalAccount
from placet.analyse.party_names import party_names
from placet.analyse.standing import party_account, reports_on, standing
from placet.analyse.timeline import Report
from placet.analyse.verdict import verdict_of
from placet.model.digest import Digest, Topic, Voice

_ANSWERS: tuple[Answer, ...] = get_args(Answer)
_NO_NAMES: Mapping[str, str] = MappingProxyType({})

Told = tuple[Digest, Topic]


def consent_table(digests: Sequence[Digest], *, names: Mapping[str, str] = _NO_NAMES) -> list[ProposalAccount]:
    """Give the account of each proposal that anyone takes a position on, the one with most parties first; also where people rejected
    each position on it.

    Proposals with the same `cluster` are one; without a cluster each stands alone. All parties that count are asked: whoever has a
    code of its own and took a stance, or is an agent of the proposal or one whose act a condition that holds asks for; the latter
    without a stance are `silent`. Which parties truly must consent, only an analyst knows. A party's own word outweighs what
    another party says of it, whatever the dates. `names` are the parties' names by code.
    """
    clusters = _by_cluster(digests)
    named = party_names(digests, names)
    accounts = [_account(cluster, told, named) for cluster, told in clusters.items() if any(map(_has_positions, told))]
    return sorted(accounts, key=lambda account: (-_spoke(account), -account.reports, account.label, account.cluster))


def count_without_positions(digests: Sequence[Digest]) -> int:
    """Count the proposals that nobody takes a position on; the table leaves them out."""
    return sum(not any(map(_has_positions, told)) for told in _by_cluster(digests).values())


def _by_cluster(digests: Iterable[Digest]) -> dict[str, list[Told]]:
    clusters: dict[str, list[Told]] = defaultdict(list)
    for digest in digests:
        for topic in digest.topics:
            clusters[topic.cluster or f"{digest.id}/{topic.id}"].append((digest, topic))
    return clusters


def _has_positions(told: Told) -> bool:
    _, topic = told
    return bool(topic.statements or topic.rejected)


def _spoke(account: ProposalAccount) -> int:
    return sum(party.counts and party.answer != "silent" for party in account.parties)


def _account(cluster: str, told: Sequence[Told], names: Mapping[str, str]) -> ProposalAccount:
    voices = {voice.key: voice for digest, _ in told for voice in digest.voices}
    reports: dict[str, list[Report]] = defaultdict(list)
    for digest, topic in told:
        for report in reports_on(digest, topic):
            reports[report.holder.key].append(report)
    parties = [_party(key, voices[key], heard, names) for key, heard in reports.items()]
    wanted = [
        *(agent for _, topic in told for agent in topic.agents),
        *(key for party in parties for stance in party.stances for c in stance.conditions for key in c.parties),
    ]
    silent = [key for key in dict.fromkeys(wanted) if key not in reports and voices[key].counts]
    parties += [_party(key, voices[key], [], names) for key in silent]
    parties.sort(key=lambda party: (not party.counts, _ANSWERS.index(party.answer), party.name, party.key))
    answers = {answer: tuple(party.name for party in parties if party.counts and party.answer == answer) for answer in _ANSWERS}
    labels = _labels(told)
    days = [day for heard in reports.values() for report in heard for day in (report.said.first, report.day) if day]
    return ProposalAccount(
        cluster=cluster,
        label=labels[0],
        other_labels=tuple(labels[1:]),
        verdict=verdict_of([party.answer for party in parties if party.counts]),
        answers={answer: who for answer, who in answers.items() if who},
        parties=tuple(parties),
        reports=len({digest.id for digest, _ in told}),
        since=min(days, default=""),
        latest=max(days, default=""),
        left_out=sum(topic.rejected for _, topic in told),
    )


def _party(key: str, voice: Voice, reports: Sequence[Report], names: Mapping[str, str]) -> PartyAccount:
    return party_account(key, code=voice.code, name=names[key], counted=voice.counts, where=standing(reports))


def _labels(told: Iterable[Told]) -> list[str]:
    """The proposal's labels: the most frequent first, among these the one whose parts say most, then the shortest."""
    said: Counter[str] = Counter()
    filled: dict[str, int] = defaultdict(int)
    for _, topic in told:
        said[topic.label] += 1
        parts = (topic.action, topic.agents, topic.theme, topic.place)
        filled[topic.label] = max(filled[topic.label], sum(map(bool, parts)))
    return sorted(said, key=lambda label: (-said[label], -filled[label], len(label), label))
