import pytest

from placet.read.published import iso_day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-03-06", "2025-03-06"),
        (" 2025-03-06 ", "2025-03-06"),
        ("2025-03-06T23:30:00-05:00", "2025-03-06"),
        ("2025-03-06 08:15", "2025-03-06"),
        ("2025-03-06T08:00:00Z", "2025-03-06"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_the_day_is_kept(written: str, day: str) -> None:
    assert iso_day(written) == day


@pytest.mark.parametrize("written", ["6 March 2025", "2025-02-30", "03/06/2025", "yesterday", "2025\n"])
def test_anything_else_says_what_it_should_be(written: str) -> None:
    with pytest.raises(ValueError, match="ISO date such as 2025-03-06"):
        iso_day(written)
