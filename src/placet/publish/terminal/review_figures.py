"""What reviews say of the coding -> tables: how far people agree, how often each rule is right."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from placet.analyse.agreement import Agreement
from placet.analyse.precision import Precision, RulePrecision
from placet.publish.plain_text import one_line
from placet.publish.terminal.layout import section
from placet.publish.wording.counts import count


def figures(agreements: Sequence[Agreement], precision: Precision) -> RenderableType:
    """Lay out how far people agree and how often each rule is right; what that says, and what it does not."""
    if not agreements:
        return Text("Nobody has decided on anything in this ledger yet: `placet review` asks.")
    parts = section("How far people agree", [agreement_table(agreements)])
    if precision.rules:
        parts += section("How often each rule is right", [precision_table(precision.rules)])
        parts += [
            Text(),
            Text("Only of what people decided on; what they were not asked about may be right more often.", style="dim"),
        ]
    if precision.missed:
        parts += section("What no rule found", [Text(f"{count(precision.missed, 'position')} that people added")])
    if precision.differing:
        parts.append(
            Text(f"{count(precision.differing, 'item')} left out, on which people differ: `placet review` asks again.", style="dim")
        )
    return Group(*parts[1:])  # the first section needs no blank line before it


def agreement_table(agreements: Sequence[Agreement]) -> RenderableType:
    """A line a kind: Krippendorff's alpha, on how many items, and whose."""
    table = grid("kind", "alpha", "alike", "judged twice", "by")
    for each in agreements:
        alpha = "–" if each.alpha is None else f"{each.alpha:.2f}"
        table.add_row(each.kind, alpha, str(each.alike), str(each.items), ", ".join(one_line(who, 40) for who in each.people))
    return table


def precision_table(rules: Sequence[RulePrecision]) -> RenderableType:
    """A line a rule, and a line for all rules of a kind: the share accepted, of how many, and how sure the rules were."""
    table = grid("kind", "right", "of", "corrected", "rejected", "said to be", "rule")
    for kind in dict.fromkeys(each.kind for each in rules):
        same = [each for each in rules if each.kind == kind]
        table.add_row(*row(same), Text("all rules", style="bold"))
        for each in same:
            table.add_row(*row([each]), one_line(each.rule, 60))
    return table


def row(rules: Sequence[RulePrecision]) -> tuple[str, ...]:
    """The figures of some rules of a kind together."""
    decided = sum(each.decided for each in rules)
    accepted, corrected, rejected = (sum(getattr(each, name) for each in rules) for name in ("accepted", "corrected", "rejected"))
    sure = sum(each.confidence * each.decided for each in rules) / decided
    return rules[0].kind, f"{accepted / decided:.0%}", str(decided), str(corrected), str(rejected), f"{sure:.0%}"


def grid(*headings: str) -> Table:
    """A table without lines, the figures to the right."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for heading in headings:
        table.add_column(heading, justify="left" if heading in ("kind", "by", "rule") else "right")
    return table
