"""How each token of a paragraph stands to a cue: the columns that the model reads for a cue and a token together."""

from collections.abc import Sequence

from placet.extract.quotations.quote import Quote
from placet.extract.quotations.reporting import Reporting
from placet.model.parsed import Parsed

STEPS = (1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 45, 70)  # distances from a cue that are told apart
CLIMBS = 4  # how many arcs up from a cue are told apart


def pair_signals(reporting: Reporting, quotes_at: dict[int, Sequence[Quote]], cue: int, start: int, end: int) -> list[tuple[str, ...]]:
    """For the tokens [start, end): their distance from a cue, their path in the tree, and their part in the rules' quotation there."""
    parsed = reporting.parsed
    paths = tree_paths(parsed, cue, start, end)
    parts = rule_parts(quotes_at.get(cue, ()), start, end)
    level = reporting.level(cue)
    sentence = parsed.sentence_of[cue]
    found: list[tuple[str, ...]] = []
    for token in range(start, end):
        inside = reporting.quoted.inside[token]
        side = "same" if inside == level else "out" if inside is None else "in"
        apart = max(-2, min(2, parsed.sentence_of[token] - sentence))
        found.append((distance(token - cue), paths[token - start], parts[token - start], f"{side} {apart}"))
    return found


def distance(steps: int) -> str:
    """A signed distance, coarser the farther: 0, 1, -1 … 20, 30."""
    size = abs(steps)
    rough = next((step for step in STEPS if size <= step), 99) if size else 0
    return str(rough if steps >= 0 else -rough)


def tree_paths(parsed: Parsed, cue: int, start: int, end: int) -> list[str]:
    """For each token the arcs up from the cue to what dominates both, and the label of the branch down from there.

    In "the envoy said that Norland would stay", seen from "said", "envoy" is "0 nsubj" and "Norland" "0 ccomp".
    """
    climbs = {cue: 0}
    at = cue
    while parsed.heads[at] != at and len(climbs) < CLIMBS:
        at = parsed.heads[at]
        climbs[at] = len(climbs)
    first, last = parsed.sentences[parsed.sentence_of[cue]]
    first, last = max(first, start), min(last, end)
    column = ["" for _ in range(end - start)]
    depths, heads = parsed.depths, parsed.heads
    for token in sorted(range(first, last), key=depths.__getitem__):
        head = heads[token]
        if token in climbs:
            column[token - start] = f"{climbs[token]} self"
        elif head in climbs:
            column[token - start] = f"{climbs[head]} {parsed.deps[token]}"
        elif first <= head < last:
            column[token - start] = column[head - start]
    return column


def rule_parts(quotes: Sequence[Quote], start: int, end: int) -> list[str]:
    """What each token is in the rules' quotation under this cue; "none" where the rules have none."""
    if not quotes:
        return ["none"] * (end - start)
    column = ["outside"] * (end - start)
    quote = quotes[0]
    ranges = [("content", stretch) for stretch in quote.content]
    ranges += [("speaker", quote.speaker)] if quote.speaker else []
    ranges += [("cue", quote.cue)] if quote.cue else []
    for name, (first, last) in ranges:
        for token in range(max(first, start), min(last, end)):
            column[token - start] = name
    return column


def quotes_by_cue(quotes: Sequence[Quote]) -> dict[int, Sequence[Quote]]:
    """The quotations under each token of their cues, the largest first."""
    found: dict[int, list[Quote]] = {}
    for quote in sorted(quotes, key=lambda quote: -sum(end - start for start, end in quote.content)):
        tokens = set(range(*quote.cue)) if quote.cue else set()
        if quote.cue_head is not None:
            tokens.add(quote.cue_head)
        for token in tokens:
            found.setdefault(token, []).append(quote)
    return dict(found)
