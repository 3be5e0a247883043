"""Accounts of the invented dispute of the strait, and what its parties did; Norway stands in for Norland, so that the map has somebody."""

import msgspec

from placet.analyse.blocs import Blocs
from placet.analyse.dossier import dossier_consent, keys_of
from placet.analyse.happenings import happenings
from placet.codebook import load_codebook
from placet.model.digest import digests_of
from placet.model.dossier import AllParties, Dossier, DossierParty, DossierProposal
from placet.publish.charts.kinds import Ground
from tests.publish.conftest import RECORD
from tests.publish.pages.conftest import HOSTILE, SCRIPT

NAMES = {"NOR": "Norland", "WST": "Westmark", "SDR": "Sudrey"}
BLOCS = Blocs(members=lambda bloc, day: (), council=lambda day: (), permanent=())
DOSSIER = Dossier(
    title=f"The strait {SCRIPT}",
    parties=tuple(DossierParty(code=code, name=name) for code, name in NAMES.items()),
    proposals=(
        DossierProposal(id="patrols", label=f"patrols {SCRIPT}", names=("patrols",), consent=AllParties()),
        DossierProposal(id="census", label="a census of boats", consent=AllParties()),
    ),
)


def strait() -> Ground:
    """Two documents, one of them hostile."""
    actors = tuple(msgspec.structs.replace(each, code="NOR") if each.code == "NRL" else each for each in RECORD.actors)
    records = [msgspec.structs.replace(RECORD, actors=actors), HOSTILE]
    quads = {name: kind.quad for name, kind in load_codebook().plover.types.items()}
    account = dossier_consent(DOSSIER, digests_of(records), blocs=BLOCS, names=NAMES)
    return Ground(account, happenings(records, set(NAMES), quads=quads, party_of=keys_of(DOSSIER)))


def nothing() -> Ground:
    """A dossier of which nobody speaks."""
    return Ground(dossier_consent(DOSSIER, digests_of([]), blocs=BLOCS, names=NAMES), [])
