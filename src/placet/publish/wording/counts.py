"""Numbers of things in words."""


def count(number: int, thing: str) -> str:
    """Say how many: "1 event", "2,000 events"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def left_out(number: int, what: str = "position") -> str:
    """Say how many things people rejected.

    >>> left_out(2)
    '2 positions left out, as reviewed'
    """
    return f"{count(number, what)} left out, as reviewed"
