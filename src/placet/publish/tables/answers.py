"""Rows that answer a question -> a file or standard output: to read, as CSV, JSON lines or Parquet."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import structs

from placet.errors import PlacetError
from placet.ledger.answers import AnswerRow
from placet.publish.tables.parquet import parquet_writer
from placet.publish.tables.writers import Write, csv_writer, jsonl_writer, record_writer, screen_writer
from placet.publish.terminal.asked import entry


@contextmanager
def answer_writer(kind: type[AnswerRow], format: str, output: Path | None) -> Iterator[Write]:
    """Give the function that writes rows of a kind in a format ("table", "csv", "jsonl", "parquet"), each as it comes.

    As with records a file gets its name only when all is written. Raises `PlacetError` where nothing can be written, or Parquet, which
    is no text, would go to standard output.
    """
    if format == "parquet":
        if output is None:
            raise PlacetError("--format parquet: goes to a file only; name it with -o FILE")
        with parquet_writer(kind, output) as write:
            yield write
        return
    columns = [field.name for field in structs.fields(kind)]
    writers = {
        "table": screen_writer(entry),
        "jsonl": jsonl_writer(lambda row: [row]),
        "csv": csv_writer(columns, lambda row: [structs.astuple(row)]),
    }
    with record_writer(writers, format, output) as write:
        yield write
