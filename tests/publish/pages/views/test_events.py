import pytest

from placet.model.document import Span
from placet.publish.pages.views.events import in_context

TEXT = "First.\n\nNorland said so. It refused the patrols. It left.\n\nLast."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def test_the_paragraph_is_cut_at_the_clause_and_its_word() -> None:
    cut = in_context(TEXT, span("It refused the patrols."), span("refused"))
    assert cut == ("Norland said so. ", "It ", "refused", " the patrols.", " It left.")


@pytest.mark.parametrize("anchor", ["left", "said", "Last"])
def test_a_word_outside_of_its_clause_marks_nothing(anchor: str) -> None:
    cut = in_context(TEXT, span("It refused the patrols."), span(anchor))
    assert cut.clause_before + cut.anchor + cut.clause_after == "It refused the patrols."
    assert cut.anchor == ""


def test_a_clause_over_two_paragraphs_shows_both() -> None:
    cut = in_context(TEXT, Span(start=span("It left").start, end=len(TEXT)), span("left"))
    assert "".join(cut) == "Norland said so. It refused the patrols. It left.\n\nLast."
