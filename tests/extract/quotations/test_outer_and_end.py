"""Where a quotation's content ends: before the cue of the one that it stands in, before an "and", before the cue's next verb."""

import pytest

from placet import quotations

pytestmark = pytest.mark.model


def said(text: str, reader: str) -> list[tuple[str, ...]]:
    return [each.content for each in quotations(text, reader=reader)]


@pytest.mark.parametrize("reader", ["rules", "learned"])
@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Norway has rejected a Swedish plan to run a joint port together, Foreign Minister Ann Lee said on Tuesday, calling it unfair.",
            "Norway has rejected a Swedish plan to run a joint port together",
        ),
        ("Norway urged both sides to return to talks and offered to host them in Oslo.", "to return to talks"),
        ("Norway's ministry said the offer stood and accused Sweden of breaking a promise.", "the offer stood"),
    ],
)  # fmt: skip
def test_content_ends_where_the_writer_goes_on(text, content, reader):
    assert (content,) in said(text, reader)
