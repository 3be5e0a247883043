"""Turns of phrase by which a party answers, one case a turn: what it says of a proposal, named or left unsaid."""

import pytest

from tests.extract.positions.told import stances_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("turn", "stance"),
    [
        ("is on board", "support"),
        ("dropped its objections", "support"),
        ("is fine with it", "support"),
        ("said yes", "support"),
        ("has come round", "support"),
        ("has relented", "support"),
        ("raised no objection", "support"),
        ("approves", "support"),
        ("is all for it", "support"),
        ("gave its blessing", "support"),
        ("wants no part of it", "oppose"),
        ("is having none of it", "oppose"),
        ("wants nothing to do with it", "oppose"),
        ("has cold feet", "oppose"),
        ("demurred", "oppose"),
        ("put its foot down", "oppose"),
        ("will not budge", "oppose"),
        ("voted no", "oppose"),
        ("is not interested", "oppose"),
        ("will stay away", "oppose"),
        ("ruled that out", "oppose"),
        ("is in two minds", "undecided"),
        ("is still chewing on it", "undecided"),
        ("will make up its mind after the summit", "undecided"),
        ("has yet to settle on a line", "undecided"),
        ("has yet to show its hand", "undecided"),
        ("is keeping its cards close to its chest", "undecided"),
        ("is torn", "undecided"),
        ("plans to abstain", "undecided"),
        ("has yet to be convinced", "undecided"),
        ("is biding its time", "undecided"),
    ],
)
def test_what_is_answered_without_naming_it(turn: str, stance: str) -> None:
    assert stances_of(f"Sweden has proposed a quota on fish. Norway {turn}.", "NOR") == {stance}


@pytest.mark.parametrize(
    ("turn", "stance"),
    [
        ("has swung behind the new treaty", "support"),
        ("gave the new treaty its blessing", "support"),
        ("sees nothing wrong with the new treaty", "support"),
        ("is after a new treaty", "support"),
        ("could put up with the new treaty", "support"),
        ("would rather see a treaty signed", "support"),
        ("fights shy of a compulsory quota", "oppose"),
        ("has little appetite for a joint quota", "oppose"),
        ("has lost interest in the new treaty", "oppose"),
        ("remains firmly against a joint quota", "oppose"),
        ("looks askance at a joint quota", "oppose"),
        ("is no friend of the treaty", "oppose"),
        ("is not convinced by the treaty", "oppose"),
        ("gave the treaty short shrift", "oppose"),
        ("has turned its back on the treaty", "oppose"),
        ("threatened to veto the renewal of the sanctions", "oppose"),
        ("called the truce a gift to the besiegers", "oppose"),
        ("denounced the truce as a reward for aggression", "oppose"),
        ("is weighing a treaty", "undecided"),
        ("has yet to confirm its participation in the talks", "undecided"),
        ("has not taken the treaty off the table", "undecided"),
        ("left open whether it would sign the treaty", "undecided"),
        ("is of two minds about the treaty", "undecided"),
    ],
)
def test_what_is_said_of_a_thing_that_is_named(turn: str, stance: str) -> None:
    assert stances_of(f"Norway {turn}.", "NOR") == {stance}


@pytest.mark.parametrize(
    "text",
    [
        "Sweden has proposed a quota on fish. The quarrel has divided Norway's fishermen.",  # who is divided by what
        "Sweden has proposed a quota on fish. Norway has not replied.",  # silence is no stance
        "Norway is expected to run out of fish in April.",  # foretold, and not wanted
        "Norway, whose envoy spoke on condition of anonymity, has cold winters.",
    ],
)
def test_what_takes_no_stance(text: str) -> None:
    assert stances_of(text, "NOR") == set()


def test_who_stops_short_of_an_act_does_not_stop_it() -> None:
    assert "oppose" not in stances_of("Norway condemned the truce, though it stopped short of naming the army.", "NOR") - {"oppose"}
    assert "support" not in stances_of("Norway stopped short of backing the treaty.", "NOR")


def test_nobody_in_particular_leaves_it_to_the_speaker() -> None:
    asked = "Asked about the recognition of Kosovo, the Norwegian minister said that no decision had been taken."
    assert stances_of(asked, "NOR") == {"undecided"}


def test_who_demands_what_others_do_wants_it() -> None:
    assert stances_of("Turkey demanded that Greek troops leave.", "TUR") == {"support"}
    assert stances_of("Norway announced that work on the dam would resume in June.", "NOR") == {"support"}


def test_what_is_weighed_as_a_whole_is_nobodys_own_act() -> None:
    told = "Sending soldiers would turn the island into a battlefield, Peru said."
    assert stances_of(told, "PER") == {"oppose"}
    assert stances_of("Allowing Chile to send soldiers would strip the mission of its neutrality, Peru said.", "CHL") == set()


def test_a_noun_that_is_brought_out_judges_nothing() -> None:
    assert stances_of("Peru wants talks. It is the breach of promises that worries it, its president said.", "PER") == {"support"}


def test_who_urges_another_to_drop_its_objections_is_for_the_thing() -> None:
    assert stances_of("Peru wants to close the strait. Bolivia urged Chile to drop its objections.", "BOL") == {"support"}
