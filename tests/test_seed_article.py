"""The first article of the dispute corpus, line by line: what a careful analyst writes down from it must be in the record.

The text is read from where the gold is, never from the project; without it these tests skip.
"""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from placet.flow import code
from placet.model.document import Document, Span
from placet.model.record import Actor, Position, Record

pytestmark = [pytest.mark.model, pytest.mark.gold]


@pytest.fixture(scope="module")
def record(gold: Path) -> Record:
    first = json.loads((gold / "dispute.dev.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert first["id"] == "seed-lavrov-peacekeepers"
    return code(Document(id=first["id"], title=first["title"], published=first["published"], text=first["text"]))


def words(record: Record, span: Span) -> str:
    return record.document.text[span.start : span.end]


def party(record: Record, identifier: str) -> Actor:
    return next(actor for actor in record.actors if actor.id == identifier)


def codes(record: Record, identifiers: Iterable[str]) -> set[str]:
    return {party(record, each).code for each in identifiers}


def positions(record: Record, code: str, stance: str) -> list[Position]:
    return [each for each in record.positions if party(record, each.holder).code == code and each.stance == stance]


def deployment(record: Record) -> str:
    (opposed,) = {each.proposal for each in positions(record, "RUS", "oppose")}
    return opposed


def test_lavrov_opposes_the_deployment(record: Record) -> None:
    (position,) = positions(record, "RUS", "oppose")
    evidence = [words(record, span) for span in position.evidence]
    assert any(each.startswith("Russia has ruled out") for each in evidence)
    assert any("no room for compromise" in each and "We see" in each for each in evidence)
    lavrov = next(actor for actor in record.actors if "Lavrov" in actor.name)
    assert (lavrov.code, lavrov.country) == ("RUS", "RUS")
    assert lavrov.office == "foreign minister"
    assert "GOV" in lavrov.sectors


@pytest.mark.parametrize(
    "mention",
    ["such a move", "any foreign military presence", "the presence of these troops", "a European peacekeeping force", "such a deployment"],
)
def test_the_proposal_has_all_its_names(record: Record, mention: str) -> None:
    proposal = next(each for each in record.proposals if each.id == deployment(record))
    text = record.document.text
    starts = [n for n in range(len(text)) if text.startswith(mention, n)]
    assert any(span.start < start + len(mention) and span.end > start for span in proposal.mentions for start in starts)


def test_the_kremlin_sets_a_condition(record: Record) -> None:
    conditional = [each for each in positions(record, "RUS", "conditional") if each.proposal == deployment(record)]
    assert [words(record, c) for each in conditional for c in each.conditions] == ["the consent of all sides"]
    assert [c.kind for each in conditional for c in each.conditions] == ["consent"]
    warnings = [claim for claim in record.claims if claim.kind == "warning"]
    assert any("direct military intervention" in words(record, claim.span) and codes(record, [claim.by]) == {"RUS"} for claim in warnings)


def test_the_united_states_set_a_condition(record: Record) -> None:
    (position,) = positions(record, "USA", "conditional")
    assert position.proposal == deployment(record)
    assert [words(record, each) for each in position.conditions] == ["agreement from all parties involved"]


@pytest.mark.parametrize("code", ["FRA", "GBR"])
def test_macron_and_starmer_support_it_as_the_paper_reports(record: Record, code: str) -> None:
    (position,) = [each for each in positions(record, code, "support") if each.proposal == deployment(record)]
    assert [party(record, each).name for each in position.via] == ["The Telegraph"]
    assert position.date is not None
    assert (position.date.from_, position.date.to) == ("2025-01-01", "2025-01-31")


def test_the_intelligence_service_counts_the_troops(record: Record) -> None:
    (quantity,) = [claim for claim in record.claims if claim.kind == "quantity"]
    assert quantity.quantity is not None
    assert (quantity.quantity.value, quantity.quantity.unit, quantity.quantity.approximate) == (100000, "troops", True)
    assert "Intelligence" in party(record, quantity.by).name
    assert quantity.about == deployment(record)


def test_moscow_sees_a_purpose(record: Record) -> None:
    perceptions = [claim for claim in record.claims if claim.kind == "perception" and codes(record, [claim.by]) == {"RUS"}]
    assert any("strengthen Ukraine" in words(record, claim.span) for claim in perceptions)


def test_lavrov_equates_and_misses(record: Record) -> None:
    lavrov = next(actor for actor in record.actors if "Lavrov" in actor.name)
    claims = [(claim.kind, words(record, claim.span)) for claim in record.claims if claim.by == lavrov.id]
    assert any(kind == "equivalence" and "NATO" in span for kind, span in claims)
    assert any(kind == "absence" and "neither Macron nor" in span for kind, span in claims)


def test_events(record: Record) -> None:
    def found(type: str, actors: set[str], status: str) -> list[str]:
        return [
            (event.date.from_ if event.date else "")
            for event in record.events
            if event.type == type and actors <= codes(record, event.actor) and event.status == status
        ]

    assert found("REJECT", {"RUS"}, "actual")
    assert "2025-03-06" in found("CONSULT", {"RUS", "ZWE"}, "actual")
    consult = next(e for e in record.events if e.type == "CONSULT" and codes(record, e.actor) == {"RUS", "ZWE"})
    assert consult.place is not None
    assert consult.place.text == "Moscow"
    accusation = [e for e in record.events if e.type == "ACCUSE" and codes(record, e.actor) == {"FRA"}]
    assert any("threat to France and Europe" in words(record, e.span) and codes(record, e.recipient) == {"RUS"} for e in accusation)
    assert found("CONSULT", {"FRA"}, "planned")
    assert "2025-01-01" in found("CONSULT", {"FRA", "GBR"}, "actual")


def test_one_direct_quotation_runs_on(record: Record) -> None:
    (quotation,) = [each for each in record.quotations if words(record, each.content[0]).startswith("We see no room for compromise")]
    assert len(quotation.content) == 1
    assert words(record, quotation.content[0]).endswith("what they need it for")
    assert quotation.kind == "direct"
    assert [party(record, each).name for each in quotation.speaker] == ["Sergey Lavrov"]


@pytest.mark.parametrize(("kind", "opening"), [("caption", "Russian Foreign Minister Sergey Lavrov speaks"), ("boilerplate", "Read more:")])
def test_nothing_is_coded_from_caption_and_boilerplate(record: Record, kind: str, opening: str) -> None:
    (region,) = [each for each in record.document.regions if each.kind == kind and record.document.text[each.start :].startswith(opening)]
    spans = [span for quotation in record.quotations for span in quotation.content]
    spans += [event.span for event in record.events]
    spans += [span for position in record.positions for span in position.evidence]
    spans += [claim.span for claim in record.claims]
    assert not [span for span in spans if span.start < region.end and span.end > region.start]
