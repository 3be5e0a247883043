"""A brief -> a file, in the format that its name ends with."""

import os
from collections.abc import Callable
from pathlib import Path

from placet.errors import PlacetError
from placet.publish.briefs.document import Brief


def _as_html(brief: Brief) -> bytes:
    from placet.publish.briefs.html import html

    return html(brief).encode()


def _as_markdown(brief: Brief) -> bytes:
    from placet.publish.briefs.markdown import markdown

    return markdown(brief).encode()


def _as_pdf(brief: Brief) -> bytes:
    from placet.publish.briefs.pdf import pdf

    return pdf(brief)


def _as_docx(brief: Brief) -> bytes:
    from placet.publish.briefs.docx import word

    return word(brief)


# Each imports its library itself: who wants Markdown waits for none of the others.
FORMATS: dict[str, Callable[[Brief], bytes]] = {".html": _as_html, ".md": _as_markdown, ".pdf": _as_pdf, ".docx": _as_docx}


def format_of(output: Path) -> Callable[[Brief], bytes]:
    """The writer for a file's name; raises `PlacetError` where it ends with none of the formats."""
    try:
        return FORMATS[output.suffix.lower()]
    except KeyError:
        raise PlacetError(f"{output}: no format is known by this ending; end the name with {', '.join(FORMATS)}") from None


def write_brief(brief: Brief, output: Path) -> None:
    """Write a brief; the file gets its name only when all is written. Raises `PlacetError` where it can't be."""
    written = format_of(output)(brief)
    part = output.with_name(output.name + ".part")
    try:
        part.write_bytes(written)
        os.replace(part, output)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise PlacetError(f"{output}: can't be written: {error.strerror}; choose another file with -o") from error
