"""Rules of consent as sentences."""

from collections.abc import Mapping

from placet.codebook.articles import with_article
from placet.model.dossier import AllParties, AtLeast, HostState, PartyConsents, QualifiedMajority, Rule, SecurityCouncil, Share, Unanimity
from placet.publish.plain_text import one_line


def rule_sentence(rule: Rule, called: Mapping[str, str], *, fallback: str = "") -> str:
    """Say a rule in a sentence; `fallback` is added where the dossier states none.

    >>> rule_sentence(AtLeast(number=1, of=(PartyConsents(party="NRL"), HostState(state="SDR"))), {"NRL": "Norland", "SDR": "Sudria"})
    'Needs the consent of any of: Norland, the host state Sudria.'
    """
    added = f", {fallback}" if fallback and isinstance(rule, AllParties) and rule.fallback else ""
    return f"Needs the consent of {rule_words(rule, called)}{added}."


def rule_words(rule: Rule, called: Mapping[str, str]) -> str:
    """Say a rule as a part of a sentence."""

    def name(key: str) -> str:
        return with_article(one_line(called.get(key, key)))

    match rule:
        case PartyConsents(party=party):
            return name(party)
        case HostState(state=state):
            return f"the host state {name(state)}"
        case AllParties():
            return "all parties"
        case Unanimity(bloc=bloc):
            return f"all members of {name(bloc)}"
        case SecurityCouncil():
            return "nine of the Security Council's fifteen members, with no permanent one against it"
        case QualifiedMajority():
            return majority(rule, name(rule.bloc))
        case AtLeast(number=number, of=of):
            parts = [f"({rule_words(each, called)})" if isinstance(each, AtLeast) else rule_words(each, called) for each in of]
            if len(parts) == 1:
                return parts[0]
            quantity = "all" if number == len(of) else "any" if number == 1 else f"at least {number}"
            return f"{quantity} of: {', '.join(parts)}"
    raise AssertionError(rule)


def majority(rule: QualifiedMajority, bloc: str) -> str:
    """Say what a qualified majority asks of a bloc's members."""
    counted = f"{share(rule.members)} of the members of {bloc}"
    if rule.weight is None:
        return f"{counted} (counted, for want of weights)"
    unless = f", which are not asked where fewer than {rule.blocking} don't consent" if rule.blocking > 1 else ""
    return f"{counted} with {share(rule.weight)} of the weights{unless}"


def share(part: Share) -> str:
    """Write a share as a percentage where that is exact, else as a fraction.

    >>> share(Share(part=11, whole=20)), share(Share(part=2, whole=3)), share(Share(part=1, whole=2, strict=True))
    ('55%', '2/3', 'more than 50%')
    """
    percent = 10000 * part.part / part.whole
    words = f"{percent / 100:g}%" if percent == int(percent) else f"{part.part}/{part.whole}"
    return f"more than {words}" if part.strict else words
