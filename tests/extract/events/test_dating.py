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
        ("Norway met Sweden on Sunday and called for a truce in Finland.", ["2025-03-02"] * 2),
        ("Norway last week sent a letter accusing Finland of piracy.", ["2025-02-24"]),
        ("Norway condemned Sweden on Tuesday, hours after Finland rejected a truce.", ["2025-03-04"] * 2),
        ("Norway accused Sweden of piracy on Tuesday. Sweden rejected the charge within hours.", ["2025-03-04"] * 2),
        ("The ministers of the Nordic Council on Sunday condemned Sweden.", ["2025-03-02"]),
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
        ("Norway urged Sweden to leave the island within 60 days.", {"urged": ""}),
        ("Norway met Sweden in 2021 and accused Finland of piracy.", {"accused": ""}),
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


def test_a_person_who_acts_on_one_day_accuses_on_that_day() -> None:
    told = "The auction was unveiled on Tuesday by Norwegian minister Ann Lee. She again ruled out a talk with Sweden."
    assert dated(told)["ruled"] == "2025-03-04"


def test_a_live_report_tells_of_the_day() -> None:
    told = "17:10 Oslo replies\n\nNorway denies the charge of Sweden.\n\n16:40 Stockholm speaks\n\nSweden has accused Norway of piracy."
    assert dated(told) == {"denies": "2025-03-06", "accused": "2025-03-06"}
    assert dated("3.50 euros a month\n\nNorway denies the charge of Sweden.") == {"denies": ""}


def test_the_present_tense_of_a_day_to_come_is_planned() -> None:
    (event,) = coded("Norway and Sweden meet on 20 March.", published="2025-03-06").events
    assert (event.status, event.date.from_ if event.date else "") == ("planned", "2025-03-20")


def test_an_offer_on_terms_is_made_when_it_is_said() -> None:
    assert dated("Norway said on Tuesday that it would accept the Swedish plan if Finland left.")["accept"] == "2025-03-04"


def test_the_day_on_which_a_speaker_says_what_he_rejects() -> None:
    assert dated('"We reject the Swedish plan," the Norwegian president, Ann Lee, told reporters on Wednesday.') == {"reject": "2025-03-05"}
    assert dated("Norway rejects the plan of Sweden, its foreign minister said on Monday.") == {"rejects": "2025-03-03"}
    assert dated("Norway said on Monday that it had rejected the Swedish plan.") == {"rejected": "2025-03-03"}


def test_a_document_without_a_day_keeps_the_words() -> None:
    (event,) = coded("Norway condemned Sweden on Monday.", published="").events
    assert event.date is not None
    assert (event.date.text, event.date.from_, event.date.to) == ("on Monday", "", "")
    assert dated("Norway condemned Sweden on 3 March 2025.", published="") == {"condemned": "2025-03-03"}
