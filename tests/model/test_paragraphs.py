from hypothesis import given
from hypothesis import strategies as st

from placet.model.document import Document, Region
from placet.model.paragraphs import paragraph_spans, paragraphs

WRAPPED = """\
  The two governments of the island said on Monday that they would
open the harbour to ships of all flags before the end of the year,
and that a joint office would watch over the customs there. Talks
on the fishing grounds go on.

  A spokesman for the northern side called the step a beginning. He
gave no date for the next meeting, which both capitals had promised
to hold in spring.
"""


def texts(text: str) -> list[str]:
    return [text[span.start : span.end] for span in paragraph_spans(text)]


def test_each_line_is_a_paragraph() -> None:
    assert texts("One line.\nAnother line.\r\n\r\n  A third.  \n") == ["One line.", "Another line.", "A third."]


def test_lines_of_many_words_are_not_joined() -> None:
    text = "\n".join(
        f"The council met for the {word} time this year and agreed on the budget of the port."
        for word in ("first", "second", "third", "fourth")
    )
    assert len(texts(text)) == 4


def test_short_headline_over_long_lines_stays_apart() -> None:
    text = "Harbour talks of the two island states resume in spring\n" + "The ministers met. " * 20 + "\n" + "They agreed. " * 20
    assert len(texts(text)) == 3


def test_wrapped_lines_are_joined_to_paragraphs() -> None:
    first, second = texts(WRAPPED)
    assert first.startswith("The two governments")
    assert first.endswith("fishing grounds go on.")
    assert second.startswith("A spokesman")
    assert "\n" in second


def test_wrapped_text_keeps_short_lines_above_a_paragraph_apart() -> None:
    assert texts("Island News\nMarch 3, 2025\n" + WRAPPED)[:2] == ["Island News", "March 3, 2025"]


def test_lists_between_wrapped_paragraphs_do_not_hide_the_wrapping() -> None:
    assert texts(WRAPPED + "\nNorland\nSudland\nWestland\nEastland\nThe Isles\n")[2:] == [
        "Norland",
        "Sudland",
        "Westland",
        "Eastland",
        "The Isles",
    ]


def test_windows_line_ends_are_one_break() -> None:
    assert len(texts(WRAPPED.replace("\n", "\r\n"))) == 2


def test_only_headline_and_body_are_parsed() -> None:
    text = "Talks resume\nBy Jane Doe\nThe sides met.\nThey agreed."
    document = Document(
        id="d",
        text=text,
        regions=(
            Region(kind="headline", start=0, end=12),
            Region(kind="byline", start=13, end=24),
            Region(kind="body", start=25, end=len(text)),
        ),
    )
    assert [(kind, text[span.start : span.end]) for kind, span in paragraphs(document)] == [
        ("headline", "Talks resume"),
        ("body", "The sides met."),
        ("body", "They agreed."),
    ]


def test_regions_inside_a_line_clip_it() -> None:
    text = "One two three"
    document = Document(id="d", text=text, regions=(Region(kind="headline", start=0, end=3), Region(kind="body", start=3, end=7)))
    assert [text[span.start : span.end] for _, span in paragraphs(document)] == ["One", "two"]


def test_a_document_without_regions_is_body() -> None:
    assert [kind for kind, _ in paragraphs(Document(id="d", text="One.\nTwo."))] == ["body", "body"]


@given(st.text(st.sampled_from("ab .A\n\r\t\u2028\x85\v,-"), max_size=400))
def test_spans_cover_every_visible_character_once(text: str) -> None:
    covered = [at for span in paragraph_spans(text) for at in range(span.start, span.end) if not text[at].isspace()]
    assert covered == [at for at, char in enumerate(text) if not char.isspace()]
