"""Why a text was coded as it was: its parse as trees, the frames that fired, those that almost did, and what was made of them."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text
from rich.tree import Tree

from placet.codebook.frames import Frame
from placet.extract.clauses.clause import Clause
from placet.extract.clauses.firings import Firing, Requirement, near_misses
from placet.flow import Explanation
from placet.model.record import Actor, Event, Position, Quotation
from placet.publish.plain_text import one_line, quoted
from placet.publish.terminal.layout import indented, section
from placet.publish.wording.stances import STANCE_WORDS, answer_words

NEAREST = 4  # frames that almost fired, a predicate
LISTED = 6  # words that a frame would have taken
FORMS = {"finite": "a clause with a tense", "infinitive": "an infinitive", "gerund": "a gerund"}


def explanation(of: Explanation) -> RenderableType:
    """Lay out the parse, the actors, the predicates with their frames, and the record's events, quotations and positions."""
    view = View(of)
    parts: list[RenderableType] = []
    parts += section("Parse", view.trees())
    parts += section("Actors", view.actors())
    parts += section("Predicates", view.predicates())
    parts += section("Events", view.events())
    parts += section("Quotations", view.quotations())
    parts += section("Positions", view.positions())
    return Group(*parts[1:])  # the first section needs no blank line before it


class View:
    """One explanation with what its lines look up."""

    def __init__(self, of: Explanation) -> None:
        self.of = of
        self.parsed = of.parsed
        self.named: dict[str, Actor] = {actor.id: actor for actor in of.record.actors}

    def trees(self) -> Iterator[RenderableType]:
        """Each sentence as a tree of words with their tags and what they are to the word above."""
        for start, end in self.parsed.sentences:
            roots = [token for token in range(start, end) if self.parsed.heads[token] == token]
            for root in roots:
                tree = Tree(self._word(root), guide_style="dim")
                self._grow(tree, root)
                yield tree

    def _grow(self, tree: Tree, top: int) -> None:
        """Hang what is below a word under it; by a stack of its own, since damaged text nests deeper than Python does."""
        open_ = [(tree, top)]
        while open_:
            branch, token = open_.pop()
            for child in self.parsed.children[token]:
                if self.parsed.pos[child] != "PUNCT":
                    open_.append((branch.add(self._word(child)), child))

    def _word(self, token: int) -> Text:
        parsed = self.parsed
        return Text.assemble((one_line(parsed.words[token]), "bold"), (f"  {parsed.deps[token]} {parsed.tags[token]}", "dim"))

    def actors(self) -> Iterator[RenderableType]:
        """Each actor with kind, code, sectors, office, and the words that stand for it."""
        text = self.of.record.document.text
        for actor in self.of.record.actors:
            about = ", ".join(part for part in (actor.kind, actor.code, " ".join(actor.sectors), one_line(actor.office)) if part)
            words = ", ".join(quoted(text[span.start : span.end]) for span in actor.mentions)
            yield Text.assemble((one_line(actor.name), "bold"), f"  {about}", (f"  {words}", "dim"))

    def predicates(self) -> Iterator[RenderableType]:
        """Each predicate with the frames that fired, the one that counts first, and those that almost did."""
        for clause in self.of.clauses:
            fired = self.of.firings.get(clause.head, ())
            near = near_misses(clause, self.of.clauses, self.of.codebook.frames, self.of.codebook.classes)
            missed = list(dict.fromkeys(f"not {frame.name}: {needs(frame, lacking)}" for frame, lacking in near))
            yield Text.assemble((one_line(self.parsed.words[clause.head]), "bold"), f"  {self._arguments(clause)}")
            for place, firing in enumerate(fired):
                yield indented(Text.assemble((firing.frame.name, "green" if place == 0 else ""), f"  {self._meaning(firing)}"), 2)
            for line in missed[:NEAREST]:
                yield indented(Text(line, style="dim"), 2)
            if len(missed) > NEAREST:
                yield indented(Text(f"nor {len(missed) - NEAREST} more of the same word", style="dim"), 2)
            if not fired and not missed:
                yield indented(Text("the lexicon has no frame for it", style="yellow"), 2)

    def _arguments(self, clause: Clause) -> str:
        """What a predicate governs: "subject Norland, object plan, on Monday; negated; would"."""
        given = [f"{slot} {self._words(tokens)}" for slot, tokens in clause.slots.items()]
        given += [f"{complement.kind} {one_line(self.parsed.words[complement.head])}" for complement in clause.complements]
        parts = [", ".join(given), "passive" * clause.passive, "negated" * clause.negated, ", ".join(clause.modals)]
        parts.append("under a condition" * bool(clause.conditions))
        return "; ".join(part for part in parts if part)

    def _meaning(self, firing: Firing) -> str:
        """What a frame says, and who fills its roles."""
        entry = firing.frame.entry
        means = [
            f"{entry.event} {entry.mode}".strip() if entry.event else "",
            f"stance {STANCE_WORDS[entry.stance]}" if entry.stance else "",
            f"reports what is {entry.reports}" if entry.reports else "",
            f"makes its content {entry.makes}" if entry.makes else "",
        ]
        roles = {"actor": firing.actor, "recipient": firing.recipient, "theme": firing.theme}
        filled = [f"{role} {self._words(tokens)}" for role, tokens in roles.items() if tokens]
        return "; ".join([", ".join(each for each in means if each), ", ".join(filled) or "no role filled"])

    def _words(self, tokens: Sequence[int]) -> str:
        return " + ".join(one_line(self.parsed.words[token]) for token in tokens)

    def _names(self, ids: Iterable[str]) -> str:
        return ", ".join(one_line(self.named[each].name) for each in ids) or "someone"

    def events(self) -> Iterator[RenderableType]:
        """Each event with its status, codes and the frame that it comes from."""
        for event in self.of.record.events:
            yield Text.assemble((f"{event.type} {event.mode}".strip(), "bold"), f"  {self._deed(event)}", (f"  {event.rule}", "dim"))

    def _deed(self, event: Event) -> str:
        to = f" → {self._names(event.recipient)}" if event.recipient else ""
        when = f"; {one_line(event.date.text)} {event.date.from_}".rstrip() if event.date else ""
        where = f"; {one_line(event.place.text)}" if event.place else ""
        return f"{self._names(event.actor)}{to}; {event.status}{when}{where}; CAMEO {event.cameo}; confidence {event.confidence:.2f}"

    def quotations(self) -> Iterator[RenderableType]:
        """Each quotation with its speaker, words and rule."""
        for each in self.of.record.quotations:
            yield Text.assemble((self._names(each.speaker), "bold"), f"  {self._said(each)}", (f"  {each.rule}", "dim"))

    def _said(self, quotation: Quotation) -> str:
        text = self.of.record.document.text
        words = " … ".join(quoted(text[span.start : span.end]) for span in quotation.content)
        inside = f"; inside {', '.join(quotation.attribution)}" if quotation.attribution else ""
        return f"{quotation.id} {words}; {quotation.kind}, {quotation.factuality}{inside}; confidence {quotation.confidence:.2f}"

    def positions(self) -> Iterator[RenderableType]:
        """Each position with its stance, proposal, conditions and rule."""
        labels = {proposal.id: proposal.label for proposal in self.of.record.proposals}
        for each in self.of.record.positions:
            stand = f"{answer_words(each.stance, labels[each.proposal])}{self._conditions(each)}; confidence {each.confidence:.2f}"
            yield Text.assemble((self._names([each.holder]), "bold"), f"  {stand}", (f"  {each.rule}", "dim"))

    def _conditions(self, position: Position) -> str:
        text = self.of.record.document.text
        words = "; ".join(quoted(text[each.start : each.end]) for each in position.conditions)
        return f", if {words}" if words else ""


def needs(frame: Frame, lacking: Requirement) -> str:
    """Say what a frame asks for, of which nothing was there."""
    entry = frame.entry
    if lacking == "governed":
        return f"needs {' … '.join(repr(word) for word in frame.governed)} after it, with more than a time"
    if lacking == "negated":
        return "needs a negation" if entry.negated else "must not be negated"
    if lacking == "complement":
        return f"needs {' or '.join(FORMS[kind] for kind in entry.complement)} as its content"
    if lacking == "object":
        return f"needs an object such as {some(entry.object)}"
    if lacking == "not_object":
        return f"takes no object such as {some(entry.not_object)}"
    return "; ".join(f"needs as its {slot} {some(words)}" for slot, words in entry.slots.items())


def some(words: Sequence[str]) -> str:
    """The first few of a list of words."""
    return ", ".join(words[:LISTED]) + (" …" if len(words) > LISTED else "")
