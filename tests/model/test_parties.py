import pytest

from placet.model.parties import counts, key_of
from placet.model.record import Actor, ActorKind


@pytest.mark.parametrize(
    ("kind", "sectors", "key"),
    [
        ("person", ("GOV",), "NRL"),
        ("person", (), "NRL"),
        ("group", ("MIL",), "NRL"),
        ("organisation", ("LEG",), "NRL"),
        ("person", ("GOV", "PTY"), "NRL"),
        ("person", ("LEG",), "OTHER:ada holm"),
        ("group", ("OPP",), "OTHER:ada holm"),
        ("organisation", ("PTY",), "OTHER:ada holm"),
    ],
)
def test_who_speaks_for_a_state_and_who_for_himself(kind: ActorKind, sectors: tuple[str, ...], key: str) -> None:
    actor = Actor(id="a1", name="Ada Holm", kind=kind, code="NRL", country="NRL", sectors=sectors)
    assert key_of(actor) == key
    assert counts(actor) == (key == "NRL")


def test_a_body_with_a_code_of_its_own_is_a_party_whatever_it_does() -> None:
    assert key_of(Actor(id="a1", name="the Front", kind="group", code="FRONT", country="NRL", sectors=("REB",))) == "FRONT"
