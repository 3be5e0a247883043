"""Find who speaks where a word stands between a quotation and its speaker, or where the parser has lost him.

"tabled a motion demanding that …" -> those who tabled it; "Norland and Sudria, which consider …" -> both; "rejected an offer by Sudria
to …" -> Sudria; "the summit asked" -> the organisation whose summit it was; "a spokesman let it be known that …" -> the spokesman.
Left as they are: documents of which nobody is told to have made them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from placet.codebook.actor_files import OTHER
from placet.extract.actors.mention import Mention
from placet.extract.quotations.quote import Quote
from placet.extract.quotations.reporting import NOMINAL, Reporting
from placet.model.parsed import Parsed

RELATIVE = ("WDT", "WP")
PLURAL_VERBS = ("VBP",)
BY = ("by", "from")
BEFORE = ("amod", "compound", "nmod", "poss")
OBJECTS = ("dobj", "pobj", "prep", "nsubjpass")
NEAR = 6  # tokens back in which "said" stands before ", adding"
REACH = 6  # sentences back in which "the letter" was told of with its author


class Authors:
    """Those who speak in one document, by the words that stand for them; `mentions` are its actors."""

    def __init__(self, reporting: Reporting, mentions: Iterable[Mention]) -> None:
        self.reporting = reporting
        self.parsed = reporting.parsed
        self.cues = reporting.cues
        self.mentions = list(mentions)
        self.heads = {mention.head for mention in self.mentions}

    def of_quotes(self, quotes: Sequence[Quote]) -> list[Quote]:
        """All quotations with those who speak in them, and where the rules took "citing" for the paper's own cue both links."""
        cues = {quote.cue_head for quote in quotes}
        found = []
        for quote in quotes:
            if quote.cue_head is not None and self._cited(quote.cue_head) is not None:
                verb = self.parsed.heads[quote.cue_head]
                if verb in self.reporting.reports and verb not in cues:
                    found.append(replace(quote, cue=self.reporting.cue_range(verb), cue_head=verb))
            found.append(self.of_quote(quote))
        return found

    def of_quote(self, quote: Quote) -> Quote:
        """A quotation with the heads of those who speak in it; as it is where nothing tells more."""
        cue = quote.cue_head
        if cue is None:
            return quote
        if all(self.parsed.pos[head] == "PUNCT" for head in quote.speaker_heads):
            quote = replace(quote, speaker=None, speaker_heads=())
        owner = owner_of_words(self.parsed, cue)
        owner = self._cited(cue) if owner is None else owner
        if owner is not None and owner not in quote.speaker_heads and not any(a <= owner < b for a, b in quote.content):
            return replace(quote, speaker=self.reporting.noun_phrase(owner, cue), speaker_heads=(owner,))
        if not quote.speaker_heads:
            lost = self._lost(cue)
            if lost is not None and not any(a <= lost < b for a, b in quote.content):
                span, heads = self.reporting.noun_phrase(lost, cue), self.reporting.clauses.expanded(lost)
                quote = replace(quote, speaker=span, speaker_heads=heads)
        heads = tuple(dict.fromkeys(author for head in quote.speaker_heads for author in self.behind(head)))
        return quote if heads == quote.speaker_heads else replace(quote, speaker_heads=heads)

    def _cited(self, cue: int) -> int | None:
        """Who is cited, where the parser hung on "citing" what the paper reports: "The Post reports, citing two aides, that …"."""
        parsed = self.parsed
        citing = parsed.tags[cue] == "VBG" and parsed.lemmas[cue].lower() in self.cues.citing
        sources = parsed.children_by(cue, "dobj") if citing else []
        return sources[0] if sources and sources[0] > cue else None

    def behind(self, head: int) -> Sequence[int]:
        """Who speaks where a word is the speaker: itself, mostly."""
        parsed = self.parsed
        if parsed.tags[head] in RELATIVE and parsed.deps[parsed.heads[head]] == "relcl":
            return self._antecedents(parsed.heads[head])
        lemma = parsed.lemmas[head].lower()
        one = parsed.heads[parsed.heads[head]]
        if parsed.deps[head] == "pobj" and parsed.tags[one] == "CD" and parsed.children_by(one, "appos"):
            return parsed.children_by(one, "appos")[:1]  # "one of the delegates, Ann Lee"
        if head in self.heads or self._owner(head) is not None:
            return (head,)
        if lemma in self.cues.gatherings:
            return self._gathered(head) or (head,)
        return self._writers(head, REACH) or (head,) if lemma in self.cues.documents else (head,)

    def _owner(self, document: int) -> int | None:
        """Whose a document is said to be, by name or not: "the ministry's note", "a cabinet paper"."""
        named = owner_of_words(self.parsed, document)
        owners = [each for each in self.parsed.children_by(document, *BEFORE) if each in self.heads]
        return next(iter(owners), None) if named is None else named

    def _antecedents(self, clause: int) -> Sequence[int]:
        """The nouns that a relative clause tells of: all that "and" joins where its verb is plural."""
        parsed, noun = self.parsed, self.parsed.heads[clause]
        verbs = [clause, *parsed.children_by(clause, "aux", "auxpass")]
        if any(parsed.tags[verb] in PLURAL_VERBS for verb in verbs):
            while parsed.deps[noun] == "conj":
                noun = parsed.heads[noun]
            return self.reporting.clauses.expanded(noun)
        return (noun,)

    def _writers(self, document: int, reach: int) -> Sequence[int]:
        """Who made a document, or did with it what makes its words his own; of "the letter", who made the one told of before."""
        parsed = self.parsed
        for verb in parsed.children_by(document, "acl", "relcl"):
            if parsed.lemmas[verb].lower() in self.cues.issuing:
                by = [each for agent in parsed.children_by(verb, "agent") for each in parsed.children_by(agent, "pobj")]
                by = by or [each for each in parsed.children_by(verb, "nsubj") if parsed.tags[each] not in RELATIVE]
                if by:
                    return by
        at = document
        while parsed.deps[at] in OBJECTS and parsed.heads[at] != at:
            at = parsed.heads[at]
            if parsed.pos[at] == "VERB":
                doing = parsed.lemmas[at].lower() in self.cues.issuing
                clause = self.reporting.clauses.at(at) if doing else None
                subjects = clause.fill("subject") if clause is not None else ()
                if subjects:
                    return [head for each in subjects for head in self.behind(each)] if document not in subjects else ()
                break
        summits = [
            each for token in parsed.children_by(document, "prep", "acl") for each in range(*parsed.subtree(token))
            if parsed.lemmas[each].lower() in self.cues.gatherings
        ]  # fmt: skip
        if summits:
            return self._gathered(summits[0])
        return self._told_before(document, reach)

    def _told_before(self, document: int, reach: int) -> Sequence[int]:
        """The writers of the document told of before "the letter": of one called the same; before "the document" of any."""
        parsed = self.parsed
        if not reach or not any(parsed.lower[each] in ("the", "this", "that") for each in parsed.children_by(document, "det")):
            return ()
        first = parsed.sentences[max(parsed.sentence_of[document] - reach, 0)][0]
        before = [each for each in range(document - 1, first - 1, -1) if parsed.lemmas[each].lower() in self.cues.documents]
        before = [each for each in before if parsed.pos[each] in ("NOUN", "PROPN")]
        if parsed.lemmas[document].lower() not in self.cues.any_document:
            before = [each for each in before if parsed.lemmas[each] == parsed.lemmas[document]]
        for each in before:
            owner = each if each in self.heads else self._owner(each)
            writers = (owner,) if owner is not None else self._writers(each, 0)
            if writers:
                return writers
        return ()

    def _gathered(self, gathering: int) -> Sequence[int]:
        """The organisation of states that was named last before a gathering."""
        found = [
            mention.head for mention in self.mentions
            if mention.kind == "organisation" and mention.form == "name" and mention.code not in ("", OTHER, mention.country)
            and mention.head < gathering
        ]  # fmt: skip
        return found[-1:]

    def _lost(self, cue: int) -> int | None:
        """The subject that the parser didn't give to a cue."""
        parsed = self.parsed
        if parsed.pos[cue] not in ("VERB", "AUX") or parsed.children_by(cue, "nsubjpass", "auxpass"):
            return self._letting(cue)
        if parsed.lemmas[cue].lower() in self.reporting.clauses.grammar.copulas:
            return None  # "it seems that", "Lee seems to": so it seems to the writer
        own = parsed.children_by(cue, "nsubj")
        if own:
            return own[0] if self.reporting.may_speak(own[0], cue) else None
        if parsed.deps[cue] == "conj" and parsed.pos[parsed.heads[cue]] == "VERB":
            return self._lost(parsed.heads[cue])
        if parsed.tags[cue] == "VBG":
            return self._said_before(cue)
        if not parsed.tags[cue].startswith(("VBD", "VBZ", "VBN", "VBP")):
            return None
        if parsed.tags[cue] == "VBN" and not parsed.children_by(cue, "aux"):
            return None  # "the bill, known as"
        edge = min([cue, *(each for each in parsed.children_by(cue, "aux", "neg", "advmod") if each < cue)])
        if parsed.words[edge - 1] == ",":
            return self._before_aside(cue, edge - 1)
        return self._right_before(cue, edge - 1)

    def _letting(self, cue: int) -> int | None:
        """Who "let it be known that", or does what the parser took for a noun."""
        parsed, verb = self.parsed, self.parsed.heads[cue]
        if parsed.tags[cue] == "NNS" and parsed.deps[cue] == "conj" and not parsed.children_by(cue, "det", "amod", "poss", "compound"):
            return next(iter(parsed.children_by(verb, "nsubj")), None) if parsed.pos[verb] == "VERB" else None
        if parsed.lemmas[cue].lower() != "know" or parsed.lemmas[verb].lower() != "let":
            return None
        return next(iter(parsed.children_by(verb, "nsubj")), None)

    def _said_before(self, cue: int) -> int | None:
        """Who spoke just before a participle that the parser made a part of the words behind it: "…, Lee said, adding: 'We stay.'"."""
        parsed, reporting = self.parsed, self.reporting
        first = max(parsed.sentences[parsed.sentence_of[cue]][0], cue - NEAR)
        verb = next((each for each in range(cue - 1, first - 1, -1) if parsed.pos[each] == "VERB"), None)
        if parsed.words[cue - 1] != "," or verb is None or not (reporting.introduces(verb) and reporting.finite(verb)):
            return None
        heads = reporting.speaker(verb)[1] if reporting.level(verb) == reporting.level(cue) else ()
        return heads[0] if heads else None

    def _before_aside(self, cue: int, comma: int) -> int | None:
        """The noun before what stands between commas, of which the parser made the cue a part: "Lee, then in opposition, accused"."""
        parsed, at = self.parsed, self.parsed.heads[cue]
        for _ in range(len(parsed)):
            if at < comma and parsed.pos[at] in NOMINAL:
                after = next((each for each in range(at + 1, comma) if parsed.words[each] == ","), None)
                if after is not None and after == at + 1:
                    return at
            if parsed.heads[at] == at:
                return None
            at = parsed.heads[at]
        return None

    def _right_before(self, cue: int, before: int) -> int | None:
        """The name right before a cue, of which the parser made a part of the phrase in front: "In May Lee had said that".

        Of joined names it is the first: "When prices rise, Norland and Sudria call …".
        """
        parsed = self.parsed
        if before < 0 or before not in self.heads or parsed.sentence_of[before] != parsed.sentence_of[cue]:
            return None
        named = parsed.pos[before] == "PROPN" and parsed.deps[before] in ("pobj", "npadvmod", "appos", "dep", "conj")
        while parsed.deps[before] == "conj" and parsed.heads[before] in self.heads:
            before = parsed.heads[before]
        return before if named and parsed.heads[cue] == cue else None


def owner_of_words(parsed: Parsed, noun: int) -> int | None:
    """Whose a word like "offer" is said to be: "an offer by Norland to", "a Norlandish offer to", "Norland's offer to"; else None."""
    if parsed.tags[noun] not in ("NN", "NNS"):
        return None
    for prep in parsed.children_by(noun, "prep", "agent"):
        objects = parsed.children_by(prep, "pobj") if parsed.lower[prep] in BY else []
        if objects and objects[0] > noun:
            return objects[0]
    before = [each for each in parsed.children_by(noun, *BEFORE) if each < noun and parsed.words[each][0].isupper()]
    return next((each for each in before if parsed.tags[each] not in ("PRP$", "NN", "NNS")), None)
