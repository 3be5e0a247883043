"""Find the descriptions of actors ("the Norlandish foreign minister", "Norland's troops") and the titles before names."""

from msgspec import structs

from placet.codebook.actor_files import OTHER, OUTLET, RoleEntry
from placet.codebook.actors import ActorIndex
from placet.codebook.roles import RoleMatch
from placet.extract.actors.description_owners import BEFORE_A_NOUN, Owners
from placet.extract.actors.mention import COUNTERPART, JOURNALIST, Loose, Mention
from placet.model.parsed import Parsed
from placet.model.record import ActorKind

KINDS: dict[str, ActorKind] = {"person": "person", "group": "group", "body": "organisation", "outlet": "outlet"}
NO_PLURAL = ("NN", "NNP", "JJ")
PAPER = "paper"
LAWMAKER = "lawmaker"
PARTIES = {"PTY", "OPP"}  # sectors of groups that don't fight
FINITE = ("VBD", "VBP", "VBZ", "MD")
NOMINAL = ("nsubj", "nsubjpass", "dobj", "pobj")


class Descriptions:
    """The roles in one document, joined with the names that were found in it."""

    def __init__(self, parsed: Parsed, actors: ActorIndex, names: list[Mention]) -> None:
        self.parsed = parsed
        self.actors = actors
        self.words = actors.modifiers
        self.names = names
        self.by_token: dict[int, Mention] = {token: name for name in names for token in range(name.start, name.end)}
        self.owners = Owners(parsed, self.words, self.by_token)
        self.people = {name.start: name for name in names if name.kind == "person"}
        self.roles = [role for role in actors.roles.matches(parsed.lower, parsed.lemmas) if not self._inside_name(role)]
        self.ends = {role.end: role for role in self.roles}

    def mentions(self) -> list[Mention]:
        """The names, those with a title made longer, and the descriptions."""
        found: list[Mention] = []
        used: set[int] = set()
        for name in self.names:
            found.append(self._titled(name, used) if name.kind == "person" else name)
        for role in self.roles:
            if role.start not in used and (described := self._described(role)):
                twins = self._twins(role, described)
                if twins and not described.key:
                    described = structs.replace(described, key=self._holder(described.code, role.role))
                if twins:
                    described = structs.replace(described, name=self._name_of_twin(role, self.by_token[described.of]))
                found += [described, *twins]
        others = {m.head for m in found if m.form == "description" and m.code == OTHER}
        return [m for m in found if m.name.lower() not in self.words.european or self.parsed.heads[m.head] not in others]

    def _inside_name(self, role: RoleMatch) -> bool:
        name = self.by_token.get(role.start)
        return name is not None and name.form in ("name", "description")

    def _titled(self, name: Mention, used: set[int]) -> Mention:
        """A person with the titles and the country in front of the name."""
        start = name.start
        role: RoleEntry | None = None
        gender = ""
        words: tuple[str, ...] = ()
        while start > 0:
            before = self.parsed.lower[start - 1]
            title = self.ends.get(start)
            if title and (title.role.title or self._names_calling(title, name)):
                gender = gender or self._gender(title)
                role = title.role if role is None or (title.role.office and not role.office) else role
                used.add(title.start)
                words = (*self._words(title), *words)
                start = title.start
            elif before in self.words.courtesy:
                gender = gender or self.words.courtesy[before]
                start -= 1
            else:
                break
        if start == name.start:
            return name
        if role is None:
            return structs.replace(name, start=start, form="title", gender=gender or name.gender)
        start = self._left_edge(start, name.end)
        possessor = self.owners.possessor(range(start, name.start), range(start, name.end), role)
        owner = self.by_token.get(possessor) if possessor >= 0 else self.owners.before(start, name.start, role)
        owner = owner or self.owners.state_after(name)
        titled = structs.replace(name, start=start, form="title", gender=gender or name.gender, role=role.role, words=words,
            loose="office" if role.office in self.words.heads_of_state else "")  # fmt: skip
        if name.key:
            if self._is_former(start, name.start):
                return structs.replace(titled, sectors=("ELI",), office="")
            return structs.replace(titled, sectors=role.sectors, office=role.office or role.role) if role.sectors else titled
        code, country, sectors = self._coding(role, owner, start, name.start)
        holder = self._holder(code, role)
        if holder and self._surname(self.actors.entries[holder].name) == self._surname(name.name):
            return structs.replace(titled, key=holder, code=code, country=country, sectors=sectors, office=role.office)
        of = owner.head if owner else possessor
        return structs.replace(
            titled, code=code, country=country, sectors=sectors, office=role.office or role.role, of=of, private=role.private
        )  # fmt: skip

    def _names_calling(self, role: RoleMatch, name: Mention) -> bool:
        """Whether a role that is no title stands before a name like one: "union leader Ann Lee"."""
        parsed = self.parsed
        inside = parsed.deps[role.end - 1] in BEFORE_A_NOUN and name.start <= parsed.heads[role.end - 1] < name.end
        return inside and role.role.holder == "person" and parsed.tags[role.end - 1] == "NN"

    def _words(self, role: RoleMatch) -> tuple[str, ...]:
        """The words of a role as they are compared with others: "defence", "minister"."""
        return tuple(lemma.lower() for lemma in self.parsed.lemmas[role.start : role.end])

    def _is_noun(self, head: int) -> bool:
        """Whether a role's head is a noun: "the general spoke" is one, though the parser takes "general" for an adjective."""
        parsed = self.parsed
        as_noun = parsed.deps[head] in NOMINAL and bool(parsed.children_by(head, "det"))
        return parsed.pos[head] in ("NOUN", "PROPN", "X") or (parsed.pos[head] == "ADJ" and as_noun)

    def _described(self, role: RoleMatch) -> Mention | None:
        """A noun phrase whose head is a role."""
        parsed = self.parsed
        head = self._head(role)
        leads = parsed.deps[head] in BEFORE_A_NOUN and parsed.heads[head] >= role.end
        writes = leads and role.role.holder == "body" and parsed.lemmas[parsed.heads[head]].lower() in self.words.documents
        if not self._is_noun(head) or (leads and not writes) or parsed.deps[head] == "npadvmod":  # "the army-held town"
            return None
        start = self._left_edge(role.start, role.end)
        if self._is_might(role, start):
            return None
        based = "based" in parsed.lower[start : role.start] and bool(role.role.points)  # "the London-based alliance"
        possessed = any(parsed.deps[token] == "poss" for token in range(start, role.start))
        possessor = self.owners.possessor(range(start, role.start), range(role.start, role.end), role.role)
        before = None if based else self.by_token.get(possessor) if possessor >= 0 else self.owners.before(start, role.start, role.role)
        owner = before or (None if possessed else self.owners.after(role))  # "its mission in Norland"
        if parsed.lemmas[head].lower() in self.words.sides and not self._is_party(head, start, owner):
            return None
        code, country, sectors = self._coding(role.role, owner, start, role.start)
        sectors = self._of_body(role, owner) or sectors
        if not role.role.private and owner and owner.kind == "state" and not self.words.stands_for_state.isdisjoint(sectors):
            code = owner.code
        if owner is None and not possessed and (known := self._known_body(role)):
            code, country = known.code, known.country
        if self._is_document(head):
            return None
        kind = "outlet" if "outlet" in role.role.points else KINDS[role.role.holder]
        if kind == "outlet":
            code = OUTLET
        if role.role.role == JOURNALIST and parsed.lower[start] == "our":
            code = OUTLET
        of = owner.head if owner else self.owners.token_of(role, start)
        if owner and (code, owner.code) == (OTHER, "EU"):  # "European officials" are no one's in particular
            of = -1
        words = parsed.lower[start : role.start]
        open_ = not self.words.indefinite.isdisjoint(words)
        owned = owner is not None and owner.form in ("adjective", "name")
        if role.role.role == COUNTERPART and owner is None:
            of = -1
        if owner and self._is_of_member(role, owner):
            code, country, of, owned = OTHER, "", -1, False
        bare = self._is_bare_body(role, start, head)
        definite = not open_ and (possessed or owned or writes or bare or not self.words.definite.isdisjoint(words))
        private, personal = role.role.private, self._is_member(role, head)
        if personal:
            kind, private = "person", False
        if self._only_says_what(head, open_ or (owner is None and not definite)):
            return None
        key = proper = ""
        if role.role.state and owner and owner.kind == "state" and not self._is_former(start, role.start):
            kind, key, sectors, proper = "state", owner.key, ("GOV",), owner.proper
        plural = parsed.tags[head] not in NO_PLURAL
        office = role.role.office or role.role.role if kind == "person" and not plural else ""
        if office and (definite or owner) and not self._is_former(start, role.start):
            key = self._holder(code, role.role)
        return Mention(
            start=start, end=role.end, head=head, form="description", kind=kind, name=parsed.text(start, role.end), code=code,
            country=country, sectors=sectors, office=office, key=key, role=role.role.role, words=self._words(role), of=of,
            definite=definite, plural=plural, gender=self._gender(role), private=private, points=role.role.points,
            proper=proper, loose=self._loose(role, kind), beside=self._opened(start, role.end) if kind == "person" else -1,
        )  # fmt: skip

    def _is_bare_body(self, role: RoleMatch, start: int, head: int) -> bool:
        """Whether a body is named without an article, as papers do at home: "Government has told the firms", "Parliament voted"."""
        parsed = self.parsed
        official = not role.role.private and not self.words.stands_for_state.isdisjoint(role.role.sectors)
        alone = start == role.start and parsed.words[start][0].isupper() and parsed.tags[head] in ("NN", "NNP")
        return alone and official and role.role.holder != "person" and parsed.deps[head] in NOMINAL[:2]

    def _known_body(self, role: RoleMatch) -> Mention | None:
        """The organisation whose body goes by a bare name: "the Commission" is the EU's, unless another commission is named."""
        word = " ".join(self._words(role))
        code = self.words.bodies.get(word)
        names = [name for name in self.names if name.kind == "organisation"]
        others = any(name.code != code and name.name.lower().split()[-1] == word for name in names)
        others = others or any(len(words := self._words(other)) > 1 and words[-1] == word for other in self.roles)
        return next((name for name in names if name.code == code), None) if code and not others else None

    def _is_document(self, head: int) -> bool:
        """Whether a "paper" is no newspaper: "a paper by the institute", "a German paper seen by the Post", "a cabinet paper"."""
        parsed = self.parsed
        if parsed.lemmas[head].lower() != PAPER:
            return False
        made = any(parsed.lower[each] in ("by", "on", "about") for each in parsed.children_by(head, "prep"))
        seen = any(parsed.tags[each] == "VBN" and parsed.children_by(each, "agent") for each in parsed.children_by(head, "acl"))
        official = any(parsed.tags[each] == "NN" and parsed.pos[each] == "NOUN" for each in parsed.children_by(head, "compound"))
        return made or seen or official

    def _is_member(self, role: RoleMatch, head: int) -> bool:
        """Whether "a member" is a person, not a state: "Ann Lee, a member of the council", "a member of the council, Ann Lee"."""
        parsed = self.parsed
        beside = [*parsed.children_by(head, "appos"), *([parsed.heads[head]] if parsed.deps[head] == "appos" else [])]
        people = [name for each in beside if (name := self.by_token.get(each)) and name.kind == "person"]
        return parsed.lower[role.start : role.end] == ["member"] and bool(people)

    def _is_of_member(self, role: RoleMatch, owner: Mention) -> bool:
        """Whether a role is of some member of an organisation, not of the organisation: "EU diplomats" are those of its members."""
        diplomats = self.parsed.lemmas[role.end - 1].lower() == "diplomat"
        return diplomats and owner.kind == "organisation" and bool(self.actors.members(owner.key, self.parsed.document.published))

    def _loose(self, role: RoleMatch, kind: ActorKind) -> Loose:
        """What a role may go back to beyond itself; see `Mention`."""
        words, lemma = self.words, self.parsed.lemmas[role.end - 1].lower()
        if lemma in words.neighbours or role.role.state:  # "both governments"
            return "states"
        if kind != "person":
            return ""
        if role.role.office in words.heads_of_state:
            return "office"
        if role.role.role == "leader":
            return "leader"
        if lemma in words.between:
            return "state"
        return "person" if " ".join(self._words(role)) in words.anyone else ""

    def _opened(self, start: int, end: int) -> int:
        """The head of the name that a description is put before, at the opening of a sentence: "Once the head of a bank, Ann Lee …"."""
        parsed = self.parsed
        first, last = parsed.sentences[parsed.sentence_of[start]]
        comma = next((token for token in range(end, last) if parsed.words[token] == ","), last)
        after = comma + 1
        while after < last and (parsed.lower[after] in self.words.courtesy or parsed.lower[after] in self.actors.roles.by_name):
            after += 1  # "Captain Ann Lee"
        name = self.by_token.get(after)
        if any(word not in self.words.fronting for word in parsed.lower[first:start]) or name is None or name.kind != "person":
            return -1
        verbal = any(parsed.tags[token] in FINITE for token in range(end, comma))
        return name.head if not verbal and parsed.deps[name.head] in NOMINAL[:2] else -1

    def _is_might(self, role: RoleMatch, start: int) -> bool:
        """Whether "power" is no one: "returned to power", "a nuclear power"; not "a regional power", "the powers"."""
        if self.parsed.lower[role.start : role.end] != ["power"]:
            return False
        return not (self.words.powers | self.words.several).intersection(self.parsed.lower[start : role.start])

    def _is_party(self, side: int, start: int, owner: Mention | None) -> bool:
        """Whether a side is somebody: "the Norlandish side", "both sides"; not "the Norlandish side of the border", "the other side"."""
        parsed = self.parsed
        if parsed.tags[side] == "NNS":
            return not self.words.pair.isdisjoint(parsed.lower[start:side])
        beside = owner is not None and owner.form == "adjective" and owner.end == side
        return beside and not any(parsed.lower[each] == "of" for each in parsed.children_by(side, "prep"))

    def _only_says_what(self, head: int, indefinite: bool) -> bool:
        """Whether a description is no one else, but what somebody is called: "is a rebel", "named it a terrorist group", "as an ally"."""
        parsed = self.parsed
        as_object = parsed.deps[head] == "pobj" and parsed.lower[parsed.heads[head]] == "as"
        return indefinite and (as_object or parsed.deps[head] in ("attr", "oprd"))

    def _of_body(self, role: RoleMatch, owner: Mention | None) -> tuple[str, ...]:
        """The sectors of the body that a person speaks for: "intelligence agency officer", "the head of the Riksdag"."""
        if role.role.holder != "person" or role.role.private or not set(role.role.sectors) <= {"GOV", "MIL"}:
            return ()
        body = self.ends.get(role.start)
        if body and body.role.holder != "person" and self.parsed.deps[role.start - 1] in BEFORE_A_NOUN:
            return body.role.sectors
        leads = self.parsed.lemmas[self._head(role)].lower() in self.words.leader
        return owner.sectors if leads and owner and owner.kind == "organisation" and owner.start >= role.end else ()

    def _twins(self, role: RoleMatch, described: Mention) -> list[Mention]:
        """The others of "the Norlandish and Sudlandish presidents": one more mention for each country joined with the first."""
        owner = self.by_token.get(described.of)
        if owner is None or not described.plural:
            return []
        found = []
        for other in self.names:
            if other is owner or other.kind != owner.kind or (other.start < role.start) != (owner.start < role.start):
                continue
            if not self._joins(owner, other) and not self._joins(other, owner):
                continue
            code, country, sectors = self._coding(role.role, other, described.start, role.start)
            key = other.key if described.kind == "state" else self._holder(code, role.role)
            name = self._name_of_twin(role, other)
            proper = other.proper if described.proper else ""
            twin = structs.replace(described, name=name, code=code, country=country, sectors=sectors, key=key, of=other.head, proper=proper)
            found.append(twin)
        return found

    def _name_of_twin(self, role: RoleMatch, owner: Mention) -> str:
        """What to call one of several: "Norlandish presidents", "presidents of Norland"."""
        words = self.parsed.text(role.start, role.end)
        return f"{owner.name} {words}" if owner.start < role.start else f"{words} of {owner.name}"

    def _joins(self, first: Mention, second: Mention) -> bool:
        """Whether "and" joins a second name to a first."""
        return self.parsed.deps[second.head] == "conj" and self.parsed.heads[second.head] == first.head

    def _holder(self, code: str, role: RoleEntry) -> str:
        """The key of the person who holds the office that a role is; "" where the codebook knows none."""
        holder = self.actors.holder(code, role.office, self.parsed.document.published) if role.office and code != OTHER else None
        return holder.key if holder else ""

    def _coding(self, role: RoleEntry, owner: Mention | None, start: int, end: int) -> tuple[str, str, tuple[str, ...]]:
        """Code, country and sectors of a role that belongs to somebody."""
        sectors = ("ELI",) if self._is_former(start, end) and not role.private else role.sectors
        if owner is None or "state" in role.points:
            return role.country or OTHER, role.country, sectors
        if role.holder == "group" and not sectors and owner.name.lower() not in self.words.european:
            return OTHER, "", ()  # "Norland's allies" are others than Norland
        if owner.form == "adjective" and owner.name.lower() in self.words.european:
            return ("EU", owner.country, sectors) if role.european or "MIL" in sectors or role.holder == "body" else (OTHER, "", sectors)
        official = not role.private and not self.words.stands_for_state.isdisjoint(sectors)
        if role.role == LAWMAKER and owner.kind == "group" and set(owner.sectors) <= PARTIES:
            return owner.country, owner.country, sectors  # who has a seat for a party is a politician of the state
        belongs = official or owner.kind in ("organisation", "group", "outlet")
        return owner.code if belongs else OTHER, owner.country, sectors

    def _left_edge(self, start: int, end: int) -> int:
        """The first token of the modifiers in front of [start, end)."""
        parsed = self.parsed
        first = parsed.sentences[parsed.sentence_of[start]][0]
        at = start
        while at > first:
            token = at - 1
            name = self.by_token.get(token)
            if parsed.deps[token] == "case" and name is None and token > first:  # the "'s" of a possessor
                token = parsed.heads[token]
                name = self.by_token.get(token)
            modifies = token < parsed.heads[token] < end and (parsed.deps[token] in self.words.before_nouns or parsed.words[token] == "-")
            head = parsed.heads[token]
            together = parsed.deps[token] in ("cc", "conj") and parsed.deps[head] in BEFORE_A_NOUN  # "its trade and industry department"
            modifies = modifies or (together and token < parsed.heads[head] < end)
            partner = self.by_token.get(head) if parsed.deps[token] in ("cc", "conj") and first <= head < start else None
            joined = partner is not None and partner.kind != "person"
            beside = name is not None and name.kind != "person" and name.end == start and token == start - 1
            if not modifies and not joined and not beside:
                break
            at = max(first, min(token, name.start)) if name else token
        return at + 1 if parsed.deps[at] == "cc" and at < start else at

    def _head(self, role: RoleMatch) -> int:
        """The head of a role's words: "minister" in "minister of foreign affairs"."""
        parsed = self.parsed
        outside = [t for t in range(role.start, role.end) if not role.start <= parsed.heads[t] < role.end or parsed.heads[t] == t]
        return next((t for t in outside if parsed.pos[t] in ("NOUN", "PROPN")), role.end - 1)

    def _is_former(self, start: int, end: int) -> bool:
        return not self.words.former.isdisjoint(self.parsed.lower[start:end])

    def _gender(self, role: RoleMatch) -> str:
        words = self.parsed.lower[role.start : role.end]
        return next((self.words.gender[word] for word in words if word in self.words.gender), "")

    @staticmethod
    def _surname(name: str) -> str:
        return name.split()[-1]
