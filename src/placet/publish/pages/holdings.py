"""What a site shows, read when it is first asked for and kept until the ledger changes: records, accounts, dossiers."""

from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

import msgspec

from placet.accounts import Told, changes_in, check_dossier, consent_to, happened_in, kept, told_of
from placet.analyse import ProposalAccount, consent_table, reviewing
from placet.analyse.developments import Developments
from placet.analyse.dossier import proposals_told
from placet.analyse.dossier_account import DossierAccount
from placet.analyse.happenings import Happening
from placet.analyse.reviewing import Doubtful
from placet.codebook import load_codebook
from placet.ledger import Ledger
from placet.model.decided import Decided, ReviewedKind, reviewed
from placet.model.digest import digests_of
from placet.model.dossier import Dossier
from placet.model.record import Proposal, Record
from placet.publish.charts.kinds import ChartKind, Ground, drawn
from placet.publish.pages.once import Once
from placet.publish.pages.settings import Settings, dossier_files

Made = TypeVar("Made")


class Holdings:
    """A ledger and the dossiers beside it, for any number of visitors at once.

    What is made from all records is made once for each state of the ledger. A decision shows at once; documents that are added are
    worked in on the side.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.ledger = Ledger.open(settings.ledger, create=False)
        self.codebook = load_codebook(settings.actors)
        self._files = dossier_files(settings.dossiers)
        for name in self._files:
            self.dossier(name)  # a broken one is told of now, not to the first visitor
        # Reviewing needs only what was coded, which decisions don't change, and doesn't wait for what takes all documents together.
        self._once = Once(self.ledger.state, shows_at_once=lambda state: (state.decided, state.decisions))
        self._once_coded = Once(lambda: self.ledger.state()[:2])
        self._once_decided = Once(self.ledger.state)

    @property
    def dossier_names(self) -> list[str]:
        """The dossiers' names in addresses."""
        return list(self._files)

    def dossier(self, name: str) -> Dossier:
        """Read a dossier as its file is now; KeyError where there is none of this name."""
        return check_dossier(self._files[name], actors=self.settings.actors).dossier

    def records(self) -> list[Record]:
        """All records as people decided them, linked."""
        return self._once("records", lambda: kept(self.settings.ledger))

    def record(self, document: str) -> Record | None:
        """The record of a document, by its id."""
        return self._once("records by id", lambda: {record.document.id: record for record in self.records()}).get(document)

    def coded(self, document: str) -> Record | None:
        """The record of a document as it was coded, with the positions that people added to it, whatever they decided on others since."""
        record = self._coded().get(document)
        return self.decided().completed(record) if record else None

    def as_decided(self, document: str) -> Record | None:
        """The record of a document as people decided it, not linked to others: it is there without looking at all of them."""
        record = self.coded(document)
        return reviewed(record, self.decided()) if record else None

    def decided(self) -> Decided:
        """What people decided on single items."""
        return self._once_decided("decided", lambda: Decided(self.ledger.decisions()))

    def doubtful(self, kind: ReviewedKind, *, below: float, by: str, second: bool, dossier: str) -> list[Doubtful]:
        """What a person is to be asked about, as `placet review` asks; KeyError where there is no such dossier ("": none is asked for)."""
        watched = self.dossier(dossier) if dossier else None

        def ask() -> list[Doubtful]:
            told = proposals_told(watched, told_of(watched, self.settings.ledger).digests) if watched else None
            given = self._coded().values()
            return reviewing.doubtful(given, self.decided(), kind=kind, below=below, by=by, second=second, proposals=told)

        once = self._once if watched else self._once_decided
        return once(("doubtful", kind, below, by if second else "", second, msgspec.json.encode(watched)), ask)

    def proposals_by_cluster(self) -> dict[str, list[tuple[Record, Proposal]]]:
        """Where documents name each proposal, by its cluster."""
        return self._once("proposals by cluster", self._clusters)

    def told(self, name: str) -> Told:
        """What the ledger holds on a dossier; KeyError where there is no such dossier."""
        return self._of_dossier("told", name, "", lambda dossier: told_of(dossier, self.settings.ledger))

    def account(self, name: str, on: str = "") -> DossierAccount:
        """Whether there is consent to a dossier's proposals; KeyError where there is no such dossier."""
        return self._of_dossier(
            "account", name, on,
            lambda dossier: consent_to(dossier, self.told(name), on=on, actors=self.settings.actors),
        )  # fmt: skip

    def changes(self, name: str, on: str = "") -> Developments:
        """What changed in the week up to the day of a dossier's account; KeyError where there is no such dossier."""
        return self._of_dossier(
            "changes", name, on,
            lambda dossier: changes_in(dossier, self.told(name), self.account(name, on), actors=self.settings.actors),
        )  # fmt: skip

    def happened(self, name: str, on: str = "") -> list[Happening]:
        """What a dossier's parties did and had done to them; KeyError where there is no such dossier."""
        return self._of_dossier(
            "happened", name, on,
            lambda dossier: happened_in(
                dossier, self.told(name), self.account(name, on), self.settings.ledger, actors=self.settings.actors
            ),
        )  # fmt: skip

    def charts(self, name: str, on: str = "") -> list[ChartKind]:
        """The charts of a dossier for which there is anything to draw; KeyError where there is no such dossier."""
        return self._of_dossier("charts", name, on, lambda dossier: drawn(Ground(self.account(name, on), self.happened(name, on))))

    def proposals(self) -> list[ProposalAccount]:
        """Who stands where on every proposal that anyone takes a position on, without a dossier."""
        return self._once("proposals", lambda: consent_table(digests_of(self.records()), names=self.codebook.party_names))

    def _coded(self) -> dict[str, Record]:
        return self._once_coded("coded", lambda: {record.document.id: record for record in self.ledger.records()})

    def _clusters(self) -> dict[str, list[tuple[Record, Proposal]]]:
        found: dict[str, list[tuple[Record, Proposal]]] = defaultdict(list)
        for record in self.records():
            for proposal in record.proposals:
                found[proposal.cluster or ""].append((record, proposal))
        return dict(found)

    def _of_dossier(self, what: str, name: str, on: str, make: Callable[[Dossier], Made]) -> Made:
        """What is made of a dossier as its file is now, for a day."""
        dossier = self.dossier(name)
        return self._once((what, name, on, msgspec.json.encode(dossier)), lambda: make(dossier))
