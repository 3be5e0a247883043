"""Rows -> a Parquet file, by way of JSON lines that DuckDB reads."""

import glob
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from placet.errors import PlacetError
from placet.publish.terminal.screen import writing

SQL_TYPES: dict[Any, str] = {int: "BIGINT", float: "DOUBLE"}  # all else is text
NO_NETWORK = "SET autoinstall_known_extensions = false; SET autoload_known_extensions = false"


@contextmanager
def parquet_writer(kind: type[Struct], output: Path) -> Iterator[Any]:
    """Give the function that writes rows of a kind; when all are written, the file is made, and only then gets its name.

    Raises `PlacetError` where DuckDB is not installed, or the file can't be written.
    """
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise PlacetError("--format parquet: needs DuckDB: install it with `pip install 'placet[parquet]'`") from error
    if output.is_dir():
        raise PlacetError(f"{output}: is a folder; give the name of a file with -o")
    target = Path(os.path.realpath(output))
    with writing(str(output)), tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as folder:
        lines, made = Path(folder) / "rows.jsonl", Path(folder) / "rows.parquet"
        with lines.open("wb") as file:
            yield lambda row: file.write(msgspec.json.encode(row) + b"\n")
        columns = {field.name: SQL_TYPES.get(field.type, "VARCHAR") for field in structs.fields(kind)}
        try:
            with duckdb.connect(":memory:") as database:
                database.execute(NO_NETWORK)
                rows = database.read_json(glob.escape(str(lines)), format="newline_delimited", columns=columns)
                rows.write_parquet(str(made))
        except duckdb.Error as error:
            raise PlacetError(f"{output}: can't be written: {' '.join(str(error).split())}") from error
        if target.exists():
            shutil.copymode(target, made)
        made.replace(target)
