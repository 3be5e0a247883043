"""The charts of a dossier: which there are, what each is called, the table that says the same, and how it is drawn."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import altair as alt

from placet.analyse.dossier_account import DossierAccount, shown_parties
from placet.analyse.happenings import Happening, weeks
from placet.analyse.ties import ties
from placet.publish.charts.colours import Palette
from placet.publish.charts.network import network_chart
from placet.publish.charts.party_map import PartyAnswer, map_chart, on_map
from placet.publish.charts.stances import stances_chart
from placet.publish.charts.weeks import QUADS, weeks_chart
from placet.publish.tables.stances_in_time import StanceInTime, stances_in_time
from placet.publish.wording.stances import ANSWER_WORDS, STANCE_WORDS


class Ground(NamedTuple):
    """What charts are drawn from: a dossier's account, and what its parties did."""

    account: DossierAccount
    happened: Sequence[Happening]


class Table(NamedTuple):
    """What a chart shows, for those who do not see it, and for a spreadsheet: heads of the columns, and lines."""

    heads: tuple[str, ...]
    lines: list[tuple[str | int, ...]]


class ChartKind(NamedTuple):
    """A chart: its name in addresses, its title, what it shows, its table, and the function that draws it in some colours."""

    name: str
    title: str
    shows: str
    table: Callable[[Ground], Table]
    draw: Callable[[Ground, Palette], alt.TopLevelMixin]


def shown_stances(account: DossierAccount) -> list[StanceInTime]:
    """The stances in time of those whom tables and charts show, proposal by proposal, the newest first."""
    shown = {(proposal.id, each.party.key) for proposal in account.proposals for each in shown_parties(proposal)}
    order = [proposal.id for proposal in account.proposals]
    found = [each for each in stances_in_time(account) if (each.proposal, each.party) in shown]
    return sorted(found, key=lambda each: order.index(each.proposal))


def answers(account: DossierAccount) -> list[PartyAnswer]:
    """What each party answers to each proposal that has a map."""
    told = [
        PartyAnswer(
            proposal=proposal.id, label=proposal.label, party=each.party.key, name=each.party.name, answer=each.party.answer,
            asked=each.asked,
        )
        for proposal in account.proposals
        for each in shown_parties(proposal)
        if each.asked or each.party.stances
    ]  # fmt: skip
    return on_map(told)


def _stances_table(ground: Ground) -> Table:
    return Table(
        ("since", "last said", "party", "proposal", "stance", "took back", "reports"),
        [
            (each.since, each.latest, each.name, each.label, STANCE_WORDS[each.stance], ANSWER_WORDS.get(each.reversal, ""), each.reports)
            for each in shown_stances(ground.account)
        ],
    )


def _network_table(ground: Ground) -> Table:
    names = ground.account.names
    return Table(
        ("party", "other party", "tie", "agree on", "differ on", "acts of cooperation", "acts of conflict"),
        [
            (names.get(tie.one, tie.one), names.get(tie.other, tie.other), tie.kind, tie.agree, tie.differ, tie.cooperation, tie.conflict)
            for tie in ties(ground.account, ground.happened)
        ],
    )


def _map_table(ground: Ground) -> Table:
    return Table(
        ("proposal", "party", "code", "answer", "asked"),
        [(each.label, each.name, each.party, ANSWER_WORDS[each.answer], "yes" if each.asked else "no") for each in answers(ground.account)],
    )


def _weeks_table(ground: Ground) -> Table:
    return Table(
        ("week of", "type", "quad class", "events"),
        [(each.monday, each.type, QUADS[each.quad], each.happenings) for each in weeks(ground.happened)],
    )


KINDS = {
    kind.name: kind
    for kind in (
        ChartKind(
            "stances", "Stances in time", "When each party took which stance on each proposal, and until when it said so; a ring is around "
            "what took back the stance before.", _stances_table,
            lambda ground, colours: stances_chart(shown_stances(ground.account), colours, title=f"Stances in time: {ground.account.title}"),
        ),
        ChartKind(
            "network", "Who agrees with whom", "A whole line joins parties that mostly give the same answers and do each other good, a "
            "broken one those that differ and do each other harm; the more there is of either, the thicker it is.", _network_table,
            lambda ground, colours: network_chart(
                ties(ground.account, ground.happened), ground.account.names, colours, title=f"Who agrees with whom: {ground.account.title}"
            ),
        ),
        ChartKind(
            "map", "Where they lie", "Each state is a square about where it lies, with its code and its answer; who is not asked has a "
            "broken edge, and proposals that no state was heard on have no map.", _map_table,
            lambda ground, colours: map_chart(answers(ground.account), colours, title=f"Who answers what: {ground.account.title}"),
        ),
        ChartKind(
            "events", "What happened, by week", "How many things of each type the parties did or had done to them in each week; what "
            "several documents tell with the same day and parties is one.", _weeks_table,
            lambda ground, colours: weeks_chart(weeks(ground.happened), colours, title=f"What happened, by week: {ground.account.title}"),
        ),
    )
}  # fmt: skip
"""The charts by their names in addresses."""


def drawn(ground: Ground) -> list[ChartKind]:
    """The charts for which there is anything to draw."""
    return [kind for kind in KINDS.values() if kind.table(ground).lines]
