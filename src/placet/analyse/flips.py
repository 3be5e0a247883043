"""Each single position -> whether the verdict hangs on it: what if it were left out, or taken for its opposite?"""

from collections.abc import Mapping, Sequence

from placet.analyse.account import Verdict
from placet.analyse.dossier_account import Flip
from placet.analyse.independence import independent
from placet.analyse.matching import Words
from placet.analyse.rules import VERDICTS, Node, Vote, worth
from placet.analyse.timeline import Report
from placet.analyse.whatif import WhatIf
from placet.model.record import Stance

# How a stance reads if it was taken for its opposite; of what is neither yes nor no, either.
TURNED: dict[Stance, tuple[Stance, ...]] = {
    "support": ("oppose",),
    "oppose": ("support",),
    "conditional": ("oppose",),
    "undecided": ("support", "oppose"),
}


def flips_of(rule: Node, votes: Mapping[str, Vote], heard: Mapping[str, Sequence[Report]], met: Sequence[Words]) -> list[Flip]:
    """Find the positions that the verdict hangs on, one at a time, the least sure first; only parties that have a vote can flip it."""
    verdict = VERDICTS[worth(rule, votes)]
    found = []
    for party in votes:
        verdicts = {vote: VERDICTS[worth(rule, {**votes, party: vote})] for vote in Vote}
        if set(verdicts.values()) == {verdict}:
            continue  # whatever it said, nothing hangs on it
        reports = heard.get(party, ())
        what_if = WhatIf(reports, met)
        for group in positions(reports):
            for stance in (None, *TURNED[group[0].said.stance]):
                other = verdicts[what_if.vote(group, stance)]
                if other != verdict:
                    found.append(_flip(party, group, stance, other))
    return sorted(found, key=lambda flip: (flip.confidence, flip.party, flip.documents, flip.stance, flip.read_as or ""))


def positions(reports: Sequence[Report]) -> list[list[Report]]:
    """Take the reports of a party apart into single positions: the same stance in copies of one text is one."""
    found: list[list[Report]] = []
    for copies in independent(reports):
        by_stance: dict[Stance, list[Report]] = {}
        for report in copies:
            by_stance.setdefault(report.said.stance, []).append(report)
        found += by_stance.values()
    return found


def _flip(party: str, group: Sequence[Report], stance: Stance | None, verdict: Verdict) -> Flip:
    surest = max(group, key=lambda report: report.said.confidence)
    return Flip(
        party=party,
        stance=surest.said.stance,
        read_as=stance,
        verdict=verdict,
        words=surest.said.evidence[0].words,
        documents=tuple(dict.fromkeys(report.document.id for report in group)),
        confidence=surest.said.confidence,
    )
