"""What a dossier says under `consent` -> a rule, checked against the parties and the codebook."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NoReturn

from placet.errors import PlacetError
from placet.model.dossier import (
    AllParties,
    AtLeast,
    HostState,
    PartyConsents,
    QualifiedMajority,
    Rule,
    SecurityCouncil,
    Share,
    Unanimity,
)

Path = tuple[str | int, ...]
Members = Callable[[str, str], tuple[str, ...]]  # a bloc's members on a day ("": today); () where they are not known

ALL_PARTIES = "all parties"
SECURITY_COUNCIL = "security council"
HOST, UNANIMITY, QUALIFIED, ALL_OF, ANY_OF, AT_LEAST = "host state", "unanimity of", "qualified majority of", "all of", "any of", "at least"
OPTIONS = {
    HOST: frozenset[str](),
    UNANIMITY: frozenset[str](),
    QUALIFIED: frozenset({"members", "weights", "weight", "blocking"}),
    ALL_OF: frozenset[str](),
    ANY_OF: frozenset[str](),
    AT_LEAST: frozenset({"of"}),
}
DEEPEST = 20
SHARE = re.compile(r"(more than )?(\d+(?:\.\d+)?)(?: ?%|/(\d+))")
GRAIN = 1000  # weights are kept in thousandths, so that sums are exact


@dataclass(frozen=True, kw_only=True)
class RuleReader:
    """Reads rules of one dossier. `parties` has the key of each party by what the dossier calls it, `names` the codebook's names by code.

    `days` are those on which the dossier begins and ends, or "" alone; `refuse` makes the error at a path of the file.
    """

    parties: Mapping[str, str]
    names: Mapping[str, str]
    members: Members
    days: tuple[str, ...]
    refuse: Callable[[str, Path, str], PlacetError]

    def read(self, said: object, path: Path, depth: int = 0) -> Rule:
        """Read a rule: a text ("all parties", "Security Council", a party), or a mapping; anything else is an error."""
        if depth > DEEPEST:
            self._wrong(f"rules are nested more than {DEEPEST} deep; write it flatter", path)
        if isinstance(said, str):
            word = said.casefold().strip()
            if word == ALL_PARTIES:
                return self._all_parties(path)
            if word == SECURITY_COUNCIL:
                return SecurityCouncil()
            return PartyConsents(party=self.party(said, path))
        if not isinstance(said, dict):
            self._wrong(
                f"a rule is a text or a mapping; write '{ALL_PARTIES}', 'Security Council', a party, or one of {self._known()}", path
            )
        kinds = [key for key in said if key in OPTIONS]
        if len(kinds) != 1:
            self._wrong(f"unknown rule {', '.join(map(repr, said)) or 'without a key'}; write exactly one of {self._known()}", path)
        kind = kinds[0]
        for key in said:
            if key != kind and key not in OPTIONS[kind]:
                more = f"; known are {', '.join(sorted(OPTIONS[kind]))}" if OPTIONS[kind] else "; it takes no more keys"
                self._wrong(f"unknown key '{key}' beside '{kind}'{more}", path, str(key))
        return self._mapping(kind, said, path, depth)

    def party(self, said: object, path: Path) -> str:
        """The key of a party that is named: of the dossier's own, or a code of the codebook."""
        if not isinstance(said, str) or not said.strip():
            self._wrong("a party must be text: a code, or a name that stands under 'parties'", path)
        found = self.parties.get(said.strip().casefold()) or (said if said in self.names else None)
        if found is None:
            self._wrong(unknown_party(said, self.names), path, said)
        return found

    def _mapping(self, kind: str, said: dict[object, object], path: Path, depth: int) -> Rule:
        at = (*path, kind)
        match kind:
            case "host state":
                return HostState(state=self.party(said[kind], at))
            case "unanimity of":
                return Unanimity(bloc=self._bloc(said[kind], at)[0])
            case "qualified majority of":
                return self._qualified(said, path)
            case "at least":
                return self._list(said.get("of"), said[kind], (*path, "of"), depth)
            case _:
                return self._list(said[kind], None if kind == ALL_OF else 1, at, depth)

    def _list(self, of: object, number: object, path: Path, depth: int) -> Rule:
        """Some rules of which a number must be met, `None` standing for all."""
        if not isinstance(of, list) or not of:
            self._wrong("must be a list of parties or rules that is not empty; write for example [FRA, DEU]", path)
        number = len(of) if number is None else number
        if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= len(of):
            self._wrong(f"'at least' must be a whole number from 1 to {len(of)}, the length of 'of'", path)
        rules: list[Rule] = []
        for place, each in enumerate(of):
            rule = self.read(each, (*path, place), depth + 1)
            if rule in rules:
                self._wrong(f"number {place + 1} stands in the list already; keep one", (*path, place))
            rules.append(rule)
        return AtLeast(number=number, of=tuple(rules))

    def _qualified(self, said: dict[object, object], path: Path) -> Rule:
        bloc, members = self._bloc(said[QUALIFIED], (*path, QUALIFIED))
        if "members" not in said:
            self._wrong("the key 'members' is missing; add it, as in: members: 55%", path)
        if ("weights" in said) != ("weight" in said):
            self._wrong("'weights' and 'weight' go together; write each member's weight, and the share needed: weight: 65%", path)
        weights: dict[str, int] = {}
        given = said.get("weights", {})
        if not isinstance(given, dict):
            self._wrong("'weights' must be a mapping of codes to numbers", (*path, "weights"))
        for code, value in given.items():
            key = self.party(code, (*path, "weights"))
            if not isinstance(value, int | float) or isinstance(value, bool) or not GRAIN * value >= 1 or value > 1e12:
                self._wrong(f"the weight of '{code}' must be a number above 0", (*path, "weights"), str(code))
            weights[key] = round(GRAIN * value)
        if weights and (lacking := [code for code in members if code not in weights]):
            self._wrong(f"'weights' lack members of {bloc}: {', '.join(lacking)}; add them", (*path, "weights"))
        blocking = said.get("blocking", 0)
        if not isinstance(blocking, int) or isinstance(blocking, bool) or not 0 <= blocking <= len(members):
            self._wrong("'blocking' must be a whole number: how many members it takes to block", (*path, "blocking"))
        if blocking and not weights:
            self._wrong("'blocking' only limits what 'weights' ask; add these, or leave it out", (*path, "blocking"))
        return QualifiedMajority(
            bloc=bloc,
            members=self._share(said["members"], (*path, "members")),
            weights=weights,
            weight=self._share(said["weight"], (*path, "weight")) if weights else None,
            blocking=blocking,
        )

    def _share(self, said: object, path: Path) -> Share:
        """A share: 55 and "55%" are percent; "2/3", "more than 1/2"."""
        text = f"{said}%" if isinstance(said, int | float) and not isinstance(said, bool) else str(said).strip()
        match = SHARE.fullmatch(text)
        if match is not None and (match[3] is None or int(match[3])):
            share = Fraction(match[2]) / int(match[3] or 100)
            if 0 < share < 1 or (share == 1 and not match[1]):
                return Share(part=share.numerator, whole=share.denominator, strict=bool(match[1]))
        self._wrong(f"'{said}' is no share; write a percentage up to 100 (55%), a fraction (2/3), or 'more than 1/2'", path)

    def _bloc(self, said: object, path: Path) -> tuple[str, tuple[str, ...]]:
        bloc = self.party(said, path)
        members = tuple(dict.fromkeys(member for day in self.days for member in self.members(bloc, day)))
        if not members:
            self._wrong(f"the codebook knows no members of {bloc} then; list the parties with '{ALL_OF}'", path)
        return bloc, members

    def _all_parties(self, path: Path) -> Rule:
        if not self.parties:
            self._wrong("the dossier names no parties; list them under 'parties', or give the proposal another rule", path)
        return AllParties()

    def _known(self) -> str:
        return ", ".join(f"'{kind}'" for kind in OPTIONS)

    def _wrong(self, reason: str, path: Path, word: str = "") -> NoReturn:
        raise self.refuse(reason, path, word)


def unknown_party(said: str, names: Mapping[str, str]) -> str:
    """What is wrong with a party that nobody knows; where it is a name of the codebook's, its code is told.

    >>> unknown_party("Norland", {"NRL": "Norland"})
    "unknown party 'Norland'; write its code, NRL"
    """
    code = next((code for code, name in names.items() if name.casefold() == said.strip().casefold()), None)
    if code:
        return f"unknown party '{said}'; write its code, {code}"
    return f"unknown party '{said}'; write a code of the codebook, or list it under 'parties' as {{name: …}}"
