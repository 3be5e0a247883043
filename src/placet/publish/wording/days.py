"""Days in words."""

from calendar import month_name, monthrange
from datetime import date

from placet.publish.plain_text import one_line


def day_words(first: str, last: str = "") -> str:
    """Say a day, or the first and the last of several, from their ISO forms; what is no ISO day stays as it is.

    A whole month or year is called by its name, as in the text that it was read from.

    >>> day_words("2031-03-06"), day_words("2031-03-02", "2031-03-06"), day_words("2031-03-02", "2031-04-01")
    ('6 March 2031', '2 to 6 March 2031', '2 March to 1 April 2031')
    >>> day_words("2031-02-01", "2031-02-28"), day_words("2031-01-01", "2031-12-31")
    ('February 2031', '2031')
    """
    try:
        day, end = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        return " to ".join(one_line(each, 20) for each in dict.fromkeys((first, last)) if each)
    until = f"{end.day} {month_name[end.month]} {end.year}"
    if day == end:
        return until
    if day.year == end.year and day.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        if day.month == end.month:
            return f"{month_name[day.month]} {day.year}"
        if (day.month, end.month) == (1, 12):
            return str(day.year)
    if day.year != end.year:
        return f"{day.day} {month_name[day.month]} {day.year} to {until}"
    return f"{day.day} to {until}" if day.month == end.month else f"{day.day} {month_name[day.month]} to {until}"
