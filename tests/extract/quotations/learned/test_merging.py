"""What the rules and the model found becomes one list."""

from collections.abc import Sequence

import pytest

from placet.extract.quotations.learned.decoder import Reading
from placet.extract.quotations.learned.merging import ADDED, AGREED, KEPT, Find, Trust, joined, merge, trimmed
from placet.extract.quotations.quote import Quote, TokenRange
from tests.extract.quotations.learned.made import REPORT, quote, reporting
from tests.parses import tree

TRUST = Trust(adds=0.6, adds_phrases=0.95, redraws=0.5, keeps=0.05)
WHOLE = quote((3, 10), speaker=(0, 1), cue=1)


def reading(*content: TokenRange, head: int = 1, probability: float = 0.9, speaker: tuple[TokenRange, ...] = ((0, 1),)) -> Reading:
    return Reading(head=head, probability=probability, content=content, speaker=speaker, cue=((head, head + 1),))


def merged(quotes: Sequence[Quote], readings: Sequence[Reading], chance: float = 0.9) -> list[Find]:
    return merge(reporting(REPORT), quotes, readings, [chance] * len(REPORT), TRUST)


def test_what_the_model_alone_finds_is_added() -> None:
    find = merged([], [reading((2, 11))])[0]
    assert (find.way, find.probability) == (ADDED, 0.9)
    assert (find.quote.content, find.quote.speaker, find.quote.speaker_heads) == (((3, 10),), (0, 1), (0,))
    assert (find.quote.cue, find.quote.rule, find.quote.kind) == ((1, 2), "model:added", "indirect")


@pytest.mark.parametrize(("content", "probability", "number"), [((3, 10), 0.5, 0), ((7, 8), 0.9, 0), ((7, 8), 0.96, 1)])
def test_it_must_be_sure_and_surer_of_a_bare_phrase(content: TokenRange, probability: float, number: int) -> None:
    assert len(merged([], [reading(content, probability=probability)])) == number


def test_nothing_is_added_inside_what_is_added() -> None:
    inside = reading((7, 10), head=5)
    assert [find.quote.cue_head for find in merged([], [reading((3, 10)), inside])] == [1]


def test_where_both_agree_the_rules_quotation_stands() -> None:
    assert merged([WHOLE], [reading((3, 10))]) == [Find(WHOLE, AGREED, 0.9)]


def test_what_the_model_reads_on_is_taken() -> None:
    short = quote((3, 6), speaker=(0, 1), cue=1)
    find = merged([short], [reading((3, 10))])[0]
    assert (find.quote.content, find.quote.rule, find.way) == (((3, 10),), "verb:say+model", AGREED)


def test_reading_on_leaves_no_hole_in_what_the_rule_holds_together() -> None:
    short = quote((3, 6), speaker=(0, 1), cue=1)
    assert merged([short], [reading((3, 4), (7, 10))])[0].quote.content == ((3, 6), (7, 10))


@pytest.mark.parametrize("content", [((3, 6),), ((4, 10),), ((3, 4), (9, 10)), ((2, 11),)])
def test_what_the_model_leaves_out_or_puts_before_is_not_taken(content: tuple[TokenRange, ...]) -> None:
    assert merged([WHOLE], [reading(*content)])[0].quote == WHOLE


def test_an_unsure_model_changes_nothing() -> None:
    short = quote((3, 6), speaker=(0, 1), cue=1)
    assert merged([short], [reading((3, 10), probability=0.4)])[0].quote == short


def test_a_speaker_that_the_rule_lacks_is_taken() -> None:
    find = merged([quote((3, 10), cue=1)], [reading((3, 10))])[0]
    assert (find.quote.speaker, find.quote.speaker_heads, find.quote.rule) == ((0, 1), (0,), "verb:say+model")


def test_a_rules_quotation_falls_only_where_the_model_is_sure_it_is_none() -> None:
    assert merged([WHOLE], [], chance=0.06) == [Find(WHOLE, KEPT, 0.0)]
    assert merged([WHOLE], [], chance=0.01) == []


def test_an_inner_quotation_stays_with_its_outer_one_and_goes_with_it() -> None:
    inner = quote((7, 10), cue=5)
    assert [find.quote for find in merged([WHOLE, inner], [reading((3, 10))], chance=0.0)] == [WHOLE, inner]
    assert merged([WHOLE, inner], [], chance=0.0) == []


def test_quoted_sentences_without_a_cue_stay() -> None:
    alone = quote((3, 10), rule="direct:alone")
    assert merged([alone], [], chance=0.0) == [Find(alone, KEPT, 0.0)]


def test_content_is_trimmed_as_the_rules_draw_it() -> None:
    assert trimmed(reporting(REPORT), 2, 11) == (3, 10)
    quoted = tree("said say VBD ROOT 0\n“ “ `` punct 2\nstay stay VB ccomp 0\n” ” '' punct 2")
    assert trimmed(reporting(quoted), 1, 4) == (2, 3)
    going_on = tree(
        "said say VBD ROOT 0\nit it PRP nsubj 2\nstays stay VBZ ccomp 0\n, , , punct 2\nwhich which WDT nsubj 5\nhelps help VBZ relcl 2"
    )
    assert trimmed(reporting(going_on), 1, 5) == (1, 4)  # without "which"


def test_stretches_that_touch_are_one() -> None:
    assert joined([(5, 7), (1, 3), (3, 4), (6, 9)]) == [(1, 4), (5, 9)]
