"""Accounts -> the table of who stands where: proposals by parties, each cell a stance with its condition and its footnote.

Where that is wider than the screen, the table is turned: parties by proposals. Where that is too wide as well, or most of its cells
would be blank, each proposal stands over its parties.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from placet.analyse import ProposalAccount
from placet.publish.plain_text import one_line
from placet.publish.terminal.footnotes import Cells, Footnote, cell, parties_of
from placet.publish.terminal.layout import indented

LABEL_WIDTH, NAME_WIDTH = 120, 40  # the longest that are shown
LIST_NAME = 28  # the widest column of names in front of a list of stances
LEAST_LABEL, LEAST_NAME, LEAST_CELL = 26, 16, 24  # columns below which a label, a name, a cell is not squeezed
GAP = 2  # blanks after a column
FILLED = 0.6  # of the cells of a table; one with fewer is divided by proposals
UNHEARD = Text("·", style="dim")
ENDLESS = 100_000  # columns: a table is measured as if nothing had to be squeezed

Labels = Mapping[str, Text]  # of parties or of proposals, by key


class Standings:
    """The table, in the form that fits where it is shown."""

    def __init__(self, accounts: Sequence[ProposalAccount], notes: Cells) -> None:
        self.cells = {key: cell(found) for key, found in notes.items()}
        heard = {cluster for cluster, _ in self.cells}
        self.accounts = [account for account in accounts if account.cluster in heard]
        several = len(self.accounts) > 1
        self.labels = {
            account.cluster: Text(f"{number} " * several + one_line(account.label, LABEL_WIDTH), style="bold")
            for number, account in enumerate(self.accounts, 1)
        }
        self.names = {party.key: Text(one_line(party.name, NAME_WIDTH), style="bold") for party in parties_of(accounts)}

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Choose the form: proposals by parties, parties by proposals, or each proposal over its parties."""
        if len(self.cells) >= FILLED * len(self.labels) * len(self.names):
            turned = {(key, cluster): what for (cluster, key), what in self.cells.items()}
            forms = [self._grid(self.labels, self.names, self.cells, least=(LEAST_LABEL, LEAST_NAME))]
            forms += [self._grid(self.names, self.labels, turned, least=(LEAST_NAME, LEAST_LABEL))] * (len(self.labels) > 1)
            for grid in forms:
                if Measurement.get(console, options.update(width=ENDLESS), grid).minimum <= options.max_width:
                    yield grid
                    return
        yield Group(*self._lists())

    def _grid(self, rows: Labels, heads: Labels, cells: Mapping[tuple[str, str], Text], *, least: tuple[int, int]) -> Table:
        """A table whose columns can be read; `least` says to how much the rows' labels and the heads may be squeezed."""
        table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, GAP, 0, 0), header_style="")
        table.add_column(min_width=min(max(label.cell_len for label in rows.values()), least[0]))
        for key, head in heads.items():
            filled = [line for (_, column), what in cells.items() if column == key for line in what.plain.split("\n")]
            table.add_column(head, min_width=max(min(head.cell_len, least[1]), *(min(cell_len(line), LEAST_CELL) for line in filled)))
        for row, label in rows.items():
            table.add_row(label, *(cells.get((row, head), UNHEARD) for head in heads))
        return table

    def _lists(self) -> Iterator[RenderableType]:
        names = max(name.cell_len for name in self.names.values())
        for cluster, label in self.labels.items():
            rows = [(self.names[key], what) for (where, key), what in self.cells.items() if where == cluster]
            yield from (label, indented(_rows(rows, names), GAP))


def stance_rows(notes: Iterable[Sequence[Footnote]]) -> Table:
    """The table for one proposal: a row a party, whose stances are footnotes."""
    rows = [(Text(one_line(found[0].party.name, NAME_WIDTH), style="bold"), cell(found)) for found in notes]
    return _rows(rows, max((name.cell_len for name, _ in rows), default=0))


def _rows(rows: Iterable[tuple[Text, Text]], names: int) -> Table:
    table = Table.grid(padding=(0, GAP, 0, 0))
    table.add_column(width=min(names, LIST_NAME))
    table.add_column()
    for name, what in rows:
        table.add_row(name, what)
    return table
