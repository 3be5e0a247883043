"""Write the record's JSON Schema from its types.

`python -m placet.publish.schema` writes `schema/record.schema.json`; with `--check` it only says whether that file is the one
that the types give. Nothing is written into the schema by hand, so it can't promise what the coder doesn't keep.
"""

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from placet.model.record import SCHEMA, Record

FILE = Path("schema/record.schema.json")


def record_schema() -> dict[str, Any]:
    """Describe a record as JSON Schema, draft 2020-12: one definition a type, with its docstring."""
    (reference,), definitions = msgspec.json.schema_components([Record], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        **reference,
        "$defs": dict(sorted(definitions.items())),
    }


def rendered() -> str:
    """Give the schema as the text of its file, the same bytes every time."""
    return json.dumps(record_schema(), indent=2, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    """Write the schema's file, or with `--check` compare it; the status is 1 where it is stale."""
    wanted = rendered()
    if "--check" in arguments:
        if not FILE.is_file() or FILE.read_text(encoding="utf-8") != wanted:
            sys.stderr.write(f"{FILE}: not what the types in placet.model give; run `make generate`\n")
            return 1
        return 0
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
