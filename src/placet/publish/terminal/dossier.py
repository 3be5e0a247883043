"""Dossiers as text: a skeleton to fill in, one laid out for reading, one written out as YAML."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from rich.console import Group, RenderableType
from rich.text import Text

from placet.analyse.blocs import Blocs
from placet.analyse.rules import Gate, gates, seats
from placet.errors import PlacetError
from placet.model.dossier import (
    Dossier,
    DossierParty,
    DossierProposal,
)
from placet.publish.plain_text import json_line, one_line
from placet.publish.terminal.layout import indented, section
from placet.publish.terminal.screen import writing
from placet.publish.wording.days import day_words
from placet.publish.wording.rules import rule_sentence

SKELETON = """\
# A dossier: the watch on one dispute. `placet dossier check FILE` says what is wrong with it, `show FILE` how it is read.
title: {title}

# Only documents published in these days count. Leave a day out where the watch is open.
# dates: {{from: 2031-01-01, to: 2031-12-31}}

# Who takes part: codes of states (ISO 3166-1 alpha-3), organisations and groups; or a name, for whoever has no code.
parties:
  - NOR
  - SWE
  # - {{name: Ann Lee, names: [Dr Lee]}}
  # - {{code: HARBOUR, name: Harbour League}}

proposals:
  - id: first
    label: joint patrols in the strait
    # Other names: words that documents use for it, whatever their capitals and endings.
    names: [joint patrols]
    # Labels or clusters that have such words and are something else all the same.
    not: []
    # It can also be matched by its parts: an action, and agents, theme or place.
    # action: patrol
    # agents: [NOR, SWE]
    # theme: vessels
    # place: strait
    # Words of conditions that you know to be met.
    # met: [ceasefire]
    # Whose consent it needs. One of
    #   all parties
    #   {{host state: SWE}}
    #   {{unanimity of: EU}}
    #   {{qualified majority of: EU, members: 55%}}
    #   {{qualified majority of: BENELUX, members: 55%, weights: {{BEL: 11.8, NLD: 18, LUX: 0.7}}, weight: 65%}}
    #   Security Council
    #   {{all of: [NOR, {{any of: [SWE, DNK]}}]}}
    #   {{at least: 2, of: [NOR, SWE, DNK]}}
    consent: all parties
"""


def skeleton(title: str) -> str:
    """Write a dossier to fill in, with a comment on each key; it is sound as it is."""
    return SKELETON.format(title=scalar(title))


def write_dossier(text: str, output: Path | None) -> None:
    """Write a dossier's text to a file that isn't there yet, or to standard output; `PlacetError` where that can't be done."""
    with writing(str(output) if output else "standard output"):
        if output is None:
            sys.stdout.write(text)
            sys.stdout.flush()
            return
        try:
            with output.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError as error:
            raise PlacetError(f"{output}: is there already, and stays as it is; choose another file with -o") from error


def as_yaml(dossier: Dossier, known: Mapping[str, str]) -> str:
    """Write out a dossier whose proposals have no rule yet; `known` are the codebook's names by code."""
    lines = ["# Proposed from what the ledger holds: rename, join and delete, and say whose consent each proposal needs."]
    lines.append(f"title: {scalar(dossier.title)}")
    if dossier.from_:
        lines.append(f"dates: {{from: {dossier.from_}}}")
    lines += ["", "parties:", *(f"  - {_party(party, known)}" for party in dossier.parties), "", "proposals:"]
    for proposal in dossier.proposals:
        lines.append(f"  - id: {scalar(proposal.id)}")
        lines.append(f"    label: {scalar(proposal.label)}")
        if proposal.names:
            lines += ["    names:", *(f"      - {scalar(name)}" for name in proposal.names)]
        lines.append("    # consent: all parties")
    return "\n".join(lines) + "\n"


def _party(party: DossierParty, known: Mapping[str, str]) -> str:
    return party.code if party.code in known else f"{{code: {scalar(party.code)}, name: {scalar(party.name)}}}"


def scalar(text: str) -> str:
    """Write text as a YAML scalar, whatever is in it.

    >>> scalar("no: a #plan")
    '"no: a #plan"'
    """
    return json_line(json.dumps(one_line(text), ensure_ascii=False))


def dossier_page(dossier: Dossier, *, blocs: Blocs, names: Mapping[str, str], day: str) -> RenderableType:
    """Lay a dossier out for reading: its proposals, how each is recognised, and its rule with the parties that it asks on a day."""
    called = {**names, **{party.key: party.name for party in dossier.parties}}
    parts: list[RenderableType] = [Text(one_line(dossier.title), style="bold"), Text(watch(dossier), style="dim")]
    parts += section("Parties", [Text(", ".join(listed(_with_code(party) for party in dossier.parties)) or "none")])
    blocks = [block for proposal in dossier.proposals for block in _proposal(proposal, dossier, blocs, called, day)]
    parts += section("Proposals", blocks)
    return Group(*parts)


def watch(dossier: Dossier) -> str:
    """Say documents of which days a dossier asks for."""
    if dossier.from_ and dossier.to:
        return f"documents of {day_words(dossier.from_, dossier.to)}"
    if dossier.from_ or dossier.to:
        return f"documents {'since' if dossier.from_ else 'until'} {day_words(dossier.from_ or dossier.to)}"
    return "no dates: all documents count"


def _proposal(proposal: DossierProposal, dossier: Dossier, blocs: Blocs, called: Mapping[str, str], day: str) -> Iterator[RenderableType]:
    yield Text.assemble((one_line(proposal.label), "bold"), (f"  {one_line(proposal.id)}", "dim"))
    given = [
        ("also called", proposal.names),
        ("never", proposal.exceptions),
        ("action", (proposal.action,)),
        ("agents", tuple(called.get(agent, agent) for agent in proposal.agents)),
        ("theme", (proposal.theme,)),
        ("place", (proposal.place,)),
        ("conditions met", proposal.met),
    ]
    for heading, words in given:
        if any(words):
            yield indented(Text(f"{heading}: {'; '.join(listed(words))}", style="dim"), 2)
    yield indented(Text(rule_sentence(proposal.consent, called, fallback="as no rule is stated")), 2)
    rule = gates(proposal.consent, dossier, blocs, day)
    if isinstance(rule, Gate):
        asked = sorted(called.get(party, party) for party in seats(rule))
        yield indented(Text(f"asked on {day_words(day)}: {', '.join(listed(asked))} ({len(asked)})", style="dim"), 2)


def _with_code(party: DossierParty) -> str:
    return f"{party.name} ({party.code})" if party.code else party.name


def listed(words: Iterable[str]) -> list[str]:
    """Make each of some words safe to be shown."""
    return [one_line(word) for word in words if word]
