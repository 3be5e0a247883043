import pytest

from placet.model.days import days_of
from placet.model.document import Span
from placet.model.record import Position, When


@pytest.mark.parametrize(
    ("date", "published", "days"),
    [
        (None, "2031-05-07", ("2031-05-07", "2031-05-07")),
        (None, "", ("", "")),
        (When(text="on Monday", from_="2031-05-05", to="2031-05-05"), "2031-05-07", ("2031-05-05", "2031-05-05")),
        (When(text="in May", from_="2031-05-01", to="2031-05-31"), "2031-05-07", ("2031-05-01", "2031-05-07")),
        (When(text="in September", from_="2031-09-01", to="2031-09-30"), "2031-05-07", ("2031-05-07", "2031-05-07")),
        (When(text="until Monday", to="2031-05-05"), "2031-05-07", ("2031-05-05", "2031-05-05")),
        (When(text="since Monday", from_="2031-05-05"), "", ("2031-05-05", "2031-05-05")),
        (When(text="soon"), "2031-05-07", ("2031-05-07", "2031-05-07")),
        (When(text="soon"), "", ("", "")),
    ],
)
def test_no_stance_is_reported_before_it_is_taken(date: When | None, published: str, days: tuple[str, str]) -> None:
    position = Position(
        id="s1", holder="a1", proposal="p1", stance="support", evidence=(Span(start=0, end=1),), date=date, rule="r", confidence=0.5
    )
    assert days_of(position, published) == days
