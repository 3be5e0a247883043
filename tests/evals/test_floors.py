from floors import breaches, floored, raised, read_floors, write_floors


def test_f1s_and_percentages_have_floors_and_counts_have_none():
    sheet = {
        "documents": 8,
        "content": {"P": 50.0, "R": 100.0, "F1": 66.7, "gold": 3},
        "depth 2": {"gold": 9, "cue found %": 40.0},
        "accuracy": 71.5,
        "F1 by type": {"AID": 20.0},
    }
    assert floored(sheet) == {"content": 66.7, "depth 2: cue found %": 40.0, "accuracy": 71.5}


def test_a_figure_at_its_floor_holds():
    assert breaches({"plv": {"accuracy": 70.0}}, {"plv": {"accuracy": 70.0}, "mpqa": {"cues": 30.0}}) == []


def test_a_figure_below_its_floor_or_without_one_is_a_breach():
    told = breaches({"plv": {"accuracy": 69.9, "new": 1.0}}, {"plv": {"accuracy": 70.0, "gone": 2.0}})
    assert [line.split(":")[0] for line in told] == ["plv, accuracy", "plv, new", "plv, gone"]
    assert "69.9 is below its floor 70.0" in told[0]


def test_floors_rise_and_never_fall():
    lifted = raised({"plv": {"accuracy": 72.0, "macro": 60.0}}, {"plv": {"accuracy": 70.0, "macro": 65.0}, "mpqa": {"cues": 30.0}})
    assert lifted == {"plv": {"accuracy": 71.5, "macro": 65.0}, "mpqa": {"cues": 30.0}}


def test_floors_are_read_as_they_were_written(tmp_path):
    file = tmp_path / "floors.toml"
    floors = {"polnear sample": {"content words": 70.1}, "dispute": {"quotations: content and speaker's code": 0.0, 'a "b" %': 3.0}}
    write_floors(file, floors)
    assert read_floors(file) == floors
    before = file.read_bytes()
    write_floors(file, read_floors(file))
    assert file.read_bytes() == before
