"""The decoder makes attributions of scores."""

import numpy as np

from placet.extract.quotations.learned.decoder import Candidate, Costs, decode, ranges, stretches

COSTS = Costs(content=2.0, speaker=2.0, cue=1.0)


def candidate(head: int, content: str, speaker: str = "", cue: str = "", *, probability: float = 0.9, start: int = 0) -> Candidate:
    """Scores of 3 where a role has an x, -3 elsewhere."""
    rows = [[3.0 if at < len(role) and role[at] == "x" else -3.0 for role in (content, speaker, cue)] for at in range(len(content))]
    return Candidate(head=head, probability=probability, start=start, scores=np.array(rows, dtype=np.float32))


def test_a_reading_has_the_stretches_of_its_roles() -> None:
    reading = decode([candidate(11, "...xxx", "x.....", ".x....", start=10)], COSTS)[0]
    assert (reading.head, reading.content, reading.speaker, reading.cue) == (11, ((13, 16),), ((10, 11),), ((11, 12),))


def test_the_head_is_always_of_the_cue() -> None:
    assert decode([candidate(1, "...xxx")], COSTS)[0].cue == ((1, 2),)


def test_what_attributes_nothing_is_none() -> None:
    assert decode([candidate(1, "......", "x.....", ".x....")], COSTS) == []


def test_a_head_in_a_likelier_ones_cue_is_none() -> None:
    first, second = candidate(1, "...xxx", cue=".xx..."), candidate(2, "...xxx", probability=0.6)
    assert [reading.head for reading in decode([second, first], COSTS)] == [1]


def test_contents_of_two_cues_share_no_token() -> None:
    one, two = candidate(0, "..xxxx...."), candidate(6, ".......xxx")
    stronger = Candidate(head=6, probability=0.9, start=0, scores=two.scores.copy())
    stronger.scores[4:6, 0] = 9.0
    first, second = decode([one, stronger], COSTS)
    assert (first.content, second.content) == (((2, 4),), ((4, 6), (7, 10)))


def test_other_paragraphs_do_not_compete() -> None:
    first, second = decode([candidate(0, "..xx"), candidate(4, "..xx", start=4)], COSTS)
    assert (first.content, second.content) == (((2, 4),), ((6, 8),))


def test_a_stretch_must_be_worth_its_cost() -> None:
    scores = np.array([1.5, -5, 1.5, 1.5, -1, 3], dtype=np.float32)
    assert stretches(scores, 2.0).tolist() == [False, False, True, True, True, True]
    assert stretches(scores, 0.5).tolist() == [True, False, True, True, False, True]


def test_the_best_stretches_of_all_are_chosen() -> None:
    """Against every choice there is, on made-up scores."""
    chance = np.random.default_rng(3)
    for _ in range(40):
        scores = chance.normal(0, 2, 8).astype(np.float32)

        def worth(chosen: np.ndarray, scores: np.ndarray = scores) -> float:
            return float(scores[chosen].sum()) - 1.5 * len(ranges(chosen, 0))

        every = [np.array([number >> bit & 1 for bit in range(8)], dtype=bool) for number in range(256)]
        assert worth(stretches(scores, 1.5)) >= max(map(worth, every)) - 1e-5
