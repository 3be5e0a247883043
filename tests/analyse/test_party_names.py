from collections.abc import Callable

from placet.analyse.party_names import party_names
from placet.model.digest import digests_of
from placet.model.record import Record


def test_a_party_is_named_as_known_or_after_the_state_or_body_itself(make_record: Callable[..., Record]) -> None:
    record = make_record("a", "2031-05-07", agents=["north", "south", "bloc", "paper", "expert", "army"])
    names = party_names(digests_of([record]), {"SDR": "Sudrey Islands"})
    assert names == {
        "NRL": "Norland",
        "SDR": "Sudrey Islands",
        "RIVERS": "River League",
        "OUTLET:the courier": "The Courier",
        "OTHER:ben ruiz": "Ben Ruiz",
        "WST": "WST",
    }
