"""What changed between two days -> lines to read, proposal by proposal, with the words behind them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from placet.analyse.account import Evidence
from placet.analyse.developments import Developments, NewStance, ProposalDevelopments
from placet.publish.plain_text import CLAUSE_WIDTH, one_line, quoted
from placet.publish.wording.days import day_words
from placet.publish.wording.stances import ANSWER_WORDS, STANCE_WORDS, conditions_words

WERE = {
    "given": "given", "withheld": "withheld", "conditional": "conditional", "undetermined": "open",
}  # fmt: skip


class NewsLine(NamedTuple):
    """Who did what: the party's key and name, what is said of it, and the words that carry it (None where it is a condition)."""

    party: str
    name: str
    said: str
    evidence: Evidence | None


class ProposalNews(NamedTuple):
    """What changed on a proposal: "Consent was withheld and is conditional." or "", and a line for each party that moved."""

    id: str
    label: str
    verdict: str
    lines: list[NewsLine]


def news(developments: Developments, names: Mapping[str, str]) -> list[ProposalNews]:
    """Tell what changed, those first on whose account the verdict may have."""
    return [
        ProposalNews(
            each.id,
            each.label,
            f"Consent was {WERE[each.before]} and is {WERE[each.after]}." if each.before != each.after else "",
            list(_lines(each, names)),
        )
        for each in developments.proposals
    ]


def _lines(changed: ProposalDevelopments, names: Mapping[str, str]) -> Iterator[NewsLine]:
    turned = {each.party: each.reversal for each in changed.reversals}
    told = {each.party for each in changed.stances}
    for new in changed.stances:
        name = one_line(names.get(new.party, new.party), 60)
        yield NewsLine(new.party, name, _stance(new, new.party in turned), new.stance.evidence[0])
    for each in changed.reversals:
        if each.party not in told:
            back = f"went from {ANSWER_WORDS[each.reversal.before]} to {ANSWER_WORDS[each.reversal.after]}"
            when = f" on {day_words(each.reversal.day)}" if each.reversal.day else ""
            yield NewsLine(each.party, one_line(names.get(each.party, each.party), 60), back + when, None)
    for met in changed.met:
        said = f"its condition {quoted(met.condition.words, CLAUSE_WIDTH)} is met"
        yield NewsLine(met.party, one_line(names.get(met.party, met.party), 60), said, None)


def _stance(new: NewStance, turned: bool) -> str:
    terms = f" {conditions_words(new.stance.conditions, CLAUSE_WIDTH, put=quoted)}" if new.stance.conditions else ""
    others = ", by the word of others" if new.stance.claimed_by_others else ""
    if new.before == "silent":
        return f"{STANCE_WORDS[new.stance.stance]}{terms}, heard for the first time{others}"
    return f"{STANCE_WORDS[new.stance.stance]}{terms}; was: {ANSWER_WORDS[new.before]}{', so it turned round' if turned else ''}{others}"
