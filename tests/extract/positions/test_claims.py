"""Claims: numbers and judgements that a source vouches for."""

import pytest

from placet.codebook.claims import load_claim_words
from placet.extract.positions.quantities import find_quantities
from placet.flow import code
from placet.model.document import Document
from placet.model.record import Claim, Record
from tests.parses import tree

FORCE = """
at at RB advmod 1
least least JJS advmod 2
2,500 2,500 CD nummod 3
soldiers soldier NNS ROOT 3
"""


def read(text: str) -> Record:
    return code(Document(id="d", text=text, published="2025-03-06"))


def only(record: Record, kind: str) -> tuple[Claim, str, str]:
    (claim,) = [each for each in record.claims if each.kind == kind]
    by = next(actor.code for actor in record.actors if actor.id == claim.by)
    return claim, by, record.document.text[claim.span.start : claim.span.end]


def test_a_bound_is_part_of_a_quantity_and_makes_it_approximate() -> None:
    (counted,) = find_quantities(tree(FORCE), load_claim_words())
    assert (counted.start, counted.end) == (0, 4)
    assert (counted.quantity.value, counted.quantity.unit, counted.quantity.approximate) == (2500, "soldiers", True)


@pytest.mark.parametrize(("number", "value"), [("2,500", 2500), ("three", 3), ("dozen", 12), ("1.5", 1.5)])
def test_values(number: str, value: float) -> None:
    rows = f"{number} {number} CD nummod 1\nships ship NNS ROOT 1"
    (counted,) = find_quantities(tree(rows), load_claim_words())
    assert counted.quantity.value == value


def test_a_number_and_its_scale_are_one_number() -> None:
    rows = "three three CD nummod 2\ndozen dozen NN nmod 2\nships ship NNS ROOT 2"
    (counted,) = find_quantities(tree(rows), load_claim_words())
    assert counted.quantity.value == 36


def test_what_is_no_number_counts_nothing() -> None:
    assert find_quantities(tree("U-235 u-235 CD nummod 1\nships ship NNS ROOT 1"), load_claim_words()) == []


@pytest.mark.model
def test_a_quantity_is_about_the_proposal_beside_it() -> None:
    record = read(
        "Poland rejected the deployment. The Polish defence ministry estimated that such a deployment could involve around 9,000 soldiers."
    )
    claim, by, span = only(record, "quantity")
    assert (by, span) == ("POL", "around 9,000 soldiers")
    assert claim.about == record.proposals[0].id


@pytest.mark.model
def test_a_perception_is_the_subjects() -> None:
    _, by, span = only(read("Denmark sees the sale of the island as an attack on its sovereignty."), "perception")
    assert by == "DNK"
    assert "attack on its sovereignty" in span


@pytest.mark.model
def test_a_warning_is_what_follows() -> None:
    record = read("Iran warned that the return of sanctions would end all inspections.")
    _, by, span = only(record, "warning")
    assert by == "IRN"
    assert "would end all inspections" in span


@pytest.mark.model
def test_an_equivalence_is_the_speakers() -> None:
    _, by, span = only(
        read("The Chinese foreign ministry said that such recognition would be tantamount to a breach of relations."), "equivalence"
    )
    assert by == "CHN"
    assert "tantamount to a breach of relations" in span


@pytest.mark.model
def test_an_absence_is_the_speakers() -> None:
    _, by, span = only(read("The Greek prime minister noted that neither Italy nor Malta had mentioned the agreement."), "absence")
    assert by == "GRC"
    assert "neither Italy nor Malta had mentioned the agreement" in span


@pytest.mark.model
def test_a_warning_begins_behind_its_that() -> None:
    record = read("Norway warned that such a base would raise tensions in the region.")
    assert only(record, "warning")[2].startswith("such a base")


@pytest.mark.model
def test_an_equivalence_spans_its_clause() -> None:
    record = read("Norway said it would treat the monitors the same way as foreign soldiers.")
    assert only(record, "equivalence")[2].startswith("it would treat the monitors")


@pytest.mark.model
def test_a_count_of_states_is_no_claim() -> None:
    assert read("The two countries will meet again, Norway said.").claims == ()
