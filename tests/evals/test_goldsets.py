from pathlib import Path

import pytest

from goldsets import EVERY, GoldSet, gold_folder, gold_set, scored, scorer


def made(kind, n):
    documents = [{"id": f"d{number:03}", "text": "Rain."} for number in range(n)]
    return GoldSet(name=kind, kind=kind, gold=documents[::-1], inputs=documents)


def test_a_long_set_is_thinned_by_id_and_its_input_with_it():
    sample = made("polnear", 10).sampled()
    assert sample.name == "polnear sample"
    assert [document["id"] for document in sample.inputs] == [f"d{number:03}" for number in range(0, 10, EVERY["polnear"])]
    assert {document["id"] for document in sample.gold} == {document["id"] for document in sample.inputs}


def test_a_short_set_is_its_own_sample():
    whole = made("dispute", 3)
    assert whole.sampled() is whole


def test_the_gold_can_be_elsewhere(monkeypatch):
    monkeypatch.delenv("PLACET_GOLD", raising=False)
    assert gold_folder(Path("/a/checkout")) == Path("/a/shared/gold")
    monkeypatch.setenv("PLACET_GOLD", "/elsewhere")
    assert gold_folder(Path("/a/checkout")) == Path("/elsewhere")


@pytest.mark.gold
def test_a_document_without_a_record_counts_as_missing(gold):
    score = scorer(gold)
    actors = gold_set("actors", gold, score)
    assert [document["id"] for document in actors.gold] == [document["id"] for document in actors.inputs]
    assert scored(actors, {}, score)["without a record"] == len(actors.gold)
