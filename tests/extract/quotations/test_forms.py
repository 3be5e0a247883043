"""Each form in which people attribute words, thoughts and intentions to somebody, with its speaker, cue, content and factuality."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from placet.extract.quotations.attribution import DEEPEST
from tests.extract.coding import Coded, coded

pytestmark = pytest.mark.model

Row = tuple[str, str, tuple[str, ...]]


def rows(found: Coded) -> list[Row]:
    """Speaker, cue and content of each quotation, the content without final punctuation."""
    text = found.parsed.document.text
    return [
        (
            " + ".join(text[span.start : span.end] for span in quotation.speaker_spans),
            text[quotation.cue.start : quotation.cue.end] if quotation.cue else "",
            tuple(text[span.start : span.end].rstrip(",.") for span in quotation.content),
        )
        for quotation in found.attributions.quotations
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        # direct, in each kind of marks, closed or not, with apostrophes inside
        ('Ann Lee said: "We won\'t sell the mill."', ("Ann Lee", "said", ("We won't sell the mill",))),
        ("Ann Lee said: “We won’t sell the mill.”", ("Ann Lee", "said", ("We won’t sell the mill",))),
        ("Ann Lee said: «We won’t sell the mill.»", ("Ann Lee", "said", ("We won’t sell the mill",))),
        ("Ann Lee said: „We won’t sell the mill.“", ("Ann Lee", "said", ("We won’t sell the mill",))),
        ("Ann Lee said: ‘We won’t sell the farmers’ mill.’", ("Ann Lee", "said", ("We won’t sell the farmers’ mill",))),
        ("Ann Lee said: 'We won't sell the mill.'", ("Ann Lee", "said", ("We won't sell the mill",))),
        ("“We will not sell the mill, Ann Lee said.\n\nThe mayor left.", ("Ann Lee", "said", ("We will not sell the mill",))),
        (
            "“We will not sell the mill,” said Ann Lee, the owner of it.",
            ("Ann Lee, the owner of it", "said", ("We will not sell the mill",)),
        ),
        # nested
        (
            "“Tom Berg told us ‘we shall never sell’ and left,” Ann Lee said.",
            ("Tom Berg", "told", ("we shall never sell",)),
        ),
        # over paragraphs, with an opening mark at each
        (
            "Ann Lee said: “We will not sell the mill.\n\n“It is too old.\n\n“Nobody would buy it.”",
            ("Ann Lee", "said", ("We will not sell the mill", "It is too old", "Nobody would buy it")),
        ),
        # colon, and the end of a headline
        ("Ann Lee: “We will not sell the mill.”", ("Ann Lee", ":", ("We will not sell the mill",))),
        ("ANN LEE: We will not sell the mill.", ("ANN LEE", ":", ("We will not sell the mill",))),
        ("Norland will not sell the mill, ministry says", ("ministry", "says", ("Norland will not sell the mill",))),
        ("Norland will not sell the old mill: Northtown Post", ("Northtown Post", ":", ("Norland will not sell the old mill",))),
        # an interview
        ("Q: Will you sell it?\n\nLee: We will not.\n\nQ: Why is that?\n\nLee: It is ours and it is old.", ("Lee", ":", ("We will not",))),
        # the speaker before, inside and after indirect speech
        ("Ann Lee said the mill was old.", ("Ann Lee", "said", ("the mill was old",))),
        ("The mill, Ann Lee said, was old.", ("Ann Lee", "said", ("The mill", "was old"))),
        ("The mill was old, Ann Lee said.", ("Ann Lee", "said", ("The mill was old",))),
        ("The mill was old, its director, Ann Lee, said.", ("its director, Ann Lee", "said", ("The mill was old",))),
        ("The mill was old, according to Ann Lee.", ("Ann Lee", "according to", ("The mill was old",))),
        ("The mill had become, in the words of Ann Lee, “a sad old thing”.", ("Ann Lee", "in the words of", ("a sad old thing",))),
        # mixed
        ("Ann Lee said the mill was “a sad old thing” by now.", ("Ann Lee", "said", ("the mill was “a sad old thing” by now",))),
        # passive and impersonal
        ("It was reported that the mill had burned.", ("", "reported that", ("the mill had burned",))),
        ("The envoy is understood to be ill.", ("", "understood", ("The envoy", "to be ill"))),
        ("The mill has reportedly burned.", ("", "reportedly", ("The mill has", "burned"))),
        ("The mill was said by Ann Lee to be old.", ("Ann Lee", "said", ("The mill", "to be old"))),
        # nouns
        ("His warning that the dam could fail came late.", ("His", "warning that", ("the dam could fail",))),
        ("The belief that the mill is haunted is old.", ("", "belief that", ("the mill is haunted",))),
        ("Ann Lee's claim that the mill had burned was false.", ("Ann Lee", "claim that", ("the mill had burned",))),
        ("The feeling in the ministry is that the mill is old.", ("the ministry", "feeling", ("the mill is old",))),
        ("She left in the hope that the mill would be sold.", ("She", "hope that", ("the mill would be sold",))),
        # thoughts and intentions
        ("Ann Lee fears that the mill will burn.", ("Ann Lee", "fears that", ("the mill will burn",))),
        ("Ann Lee wants to sell the mill.", ("Ann Lee", "wants", ("to sell the mill",))),
        ("Ann Lee plans to sell the mill.", ("Ann Lee", "plans", ("to sell the mill",))),
        ("Ann Lee was worried that the mill would burn.", ("Ann Lee", "worried that", ("the mill would burn",))),
        # several speakers
        ("Ann Lee and Tom Berg said the mill was old.", ("Ann Lee and Tom Berg", "said", ("the mill was old",))),
        # a further source
        ("The Post, which quoted two aides, said the mill had burned.", ("two aides", "quoted", ("the mill had burned",))),
    ],
)
def test_each_form(text: str, row: Row) -> None:
    assert row in rows(coded(text))


def test_a_statement_by_several_has_each_of_them_for_its_speaker() -> None:
    found = coded("Norway, Sweden and Denmark said the treaty was dead.")
    assert found.codes(found.attributions.quotations[0].speaker) == ["NOR", "SWE", "DNK"]


@pytest.mark.parametrize(
    "text",
    [
        "The “reform” of the mill was a success.",
        "He won a so-called “victory” in Northtown.",
        "Norland supports the sale of the mill.",
        "We will see if the mill burns.",
        "The mill will be sold provided that the mayor agrees.",
        "They bought a mill called the Grey Lady.",
    ],
)
def test_what_attributes_nothing(text: str) -> None:
    assert rows(coded(text)) == []


@pytest.mark.parametrize(
    ("text", "cue", "factuality"),
    [
        ("Ann Lee said the mill had burned.", "said", "asserted"),
        ("Ann Lee denied that the mill had burned.", "denied that", "denied"),
        ("Ann Lee did not deny that the mill had burned.", "deny that", "possible"),
        ("Ann Lee never said the mill had burned.", "said", "hypothetical"),
        ("Ann Lee may say that the mill has burned.", "say that", "hypothetical"),
        ("Ann Lee believes the mill has burned.", "believes", "possible"),
        ("Ann Lee does not believe the mill has burned.", "believe", "denied"),
        ("Ann Lee said the mill might burn.", "said", "possible"),
        ("Ann Lee said the mill would burn if the wind turned.", "said", "hypothetical"),
        ("Ann Lee hopes to sell the mill.", "hopes", "hypothetical"),
        ("The mill has allegedly burned.", "allegedly", "possible"),
    ],
)
def test_factuality(text: str, cue: str, factuality: str) -> None:
    found = coded(text)
    quotations = [
        quotation for quotation in found.attributions.quotations if quotation.cue and text[quotation.cue.start : quotation.cue.end] == cue
    ]
    assert [quotation.factuality for quotation in quotations] == [factuality]


PIECES = """“ ” " ' ’ « » Ann_Lee _said _that _he_fears _anger_at _the_mill _wary_of : , . ? _according_to _in_the_words_of _citing_aides
_and _not Q:_ é — _""".replace("\n", " ").split(" ")


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.lists(st.sampled_from([*PIECES, "\n\n", "\u200b"]), max_size=50).map(lambda pieces: "".join(pieces).replace("_", " ")),
        st.text(max_size=80),
    )
)
def test_no_text_raises_and_every_chain_leads_outwards(text: str) -> None:
    quotations = coded(text).attributions.quotations
    by_id = {quotation.id: quotation for quotation in quotations}
    for quotation in quotations:
        assert quotation.id not in quotation.attribution
        assert len(set(quotation.attribution)) == len(quotation.attribution) <= DEEPEST
        for outer in quotation.attribution:
            spans = by_id[outer].content
            assert all(any(span.start <= own.start and own.end <= span.end for span in spans) for own in quotation.content)
