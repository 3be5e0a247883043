from types import SimpleNamespace

import pytest

from goldsets import GoldSet
from reliability import Judged, binned, calibration_error, judged


def test_tenths_take_their_lower_edge_and_one_goes_with_the_last():
    bins = binned([Judged(0.7, True), Judged(0.79, False), Judged(0.8, True), Judged(1.0, True)])
    assert [(b.low, b.n, b.right) for b in bins] == [(0.7, 2, 0.5), (0.8, 1, 1.0), (0.9, 1, 1.0)]


def test_calibrated_items_have_no_error_and_boasting_ones_do():
    honest = [Judged(0.8, True)] * 4 + [Judged(0.8, False)]
    boasting = [Judged(0.9, False)] * 5
    assert calibration_error(binned(honest)) == pytest.approx(0)
    assert calibration_error(binned(honest + boasting)) == pytest.approx(0.45)
    assert calibration_error([]) == 0


def test_each_item_is_judged_alone():
    def accuracy(documents, records):
        (event,) = records[documents[0]["id"]]["events"]
        return {"type accuracy": 100.0 if event["type"] == documents[0]["type"] else 0.0}

    gold = GoldSet(name="plv", kind="plv", gold=[{"id": "1", "type": "AID"}, {"id": "2", "type": "AID"}], inputs=[])
    asked = {"type": "AID", "dyad": True, "confidence": 0.9}
    records = {"1": {"events": [asked, {**asked, "type": "AGREE", "confidence": 0.4}, {**asked, "dyad": False}]}}
    found = list(judged(gold, "events", records, SimpleNamespace(SCORERS={"plv": accuracy})))
    assert found == [(0.9, True), (0.4, False)]
