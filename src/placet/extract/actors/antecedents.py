"""Which actor a name or a description goes back to: the rules of coreference, one method each.

"Ann Lee, the defence minister, left. Lee …; the minister …" -> one actor. Pronouns have rules of their own, in `pronoun_antecedents`.
"""

from collections.abc import Mapping, Sequence

from msgspec import structs

from placet.codebook.actor_files import OTHER
from placet.codebook.folding import fold
from placet.extract.actors.cluster import Cluster
from placet.extract.actors.mention import Mention
from placet.model.parsed import Parsed

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
NAMED_WITHIN = 3  # paragraphs in which an official whom the first one describes is named
NEAR = 2  # sentences back in which "the politician", "the company" looks for whom it may be
COMPANIES = ("organisation", "group", "other")  # what the parser may take an unknown company for
AGENCY = "agency"  # what many international organisations are called, whatever their names
CALLINGS = frozenset({"NGO", "IGO", "LAB", "MED", "JUD"})  # sectors in which "the rights group", "the court" may be one named before
COMPANY = frozenset({"BUS", "NGO", "MED"})  # and in which it may be one of which nothing was told
POINTING = ("REB", "UAF", "PRM")  # "the rebels", "the militants": the armed group named last


SaidWords = Mapping[int, Sequence[tuple[int, int]]]  # by a speaker's token, the stretches of what is said


def is_armed(sectors: tuple[str, ...]) -> bool:
    """Whether these are the sectors of an armed group."""
    return any(sector in POINTING for sector in sectors)


class Antecedents:
    """The actors of one document so far."""

    def __init__(self, parsed: Parsed, own_words: SaidWords, told_words: SaidWords) -> None:
        self.parsed = parsed
        self.own_words = own_words
        self.told_words = told_words
        self.clusters: list[Cluster] = []
        self.headed: dict[int, list[Cluster]] = {}
        self.history: list[tuple[Mention, Cluster]] = []
        self.resolved_at: dict[int, list[tuple[Mention, Cluster]]] = {}
        self._keys: dict[str, Cluster] = {}
        self._names: dict[str, Cluster] = {}
        self._people: dict[str, list[Cluster]] = {}  # by each word of their names, the one named last at the end
        self._beside: dict[int, Cluster] = {}

    def new(self, mention: Mention) -> Cluster:
        """An actor that was not there before."""
        cluster = Cluster(len(self.clusters), mention)
        self.clusters.append(cluster)
        return cluster

    def add(self, cluster: Cluster, mention: Mention) -> None:
        """Give a mention to an actor."""
        cluster.add(mention)
        self.headed.setdefault(mention.head, []).append(cluster)
        self.history.append((mention, cluster))
        self.resolved_at.setdefault(mention.head, []).append((mention, cluster))
        if cluster.key:
            self._keys.setdefault(cluster.key, cluster)
        if mention.form in ("name", "title"):
            plain = fold(mention.name).lower()
            self._names[plain] = cluster
            for word in plain.split() if mention.kind == "person" else ():
                named = self._people.setdefault(word, [])
                if cluster in named:
                    named.remove(cluster)
                named.append(cluster)
        if mention.beside >= 0:
            self._beside[mention.beside] = cluster

    def by_key(self, mention: Mention) -> Cluster | None:
        """The actor of a codebook key."""
        return self._keys.get(mention.key) if mention.key else None

    def by_apposition(self, mention: Mention) -> Cluster | None:
        """The actor that a description stands beside: "Ann Lee, the minister", "the minister, Ann Lee", "Norland, the only ally"."""
        parsed, token = self.parsed, mention.head
        if token in self._beside:
            return self._beside[token]
        if parsed.deps[token] == "conj" and mention.form == "description" and not parsed.children_by(token, "det", "poss"):
            token = parsed.heads[token]  # "Ann Lee, a nurse and mother"
        if parsed.deps[token] != "appos" or mention.kind not in ("person", "organisation", "group", "outlet"):
            return None
        of_state = mention.loose in ("state", "states") or (mention.kind == "group" and not mention.sectors)
        among_states = of_state and not mention.plural
        for beside in self._stands_beside(parsed.heads[token], mention):
            for cluster in self.headed.get(beside, ()):
                if among_states and cluster.kind in ("state", "organisation"):
                    return cluster
                if self._is_like(mention, cluster):
                    return cluster
        return None

    def _stands_beside(self, token: int, mention: Mention) -> list[int]:
        """What an apposition may belong to: the word that it hangs on, and for a person's name what that belongs to in turn.

        "Norland's envoy to Sudria, Ann Lee": the parser hangs her on Sudria.
        """
        parsed, found = self.parsed, [token]
        while mention.form in ("name", "title") and parsed.deps[token] in ("pobj", "prep", "poss"):
            token = parsed.heads[token]
            found.append(token)
        if mention.form in ("name", "title"):  # "In Ely, the mayor, Ann Lee": both are hung on the place
            siblings = parsed.children_by(parsed.heads[mention.head], "appos")
            found += [each for each in siblings if parsed.subtree(each)[1] == mention.start - 1]
        return found

    @staticmethod
    def _is_like(mention: Mention, cluster: Cluster) -> bool:
        """Whether a mention can be what an actor is called beside: of its kind and number, and not a second name for it."""
        nobody = cluster.code == OTHER and not cluster.country
        unknown = nobody and (cluster.kind, mention.kind) in (("other", "organisation"), ("other", "outlet"), ("organisation", "outlet"))
        if (cluster.kind != mention.kind and not unknown) or cluster.plural != mention.plural or (cluster.key and mention.key):
            return False
        return mention.form == "description" or not cluster.is_named

    def by_predicate(self, mention: Mention) -> Cluster | None:
        """The person who is said to be it: "Ann Lee is the minister", "was elected president of Norland", "the winner is Ann Lee"."""
        parsed, token = self.parsed, mention.head
        if mention.kind != "person" or mention.plural:
            return None
        if parsed.deps[token] == "pobj" and parsed.lower[parsed.heads[token]] == "as":
            token = parsed.heads[token]
        elif parsed.deps[token] not in ("attr", "oprd"):
            return None
        verb = parsed.heads[token]
        if parsed.pos[verb] not in ("VERB", "AUX") or parsed.children_by(verb, "neg"):
            return None
        objects = parsed.children_by(verb, "dobj")
        beside = objects or parsed.children_by(verb, "nsubj", "nsubjpass")
        clusters = [cluster for each in beside if each != token for cluster in self.headed.get(each, ())]
        return next((cluster for cluster in clusters if self._is_like(mention, cluster)), None)

    def by_name_of_person(self, mention: Mention) -> Cluster | None:
        """The person of the same full name, or of a part of it, where sex and key don't speak against that.

        Of several with one surname: whom the title fits ("Ms Lee", "Minister Lee"), else who was named last.
        """
        plain = fold(mention.name).lower()
        words = plain.split()
        same = self._names.get(plain) if len(words) > 1 else None
        if same is not None and same.kind == "person":
            return same
        fits = [each for each in self._people.get(words[-1], []) if self._may_be_called(mention, words, each)]
        return max(enumerate(fits), key=lambda each: (self._title_fits(mention, words, each[1]), each[0]))[1] if fits else None

    @staticmethod
    def _may_be_called(mention: Mention, words: list[str], cluster: Cluster) -> bool:
        """Whether a name can be a shorter or longer form of a person's, and neither key nor sex differ."""
        differs = mention.key and cluster.key and mention.key != cluster.key
        other_sex = mention.gender and cluster.gender and mention.gender != cluster.gender
        longest = fold(cluster.name).lower().split()
        shorter, longer = (words, longest) if len(words) < len(longest) else (longest, words)
        within = any(longer[at : at + len(shorter)] == shorter for at in range(len(longer)))
        return not differs and not other_sex and within and len(shorter) < len(longer) + (len(words) == 1)

    @staticmethod
    def _title_fits(mention: Mention, words: list[str], cluster: Cluster) -> tuple[bool, bool, bool]:
        """How well a title and the place in the full name speak for a person, the surname above the first name."""
        titled = bool(mention.words) and cluster.words.issuperset(mention.words)
        surname = fold(cluster.name).lower().split()[-1] == words[-1]
        return titled, bool(mention.gender) and cluster.gender == mention.gender, surname

    def by_opening(self, mention: Mention) -> Cluster | None:
        """The official whom the first paragraph only describes ("…, its energy minister said"), named without a title in the next two."""
        parsed = self.parsed
        titled = mention.office and mention.sectors not in ((), ("ELI",))
        if titled or mention.key or parsed.deps[mention.head] not in SUBJECTS or not 0 < parsed.paragraph_of[mention.head] < NAMED_WITHIN:
            return None
        found = []
        for before, cluster in self.history:
            if parsed.paragraph_of[before.head]:
                break
            unnamed = cluster.is_person and not cluster.is_named and not cluster.key and before.definite and not before.private
            if unnamed and before.form == "description" and parsed.deps[before.head] in SUBJECTS and cluster not in found:
                found.append(cluster)
        others = any(cluster.is_person and cluster.is_named for _, cluster in self.history)
        fits = len(found) == 1 and not others and (not mention.gender or found[0].gender in ("", mention.gender))
        return found[0] if fits else None

    def by_name(self, mention: Mention) -> Cluster | None:
        """The organisation or place of the same name, or whose abbreviation stands in brackets after it."""
        same = self._names.get(fold(mention.name).lower())
        if same is not None:
            return same
        words = self.parsed.words
        if mention.start and words[mention.start - 1] == "(" and mention.name.isupper():
            for before, cluster in reversed(self.history[-4:]):
                letters = "".join(word[0] for word in before.name.split() if word[0].isupper())
                if before.end == mention.start - 1 and letters.startswith(mention.name[0]):
                    return cluster
        return None

    def of_pair(self, mention: Mention) -> list[Cluster]:
        """The people of "the two leaders", the states of "both countries", "the neighbours": as many as it says, of those named last."""
        words = self.parsed.lower[mention.start : mention.head]
        states = "state" in mention.points or mention.loose == "states"
        each = "each" in words and mention.loose == "states"
        both = each or "both" in words or ("two" in words and mention.definite) or (mention.loose == "states" and mention.definite)
        if not (mention.plural or each) or not both or mention.of >= 0 or not (states or mention.kind == "person"):
            return []
        last: list[Cluster] = []
        doers = self._doers_to(mention)
        for before, cluster in reversed(self.history):
            if cluster in doers:
                continue
            fits = cluster.kind == "state" if states else cluster.is_person and mention.gender in ("", cluster.gender or mention.gender)
            if fits and cluster not in last and before.form != "pronoun":
                last.append(cluster)
            if len(last) == 2:
                return last[::-1]
        return []

    def _doers_to(self, mention: Mention) -> list[Cluster]:
        """Who does something to whom a mention names: Norland of "Norland called on both sides to stop"."""
        parsed, token = self.parsed, mention.head
        while parsed.heads[token] != token and parsed.deps[token] not in SUBJECTS:
            token = parsed.heads[token]
            subjects = parsed.children_by(token, *SUBJECTS)
            if subjects:
                return [cluster for subject in subjects for cluster in self.headed.get(subject, ())]
        return []

    def by_description(self, mention: Mention) -> Cluster | None:
        """The actor that a definite description goes back to: same office or role, and no other country."""
        if not mention.definite:
            return None
        if "state" in mention.points:
            return self._country(mention)
        owner = next((each for each in self.headed.get(mention.of, ()) if each.code not in ("", OTHER)), None)
        if owner is not None and mention.role == "government" and owner.country in self._keys:  # "Ann Lee said her government …"
            return self._keys[owner.country]
        if owner is not None and mention.code == OTHER and not mention.private:  # "its envoy": whose is known by now
            mention = structs.replace(mention, code=owner.code, country=owner.country)
        if mention.role == "government" and mention.code == OTHER and mention.of < 0:
            state = self._governed(mention)
            if state is not None:
                return state
        recent = [(before, cluster) for before, cluster in self.history[::-1] if before.start < mention.start]
        if mention.kind == "organisation" and not mention.plural and mention.of < 0:
            word = self.parsed.lower[mention.head]
            called = (each for before, each in recent if before.form == "name" and before.name.lower().split()[-1] == word)
            body = next((each for each in called if each.kind == "organisation"), None)
            if body is None and word == AGENCY:
                body = self._of_no_state(mention)
            if body is not None:  # "the agency": the one whose name ends so
                return body
        for _, cluster in recent:
            if self._says_the_same(mention, cluster):
                return cluster
        for before, cluster in recent:
            if cluster.kind in mention.points and before.form in ("name", "description") and before.role != mention.role:
                if (cluster.code == OTHER and before.form != "name") or cluster in self._speakers(mention, "organisation"):
                    continue
                return None if mention.plural or mention.of >= 0 else cluster
            if (cluster.plural == mention.plural or mention.kind == "group") and self._fits(mention, cluster):
                return cluster
        if mention.role == "government" and mention.code == OTHER:
            return self._government(mention)
        return self._of_no_calling(mention)

    def _of_no_state(self, mention: Mention) -> Cluster | None:
        """The international organisation named just before: "the agency" may be the World Health Organization."""
        sentence = self.parsed.sentence_of[mention.start]
        for before, cluster in reversed(self.history):
            if sentence - self.parsed.sentence_of[before.start] > NEAR:
                break
            if before.form == "name" and cluster.kind == "organisation" and cluster.code not in (OTHER, cluster.country):
                return cluster
        return None

    @staticmethod
    def _says_the_same(mention: Mention, cluster: Cluster) -> bool:
        """Whether a person was described or titled by these very words, or more: "the governor" after "the central bank governor"."""
        if mention.kind != "person" or cluster.kind != "person" or mention.plural or cluster.plural:
            return False
        stated = mention.code not in ("", OTHER) and cluster.code not in ("", OTHER)
        other = mention.of >= 0 and mention.code in ("", OTHER)  # "the envoy of the rebels" isn't any envoy
        other_sex = mention.gender and cluster.gender and mention.gender != cluster.gender
        if other or other_sex or (stated and mention.code != cluster.code):
            return False
        if mention.loose == "leader":
            return stated and "office" in cluster.loose
        return bool(mention.words) and mention.sectors != ("ELI",) and cluster.words.issuperset(mention.words)

    def _of_no_calling(self, mention: Mention) -> Cluster | None:
        """The one person or company named just before without a word on who that is: "the politician", "the firm"."""
        person = mention.loose == "person"
        if (
            mention.plural
            or mention.of >= 0
            or not (person or (mention.kind == "organisation" and not COMPANY.isdisjoint(mention.sectors)))
        ):
            return None
        parsed = self.parsed
        ranked: dict[Cluster, tuple[int, bool, int]] = {}
        for before, cluster in self.history:
            away = parsed.sentence_of[mention.start] - parsed.sentence_of[before.start]
            if before.end > mention.start or away > NEAR or cluster.plural or not cluster.is_named:
                continue
            like = cluster.kind == "person" if person else cluster.kind in COMPANIES
            fits = like and cluster.code == OTHER and not cluster.words and not cluster.sectors and not cluster.country
            fits = fits or (person and cluster.is_person and bool(mention.gender) and mention.gender == cluster.gender)
            if fits and not (mention.gender and cluster.gender and mention.gender != cluster.gender):
                rank = (away, parsed.deps[before.head] not in SUBJECTS, mention.start - before.start)
                ranked[cluster] = min(rank, ranked.get(cluster, rank))
        if person and len(ranked) > 1:
            return None
        return min(ranked, key=lambda cluster: ranked[cluster], default=None)

    def _speakers(self, mention: Mention, kind: str) -> list[Cluster]:
        """The subjects of the clauses around a mention's own: "the group" of "NATO said the group was strong" isn't NATO."""
        parsed, found = self.parsed, []
        token = mention.head
        while parsed.heads[token] != token:
            if parsed.deps[token] in ("ccomp", "xcomp"):
                subjects = parsed.children_by(parsed.heads[token], *SUBJECTS)
                found += [c for subject in subjects for c in self.headed.get(subject, ()) if c.kind == kind]
            token = parsed.heads[token]
        return found

    def _fits(self, mention: Mention, cluster: Cluster) -> bool:
        if mention.kind != cluster.kind:
            return False
        if mention.kind == "group" and is_armed(mention.sectors) and is_armed(cluster.sectors):
            return mention.code in ("", OTHER, cluster.code) and mention.country in ("", cluster.country)
        stated = mention.code not in ("", OTHER)
        if stated and cluster.code != mention.code:
            return False
        if mention.kind == "person":
            if mention.private:  # "her mother" isn't "the actor", though both are private people
                word = self.parsed.lemmas[mention.head]
                return any(each.form == "description" and self.parsed.lemmas[each.head] == word for each in cluster.mentions)
            if mention.plural:  # "the negotiators": those that were told of last
                return not stated and mention.of < 0 and bool(mention.sectors) and mention.role in cluster.roles
            return bool(mention.office) and (cluster.office == mention.office or mention.role in cluster.roles)
        of_its_kind = mention.private and not CALLINGS.isdisjoint(mention.sectors) and set(mention.sectors) <= set(cluster.sectors)
        return mention.role in cluster.roles or (of_its_kind and cluster.is_named and mention.of < 0)

    def _country(self, mention: Mention) -> Cluster | None:
        """The state of "his country", "the country"."""
        if mention.plural:
            return None
        for token in range(mention.start, mention.head):
            for owner in self.headed.get(token, ()):
                return self._keys.get(owner.country) if self.parsed.tags[token] == "PRP$" else None
        return self._state_spoken_of(mention)

    def _state_spoken_of(self, mention: Mention) -> Cluster | None:
        """The state of the nearest sentence that has one: the highest subject, else the last one there."""
        parsed = self.parsed
        states = [(before, cluster) for before, cluster in self.history if cluster.kind == "state" and before.start < mention.start]
        if not states:
            return None
        near = max(parsed.sentence_of[before.start] for before, _ in states)
        here = [(before, cluster) for before, cluster in states if parsed.sentence_of[before.start] == near]
        subjects = [each for each in here if parsed.deps[each[0].head] in SUBJECTS]
        return (min(subjects, key=lambda each: parsed.depths[each[0].head]) if subjects else here[-1])[1]

    def _governed(self, mention: Mention) -> Cluster | None:
        """The state of "the government" where the sentence before is about one official: "Prince Bo warned Sudria. The government …"."""
        parsed, sentence = self.parsed, self.parsed.sentence_of[mention.start]
        if mention.start == mention.head:
            return None
        for before, cluster in reversed(self.history):
            if parsed.sentence_of[before.head] < sentence - 1:
                break
            verb = parsed.heads[before.head]
            leads = parsed.sentence_of[before.head] == sentence - 1 and parsed.heads[verb] == verb and parsed.deps[before.head] in SUBJECTS
            if leads and cluster.is_person and cluster.country in self._keys and "GOV" in cluster.sectors:
                return self._keys[cluster.country]
        return None

    def _government(self, mention: Mention) -> Cluster | None:
        """The state of "the government": of the official who was named last, else the state that was."""
        if mention.start == mention.head:
            return None
        for _, cluster in reversed(self.history):
            if cluster.kind == "state":
                return cluster
            if cluster.kind == "person" and cluster.country and "GOV" in cluster.sectors and cluster.country in self._keys:
                return self._keys[cluster.country]
        return None

    def joined(self, before: Mention, cluster: Cluster) -> list[Cluster]:
        """An actor with those that "and" joins to it: people with people, all others with each other."""
        joined = [cluster, *(other for other in self.headed[before.head] if other is not cluster and other.kind == cluster.kind)]
        for child in self.parsed.children_by(before.head, "conj"):
            for other in self.headed.get(child, ()):
                if other not in joined and (other.kind == "person") == (cluster.kind == "person"):
                    joined.append(other)
        return joined
