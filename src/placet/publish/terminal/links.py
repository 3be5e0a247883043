"""Things that several documents tell of -> what a person reads: each with its reports, and under these why they are one."""

from rich.console import Group, RenderableType
from rich.text import Text

from placet.linking import Cluster, Reason, Report
from placet.publish.plain_text import CLAUSE_WIDTH, SENTENCE_WIDTH, one_line, quoted
from placet.publish.terminal.layout import indented
from placet.publish.wording.counts import count
from placet.publish.wording.days import day_words


def linked_list(cluster: Cluster) -> RenderableType:
    """What it is in bold; its reports with their keys, words and sources, and below each why it is the same as one before it."""
    first = cluster.reports[0]
    head = Text(one_line(first.what, SENTENCE_WIDTH) or one_line(first.document, 60), style="bold")
    head.append(f" · {cluster.kind}, {count(cluster.number, 'report')}", style="not bold dim")
    place = {report.key: number for number, report in enumerate(cluster.reports)}
    lines: list[RenderableType] = [head]
    for number, report in enumerate(cluster.reports):
        lines.append(indented(report_line(cluster, report), 2))
        for reason in cluster.reasons:
            earlier, later = sorted((place[reason.left], place[reason.right]))
            if later == number:
                lines.append(indented(reason_line(reason, cluster.reports[earlier] if earlier else None), 4))
    more = cluster.number - len(cluster.reports)
    if more:
        lines.append(indented(Text(f"and {more} more", style="dim"), 2))
    return Group(*lines)


def reason_line(reason: Reason, other: Report | None) -> Text:
    """Why a report is of one thing with the first one, or with another one that is named then."""
    who = f"{one_line(reason.by, 60)}: " if reason.by else ""
    where = f" (with {one_line(other.key)})" if other else ""
    return Text(f"{who}{one_line(reason.reason, SENTENCE_WIDTH)}{where}", style="italic dim")


def report_line(cluster: Cluster, report: Report) -> Text:
    """The key, the words, and the source; of a document its title, since its words are all of it."""
    words = report.title if cluster.kind == "document" else report.words
    source = [one_line(report.outlet, 60), day_words(report.published)]
    line = Text.assemble((one_line(report.key), "cyan"), " ", quoted(words, CLAUSE_WIDTH) if words else "")
    return line.append(" — " + ", ".join(filter(None, source)), style="dim") if any(source) else line
