"""Find the dates in a parsed document, each as the days that it covers and with what it dates.

"on Thursday" in a report of Friday 2025-03-07 -> from 2025-03-06 to 2025-03-06; "since 2014" -> from 2014-01-01 to that day;
"the day before" is counted from the day that the text named last, "two days after the vote" from the day on which it tells of the
vote. A document without a day of publication has that of its dateline; where that tells none as well, relative dates are kept as
words, without days. Deliberately missed: clock times, and months and weekdays in small letters.
"""

import re
from datetime import date
from typing import NamedTuple

from placet.codebook.calendar import Calendar
from placet.extract.circumstances.date_forms import Anchors, DateForms
from placet.model.parsed import Parsed
from placet.model.record import When

FINITE = ("VBD", "VBZ", "VBP")
NAMES = ("ORG", "PERSON", "WORK_OF_ART", "EVENT", "FAC", "LAW", "PRODUCT")
PROPER = ("NNP", "NNPS")
SUBJECTS = ("nsubj", "nsubjpass")
TAKES_PART = (*SUBJECTS, "dobj")
STEM = 4  # letters that "vote" and "voted" share
DATELINE = re.compile(r"[A-Z][A-Z'’.]{2,}[^\n]{0,90}?(?: [-–] | ?(?:—|--))")  # "OSLO, March 5 (Agency) —"
OPENING = 3  # paragraphs in which a dateline may stand, headlines before it


class Dated(NamedTuple):
    """A date in the text: tokens [start, end), the days, and the verb or noun that it dates (-1 where it dates none)."""

    start: int
    end: int
    when: When
    head: int = -1


def find_dates(parsed: Parsed, calendar: Calendar) -> list[Dated]:
    """Find the dates of a parsed document, in order of the text."""
    return DateFinder(calendar).find(parsed)


class DateFinder:
    """Finds dates by the calendar's words."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self._forms = DateForms(calendar)

    def find(self, parsed: Parsed) -> list[Dated]:
        """Find the dates of a document, in order of the text."""
        published = day_of(parsed.document.published) or self._day_of_dateline(parsed)
        text = parsed.document.text
        named: date | None = None
        found: list[Dated] = []
        counted: list[tuple[int, re.Match[str]]] = []  # places in `found` of dates that are counted from something that happened
        paragraphs = [(parsed.starts[first], parsed.ends[last - 1]) for first, last in parsed.paragraphs if first < last]
        for opening, match in self._forms.matches(text, paragraphs):
            start, end = parsed.tokens_within(match.start(), match.end())
            if start >= end or is_no_date(parsed, start, end):
                continue
            # a dateline tells when the report was written, not when what it tells happened
            head = -1 if match.end() <= dateline_end(text, opening) else self._head(parsed, start, end)
            base = named
            if match["after"]:
                base = None
                counted.append((len(found), match))
            elif match["at_once"]:
                base = day_just_told(parsed, found, start)
            anchors = Anchors(published, base, self._speaks_of_future(parsed, head))
            when = self._forms.read(match, text[match.start() : match.end()], anchors)
            if when:
                named = single_day(when) or named
                found.append(Dated(start, end, when, head))
        for place, match in counted:
            when = self._forms.read(match, found[place].when.text, Anchors(published, day_told(parsed, found, place)))
            found[place] = found[place]._replace(when=when or found[place].when)
        return self._joined(parsed, found)

    def within(self, text: str, published: str) -> list[When]:
        """Find the dates in a text without a parse, such as a caption."""
        anchors = Anchors(day_of(published))
        matches = self._forms.matches(text, [(0, len(text))])
        return [when for _, match in matches if (when := self._forms.read(match, text[match.start() : match.end()], anchors))]

    def _day_of_dateline(self, parsed: Parsed) -> date | None:
        """The day that a dateline at the top of the text tells with its year: "OSLO, March 5, 2025 —"."""
        text = parsed.document.text
        for first, last in parsed.paragraphs[:OPENING]:
            start = parsed.starts[first] if first < last else 0
            for when in self.within(text[start : dateline_end(text, start)], ""):
                if day := single_day(when):
                    return day
        return None

    def _joined(self, parsed: Parsed, found: list[Dated]) -> list[Dated]:
        """Make one of "between 2021 and 2024", "from March 1 to March 4" and "from Monday until Friday"."""
        kept: list[Dated] = []
        for dated in found:
            before = kept[-1] if kept else None
            first = self._beginning(parsed, before, dated) if before else ""
            if before and first:
                when = When(text=parsed.text(before.start, dated.end), from_=first, to=dated.when.to)
                kept[-1] = Dated(before.start, dated.end, when, before.head)
            else:
                kept.append(dated)
        return kept

    def _beginning(self, parsed: Parsed, first: Dated, last: Dated) -> str:
        """The day on which the stretch of time begins that the second of two dates ends; "" where they make no stretch.

        The first one may borrow the year of the second: "from January to March 2024".
        """
        if not first.when.from_ or not last.when.to or last.start - first.end > 1:
            return ""
        word = parsed.lower[first.end]  # between the dates, or the first one of the second: "until Friday"
        meet = word in self.calendar.joining | self.calendar.until
        if word in self.calendar.listing:
            meet = self._opens(parsed, first.start)
        begins = first.when.from_
        if begins > last.when.to:
            begins = last.when.to[:4] + begins[4:]
        return begins if meet and begins <= last.when.to else ""

    def _opens(self, parsed: Parsed, start: int) -> bool:
        """Whether "between" or "from" opens a stretch of time at a token."""
        return not self.calendar.opening.isdisjoint(parsed.lower[max(start - 1, 0) : start + 1])

    def _head(self, parsed: Parsed, start: int, end: int) -> int:
        """The verb or noun that a date belongs to: the verb just before it, else what its phrase hangs on; -1 for none."""
        before = start - 1
        while before > 0 and parsed.lower[before] in self.calendar.between_verb_and_date:
            before -= 1
        owned = end < len(parsed) and parsed.tags[end] == "POS"  # "condemned Monday's raid"
        if not owned and before >= 0 and parsed.tags[before] in FINITE and parsed.sentence_of[before] == parsed.sentence_of[start]:
            return before
        token = next((t for t in range(start, end) if not start <= parsed.heads[t] < end), start)
        while True:
            head = parsed.heads[token]
            if head == token:
                return -1 if start <= token < end else token
            token = head
            if parsed.tags[token] in PROPER and parsed.deps[token] in SUBJECTS:
                continue  # "On 12 February Norland voted": the parser takes the month for a part of the name
            if parsed.tags[token] in PROPER and end < len(parsed) and parsed.tags[end] in FINITE and not parsed.deps[end].startswith("aux"):
                return end  # "the heads of state of the bloc on Sunday approved it": a name has no day
            if parsed.pos[token] != "ADP" and parsed.deps[token] != "prep" and parsed.lemmas[token].lower() not in self.calendar.times:
                return token

    def _speaks_of_future(self, parsed: Parsed, token: int) -> bool:
        """Whether a date's verb is to come: "will meet on Monday", "is to meet on Monday", but not "appeared to yield on Monday"."""
        if token < 0:
            return False
        while parsed.heads[token] != token and not parsed.tags[token].startswith("VB"):
            token = parsed.heads[token]
        for child in parsed.children[token]:
            if parsed.tags[child] == "MD":
                return not any(parsed.lower[other] == "have" and parsed.deps[other] == "aux" for other in parsed.children[token])
            if parsed.tags[child] == "TO" and parsed.deps[child] == "aux":
                return parsed.lemmas[parsed.heads[token]].lower() not in self.calendar.not_ahead
        return False


def day_of(published: str) -> date | None:
    """The day of an ISO date; None for ""."""
    return date.fromisoformat(published[:10]) if published else None


def single_day(when: When) -> date | None:
    """The day of a date that covers just one."""
    return day_of(when.from_) if when.from_ and when.from_ == when.to else None


def dateline_end(text: str, start: int) -> int:
    """Where the dateline ends that a paragraph opens with; the paragraph's own beginning where there is none."""
    match = DATELINE.match(text, start)
    return match.end() if match else start


def day_just_told(parsed: Parsed, found: list[Dated], adverb: int) -> date | None:
    """The day that a sentence named before it goes on with "a step that Norland immediately rejected"; None where that tells no deed."""
    same = found and parsed.sentence_of[found[-1].start] == parsed.sentence_of[adverb]
    return single_day(found[-1].when) if same and parsed.tags[parsed.heads[adverb]] == "VBD" else None


def day_told(parsed: Parsed, found: list[Dated], place: int) -> date | None:
    """The day of what the date at a place is counted from: "The vote took place on Monday. Two days after the vote …" -> Monday.

    It is told nearest before, by a date of the same noun ("Monday's vote") or by one of a verb that is it or has it.
    """
    preposition = found[place].end - 1
    if parsed.deps[preposition] == "mark":
        event = parsed.heads[preposition]
    else:
        event = next(iter(parsed.children_by(preposition, "pobj", "pcomp")), -1)
    if event < 0:
        return None
    stem = parsed.lemmas[event].lower()[:STEM]
    for each in (*(dated for dated in found[place + 1 :] if dated.head == event), *reversed(found[:place])):
        told = [each.head, *parsed.children_by(each.head, *TAKES_PART)] if each.head >= 0 else []
        if any(parsed.lemmas[token].lower()[:STEM] == stem for token in told) and (day := single_day(each.when)):
            return day
    return None


def is_no_date(parsed: Parsed, start: int, end: int) -> bool:
    """Whether a weekday or a year is part of a name ("Bloody Sunday", "Vision 2030") or counts things ("2000 shells")."""
    if end - start == 1 and parsed.words[start].isdigit() and parsed.deps[start] == "nummod":
        return parsed.tags[parsed.heads[start]] in ("NNS", "NNPS")
    return any(each.label in NAMES and each.start <= start and end <= each.end and each.end - each.start > 1 for each in parsed.entities)
