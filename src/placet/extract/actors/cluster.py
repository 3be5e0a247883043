"""The mentions that are one actor, and what they tell of it."""

from placet.codebook.actor_files import OTHER
from placet.extract.actors.mention import Mention
from placet.model.record import ActorKind

# Which mention gives an actor its name: a full name, then what describes it; last what is in capitals only because all around it is.
RANKS = {"name": 4, "title": 4, "description": 3, "adjective": 2, "pronoun": 0}
SHOUTED = 1
CAPITALISED = ("state", "person", "other")  # kinds whose names are no abbreviations, but for the shortest ("USA", "DRC")
ABBREVIATION = 3


class Cluster:
    """One actor in the making."""

    def __init__(self, number: int, mention: Mention) -> None:
        self.number = number
        self.mentions: list[Mention] = []
        self.kind: ActorKind = mention.kind
        self.key = mention.key
        self.name = ""
        self.code = ""
        self.country = ""
        self.sectors: tuple[str, ...] = ()
        self.office = ""
        self.roles: set[str] = set()
        self.words: set[str] = set()
        self.loose: set[str] = set()
        self.gender = ""
        self.plural = mention.plural
        self._rank = (-1, 0)

    @property
    def first(self) -> int:
        """The first token of the first mention."""
        return min(mention.start for mention in self.mentions)

    @property
    def is_person(self) -> bool:
        """Whether it can be "he" or "she": one human being."""
        return self.kind == "person" and not self.plural

    @property
    def is_named(self) -> bool:
        """Whether one of its mentions is a name."""
        return any(mention.form in ("name", "title") for mention in self.mentions)

    def add(self, mention: Mention) -> None:
        """Take a mention in and learn from it."""
        self.mentions.append(mention)
        self.gender = self.gender or mention.gender
        if mention.form == "pronoun":
            return
        if mention.role:
            self.roles.add(mention.role)
        if self.kind == "other" or mention.kind == "outlet":  # what looks like a place may be called a company, a company a newspaper
            self.kind = mention.kind
        self.words.update(mention.words)
        self.loose.add(mention.loose)
        rank = self._ranked(mention)
        if rank > self._rank:
            self._rank = rank
            self.name = mention.proper if mention.proper and rank[0] < RANKS["name"] else mention.name
            if self.kind == "state":  # a state named as such is no sector; by its capital or government it is
                self.sectors = mention.sectors
        self._learn(mention)

    def _ranked(self, mention: Mention) -> tuple[int, int]:
        if mention.points or (self.kind == "state" and not mention.key):  # "his country", "the government" are no names
            return (0, 0)
        if self.kind == "state" and (mention.form != "name" or mention.sectors):  # "Moscow", "the Norwegian government"
            return (RANKS["description"] if mention.sectors else RANKS["adjective"], 0)
        shouted = self.kind in CAPITALISED and mention.name.isupper() and len(mention.name) > ABBREVIATION
        return (SHOUTED if shouted else RANKS[mention.form], len(mention.name))

    def _learn(self, mention: Mention) -> None:
        self.key = self.key or mention.key
        if mention.code and (not self.code or (self.code == OTHER and mention.code != OTHER)):
            self.code = mention.code
        self.country = self.country or mention.country
        if self.kind == "state":
            return
        self.sectors = self.sectors or mention.sectors
        self.office = self.office or mention.office
