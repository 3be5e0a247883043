"""Find where an attributed content begins and ends: beside the next cue, around the quoted words, without outer punctuation.

"said that Norland would stay, adding that Sudria had left" -> the first content ends before "adding", which is a sister cue.
"""

from placet.codebook.cues import Cues
from placet.extract.quotations.quotation_marks import QuotedStretches
from placet.extract.quotations.quote import TokenRange
from placet.extract.quotations.reporting import FINITE, Reporting
from placet.model.parsed import Parsed

CLAUSAL = frozenset(("finite", "infinitive", "gerund", "noun", "adjective", "parenthetical"))  # families whose content holds a verb


class ContentBounds:
    """Settle the bounds of contents in one document; `cues` and `stretches` are those that are taken, and grow outside.

    `sisters` maps a cue that was cut out of another's content to that other cue, whose speaker it shares.
    """

    def __init__(self, reporting: Reporting, cues: set[int], stretches: set[int]) -> None:
        self.reporting = reporting
        self.parsed: Parsed = reporting.parsed
        self.quoted: QuotedStretches = reporting.quoted
        self.words: Cues = reporting.cues
        self.cues = cues
        self.stretches = stretches
        self.sisters: dict[int, int] = {}

    def settled(self, head: int, content: list[TokenRange], family: str) -> list[TokenRange]:
        """The ranges cut where the next cue begins, widened to the quoted stretches in them, and without outer punctuation."""
        found = []
        for start, end in content:
            if start >= end:
                continue
            start, end = self._clipped(head, start, self._trailing(head, start, end))
            end = self._cut(head, start, self._end_of_words(start, end))
            start, end = self._around_quoted(head, start, end)
            start, end = self._trimmed(start, end)
            start = self._after_day(head, start, end)
            if end - start < 2 and family in CLAUSAL and family != "gerund":
                return []
            if start < end and not start <= head < end:
                found.append((start, end))
        if family in ("predicate",) and len(found) == 1:
            return self._only_quoted(*found[0])
        return found

    def _trailing(self, head: int, start: int, end: int) -> int:
        """The end after clauses that follow a content with no pause, which the parser hung on the cue ("said it would go if …")."""
        parsed = self.parsed
        if start < head:
            return end
        for child in parsed.children_by(head, "advcl", "prep"):
            left, right = parsed.subtree(child)
            if left == end and right > end:
                end = right
        return end

    def _end_of_words(self, start: int, end: int) -> int:
        """The end of quoted words that are a clause of their own, where the teller goes on after them: "said 'we stay' and left"."""
        parsed, quoted = self.parsed, self.quoted
        stretch = quoted.by_opening.get(start + 1 if quoted.is_mark[start] else start)
        if stretch is None or stretch.last + 2 >= end or not quoted.is_mark[stretch.last]:
            return end
        speaks = any(tag in FINITE for tag in parsed.tags[stretch.first : stretch.last])
        goes_on = parsed.deps[stretch.last + 1] == "cc" and parsed.tags[stretch.last + 2] in ("VBD", "VBZ")
        return stretch.last + 1 if speaks and goes_on else end

    def _clipped(self, head: int, start: int, end: int) -> TokenRange:
        """A content lies in the quoted stretch and the paragraph that its cue lies in."""
        parsed = self.parsed
        level = self.reporting.level(head)
        low, high = parsed.paragraphs[parsed.paragraph_of[head]]
        if level is not None:
            low, high = max(low, self.quoted[level].first), min(high, self.quoted[level].last)
        return max(start, low), min(end, high)

    def _cut(self, head: int, start: int, end: int) -> int:
        """Where the content ends: before the next cue of the same sentence that is none of its own."""
        parsed = self.parsed
        for token in range(start + 1, end):
            stretch = self.quoted.by_opening.get(token)
            if stretch is not None and stretch.number in self.stretches and self._foreign(head, token):
                return token - 1 if self.quoted.is_mark[token - 1] else token
            if parsed.lower[token] == "only" and parsed.words[token - 1] == "," and parsed.lower[min(token + 1, end - 1)] == "for":
                return token - 1  # what came of it: "said it would stay, only for its troops to leave within days"
            if parsed.tags[token] == "VBG" and parsed.lemmas[token].lower() in self.words.citing and parsed.words[token - 1] == ",":
                return token - 1
            if token not in self.reporting.reports or token in self.sisters:
                continue
            border = self._aside(head, start, token) or self._border(head, start, token)
            if border is not None:
                return border
        return end

    def _foreign(self, head: int, token: int) -> bool:
        return self.reporting.level(head) == self.quoted[self.quoted.inside[token] or 0].outer

    def _aside(self, head: int, start: int, cue: int) -> int | None:
        """Where the writer's aside on the content begins: ", which Norland sees as a threat", ", where the guards say it was quiet"."""
        parsed = self.parsed
        if parsed.deps[cue] != "relcl" or not self.reporting.finite(cue) or not parsed.children_by(cue, "nsubj"):
            return None
        left = parsed.subtree(cue)[0]
        beside = left - 1 > start and parsed.words[left - 1] == "," and parsed.lower[left] in ("which", "where", "when", "whom")
        return left - 1 if beside and self.reporting.level(cue) == self.reporting.level(head) else None

    def _border(self, head: int, start: int, cue: int) -> int | None:
        """The token at which another cue's clause begins, if that cue is a sister of this one and no part of its content."""
        parsed, reporting = self.parsed, self.reporting
        if reporting.level(cue) != reporting.level(head):
            return None
        clause = reporting.clauses.at(cue)
        if clause is not None and clause.category == "noun":
            return self._contrasted(start, clause.support)
        if clause is None or clause.category != "verb" or not (clause.complements or cue in self.cues):
            return None
        left = min(
            [cue]
            + [
                parsed.subtree(child)[0]
                for child in parsed.children[cue]
                if child < cue and parsed.deps[child] in ("nsubj", "aux", "mark", "advmod", "neg")
            ]
        )
        before = left - 1
        if before <= start:
            return None
        if parsed.tags[cue] == "VBG" and parsed.words[before] == "," and parsed.deps[cue] in ("advcl", "acl", "conj", "xcomp", "ccomp"):
            self.sisters[cue] = head
            return before
        if self._joined_to(cue) not in (head, None) and parsed.deps[cue] == "conj":
            return None
        if parsed.deps[cue] in ("conj", "advcl", "ccomp") and parsed.tags[cue] == parsed.tags[head] in ("VBD", "VBZ"):
            own_subject = any(left <= child < cue for child in parsed.children_by(cue, "nsubj"))
            joint = before if parsed.lower[before] in self.words.contrasts else left if parsed.lower[left] in self.words.contrasts else None
            if joint is None:
                return None
            if own_subject and parsed.words[joint - 1] == "," and clause.lemma in self.words.inquits:
                return joint - 1
            if not own_subject and parsed.deps[cue] == "conj" and parsed.heads[cue] not in reporting.reports:
                self.sisters[cue] = head
                return joint
        return None

    def _joined_to(self, conjunct: int) -> int | None:
        """The reporting verb of the same form that a conjunct is joined to: "said Norland wanted to talk and hoped to sign" -> "wanted"."""
        parsed, above = self.parsed, self.parsed.heads[conjunct]
        while parsed.tags[above] != parsed.tags[conjunct] and parsed.heads[above] != above:
            above = parsed.heads[above]
        return above if parsed.tags[above] == parsed.tags[conjunct] and above in self.reporting.reports else None

    def _contrasted(self, start: int, verb: int) -> int | None:
        """Where a view begins that is set against the content: "…, while the feeling in Norland was that …"."""
        parsed = self.parsed
        left = parsed.subtree(verb)[0]
        against = parsed.deps[verb] == "advcl" and left - 1 > start and parsed.words[left - 1] == ","
        return left - 1 if against and parsed.lower[left] in self.words.contrasts and parsed.deps[left] == "mark" else None

    def _around_quoted(self, head: int, start: int, end: int) -> TokenRange:
        """Widen a range to the stretches that it cuts into, as far as they stand beside the cue and not around it."""
        inside, level = self.quoted.inside, self.reporting.level(head)
        for edge in (start, end - 1):
            number = inside[edge]
            while number is not None and self.quoted[number].outer != level:
                number = self.quoted[number].outer
            if number is None or number == level:
                continue
            stretch = self.quoted[number]
            if not stretch.first <= head < stretch.last:
                if head < stretch.first or edge != start:
                    end = max(end, stretch.last + 1)
                if head >= stretch.last or edge == start:
                    start = min(start, max(stretch.first - 1, 0)) if start >= stretch.first else start
        return start, min(end, len(self.parsed))

    def _trimmed(self, start: int, end: int) -> TokenRange:
        """Without "that", outer punctuation, and a pair of marks around the whole."""
        parsed, is_mark = self.parsed, self.quoted.is_mark
        while start < end and (parsed.lower[start] in self.words.complementizers or (parsed.pos[start] == "PUNCT" and not is_mark[start])):
            if (
                parsed.lower[start] in self.words.complementizers and parsed.deps[start] not in ("mark", "dobj", "pobj", "nsubj", "det")
            ) or parsed.words[start] in "([":
                break
            start += 1
        while end > start and parsed.pos[end - 1] == "PUNCT" and not is_mark[end - 1] and parsed.words[end - 1] not in (")", "]"):
            end -= 1
        if end > start and is_mark[end - 1] and end - 1 in self.quoted.by_opening:
            end -= 1
        opened = self.quoted.by_opening.get(start + 1) if start < end and is_mark[start] else None
        if opened is not None and opened.last in (end - 1, end):
            return opened.first, opened.last
        if start < end and is_mark[start] and opened is None:
            start += 1
        return start, end

    def _after_day(self, head: int, start: int, end: int) -> int:
        """The start after the day on which it was said, which the parser hung on the content: "said on Friday it would leave"."""
        parsed = self.parsed
        day = start + (parsed.lower[start] == "on") if start == head + 1 and start < end else end
        after = day + 1
        if after >= end or parsed.tags[day] != "NNP" or parsed.deps[day] not in ("pobj", "npadvmod", "tmod"):
            return start
        dated = any(each.label == "DATE" and each.start <= day < each.end == after for each in parsed.entities)
        speaks = any(parsed.deps[each] in ("nsubj", "nsubjpass", "expl") for each in range(after, end))
        return after if dated and speaks and parsed.pos[after] != "PUNCT" else start

    def _only_quoted(self, start: int, end: int) -> list[TokenRange]:
        """For "called it 'shabby'" only the quoted words are the content; "'a' and 'b'" stay together."""
        stretches = [self.quoted.by_opening[token] for token in range(start, end) if token in self.quoted.by_opening]
        if len(stretches) == 1 and stretches[0].last - stretches[0].first < end - start:
            return [(stretches[0].first, stretches[0].last)]
        return [(start, end)]
