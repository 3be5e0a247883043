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
        ("Norway held talks with Sweden.", ["CONSULT NOR+SWE> actual"]),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a shared act lists all who share it as actors, and is none where nobody shares it
        ("Norway-Sweden talks ended on Friday.", ["CONSULT NOR+SWE> actual"]),
        ("Norway waited after talks with Sweden broke down.", ["CONSULT NOR+SWE> actual"]),
        ("The meeting of the Contact Group was held in Berlin.", []),
        ("The two navies trained hard.", []),
        # what is moved is no party
        ("A deployment of German troops to Norway began.", ["MOBILIZE DEU>NOR actual"]),
        ("They talked about a deployment of German troops.", []),
        ("Troops could be sent to Norway.", []),
        ("Swedish troops are ready to deploy to Norway.", ["MOBILIZE SWE>NOR actual"]),
        ("Norway moved tanks to its border with Sweden.", ["MOBILIZE NOR>SWE actual"]),
        ("Norway ruled out sending soldiers to Sweden.", ["REJECT NOR>SWE actual"]),
        # whose the thing is that is rejected, praised or condemned
        ("Norway rejected the offer made by Sweden.", ["REJECT NOR>SWE actual"]),
        ("Norway rejected a Swedish-drafted text.", ["REJECT NOR>SWE actual"]),
        ("Norway drafted a resolution. Sweden opposes the resolution.", ["REQUEST NOR> actual", "REJECT SWE>NOR actual"]),
        ("Norway condemned the shelling of a port carried out by Sweden.", ["ACCUSE NOR>SWE actual", "ASSAULT SWE> actual"]),
        ("Norway warned that it would answer if Sweden crossed the border.", ["THREATEN NOR>SWE actual"]),
        ("Sweden accused Norway of arson. Norway denied the charges.", ["ACCUSE SWE>NOR actual", "REJECT NOR>SWE actual"]),
        ("Three states, including Norway and Finland, condemned Sweden.", ["ACCUSE OTHER+NOR+FIN>SWE actual"]),
        ("Norway conducted airstrikes targeting Sweden.", ["ASSAULT NOR>SWE actual"]),
        # who asks, and who only wishes or thinks
        ("Sweden told Norway to leave the island.", ["REQUEST SWE>NOR actual"]),
        ("Norway told Sweden that the mission had begun.", []),
        ("Norway wants to run a clinic.", []),
        ("Norway suggested that Sweden was late.", []),
        ("Norway suggested that Sweden leave.", ["REQUEST NOR>SWE actual"]),
        # statuses
        ("Norway accused Sweden of arson; Sweden denied the charge.", ["ACCUSE NOR>SWE actual", "REJECT SWE>NOR actual"]),
        ("Norway cannot allow Sweden to build the base.", ["REJECT NOR>SWE actual"]),
        ("Norway threatened to attack Sweden if it crossed the border.", ["THREATEN NOR>SWE actual"]),
        ("Norway will be calm if Sweden attacks Finland.", []),
        ("Norway said Sweden would be regarded as an enemy.", ["THREATEN NOR>SWE actual"]),
    ],
)
def test_who_did_it_to_whom(text: str, expected: list[str]) -> None:
    assert coded(text).told() == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday, Norway condemned Sweden.", ["2025-03-03"]),
        ("On Tuesday, Norway met Sweden and accused Finland of spying.", ["2025-03-04", "2025-03-04"]),
        ("Norway said on Sunday that it rejected the offer by Sweden.", ["2025-03-02"]),
        ("Norway said on Sunday that Sweden had attacked Finland.", [""]),
        ("Norway condemned a raid that Sweden carried out on Monday.", ["", "2025-03-03"]),
        ("Norway agreed on Tuesday to pay Sweden.", ["2025-03-04"]),
        ("Norway expelled a Swedish envoy in January and closed its airspace to Danish planes last week.", ["2025-01-01", "2025-02-24"]),
        ("Norway condemned Sweden.", [""]),
        ("The pact, signed in January by Norway and Sweden, was welcomed by Finland.", ["2025-01-01", ""]),
    ],
)
def test_an_act_has_the_date_that_hangs_on_it(text: str, expected: list[str]) -> None:
    assert [event.date.from_ if event.date else "" for event in coded(text).events] == expected


@pytest.mark.parametrize(
    ("text", "mode", "cameo"),
    [
        ("Norway struck Sweden with drones.", "drone", "1952"),
        ("A suicide attack by rebels on a market in Norway failed.", "suicide-attack", "1831"),
        ("Norwegian jets attacked Sweden.", "aerial", "195"),
        ("Norway attacked Sweden.", "", "180"),
    ],
)
def test_the_words_beside_a_predicate_tell_the_mode(text: str, mode: str, cameo: str) -> None:
    event = coded(text).events[0]
    assert (event.mode, event.cameo) == (mode, cameo)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway said that Sweden had attacked Finland.", ["Sweden had attacked Finland"]),
        (
            "Norway ruled out talks with Sweden, but promised to help Finland.",
            ["Norway ruled out talks with Sweden", "promised to help Finland"],
        ),
    ],
)
def test_a_span_begins_with_the_clause_itself(text: str, expected: list[str]) -> None:
    found = coded(text)
    assert [found.parsed.document.text[event.span.start : event.span.end] for event in found.events] == expected


@pytest.mark.model
def test_several_officials_meet_and_others_do_not() -> None:
    assert [event.type for event in coded("European leaders met in Paris on Monday.").events] == ["CONSULT"]
    assert coded("Fans met at the stadium on Monday.").events == ()
