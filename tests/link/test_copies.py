from pathlib import Path

import pytest
import yaml

from placet.link import copies
from placet.link.batch import same_in
from placet.model.sameness import Ref
from tests.link.reports import report

PAIRS = yaml.safe_load((Path(__file__).resolve().parents[2] / "evals" / "gold" / "copies.yaml").read_text("utf-8"))
ARTICLE = PAIRS[0][0]


def verdict(one: str, other: str) -> str:
    judgement = copies.judge(copies.sketch(report("a", one)), copies.sketch(report("b", other)))
    return judgement.verdict if judgement else ""


def test_copies_are_told_whatever_was_done_to_them() -> None:
    sentences = ARTICLE.split(". ")
    assert verdict(ARTICLE, f"Sky closed\n\nVELL (Agency) - {ARTICLE}") == "same"
    assert verdict(ARTICLE, ". ".join(sentences[:3])) == "same"
    assert verdict(ARTICLE, ". ".join([*sentences[:-2], "Nobody was hurt", "The weather was fine on that day"])) == "same"
    assert verdict(ARTICLE, ARTICLE.replace("Norland", "Nordland").replace("Sudria", "Sudrija")) == "same"


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[0][:20])
def test_independent_reports_of_one_event_are_no_copies(pair: list[str]) -> None:
    assert verdict(*pair) == ""


def test_marks_blanks_and_capitals_change_nothing() -> None:
    assert copies.sketch(report("a", "No bridge, says Norland.")) == copies.sketch(report("b", "NO BRIDGE -- says  Norland"))


def test_the_reason_says_how_much_is_shared() -> None:
    judgement = copies.judge(copies.sketch(report("a", ARTICLE)), copies.sketch(report("b", ARTICLE[: len(ARTICLE) // 2])))
    assert judgement
    assert judgement.reason == f"{judgement.score:.0%} of the shorter text stands in the other one"


def test_the_earliest_copy_is_the_first_and_short_texts_are_copies_only_where_they_are_equal() -> None:
    records = [
        report("b", ARTICLE, published="2031-05-02"),
        report("a", f"Agency. {ARTICLE}", published="2031-05-03"),
        report("c", "We agree.", published="2031-05-01"),
        report("d", "We agree!", published=""),
        report("e", "We disagree.", published=""),
    ]
    assert same_in(records, "document") == [(Ref("c", "text"), Ref("d", "text")), (Ref("b", "text"), Ref("a", "text"))]
    assert same_in(records[::-1], "document") == same_in(records, "document")
