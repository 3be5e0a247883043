from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placet.read.regions import headline, regions_of

BODY = "The two sides met in Nordhavn on Monday and agreed to open the harbour before winter."


def kinds(text: str, title: str = "") -> list[str]:
    """The kind of each line of a text of one-line paragraphs."""
    regions = regions_of(text, title)
    starts = [text.index(line) for line in text.split("\n") if line.strip()]
    return [next(region.kind for region in regions if region.start <= start < region.end) for start in starts]


def kind_of(line: str) -> str:
    """The kind of a line in the middle of a text."""
    return kinds(f"{BODY}\n{line}\nIt was the third meeting this year.\nMore are planned.")[1]


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (f"Harbour talks resume in Nordhavn\n{BODY}", "", "headline"),
        (f"Harbour talks resume in Nordhavn.\n{BODY}", "Harbour talks resume in Nordhavn", "headline"),
        (f"Harbour Talks Resume After Long Winter Break.\n{BODY}", "", "headline"),
        (f"Harbour talks resume in the north.\nNORDHAVN, Norland (NNA) — {BODY}", "", "headline"),
        (f"Will the harbour open?\n{BODY}", "", "headline"),
        (f"Minister calls plan \"reckless\"\n{BODY}", "", "headline"),
        (f"Harbour talks resume | Norland Post\n{BODY}", "Harbour talks resume", "headline"),
        (f"{BODY}\nIt was the third meeting.", "", "body"),
        (f"{BODY}\nIt was the third meeting.", "Ministers meet", "body"),
        (f"NORDHAVN (NNA) — The harbour talks have resumed\n{BODY}", "", "byline"),
        ("Norland\nSudland\nWestland", "", "body"),
        ("The harbour talks", "", "body"),
    ],
)  # fmt: skip
def test_headline(text: str, title: str, expected: str) -> None:
    assert kinds(text, title)[0] == expected


def test_a_headline_that_the_page_repeats_is_one_twice() -> None:
    regions = regions_of(f"Harbour talks resume\nBy Jane Doe\nHarbour talks resume\n{BODY}")
    assert [region.kind for region in regions] == ["headline", "byline", "headline", "body"]


def test_standfirst_and_subheadings_are_body() -> None:
    text = f"Harbour talks resume\nMinisters hope for a treaty by spring\n{BODY}\nWhat was said\nThe minister gave no details."
    assert kinds(text) == ["headline", "body", "body", "body", "body"]


def test_headline_is_the_first_one_with_its_white_space_folded() -> None:
    text = f"Harbour   talks resume\n{BODY}"
    assert headline(text, regions_of(text)) == "Harbour talks resume"
    assert headline(BODY, regions_of(BODY)) == ""


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe",
        "By Jane Doe and Ana de la Cruz in Nordhavn",
        "BY JANE DOE",
        "By Jane Doe, Norland News Agency",
        "Author: Jane Doe",
        "Written by Jane Doe",
        "(Reporting by Jane Doe in Nordhavn; Additional reporting by John Roe; Editing by Ann Poe)",
        "Jane Doe and John Roe contributed to this report.",
        "Jane Doe contributed reporting from Nordhavn.",
        "2 hours ago",
        "Published 6 March 2025",
        "Updated: Thursday, March 6, 2025 10:15 GMT",
        "5 min read",
    ],
)
def test_byline(line: str) -> None:
    assert kind_of(line) == "byline"


@pytest.mark.parametrize("line", ["6 March 2025", "Thursday, March 6, 2025", "10:15 GMT", "Jane Doe, Europe correspondent"])
def test_byline_at_the_top_only(line: str) -> None:
    text = f"{line}\n" + "\n".join(f"{BODY} Round {n}." for n in range(9)) + "\nIt ended late."
    assert kinds(text)[0] == "byline"
    lines = [f"{BODY} Round {n}." for n in range(20)]
    lines[10] = line
    assert kinds("\n".join(lines))[10] == "body"


def test_a_name_in_a_place_is_a_byline_only_beside_another() -> None:
    assert kinds(f"Harbour talks resume\n2 hours ago\nJane Doe in Nordhavn\n{BODY}")[2] == "byline"
    assert kinds(f"Harbour talks resume\nJane Doe in Nordhavn\n{BODY}\nIt ended late.")[1] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "The minister of Norland speaks during a visit to the harbour in Nordhavn, Thursday, March 6, 2025. (AP Photo/Jane Doe, Pool)",
        "Ships wait off the harbour of Nordhavn [Jane Doe/Reuters]",
        "Ships wait off the harbour of Nordhavn. REUTERS/Jane Doe/File Photo",
        "Ministers arrive for talks in the harbour town, Thursday, March 6, 2025.",
        "FILE - The minister of Norland waves to ships.",
        "File photo: the harbour of Nordhavn at dawn",
        "Image source, Getty Images",
        "Image caption, The harbour at dawn",
        "Image copyright AFP Image caption The minister (R) inspecting the harbour",
        "Photo: Jane Doe",
        "Photograph by Jane Doe/AFP",
        "Jane Doe/AFP via Getty Images",
        "Getty Images",
        "Media playback is unsupported on your device",
    ],
)
def test_caption(line: str) -> None:
    assert kind_of(line) == "caption"


def test_a_description_over_a_credit_is_a_caption() -> None:
    text = f"{BODY}\nThe minister of Norland speaks to sailors during a visit to the harbour\nJane Doe/Reuters\nThe talks go on."
    assert kinds(text) == ["body", "caption", "caption", "body"]


def test_a_sentence_over_a_credit_stays_body() -> None:
    text = f"{BODY}\nThe minister rejected the plan, which would have closed the harbour.\nJane Doe/Reuters\nThe talks go on."
    assert kinds(text) == ["body", "body", "caption", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "-",
        "* * *",
        "___",
        "Read more: Island council votes on budget",
        "READ ALSO: Island council votes on budget",
        "Read more about the island's harbour",
        "Watch: the minister's speech in full",
        "Share this article",
        "Share",
        "WhatsApp",
        "Sign up for our weekly newsletter",
        "For more, sign up for the harbour newsletter.",
        "Follow us on Facebook",
        "Follow Jane Doe on X @janedoe",
        "Advertisement",
        "Story continues below advertisement",
        "Related",
        "© 2025 Norland Post",
        "Copyright 2025 Norland Post. All rights reserved.",
        "Click here to see the map",
        "We use cookies to improve your visit.",
        "This article was first published by the Norland Post.",
        "This story has been updated.",
        "Editor's note: the first version gave a wrong date.",
        "The views expressed here are the author's own.",
        "Your browser does not support this video.",
        "margin-left: 10px;",
        "<br/>",
        "LENGTH: 512 words",
    ],
)
def test_boilerplate(line: str) -> None:
    assert kind_of(line) == "boilerplate"


def test_links_under_a_heading_for_them_are_boilerplate() -> None:
    text = (
        f"{BODY}\nRelated stories\nIsland council votes on budget\nWinter storm closes port\nThe talks go on next week.\nNo date was set."
    )
    assert kinds(text) == ["body", "boilerplate", "boilerplate", "boilerplate", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "By Wednesday the talks had stalled again.",
        "By Monday Norland had signed.",
        "For more than a decade Norland has refused to sign up to the treaty.",
        "Contact between the two navies was restored at 9 a.m.",
        "Copyright law was the hardest chapter of the 2019 talks.",
        "Published on Monday, the report accuses both sides of delay.",
        "This report was published by the harbour office and accuses both navies.",
        "By signing up to the accord, Norland would accept the terms of the harbour office.",
        "First published in 2019, the map shows the whole strait as Norland's.",
        "Norland has contributed research vessels to the mission.",
        "Also on Thursday - hours after the vote - the minister resigned.",
        "The views expressed in the letter were rejected by the council.",
        "The minister of Norland meets his counterpart on Thursday, March 6, 2025.",
        "The photo shows a ship off Nordhavn, the navy told the Associated Press (AP).",
        "Read out in parliament, the letter drew protests.",
        "Norland: in favour of the plan;",
        "Sudland shares this view.",
        "Related talks on fishing will follow in May.",
        "Follow-up talks were agreed on Monday.",
        "\"Sign up for peace,\" the minister said.",
        "Reuters reported that the harbour would stay closed.",
        "What was said?",
        "- Norland would open the harbour first",
    ],
)  # fmt: skip
def test_body_that_looks_like_something_else(line: str) -> None:
    assert kind_of(line) == "body"


def test_wrapped_paragraphs_are_judged_whole() -> None:
    text = (
        "The two governments of the island said on Monday that they would\n"
        "open the harbour to ships of all flags before the end of the year,\n"
        "and that a joint office would watch over the customs there. Talks\n"
        "on fishing go on.\n\n"
        "Copyright 2025 Norland Post and its partners on the island. All\n"
        "rights reserved.\n"
    )
    assert [region.kind for region in regions_of(text)] == ["body", "boilerplate"]


PIECES = ["Read more: x", "By Jane Doe", "Getty Images", BODY, "Related", "A b C", "-", "(AP Photo/J)", "", " ", "\t", "é", "©"]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=30), max_size=12).map("\n".join), st.sampled_from(["", "A b C", BODY]))
def test_regions_are_ordered_apart_and_cover_every_visible_character(text: str, title: str) -> None:
    regions = regions_of(text, title)
    assert all(one.end <= two.start for one, two in pairwise(regions))
    covered = {at for region in regions for at in range(region.start, region.end)}
    assert all(at in covered for at, char in enumerate(text) if not char.isspace())


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("NORDHAVN -", "Norland's parliament voted against the plan."),
        ("NORDHAVN/SUDBURG -", "Officials met on Monday."),
        ("NORDHAVN (NNA) —", '"We will stay," the minister said.'),
        ("NORDHAVN, March 3 —", "Sudland refused."),
        ("NORDHAVN, March 3 (NNA) -", "Sudland refused."),
        ("Nordhavn, 3 March (NNA) -", "Sudland refused."),
        ("NORDHAVN, March 3. /NNA/.", "Sudland refused."),
        ("Nordhavn, Norland –", "The two sides met."),
        ("OLD PORT, N.L. --", "Twelve ships left."),
        ("PORT-SAINT-JEAN, Norland (NNA) —", "The ships left."),
        ("(NNA) -", "The ships left."),
        ("NORDHAVN:", "The ships left."),
        ("NORDHAVN—", "The ships left."),
    ],
)  # fmt: skip
def test_a_dateline_is_no_body(dateline: str, rest: str) -> None:
    joint = "" if dateline.endswith("—") and " " not in dateline else " "
    text = dateline + joint + rest
    assert [(region.kind, text[region.start : region.end]) for region in regions_of(text)] == [("byline", dateline), ("body", rest)]


def test_a_dateline_stands_below_a_headline_and_before_later_reports() -> None:
    text = f"Harbour talks resume\nNORDHAVN (NNA) — The talks go on.\n{BODY}\nSUDBURG - Ships left the harbour."
    assert kinds(text) == ["headline", "byline", "body", "byline"]


@pytest.mark.parametrize(
    "line",
    [
        "NNTO - the alliance - rejected it.",
        "Norland - Sudland's neighbour - rejected it.",
        "Norland — Sudland's neighbour — rejected it.",
        "Minister Doe — Norland's first — resigned.",
        "Jane Doe (Labour) - the first woman in office - resigned.",
        "Norland, Sudland and Westland - all of them members - met.",
        "Norland-Sudland talks resumed.",
        "The ships left. Norland — Sudland's neighbour — rejected it.",
    ],
)
def test_what_only_looks_like_a_dateline(line: str) -> None:
    assert {region.kind for region in regions_of(line)} == {"body"}
