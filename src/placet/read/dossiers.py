"""An analyst's file -> a dossier, checked: what is wrong is told with file, line, and what to do."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field

from placet.codebook.actor_files import OTHER, OUTLET
from placet.codebook.loading import OwnFile, document, own_file
from placet.codebook.whole import Codebook
from placet.errors import CodebookError, PlacetError
from placet.model.dossier import AllParties, Dossier, DossierParty, DossierProposal, QualifiedMajority, Rule
from placet.read.consent_rules import RuleReader, unknown_party

Refuse = Callable[[str, tuple[str | int, ...], str], CodebookError]


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of what the file may hold."""


class DatesEntry(Entry, frozen=True, kw_only=True):
    """The first and the last day of the watch."""

    from_: str = field(name="from", default="")
    to: str = ""


class PartyEntry(Entry, frozen=True, kw_only=True):
    """A party that is more than a code of the codebook."""

    code: str = ""
    name: str = ""
    names: tuple[str, ...] = ()


class ProposalEntry(Entry, frozen=True, kw_only=True):
    """A proposal as it is written."""

    id: str
    label: str
    names: tuple[str, ...] = ()
    not_: tuple[str, ...] = field(name="not", default=())
    action: str = ""
    agents: tuple[str, ...] = ()
    theme: str = ""
    place: str = ""
    met: tuple[str, ...] = ()
    consent: object = None


class DossierEntry(Entry, frozen=True, kw_only=True):
    """The file: one mapping."""

    title: str
    dates: DatesEntry = DatesEntry()
    parties: tuple[str | PartyEntry, ...] = ()
    proposals: tuple[ProposalEntry, ...]


class CheckedDossier(NamedTuple):
    """A sound dossier, and a line for each thing in it that is sound but that its author should know."""

    dossier: Dossier
    notes: tuple[str, ...]


def read_dossier(path: Path, codebook: Codebook) -> CheckedDossier:
    """Read and check a dossier's file; the first thing that is wrong is a `CodebookError` with file, line and fix."""
    return checked_dossier(own_file(path), codebook)


def checked_dossier(file: OwnFile, codebook: Codebook) -> CheckedDossier:
    """The same for a file that has been read.

    >>> from placet.codebook import load_codebook
    >>> text = b"title: The strait\\nparties: [NOR, SWE]\\nproposals: [{id: patrols, label: joint patrols}]"
    >>> checked_dossier(OwnFile("strait.yaml", text), load_codebook()).notes
    ("strait.yaml:3: 'patrols' has no rule of consent; all parties must consent",)
    """
    entry = document(file, DossierEntry)

    def refuse(reason: str, path: tuple[str | int, ...] = (), word: str = "") -> CodebookError:
        from placet.codebook.yaml_text import line_within

        return CodebookError(file.name, line_within(file.text, None, path, word), reason)

    for key in ("from", "to"):
        check_day(getattr(entry.dates, "from_" if key == "from" else key), ("dates", key), refuse)
    if entry.dates.from_ and entry.dates.to and entry.dates.to < entry.dates.from_:
        raise refuse("the watch ends before it begins; change 'from' or 'to'", ("dates", "to"), "")
    if not entry.title.strip():
        raise refuse("the title is empty; write what the dispute is about", ("title",), "")
    if not entry.proposals:
        raise refuse("holds no proposal; add one with 'id' and 'label'", ("proposals",), "")
    names = {code: name for code, name in codebook.party_names.items() if code not in (OTHER, OUTLET)}
    parties = read_parties(entry.parties, names, refuse)
    called = {word.casefold(): party.key for party in parties for word in (party.key, party.name, *party.names)}
    days = tuple(dict.fromkeys(day for day in (entry.dates.from_, entry.dates.to) if day)) or ("",)
    rules = RuleReader(parties=called, names=names, members=codebook.actors.members, days=days, refuse=refuse)
    proposals = read_proposals(entry.proposals, rules, codebook.actions.names, refuse)
    dossier = Dossier(title=entry.title, from_=entry.dates.from_, to=entry.dates.to, parties=parties, proposals=proposals)
    return CheckedDossier(dossier, tuple(str(note) for note in notes_on(dossier, refuse)))


def read_parties(entries: Iterable[str | PartyEntry], names: Mapping[str, str], refuse: Refuse) -> tuple[DossierParty, ...]:
    """The parties: codes of the codebook, or mappings for those that it does not have; each is called by its words alone."""
    parties: list[DossierParty] = []
    seen: dict[str, str] = {}
    for place, entry in enumerate(entries):
        at = ("parties", place)
        if isinstance(entry, str):
            if entry not in names:
                raise refuse(unknown_party(entry, names), at, "")
            entry = PartyEntry(code=entry)
        name = entry.name or names.get(entry.code, "")
        if not name.strip():
            raise refuse("a party without a code of the codebook needs a name; add 'name'", at, "")
        if entry.code in (OTHER, OUTLET):
            raise refuse(f"'{entry.code}' stands for anybody; leave the code out, and write the name", at, "")
        party = DossierParty(code=entry.code, name=name, names=entry.names)
        for word in dict.fromkeys(each.casefold() for each in (party.key, party.name, *party.names)):
            if word in seen:
                raise refuse(f"'{word}' is the party '{seen[word]}' already; keep one", at, "")
            seen[word] = party.key
        parties.append(party)
    return tuple(parties)


def read_proposals(
    entries: Iterable[ProposalEntry], rules: RuleReader, actions: frozenset[str], refuse: Refuse
) -> tuple[DossierProposal, ...]:
    """The proposals, each with its rule; one without is for all parties to consent to."""
    proposals: list[DossierProposal] = []
    ids: set[str] = set()
    for place, entry in enumerate(entries):
        at = ("proposals", place)
        if entry.id in ids:
            raise refuse(f"the id '{entry.id}' stands twice; give each proposal its own", (*at, "id"), "")
        ids.add(entry.id)
        for key in ("id", "label"):
            if not getattr(entry, key).strip():
                raise refuse(f"'{key}' is empty; write it", (*at, key), "")
        for key, words in (("names", entry.names), ("not", entry.not_), ("met", entry.met)):
            if not all(any(map(str.isalnum, word)) for word in words):
                raise refuse(f"'{key}' holds an entry without a word; delete it", (*at, key), "")
        if entry.action and entry.action not in actions:
            raise refuse(f"unknown action '{entry.action}'; known are {', '.join(sorted(actions))}", (*at, "action"), "")
        said = entry.consent
        consent: Rule = rules.read("all parties" if said is None else said, (*at, "consent") if said is not None else at)
        proposals.append(
            DossierProposal(
                id=entry.id,
                label=entry.label,
                names=entry.names,
                exceptions=entry.not_,
                action=entry.action,
                agents=tuple(rules.party(agent, (*at, "agents", number)) for number, agent in enumerate(entry.agents)),
                theme=entry.theme,
                place=entry.place,
                met=entry.met,
                consent=AllParties(fallback=True) if said is None else consent,
            )
        )
    return tuple(proposals)


def check_day(day: str, path: tuple[str | int, ...], refuse: Refuse) -> None:
    """Refuse what is no day; an empty one leaves the watch open."""
    try:
        sound = not day or date.fromisoformat(day).isoformat() == day
    except ValueError:
        sound = False
    if not sound:
        raise refuse(f"'{day}' is no day; write YYYY-MM-DD", path, "")


def notes_on(dossier: Dossier, refuse: Refuse) -> Iterable[PlacetError]:
    """What a sound dossier leaves to Placet, each told like an error."""
    for place, proposal in enumerate(dossier.proposals):
        at = ("proposals", place)
        if isinstance(proposal.consent, AllParties) and proposal.consent.fallback:
            yield refuse(f"'{proposal.id}' has no rule of consent; all parties must consent", at, "")
        if proposal.action and not (proposal.agents or proposal.theme or proposal.place):
            yield refuse(f"'{proposal.id}' is any proposal to {proposal.action}; add agents, theme or place to narrow it", at, "")
        for rule in majorities(proposal.consent):
            if not rule.weights:
                yield refuse(f"the members of {rule.bloc} are only counted: 'weights' (populations) are not given", (*at, "consent"), "")


def majorities(rule: Rule) -> Iterable[QualifiedMajority]:
    """The qualified majorities that a rule asks for, at any depth."""
    if isinstance(rule, QualifiedMajority):
        yield rule
    for inner in getattr(rule, "of", ()):
        yield from majorities(inner)
