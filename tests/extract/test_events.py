"""Who did what to whom: parties, voice, coordination, nominal and light-verb events, retellings and headlines."""

import pytest

from tests.extract.coding import coded

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway condemned Sweden.", ["ACCUSE NOR>SWE actual"]),
        ("Sweden was condemned by Norway.", ["ACCUSE NOR>SWE actual"]),
        ("Norway and Finland expelled diplomats from Sweden.", ["SANCTION NOR+FIN>SWE actual"]),
        ("Norway sent soldiers to Sweden and condemned Finland.", ["MOBILIZE NOR>SWE actual", "ACCUSE NOR>FIN actual"]),
        ("Norway held talks with Sweden.", ["CONSULT NOR+SWE>SWE actual"]),
        ("Norway's invasion of Sweden began.", ["ASSAULT NOR>SWE actual"]),
        ("Norwegian troops shelled a town in Sweden.", ["ASSAULT NOR>SWE actual"]),
        ("Norway will send soldiers to Sweden.", ["MOBILIZE NOR>SWE planned"]),
        ("Norway demanded that Sweden leave the island.", ["REQUEST NOR>SWE actual"]),
        ("Norway refused to recognise Sweden.", ["REJECT NOR>SWE actual"]),
        ("Norway vowed to attack Sweden.", ["THREATEN NOR>SWE actual"]),
        ("Norway lifted its sanctions on Sweden.", ["RETREAT NOR>SWE actual"]),
    ],
)
def test_parties_and_types(text: str, expected: list[str]) -> None:
    assert coded(text).told() == expected


def test_the_content_of_a_threat_is_no_event_of_its_own() -> None:
    assert coded("Norway threatened to cut off gas to Sweden.").told() == ["THREATEN NOR>SWE actual"]


def test_a_plan_that_no_other_event_tells_is_one() -> None:
    assert coded("Norway plans to expel two diplomats from Sweden.").told() == ["SANCTION NOR>SWE planned"]


def test_one_event_told_twice_is_one_with_repeats() -> None:
    found = coded("Norway attacked Sweden at dawn. The weather was mild. Norway attacked Sweden with tanks, officials said.")
    attacks = [event for event in found.events if event.type == "ASSAULT"]
    assert [len(event.repeats) for event in attacks] == [1]
    repeated = attacks[0].repeats[0]
    assert found.parsed.document.text[repeated.start : repeated.end].startswith("Norway attacked Sweden with tanks")


def test_other_parties_make_another_event() -> None:
    assert coded("Norway attacked Sweden. Norway attacked Finland.").told() == ["ASSAULT NOR>SWE actual", "ASSAULT NOR>FIN actual"]


def test_the_headline_counts_only_for_what_the_body_does_not_say() -> None:
    headline = "Norway condemns Sweden and bans party"
    found = coded(f"{headline}\n\nNorway condemned Sweden on Monday.", headline=len(headline))
    accusations = [event for event in found.events if event.type == "ACCUSE"]
    assert [event.anchor.start > len(headline) for event in accusations] == [True]


def test_an_event_in_a_quotation_carries_its_chain_and_a_speech_act_not_its_own() -> None:
    found = coded("Norway said that Sweden had attacked Finland. Norway accused Sweden of attacking Finland.")
    attack = next(event for event in found.events if event.type == "ASSAULT")
    accusation = next(event for event in found.events if event.type == "ACCUSE")
    assert len(attack.attribution) == 1
    assert accusation.attribution == ()


def test_losses_date_and_contexts_stand_on_the_event() -> None:
    event = coded("An attack by Norway on a barracks in Sweden killed 12 soldiers on Monday.").events[0]
    assert (event.type, event.dead, event.injured) == ("ASSAULT", 12, None)
    assert "military" in event.contexts
    assert event.cameo == "180"


def test_the_span_leaves_out_what_is_joined_to_the_clause() -> None:
    found = coded("Norway sent soldiers to Sweden and condemned Finland.")
    text = found.parsed.document.text
    assert [text[event.span.start : event.span.end] for event in found.events] == ["Norway sent soldiers to Sweden", "condemned Finland"]


def test_a_type_that_needs_a_recipient_is_left_out_without_one() -> None:
    assert coded("Norway provided.").told() == []
