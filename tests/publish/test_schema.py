import json

import msgspec

from placet.model.document import Region, Span
from placet.model.record import CodedBy, Quotation, Record, Source, When
from placet.publish import schema


def test_the_file_is_the_one_that_the_types_give(root):
    assert (root / schema.FILE).read_text(encoding="utf-8") == schema.rendered()


def test_a_record_has_just_the_fields_that_the_schema_names():
    record = Record(
        document=Source(id="d", text="It will rain.", regions=(Region(kind="body", start=0, end=13),)),
        quotations=(Quotation(id="q1", content=(Span(start=0, end=12),), kind="indirect", rule="r", confidence=0.5),),
        coded_by=CodedBy(placet="0", pipeline="p", codebook="c"),
    )
    plain = json.loads(msgspec.json.encode(record))
    definitions = schema.record_schema()["$defs"]
    assert set(plain) == set(definitions["Record"]["properties"])
    assert set(plain["quotations"][0]) == set(definitions["Quotation"]["properties"])
    assert definitions["Record"]["required"] == ["document", "coded_by"]


def test_a_date_begins_with_from_not_from_underscore():
    assert set(json.loads(msgspec.json.encode(When(text="today")))) == set(schema.record_schema()["$defs"]["When"]["properties"])


def test_check_tells_a_stale_file(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert schema.main(["--check"]) == 1
    assert "make generate" in capsys.readouterr().err
    assert schema.main([]) == 0
    assert schema.main(["--check"]) == 0
