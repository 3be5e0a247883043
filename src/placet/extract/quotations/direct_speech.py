"""Find direct speech: quoted stretches that a verb of saying stands before, after or between.

"'We stay,' the envoy said. 'The offer is final.'" -> one quotation, cue "said", two ranges. Words before the marks in the same
sentence belong to it ("The plan was 'a trap', he said" is mixed). A stretch with no cue of its own waits in `alone`.
"""

from dataclasses import dataclass, field
from typing import Literal

from placet.extract.quotations.quotation_marks import SENTENCE_END, Quoted
from placet.extract.quotations.quote import Quote, TokenRange
from placet.extract.quotations.reporting import DASHES, FINITE, NOMINAL, Reporting

REACH = 45  # tokens in which a cue is looked for beside a quoted stretch
PAUSES = DASHES | {","}


@dataclass
class Draft:
    """Direct speech while its stretches are gathered; `resumes` is the token where it may go on after its cue."""

    family: Literal["direct", "lead"]
    content: list[TokenRange]
    stretches: list[int]
    cue: int | None = None
    speaker: tuple[TokenRange | None, tuple[int, ...]] | None = None
    resumes: int | None = None


@dataclass
class DirectSpeech:
    """What was found: drafts with a cue, and the groups of stretches that have none (a group is continued over paragraphs)."""

    drafts: list[Draft] = field(default_factory=list)
    alone: list[list[Quoted]] = field(default_factory=list)

    def quotes(self, reporting: Reporting) -> list[Quote]:
        """The drafts as quotations."""
        found = []
        for draft in self.drafts:
            rule = f"direct:{reporting.parsed.lemmas[draft.cue].lower()}" if draft.cue is not None else "direct:colon"
            found.append(reporting.quote(draft.family, draft.content, cue=draft.cue, rule=rule, speaker=draft.speaker))
        return found


class DirectSpeechFinder:
    """Link the quoted stretches of one document to their verbs of saying."""

    def __init__(self, reporting: Reporting) -> None:
        self.reporting = reporting
        self.parsed = reporting.parsed
        self.quoted = reporting.quoted
        self.found = DirectSpeech()
        self._draft_at: dict[int, Draft] = {}  # by the token at which it may go on
        self._ends: set[int] = set()  # where the contents of those drafts end
        self._cues: set[int] = set()

    def find(self) -> DirectSpeech:
        """Link each stretch, in the order of the text."""
        for group in self._groups():
            self._link(group)
        return self.found

    def _groups(self) -> list[list[Quoted]]:
        """The stretches, those continued over paragraphs together."""
        groups: list[list[Quoted]] = []
        open_group: list[Quoted] | None = None
        for stretch in self.quoted:
            if open_group is not None and stretch.outer is None:
                open_group.append(stretch)
                if not stretch.continues:
                    open_group = None
                continue
            groups.append([stretch])
            if stretch.continues and stretch.outer is None:
                open_group = groups[-1]
        return groups

    def _link(self, group: list[Quoted]) -> None:
        first, last = group[0], group[-1]
        content = [(stretch.first, stretch.last) for stretch in group]
        before = self._before(first)
        draft = self._cue_before(first, before, content)
        after, resumes = self._after(last)
        if draft is None:
            draft = self._cue_after(group, after, before, content)
            if draft is not None and resumes is not None:
                self._draft_at[resumes] = draft
                self._ends.add(draft.content[-1][1])
        if (
            draft is None
            and (earlier := self._draft_at.get(self._opening(first))) is not None
            and not before_has_participle(self.reporting, before)
        ):
            earlier.content += content
            earlier.stretches += [stretch.number for stretch in group]
            return
        if draft is None:
            self.found.alone.append(group)
            return
        draft.stretches = [stretch.number for stretch in group]
        if draft.cue is not None:
            self._cues.add(draft.cue)
        self.found.drafts.append(draft)

    def _opening(self, stretch: Quoted) -> int:
        """The token of a stretch's opening mark, or its first token where the mark is none of its own."""
        return stretch.first - 1 if stretch.first > 0 and self.quoted.is_mark[stretch.first - 1] else stretch.first

    # --- the words around a stretch ------------------------------------------------------------------

    def _before(self, stretch: Quoted) -> list[int]:
        """The tokens before a stretch in its sentence, nearest first."""
        found: list[int] = []
        opening = self._opening(stretch)
        previous = opening
        for token in self.reporting.back(opening, stretch.outer):
            if previous - token > 1 and found and self._between_is_quoted(token, previous):
                break
            found.append(token)
            previous = token
            if len(found) >= REACH:
                break
        return found

    def _between_is_quoted(self, token: int, later: int) -> bool:
        return any(self.quoted.inside[at] != self.quoted.inside[token] for at in range(token + 1, later))

    def _after(self, stretch: Quoted) -> tuple[list[int], int | None]:
        """The tokens after a stretch up to the sentence's end or the next stretch, and where a next stretch would resume."""
        parsed, quoted = self.parsed, self.quoted
        at = stretch.last
        end = parsed.paragraphs[parsed.paragraph_of[stretch.last - 1]][1]
        if at < end and quoted.is_mark[at]:
            at += 1
        found: list[int] = []
        while at < end and len(found) < REACH:
            if quoted.inside[at] != stretch.outer or quoted.is_mark[at]:
                title = quoted.by_opening.get(at + 1 if quoted.is_mark[at] else at)
                if title is None or not found or parsed.tags[found[-1]] not in ("IN", "DT") or self._speaks(title, stop=False):
                    return found, at
                at = title.last + 1  # the name of a programme: "he said on 'The Morning Hour'"
                if self.reporting.ends_with(title.number, SENTENCE_END):
                    return found, at if at < end else None
                continue
            if self.reporting.ends_sentence(at):
                return found, at + 1 if at + 1 < end else None
            found.append(at)
            at += 1
        return found, None

    # --- a cue before --------------------------------------------------------------------------------

    def _cue_before(self, stretch: Quoted, before: list[int], content: list[TokenRange]) -> Draft | None:
        if not before:
            return None
        parsed, reporting = self.parsed, self.reporting
        nearest = parsed.words[before[0]]
        if nearest == ":":
            cue = self._verb_before(before[1:], stretch)
            if cue is not None:
                return Draft("direct", content, [], cue=cue)
            return self._worded_noun(before[1:], content)
        if nearest in PAUSES:
            cue = self._verb_before(before[1:14], stretch, bare=True)
            if cue is None or cue in self._cues:
                return None
            lead = self._interrupted(cue, stretch)
            return Draft("lead", [lead, *self._to_the_end(stretch)], [], cue=cue) if lead else Draft("direct", content, [], cue=cue)
        if reporting.introduces(before[0]) and before[0] not in self._cues and parsed.lemmas[before[0]].lower() in reporting.cues.inquits:
            return Draft("direct", self._run_on(before[0], stretch, content), [], cue=before[0]) if self._speaks(stretch) else None
        if (
            self._speaks(stretch)
            and parsed.pos[before[0]] in ("NOUN", "PROPN", "PRON", "ADV")
            and parsed.words[stretch.first][:1].isupper()
        ):
            cue = self._verb_before(before[:10], stretch, bare=True)
            if cue is not None and cue not in self._cues:
                return Draft("direct", self._run_on(cue, stretch, content), [], cue=cue)
        return None

    def _interrupted(self, cue: int, stretch: Quoted) -> TokenRange | None:
        """The words before a cue between commas that runs into a stretch: "The plan, the envoy said, 'is dead'"."""
        parsed, reporting = self.parsed, self.reporting
        subjects = parsed.children_by(cue, "nsubj")
        start = min([cue] + [parsed.subtree(subject)[0] for subject in subjects if subject < cue])
        if not subjects or start == 0 or parsed.words[start - 1] != ",":
            return None
        first = reporting.sentence_start(start, stretch.outer)
        return reporting.stripped(first, start - 1) if first < start - 1 else None

    def _to_the_end(self, stretch: Quoted) -> list[TokenRange]:
        """A stretch with the words that follow it in its sentence."""
        after, _ = self._after(stretch)
        if not after:
            return [(stretch.first, stretch.last)]
        return [self.reporting.stripped(self._opening(stretch), after[-1] + 1, keep=self._opening(stretch))]

    def _verb_before(self, tokens: list[int], stretch: Quoted, bare: bool = False) -> int | None:
        """The nearest verb of saying; `bare` asks that no other verb and no clause of content stands in between."""
        parsed, reporting = self.parsed, self.reporting
        for token in tokens:
            if reporting.introduces(token):
                clause = reporting.clauses.at(token)
                own = clause and any(c.kind == "finite" and token < c.head < stretch.first and c.head in tokens for c in clause.complements)
                if not own:
                    return token
                if bare:
                    return None
            elif bare and parsed.tags[token] in ("VBD", "VBZ", "VBP", "MD") and parsed.deps[token] not in ("aux", "auxpass", "relcl"):
                return None
        return None

    def _worded_noun(self, before: list[int], content: list[TokenRange]) -> Draft | None:
        """ "The minister's message: '…'": the noun is the cue and its possessor speaks."""
        parsed, cues = self.parsed, self.reporting.cues
        for token in before:
            if parsed.pos[token] == "NOUN" and parsed.lemmas[token].lower() in cues.worded:
                owners = tuple(child for child in parsed.children[token] if parsed.deps[child] == "poss")
                span = self.reporting.noun_phrase(owners[0], token) if owners else None
                return Draft("direct", content, [], cue=token, speaker=(span, owners))
        return None

    def _speaks(self, stretch: Quoted, stop: bool = True) -> bool:
        """Whether a stretch holds a clause of its own; `stop` takes a full stop inside for one."""
        tags = self.parsed.tags[stretch.first : stretch.last]
        return any(tag in FINITE for tag in tags) or (stop and self.reporting.ends_with(stretch.number, ".?!"))

    def _run_on(self, cue: int, stretch: Quoted, content: list[TokenRange]) -> list[TokenRange]:
        """The content with the words after the closing mark that still belong to its clause ("… 'by night' rather than by day")."""
        parsed = self.parsed
        clause = self.reporting.clauses.at(cue)
        following = stretch.last + 1
        if clause is None or len(content) > 1 or following >= len(parsed) or parsed.pos[following] in ("PUNCT", "CCONJ"):
            return content
        for complement in clause.complements:
            start, end = parsed.subtree(complement.head)
            if start < stretch.last and following < end and parsed.paragraph_of[end - 1] == parsed.paragraph_of[stretch.first]:
                start, end = self.reporting.stripped(following, end)
                return [(self._opening(stretch), end)]
        return content

    # --- a cue after ---------------------------------------------------------------------------------

    def _cue_after(self, group: list[Quoted], after: list[int], before: list[int], content: list[TokenRange]) -> Draft | None:
        parsed, reporting, last = self.parsed, self.reporting, group[-1]
        if not after:
            return None
        paused = parsed.words[after[0]] in PAUSES
        stopped = reporting.ends_with(last.number, ".")
        inviting = paused or reporting.ends_with(last.number, ",?!…-—")
        near = [token for token in after[:2] if reporting.introduces(token)]
        if not (inviting or stopped or (near and self._speaks(last))):
            return None
        cue = self._inquit(after, last, strict=not inviting)
        if cue is None:
            return None
        lead = self._lead(group[0], before)
        if lead is not None and len(group) == 1:
            return Draft("lead", [reporting.stripped(lead, last.last + 1, keep=last.last)], [], cue=cue, speaker=self._named(cue, after))
        return Draft("direct", content, [], cue=cue, speaker=self._named(cue, after))

    def _inquit(self, after: list[int], last: Quoted, strict: bool) -> int | None:
        """The finite verb of saying in the words after a stretch, if it governs no content of its own there."""
        parsed, reporting = self.parsed, self.reporting
        for token in after:
            if parsed.words[token] in (":", ";"):
                return None
            if not parsed.tags[token].startswith("VB") or parsed.deps[token] in ("aux", "auxpass"):
                continue
            if not reporting.introduces(token):
                if parsed.deps[token] in ("relcl", "acl", "amod", "advcl", "pcomp"):
                    continue
                return None
            if not reporting.finite(token):
                continue
            clause = reporting.clauses.at(token)
            if clause and any(c.kind == "finite" and c.head > token and c.head in after for c in clause.complements):
                return None
            governs = (
                any(last.first <= child < last.last for child in parsed.children[token]) or last.first <= parsed.heads[token] < last.last
            )
            if (
                strict
                and not governs
                and (any(child in after for child in parsed.children_by(token, "dobj", "ccomp", "xcomp")) or token - after[0] > 8)
            ):
                return None
            return token
        return None

    def _lead(self, stretch: Quoted, before: list[int]) -> int | None:
        """Where the sentence begins that runs into a stretch, or None where the stretch itself begins it."""
        if not before or (self.parsed.words[before[0]] in (":", *PAUSES) and self._draft_at.get(before[0])):
            return None
        start = self.reporting.sentence_start(self._opening(stretch), stretch.outer)
        return start if start < self._opening(stretch) and start not in self._ends else None

    def _named(self, cue: int, after: list[int]) -> tuple[TokenRange | None, tuple[int, ...]]:
        """The speaker of an inquit: its subject, else the noun beside it where the parser saw none."""
        reporting, parsed = self.reporting, self.parsed
        span, heads = reporting.speaker(cue)
        if heads and any(head in after for head in heads):
            return span, heads
        nouns = [token for token in after if parsed.pos[token] in NOMINAL and parsed.deps[token] not in ("compound", "poss", "appos")]
        earlier = [token for token in nouns if token < cue]
        later = [token for token in nouns if token > cue]
        chosen = min(earlier, key=parsed.depths.__getitem__) if earlier else later[0] if later else None
        if chosen is None or (heads and not later):
            return span, heads
        return reporting.noun_phrase(chosen, cue), (chosen,)


def before_has_participle(reporting: Reporting, before: list[int]) -> bool:
    """Whether a participle right before the marks begins another quotation ("…, adding '…'")."""
    parsed = reporting.parsed
    return any(parsed.tags[token] == "VBG" and reporting.introduces(token) for token in before[:3])
