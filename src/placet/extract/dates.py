"""Find the dates in a parsed document, each as the days that it covers, counted from the day the document was published.

"on Thursday" in a report of Friday 2025-03-07 -> from 2025-03-06 to 2025-03-06; "since 2014" -> from 2014-01-01 to that day.
Without a day of publication relative dates are kept as words, without days. Deliberately missed: clock times, and dates that
are counted from another event ("two days later").
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from placet.codebook.calendar import Calendar
from placet.model.parsed import Parsed
from placet.model.record import When


class Dated(NamedTuple):
    """A date in the text: tokens [start, end), and the days."""

    start: int
    end: int
    when: When


class Days(NamedTuple):
    """The first and the last day; None where the text leaves that side open."""

    first: date | None
    last: date | None


def find_dates(parsed: Parsed, calendar: Calendar) -> list[Dated]:
    """Find the dates of a parsed document, in order of the text."""
    return DateFinder(calendar).find(parsed)


class DateFinder:
    """Finds dates by one pattern, made from the calendar's words (`re` keeps it compiled)."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        month, weekday, season = alternatives(calendar.months), alternatives(calendar.weekdays), alternatives(calendar.seasons)
        unit = "day|week|month|year|decade"
        number = rf"\d{{1,3}}|{alternatives(calendar.numbers)}"
        year = r"(?:1[89]|20)\d\d"
        part = r"(?:(?P<part{n}>early|mid|late)[ -])?(?:in )?"
        self._readers: dict[str, Callable[[re.Match[str], date | None, bool], Days | None]] = {
            "iso": self._iso, "month_day": self._month_day, "day_month": self._day_month, "month_year": self._month_year,
            "bare_month": self._bare_month, "season": self._season, "weekday": self._weekday, "named_day": self._named_day,
            "ago": self._ago, "past": self._past, "relative": self._relative, "weekend": self._weekend, "decade": self._decade,
            "year": self._year,
        }  # fmt: skip
        forms = {
            "iso": r"(?P<iso_date>\d{4}-\d\d-\d\d)",
            "month_day": rf"(?P<md_month>{month})\.? (?P<md_day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<md_year>{year}))?",
            "day_month": rf"(?P<dm_day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<dm_month>{month})\b(?:,? (?P<dm_year>{year}))?",
            "month_year": part.format(n="1") + rf"(?P<my_month>{month})\.?,? (?:of )?(?P<my_year>{year})",
            "season": rf"(?:(?P<s_which>last|this|next|the|in) )?(?P<s_name>{season})(?: of)?(?: (?P<s_year>{year}))?",
            "weekday": rf"(?:(?P<w_which>last|this|next|on|coming) )?(?P<w_name>{weekday})\b",
            "named_day": rf"(?P<n_day>{alternatives(calendar.days)})",
            "ago": rf"(?P<a_number>{number}) (?P<a_unit>{unit})s? ago",
            "past": rf"(?:the )?(?P<p_which>last|past|next|coming) (?P<p_number>{number}) (?P<p_unit>{unit})s?",
            "relative": r"(?:(?:earlier|later) )?(?P<r_which>last|this|next|coming|past) (?P<r_unit>week|month|year)\b",
            "weekend": r"(?P<e_which>last|this|next|the|coming) weekend",
            "decade": r"the (?P<d_decade>(?:1[89]|20)\d0)s",
            "bare_month": rf"(?:(?P<b_which>{alternatives(calendar.before_month)})[ -]?)(?P<b_month>{month})\b(?! \d)",
            "year": rf"(?<![\d,.$£€-])(?P<y_year>{year})(?![\d,.]\d|%| ?(?:people|troops|soldiers|km|miles))",
        }
        whole = "|".join(f"(?P<{name}>{form})" for name, form in forms.items())
        opening = alternatives(calendar.since | calendar.until)
        self._pattern = re.compile(rf"(?<![\w-])(?:(?P<opening>{opening}) )?(?:{whole})(?!\w)", re.IGNORECASE)

    def find(self, parsed: Parsed) -> list[Dated]:
        """Find the dates of a document, in order of the text."""
        text, found = parsed.document.text, []
        for first, last in parsed.paragraphs:
            if first == last:
                continue
            for match in self._pattern.finditer(text, parsed.starts[first], parsed.ends[last - 1]):
                start, end = parsed.tokens_within(match.start(), match.end())
                when = self._when(match, parsed.document.published, speaks_of_future(parsed, start)) if start < end else None
                if when:
                    found.append(Dated(start, end, when))
        return found

    def within(self, text: str, published: str) -> list[When]:
        """Find the dates in a text without a parse, such as a caption."""
        return [when for match in self._pattern.finditer(text) if (when := self._when(match, published, False))]

    def _when(self, match: re.Match[str], published: str, future: bool) -> When | None:
        if not self._credible(match):
            return None
        ahead = future or (match["opening"] or "").lower() in self.calendar.until
        return self._read(match, date.fromisoformat(published[:10]) if published else None, ahead)

    def _credible(self, match: re.Match[str]) -> bool:
        """Months and weekdays are written with a capital; "may" and "march" are not dates."""
        for group in ("md_month", "dm_month", "my_month", "b_month", "w_name"):
            name = match[group]
            if name and not name[0].isupper():
                return False
        return not (match["s_name"] and not (match["s_which"] or match["s_year"]))

    def _read(self, match: re.Match[str], published: date | None, future: bool) -> When | None:
        form = next(name for name in self._readers if match[name])
        try:
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
        return self._day(match["md_day"], match["md_month"], match["md_year"], published, future)

    def _day_month(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        return self._day(match["dm_day"], match["dm_month"], match["dm_year"], published, future)

    def _day(self, day: str, month: str, year: str | None, published: date | None, future: bool) -> Days | None:
        number = self.calendar.months[month.lower()]
        if year:
            exact = date(int(year), number, int(day))
        elif published:
            years = (published.year - 1, published.year, published.year + 1)
            exact = min((date(each, number, int(day)) for each in years), key=lambda d: distance(d, published, future))
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
        return min(months, key=lambda each: distance(each.first or published, published, future))

    def _season(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        if not match["s_year"] and not published:
            return None
        month, which = self.calendar.seasons[match["s_name"].lower()], (match["s_which"] or "").lower()
        year = int(match["s_year"]) if match["s_year"] else published.year if published else 0
        if published and not match["s_year"]:
            started = date(year, month, 1) <= published
            year += {"last": -1 if not started or published.month < month + 3 else 0, "next": 1 if started else 0}.get(which, 0)
        last_month = (month + 1) % 12 + 1
        return Days(date(year, month, 1), whole_month(year + (month == 12), last_month).last)

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

    def _relative(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        if not published:
            return None
        shift = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}[match["r_which"].lower()]
        return around(published, match["r_unit"].lower(), shift)

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

    def _year(self, match: re.Match[str], published: date | None, future: bool) -> Days | None:
        year = int(match["y_year"])
        return Days(date(year, 1, 1), date(year, 12, 31))

    def _number(self, word: str) -> int:
        return int(word) if word.isdigit() else self.calendar.numbers[word.lower()]


def alternatives(names: "frozenset[str] | dict[str, int]") -> str:
    """A pattern that matches any of the names, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def speaks_of_future(parsed: Parsed, token: int) -> bool:
    """Whether the verb that a date hangs on has a future auxiliary ("will meet on Monday", "is to meet on Monday")."""
    while parsed.heads[token] != token and not parsed.tags[token].startswith("VB"):
        token = parsed.heads[token]
    return any(
        parsed.tags[child] == "MD" or (parsed.tags[child] == "TO" and parsed.deps[child] == "aux") for child in parsed.children[token]
    )


def distance(day: date, published: date, future: bool) -> int:
    """How unlikely a day is to be meant: days ahead count six times for what is past, days back for what is to come."""
    days = (day - published).days
    return days * (1 if future else 6) if days > 0 else -days * (6 if future else 1)


def whole_month(year: int, month: int) -> Days:
    """All days of a month."""
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def moved(day: date, unit: str, number: int) -> date:
    """The day a number of units later."""
    if unit in ("day", "week"):
        return day + timedelta(days=number * (7 if unit == "week" else 1))
    months = number * {"month": 1, "year": 12, "decade": 120}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def around(day: date, unit: str, number: int) -> Days:
    """The whole day, week (from Monday), month or year that lies a number of units away."""
    there = moved(day, unit, number)
    if unit == "day":
        return Days(there, there)
    if unit == "week":
        monday = there - timedelta(days=there.weekday())
        return Days(monday, monday + timedelta(days=6))
    if unit == "month":
        return whole_month(there.year, there.month)
    return Days(date(there.year, 1, 1), date(there.year, 12, 31))
