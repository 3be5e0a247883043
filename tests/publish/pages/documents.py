"""Records made by hand for the document's page: quotations inside quotations, long names, and a text from right to left."""

from placet.model.document import Region, Span
from placet.model.record import Actor, CodedBy, Event, Position, Proposal, Quotation, Record, Source

_NESTED = (
    "A paper's story of a report\n"
    "\n"
    "The Courier wrote that the navy of Norland had been told by Ada Holm that foreign patrols would never be accepted.\n"
    "\n"
    "The Interministerial Standing Conference for Coordination of Harbour Surveillance and Navigational Safety wants to wait.\n"
    "\n"
    "Photo: a harbour"
)
_ARABIC = "قالت وزيرة الخارجية إِنَّ نورلاند لن تقبل دوريات أجنبية.\n\nNorland says: لا, and e\u0301lan."


def _of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def _nested(words: str) -> Span:
    return _of(_NESTED, words)


NESTED = Record(
    document=Source(
        id="nested", outlet="Sudrey Post", published="2031-03-07", title="A paper’s story of a report", text=_NESTED,
        url="https://example.org/nested",
        regions=(
            Region(kind="headline", start=0, end=27), Region(kind="body", start=29, end=266),
            Region(kind="caption", start=_NESTED.index("Photo"), end=len(_NESTED)),
        ),
    ),
    actors=(
        Actor(id="a1", name="The Courier", kind="outlet", code="OUTLET", mentions=(_nested("The Courier"),)),
        Actor(id="a2", name="The navy of Norland", kind="organisation", code="NRL", mentions=(_nested("the navy of Norland"),)),
        Actor(id="a3", name="Ada Holm", kind="person", code="NRL", mentions=(_nested("Ada Holm"),)),
        Actor(
            id="a4", kind="organisation", code="WST", mentions=(_nested("The Interministerial"),),
            name="The Interministerial Standing Conference for Coordination of Harbour Surveillance and Navigational Safety",
        ),
    ),
    quotations=(
        Quotation(
            id="q1", speaker=("a1",), kind="indirect", rule="write", confidence=0.9,
            content=(_nested("the navy of Norland had been told by Ada Holm that foreign patrols would never be accepted"),),
        ),
        Quotation(
            id="q2", speaker=("a2",), kind="indirect", rule="tell", confidence=0.5, attribution=("q1",),
            content=(_nested("told by Ada Holm that foreign patrols would never be accepted"),),
        ),
        Quotation(
            id="q3", speaker=("a3",), kind="indirect", rule="tell", confidence=0.6, attribution=("q1", "q2"),
            content=(_nested("foreign patrols would never be accepted"),),
        ),
    ),
    events=(
        Event(
            id="e1", type="REJECT", actor=("a3",), anchor=_nested("accepted"), span=_nested("foreign patrols would never be accepted"),
            attribution=("q1", "q2", "q3"), rule="accept", confidence=0.4,
        ),
    ),
    proposals=(Proposal(id="p1", label="foreign patrols", action="patrol", theme="patrols", mentions=(_nested("foreign patrols"),)),),
    positions=(
        Position(
            id="s1", holder="a3", proposal="p1", stance="oppose", evidence=(_nested("foreign patrols would never be accepted"),),
            via=("a1", "a2"), attribution=("q1", "q2", "q3"), rule="accept", confidence=0.55,
        ),
        Position(
            id="s2", holder="a4", proposal="p1", stance="undecided", rule="wait", confidence=0.3,
            evidence=(_nested(_NESTED.split("\n")[4]),),
        ),
    ),
    coded_by=CodedBy(placet="0", pipeline="none", codebook="none"),
)  # fmt: skip

RIGHT_TO_LEFT = Record(
    document=Source(id="rtl", outlet="صحيفة الميناء", published="2031-03-08", title="نورلاند ترفض الدوريات", text=_ARABIC),
    actors=(
        Actor(id="a1", name="نورلاند", kind="state", code="NRL", mentions=(_of(_ARABIC, "نورلاند"),)),
        Actor(id="a2", name="وزيرة الخارجية", kind="person", code="NRL", mentions=(_of(_ARABIC, "وزيرة الخارجية"),)),
    ),
    quotations=(
        Quotation(
            id="q1", speaker=("a2",), content=(_of(_ARABIC, "نورلاند لن تقبل دوريات أجنبية"),), kind="indirect", rule="r", confidence=0.7
        ),
    ),
    proposals=(Proposal(id="p1", label="دوريات أجنبية", action="", mentions=(_of(_ARABIC, "دوريات أجنبية"),)),),
    positions=(
        Position(
            id="s1", holder="a1", proposal="p1", stance="oppose", evidence=(_of(_ARABIC, _ARABIC.split("\n")[0]),), via=("a2",),
            attribution=("q1",), rule="r", confidence=0.6,
        ),
    ),
    coded_by=CodedBy(placet="0", pipeline="none", codebook="none"),
)  # fmt: skip
