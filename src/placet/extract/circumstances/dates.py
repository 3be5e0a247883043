"""Find the dates in a parsed document, each as the days that it covers, counted from the day the document was published.

"on Thursday" in a report of Friday 2025-03-07 -> from 2025-03-06 to 2025-03-06; "since 2014" -> from 2014-01-01 to that day;
"the day before" is counted from the day that the text named last. Without a day of publication relative dates are kept as words,
without days. Deliberately missed: clock times, and dates that are counted from another event ("two days after the vote").
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from placet.codebook.calendar import Calendar
from placet.extract.circumstances.days import Days, around, moved, season, some_ago, unlikeliness, whole_month
from placet.model.parsed import Parsed
from placet.model.record import When

FINITE = ("VBD", "VBZ", "VBP")
NAMES = ("ORG", "PERSON", "WORK_OF_ART", "EVENT", "FAC", "LAW", "PRODUCT")


class Dated(NamedTuple):
    """A date in the text: tokens [start, end), the days, and the verb or noun that it dates (-1 where the parse shows none)."""

    start: int
    end: int
    when: When
    head: int = -1


class Anchors(NamedTuple):
    """What a date is counted from: the day of publication, the day named last, and whether the text speaks of what is to come."""

    published: date | None
    named: date | None
    future: bool


def find_dates(parsed: Parsed, calendar: Calendar) -> list[Dated]:
    """Find the dates of a parsed document, in order of the text."""
    return DateFinder(calendar).find(parsed)


class DateFinder:
    """Finds dates by one pattern, made from the calendar's words (`re` keeps it compiled)."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        month, weekday, seasons = alternatives(calendar.months), alternatives(calendar.weekdays), alternatives(calendar.seasons)
        unit = "day|week|month|year|decade"
        number = rf"\d{{1,3}}|{alternatives(calendar.numbers)}"
        few = rf"(?:{alternatives(calendar.few)})"
        year = r"(?:1[89]|20)\d\d"
        on_day = rf"(?:(?:on )?(?:{weekday}),? (?:the )?)?"
        part = r"(?:(?P<part{n}>early|mid|late)[ -])?(?:in )?"
        self._readers: dict[str, Callable[[re.Match[str], date | None, bool], Days | None]] = {
            "iso": self._iso, "month_day": self._month_day, "day_month": self._day_month, "month_year": self._month_year,
            "bare_month": self._bare_month, "season": self._season, "weekday": self._weekday, "named_day": self._named_day,
            "night": self._night, "some_ago": self._some_ago, "ago": self._ago, "past": self._past, "lately": self._lately,
            "relative": self._relative, "stage": self._stage, "weekend": self._weekend, "decade": self._decade, "years": self._years,
            "year": self._year,
        }  # fmt: skip
        forms = {
            "iso": rf"{on_day}(?P<iso_date>\d{{4}}-\d\d-\d\d)",
            "month_day": rf"{on_day}(?P<md_month>{month})\.? (?P<md_day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?: ?[-–] ?(?P<md_last>\d{{1,2}}))?"
            rf"(?:,? (?P<md_year>{year}))?",
            "day_month": rf"{on_day}(?:(?P<dm_first>\d{{1,2}}) ?[-–] ?)?(?P<dm_day>\d{{1,2}})(?:st|nd|rd|th)? "
            rf"(?:of )?(?P<dm_month>{month})\b(?:,? (?P<dm_year>{year}))?",
            "month_year": part.format(n="1") + rf"(?P<my_month>{month})\.?,? (?:of )?(?P<my_year>{year})",
            "season": rf"(?:(?P<s_which>last|this|next|the|in) )?(?P<s_name>{seasons})(?: of)?(?: (?P<s_year>{year}))?",
            "weekday": rf"(?<!every )(?<!each )(?:(?P<w_which>last|this|next|on|coming) )?(?P<w_name>{weekday})\b",
            "counted": rf"(?P<c_day>{alternatives(calendar.counted)})(?= ?(?:[.,;:)—]|$|that\b|in\b|at\b))",
            "night": alternatives(calendar.nights),
            "named_day": rf"(?P<n_day>{alternatives(calendar.days)})",
            "some_ago": rf"(?:{few} )?(?P<sa_unit>{unit})s ago",
            "ago": rf"(?P<a_number>{number}) (?P<a_unit>{unit})s? ago",
            "past": rf"(?:the )?(?P<p_which>last|past|next|coming) (?P<p_number>{number}) (?P<p_unit>{unit})s?",
            "lately": rf"(?:the )?(?P<l_which>last|recent|past|next|coming) (?:{few} )?(?P<l_unit>{unit})s\b",
            "relative": r"(?:(?P<r_part>earlier|later) )?(?P<r_which>last|this|next|coming|past) (?P<r_unit>week|month|year)\b",
            "stage": rf"(?:{alternatives(calendar.stages)}) of the (?P<st_unit>week|month|year|decade)\b",
            "weekend": r"(?P<e_which>last|this|next|the|coming) weekend",
            "decade": r"the (?P<d_decade>(?:1[89]|20)\d0)s",
            "bare_month": rf"(?:(?P<b_which>{alternatives(calendar.before_month)})[ -]?)(?P<b_month>{month})\b(?! \d)",
            "years": rf"(?<![\d,.$£€-])(?P<ys_first>{year})[-–](?P<ys_last>(?:{year}|\d\d))(?!\d)",
            "year": rf"(?<![\d,.$£€-])(?P<y_year>{year})(?![\d,.]\d|%| ?(?:people|troops|soldiers|km|miles))",
        }
        whole = "|".join(f"(?P<{name}>{form})" for name, form in forms.items())
        opening = alternatives(calendar.since | calendar.until)
        self._pattern = re.compile(rf"(?<![\w-])(?:(?P<opening>{opening}) )?(?:{whole})(?!\w)", re.IGNORECASE)

    def find(self, parsed: Parsed) -> list[Dated]:
        """Find the dates of a document, in order of the text."""
        text, found = parsed.document.text, []
        published = day_of(parsed.document.published)
        named: date | None = None
        for first, last in parsed.paragraphs:
            if first == last:
                continue
            for match in self._pattern.finditer(text, parsed.starts[first], parsed.ends[last - 1]):
                start, end = parsed.tokens_within(match.start(), match.end())
                if start >= end or is_no_date(parsed, start, end):
                    continue
                head = self._head(parsed, start, end)
                when = self._when(match, Anchors(published, named, self._speaks_of_future(parsed, head)))
                if when:
                    named = day_of(when.from_) if when.from_ and when.from_ == when.to else named
                    found.append(Dated(start, end, when, head))
        return self._joined(parsed, found)

    def within(self, text: str, published: str) -> list[When]:
        """Find the dates in a text without a parse, such as a caption."""
        anchors = Anchors(day_of(published), None, False)
        return [when for match in self._pattern.finditer(text) if (when := self._when(match, anchors))]

    def _when(self, match: re.Match[str], anchors: Anchors) -> When | None:
        if not self._credible(match):
            return None
        ahead = anchors.future or (match["opening"] or "").lower() in self.calendar.until
        return self._read(match, anchors.published, anchors.named, ahead)

    def _joined(self, parsed: Parsed, found: list[Dated]) -> list[Dated]:
        """Make one of "between 2021 and 2024", "from March 1 to March 4" and "from Monday until Friday"."""
        kept: list[Dated] = []
        for dated in found:
            before = kept[-1] if kept else None
            if before and self._is_end(parsed, before, dated):
                when = When(text=parsed.text(before.start, dated.end), from_=before.when.from_, to=dated.when.to)
                kept[-1] = Dated(before.start, dated.end, when, before.head)
            else:
                kept.append(dated)
        return kept

    def _is_end(self, parsed: Parsed, first: Dated, last: Dated) -> bool:
        """Whether the second of two dates ends the stretch of time that the first one begins."""
        if not first.when.from_ or first.when.from_ > last.when.to or not self._opens(parsed, first.start):
            return False
        if first.end == last.start:
            return parsed.lower[last.start] in self.calendar.until
        return first.end == last.start - 1 and parsed.lower[first.end] in self.calendar.joining

    def _opens(self, parsed: Parsed, start: int) -> bool:
        """Whether "between" or "from" opens a stretch of time at a token."""
        return not self.calendar.opening.isdisjoint(parsed.lower[max(start - 1, 0) : start + 1])

    def _head(self, parsed: Parsed, start: int, end: int) -> int:
        """The verb or noun that a date belongs to: the verb just before it, else what its phrase hangs on."""
        before = start - 1
        while before > 0 and parsed.lower[before] in self.calendar.between_verb_and_date:
            before -= 1
        if before >= 0 and parsed.tags[before] in FINITE and parsed.sentence_of[before] == parsed.sentence_of[start]:
            return before
        token = next((t for t in range(start, end) if not start <= parsed.heads[t] < end), start)
        while True:
            head = parsed.heads[token]
            if head == token:
                return -1 if start <= token < end else token
            token = head
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

    def _credible(self, match: re.Match[str]) -> bool:
        """Months and weekdays are written with a capital; "may" and "march" are not dates."""
        for group in ("md_month", "dm_month", "my_month", "b_month", "w_name"):
            name = match[group]
            if name and not name[0].isupper():
                return False
        return not (match["s_name"] and not (match["s_which"] or match["s_year"]))

    def _read(self, match: re.Match[str], published: date | None, named: date | None, future: bool) -> When | None:
        try:
            if match["counted"]:
                days = self._counted(match, named)
            else:
                form = next(name for name in self._readers if match[name])
                days = self._readers[form](match, published, future)
        except (ValueError, OverflowError):
            return None  # "31 February", the year 0
        if days is None:
            return When(text=match[0])
        opening = (match["opening"] or "").lower()
        if opening in self.calendar.since:
            days = Days(days.first, published if published and days.first and published >= days.first else None)
        elif opening in self.calendar.until:
            days = Days(None, days.last)
        return When(text=match[0], from_=days.first.isoformat() if days.first else "", to=days.last.isoformat() if days.last else "")

    # Each reader turns one form into days; None where it needs a day of publication and there is none.

    def _iso(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        day = date.fromisoformat(match["iso_date"])
        return Days(day, day)

    def _month_day(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        days = self._day(match["md_day"], match["md_month"], match["md_year"], published, future)
        if days and days.first and match["md_last"]:
            return Days(days.first, days.first.replace(day=int(match["md_last"])))
        return days

    def _day_month(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        days = self._day(match["dm_day"], match["dm_month"], match["dm_year"], published, future)
        if days and days.last and match["dm_first"]:
            return Days(days.last.replace(day=int(match["dm_first"])), days.last)
        return days

    def _day(self, day: str, month: str, year: str | None, published: date | None, future: bool) -> Days | None:
        number = self.calendar.months[month.lower()]
        if year:
            exact = date(int(year), number, int(day))
        elif published:
            years = (published.year - 1, published.year, published.year + 1)
            exact = min((date(each, number, int(day)) for each in years), key=lambda d: unlikeliness(d, published, future))
        else:
            return None
        return Days(exact, exact)

    def _month_year(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        return whole_month(int(match["my_year"]), self.calendar.months[match["my_month"].lower()])

    def _bare_month(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        if not published:
            return None
        number, which = self.calendar.months[match["b_month"].lower()], match["b_which"].lower()
        months = [whole_month(published.year + shift, number) for shift in (-1, 0, 1)]
        if which == "last":
            months = [each for each in months if each.last and each.last < published]
            return months[-1]
        if which == "next":
            return next(each for each in months if each.first and each.first > published)
        return min(months, key=lambda each: unlikeliness(each.first or published, published, future))

    def _season(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        month, which = self.calendar.seasons[match["s_name"].lower()], (match["s_which"] or "").lower()
        if match["s_year"]:
            return season(int(match["s_year"]), month)
        if not published:
            return None
        near = [season(published.year + shift, month) for shift in (-2, -1, 0, 1)]
        if which == "last":
            return [each for each in near if each.last and each.last < published][-1]
        if which == "next":
            return next(each for each in near if each.first and each.first > published)
        return min(near, key=lambda each: unlikeliness(each.first or published, published, future))

    def _weekday(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        if not published:
            return None
        which = (match["w_which"] or "").lower()
        back = (published.weekday() - self.calendar.weekdays[match["w_name"].lower()]) % 7
        if which in ("next", "coming") or (future and which != "last"):
            day = published + timedelta(days=(-back) % 7 or (7 if which in ("next", "coming") else 0))
        else:
            day = published - timedelta(days=back or (7 if which == "last" else 0))
        return Days(day, day)

    def _named_day(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        if not published:
            return None
        day = published + timedelta(days=self.calendar.days[match["n_day"].lower()])
        return Days(day, day)

    def _counted(self, match: re.Match[str], named: date | None) -> Days | None:
        if not named:
            return None
        day = named + timedelta(days=self.calendar.counted[match["c_day"].lower()])
        return Days(day, day)

    def _night(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        return Days(published - timedelta(days=1), published) if published else None

    def _some_ago(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        return some_ago(published, match["sa_unit"].lower()) if published else None

    def _ago(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        if not published:
            return None
        return around(published, match["a_unit"].lower(), -self._number(match["a_number"]))

    def _past(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        if not published:
            return None
        number, unit = self._number(match["p_number"]), match["p_unit"].lower()
        ahead = match["p_which"].lower() in ("next", "coming")
        far = moved(published, unit, number if ahead else -number)
        return Days(published, far) if ahead else Days(far, published)

    def _lately(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        if not published:
            return None
        if match["l_which"].lower() in ("next", "coming"):
            return Days(published, None)
        return Days(some_ago(published, match["l_unit"].lower()).first, published)

    def _stage(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        return around(published, match["st_unit"].lower(), 0) if published else None

    def _relative(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        if not published:
            return None
        shift = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}[match["r_which"].lower()]
        days = around(published, match["r_unit"].lower(), shift)
        if shift == 0 and match["r_part"]:
            return Days(days.first, published) if match["r_part"].lower() == "earlier" else Days(published, days.last)
        return days

    def _weekend(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        if not published:
            return None
        which = match["e_which"].lower()
        ahead = which in ("next", "coming") or future
        saturday = published + timedelta(days=(5 - published.weekday()) % 7)
        if not ahead and saturday > published:
            saturday -= timedelta(days=7)
        return Days(saturday, saturday + timedelta(days=1))

    def _decade(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        year = int(match["d_decade"])
        return Days(date(year, 1, 1), date(year + 9, 12, 31))

    def _years(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        first, last = match["ys_first"], match["ys_last"]
        return Days(date(int(first), 1, 1), date(int(last if len(last) == 4 else first[:2] + last), 12, 31))

    def _year(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        year = int(match["y_year"])
        return Days(date(year, 1, 1), date(year, 12, 31))

    def _number(self, word: str) -> int:
        return int(word) if word.isdigit() else self.calendar.numbers[word.lower()]


def alternatives(names: "frozenset[str] | dict[str, int]") -> str:
    """A pattern that matches any of the names, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def day_of(published: str) -> date | None:
    """The day of an ISO date; None for ""."""
    return date.fromisoformat(published[:10]) if published else None


def is_no_date(parsed: Parsed, start: int, end: int) -> bool:
    """Whether a weekday or a year is part of a name ("Bloody Sunday", "Vision 2030") or counts things ("2000 shells")."""
    if end - start == 1 and parsed.words[start].isdigit() and parsed.deps[start] == "nummod":
        return parsed.tags[parsed.heads[start]] in ("NNS", "NNPS")
    return any(each.label in NAMES and each.start <= start and end <= each.end and each.end - each.start > 1 for each in parsed.entities)
