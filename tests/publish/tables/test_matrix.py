from placet.accounts import check_dossier, consent_to, told_in
from placet.link import linked
from placet.publish.tables.matrix import FEW, matrix, shown_parties
from placet.publish.tables.stances_in_time import stances_in_time
from tests.publish.conftest import RECORD
from tests.publish.pages.conftest import HOSTILE


def account(tmp_path, parties: str = "{code: NRL, name: Norland}, {code: SDR, name: Sudria}"):
    file = tmp_path / "strait.yaml"
    file.write_text(
        f"title: The strait\nparties: [{parties}]\nproposals:\n"
        "  - {id: patrols, label: foreign patrols, names: [foreign patrols], consent: all parties}\n",
        encoding="utf-8",
    )
    return consent_to(check_dossier(file).dossier, told_in(linked([RECORD, HOSTILE])))


def test_who_is_asked_comes_first_and_who_has_no_code_is_counted(tmp_path) -> None:
    found = matrix(account(tmp_path))
    assert not found.turned
    assert [head.key for head in found.columns] == ["NRL", "WST"]
    assert [head.name for head in found.silent] == ["Sudria"]
    assert found.others == 1
    ((head, cells),) = found.rows
    assert (head.name, head.verdict) == ("foreign patrols", "withheld")
    assert [cell and cell.consent.party.answer for cell in cells] == ["withholds", "withholds"]


def test_many_parties_are_the_rows(tmp_path, monkeypatch) -> None:
    monkeypatch.setitem(matrix.__globals__, "FEW", 1)  # by the function: another test may have loaded the module anew
    found = matrix(account(tmp_path))
    assert FEW > 1
    assert found.turned
    assert [head.key for head, _ in found.rows] == ["NRL", "WST"]
    assert [head.key for head in found.columns] == ["patrols"]


def test_voices_that_nobody_asks_stand_apart(tmp_path) -> None:
    shown, others = shown_parties(account(tmp_path).proposals[0])
    assert [each.party.code for each in shown] == ["NRL", "WST"]
    assert [each.party.key.split(":")[0] for each in others] == ["OTHER"]


def test_stances_in_time_are_the_newest_first_with_what_they_took_back(tmp_path) -> None:
    times = stances_in_time(account(tmp_path))
    days = [each.since for each in times]
    assert days == sorted(days, reverse=True)
    westmark = [(each.since, each.stance, each.reversal) for each in times if each.party == "WST"]
    assert westmark == [("2031-03-08", "oppose", "conditions"), ("2031-03-06", "conditional", "")]
