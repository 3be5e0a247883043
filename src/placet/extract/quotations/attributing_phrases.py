"""Find what is attributed without a predicate: "according to X", "in X's view", "reportedly", "X: …" and "…: X" in headlines.

"According to the ministry, the road was closed" -> cue "According to", speaker "the ministry", content the rest of the sentence.
Deliberately missed: "for X, …", which is more often no source.
"""

from collections.abc import Iterable, Iterator

from placet.codebook.cues import Phrase
from placet.extract.actors.mention import Mention
from placet.extract.quotations.quote import Quote, TokenRange
from placet.extract.quotations.reporting import Reporting

LONGEST_SOURCE = 8  # tokens of a name before a colon
WORDS = "words"  # "in the words of the mayor", "in the mayor's words"
LONGEST_LABEL = 3  # tokens of a speaker's name in an interview


class AttributingPhrases:
    """Find the attributing phrases of one document; `mentions` name those who may stand before a colon."""

    def __init__(self, reporting: Reporting, mentions: Iterable[Mention]) -> None:
        self.reporting = reporting
        self.parsed = reporting.parsed
        self.quoted = reporting.quoted
        self.names = {mention.start: mention for mention in mentions}

    def find(self) -> list[Quote]:
        """The quotations by phrase, hearsay, colon and suffix, in the order of the text."""
        found = [*self._phrases(), *self._hearsay(), *self._headlines()]
        return sorted(found, key=lambda quote: quote.cue or quote.content[0])

    # --- "according to X" ----------------------------------------------------------------------------

    def _phrases(self) -> Iterator[Quote]:
        parsed, index = self.parsed, self.reporting.cues.phrases_by_word
        for token in range(len(parsed)):
            for words, phrase in index.get(parsed.lower[token], ()):
                end = token + len(words)
                if tuple(parsed.lower[token:end]) != words or parsed.sentence_of[token] != parsed.sentence_of[min(end, len(parsed) - 1)]:
                    continue
                quote = self._phrase(token, end, phrase)
                if quote:
                    yield quote
                    break

    def _phrase(self, start: int, end: int, phrase: Phrase) -> Quote | None:
        parsed = self.parsed
        if phrase.possessive:
            nouns = [child for child in parsed.children_by(start, "pobj") if parsed.lower[child] in phrase.possessive]
            owners = parsed.children_by(nouns[0], "poss") if nouns else []
            if not owners:
                return None
            head, cue, stop = owners[0], (start, nouns[0] + 1), nouns[0] + 1
        else:
            objects = parsed.children_by(end - 1, "pobj", "pcomp")
            if not objects or objects[0] < end:
                return None
            head, cue, stop = objects[0], (start, end), parsed.subtree(objects[0])[1]
        marks = [token for token in range(head + 1, stop) if self.quoted.is_mark[token] and WORDS in parsed.lower[start:end]]
        stop = min([stop, *marks])  # the quoted words are no part of the name before them
        first, last = self.reporting.noun_phrase(head, start)
        speaker = self.reporting.stripped(first, min(last, stop), keep=head)
        content = (self._words_quoted(stop) if WORDS in (*parsed.lower[start:end], *parsed.lower[slice(*cue)]) else None) or self._rest(
            start, max(stop, speaker[1])
        )
        if not content:
            return None
        heads = self.reporting.clauses.expanded(head)
        return self.reporting.quote("phrase", content, cue=start, rule=f"phrase:{phrase.words}", speaker=(speaker, heads), cue_range=cue)

    def _words_quoted(self, stop: int) -> list[TokenRange] | None:
        """The quoted words right after a phrase that announces words: "it was, in the words of the mayor, 'a disgrace'"."""
        for token in range(stop, min(stop + 3, len(self.parsed))):
            stretch = self.quoted.by_opening.get(token)
            if stretch is not None:
                return [(stretch.first, stretch.last)]
            if self.parsed.pos[token] != "PUNCT":
                return None
        return None

    def _rest(self, start: int, stop: int) -> list[TokenRange]:
        """The sentence, or the coordinated main clause, that a phrase stands in, without the phrase."""
        parsed, reporting = self.parsed, self.reporting
        level = reporting.level(start)
        inner = self._inner_clause(start)
        if inner is not None:
            return [each for each in [self._shorn(stop, parsed.subtree(inner)[1])] if each[0] < each[1]]
        first = reporting.sentence_start(start, level)
        last = self._sentence_end(stop, level)
        verb = self._verb_above(start)
        final = all(parsed.pos[token] == "PUNCT" for token in range(stop, last))
        if (
            verb is not None
            and parsed.deps[verb] == "conj"
            and parsed.children_by(verb, "nsubj", "nsubjpass")
            and first < start
            and not final
        ):
            left, right = parsed.subtree(verb)
            first, last = max(first, left), min(last, max(right, stop))
        borders = [token for token in range(first, start) if parsed.words[token] in (";", ":") and reporting.level(token) == level]
        first = borders[-1] + 1 if borders else first
        ranges = [self._shorn(first, start), self._shorn(stop, last)]
        return [(a, b) for a, b in ranges if a < b and any(parsed.pos[t] != "PUNCT" for t in range(a, b))]

    def _inner_clause(self, start: int) -> int | None:
        """The verb of the clause that a "that" right before a phrase begins: "said that, according to the police, he had fled"."""
        parsed = self.parsed
        before = start - 1
        while before > 0 and parsed.words[before] == ",":
            before -= 1
        opens = before >= 0 and parsed.lower[before] in self.reporting.cues.complementizers and parsed.deps[before] == "mark"
        return parsed.heads[before] if opens and parsed.heads[before] > start else None

    def _verb_above(self, token: int) -> int | None:
        parsed = self.parsed
        while parsed.heads[token] != token:
            token = parsed.heads[token]
            if parsed.tags[token].startswith("VB"):
                return token
        return None

    def _sentence_end(self, token: int, level: int | None) -> int:
        """The end of the sentence, as punctuation outside inner quotation marks shows it."""
        parsed, quoted = self.parsed, self.quoted
        if token >= len(parsed):
            return len(parsed)
        limit = parsed.paragraphs[parsed.paragraph_of[token - 1]][1]
        at = token
        while at < limit:
            stretch = quoted.by_opening.get(at)
            if stretch is not None and stretch.outer == level:
                at = stretch.last
                if self.reporting.ends_with(stretch.number, ".?!"):
                    return min(at + 1, limit)
                continue
            if (quoted.inside[at] == level and self.reporting.ends_sentence(at)) or (level is not None and quoted.inside[at] != level):
                return at
            at += 1
        return limit

    def _shorn(self, start: int, end: int) -> TokenRange:
        """Without punctuation and conjunctions at the ends, and without the marks around a stretch that is the whole."""
        parsed, quoted = self.parsed, self.quoted
        while start < end and ((parsed.pos[start] == "PUNCT" and not quoted.is_mark[start]) or parsed.deps[start] == "cc"):
            start += 1
        while end > start and parsed.pos[end - 1] == "PUNCT" and not quoted.is_mark[end - 1]:
            end -= 1
        opened = quoted.by_opening.get(start + 1) if start < end and quoted.is_mark[start] else None
        if opened is not None and opened.last in (end - 1, end):
            return opened.first, opened.last
        return start, end

    # --- "reportedly" --------------------------------------------------------------------------------

    def _hearsay(self) -> Iterator[Quote]:
        parsed = self.parsed
        for token, word in enumerate(parsed.lower):
            entry = self.reporting.cues.hearsay_by_word.get(word)
            verb = self._verb_above(token) if entry else None
            if entry is None or verb is None or parsed.deps[token] != "advmod":
                continue
            start, end = parsed.subtree(verb)
            subjects = [child for child in parsed.children_by(verb, "nsubj", "nsubjpass") if child < token]
            if subjects:
                start = max(start, parsed.subtree(subjects[0])[0])
            ranges = [r for r in (self._shorn(start, token), self._shorn(token + 1, end)) if r[0] < r[1]]
            if ranges:
                yield self.reporting.quote(
                    "hearsay",
                    ranges,
                    cue=token,
                    rule=f"hearsay:{word}",
                    speaker=(None, ()),
                    cue_range=(token, token + 1),
                    factuality=entry.factuality,
                )

    # --- headlines -----------------------------------------------------------------------------------

    def _headlines(self) -> Iterator[Quote]:
        """ "Norland: …" and "NORLAND: …" at a paragraph's beginning, and "…: Norland" at the end of a headline."""
        parsed, turns = self.parsed, self._turns()
        for number, (first, last) in enumerate(parsed.paragraphs):
            colons = [token for token in range(first, min(first + LONGEST_SOURCE + 1, last)) if parsed.words[token] == ":"]
            name = self._name(first, colons[0]) if colons else None
            if colons and colons[0] > first and colons[0] + 2 < last and (self._shouted(first, colons[0]) or first in turns):
                content = self._shorn(colons[0] + 1, last)
                if content[0] < content[1]:
                    who = (first, colons[0]), (colons[0] - 1,)
                    yield self._headline("transcript", content, colons[0], who)
                continue
            if colons and name and colons[0] + 2 < last and (number == 0 or parsed.words[colons[0] + 1] in "“\"‘'«"):
                content = self._shorn(colons[0] + 1, self._sentence_end(colons[0] + 1, None))
                if content[0] < content[1]:
                    yield self._headline("colon", content, colons[0], name)
            if number == 0:
                tail = [token for token in range(max(first, last - LONGEST_SOURCE), last) if parsed.words[token] in (":", "–", "—", "-")]
                name = self._name(tail[-1] + 1, last) if tail else None
                if tail and name and tail[-1] - first > 3:
                    yield self._headline("suffix", self._shorn(first, tail[-1]), tail[-1], name)

    def _turns(self) -> set[int]:
        """Where the turns of an interview begin: paragraphs that open with one of two or more labels that come back ("Q:", "Lee:")."""
        parsed = self.parsed
        starts: dict[str, list[int]] = {}
        for first, last in parsed.paragraphs:
            colon = next((token for token in range(first + 1, min(first + LONGEST_LABEL + 1, last)) if parsed.words[token] == ":"), None)
            if colon is not None and all(word[:1].isupper() for word in parsed.words[first:colon]):
                starts.setdefault(parsed.text(first, colon), []).append(first)
        returning = [places for places in starts.values() if len(places) > 1]
        return {place for places in returning for place in places} if len(returning) > 1 else set()

    def _shouted(self, start: int, end: int) -> bool:
        """Whether a paragraph begins with a speaker's name in capitals, as transcripts have it."""
        words = [word for word in self.parsed.words[start:end] if word[0].isalpha()]
        return bool(words) and len(words) <= 4 and all(word.isupper() and len(word) > 1 for word in words)

    def _name(self, start: int, end: int) -> tuple[TokenRange, tuple[int, ...]] | None:
        """A mention that fills these tokens."""
        mention = self.names.get(start)
        if mention is None or any(self.parsed.pos[token] not in ("PUNCT", "PART", "ADP") for token in range(mention.end, end)):
            return None
        return (mention.start, mention.end), (mention.head,)

    def _headline(self, family: str, content: TokenRange, colon: int, name: tuple[TokenRange, tuple[int, ...]]) -> Quote:
        return self.reporting.quote(family, [content], cue=colon, rule=f"headline:{family}", speaker=name, cue_range=(colon, colon + 1))
