import msgspec
import pytest
from tests.publish.conftest import RECORD

from placet.model.anchors import anchor_of, anchors_of, called, spans_of
from placet.model.document import fingerprint
from placet.model.record import Proposal


@pytest.mark.parametrize(
    ("item", "kind", "content"),
    [
        (RECORD.positions[0], "position", "Ada Holm (NRL) | oppose | foreign patrols in the Aldan Strait | "),
        (
            RECORD.positions[1],
            "position",
            "Westmark (WST) | conditional | foreign patrols in the Aldan Strait | "
            "a ceasefire is signed; the Security Council has given the patrols a mandate",
        ),
        (RECORD.events[0], "event", "REJECT | Norland (NRL) | Westmark (WST) | actual"),
        (RECORD.quotations[3], "quotation", "Norland's navy (NRL) | puts the number of smugglers' boats at about 1,200"),
        (RECORD.proposals[0], "proposal", "foreign patrols in the Aldan Strait"),
        (RECORD.actors[3], "actor", "Westmark (WST)"),
        (RECORD.document, "document", ""),
    ],
)
def test_what_a_decision_hangs_on(item, kind, content):
    anchor = anchor_of(RECORD, item)
    assert (anchor.text, anchor.kind, anchor.content) == (fingerprint(RECORD.document.text), kind, content)
    assert (anchor.start, anchor.end) == (spans_of(item)[0].start, spans_of(item)[0].end)


def test_ids_rules_and_confidence_do_not_matter():
    """A later coder numbers everything anew, is surer, and finds more before it."""
    actors = tuple(msgspec.structs.replace(actor, id=f"x{actor.id}") for actor in reversed(RECORD.actors))
    proposals = tuple(msgspec.structs.replace(proposal, id=f"x{proposal.id}") for proposal in RECORD.proposals)
    positions = tuple(
        msgspec.structs.replace(
            each, id=f"x{each.id}", holder=f"x{each.holder}", proposal=f"x{each.proposal}", rule="other", confidence=0.1
        )
        for each in reversed(RECORD.positions)
    )
    again = msgspec.structs.replace(RECORD, actors=actors, proposals=proposals, positions=positions)
    assert anchors_of(again, positions) == anchors_of(RECORD, RECORD.positions)[::-1]


def test_what_has_no_words_stands_on_none():
    named = Proposal(id="p9", label="a | b\n c", action="", mentions=())
    anchor = anchor_of(RECORD, named)
    assert (anchor.start, anchor.end, anchor.content) == (0, 0, "a / b c")


def test_an_actor_without_a_code_is_called_by_name():
    assert called(msgspec.structs.replace(RECORD.actors[0], code="")) == "Ada Holm"
