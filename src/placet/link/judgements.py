"""Judgements on pairs -> which items are one. Nothing of it is kept: take a judgement back, and what it did is undone."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from placet.model.sameness import Link, Ref, Said

Age = Callable[[Ref], Any]
Node = str | Ref
"""What is joined: all items with one sketch, and each item of which somebody said something by itself."""


@dataclass
class _Group:
    """Nodes that are one: their sketches, their documents, and those of their items of which somebody said something."""

    nodes: list[Node]
    sketches: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    decided: set[Ref] = field(default_factory=set)


def groups(
    items: Mapping[Ref, str], links: Iterable[Link], said: Iterable[Said], *, age: Age, apart: Callable[[str, str], bool],
    one_a_document: bool = False,
) -> list[tuple[Ref, ...]]:  # fmt: skip
    """Put items that are one together, given their sketches; gives groups of two and more, each with its earliest item first.

    What people say comes first. Two items that somebody keeps apart are never in one group; those that somebody calls the same are,
    unless others are kept apart by that. Then come items with one sketch, and then what the machine judged the same, the likest
    first, where no two sketches of a group contradict each other and, with `one_a_document`, no two items are of one document.
    "Unsure" neither joins nor parts. The result depends on no order in which anything came.
    """
    said = list(said)
    decided = {ref for each in said for ref in (each.left, each.right) if ref in items}
    members: dict[Node, list[Ref]] = defaultdict(list)
    oldest: dict[str, Any] = {}
    for ref, sketch in items.items():
        members[ref if ref in decided else sketch].append(ref)
        oldest[sketch] = min(oldest.get(sketch, age(ref)), age(ref))
    enemies: dict[Ref, set[Ref]] = defaultdict(set)
    for each in said:
        if each.verdict == "different":
            enemies[each.left].add(each.right)
            enemies[each.right].add(each.left)
    home: dict[Node, _Group] = {}

    def group_of(node: Node) -> _Group:
        if node not in home:
            refs = members.get(node, [])
            group = home[node] = _Group([node], documents={ref.document for ref in refs} if one_a_document else set())
            group.decided = {node} if isinstance(node, Ref) else set()
            group.sketches = {items[node] if isinstance(node, Ref) else node}
        return home[node]

    for one, other, by_machine in _pairs(items, links, said, decided, oldest, age):
        left, right = group_of(one), group_of(other)
        if left is right or any(enemies[ref] & right.decided for ref in left.decided):
            continue
        if by_machine and (left.documents & right.documents or any(apart(a, b) for a in left.sketches for b in right.sketches)):
            continue
        few, many = sorted((left, right), key=lambda group: len(group.nodes))
        many.nodes += few.nodes
        many.sketches |= few.sketches
        many.documents |= few.documents
        many.decided |= few.decided
        home.update(dict.fromkeys(few.nodes, many))
    for node in members:
        group_of(node)
    each_once = {id(group): group for group in home.values()}.values()
    found = (sorted((ref for node in group.nodes for ref in members.get(node, ())), key=age) for group in each_once)
    return sorted((tuple(refs) for refs in found if len(refs) > 1), key=lambda refs: age(refs[0]))


def _pairs(
    items: Mapping[Ref, str], links: Iterable[Link], said: Iterable[Said], decided: set[Ref], oldest: Mapping[str, Any], age: Age
) -> Iterator[tuple[Node, Node, bool]]:
    """What is to be joined, in the order in which it is tried, and whether a machine says so."""
    same = (sorted((each.left, each.right), key=age) for each in said if each.verdict == "same" and {each.left, each.right} <= decided)
    yield from ((left, right, False) for left, right in sorted(same, key=lambda pair: (age(pair[0]), age(pair[1]))))
    yield from ((ref, items[ref], False) for ref in sorted(decided, key=age))
    judged = (link for link in links if link.judgement.verdict == "same" and link.left in oldest and link.right in oldest)

    def order(link: Link) -> Any:
        ends = sorted((oldest[link.left], oldest[link.right]))
        return -link.judgement.score, *ends, *sorted((link.left, link.right))

    yield from ((link.left, link.right, True) for link in sorted(judged, key=order))
