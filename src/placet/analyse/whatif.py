"""One party's reports -> its vote if some of them were missing, or said something else, without reading all the others again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, get_args

from msgspec.structs import replace

from placet.analyse.matching import Words
from placet.analyse.rules import VOTES, Vote
from placet.analyse.stances import conditions_of, plainest_first
from placet.analyse.timeline import Report, aligned
from placet.analyse.verdict import answer_of
from placet.analyse.votes import is_met
from placet.model.record import Stance

_Stances = frozenset[Stance]
_STANCES: tuple[Stance, ...] = get_args(Stance)
_SETS: tuple[_Stances, ...] = tuple(frozenset(some) for size in range(len(_STANCES) + 1) for some in combinations(_STANCES, size))
_Term = tuple[Stance, str]
"""A condition that several reports may state: the stance that it is of, and its words."""


class _Phase(NamedTuple):
    """The stances of a phase, and the number of the day on which it began; None where no day began one."""

    stances: _Stances
    began: int | None


class _Stated(NamedTuple):
    """One report's word on a condition; of several the greatest counts: the newest, and of one day the plainest (the lowest rank)."""

    day: str
    less_rank: int
    met: bool


class WhatIf:
    """A party's reports, read once, so that to ask what a change of a few of them would come to costs what is changed, not all.

    `vote` gives what `vote_of(standing(reports), met)` would for the changed reports; a test holds the two together. Only the party's
    own word can count: without it the party is silent or unclear, whatever others say. A day's stances turn the phase that held into
    the one that holds, and this is known beforehand for the days before and after the change. A condition counts as its newest
    report has it, so the reports of each are kept in their order.
    """

    def __init__(self, reports: Sequence[Report], met: Sequence[Words]) -> None:
        self._met = met
        own = [report for report in reports if not report.said.claimed]
        by_place = sorted(own, key=lambda report: (report.document.id, report.said.id))
        self._rank = {id(report.said): rank for rank, report in enumerate(plainest_first(by_place))}
        self._in_document: dict[str, list[Report]] = defaultdict(list)
        for report in own:
            self._in_document[report.document.id].append(report)
        self._days = sorted({report.day for report in own})
        self._number = {day: number for number, day in enumerate(self._days)}
        self._times: list[Counter[Stance]] = [Counter() for _ in self._days]
        read = aligned(own)
        for report in read:
            self._times[self._number[report.day]][report.said.stance] += 1
        self._stances = [frozenset(times) for times in self._times]
        self._before = self._phases_before()
        self._after = self._phases_after()
        self._stated = {term: sorted(stated, reverse=True) for term, stated in self._stated_in(read).items()}
        self._newest = sorted(((stated[0], term) for term, stated in self._stated.items()), reverse=True)
        self._newest_open = [(stated, term) for stated, term in self._newest if not stated.met]

    def vote(self, group: Iterable[Report], stance: Stance | None) -> Vote:
        """Say what the vote would be if some of the reports had another stance, and no conditions; with None, if they were missing."""
        group = list(group)
        changed = {id(report.said) for report in group}
        documents = dict.fromkeys(report.document.id for report in group)
        was = [report for document in documents for report in self._in_document.get(document, ())]
        rest = [report for report in was if id(report.said) not in changed]
        other = [_read_as(report, stance) for report in was if stance is not None and id(report.said) in changed]
        before, after = aligned(was), aligned([*rest, *other])
        last = self._last_phase(before, after)
        answer = answer_of(last.stances)
        if answer != "conditions" or last.began is None:
            return VOTES[answer]
        return Vote.yes if self._all_met(self._days[last.began], self._stated_in(before), self._stated_in(after)) else Vote.conditional

    def _phases_before(self) -> list[_Phase]:
        """The phase that holds before each day, and at last after all."""
        phase = _Phase(frozenset(), None)
        found = [phase]
        for number, stances in enumerate(self._stances):
            phase = _then(phase, stances, number)
            found.append(phase)
        return found

    def _phases_after(self) -> list[Mapping[_Stances, _Phase]]:
        """The last phase, by the stances that hold before each day; `began` is None where none begins from that day on."""
        ends: Mapping[_Stances, _Phase] = {held: _Phase(held, None) for held in _SETS}
        found = [ends]
        for number in range(len(self._days) - 1, -1, -1):
            stances = self._stances[number]
            begun = ends[stances]
            anew = begun if begun.began is not None else _Phase(begun.stances, number)
            ends = {held: ends[held] if stances <= held else anew for held in _SETS}
            found.append(ends)
        return found[::-1]

    def _last_phase(self, before: Sequence[Report], after: Sequence[Report]) -> _Phase:
        """The last phase if the one reports were the other ones."""
        more: dict[int, Counter[Stance]] = defaultdict(Counter)
        for reports, one in ((before, -1), (after, 1)):
            for report in reports:
                more[self._number[report.day]][report.said.stance] += one
        if not more:
            return self._before[-1]
        first, end = min(more), max(more) + 1
        phase = self._before[first]
        for number in range(first, end):
            stances = self._stances[number]
            if number in more:
                stances = frozenset(stance for stance in _STANCES if self._times[number][stance] + more[number][stance])
            phase = _then(phase, stances, number)
        ends = self._after[end][phase.stances]
        return ends if ends.began is not None else _Phase(ends.stances, phase.began)

    def _stated_in(self, reports: Sequence[Report]) -> dict[_Term, list[_Stated]]:
        """What reports state, by the condition."""
        found: dict[_Term, list[_Stated]] = defaultdict(list)
        for report in reports:
            for words, condition in conditions_of([report]).items():
                stated = _Stated(report.day, -self._rank[id(report.said)], is_met(condition, self._met))
                found[report.said.stance, words].append(stated)
        return found

    def _all_met(self, since: str, before: Mapping[_Term, list[_Stated]], after: Mapping[_Term, list[_Stated]]) -> bool:
        """Whether there are conditions in a phase that lasts since a day, and all are met, if the one statements were the other ones."""
        newest = [stated for term in {*before, *after} if (stated := self._newest_of(term, before.get(term, ()), after.get(term, ())))]
        untouched = next((stated for stated, term in self._newest if term not in before and term not in after), None)
        open_one = next((stated for stated, term in self._newest_open if term not in before and term not in after), None)
        newest += [stated for stated in (untouched, open_one) if stated]
        holding = [stated for stated in newest if stated.day >= since]
        return bool(holding) and all(stated.met for stated in holding)

    def _newest_of(self, term: _Term, before: Sequence[_Stated], after: Sequence[_Stated]) -> _Stated | None:
        gone = set(before)
        rest = next((stated for stated in self._stated.get(term, ()) if stated not in gone), None)
        return max((*after, rest) if rest else after, default=None)


def _then(phase: _Phase, stances: _Stances, number: int) -> _Phase:
    """The phase that holds after a day on which stances were told: the old one where it has them all."""
    return phase if stances <= phase.stances else _Phase(stances, number)


def _read_as(report: Report, stance: Stance) -> Report:
    return replace(report, said=replace(report.said, stance=stance, conditions=()))
