"""A dossier's account, what changed and what happened -> the brief: verdicts, matrix, changes, words with citations, charts, sources."""

from collections.abc import Iterator

import msgspec

from placet import __version__
from placet.analyse.account import Evidence, StanceAccount
from placet.analyse.developments import Developments
from placet.analyse.dossier_account import DossierAccount, shown_parties
from placet.publish.briefs.document import Block, Brief, Heading, Items, Paragraph, Passage, Picture, Run, Table
from placet.publish.charts.colours import palette
from placet.publish.charts.drawing import spec_of
from placet.publish.charts.kinds import Ground, drawn
from placet.publish.plain_text import CLAUSE_WIDTH, link_to, one_line, quoted
from placet.publish.tables.matrix import Cell, Head, is_heard, matrix
from placet.publish.wording.counts import count, left_out
from placet.publish.wording.days import day_words
from placet.publish.wording.news import news
from placet.publish.wording.rules import rule_sentence
from placet.publish.wording.stances import ANSWER_SIGNS, ANSWER_WORDS, STANCE_WORDS, VERDICT_SIGNS, conditions_words
from placet.publish.wording.verdicts import away, verdict_sentence

PASSAGES = 2  # of each stance; all of them are in the ledger
ROWS_SHOWN = 40  # of a chart's table
CELL_WIDTH = 60  # letters of a condition in the matrix


class Sources:
    """The documents that a brief cites, numbered in the order in which they are first cited."""

    def __init__(self) -> None:
        self.cited: dict[str, Evidence] = {}
        self._numbers: dict[str, int] = {}

    def number(self, said: Evidence) -> int:
        """The number of the document that some words are from."""
        self.cited.setdefault(said.document, said)
        return self._numbers.setdefault(said.document, len(self.cited))


def brief_of(ground: Ground, changes: Developments) -> Brief:
    """Put a brief together. Whom no rule asks and who has no code of its own is left out, as in charts."""
    account, sources = ground.account, Sources()
    blocks = [
        *_verdicts(account), *_matrix(account), *_away(account), *_changes(account, changes, sources), *_words(account, sources),
        *_pictures(ground), *_sources(sources),
    ]  # fmt: skip
    day = f"As of {day_words(account.day)}, from" if account.day else "From"
    undated = f"; {count(account.undated, 'document')} without a day left out" if account.undated else ""
    reviewed = f"; {count(account.reviewed, 'position')} reviewed by people" if account.reviewed else ""
    without = f"; {left_out(account.left_out)}" if account.left_out else ""
    return Brief(
        title=one_line(account.title),
        about=f"{day} {count(account.documents, 'document')}{undated}{reviewed}{without}.",
        blocks=tuple(blocks),
        made_by=f"Made by Placet {__version__}. Silence is never consent, and nothing stands here without its source.",
    )


def _verdicts(account: DossierAccount) -> Iterator[Block]:
    yield Heading(level=1, text="Is there consent?")
    for proposal in account.proposals:
        yield Paragraph(
            runs=(
                Run(text=one_line(proposal.label), style="strong"),
                Run(text=f"  {VERDICT_SIGNS[proposal.verdict]} {proposal.verdict}", style="strong", tone=proposal.verdict),
            )
        )
        yield Paragraph(
            runs=(
                Run(text=verdict_sentence(proposal, account.names)),
                Run(text=" " + rule_sentence(proposal.rule, account.names, fallback="as no rule is stated"), style="quiet"),
            )
        )


def _matrix(account: DossierAccount) -> Iterator[Block]:
    table = matrix(account)
    yield Heading(level=1, text="Who stands where")
    if table.columns and table.rows:
        yield Table(
            heads=("", *(_head(head) for head in table.columns)),
            rows=tuple((Run(text=_head(head), style="strong"), *(_cell(cell) for cell in cells)) for head, cells in table.rows),
        )
    notes = []
    if table.silent:
        notes.append(f"Asked and not heard on anything: {', '.join(one_line(head.name, 60) for head in table.silent)}.")
    if table.others:
        notes.append(f"{count(table.others, 'voice')} without a code left out.")
    if any(cell and not cell.consent.asked for _, cells in table.rows for cell in cells):
        notes.append("In brackets: not asked by the rule.")
    if notes:
        yield Paragraph(runs=(Run(text=" ".join(notes), style="quiet"),))


def _head(head: Head) -> str:
    return one_line(head.name, 90) + (f" ({VERDICT_SIGNS[head.verdict]} {head.verdict})" if head.verdict else "")


def _cell(cell: Cell | None) -> Run:
    if cell is None:
        return Run(text="")
    consent = cell.consent
    answer = consent.party.answer
    said = f"{ANSWER_SIGNS[answer]} {ANSWER_WORDS[answer]}"
    if answer == "conditions":
        said += f" {conditions_words(consent.open, CELL_WIDTH)}"
    if consent.reversals:
        said += f", was: {ANSWER_WORDS[consent.reversals[-1].before]}"
    if consent.torn:
        said += ", words and deeds differ"
    if not consent.asked:
        said = f"({said})"
    return Run(text=said, tone=answer)


def _away(account: DossierAccount) -> Iterator[Block]:
    found = [(proposal, to) for proposal in account.proposals if (to := away(proposal, account.names))]
    if found:
        yield Heading(level=1, text="What would have to change")
    for proposal, to in found:
        runs = [Run(text=one_line(proposal.label), style="strong"), Run(text=f" is {count(to.changes, 'change')} away from consent")]
        yield Paragraph(runs=(*runs, Run(text=":")))
        yield Items(items=tuple((Run(text=change),) for change in to.needed)) if to.needed else Paragraph(runs=(Run(text="any of"),))
        if to.ways:
            if to.needed:
                yield Paragraph(runs=(Run(text="and any of"),))
            more = [(Run(text="or others, as many", style="quiet"),)] if to.more else []
            yield Items(items=(*((Run(text="; ".join(way)),) for way in to.ways), *more))


def _changes(account: DossierAccount, changes: Developments, sources: Sources) -> Iterator[Block]:
    if not changes.day:
        return
    yield Heading(level=1, text="What changed in the week")
    told = news(changes, account.names)
    since = f"After {day_words(changes.since)}, until {day_words(changes.day)}: {count(changes.documents, 'more document')}"
    yield Paragraph(runs=(Run(text=since + ("." if told else "; nothing changed."), style="quiet"),))
    for proposal in told:
        verdict = [Run(text=f": {proposal.verdict}")] if proposal.verdict else []
        yield Paragraph(runs=(Run(text=one_line(proposal.label), style="strong"), *verdict))
        if proposal.lines:
            yield Items(
                items=tuple(
                    (
                        Run(text=line.name, style="strong"),
                        Run(text=f": {line.said}"),
                        *([Run(text=f" [{sources.number(line.evidence)}]", style="quiet")] if line.evidence else []),
                    )
                    for line in proposal.lines
                )
            )


def _words(account: DossierAccount, sources: Sources) -> Iterator[Block]:
    parties: dict[str, str] = {}
    for proposal in account.proposals:
        for each in shown_parties(proposal):
            if is_heard(each):
                parties.setdefault(each.party.key, each.party.name)
    if parties:
        yield Heading(level=1, text="In which words")
    for key, name in sorted(parties.items(), key=lambda party: party[1]):
        yield Heading(level=2, text=one_line(name, 90))
        for proposal in account.proposals:
            for each in shown_parties(proposal):
                if each.party.key == key:
                    for stance in each.party.stances:
                        yield from _stance(proposal.label, name, stance, sources)


def _stance(label: str, name: str, stance: StanceAccount, sources: Sources) -> Iterator[Block]:
    terms = f" {conditions_words(stance.conditions, CLAUSE_WIDTH)}" if stance.conditions else ""
    reports = [day_words(stance.since, stance.latest), count(stance.independent, "independent report")]
    reports += ["only by the word of others"] if stance.claimed_by_others else []
    yield Paragraph(
        runs=(
            Run(text=one_line(label, 110), style="strong"),
            Run(text=f": {STANCE_WORDS[stance.stance]}{terms}"),
            Run(text=f" ({', '.join(filter(None, reports))})", style="quiet"),
        )
    )
    for said in stance.evidence[:PASSAGES]:
        chain = " › ".join(one_line(each, 80) for each in (said.outlet or said.title or said.document, *said.via, said.holder or name))
        day = f", {day_words(said.published)}" if said.published else ""
        yield Passage(
            words=quoted(said.words)[1:-1],  # each writer has its own marks
            source=(
                Run(text=f"{chain}{day}, line {said.line} "),
                Run(text=f"[{sources.number(said)}]", link=_web(said)),
            ),
        )


def _pictures(ground: Ground) -> Iterator[Block]:
    on_paper = msgspec.structs.replace(palette(), paper="#ffffff")
    kinds = drawn(ground)
    if kinds:
        yield Heading(level=1, text="Pictures")
    for kind in kinds:
        table = kind.table(ground)
        yield Picture(
            title=kind.title,
            shows=kind.shows,
            spec=spec_of(kind.draw(ground, on_paper)),
            dark_spec=spec_of(kind.draw(ground, palette(dark=True))),
            table=Table(
                heads=table.heads,
                rows=tuple(tuple(Run(text=one_line(str(each), 120)) for each in line) for line in table.lines[:ROWS_SHOWN]),
            ),
        )


def _sources(sources: Sources) -> Iterator[Block]:
    if sources.cited:
        yield Heading(level=1, text="Sources")
        yield Items(items=tuple(_source(said) for said in sources.cited.values()), numbered=True)


def _source(said: Evidence) -> tuple[Run, ...]:
    about = ", ".join(filter(None, (one_line(said.outlet, 80), day_words(said.published))))
    title = one_line(said.title, 160) or one_line(said.document, 120)
    document = f"{', ' if about else ''}{one_line(said.document, 120)}"
    return (Run(text=title, link=_web(said)), Run(text=f". {about}{document}", style="quiet"))


def _web(said: Evidence) -> str:
    return link_to(said.url, line=said.line, words=said.words) if said.url.startswith(("https://", "http://")) else ""
