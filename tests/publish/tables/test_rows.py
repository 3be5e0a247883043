from placet.publish.tables.rows import rows
from tests.publish.conftest import BOATS, TEXT


def test_every_part_of_a_record_has_its_rows(record):
    found = list(rows(record))
    assert [row.kind for row in found] == ["position"] * 2 + ["event"] * 3 + ["quotation"] * 5 + ["claim"]


def test_each_row_has_the_documents_own_words(record):
    for row in rows(record):
        assert row.words == TEXT[row.start : row.end]
        assert (row.document, row.published, row.outlet) == ("strait-1", "2031-03-06", "Sudrey Post")


def test_a_position_has_its_condition_and_source(record):
    refusal, offer = list(rows(record))[:2]
    assert (refusal.actor, refusal.actor_code, refusal.what, refusal.via) == ("Ada Holm", "NRL", "oppose", "The Courier")
    assert refusal.proposal == offer.proposal == "foreign patrols in the Aldan Strait"
    assert offer.condition == "a ceasefire is signed; the Security Council has given the patrols a mandate"


def test_an_event_names_all_parties_and_who_says_so(record):
    rejection, aid, meeting = list(rows(record))[2:5]
    assert (rejection.what, rejection.recipient, rejection.recipient_code, rejection.via) == ("REJECT", "Westmark", "WST", "Ada Holm")
    assert (aid.mode, aid.cameo, aid.status, aid.date) == ("military", "074", "planned", "")
    assert (meeting.actor, meeting.actor_code, meeting.date) == ("Westmark; Ada Holm", "WST; NRL", "2031-03-03")


def test_a_claim_has_its_number_and_its_chain(record):
    claim = list(rows(record))[-1]
    assert (claim.quantity, claim.words, claim.via) == ("about 1,200 boats", BOATS, "The Courier; Norland's navy")
