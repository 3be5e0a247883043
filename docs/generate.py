"""Write the parts of the documents that a program can know: the picture, the demo's output, the figures.

`python docs/generate.py` writes `docs/picture.svg` and the marked blocks of `README.md` and the guide; with `--check` it only says which of
them are stale. A block stands between `<!-- generated: NAME -->` and `<!-- end -->`.
"""

import io
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby, islice, takewhile
from pathlib import Path
from textwrap import wrap
from typing import Any

from rich.console import Console
from rich.text import Text

from placet import code_documents
from placet.accounts import check_dossier, consent_to, told_in
from placet.link import linked
from placet.model.record import Record
from placet.publish.commands.coding import example_files
from placet.publish.terminal.brief import brief
from placet.publish.terminal.citation import Citation
from placet.publish.terminal.dossier_consent import proposal_lines
from placet.publish.terminal.screen import heading

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "picture.svg"
PAGES = (ROOT / "README.md", ROOT / "docs" / "guide" / "model-card-quotations.md")
SCORES, PEERS = ROOT / "evals" / "scores.json", ROOT / "evals" / "peers.toml"
BLOCK = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
PICTURE_WIDTH = 104
REPORT = 1  # of the dispute's reports, the one whose brief is shown: it has several parties, and a condition
CONSENT_LINES = 4  # of the words below the first account of consent in the README
README_WIDTH = 120

# Rich's own template fetches a font from the web; this one asks for whatever monospaced font is there.
SVG = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="Output of placet demo">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: {char_height}px; \
line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""

# What a stranger wants to know first: the set in evals/scores.json, the figure there, and what it says in plain words.
FIGURES = (
    ("dispute", "quotations: content", "quotations: their words"),
    ("dispute", "quotations: content and speaker's code", "quotations: their words and speaker"),
    ("dispute", "positions: holder, stance, evidence", "positions: who, which stance, in which sentence"),
    ("passages reserved", "positions: holder, stance, evidence", "the same on passages of our own that no rule has seen"),
    ("articles reserved", "positions: holder, stance, evidence", "the same on ten articles of our own that no rule has seen"),
    ("dispute", "conditions: words", "conditions: their words"),
    ("dispute", "events: type, a party, evidence", "events: type, a party, sentence"),
    ("polnear", "content and speaker", "PolNeAR, attributions: their words and speaker"),
    ("plv", "type accuracy", "PLV, type of the event between two given actors, % right"),
    ("mpqa", "depth 2: cue found %", "MPQA, attributions found, %"),
    ("mpqa", "depth 3: cue found %", "MPQA, of those inside another one, %"),
)
# What the reader of quotations adds to the rules; each set was measured with it and "by rules".
READER_FIGURES = (
    ("polnear", "content words", "PolNeAR dev, content words"),
    ("polnear", "content IoU50", "PolNeAR dev, contents that overlap by half"),
    ("polnear", "content and speaker", "PolNeAR dev, content and speaker"),
    ("dispute", "quotations: content", "dispute, content"),
    ("dispute", "quotations: content and speaker's code", "dispute, content and the speaker's code"),
    ("passages", "quotations: content", "our own passages (those that were read), content"),
    ("passages", "quotations: content and speaker's code", "the same, content and the speaker's code"),
    ("mpqa", "depth 2: depth right %", "MPQA, depth right of attributions, %"),
    ("mpqa", "depth 3: depth right %", "MPQA, the same of those inside another one, %"),
    ("mpqa", "depth 4+: depth right %", "MPQA, the same of those deeper still, %"),
)


def main(arguments: list[str]) -> int:
    """Write what is generated, or with `--check` compare it; the status is 1 where something is stale."""
    stale = {file: wanted for file, wanted in generated() if not file.is_file() or file.read_text(encoding="utf-8") != wanted}
    if "--check" not in arguments:
        for file, wanted in stale.items():
            file.write_text(wanted, encoding="utf-8")
        return 0
    for file in stale:
        sys.stderr.write(f"{file.relative_to(ROOT)}: not what the program gives; run `make generate`\n")
    return 1 if stale else 0


def generated() -> Iterator[tuple[Path, str]]:
    """Give each file that has generated parts, with the text that it should have."""
    yield PICTURE, picture()
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        yield page, BLOCK.sub(lambda match: f"{match[1]}{BLOCKS[match[2]]()}\n{match[3]}", text)


def picture() -> str:
    """Draw one brief of the demo, and its first account of consent without the words below it, as a terminal shows them."""
    console = Console(record=True, width=PICTURE_WIDTH, file=io.StringIO(), highlight=False, markup=False, emoji=False)
    dispute = example_files()[0]
    records = [result for result in code_documents([str(dispute)]) if isinstance(result, Record)]
    account = consent_to(check_dossier(dispute.with_suffix(".yaml")).dossier, told_in(linked(records)))
    consent = takewhile(lambda part: not isinstance(part, Citation), proposal_lines(account.proposals[0], account.names))
    console.print(brief(records[REPORT]), Text(), heading("who consents"), *consent)
    return console.export_svg(title="placet demo", code_format=SVG, unique_id="placet")


def demo() -> str:
    """Run the demo, and show the best of a brief (title, table, words) and of the first account of consent, wrapped as on a terminal."""
    lines = run("demo").splitlines()
    report = json.loads(example_files()[0].read_text(encoding="utf-8").splitlines()[REPORT])
    table = next(number for number, line in enumerate(lines) if line.startswith("who consents"))
    title, standing, words = islice(blocks(lines[lines.index(report["title"]) :]), 3)
    heading, verdict, parties, change, cited = islice(blocks(lines[table:]), 5)
    shown = [
        "…",
        *title,
        "",
        *standing,
        "",
        *words,
        "…",
        heading[0],
        "",
        *verdict,
        "",
        *parties,
        "",
        *change,
        "",
        *cited[:CONSENT_LINES],
        "…",
    ]
    wrapped = (wrap(line, README_WIDTH, subsequent_indent=" " * 4) or [""] for line in shown)
    return "\n".join(["```console", "$ make demo", *chain.from_iterable(wrapped), "```"])


def blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Divide lines where one is blank."""
    return (list(block) for there, block in groupby(lines, bool) if there)


def figures() -> str:
    """Tabulate the figures of the last evaluation beside the best peer's and people's."""
    if not SCORES.is_file():
        return "_Nothing measured yet: `make eval`._"
    sets, peers = scores(), best_others()
    rows = ["| what | Placet | best other | people agree |", "| --- | --- | --- | --- |"]
    for kind, figure, words in FIGURES:
        sheet = sets.get(kind) or sets.get(f"{kind} sample")
        if sheet:
            beside = peers.get(kind, {}).get(figure, {})
            other = f"{beside['peer']} ({beside['name']})" if "peer" in beside else "–"
            rows.append(f"| {words} | **{measured(sheet, figure)}** | {other} | {beside.get('people', '–')} |")
    return "\n".join(rows)


def reader_figures() -> str:
    """Tabulate the figures of the last evaluation by rules alone and with the reader of quotations, beside people's."""
    sets, peers = scores(), best_others()
    rows = ["| | rules | with this reader | people |", "| --- | --- | --- | --- |"]
    for kind, figure, words in READER_FIGURES:
        by_rules, both = (measured(sets[name], figure) for name in (f"{kind} by rules", kind))
        rows.append(f"| {words} | {by_rules} | {both} | {peers.get(kind, {}).get(figure, {}).get('people', '')} |")
    return "\n".join(rows)


def scores() -> dict[str, Any]:
    """Read the last evaluation, by set."""
    sets: dict[str, Any] = json.loads(SCORES.read_text(encoding="utf-8"))["sets"]
    return sets


def best_others() -> dict[str, Any]:
    """Read what the best of other tools and people reach, by set and figure."""
    return tomllib.loads(PEERS.read_text(encoding="utf-8"))


def measured(sheet: dict[str, Any], figure: str) -> float:
    """Pick one figure out of a set's sheet: an F1, or a percentage."""
    whole, _, part = figure.partition(": ")
    found = sheet[figure] if figure in sheet else sheet[whole][part]
    value: float = found["F1"] if isinstance(found, dict) else found
    return value


def run(*arguments: str) -> str:
    """Run a command of Placet's and give what it prints."""
    command = [str(Path(sys.executable).with_name("placet")), *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode()


BLOCKS: dict[str, Callable[[], str]] = {"demo": demo, "figures": figures, "reader_figures": reader_figures}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
