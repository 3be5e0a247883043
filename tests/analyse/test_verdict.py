import pytest
from hypothesis import given
from hypothesis import strategies as st

from placet.analyse.account import Answer, Verdict
from placet.analyse.verdict import answer_of, verdict_of
from placet.model.record import Stance


@pytest.mark.parametrize(
    ("stances", "answer"),
    [
        ([], "silent"),
        (["support"], "gives"),
        (["support", "conditional"], "conditions"),
        (["support", "undecided"], "undecided"),
        (["conditional", "undecided"], "conditions"),
        (["oppose", "conditional"], "withholds"),
        (["oppose", "undecided"], "withholds"),
        (["oppose", "support"], "unclear"),
    ],
)
def test_a_party_grants_the_least_that_it_says(stances: list[Stance], answer: Answer) -> None:
    assert answer_of(stances) == answer


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ([], "undetermined"),
        (["gives"], "undetermined"),
        (["withholds"], "withheld"),
        (["gives", "gives"], "given"),
        (["gives", "conditions"], "conditional"),
        (["gives", "silent"], "undetermined"),
        (["conditions", "undecided"], "undetermined"),
        (["gives", "unclear"], "undetermined"),
        (["gives", "silent", "withholds"], "withheld"),
    ],
)
def test_one_no_is_enough_and_silence_is_never_consent(answers: list[Answer], verdict: Verdict) -> None:
    assert verdict_of(answers) == verdict


@given(st.lists(st.sampled_from(["withholds", "conditions", "undecided", "unclear", "silent", "gives"]), min_size=1))
def test_another_silent_party_never_brings_consent_nearer(answers: list[Answer]) -> None:
    order: list[Verdict] = ["withheld", "undetermined", "conditional", "given"]
    assert order.index(verdict_of([*answers, "silent"])) <= order.index(verdict_of(answers))
