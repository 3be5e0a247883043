"""Which date an act has: its own, a shared one, the day of its saying, or none."""

import pytest

from tests.extract.coding import coded

pytestmark = pytest.mark.model


def dated(text: str, published: str = "2025-03-06") -> dict[str, str]:
    """The words that the events of a text hang on, each with the first day of its date."""
    events = coded(text, published=published).events
    return {text[event.anchor.start : event.anchor.end]: event.date.from_ if event.date else "" for event in events}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway accused Sweden Wednesday of lying.", {"accused": "2025-03-05"}),
        ("Norway on Monday welcomed a Swedish pledge to send aid next month.", {"welcomed": "2025-03-03"}),
        ("Monday's attack by Norway killed ten people in Sweden.", {"attack": "2025-03-03"}),
        (
            "Norway attacked Sweden on Sunday. Hours later Sweden shelled Norway.",
            {"attacked": "2025-03-02", "shelled": "2025-03-02"},
        ),
        (
            "Norway attacked Sweden on Sunday. Two days later Sweden shelled Norway.",
            {"attacked": "2025-03-02", "shelled": "2025-03-04"},
        ),
        ("The vote took place on Monday. Two days after the vote, Norway expelled the Swedish ambassador.", {"expelled": "2025-03-05"}),
        ("Talks between Norway and Sweden on 10 March in Geneva were called off on Tuesday.", {"Talks": "2025-03-10"}),
    ],
)
def test_its_own_day(text: str, expected: dict[str, str]) -> None:
    found = dated(text)
    assert {word: found[word] for word in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday Norway met Sweden, expelled a Finnish envoy and condemned Denmark.", ["2025-03-03"] * 3),
        ("In February, Sweden expelled two Norwegian diplomats, accusing Norway of spying.", ["2025-02-01"] * 2),
        ("Speaking on Wednesday, the Norwegian president condemned Sweden.", ["2025-03-05"]),
        ("In a statement issued on Wednesday, Norway condemned Sweden.", ["2025-03-05"]),
        ("Norway expelled the Swedish ambassador on Monday, a step that Finland immediately condemned.", ["2025-03-03"] * 2),
        ("Norway condemned Sweden at the opening of a meeting of ministers on Monday.", ["2025-03-03"]),
        ("Norway defended the ban as recently as mid-February, when it dismissed calls from Sweden to lift it.", ["2025-02-10"] * 2),
    ],
)
def test_a_shared_day(text: str, expected: list[str]) -> None:
    assert list(dated(text).values()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway condemned the raid that Sweden carried out on Monday.", {"condemned": "", "raid": "2025-03-03"}),
        ("Norway condemned Monday's raid by Sweden.", {"condemned": "", "raid": "2025-03-03"}),
        ("Norway rejected Sweden's proposal of last week.", {"rejected": ""}),
        ("Norway accused Sweden of violating a truce signed in January.", {"accused": ""}),
        ("Norway accused Sweden of hiding what the treaty of 2015 had banned.", {"accused": ""}),
        ("Norway condemned Finland on Monday after Sweden had attacked Denmark.", {"condemned": "2025-03-03", "attacked": ""}),
        ("Norway said on Monday it had expelled two Swedish diplomats.", {"expelled": ""}),
        ("Norway has agreed to open talks with Sweden on 24 March.", {"agreed": ""}),
        ("OSLO, March 5 (Northern Wire) - Norway condemned Sweden.", {"condemned": ""}),
    ],
)
def test_the_day_of_something_else(text: str, expected: dict[str, str]) -> None:
    found = dated(text)
    assert {word: found[word] for word in expected} == expected


def test_a_person_who_speaks_on_one_day_accuses_on_that_day() -> None:
    told = "Norwegian minister Ann Lee said on Tuesday that Norway would meet Sweden. She accused Finland of blocking the talks."
    assert dated(told)["accused"] == "2025-03-04"
    long_ago = "Norwegian minister Ann Lee said on Tuesday that Norway would meet Sweden. She has accused Finland of blocking the talks."
    assert dated(long_ago)["accused"] == ""
    twice = f"{told} Lee told parliament on Wednesday that she was ready."
    assert dated(twice)["accused"] == ""


def test_the_day_on_which_a_speaker_says_what_he_rejects() -> None:
    assert dated('"We reject the Swedish plan," the Norwegian president, Ann Lee, told reporters on Wednesday.') == {"reject": "2025-03-05"}
    assert dated("Norway rejects the plan of Sweden, its foreign minister said on Monday.") == {"rejects": "2025-03-03"}
    assert dated("Norway said on Monday that it had rejected the Swedish plan.") == {"rejected": "2025-03-03"}


def test_a_document_without_a_day_keeps_the_words() -> None:
    (event,) = coded("Norway condemned Sweden on Monday.", published="").events
    assert event.date is not None
    assert (event.date.text, event.date.from_, event.date.to) == ("on Monday", "", "")
    assert dated("Norway condemned Sweden on 3 March 2025.", published="") == {"condemned": "2025-03-03"}
