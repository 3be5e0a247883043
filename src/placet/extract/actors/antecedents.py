"""Which actor a name goes back to: the rules of coreference, one method each.

"Ann Lee, the defence minister, left. Lee …; the minister …" -> one actor. Rules of their own have
descriptions (`description_antecedents`) and pronouns (`pronoun_antecedents`).
"""

from collections.abc import Mapping, Sequence

from placet.codebook.actor_files import OTHER
from placet.codebook.folding import fold
from placet.extract.actors.cluster import Cluster
from placet.extract.actors.mention import Mention
from placet.model.parsed import Parsed

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
NAMED_WITHIN = 3  # paragraphs in which an official whom the first one describes is named
NEAR = 2  # sentences back in which "the politician", "the company" looks for whom it may be
BREAKAWAY = "PRE"  # the sector of a government that its state doesn't recognise
POINTING = ("REB", "UAF", "PRM")  # "the rebels", "the militants": the armed group named last


SaidWords = Mapping[int, Sequence[tuple[int, int]]]  # by a speaker's token, the stretches of what is said


def is_armed(sectors: tuple[str, ...]) -> bool:
    """Whether these are the sectors of an armed group."""
    return any(sector in POINTING for sector in sectors)


class Antecedents:
    """The actors of one document so far."""

    def __init__(self, parsed: Parsed, own_words: SaidWords, told_words: SaidWords, home: str = "") -> None:
        self.parsed = parsed
        self._home = home
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

    def state(self, code: str) -> Cluster | None:
        """The state of a code, if it was named."""
        return self._keys.get(code)

    @property
    def home(self) -> Cluster | None:
        """The state where the document's outlet is at home, if it was named."""
        return self.state(self._home)

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
        word = self.parsed.lemmas[mention.head]
        if any(cluster.plural and self.parsed.lemmas[before.head] == word and self._two(before) for before, cluster in self.history):
            return []  # "two diplomats" before are the two diplomats
        last: list[Cluster] = []
        doers = self._doers_to(mention)
        for before, cluster in reversed(self.history):
            if cluster in doers:
                continue
            known = cluster.is_person and (cluster.is_named or bool(cluster.key))
            fits = cluster.kind == "state" if states else known and mention.gender in ("", cluster.gender or mention.gender)
            if fits and cluster not in last and before.form != "pronoun":
                last.append(cluster)
            if len(last) == 2:
                return last[::-1]
        return []

    def _two(self, mention: Mention) -> bool:
        """Whether a mention may be of two: it names no other number."""
        return all(self.parsed.lower[token] == "two" for token in range(mention.start, mention.head) if self.parsed.tags[token] == "CD")

    def _doers_to(self, mention: Mention) -> list[Cluster]:
        """Who does something to whom a mention names: Norland of "Norland called on both sides to stop"."""
        parsed, token = self.parsed, mention.head
        while parsed.heads[token] != token and parsed.deps[token] not in SUBJECTS:
            token = parsed.heads[token]
            subjects = parsed.children_by(token, *SUBJECTS)
            if subjects:
                return [cluster for subject in subjects for cluster in self.headed.get(subject, ())]
        return []

    def joined(self, before: Mention, cluster: Cluster) -> list[Cluster]:
        """An actor with those that "and" joins to it: people with people, all others with each other."""
        joined = [cluster, *(other for other in self.headed[before.head] if other is not cluster and other.kind == cluster.kind)]
        for child in self.parsed.children_by(before.head, "conj"):
            for other in self.headed.get(child, ()):
                if other not in joined and (other.kind == "person") == (cluster.kind == "person"):
                    joined.append(other)
        return joined
