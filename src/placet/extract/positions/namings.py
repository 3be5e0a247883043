"""Find the words that name an act which could be proposed: "the deployment of …", "to send …", "such a move", "it".

"Norland opposes sending observers to Sudria" -> send (deploy): theme observers, place Sudria.
Whether anybody takes a stance on it is told later; most of what is found here is dropped then.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from placet.codebook.actions import ActionEntry, Actions
from placet.codebook.grammar import Words
from placet.codebook.proposals import ProposalWords
from placet.extract.clauses.clauses import Clause, Clauses
from placet.extract.clauses.firings import Firing, match_frame
from placet.model.parsed import Parsed

SELF = "self"  # as a theme slot: the noun names what is done to ("a foreign force")
LEFT_OUT = ("relcl", "appos", "cc", "conj", "neg", "punct", "advcl", "parataxis", "mark", "predet", "preconj")


@dataclass(frozen=True, kw_only=True)
class Naming:
    """One mention of an act that could be proposed. All numbers are tokens; [start, end) is its phrase.

    `anaphor`: it says nothing of its own, so what it means was said before. `given`: it points back, whatever else it says.
    `content`: what a vehicle is about ("a plan to send …"): the head of the naming that it carries. `apart`: the head of another one
    that it is set against ("sanctions, but not an embargo").
    """

    head: int
    action: str
    agents: tuple[int, ...] = ()
    theme: tuple[int, ...] = ()
    place: tuple[int, ...] = ()
    start: int
    end: int
    anaphor: bool = False
    given: bool = False
    weak: bool = False
    deed: bool = False
    vehicle: bool = False
    content: int | None = None
    apart: int | None = None


class Namings:
    """The namings of a document, by their heads; its clauses must know the nouns and adjectives of the actions."""

    def __init__(self, clauses: Clauses, actions: Actions, words: ProposalWords, classes: dict[str, Words]) -> None:
        self.parsed = clauses.parsed
        self.actions = actions
        self.words = words
        self.clauses = clauses
        self.classes = classes
        self._found: dict[int, Naming | None] = {}

    def __iter__(self) -> Iterator[Naming]:
        for token in range(len(self.parsed)):
            naming = self.at(token)
            if naming:
                yield naming

    def at(self, token: int) -> Naming | None:
        """The naming whose head this token is."""
        if token not in self._found:
            self._found[token] = None
            self._found[token] = self._build(token)
        return self._found[token]

    def phrase(self, token: int) -> tuple[int, int]:
        """The tokens of the phrase or clause that a word heads, without what only adds to it."""
        if self.parsed.tags[token].startswith("VB"):
            return self.parsed.subtree(token)
        return noun_phrase(self.parsed, token)

    def moved(self, token: int) -> bool:
        """Whether a word names things of a kind that are sent, held or freed, and hold no position: soldiers, monitors."""
        lemma, named = self.parsed.lemmas[token].lower(), self.parsed.tags[token] in ("NNP", "NNPS")
        return not named and any(lemma in lemmas for lemmas in self.words.kinds.values())  # "the Liberation Army" is somebody

    def pronoun(self, token: int) -> Naming | None:
        """A pronoun that stands for an act, as a naming; None for any other word."""
        object_alone = self.parsed.deps[token] in ("dobj", "pobj") and not self.parsed.children[token]
        tags = ("PRP", "DT", "IN") if object_alone else ("PRP", "DT")  # "ruled that out": the parser takes it for a conjunction
        one = self.parsed.lower[token] in ("one", "another") and object_alone  # "Norland signed one; Sudria is weighing another"
        if one or (self.parsed.lower[token] in self.words.pronouns and self.parsed.tags[token] in tags):
            return Naming(head=token, action="general", start=token, end=token + 1, anaphor=True, given=True)
        return None

    def unlisted(self, token: int) -> Naming | None:
        """Any verb as a naming: for what somebody commits himself to and no action class covers."""
        clause = self.clauses.at(token)
        if clause is None or clause.category != "verb" or clause.lemma in self.clauses.grammar.copulas | self.words.telling:
            return None
        if clause.lemma in self.words.carrier_verbs:  # "move the embassy", but not "make sense"
            things = clause.fill("object")
            if not any(self.parsed.tags[token] == "NNP" or self.nominal(token) or self.pronoun(token) for token in things):
                return None
        if not any(clause.fill(slot) for slot in self.words.unlisted_slots):
            return None
        start, end = verb_phrase(self.parsed, clause)
        things = clause.fill("object")
        nobody = bool(things) and self.clauses.grammar.negative_pronouns.issuperset(self.parsed.lower[each] for each in things)
        theme = () if nobody else things  # "would send nobody": whatever was to be sent
        return Naming(head=token, action="other", agents=clause.fill("subject"), theme=theme, start=start, end=end, anaphor=nobody)

    def intransitive(self, token: int) -> Naming | None:
        """A verb with nothing but its own subject as a naming: "lets the garrison go", "refuses to pay"."""
        parsed, clause = self.parsed, self.clauses.at(token)
        subjects = [child for child in parsed.children_by(token, "nsubj") if parsed.tags[child].startswith("NN")]
        if clause is None or clause.category != "verb" or (clause.lemma in self.clauses.grammar.copulas and not self.staying(token)):
            return None
        if not subjects:
            infinitive = any(parsed.lower[child] == "to" for child in parsed.children_by(token, "aux"))
            idle = (
                clause.passive or clause.lemma in self.words.telling | self.words.discussing | self.words.needing | self.words.unspecified
            )
            idle = idle or (clause.lemma in self.words.carrier_verbs and bool(clause.complements or clause.fill("object")))
            return None if idle or not infinitive else self._alone(clause, *verb_phrase(parsed, clause))
        if clause.lemma in self.words.aspects & self.words.carrier_verbs:  # "wants the data exchange to begin": the exchange
            return self.at(subjects[0]) or self.nominal(subjects[0])
        start, _ = noun_phrase(parsed, subjects[0])
        behind = [child for child in parsed.children[token] if child > token and parsed.lower[child] in self.words.particles]  # "go ahead"
        end = max([token, *behind]) + 1
        return Naming(head=token, action="other", theme=(subjects[0],), start=start, end=end)

    def staying(self, token: int) -> bool:
        """Whether a verb tells that something is to stay where it is: "wants the garrison to stay", and not "to stay calm"."""
        return self.parsed.lemmas[token].lower() in self.words.staying and not self.parsed.children_by(token, "acomp", "attr", "oprd")

    def committed(self, token: int) -> Naming | None:
        """A finite verb with nothing beside its subject as a naming, for what is done on a condition: "would come only if …"."""
        clause = self.clauses.at(token)
        if clause is None or clause.category != "verb" or clause.passive or clause.lemma in self.clauses.grammar.copulas:
            return None
        if clause.lemma in self.words.telling | self.words.discussing | self.words.unspecified:
            return None
        for child in self.parsed.children_by(token, "xcomp", "pcomp"):  # "will go on doing so"
            inner = self.at(child)
            if inner:
                return inner
        return self._alone(clause, *verb_phrase(self.parsed, clause))

    def _alone(self, clause: Clause, start: int, end: int) -> Naming:
        """A verb with nothing beside it, which may leave out what was said before: "would join only with a mandate"."""
        joining = clause.lemma in self.words.participating and not any(clause.fill(slot) for slot in ("object", "in", "to"))
        return Naming(head=clause.head, action="other", agents=clause.fill("subject"), start=start, end=end, anaphor=joining)

    def only_says(self, token: int) -> bool:
        """Whether a word only says what a thing is called, or how much: "called the vote a day of shame", "by 188 votes to six"."""
        parsed, lemma = self.parsed, self.parsed.lemmas[token].lower()
        named = lemma in self.clauses.grammar.calling_verbs and parsed.children_by(token, "oprd")
        return bool(named or (lemma in self.words.counted and parsed.children_by(token, "nummod")))

    def nominal(self, token: int) -> Naming | None:
        """Any common noun as a naming: for what a stance is taken on and no action class covers ("opposes a second lock")."""
        parsed, lemma = self.parsed, self.parsed.lemmas[token].lower()
        if parsed.tags[token] not in ("NN", "NNS") or lemma in self.words.unproposed or self.moved(token):
            return None
        if (
            self.only_says(token)
            or parsed.deps[token] in ("compound", "nmod", "amod")
            or any(e.start <= token < e.end for e in parsed.entities if e.label != "ORG")
        ):
            return None
        start, end = noun_phrase(parsed, token)
        return Naming(head=token, action="other", theme=(token,), start=start, end=end)

    def _build(self, token: int) -> Naming | None:
        parsed = self.parsed
        if self.only_says(token):
            return None
        if parsed.deps[token] in ("compound", "nmod", "amod") and parsed.heads[token] != token:
            return None
        same = any(parsed.lower[child] in ("same", "so", "likewise") for child in parsed.children_by(token, "advmod", "dobj"))
        if parsed.lemmas[token].lower() == "do" and same:
            return Naming(head=token, action="general", start=token, end=token + 1, anaphor=True, given=True)  # "would do so only if"
        firing = self._match(token)
        if firing is None:
            return None
        clause, entry = firing.clause, self.actions.entry(firing.frame)
        start, end = verb_phrase(parsed, clause) if clause.category == "verb" else noun_phrase(parsed, token)
        halves = (token, token - 2) if "-" in clause.lemma else (token,)  # "cease-fire": neither word is what is ceased
        theme = tuple(one for one in firing.theme if one not in halves)
        naming = Naming(
            head=token, action=entry.action, agents=firing.actor, theme=theme or ((token,) if SELF in entry.theme else ()),
            place=tuple(one for one in firing.recipient if one not in theme), start=start, end=end,
            weak=entry.weak, deed=entry.deed, vehicle=entry.vehicle,
        )  # fmt: skip
        return naming if clause.category == "verb" else self._noun(naming, clause, entry)

    def _noun(self, naming: Naming, clause: Clause, entry: ActionEntry) -> Naming:
        parsed = self.parsed
        content = self._content(clause, entry) if entry.vehicle else None
        own_theme = any(one > naming.head or self._below(one, naming.head) for one in naming.theme)  # and not one borrowed from before
        bare = content is None and not own_theme and not own_words(parsed, naming.head, self.words, relative=not entry.vehicle)
        determiners = {parsed.lower[child] for child in parsed.children[naming.head] if parsed.deps[child] in ("det", "predet", "amod")}
        given = bool(determiners & self.words.pointers)
        beside = naming.start > 0 and parsed.words[naming.start - 1] in ("-", "–", "—", ",")  # "…, an idea that Norland rejects"
        back = given or (beside and entry.vehicle) or "the" in determiners or (entry.weak and entry.vehicle and not determiners)
        naming = replace(naming, given=given, anaphor=bare and back, content=content)
        if entry.vehicle and content is None:
            naming = self._by_modifier(naming)
        empty = entry.weak and naming.vehicle and naming.action == "general" and content is None and not self._told(naming.head)
        return replace(naming, anaphor=True) if empty and determiners & (self.words.pointers | {"the", "any"}) else naming

    def _told(self, noun: int) -> bool:
        """Whether a noun like "step" is told what it is: "a step towards war", and not "any unilateral step taken without consent"."""
        parsed = self.parsed
        own = parsed.children_by(noun, "acl", "relcl", "prep", "compound", "nmod", "appos")
        return any(parsed.deps[child] != "acl" or parsed.tags[child] not in ("VBN", "VBD") for child in own)

    def _match(self, token: int) -> Firing | None:
        clause = self.clauses.at(token)
        if clause is None:
            return None
        for frame in self.actions.frames.get((clause.category, clause.lemma), ()):
            firing = match_frame(frame, clause, self.clauses, self.classes)
            if firing and not (self.actions.entry(frame).plural and self.parsed.tags[token] == "NN"):
                return firing
        return None

    def _content(self, clause: Clause, entry: ActionEntry) -> int | None:
        """What a vehicle is about: the first naming among its complements and what its prepositions govern."""
        inner = [complement.head for complement in clause.complements if complement.head > clause.head] + list(self.purpose(clause.head))
        for slot in entry.theme:
            if slot not in ("complement", "modifier", "between", "with", "possessor"):
                inner.extend(token for token in clause.fill(slot) if token > clause.head and self._below(token, clause.head))
        for child in self.parsed.children_by(clause.head, "relcl", "acl"):  # "a resolution that would impose sanctions"
            foreseen = self.clauses.at(child)
            if foreseen and foreseen.lemma in self.words.adopting and self.parsed.tags[child] != "VBN":
                inner.extend(token for token in foreseen.fill("object") if token > child)
            if foreseen and {"would", "will"} & set(foreseen.modals) and not foreseen.negated:
                inner.append(child)
        for token in inner:
            naming = self.at(token)
            if naming and not naming.anaphor:
                return token
            if self.parsed.tags[token].startswith("VB"):
                carried = self.carried(token)
                if carried is not None:
                    return carried
        return None

    def purpose(self, noun: int) -> tuple[int, ...]:
        """The infinitive right behind a noun, where the parser has hung it on the verb above: "dismissed calls to reopen the market"."""
        parsed = self.parsed
        if noun + 2 >= len(parsed) or parsed.tags[noun + 1] != "TO":
            return ()
        verb = parsed.heads[noun + 1]
        beside = parsed.deps[verb] in ("advcl", "xcomp") and parsed.heads[verb] == parsed.heads[noun]
        return (verb,) if beside and parsed.deps[noun + 1] == "aux" else ()

    def _below(self, token: int, head: int) -> bool:
        start, end = self.parsed.subtree(head)
        return start <= token < end

    def carried(self, token: int, depth: int = 3) -> int | None:
        """The naming that an unlisted word passes on: "to look at conditions for resuming talks" -> talks."""
        parsed, lemma = self.parsed, self.parsed.lemmas[token].lower()
        carriers = self.words.carrier_verbs if parsed.tags[token].startswith("VB") else self.words.carrier_nouns
        if depth == 0 or lemma not in carriers | self.words.aspects:
            return None
        clause = self.clauses.at(token)
        if clause is None:
            inner = [
                below for child in parsed.children[token] if parsed.deps[child] == "prep"
                for below in parsed.children[child] if parsed.deps[below] in ("pobj", "pcomp")
            ]  # fmt: skip
            inner += parsed.children_by(token, "acl")
        else:
            inner = [one for slot in self.words.carrier_slots for one in clause.fill(slot) if one != token]
        for one in inner:
            naming = self.at(one) or (self.pronoun(one) if lemma in self.words.aspects else None)
            if naming:
                return naming.content if naming.content is not None else one
        for one in inner:
            if self._below(one, token):
                found = self.carried(one, depth - 1)
                if found is not None:
                    return found
        return None

    def _by_modifier(self, naming: Naming) -> Naming:
        """ "A ceasefire plan", "a prisoner swap deal": the action is the modifier's, the head stays; talks remain talks, whatever on."""
        parsed = self.parsed
        if naming.action == "negotiate":
            return naming
        for child in parsed.children[naming.head]:
            if parsed.deps[child] not in ("compound", "amod", "nmod"):
                continue
            for frame in self.actions.frames.get(("noun", parsed.lemmas[child].lower()), ()):
                entry = self.actions.entry(frame)
                if not entry.vehicle and not entry.object and not entry.weak:
                    return replace(naming, action=entry.action, weak=False, anaphor=naming.anaphor and naming.given)
        return naming


def own_words(parsed: Parsed, noun: int, words: ProposalWords, *, relative: bool = True) -> bool:
    """Whether a noun has content of its own beside its determiner and whose it is ("such a move", "the Sudrian plan" have none)."""
    own = parsed.children_by(noun, "amod", "compound", "nmod", "prep", "acl", "nummod", "appos", *(["relcl"] if relative else []))
    own = [child for child in own if parsed.lower[child] != "as"]  # "denounced the move as a betrayal"
    if not relative:  # "an idea long resisted by Norland"
        own = [child for child in own if parsed.deps[child] != "acl" or parsed.tags[child] not in ("VBN", "VBD")]
    nations = {token for entity in parsed.entities if entity.label in ("NORP", "GPE") for token in range(entity.start, entity.end)}
    return any(parsed.lower[child] not in words.pointers | words.unlabelled and child not in nations for child in own)


def noun_phrase(parsed: Parsed, noun: int) -> tuple[int, int]:
    """The tokens of a noun's phrase, without relative clauses, appositions and what is joined to it."""
    start = min(
        [noun, *(parsed.subtree(child)[0] for child in parsed.children[noun] if child < noun and parsed.deps[child] not in LEFT_OUT)]
    )
    end = noun + 1
    for child in parsed.children[noun]:
        if child > noun and parsed.deps[child] in LEFT_OUT:
            break
        if child > noun:
            end = right_edge(parsed, child)
            if end < parsed.subtree(child)[1]:
                break
    return start, end


def right_edge(parsed: Parsed, token: int) -> int:
    """Where the words that hang on a token to its right end, before the first clause that only adds to it."""
    end = token + 1
    for child in parsed.children[token]:
        if child < token:
            continue
        if parsed.deps[child] in ("relcl", "appos", "advcl", "punct", "parataxis"):
            break
        edge = right_edge(parsed, child)
        end = max(end, edge)
        if edge < parsed.subtree(child)[1]:
            break
    return end


def verb_phrase(parsed: Parsed, clause: Clause) -> tuple[int, int]:
    """The tokens of a verb with what follows it, without its subject and without clauses that only add to it."""
    end = clause.head + 1
    for child in parsed.children[clause.head]:
        if child < clause.head:
            continue
        bare = parsed.deps[child] == "ccomp" and parsed.tags[child] == "VB" and not parsed.children_by(child, "mark", "aux")
        if parsed.deps[child] in ("advcl", "cc", "conj", "punct", "parataxis", "ccomp", "npadvmod", "mark", "nsubj") and not bare:
            break  # "let the fleet use the port" goes on
        end = right_edge(parsed, child)
        if end < parsed.subtree(child)[1]:
            break
    return clause.head, end
