"""The scorer of coreference, on records made by hand."""

import pytest

import coreference
from goldsets import gold_set, scorer


def passage(text, *names, half="read", kind="pronoun"):
    before, mention, after = coreference.parted(text, "here")
    marked = (len(before), len(before) + len(mention))
    return {"id": "c001", "half": half, "kind": kind, "text": before + mention + after, "mention": marked, "is": list(names)}


def record(text, **mentions):
    """A record whose actors have the given words as mentions, each at its last place in the text."""
    spans = {name: [{"start": (at := text.rindex(word)), "end": at + len(word)} for word in words] for name, words in mentions.items()}
    return {"actors": [{"id": name, "name": name, "mentions": found} for name, found in spans.items()]}


@pytest.mark.parametrize(
    ("text", "names", "actors", "right"),
    [
        ("Norland left. {It} smiled.", ["Norland"], {"Norland": ["Norland", "It"]}, True),
        ("Norland left. {It} smiled.", ["Norland"], {"Norland": ["Norland"], "Sudria": ["It"]}, False),
        ("Norland left. {It} smiled.", ["Norland"], {"Norland": ["Norland"]}, False),
        ("Norland left. {It} rained.", [], {"Norland": ["Norland"]}, True),
        ("Norland left. {It} rained.", [], {"Norland": ["Norland", "It"]}, False),
        ("Ann and Bob met. {They} left.", ["Ann", "Bob"], {"Ann": ["Ann", "They"], "Bob": ["Bob", "They"]}, True),
        ("Ann and Bob met. {They} left.", ["Ann", "Bob"], {"Ann": ["Ann", "They"], "Bob": ["Bob"]}, False),
        ("Ann and Bob met. {They} left.", ["Ann"], {"Ann": ["Ann", "They"], "Bob": ["Bob", "They"]}, False),
        ("Minister Ann Lee left. {She} smiled.", ["Ann Lee"], {"x": ["Minister Ann Lee", "She"]}, True),
        ("Norland's envoy left. {She} smiled.", ["Norland"], {"x": ["Norland's envoy", "She"]}, False),
        ("{The envoy of Norland} left. ", ["envoy"], {"x": ["envoy"], "Norland": ["Norland"]}, True),
        ("Ann left {her country}.", ["Norland"], {"Ann": ["Ann", "her"]}, False),
    ],
)
def test_a_passage_is_right_where_the_actors_of_the_mention_are_those_named(text, names, actors, right):
    gold = passage(text, *names)
    assert coreference.is_right(gold, record(gold["text"], **actors)) is right


def test_each_half_and_each_kind_has_its_share():
    gold = [passage("{He} left."), passage("{He} left.", "Ann", half="unread", kind="title")]
    gold[1]["id"] = "c002"
    records = {each["id"]: {"actors": []} for each in gold}
    assert coreference.scores(gold, records) == {
        "read half, right %": 100.0, "unread half, right %": 0.0, "right % by kind": {"pronoun": 100.0, "title": 0.0},
    }  # fmt: skip
    assert coreference.scores(gold, {})["read half, right %"] == 0.0


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('{half: read, kind: pronoun, text: "He left.", is: []}', "braces"),
        ('{half: best, kind: pronoun, text: "{He} left.", is: []}', "half"),
        ('{half: read, kind: noun, text: "{He} left.", is: []}', "kind"),
    ],
)
def test_a_passage_that_does_not_fit_the_form_is_named(tmp_path, entry, message):
    file = tmp_path / "passages.yaml"
    file.write_text(f"- {entry}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=f"passage 1.*{message}"):
        coreference.passages(file)


def test_the_set_needs_no_gold_beside_the_checkout(tmp_path):
    nowhere = tmp_path / "gold"
    score = scorer(nowhere)
    found = gold_set("coreference", nowhere, score)
    halves = [each["half"] for each in found.gold]
    assert (halves.count("read"), halves.count("unread")) == (75, 75)
    assert {each["kind"] for each in found.gold} == set(coreference.KINDS)
    assert [each["id"] for each in found.inputs] == [each["id"] for each in found.gold]
    assert all("{" not in each["text"] for each in found.inputs)
    assert "coreference" in score.SCORERS
