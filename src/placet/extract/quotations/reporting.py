"""What the finders of quotations share: which tokens report, who speaks there, and where sentences begin around quotation marks."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from placet.codebook.cues import Cues
from placet.extract.clauses.clauses import Clause, Clauses
from placet.extract.clauses.firings import Firing, Firings
from placet.extract.quotations.quotation_marks import SENTENCE_END, QuotedStretches
from placet.extract.quotations.quote import Quote, TokenRange
from placet.model.parsed import Parsed
from placet.model.record import Factuality, QuotationKind

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
LONGEST_SENTENCE = 150  # tokens looked through for a sentence's beginning or end
DASHES = frozenset(("-", "--", "–", "—"))
HOUR = re.compile(r"[0-2]?\d[:.][0-5]\d")
NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))


class Reporting:
    """One document's reporting words and quoted stretches."""

    def __init__(self, parsed: Parsed, clauses: Clauses, firings: Firings, quoted: QuotedStretches, cues: Cues) -> None:
        self.parsed = parsed
        self.clauses = clauses
        self.firings = firings
        self.quoted = quoted
        self.cues = cues

    @cached_property
    def reporting(self) -> dict[int, tuple[Firing, ...]]:
        """The frames that report, by the token they fired on, the most specific first."""
        found = {head: tuple(firing for firing in self.firings[head] if firing.frame.entry.reports) for head in sorted(self.firings)}
        return {head: firings for head, firings in found.items() if firings}

    @cached_property
    def reports(self) -> dict[int, Firing]:
        """The most specific frame that reports, by the token it fired on."""
        return {head: firings[0] for head, firings in self.reporting.items()}

    def introduces(self, token: int) -> bool:
        """Whether a token is a verb that can stand beside direct speech."""
        parsed = self.parsed
        if not parsed.tags[token].startswith("VB") or parsed.deps[token] in ("aux", "auxpass"):
            return False
        return parsed.lemmas[token].lower() in self.cues.inquits or token in self.reports

    def finite(self, verb: int) -> bool:
        """Whether a verb is finite, by its own tag or its auxiliary's."""
        parsed = self.parsed
        helpers = parsed.children_by(verb, "aux", "auxpass")
        if parsed.tags[verb] == "VBN" and not helpers:  # "the paper reported on Monday", which the tagger may take for a participle
            return bool(parsed.children_by(verb, "nsubj"))
        return parsed.tags[verb] in FINITE or any(parsed.tags[child] in FINITE for child in helpers)

    def level(self, token: int) -> int | None:
        """The quoted stretch that a token stands in."""
        return self.quoted.inside[token]

    def ends_sentence(self, token: int) -> bool:
        """Whether a token is the punctuation that ends a sentence."""
        return self.parsed.words[token] in (".", "?", "!", "…", "...") and self.parsed.pos[token] == "PUNCT"

    # --- sentences around quotation marks ------------------------------------------------------------

    def back(self, token: int, level: int | None) -> Iterator[int]:
        """The tokens before this one in its sentence, nearest first, quoted stretches in between left out."""
        start = max(self.parsed.paragraphs[self.parsed.paragraph_of[token]][0], token - LONGEST_SENTENCE)
        at = token - 1
        while at >= start:
            inner = self.quoted.inside[at]
            if inner != level:
                stretch = self._child(inner, level)
                if stretch is None or self.ends_with(stretch, SENTENCE_END):
                    return
                at = self.quoted[stretch].first - 1
                continue
            if self.ends_sentence(at):
                return
            if not self.quoted.is_mark[at]:
                yield at
            at -= 1

    def _child(self, number: int | None, level: int | None) -> int | None:
        """The stretch directly inside `level` that holds the stretch `number`; None where it holds none."""
        while number is not None and self.quoted[number].outer != level:
            number = self.quoted[number].outer
        return number

    def ends_with(self, stretch: int, characters: str) -> bool:
        """Whether a stretch's last character is one of these."""
        last = self.parsed.words[self.quoted[stretch].last - 1]
        return last[-1] in characters

    def sentence_start(self, token: int, level: int | None) -> int:
        """The first token of the sentence around a token, as punctuation outside inner quotation marks shows it."""
        first = token
        for at in self.back(token, level):
            first = at
        before = first - 1  # a quoted stretch may begin the sentence
        if before >= 0 and self.parsed.paragraph_of[before] == self.parsed.paragraph_of[token] and self.quoted.inside[before] != level:
            stretch = self._child(self.quoted.inside[before], level)
            if stretch is not None and not self.ends_with(stretch, SENTENCE_END):
                first = self.quoted[stretch].first
        return self._after_dateline(first, token)

    def _after_dateline(self, first: int, token: int) -> int:
        """The token after the place line or the hour that a paragraph may begin with: "NORTHTOWN (NP) — …", "17:10 …"."""
        parsed = self.parsed
        if first != parsed.paragraphs[parsed.paragraph_of[token]][0]:
            return first
        if HOUR.fullmatch(parsed.words[first]) and first < token:  # a live page's "17:10 …"
            return first + 1
        for at in range(first + 1, min(first + 10, token)):
            if parsed.words[at] in DASHES and parsed.words[at - 1] == ")":
                return at + 1
        return first

    # --- who speaks ----------------------------------------------------------------------------------

    def speaker(self, cue: int) -> tuple[TokenRange | None, tuple[int, ...]]:
        """The speaker at a reporting word: its tokens and its heads; (None, ()) where nobody is named."""
        firing = self.reports.get(cue)
        heads = firing.actor if firing else ()
        if not heads:
            clause = self.clauses.at(cue)
            heads = clause.fill("subject") if clause else ()
        if not heads:  # "Norland was worried", "they were convinced": a passive, or none, to the parser
            bearer = self.parsed.heads[cue] if self.parsed.deps[cue] == "acomp" else cue
            heads = tuple(self.parsed.children_by(bearer, "nsubj", *(("nsubjpass",) if self.parsed.tags[cue].startswith("JJ") else ())))
        if firing and self._existential(firing.clause, heads):
            heads = ()
        heads = tuple(self._antecedent(head) for head in heads if self.may_speak(head, cue))
        if not heads:
            return None, ()
        behind = self._behind_dateline(heads[0], cue)
        return (self.noun_phrase(behind, cue), (behind,)) if behind is not None else (self.noun_phrase(heads[0], cue), heads)

    def _antecedent(self, head: int) -> int:
        """The noun before a "who" that the parser hung on no relative clause."""
        parsed = self.parsed
        if parsed.tags[head] != "WP" or parsed.lower[head] != "who":
            return head
        start = parsed.sentences[parsed.sentence_of[head]][0]
        return next((token for token in range(head - 1, start - 1, -1) if parsed.pos[token] in NOMINAL), head)

    def _behind_dateline(self, head: int, cue: int) -> int | None:
        """The noun before a cue where its subject was taken from the place line ("NORTHTOWN (NP) — The envoy said")."""
        parsed = self.parsed
        start = parsed.paragraphs[parsed.paragraph_of[head]][0]
        if head - start > 4 or cue - start > 30:
            return None
        dashes = [token for token in range(head + 1, min(cue, start + 12)) if parsed.words[token] in DASHES]
        if not dashes:
            return None
        inner = ("poss", "compound", "pobj", "appos")
        nouns = (token for token in range(dashes[0] + 1, cue) if parsed.pos[token] in NOMINAL and parsed.deps[token] not in inner)
        return next(nouns, None)

    def may_speak(self, head: int, cue: int) -> bool:
        """Whether a noun or pronoun can be a cue's speaker: not out of a quotation that the cue is not in."""
        parsed = self.parsed
        if parsed.pos[head] not in (*NOMINAL, "NUM", "ADJ", "DET") or parsed.lower[head] in ("there", "which", "that"):
            return False
        if parsed.lower[head] == "it" and self._impersonal(cue):
            return False
        inner = self.quoted.inside[head]
        level = self.quoted.inside[cue]
        while level is not None and level != inner:
            level = self.quoted[level].outer
        return inner == level or inner is None

    def _existential(self, clause: Clause, heads: tuple[int, ...]) -> bool:
        """Whether a noun is but said to be there and so is nobody's, whoever speaks before: "he said there was a belief that …"."""
        there = clause.category == "noun" and bool(self.parsed.children_by(clause.support, "expl"))
        return there and heads == clause.fill("subject")

    def _impersonal(self, cue: int) -> bool:
        parsed = self.parsed
        return parsed.tags[cue].startswith("JJ") and any(
            parsed.lower[child] == "it" for child in parsed.children_by(parsed.heads[cue], "nsubj")
        )

    def noun_phrase(self, head: int, cue: int) -> TokenRange:
        """A noun's phrase with its appositions, less its relative clauses and whatever holds the cue."""
        parsed = self.parsed
        start, end = parsed.subtree(head)
        for child in parsed.children[head]:
            left, right = parsed.subtree(child)
            aside = parsed.deps[child] in ("relcl", "advcl", "ccomp") or (parsed.deps[child] == "acl" and parsed.words[left - 1] == ",")
            if child > head and (aside or left <= cue < right):
                end = min(end, max(left, head + 1))
        if start <= cue < end:
            start, end = (start, cue) if cue > head else (cue + 1, end)
        return self.stripped(start, max(end, head + 1), keep=head)

    def stripped(self, start: int, end: int, keep: int | None = None) -> TokenRange:
        """A range without punctuation, and without a possessive ending, at its ends."""
        parsed = self.parsed
        while end - 1 > start and end - 1 != keep and (parsed.pos[end - 1] == "PUNCT" or parsed.tags[end - 1] == "POS"):
            if parsed.words[end - 1] in (")", "]"):
                break
            end -= 1
        while start < end - 1 and parsed.pos[start] == "PUNCT" and start != keep:
            start += 1
        return start, end

    # --- what a quotation is like --------------------------------------------------------------------

    def cue_range(self, head: int, following: int | None = None) -> TokenRange:
        """The reporting word with its particles; a "that" right before the content belongs to it."""
        parsed = self.parsed
        end = head + 1
        firing = self.reports.get(head)
        links = {token: word for word, token in firing.clause.links} if firing else {}
        while end < len(parsed) and end in links and firing and links[end] in firing.frame.governed:
            end += 1
        if end < len(parsed) and parsed.lower[end] in self.cues.complementizers and (following is None or following == end + 1):
            end += 1
        return head, end

    def kind(self, content: Iterable[TokenRange]) -> QuotationKind:
        """Direct where every range is just what stands between two marks, mixed where marks stand inside, else indirect."""
        content = tuple(content)
        if content and all(start in self.quoted.by_opening and self._fills(start, end) for start, end in content):
            return "direct"
        return "mixed" if any(any(self.quoted.is_mark[start:end]) for start, end in content) else "indirect"

    def _fills(self, start: int, end: int) -> bool:
        return self.quoted.by_opening[start].last in (end, end + 1)

    def quote(
        self,
        family: str,
        content: Iterable[TokenRange],
        *,
        cue: int | None,
        rule: str,
        speaker: tuple[TokenRange | None, tuple[int, ...]] | None = None,
        cue_range: TokenRange | None = None,
        factuality: Factuality = "asserted",
    ) -> Quote:
        """Put a quotation together; the speaker is the cue's own unless given."""
        ranges = tuple(content)
        who, heads = speaker if speaker is not None else self.speaker(cue) if cue is not None else (None, ())
        if cue_range is None and cue is not None:
            cue_range = self.cue_range(cue, ranges[0][0])
        return Quote(
            content=ranges,
            speaker=who,
            speaker_heads=heads,
            cue=cue_range,
            cue_head=cue,
            kind=self.kind(ranges),
            factuality=factuality,
            relayed=cue is not None and self.parsed.deps[cue] == "pcomp" and self.parsed.lower[self.parsed.heads[cue]] == "as",
            rule=rule,
            confidence=self.cues.confidences[family],
        )
