from hypothesis import given
from hypothesis import strategies as st

from placet.link import quotations
from placet.model.record import Actor
from placet.model.sameness import Judgement
from tests.link.reports import said

LEE = Actor(id="a1", name="Ann Lee", kind="person", code="NRL")
HOLM = Actor(id="a2", name="Bo Holm", kind="person", code="NRL")
RAND = Actor(id="a3", name="Cy Rand", kind="person", code="SDR")
OFFICIAL = Actor(id="a4", name="an official", kind="person", code="OTHER")
WORDS = "We will not open the border before the last of the prisoners is home, and nobody should doubt it"
PART = "We will not open the border before the last of the prisoners is home"


def drawn(words: str, *speakers: Actor) -> quotations.Words:
    record = said("d", words, *speakers)
    found = quotations.sketch(record, record.quotations[0])
    assert found
    return found


def judged(one: quotations.Words, other: quotations.Words) -> Judgement | None:
    assert quotations.judge(one, other) == quotations.judge(other, one)
    return quotations.judge(one, other)


def test_one_that_is_a_part_of_the_other_is_the_same() -> None:
    found = judged(drawn(WORDS, LEE), drawn(PART, LEE))
    assert found
    assert (found.verdict, found.reason) == ("same", "100% of the shorter one's words; the same speaker")


def test_who_speaks_counts() -> None:
    assert judged(drawn(WORDS, LEE), drawn(PART, RAND)) is None
    other = judged(drawn(WORDS, LEE), drawn(PART, HOLM))
    assert other
    assert (other.verdict, other.reason.split("; ")[1]) == ("unsure", "two speakers of one side")
    unknown = judged(drawn(WORDS, LEE), drawn(PART, OFFICIAL))
    assert unknown
    assert unknown.verdict == "same"
    assert judged(drawn("we will not open the border", LEE), drawn("we will not open the border now", OFFICIAL)) is None


def test_other_words_are_another_quotation() -> None:
    assert judged(drawn(WORDS, LEE), drawn("The border stays closed until every prisoner has come home to us", LEE)) is None


def test_a_few_words_are_said_again_and_again() -> None:
    record = said("d", "We agree on that", LEE)
    assert quotations.sketch(record, record.quotations[0]) is None
    assert list(quotations.traces(record)) == []


@given(st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta"]), min_size=8, max_size=30), st.data())
def test_eight_words_in_a_row_are_a_key_in_common(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 8))
    before, after = data.draw(st.lists(st.just("one"), max_size=9)), data.draw(st.lists(st.just("two"), max_size=9))
    other = " ".join([*before, *words[start : start + 8], *after])
    assert set(quotations.keys(drawn(" ".join(words), LEE))) & set(quotations.keys(drawn(other, LEE)))
