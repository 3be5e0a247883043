"""Read the forms of dates: one pattern made from the calendar's words, and for each form a reader that turns a match into days.

"early 2022" -> 2022-01-01 to 2022-04-30; "two weeks ago" is counted from the day of publication, "a day later" from the day that
the text named last. A form that lacks the day it is counted from has no days: it stays words.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from string import ascii_uppercase
from typing import NamedTuple

from placet.codebook.calendar import Calendar
from placet.extract.circumstances.days import Days, around, moved, portion, season, some, unlikeliness, whole_month
from placet.model.record import When

UNIT = "minute|hour|day|week|fortnight|month|year|decade"
LEAP_YEAR = 2024
SMALL = {ord(letter): ord(letter.lower()) for letter in ascii_uppercase}  # no other letters: small "İ" is two, and moves what follows
YEAR = r"(?:1[89]|20)\d\d"


class Anchors(NamedTuple):
    """What a date is counted from: the day of publication, the day named last, and whether the text speaks of what is to come."""

    published: date | None = None
    named: date | None = None
    future: bool = False


class DateForms:
    """The forms of dates, compiled once into one pattern; `(?P<name>…)` of a form tells which reader it has."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self._readers: dict[str, Callable[[re.Match[str], Anchors], Days | None]] = {
            "iso": self._iso, "month_day": self._month_day, "day_month": self._day_month, "month_year": self._month_year,
            "bare_month": self._bare_month, "season": self._season, "weekday": self._weekday, "counted": self._counted,
            "at_once": self._at_once, "shifted": self._shifted, "shifted_some": self._shifted_some, "after": self._after,
            "named_day": self._named_day, "night": self._night, "holiday": self._holiday, "before_last": self._before_last,
            "some_ago": self._some_ago, "ago": self._ago, "ahead": self._ahead, "past": self._past, "lately": self._lately,
            "relative": self._relative, "stage": self._stage, "weekend": self._weekend, "decade": self._decade, "years": self._years,
            "year": self._year,
        }  # fmt: skip
        forms = self._forms()
        whole = "|".join(f"(?P<{name}>{form})" for name, form in forms.items())
        opening = alternatives(calendar.since | calendar.until)
        part = alternatives(calendar.portions)
        # most words begin no date, which one look at the word tells; small letters only, as that halves the time once more
        self._pattern = re.compile(
            rf"(?<![\w-])(?=\d|(?:{alternatives(first_words(calendar))})\b)"
            rf"(?:(?P<opening>{opening}) )?(?:(?:the )?(?P<portion>{part})(?: (?:of|in))?[ -])?(?:{whole})(?!\w)"
        )

    def matches(self, text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, re.Match[str]]]:
        """What looks like a date in stretches of a text and is written as one, in order, with the place where its stretch begins.

        The matches are of the text in small letters; their offsets are those of the text.
        """
        small = text.translate(SMALL)
        for start, end in stretches:
            for match in self._pattern.finditer(small, start, end):
                if credible(match, text):
                    yield start, match

    def read(self, match: re.Match[str], words: str, anchors: Anchors) -> When | None:
        """The days of a match that the text writes with these words; None where it is no date after all.

        A date has no days where there is nothing to count them from.
        """
        opening = match["opening"] or ""
        if opening in self.calendar.until:
            anchors = anchors._replace(future=True)
        form = next(name for name in self._readers if match[name])
        try:
            days = self._readers[form](match, anchors)
        except (ValueError, OverflowError):
            return None  # "31 February", the year 0
        if days is None:
            return When(text=words)
        if match["portion"]:
            days = portion(days, *self.calendar.portions[match["portion"]])
        if opening in self.calendar.since:
            today = anchors.published
            days = Days(days.first, today if today and days.first and today >= days.first else None)
        elif opening in self.calendar.until:
            days = Days(None, days.last)
        return When(text=words, from_=days.first.isoformat() if days.first else "", to=days.last.isoformat() if days.last else "")

    def _forms(self) -> dict[str, str]:
        """The pattern of each form."""
        calendar = self.calendar
        month, weekday, seasons = alternatives(calendar.months), alternatives(calendar.weekdays), alternatives(calendar.seasons)
        number, few = rf"\d{{1,3}}|{alternatives(calendar.numbers)}", rf"(?:{alternatives(calendar.few)})"
        on_day = rf"(?:(?:on )?(?:{weekday}),? (?:the )?)?"
        stops = [word for word in calendar.counted if word.endswith(("before", "after"))]  # not in "the day before the vote"
        others = [word for word in calendar.counted if word not in stops]
        pause = r"(?= ?(?:[.,;:)—]|$|that\b|in\b|at\b))"
        return {
            "iso": rf"{on_day}(?P<iso_date>\d{{4}}-\d\d-\d\d)",
            "month_day": rf"{on_day}(?P<md_month>{month})\.? (?P<md_day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
            rf"(?: ?[-–] ?(?P<md_last>\d{{1,2}})(?!\w| ?(?:{month})\b))?(?:,? (?P<md_year>{YEAR}))?",
            "day_month": rf"{on_day}(?:(?P<dm_first>\d{{1,2}})(?: ?[-–] ?| to ))?(?P<dm_day>\d{{1,2}})(?:st|nd|rd|th)? "
            rf"(?:of )?(?P<dm_month>{month})\b(?:,? (?P<dm_year>{YEAR}))?",
            "month_year": rf"(?P<my_month>{month})\.?,? (?:of )?(?P<my_year>{YEAR})",
            "season": rf"(?:(?P<s_which>last|this|next|the|in) )?(?P<s_name>{seasons})"
            rf"(?:(?: of)? (?P<s_year>{YEAR})|(?! (?:of|in)\b))",  # not "the fall of Orlen", "the fall in prices"
            "weekday": rf"(?<!every )(?<!each )(?:(?P<w_which>last|this|next|on|coming) )?(?P<w_name>{weekday})\b"
            rf"(?:,? (?:of )?(?P<w_week>last|this|next) week\b)?",
            "counted": rf"(?P<c_day>{alternatives(stops)}){pause}|(?P<c_other>{alternatives(others)})(?! than\b| as\b| of\b)",
            "at_once": alternatives(calendar.at_once),
            "shifted": rf"(?P<sh_number>{number}) (?P<sh_unit>{UNIT})s? (?P<sh_way>(?:later|earlier)(?! than\b)|(?:before|after){pause})",
            "shifted_some": rf"(?:{few} )?(?P<ss_unit>{UNIT})s (?P<ss_way>later|earlier)(?! than\b)",
            "night": alternatives(calendar.nights),
            "named_day": rf"(?P<n_day>{alternatives(calendar.days)})",
            "before_last": rf"the (?P<bl_unit>{UNIT}) before last",
            "after": rf"(?P<af_number>{number}|the) (?P<af_unit>day|week)s? (?P<af_way>before|after)(?= [\w’'-]+ ?\w)",
            "holiday": rf"(?P<hd_name>{alternatives(calendar.holidays)})(?:,? (?P<hd_year>{YEAR}))?",
            "some_ago": rf"(?:{few} )?(?P<sa_unit>{UNIT})s ago",
            "ago": rf"(?P<a_number>{number}) (?P<a_unit>{UNIT})s? ago",
            "ahead": rf"(?P<h_how>in|within) (?:the next )?(?P<h_number>{number}) (?P<h_unit>{UNIT})s?(?:['’]?s?['’]? time)?",
            "past": rf"(?:the )?(?P<p_which>last|past|next|coming) (?P<p_number>{number}) (?P<p_unit>{UNIT})s?",
            "lately": rf"(?:the )?(?P<l_which>last|recent|past|next|coming) (?:{few} )?(?P<l_unit>{UNIT})s\b",
            "relative": r"(?:(?P<r_part>earlier|later|so far) )?"
            r"(?P<r_which>the last|the past|the next|this past|last|this|next|coming|past) (?P<r_unit>week|month|year|decade)\b",
            "stage": r"(?(portion)the (?P<st_unit>week|month|year|decade)\b|(?!))",
            "weekend": r"(?P<e_which>last|this|next|the|coming) weekend",
            "decade": r"the (?P<d_decade>(?:1[89]|20)\d0)s",
            "bare_month": rf"(?(portion)(?:of )?|(?(opening)(?:(?:last|next) )?|(?:{alternatives(calendar.before_month)}) ))"
            rf"(?P<b_month>{month})\b(?! \d)",
            "years": rf"(?<![\d,.$£€-])(?P<ys_first>{YEAR})[-–](?P<ys_last>(?:{YEAR}|\d\d))(?!\d)",
            "year": rf"(?<![\d,.$£€])(?<!(?<!mid)-)(?P<y_year>{YEAR})(?![\d,.]\d|%| ?(?:people|troops|soldiers|km|miles))",
        }

    # Each reader turns one form into days; None where it needs a day that is not known, and ValueError where it is no date.

    def _iso(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        day = date.fromisoformat(match["iso_date"])
        return Days(day, day)

    def _month_day(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        days = self._day(int(match["md_day"]), self.calendar.months[match["md_month"]], match["md_year"], anchors)
        if days and days.first and match["md_last"]:
            return Days(days.first, days.first.replace(day=int(match["md_last"])))
        return days

    def _day_month(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        days = self._day(int(match["dm_day"]), self.calendar.months[match["dm_month"]], match["dm_year"], anchors)
        if days and days.last and match["dm_first"]:
            return Days(days.last.replace(day=int(match["dm_first"])), days.last)
        return days

    def _holiday(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        month, day = self.calendar.holidays[match["hd_name"]]
        return self._day(day, month, match["hd_year"], anchors)

    def _day(self, day: int, month: int, year: str | None, anchors: Anchors) -> Days | None:
        if year:
            exact = date(int(year), month, day)
            return Days(exact, exact)
        if day > monthrange(LEAP_YEAR, month)[1]:
            raise ValueError(f"{day} of month {month}")
        today = anchors.published
        if not today:
            return None
        near = [date(each, month, day) for each in range(today.year - 4, today.year + 5) if day <= monthrange(each, month)[1]]
        exact = min(near, key=lambda each: unlikeliness(each, today, anchors.future))
        return Days(exact, exact)

    def _month_year(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        return whole_month(int(match["my_year"]), self.calendar.months[match["my_month"]])

    def _bare_month(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        today = anchors.published
        if not today:
            return None
        number, words = self.calendar.months[match["b_month"]], match[0].split()
        months = [whole_month(today.year + shift, number) for shift in (-1, 0, 1)]
        return nearest(months, "last" if "last" in words else "next" if "next" in words else "", today, anchors.future)

    def _season(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        month, today = self.calendar.seasons[match["s_name"]], anchors.published
        if match["s_year"]:
            return season(int(match["s_year"]), month)
        if not today:
            return None
        near = [season(today.year + shift, month) for shift in (-2, -1, 0, 1)]
        return nearest(near, match["s_which"] or "", today, anchors.future)

    def _weekday(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        today = anchors.published
        if not today:
            return None
        which, weekday = match["w_which"] or "", self.calendar.weekdays[match["w_name"]]
        if match["w_week"]:
            shift = {"last": -1, "this": 0, "next": 1}[match["w_week"]]
            day = today + timedelta(days=weekday - today.weekday() + 7 * shift)
            return Days(day, day)
        back = (today.weekday() - weekday) % 7
        if which in ("next", "coming") or (anchors.future and which != "last"):
            day = today + timedelta(days=(-back) % 7 or (7 if which in ("next", "coming") else 0))
        else:
            day = today - timedelta(days=back or (7 if which == "last" else 0))
        return Days(day, day)

    def _counted(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        if not anchors.named:
            return None
        day = anchors.named + timedelta(days=self.calendar.counted[match["c_day"] or match["c_other"]])
        return Days(day, day)

    def _at_once(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        """ "immediately" is the day of what the same sentence told before, if the text tells what happened."""
        if anchors.future or not anchors.named:
            raise ValueError(match[0])
        return Days(anchors.named, anchors.named)

    def _shifted(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        if not anchors.named:
            return None
        way = 1 if match["sh_way"] in ("later", "after") else -1
        return around(anchors.named, match["sh_unit"], way * self._number(match["sh_number"]))

    def _shifted_some(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        return some(anchors.named, match["ss_unit"], 1 if match["ss_way"] == "later" else -1) if anchors.named else None

    def _after(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        """Counted from the day that is given as the one named: here the day of what stands behind ("two days after the vote")."""
        if not anchors.named:
            return None
        number = 1 if match["af_number"] == "the" else self._number(match["af_number"])
        return around(anchors.named, match["af_unit"], number if match["af_way"] == "after" else -number)

    def _named_day(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        if not anchors.published:
            return None
        day = anchors.published + timedelta(days=self.calendar.days[match["n_day"]])
        return Days(day, day)

    def _night(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        return Days(anchors.published - timedelta(days=1), anchors.published) if anchors.published else None

    def _before_last(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        return around(anchors.published, match["bl_unit"], -2) if anchors.published else None

    def _some_ago(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        return some(anchors.published, match["sa_unit"], -1) if anchors.published else None

    def _ago(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        if not anchors.published:
            return None
        return around(anchors.published, match["a_unit"], -self._number(match["a_number"]))

    def _ahead(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        """ "in two weeks" and "within 72 hours" are dates only of what is to come: "the third raid in two weeks" is none."""
        if not anchors.future:
            raise ValueError(match[0])
        if not anchors.published:
            return None
        unit, number = match["h_unit"], self._number(match["h_number"])
        if match["h_how"] == "within":
            return Days(anchors.published, moved(anchors.published, unit, number))
        return around(anchors.published, unit, number)

    def _past(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        if not anchors.published:
            return None
        number, unit = self._number(match["p_number"]), match["p_unit"]
        ahead = match["p_which"] in ("next", "coming")
        far = moved(anchors.published, unit, number if ahead else -number)
        return Days(anchors.published, far) if ahead else Days(far, anchors.published)

    def _lately(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        if not anchors.published:
            return None
        if match["l_which"] in ("next", "coming"):
            return Days(anchors.published, None)
        return Days(some(anchors.published, match["l_unit"], -1).first, anchors.published)

    def _stage(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        return around(anchors.published, match["st_unit"], 0) if anchors.published else None

    def _relative(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        today, which, unit = anchors.published, match["r_which"], match["r_unit"]
        if not today:
            return None
        if " " in which:  # "the last month" is the one that ends today, "last month" the one before this
            far = moved(today, unit, 1 if which == "the next" else -1)
            return Days(min(today, far), max(today, far))
        shift = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}[which]
        days = around(today, unit, shift)
        if shift == 0 and match["r_part"]:
            return Days(today, days.last) if match["r_part"] == "later" else Days(days.first, today)
        return days

    def _weekend(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        if not anchors.published:
            return None
        ahead = anchors.future or match["e_which"] in ("next", "coming")
        saturday = anchors.published + timedelta(days=(5 - anchors.published.weekday()) % 7)
        if not ahead and saturday > anchors.published:
            saturday -= timedelta(days=7)
        return Days(saturday, saturday + timedelta(days=1))

    def _decade(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        year = int(match["d_decade"])
        return Days(date(year, 1, 1), date(year + 9, 12, 31))

    def _years(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        first, last = match["ys_first"], match["ys_last"]
        return Days(date(int(first), 1, 1), date(int(last if len(last) == 4 else first[:2] + last), 12, 31))

    def _year(self, match: re.Match[str], anchors: Anchors) -> Days | None:
        year = int(match["y_year"])
        return Days(date(year, 1, 1), date(year, 12, 31))

    def _number(self, word: str) -> int:
        return int(word) if word.isdigit() else self.calendar.numbers[word]


def nearest(stretches: Iterable[Days], which: str, today: date, future: bool) -> Days:
    """Of the same month or season of several years the one that is meant: after "last" the last one that is over."""
    if which == "last":
        return [each for each in stretches if each.last and each.last < today][-1]
    if which == "next":
        return next(each for each in stretches if each.first and each.first > today)
    return min(stretches, key=lambda each: unlikeliness(each.first or today, today, future))


def credible(match: re.Match[str], text: str) -> bool:
    """Whether the text writes months and weekdays with a capital ("may" and "march" are no dates) and a season tells its year."""
    if match["s_name"] and not (match["s_which"] or match["s_year"]):
        return False
    starts = (match.start(group) for group in ("md_month", "dm_month", "my_month", "b_month", "w_name"))
    return all(text[start].isupper() for start in starts if start >= 0)


def first_words(calendar: Calendar) -> set[str]:
    """The words that a date can begin with."""
    named = (
        *(calendar.months, calendar.weekdays, calendar.seasons, calendar.days, calendar.holidays, calendar.counted, calendar.numbers),
        *(calendar.few, calendar.nights, calendar.at_once, calendar.portions, calendar.before_month, calendar.since, calendar.until),
    )
    units = {f"{unit}s" for unit in UNIT.split("|")}
    return {re.split(r"[^a-z]", name)[0] for names in named for name in names} | units | calendar.first_words


def alternatives(names: Iterable[str]) -> str:
    """A pattern that matches any of the names, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
