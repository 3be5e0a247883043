from collections.abc import Callable

import msgspec
import pytest

from placet.errors import LedgerError
from placet.ledger.versions import version_from, version_of
from placet.model.record import Record

Make = Callable[..., Record]


def test_a_version_reads_back_as_it_was(make_record: Make) -> None:
    version = version_of(make_record())
    assert version_from(version.content, "here") == version
    assert [proposal.cluster for proposal in version.record.proposals] == [None]


def test_text_and_coder_make_the_key_and_nothing_else(make_record: Make) -> None:
    key = version_of(make_record()).key
    assert version_of(make_record(published="2031-05-08")).key == key
    assert version_of(make_record(text=make_record().document.text + " ")).key.text_hash != key.text_hash
    assert version_of(make_record(version="0.2.0")).key.coder != key.coder
    assert version_of(make_record("d2")).key._replace(document="d1") == key


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"schema": "placet.record/1"}', '{"schema": "placet.record/1", "document": {"id": 1}}']
)
def test_what_is_no_record_is_told(content: str) -> None:
    with pytest.raises(LedgerError, match=r"^here can't be read \(.*\): add the document again") as error:
        version_from(content, "here")
    assert "\n" not in str(error.value)


def test_a_nul_stays_in_the_json_only(make_record: Make) -> None:
    record = make_record()
    odd = msgspec.structs.replace(record, document=msgspec.structs.replace(record.document, title="A\0B"))
    version = version_of(odd)
    assert version.record.document.title == "A\ufffdB"
    assert msgspec.json.decode(version.content)["document"]["title"] == "A\0B"
