import glob
import sys

import pytest

from placet.errors import PlacetError
from placet.ledger import PositionRow
from placet.publish.tables.parquet import parquet_writer
from tests.publish.tables.test_answers import ROW


def test_rows_come_back_with_their_types(tmp_path):
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed (placet[parquet])")
    folder = tmp_path / "[a] b?"
    folder.mkdir()
    file = folder / "o'clock *.parquet"
    with parquet_writer(PositionRow, file) as write:
        write(ROW)
    read = duckdb.read_parquet(glob.escape(str(file)))
    assert read.columns == list(PositionRow.__struct_fields__)
    (row,) = read.fetchall()
    assert row == tuple(getattr(ROW, name) for name in PositionRow.__struct_fields__)
    assert list(folder.iterdir()) == [file]


def test_no_rows_are_a_table_all_the_same(tmp_path):
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed (placet[parquet])")
    with parquet_writer(PositionRow, tmp_path / "none.parquet"):
        pass
    read = duckdb.read_parquet(str(tmp_path / "none.parquet"))
    assert dict(zip(read.columns, map(str, read.types), strict=True))["start"] == "BIGINT"
    assert read.fetchall() == []


def test_what_breaks_off_leaves_the_file_as_it_was(tmp_path):
    pytest.importorskip("duckdb", reason="DuckDB is not installed (placet[parquet])")
    (tmp_path / "rows.parquet").write_text("before")
    with pytest.raises(ValueError, match="broken off"), parquet_writer(PositionRow, tmp_path / "rows.parquet"):
        raise ValueError("broken off")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("rows.parquet", "before")]


def test_what_cannot_be_written_is_told(tmp_path):
    pytest.importorskip("duckdb", reason="DuckDB is not installed (placet[parquet])")
    with pytest.raises(PlacetError, match="can't be written"), parquet_writer(PositionRow, tmp_path / "nowhere" / "rows.parquet"):
        pass
    with pytest.raises(PlacetError, match="is a folder"), parquet_writer(PositionRow, tmp_path):
        pass


def test_what_to_install_is_told(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    told = r"needs DuckDB: install it with `pip install 'placet\[parquet\]'`"
    with pytest.raises(PlacetError, match=told), parquet_writer(PositionRow, tmp_path / "rows.parquet"):
        pass
