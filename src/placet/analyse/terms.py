"""What parties answered -> what each lacks for a plain yes, conditions that several parties have in common being one."""

from collections.abc import Mapping

import msgspec

from placet.analyse.account import StatedCondition
from placet.analyse.dossier_account import Change, PartyConsent
from placet.model.stems import stems

Unit = tuple[str, ...]  # what makes a change the same as another

# Of these there is one in a dispute, however its parties call it: who waits for it waits for the same thing.
ONE_OF_A_KIND = frozenset({"ceasefire", "mandate"})


def lacking(found: PartyConsent) -> dict[Unit, Change]:
    """What a party lacks for a plain yes: nothing, its consent, or each of its conditions that are not met."""
    key = found.party.key
    if found.worth == "yes":
        return {}
    if found.worth != "conditional" or not found.open:
        return {("consent", key): Change(kind="consent", parties=(key,))}
    terms: dict[Unit, Change] = {}
    for condition in found.open:
        change = Change(kind="condition", parties=(key,), words=condition.words, actors=condition.parties)
        terms.setdefault(same_condition(condition), change)
    return terms


def same_condition(condition: StatedCondition) -> Unit:
    """What two parties' conditions have in common if they are one: that both wait for a ceasefire or a mandate, for the same kind of
    act by the same actors, or that their words are the same.
    """
    if condition.kind in ONE_OF_A_KIND:
        return ("condition", condition.kind)
    if condition.kind != "other" and condition.parties:
        return ("condition", condition.kind, *sorted(condition.parties))
    return ("condition", "words", *stems(condition.words))


def merged(units: Mapping[str, Mapping[Unit, Change]]) -> dict[Unit, Change]:
    """Each change once, with all the parties whose it is, in the words of the first."""
    found: dict[Unit, Change] = {}
    for changes in units.values():
        for unit, change in changes.items():
            first = found.setdefault(unit, change)
            if first is not change:
                actors = tuple(dict.fromkeys((*first.actors, *change.actors)))
                found[unit] = msgspec.structs.replace(first, parties=(*first.parties, *change.parties), actors=actors)
    return found
