"""The dossier: an analyst's watch on one dispute, and the rules by which its proposals need consent."""

from typing import TypeAlias

from msgspec import Struct, field


class DossierPart(Struct, frozen=True, kw_only=True):
    """Base of everything in a dossier."""


class RuleBase(DossierPart, frozen=True, kw_only=True, tag_field="rule"):
    """Base of the rules of consent; in JSON `rule` names which one it is."""


class PartyConsents(RuleBase, frozen=True, kw_only=True, tag="party"):
    """One party must consent; `party` is its key in the dossier: its code, or its name where it has none."""

    party: str


class AllParties(RuleBase, frozen=True, kw_only=True, tag="all parties"):
    """All parties of the dossier must consent; `fallback` where the dossier states no rule."""

    fallback: bool = False


class HostState(RuleBase, frozen=True, kw_only=True, tag="host state"):
    """The state on whose territory it would happen must consent."""

    state: str


class Unanimity(RuleBase, frozen=True, kw_only=True, tag="unanimity"):
    """All members that a bloc has on the day must consent."""

    bloc: str


class Share(DossierPart, frozen=True, kw_only=True):
    """A share of a whole as a fraction, "55%" being 55/100; `strict`: more than that."""

    part: int
    whole: int
    strict: bool = False

    def of(self, total: int) -> int:
        """The least whole number that is this share of `total`.

        >>> Share(part=2, whole=3).of(15), Share(part=1, whole=2, strict=True).of(15), Share(part=1, whole=2, strict=True).of(14)
        (10, 8, 8)
        """
        exact = (self.part * total, self.whole)
        return exact[0] // exact[1] + 1 if self.strict else -(-exact[0] // exact[1])


class QualifiedMajority(RuleBase, frozen=True, kw_only=True, tag="qualified majority"):
    """A share of a bloc's members on the day must consent, and together hold a share of the weights where these are given.

    `weights` are thousandths of what the dossier says, so that sums are exact; by them, populations or shares of capital count.
    `blocking`: so many members are needed to block; where fewer than that don't consent, the weights are not asked.
    """

    bloc: str
    members: Share
    weights: dict[str, int] = field(default_factory=dict)
    weight: Share | None = None
    blocking: int = 0


class SecurityCouncil(RuleBase, frozen=True, kw_only=True, tag="Security Council"):
    """Nine of the fifteen members that the council has on the day, and no permanent one against it."""


class AtLeast(RuleBase, frozen=True, kw_only=True, tag="at least"):
    """So many of some rules must be met: all of them, any one of them, or a number between; a rule may be a party alone."""

    number: int
    of: tuple["Rule", ...]


Rule: TypeAlias = PartyConsents | AllParties | HostState | Unanimity | QualifiedMajority | SecurityCouncil | AtLeast


class DossierParty(DossierPart, frozen=True, kw_only=True):
    """Who is asked: by its code, or by name where it has none. `names` are the names by which documents call it then."""

    code: str = ""
    name: str
    names: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """By what rules and accounts call it."""
        return self.code or self.name


class DossierProposal(DossierPart, frozen=True, kw_only=True):
    """One proposal: by what it is known in documents, and whose consent it needs.

    `names` are words that its labels or mentions have; `exceptions` are the labels or clusters that are never it, whatever their
    words. `action`, `agents`, `theme` and `place` match by its parts. `met` are words of conditions that the analyst knows to be met.
    """

    id: str
    label: str
    names: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    action: str = ""
    agents: tuple[str, ...] = ()
    theme: str = ""
    place: str = ""
    met: tuple[str, ...] = ()
    consent: Rule


class Dossier(DossierPart, frozen=True, kw_only=True):
    """A watch on one dispute. Days are ISO, "" where the watch is open to that side."""

    title: str
    from_: str = field(name="from", default="")
    to: str = ""
    parties: tuple[DossierParty, ...] = ()
    proposals: tuple[DossierProposal, ...] = ()
