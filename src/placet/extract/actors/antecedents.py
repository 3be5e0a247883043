"""Which actor a mention goes back to: the rules of coreference, one method each."""

from collections.abc import Mapping, Sequence

from placet.codebook.actor_files import OTHER
from placet.codebook.actors import fold
from placet.extract.actors.cluster import Cluster
from placet.extract.actors.mention import Mention
from placet.model.parsed import Parsed

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
NEAR = 2  # and in which "the foreign minister" looks for his country
OFFICIAL = frozenset({"GOV", "MIL", "LEG", "SPY"})  # sectors of those who hold a state's office
REACH = 3  # sentences back in which a pronoun looks for its antecedent
POINTING = ("REB", "UAF", "PRM")  # "the rebels", "the militants": the armed group named last
THINGS = ("state", "organisation", "group", "outlet")


def is_armed(sectors: tuple[str, ...]) -> bool:
    """Whether these are the sectors of an armed group."""
    return any(sector in POINTING for sector in sectors)


class Antecedents:
    """The actors of one document so far."""

    def __init__(self, parsed: Parsed, own_words: Mapping[int, Sequence[tuple[int, int]]]) -> None:
        self.parsed = parsed
        self.own_words = own_words
        self.clusters: list[Cluster] = []
        self.headed: dict[int, list[Cluster]] = {}
        self.history: list[tuple[Mention, Cluster]] = []
        self._keys: dict[str, Cluster] = {}
        self._names: dict[str, Cluster] = {}
        self._surnames: dict[str, Cluster] = {}

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
        if cluster.key:
            self._keys.setdefault(cluster.key, cluster)
        if mention.form in ("name", "title"):
            plain = fold(mention.name).lower()
            self._names[plain] = cluster
            if mention.kind == "person":
                self._surnames[plain.split()[-1]] = cluster

    def inherit(self) -> None:
        """Give those without a code the code of whom they belong to: "the minister's office", "a source in the group"."""
        for mention, cluster in self.history:
            if mention.form != "description" or cluster.code != OTHER or mention.of < 0 or "state" in mention.points:
                continue
            if mention.kind == "group" and mention.private and not mention.sectors:  # members of an alliance are not the alliance
                continue
            owner = next((each for each in self._behind(mention.of) if each.code not in ("", OTHER)), None)
            if owner is not None and (not mention.private or owner.kind in ("organisation", "group", "outlet")):
                cluster.code, cluster.country = owner.code, owner.country
        self._inherit_from_context()

    def _behind(self, token: int) -> list[Cluster]:
        """The actors at a token, else those it belongs to: Norland for the "service" of "Norland's foreign service"."""
        owners = self.parsed.children_by(token, "poss", "amod", "compound", "nmod")
        return self.headed.get(token) or [cluster for owner in owners for cluster in self.headed.get(owner, ())]

    def _inherit_from_context(self) -> None:
        """Give officials and bodies of no stated country the code of the state that the sentences just before are about.

        "the foreign minister", "the army"; "trade minister Ann Lee"; "Ann Lee, a ministry spokeswoman"; not "an official".
        """
        for place, (mention, cluster) in enumerate(self.history):
            if cluster.code != OTHER or cluster.country or not self._is_official(mention, cluster):
                continue
            owner = self._spoken_of(mention, self.history[:place][::-1])
            if owner is not None:
                cluster.code, cluster.country = owner.code, owner.country

    @staticmethod
    def _is_official(mention: Mention, cluster: Cluster) -> bool:
        """Whether a mention is of a state's office or body, told apart from others of its kind, and doesn't say of which state."""
        if mention.private or mention.country or mention.of >= 0 or mention.points or mention.plural:
            return False
        named = any(each.form in ("name", "title") for each in cluster.mentions)
        told = mention.form in ("description", "title") and (mention.definite or named)
        return told and bool(OFFICIAL.intersection(mention.sectors))

    def _spoken_of(self, mention: Mention, before: Sequence[tuple[Mention, Cluster]]) -> Cluster | None:
        """The state, or the official of one, that is the subject of the same sentence or of the two before it: nearest, then highest."""
        parsed = self.parsed
        best: tuple[tuple[int, int], Cluster] | None = None
        for earlier, cluster in before:
            away = parsed.sentence_of[mention.start] - parsed.sentence_of[earlier.start]
            if away > NEAR:
                break
            is_state = cluster.kind == "state" and earlier.form != "adjective"
            stands_for_state = cluster.country == cluster.code != OTHER and (is_state or OFFICIAL.intersection(cluster.sectors))
            if stands_for_state and parsed.deps[earlier.head] in SUBJECTS and earlier.start < mention.start:
                rank = (away, parsed.depths[earlier.head])
                best = (rank, cluster) if best is None or rank < best[0] else best
        return best[1] if best else None

    def by_key(self, mention: Mention) -> Cluster | None:
        """The actor of a codebook key."""
        return self._keys.get(mention.key) if mention.key else None

    def by_apposition(self, mention: Mention) -> Cluster | None:
        """The actor that a description stands beside: "Ann Lee, the minister", "the minister, Ann Lee", "Norland, the only ally"."""
        parsed = self.parsed
        if parsed.deps[mention.head] != "appos" or mention.kind not in ("person", "organisation", "group"):
            return None
        among_states = mention.kind == "group" and not mention.plural and not mention.sectors
        for cluster in self.headed.get(parsed.heads[mention.head], ()):
            if among_states and cluster.kind in ("state", "organisation"):
                return cluster
            if cluster.kind == mention.kind and cluster.plural == mention.plural and not (cluster.key and mention.key):
                names = {each.form in ("name", "title") for each in cluster.mentions}
                if mention.form == "description" or True not in names:
                    return cluster
        return None

    def by_name_of_person(self, mention: Mention) -> Cluster | None:
        """The person of the same full name, or, for a surname alone, of the full name that was given last."""
        plain = fold(mention.name).lower()
        words = plain.split()
        same = self._names.get(plain) if len(words) > 1 else None
        if same is not None and same.kind == "person":
            return same
        before = self._surnames.get(words[-1])
        if before is None or (mention.key and before.key and mention.key != before.key):
            return None
        if len(words) == 1 or len(fold(before.name).split()) == 1:
            return before
        return None

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
        """The people of "the two leaders", the states of "both countries": as many as it says, of those named last."""
        words = self.parsed.lower[mention.start : mention.head]
        states = "state" in mention.points
        both = "both" in words or ("two" in words and mention.definite)
        if not mention.plural or not both or not (states or mention.kind == "person"):
            return []
        last: list[Cluster] = []
        for before, cluster in reversed(self.history):
            fits = cluster.kind == "state" if states else cluster.is_person
            if fits and cluster not in last and before.form != "pronoun":
                last.append(cluster)
            if len(last) == 2:
                return last[::-1]
        return []

    def by_description(self, mention: Mention) -> Cluster | None:
        """The actor that a definite description goes back to: same office or role, and no other country."""
        if not mention.definite:
            return None
        if "state" in mention.points:
            return self._country(mention)
        for before, cluster in self._recent():
            if before.start >= mention.start:
                continue
            if cluster.kind in mention.points and before.form in ("name", "description") and before.role != mention.role:
                if (cluster.code == OTHER and before.form != "name") or cluster in self._speakers(mention, "organisation"):
                    continue
                return None if mention.plural or mention.of >= 0 else cluster
            if (cluster.plural == mention.plural or mention.kind == "group") and self._fits(mention, cluster):
                return cluster
        return self._government(mention) if mention.role == "government" and mention.code == OTHER else None

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
            return bool(mention.office) and (cluster.office == mention.office or mention.role in cluster.roles)
        return mention.role in cluster.roles

    def _country(self, mention: Mention) -> Cluster | None:
        """The state of "his country", "the country"."""
        if mention.plural:
            return None
        for token in range(mention.start, mention.head):
            for owner in self.headed.get(token, ()):
                return self._keys.get(owner.country) if self.parsed.tags[token] == "PRP$" else None
        return next((cluster for _, cluster in self._recent() if cluster.kind == "state"), None)

    def _government(self, mention: Mention) -> Cluster | None:
        """The state of "the government": of the official who was named last, else the state that was."""
        if mention.start == mention.head:
            return None
        for _, cluster in self._recent():
            if cluster.kind == "state":
                return cluster
            if cluster.kind == "person" and cluster.country and "GOV" in cluster.sectors and cluster.country in self._keys:
                return self._keys[cluster.country]
        return None

    def _recent(self) -> list[tuple[Mention, Cluster]]:
        return self.history[::-1]

    def of_pronoun(self, mention: Mention) -> list[Cluster]:
        """The actors that a pronoun of the third person stands for."""
        parsed = self.parsed
        if mention.role == "who":
            return list(self.headed.get(mention.of, ()))
        favoured = [cluster for cluster in self.headed.get(mention.of, ()) if self._may_be(mention, cluster)]
        if favoured:
            return favoured
        sentence = parsed.sentence_of[mention.start]
        clause = self._clause_subject(mention)
        best: tuple[tuple[int, bool, int, int], list[Cluster]] | None = None
        for before, cluster in self._recent():
            away = sentence - parsed.sentence_of[before.start]
            if away > REACH:
                break
            if (
                before.end > mention.start
                or cluster in clause
                or self._in_own_words(mention, before)
                or not self._agrees(mention, before, cluster)
            ):
                continue
            rank = (away, parsed.deps[before.head] not in SUBJECTS, parsed.depths[before.head], mention.start - before.start)
            if best is None or rank < best[0]:
                best = (rank, self._joined(before, cluster) if mention.role == "they" else [cluster])
        if best and mention.role == "it" and best[0][0] and best[0][1] and self._begins_with_thing(sentence - best[0][0]):
            return []  # "The film beat one from Norland. Its director …"
        return best[1] if best else []

    def _begins_with_thing(self, sentence: int) -> bool:
        """Whether the subject of a sentence is a thing, which an "it" after it more likely stands for."""
        parsed = self.parsed
        start, end = parsed.sentences[sentence]
        root = next((token for token in range(start, end) if parsed.heads[token] == token), start)
        return any(parsed.tags[each] == "NN" and each not in self.headed for each in (root, *parsed.children_by(root, *SUBJECTS)))

    def _in_own_words(self, mention: Mention, before: Mention) -> bool:
        """Whether a mention stands in the very words that a pronoun says: not Sudria in "Sudria must leave," it said."""
        return any(start <= before.head < end for start, end in self.own_words.get(mention.head, ()))

    @staticmethod
    def _may_be(mention: Mention, cluster: Cluster) -> bool:
        """Whether number and gender let a pronoun be an actor."""
        if mention.role in ("he", "she"):
            return cluster.is_person and cluster.gender in ("", mention.role)
        return cluster.kind in THINGS and not cluster.plural if mention.role == "it" else cluster.plural

    def _agrees(self, mention: Mention, before: Mention, cluster: Cluster) -> bool:
        if mention.role in ("he", "she"):
            return cluster.is_person and (not cluster.gender or cluster.gender == mention.role)
        if before.form == "adjective":
            return False
        if mention.role == "it":
            return cluster.kind in THINGS and not cluster.plural
        return before.plural or cluster.kind in ("group", "organisation") or len(self._joined(before, cluster)) > 1

    def _joined(self, before: Mention, cluster: Cluster) -> list[Cluster]:
        """An actor with those that "and" joins to it."""
        parsed = self.parsed
        joined = [cluster, *(other for other in self.headed[before.head] if other is not cluster and other.kind == cluster.kind)]
        for child in parsed.children_by(before.head, "conj"):
            joined += [other for other in self.headed.get(child, ()) if other not in joined and other.kind == cluster.kind]
        return joined

    def _clause_subject(self, mention: Mention) -> list[Cluster]:
        """Whom a pronoun can't be: for an object the subject of its own verb ("Ann told her")."""
        parsed = self.parsed
        head = parsed.heads[mention.head]
        if parsed.deps[mention.head] == "poss" and parsed.deps[head] == "appos":  # "Ann, his wife": he isn't Ann
            return self.headed.get(parsed.heads[head], [])
        if parsed.deps[mention.head] not in ("dobj", "dative", "pobj", "iobj") or parsed.lower[mention.head].endswith(("self", "selves")):
            return []
        if parsed.deps[head] in ("prep", "dative"):
            head = parsed.heads[head]
        return [c for child in parsed.children_by(head, *SUBJECTS) for c in self.headed.get(child, ())]
