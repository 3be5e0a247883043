"""A dossier's account -> every stance in the order of its first day, those that took back the one before marked."""

from msgspec import Struct

from placet.analyse.dossier_account import DossierAccount
from placet.model.record import Stance
from placet.publish.wording.names import anchor


class StanceInTime(Struct, frozen=True, kw_only=True):
    """A stance of a party over a stretch of time, with its plainest words, whose anchor on the dossier's page is `anchor`.

    `reversal` is the answer that it took back, or "".
    """

    since: str
    latest: str
    party: str
    name: str
    proposal: str
    label: str
    stance: Stance
    reversal: str
    reports: int
    words: str
    outlet: str
    published: str
    document: str
    line: int
    start: int
    end: int
    anchor: str


def stances_in_time(account: DossierAccount) -> list[StanceInTime]:
    """List the stances of the parties that have a code or are asked, the newest first; what has no day comes last."""
    found = []
    for proposal in account.proposals:
        for each in proposal.parties:
            turned = {reversal.day: reversal.before for reversal in each.reversals}
            for stance in (*each.party.stances, *each.party.history):
                first = stance.evidence[0]
                found.append(
                    StanceInTime(
                        since=stance.since,
                        latest=stance.latest,
                        party=each.party.key,
                        name=each.party.name,
                        proposal=proposal.id,
                        label=proposal.label,
                        stance=stance.stance,
                        reversal="" if stance.claimed_by_others else turned.get(stance.since, ""),
                        reports=stance.reports,
                        words=first.words,
                        outlet=first.outlet,
                        published=first.published,
                        document=first.document,
                        line=first.line,
                        start=first.start,
                        end=first.end,
                        anchor=anchor(proposal.id, each.party.key),
                    )
                )
    return sorted(found, key=lambda each: (each.since, each.latest, each.proposal, each.party), reverse=True)
