"""A caption lends its day and place to a meeting that the text tells; nothing is coded from the caption."""

from placet.codebook.calendar import load_calendar
from placet.codebook.gazetteer import load_gazetteer
from placet.extract.circumstances.captions import with_captions
from placet.model.document import Document, Region, Span
from placet.model.record import Actor, Event

BODY = "Vale met Orlen."
CAPTION = "Ministers Ada Vale and Bo Orlen speak after their talks in Geneva, Monday, March 3, 2025. (Photo: Agency)"
TEXT = f"{BODY}\n{CAPTION}"
DOCUMENT = Document(
    id="d",
    text=TEXT,
    published="2025-03-06",
    regions=(
        Region(kind="body", start=0, end=len(BODY)),
        Region(kind="caption", start=len(BODY) + 1, end=len(TEXT)),
    ),
)
VALE = Actor(id="a1", name="Ada Vale", kind="person", code="NOR", country="NOR")
ORLEN = Actor(id="a2", name="Bo Orlen", kind="person", code="SWE", country="SWE")


def meeting(*actors: str) -> Event:
    span = Span(start=0, end=4)
    return Event(id="e1", type="CONSULT", actor=actors, anchor=span, span=span, rule="verb:meet", confidence=0.7)


def completed(event: Event) -> Event:
    (found,) = with_captions([event], DOCUMENT, [VALE, ORLEN], load_calendar(), load_gazetteer())
    return found


def test_a_meeting_gets_the_captions_day_and_city() -> None:
    found = completed(meeting("a1", "a2"))
    assert found.date is not None
    assert (found.date.from_, found.date.to) == ("2025-03-03", "2025-03-03")
    assert found.place is not None
    assert (found.place.text, found.place.country) == ("Geneva", "CHE")


def test_one_name_is_too_little_to_tell_which_meeting_a_caption_shows() -> None:
    assert completed(meeting("a1")) == meeting("a1")
