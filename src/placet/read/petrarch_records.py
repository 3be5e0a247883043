"""PETRARCH's validation files -> their environment and records.

The files look like XML and seldom are: tags stay open (`<EventCoding …>`), comments lie around records, "&" stands alone, an attribute
begins with one quotation mark and ends with another. So the few tags that mean something are looked for, each in its place, and
nothing else is interpreted: there are no entities but the five of XML, and nothing is fetched. Ignored: parses, and `<Config>`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import unescape

from placet.errors import DocumentError
from placet.model.petrarch import ExpectedEvent, PetrarchEnvironment, PetrarchRecord
from placet.read.decoding import MAX_BYTES, STAGE, checked_text, decoded, printable
from placet.read.inputs import unreadable

NAMES = "sentence|eventcoding|eventcodes|text|parse|skip|stop|verbfile|actorfile|agentfile|include|exclude"
TAG = re.compile(rf"<(?P<end>/?)(?P<name>{NAMES})\b(?P<rest>[^<>]*)>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""\b(\w++)\s*+=\s*(?:"([^"=]*)"|'([^'=]*)'|["'“”‘’]?([^"'“”‘’\s]*))""")
EVENT_TAGS = ("eventcoding", "eventcodes")
DICTIONARY_TAGS = {"verbfile": "verbs", "actorfile": "actors", "agentfile": "agents"}
VALID = "valid"  # stands among the categories of <Include> and is none
QUOTED = {"&quot;": '"', "&apos;": "'"}


class Tag(NamedTuple):
    """A tag with its attributes, its line, and the text from it to the next tag."""

    name: str
    end: bool
    attributes: Mapping[str, str]
    line: int
    text: str


class PetrarchFile(NamedTuple):
    """What a validation file holds; a record that can't be read stands among the others as a failure."""

    environment: PetrarchEnvironment
    records: list[PetrarchRecord | DocumentError]


def read_petrarch(path: Path) -> PetrarchFile:
    """Read a validation file. Raises `DocumentError` where it can't be read or is none.

    `<Include>` and `<Exclude>` are obeyed, and so are `<Skip>` and `<Stop>`, since PETRARCH's own run obeys them.
    """
    where = printable(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    tags = list(tags_of(without_comments(decoded(data, where))))
    if not any(tag.name == "sentence" for tag in tags):
        raise DocumentError(where, STAGE, "no validation file of PETRARCH's: it has no <Sentence …>; to code a text, use `placet code`")
    if not any(tag.name in EVENT_TAGS for tag in tags):
        raise DocumentError(where, STAGE, "says of no sentence what is expected; add <EventCoding …>, or code it with `placet code`")
    first = next(number for number, tag in enumerate(tags) if tag.name == "sentence")
    found = environment_of(tags[:first])
    records: list[PetrarchRecord | DocumentError] = []
    left_out: Counter[str] = Counter()
    for block in blocks_of(tags[first:]):
        reason = "after_stop" if "after_stop" in left_out else found.reason_to_leave_out(block)
        if reason:
            left_out[reason] += 1
        else:
            records.append(record_of(block, where))
    return PetrarchFile(
        PetrarchEnvironment(
            verbs=found.dictionaries["verbs"], actors=found.dictionaries["actors"], agents=found.dictionaries["agents"],
            not_included=left_out["not_included"], skipped=left_out["skipped"], after_stop=left_out["after_stop"],
        ),
        records,
    )  # fmt: skip


def dictionaries_of(environment: PetrarchEnvironment, file: Path) -> tuple[Path, ...]:
    """The actor and agent dictionaries that a validation file names, beside it. Raises `DocumentError` where one is not there.

    Only the last part of a path is looked at, so that a file can't have any other one read.
    """
    where = printable(file)
    if not environment.actors:
        raise DocumentError(where, STAGE, "names no dictionary of actors; add <Actorfile> to its <Environment>, or give one with --actors")
    found = []
    for tag, name in (("Actorfile", environment.actors), ("Agentfile", environment.agents)):
        if not name:
            continue
        path = file.parent / Path(name).name
        if not path.is_file():
            raise DocumentError(
                where, STAGE, f"its <{tag}> '{printable(path.name)}' is not beside it; put it there, or give dictionaries with --actors"
            )
        found.append(path)
    return tuple(found)


class Choice(NamedTuple):
    """What the environment says: the dictionaries, and which records are to be looked at."""

    dictionaries: dict[str, str]
    include: frozenset[str]
    exclude: frozenset[str]
    only_valid: bool

    def reason_to_leave_out(self, block: list[Tag]) -> str:
        """Why the file says itself not to look at a record; "" where it does not."""
        attributes = block[0].attributes
        category = attributes.get("category", "")
        validity = attributes.get("valid", attributes.get("sentence", "true")).lower()
        if (self.only_valid and validity == "false") or (self.include and category not in self.include) or category in self.exclude:
            return "not_included"
        inside = {tag.name for tag in block}
        return "after_stop" if "stop" in inside else "skipped" if "skip" in inside else ""


def environment_of(tags: list[Tag]) -> Choice:
    """Read `<Environment>`: a value is an attribute in old files (`<Actorfile name="…">`), and the content in newer ones."""
    dictionaries = dict.fromkeys(DICTIONARY_TAGS.values(), "")
    words: dict[str, list[str]] = {"include": [], "exclude": []}
    for tag in tags:
        if tag.end:
            continue
        value = next(iter(tag.attributes.values()), "") or tag.text.strip()
        if tag.name in DICTIONARY_TAGS:
            dictionaries[DICTIONARY_TAGS[tag.name]] = value
        elif tag.name in words:
            words[tag.name] += value.split()
    include = frozenset(words["include"]) - {VALID}
    return Choice(dictionaries, include, frozenset(words["exclude"]), VALID in words["include"])


def blocks_of(tags: list[Tag]) -> Iterator[list[Tag]]:
    """The tags of each record, from `<Sentence …>` to `</Sentence>` or, where that is missing, to the next record.

    A `<Skip>` or `<Stop>` between two records belongs to the one that follows.
    """
    block: list[Tag] = []
    waiting: list[Tag] = []
    for tag in tags:
        if tag.name == "sentence" and not tag.end:
            if block:
                yield block
            block, waiting = [tag, *waiting], []
        elif tag.name == "sentence":
            if block:
                yield block
            block = []
        elif block:
            block.append(tag)
        elif tag.name in ("skip", "stop") and not tag.end:
            waiting.append(tag)
    if block:
        yield block


def record_of(block: list[Tag], where: str) -> PetrarchRecord | DocumentError:
    """One record from its tags; a failure where it has no text, or expects an event that lacks a code."""
    opening = block[0]
    place = f"{where}:{opening.line}"
    expected = []
    for tag in block:
        if tag.name not in EVENT_TAGS or tag.end or "noevents" in tag.attributes:
            continue
        missing = [name for name in ("sourcecode", "targetcode", "eventcode") if not tag.attributes.get(name, "").strip()]
        if missing:
            return DocumentError(f"{where}:{tag.line}", STAGE, f'the expected event has no {missing[0]}; add {missing[0]}="…"')
        expected.append(ExpectedEvent(*(tag.attributes[name].strip() for name in ("sourcecode", "targetcode", "eventcode"))))
    text = next((tag.text for tag in block if tag.name == "text" and not tag.end), "")
    try:
        text = " ".join(checked_text(unescape(text, QUOTED), place).split())
    except DocumentError:
        return DocumentError(place, STAGE, "this record has no text; write the sentence between <Text> and </Text>")
    return PetrarchRecord(
        id=opening.attributes.get("id", "") or f"line {opening.line}",
        category=opening.attributes.get("category", ""),
        line=opening.line,
        published=day_of(opening.attributes.get("date", "")),
        text=text,
        expected=tuple(expected),
    )


def day_of(written: str) -> str:
    """YYYYMMDD as an ISO date; "" for what is none, since nothing but dated codes hangs on it."""
    try:
        return date.fromisoformat(written.strip()).isoformat()
    except ValueError:
        return ""


def without_comments(text: str) -> str:
    """The text with its comments blanked, line breaks kept; one that is never closed ends with its line.

    >>> without_comments("<Text>Ann<!-- who? --> left</Text>")
    '<Text>Ann              left</Text>'
    """
    parts = []
    at = 0
    closes = True  # once no "-->" is left none is looked for again, so that many open comments cost no more than one
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start + 4) if closes else -1
        closes = end >= 0
        if closes:
            end += 3
        elif (end := text.find("\n", start)) < 0:
            end = len(text)
        parts += [text[at:start], "".join(char if char == "\n" else " " for char in text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def tags_of(text: str) -> Iterator[Tag]:
    """The tags that mean something, in order; everything else is text.

    >>> [(tag.name, dict(tag.attributes), tag.text) for tag in tags_of('<Text lang=en>a < b <i>c</i></Text>')]
    [('text', {'lang': 'en'}, 'a < b <i>c</i>'), ('text', {}, '')]
    """
    found = list(TAG.finditer(text))
    line, at = 1, 0
    ends = [*(match.start() for match in found[1:]), len(text)]
    for match, end in zip(found, ends, strict=False):  # without any tag there is still the text's end
        line, at = line + text.count("\n", at, match.start()), match.start()
        attributes = {name.lower(): double or single or mixed for name, double, single, mixed in ATTRIBUTE.findall(match["rest"])}
        yield Tag(match["name"].lower(), bool(match["end"]), attributes, line, text[match.end() : end])
